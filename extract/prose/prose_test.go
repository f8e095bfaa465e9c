package prose

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	library "github.com/jdkato/prose/v2"

	"newsgraph/extract/text"
)

// document makes a document of one sentence a line. Words are split at spaces,
// glued with "~" before a word.
func document(lines string) *text.Doc {
	doc := &text.Doc{}
	for line := range strings.SplitSeq(lines, "\n") {
		first := int32(len(doc.Tokens))
		for i, w := range strings.Fields(line) {
			w, glued := strings.CutPrefix(w, "~")
			if i > 0 && !glued {
				doc.Text += " "
			}
			start := int32(len(doc.Text))
			doc.Text += w
			doc.Tokens = append(doc.Tokens, text.Token{Span: text.Span{Start: start, End: int32(len(doc.Text))}})
		}
		doc.Text += "\n"
		if end := int32(len(doc.Tokens)); end > first {
			doc.Sentences = append(doc.Sentences, text.Sentence{First: first, End: end})
		}
	}
	return doc
}

// TestLibrary holds our scoring against the library's own: where it makes the
// same tokens, tags and names must be the same, but for ties.
// No word may come twice: the library gives both the tag of the later one.
func TestLibrary(t *testing.T) {
	seed, err := library.NewDocument("x.", library.WithSegmentation(false))
	if err != nil {
		t.Fatal(err)
	}
	m := english()
	scores := make([]float64, len(m.classes))
	for _, in := range []string{
		"Maria Silva , the mayor of Nairobi , met officials of the World Bank in Kenya on Tuesday .",
		"The old prison in 1998 held 1,200 men , said Kofi Mensah of the Red Cross .",
		"He did n't say why the well-known singer left Acme Corp. last week .",
		"Prices rose 15 % in Ghana and $ 3 million was lost by Obi 's bank .",
		"\" We won , Chris O'Hara told the BBC @ noon ; nobody clapped !",
	} {
		doc, err := library.NewDocument(in, library.UsingModel(seed.Model), library.WithSegmentation(false))
		if err != nil {
			t.Fatal(err)
		}
		var words, want []string
		for _, tok := range doc.Tokens() {
			words, want = append(words, tok.Text), append(want, tok.Tag)
		}
		if got := m.tag(words, scores); !slices.Equal(got, want) {
			t.Errorf("tags of %q\n got %s\nwant %s", in, got, want)
		}
		var names, wantNames []string
		for _, e := range m.names(words, scores) {
			names = append(names, e.label+" "+strings.Join(words[e.first:e.end], " "))
		}
		for _, e := range doc.Entities() {
			wantNames = append(wantNames, e.Label+" "+e.Text)
		}
		if !slices.Equal(names, wantNames) {
			t.Errorf("names of %q\n got %q\nwant %q", in, names, wantNames)
		}
	}
}

func TestTag(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"Maria Silva did ~n't go .", "NNP NNP VBD RB VB ."},
		{"“ We ~’ve won ! ” said Kofi ~’s aunt", "`` PRP VBP VBN . '' VBD NNP POS NN"},
		{"Prices ( in Kenya ) rose 15 ~% — twice", "NNS -LRB- IN NNP -RRB- VBD CD NN : RB"},
	} {
		doc := document(tt.in)
		Tag(doc)
		var got []string
		for _, tok := range doc.Tokens {
			got = append(got, tok.XPOS)
		}
		if g := strings.Join(got, " "); g != tt.want {
			t.Errorf("Tag(%q)\n got %s\nwant %s", tt.in, g, tt.want)
		}
	}
}

func show(doc *text.Doc) string {
	var out []string
	for _, m := range doc.Mentions {
		out = append(out, fmt.Sprintf("%s %s[%s]", m.Form, m.Type, doc.Words(m.First, m.End)))
	}
	return strings.Join(out, " ")
}

func TestFind(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"Maria Silva lives in Kenya .", "name Person[Maria Silva] name GPE[Kenya]"},
		{"She saw three young miners near the old prison .", "pronoun Person[She] nominal Group[three young miners] nominal Facility[the old prison]"},
		{"", ""},
	} {
		doc := document(tt.in)
		Tag(doc)
		Find(doc)
		if got := show(doc); got != tt.want {
			t.Errorf("Find(%q)\n got %s\nwant %s", tt.in, got, tt.want)
		}
	}
}

// TestRace reads in several goroutines; go test -race watches.
func TestRace(t *testing.T) {
	const in = "“ I do ~n’t know , ” Maria Silva told the Acme Bank in Kenya .\nThen he did ~n't ."
	answers := make(chan string)
	for range 4 {
		go func() {
			doc := document(in)
			Tag(doc)
			Find(doc)
			answers <- show(doc)
		}()
	}
	var all []string
	for range 4 {
		all = append(all, <-answers)
	}
	if slices.Sort(all); all[0] != all[3] {
		t.Errorf("answers differ: %q", all)
	}
}

func FuzzTag(f *testing.F) {
	f.Add("did ~n’t . &rsquo;s $ ~5 ((( ’ “ \n\x80 \u00a0x https://a.b :-)")
	f.Fuzz(func(t *testing.T, s string) {
		doc := document(s)
		Tag(doc)
		Find(doc)
		for _, tok := range doc.Tokens {
			if tok.XPOS == "" || tok.UPOS == "" {
				t.Fatalf("a token of %q has no tag", s)
			}
		}
		for _, m := range doc.Mentions {
			if m.First < 0 || m.End <= m.First || int(m.End) > len(doc.Tokens) {
				t.Fatalf("mention [%d, %d) of %d tokens", m.First, m.End, len(doc.Tokens))
			}
		}
	})
}
