package phrase_test

import (
	"strings"
	"testing"

	"newsgraph/extract"
	"newsgraph/extract/phrase"
	"newsgraph/extract/text"
	"newsgraph/schema"
)

func read(t testing.TB, article string) *text.Doc {
	stages, err := extract.Pipeline(extract.Own, schema.News())
	if err != nil {
		t.Fatal(err)
	}
	doc := &text.Doc{Filled: text.Blocks}
	doc.Text = article
	doc.Blocks = []text.Block{{Span: text.Span{End: int32(len(article))}}}
	for _, s := range stages {
		if s.Name != "relate" {
			s.Apply(doc)
		}
	}
	return doc
}

func TestChains(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"The old ferry that sank in Brillow was insured. Divers found the ferry.", "The old ferry that sank in Brillow | the ferry"},
		{"Ama Boateng, a dentist, met her sister.", "Ama Boateng | a dentist | her"},
		{"Rain is a blessing. The rain stopped.", "Rain | a blessing | The rain"},
		{"The lake is not a sea. A sea is salty.", "a sea | A sea"},
		{"Kofi Mensah's boat leaked. Mensah sold it.", "Kofi Mensah's boat | it / Kofi Mensah's | Mensah"},
		{"I lost my hat, and you found it.", "I | my / my hat | it"},
		{"The farmers fed the goats because they were hungry.", "The farmers | they"},
		{"The red door and the blue door creaked. The blue door stuck.", "the blue door | The blue door"},
		{"It is raining. It rained.", ""},
		{"", ""},
	} {
		doc := read(t, tt.text)
		var chains []string
		for _, c := range phrase.Chains(doc) {
			var spans []string
			for _, s := range c {
				spans = append(spans, doc.Words(s.First, s.End))
			}
			chains = append(chains, strings.Join(spans, " | "))
		}
		if got := strings.Join(chains, " / "); got != tt.want {
			t.Errorf("Chains(%q)\n got %s\nwant %s", tt.text, got, tt.want)
		}
	}
}

// FuzzChains: of any text, every span lies in one sentence around its head,
// and is in one chain of at least two.
func FuzzChains(f *testing.F) {
	f.Add("Ama Boateng’s ferry (“the old one”) sank; it was hers.")
	f.Add("a of of ) \" the the 's")
	f.Fuzz(func(t *testing.T, article string) {
		doc := read(t, article)
		seen := map[phrase.Span]bool{}
		for _, c := range phrase.Chains(doc) {
			if len(c) < 2 {
				t.Fatalf("a chain of %d", len(c))
			}
			for _, s := range c {
				sent := doc.Sentences[doc.SentenceOf(s.Head)]
				if s.First > s.Head || s.Head >= s.End || s.First < sent.First || s.End > sent.End || seen[s] {
					t.Fatalf("span %v in sentence %v, seen before: %v", s, sent, seen[s])
				}
				seen[s] = true
			}
		}
	})
}
