package corpus

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"newsgraph/schema"
)

func TestSentences(t *testing.T) {
	tests := []struct{ in, want string }{
		{"Ann Lee met Bo Diaz. They spoke.", "Ann Lee met Bo Diaz.|They spoke."},
		{"A headline\n\nAnn Lee met\nBo Diaz.", "A headline|Ann Lee met\nBo Diaz."},
		{"Zoë Lée spoke.\nBo left", "Zoë Lée spoke.|Bo left"},
		{"", ""},
		{"\n \n", ""},
	}
	for _, tt := range tests {
		index := schema.NewIndex(tt.in)
		var got []string
		for _, s := range Sentences(schema.Document{Text: tt.in}) {
			got = append(got, index.Cut(s))
		}
		if strings.Join(got, "|") != tt.want {
			t.Errorf("Sentences(%q) = %q, want %q", tt.in, strings.Join(got, "|"), tt.want)
		}
	}
}

func TestSentencesStopAtNoise(t *testing.T) {
	d := schema.Document{Text: "Ann spoke and more news Bo left.", Noise: []schema.Noise{{Span: schema.Span{Start: 14, End: 90}, Kind: "teaser"}}}
	if got := Sentences(d); len(got) != 2 || got[1].Start != 14 {
		t.Errorf("Sentences = %v, want a cut at 14", got)
	}
}

func FuzzSentences(f *testing.F) {
	f.Add("Ann Lee met Bo. é\n\n“Yes.”", 3, 7)
	f.Fuzz(func(t *testing.T, s string, a, b int) {
		d := schema.Document{Text: s, Noise: []schema.Noise{{Span: schema.Span{Start: a, End: b}}}}
		last := 0
		for _, span := range Sentences(d) {
			if span.Start < last || span.End <= span.Start {
				t.Fatalf("sentence %v after %d in %q", span, last, s)
			}
			last = span.End
		}
	})
}

// What a build that was cut off left is read as far as it is whole, and no more of it is kept.
func FuzzJournal(f *testing.F) {
	var b bytes.Buffer
	for _, id := range []schema.DocID{"doc/1", "doc/2"} {
		if err := schema.WriteLines(&b, schema.Reading{Doc: schema.Document{ID: id, Name: "a.txt", Reader: "r", SHA256: "1", Text: "Ann met Bo."}}); err != nil {
			f.Fatal(err)
		}
		b.WriteByte('\n')
	}
	f.Add(b.Bytes())
	f.Add(b.Bytes()[:b.Len()-40])
	f.Add([]byte("\n\n\n"))
	dir := f.TempDir()
	f.Fuzz(func(t *testing.T, data []byte) {
		name := filepath.Join(dir, "t.db")
		if err := os.WriteFile(name+".journal", data, 0o600); err != nil {
			t.Fatal(err)
		}
		found := -1
		for range 2 { // what is kept is read again
			j, err := openJournal(name)
			if err != nil {
				t.Fatal(err)
			}
			if n := len(j.left()); found >= 0 && n != found {
				t.Errorf("%d readings, then %d", found, n)
			}
			found = len(j.left())
			for doc := range j.left() {
				if r, err := j.get(doc); err != nil || r.Doc.ID != doc {
					t.Errorf("%s: %+v, %v", doc, r, err)
				}
			}
			if err := j.close(false); err != nil {
				t.Fatal(err)
			}
		}
	})
}
