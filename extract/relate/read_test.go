package relate

import (
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"newsgraph/extract/text"
	"newsgraph/extract/text/texttest"
	"newsgraph/schema"
)

// sound reports what may hold of no claims, whatever the document.
func sound(t testing.TB, doc *text.Doc) {
	t.Helper()
	seen := map[text.Claim]bool{}
	for i, c := range doc.Claims {
		switch {
		case c.Subject < 0 || int(c.Subject) >= len(doc.Chains), int(c.Object) >= len(doc.Chains), int(c.Source) >= len(doc.Chains):
			t.Fatalf("claim %d: no such chain: %+v", i, c)
		case c.Subject == c.Object, c.Relation == "", c.Phrase == "", c.Rule == "", c.Score <= 0 || c.Score > 1000:
			t.Fatalf("claim %d is not whole: %+v", i, c)
		case c.ObjText.Start < 0 || c.ObjText.End <= c.ObjText.Start || int(c.ObjText.End) > len(doc.Text), c.Trigger.End <= c.Trigger.Start:
			t.Fatalf("claim %d: empty span: %+v", i, c)
		case c.Sentence < 0 || int(c.Sentence) >= len(doc.Sentences), !slices.Contains(schema.Modalities, c.Modality):
			t.Fatalf("claim %d: %+v", i, c)
		case i > 0 && doc.Claims[i-1].Trigger.Start > c.Trigger.Start:
			t.Fatalf("claim %d stands before claim %d", i, i-1)
		case seen[c]:
			t.Fatalf("claim %d is there twice: %+v", i, c)
		}
		seen[c] = true
	}
}

// notes returns the sentences of testdata/news.txt in the notation of texttest.
func notes(t testing.TB) []string {
	t.Helper()
	file, err := os.ReadFile("testdata/news.txt")
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, part := range strings.Split(string(file), "\n## ")[1:] {
		_, rest, _ := strings.Cut(part, "\n")
		in, _, _ := strings.Cut(rest, "\n--\n")
		out = append(out, in)
	}
	return out
}

// One document with all sentences gives sound claims, twice the same, and
// nothing of the document but Claims is touched.
func TestWhole(t *testing.T) {
	r := New(nil)
	doc := given(t, strings.Join(notes(t), "\n#\n"))
	tokens := slices.Clone(doc.Tokens)
	r.Read(doc)
	sound(t, doc)
	first := doc.Claims
	r.Read(doc)
	if !reflect.DeepEqual(first, doc.Claims) {
		t.Error("read twice, the claims differ")
	}
	if !slices.Equal(tokens, doc.Tokens) {
		t.Error("Read has changed the tokens")
	}
	if len(first) < 60 {
		t.Errorf("%d claims", len(first))
	}
}

func TestEmpty(t *testing.T) {
	r := New(nil)
	for _, doc := range []*text.Doc{{}, {Sentences: []text.Sentence{{}}}, texttest.Doc(t, "[Renn]Person ."), texttest.Doc(t, "# caption\n[Oskar Renn]Person , [Ana Ruiz]Person and [Bo Lind]Person")} {
		r.Read(doc)
		if len(doc.Claims) != 0 {
			t.Errorf("claims from nothing: %+v", doc.Claims)
		}
	}
}

// FuzzRead hangs every token on any other with any label: whatever the parse,
// claims are sound.
func FuzzRead(f *testing.F) {
	for i, n := range notes(f) {
		f.Add(n, uint64(i)*2654435761)
		f.Add(n, uint64(0))
	}
	labels := []string{"nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "nmod", "nmod:poss", "nmod:desc", "case", "mark", "aux", "aux:pass",
		"cop", "conj", "cc", "ccomp", "xcomp", "advcl", "acl", "acl:relcl", "appos", "parataxis", "flat", "compound", "amod", "advmod", "punct", "root", ""}
	r := New(nil)
	f.Fuzz(func(t *testing.T, n string, seed uint64) {
		doc, err := texttest.Parse(n)
		if err != nil {
			return
		}
		for i := range doc.Mentions {
			m := &doc.Mentions[i]
			m.Chain = int32(len(doc.Chains))
			doc.Chains = append(doc.Chains, text.Chain{Type: m.Type, Name: "n", Named: m.Form == schema.Name, Mentions: []int32{int32(i)}})
		}
		for i := range doc.Tokens {
			if seed == 0 {
				break
			}
			seed = seed*6364136223846793005 + 1442695040888963407
			if seed>>60 < 8 {
				doc.Tokens[i].Head = int32(seed>>33) % int32(len(doc.Tokens)+1)
				doc.Tokens[i].Dep = labels[seed>>20%uint64(len(labels))]
			}
		}
		r.Read(doc)
		sound(t, doc)
	})
}

func BenchmarkRead(b *testing.B) {
	doc := given(b, strings.Join(notes(b), "\n#\n"))
	r := New(nil)
	r.Read(doc)
	b.SetBytes(int64(len(doc.Text)))
	b.ReportAllocs()
	for b.Loop() {
		r.Read(doc)
	}
	b.ReportMetric(float64(len(doc.Tokens))*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}
