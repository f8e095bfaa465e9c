package relate

import (
	"fmt"
	"strings"
	"testing"

	"newsgraph/extract/text"
	"newsgraph/extract/text/texttest"
	"newsgraph/schema"
)

// given builds a document from the notation of texttest and makes a chain of
// each group, and of each mention outside the groups.
func given(t testing.TB, s string) *text.Doc {
	t.Helper()
	doc := texttest.Doc(t, s)
	group := map[int32]int32{}
	for i := range doc.Mentions {
		m := &doc.Mentions[i]
		words := doc.Words(m.First, m.End)
		old := m.Chain
		ch, ok := group[old]
		if old < 0 || !ok {
			ch = int32(len(doc.Chains))
			doc.Chains = append(doc.Chains, text.Chain{Type: m.Type, Name: words, Named: m.Form == schema.Name})
			if old >= 0 {
				group[old] = ch
			}
		}
		c := &doc.Chains[ch]
		if m.Form == schema.Name && (!c.Named || len(words) > len(c.Name)) {
			c.Name, c.Named = words, true
		}
		if c.Type == "" {
			c.Type = m.Type
		}
		c.Mentions = append(c.Mentions, int32(i))
		m.Chain = ch
	}
	return doc
}

// show prints claims as a person writes them, one a line: "sold(Renn, the
// ship) alleged by Tarn @ Tuesday". Text objects stand in quotation marks.
func show(doc *text.Doc) string {
	var out []string
	for _, c := range doc.Claims {
		obj := fmt.Sprintf("%q", doc.Of(c.ObjText))
		if c.Object >= 0 {
			obj = doc.Chains[c.Object].Name
		}
		s := fmt.Sprintf("%s(%s, %s)", c.Relation, doc.Chains[c.Subject].Name, obj)
		if c.Modality != schema.Asserted {
			s += " " + string(c.Modality)
		}
		if c.Source >= 0 {
			s += " by " + doc.Chains[c.Source].Name
		}
		if c.When.Text != "" {
			s += " @ " + c.When.Text
		}
		out = append(out, s)
	}
	return strings.Join(out, "\n")
}

var givenTests = []struct{ in, want string }{
	{`[Oskar Renn]Person criticized=criticize [Ana Ruiz]Person .`, `criticized(Oskar Renn, Ana Ruiz)`},
	{`[Ana Ruiz]Person was criticized=criticize by [Oskar Renn]Person .`, `criticized(Oskar Renn, Ana Ruiz)`},
	{`[Oskar Renn]Person did not criticize/VB [Ana Ruiz]Person .`, `criticized(Oskar Renn, Ana Ruiz) negated`},
	{`[Oskar Renn]Person will criticize/VB [Ana Ruiz]Person .`, `criticized(Oskar Renn, Ana Ruiz) hypothetical`},
	{`[Oskar Renn]Person allegedly criticized=criticize [Ana Ruiz]Person .`, `criticized(Oskar Renn, Ana Ruiz) alleged`},
	{`[Kestrel]Organization issued=issue a sharp response to/case>bank [the bank]Organization:name .`, `responded_to(Kestrel, the bank)`},
	{`[Tarn]GPE deported [the sailors]Group to [Ruhl]GPE .`, "deported(Tarn, the sailors)\ndeported_to(Tarn, Ruhl)\ndeported_to(the sailors, Ruhl)"},
	{`[The sailors]Group were deported to [Ruhl]GPE .`, `deported_to(The sailors, Ruhl)`},
}

func TestGiven(t *testing.T) {
	r := New(nil)
	for _, tt := range givenTests {
		doc := given(t, tt.in)
		r.Read(doc)
		if got := show(doc); got != tt.want {
			t.Errorf("%s\n got %s\nwant %s\n%s", tt.in, got, tt.want, texttest.Table(doc))
		}
	}
}
