package coref

import (
	"math/rand"
	"reflect"
	"slices"
	"testing"

	"newsgraph/extract/text"
	"newsgraph/extract/text/texttest"
	"newsgraph/schema"
)

// scramble returns a document with the words of the tests above but wild
// heads, tags and mentions: what a bad parser and finder could leave.
func scramble(t testing.TB, r *rand.Rand) *text.Doc {
	doc := &text.Doc{}
	for len(doc.Tokens) < 60 {
		next := texttest.Doc(t, texts[r.Intn(len(texts))].in)
		shift, first := int32(len(doc.Text)), int32(len(doc.Tokens))
		doc.Text += next.Text + " "
		for _, tok := range next.Tokens {
			tok.Start, tok.End = tok.Start+shift, tok.End+shift
			doc.Tokens = append(doc.Tokens, tok)
		}
		for _, s := range next.Sentences {
			doc.Sentences = append(doc.Sentences, text.Sentence{First: s.First + first, End: s.End + first, Block: int32(r.Intn(2))})
		}
	}
	n := int32(len(doc.Tokens))
	deps := []string{"nsubj", "obj", "obl", "conj", "appos", "flat", "nmod:poss", "case", "cop", "root", "ccomp", "advcl", ""}
	for i := range doc.Tokens {
		doc.Tokens[i].Head = r.Int31n(n+1) - 1
		doc.Tokens[i].Dep = deps[r.Intn(len(deps))]
	}
	forms := []schema.Form{schema.Name, schema.Nominal, schema.Pronoun}
	for _, s := range doc.Sentences {
		for range r.Intn(6) {
			m := text.Mention{First: s.First + r.Int31n(s.End-s.First), Chain: int32(r.Intn(3))}
			m.End = m.First + 1 + r.Int31n(s.End-m.First)
			m.Head = m.First + r.Int31n(m.End-m.First)
			m.Type, m.Form = schema.EntityTypes[r.Intn(len(schema.EntityTypes))], forms[r.Intn(3)]
			doc.Mentions = append(doc.Mentions, m)
		}
	}
	slices.SortStableFunc(doc.Mentions, func(a, b text.Mention) int {
		if a.First != b.First {
			return int(a.First - b.First)
		}
		return int(b.End - a.End)
	})
	return doc
}

func TestAnyDocument(t *testing.T) {
	r := rand.New(rand.NewSource(1))
	for range 150 {
		doc := scramble(t, r)
		Link(doc)
		check(t, doc)
		chains := doc.Chains
		Link(doc)
		if !reflect.DeepEqual(chains, doc.Chains) {
			t.Fatal("a second run gives other chains")
		}
	}
	Link(&text.Doc{})
	one := &text.Doc{Tokens: []text.Token{{Head: -1}}, Sentences: []text.Sentence{{First: 0, End: 1}}, Mentions: []text.Mention{{First: 0, End: 1}}}
	Link(one)
}

func TestNames(t *testing.T) {
	for _, tt := range []struct {
		in, name string
		aliases  []string
		kind     schema.EntityType
		named    bool
	}{
		{`[Mayor Ana Sousa]Person#1 left . [Sousa]Person#1 spoke . [Ana]Person#1 smiled . [Sousa]Person#1 left .`, "Ana Sousa", []string{"Sousa", "Ana"}, schema.Person, true},
		{`[the BHA]Organization:name#1 met the [Brill Harbour Authority 's]Organization:name#1 staff .`, "Brill Harbour Authority", []string{"BHA"}, schema.Organization, true},
		{`[a small ferry]Product#1 sank/VBD . [The ferry]Product#1 was old/JJ .`, "small ferry", nil, schema.Product, false},
		{`[Rui Lima]Person met [[his]Person wife]Person . `, "Rui Lima", nil, schema.Person, true},
		{`[Kenyan]NORP police left [the country]GPE .`, "Kenyan", nil, schema.NORP, true},
		{`[Argentinia]GPE lost .`, "Argentina", []string{"Argentinia"}, schema.GPE, true},
		{`[Helvion AG]Person won . [Helvion]Person left .`, "Helvion AG", []string{"Helvion"}, schema.Organization, true},
	} {
		doc := texttest.Doc(t, tt.in)
		Link(doc)
		c := doc.Chains[0]
		if c.Name != tt.name || !slices.Equal(c.Aliases, tt.aliases) || c.Type != tt.kind || c.Named != tt.named {
			t.Errorf("%s: got %+v", tt.in, c)
		}
	}
	doc := texttest.Doc(t, `[Rui Lima]Person met [[his]Person wife]Person . [Kenyan]NORP police left [the country]GPE .`)
	Link(doc)
	if w, c := doc.Chains[1].Name, doc.Chains[3]; w != "Rui Lima’s wife" || c.Name != "Kenya" || !c.Named {
		t.Errorf("%q, %+v", w, c)
	}
}

func TestPersonPart(t *testing.T) {
	for _, tt := range []struct {
		short, long []string
		want        int
	}{
		{[]string{"hale"}, []string{"george", "w", "hale"}, 3},
		{[]string{"george"}, []string{"george", "w", "hale"}, 2},
		{[]string{"w"}, []string{"george", "w", "hale"}, 0},
		{[]string{"luz"}, []string{"maria", "luz", "ortega"}, 1},
		{[]string{"george", "hale"}, []string{"george", "w", "hale"}, 2},
		{[]string{"g", "hale"}, []string{"george", "w", "hale"}, 2},
		{[]string{"luz", "ortega"}, []string{"maria", "luz", "ortega"}, 2},
		{[]string{"maria", "luz"}, []string{"maria", "luz", "ortega"}, 0},
		{[]string{"ana", "hale"}, []string{"george", "hale"}, 0},
		{[]string{"hale"}, []string{"hale"}, 0},
		{nil, []string{"george", "hale"}, 0},
	} {
		if got := personPart(tt.short, tt.long); got != tt.want {
			t.Errorf("personPart(%v, %v) = %d, want %d", tt.short, tt.long, got, tt.want)
		}
	}
}

func TestPlain(t *testing.T) {
	for in, want := range map[string]string{"U.S.": "us", "Núñez": "nunez", "Al-Sabah": "al sabah", "“": "", "’s": "s", "Çelik": "celik", "A&B": "aandb", "": "", "東京": "東京"} {
		if got := plain(in); got != want {
			t.Errorf("plain(%q) = %q, want %q", in, got, want)
		}
	}
}

func BenchmarkLink(b *testing.B) {
	in := ""
	for range 4 {
		for _, tt := range texts {
			in += "\n# \n" + tt.in + "\n"
		}
	}
	doc := texttest.Doc(b, in)
	b.SetBytes(int64(len(doc.Text)))
	b.ReportAllocs()
	for b.Loop() {
		Link(doc)
	}
	b.ReportMetric(float64(len(doc.Tokens))*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}
