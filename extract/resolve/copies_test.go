package resolve

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"newsgraph/schema"
)

// articles are texts of different events and of one event by different hands.
func articles(t *testing.T) []string {
	var texts []string
	for _, pattern := range []string{"../../examples/articles/*.txt", "../../examples/articles/*.md", "../../eval/news/dev/*.txt"} {
		files, _ := filepath.Glob(pattern)
		for _, f := range files {
			b, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			texts = append(texts, string(b))
		}
	}
	if len(texts) < 15 {
		t.Fatalf("only %d articles", len(texts))
	}
	return texts
}

// sentences are new ones of known words.
func sentences(rnd *rand.Rand, words []string) []string {
	var out []string
	for range 5 {
		var s []string
		for range 20 {
			s = append(s, words[rnd.IntN(len(words))])
		}
		out = append(out, strings.Join(s, " ")+". ")
	}
	return out
}

// edited drops, replaces or adds parts of a text, each with probability p.
func edited(rnd *rand.Rand, parts, other []string, p float64) []string {
	var out []string
	for _, part := range parts {
		if rnd.Float64() < p {
			switch rnd.IntN(3) {
			case 0:
				continue
			case 1:
				part = other[rnd.IntN(len(other))]
			case 2:
				out = append(out, other[rnd.IntN(len(other))])
			}
		}
		out = append(out, part)
	}
	return out
}

// Copies that desks have edited count as one origin, and nothing else does. The shares are
// what was measured, less a little: words changed one by one beyond every sixth are too many.
func TestEditedCopies(t *testing.T) {
	texts := articles(t)
	words := strings.Fields(strings.Join(texts, " "))
	for _, tt := range []struct {
		what  string
		p     float64
		least float64
	}{
		{"sentences", .05, .97}, {"sentences", .10, .95}, {"sentences", .20, .95}, {"sentences", .30, .90},
		{"words", .02, 1}, {"words", .05, 1}, {"words", .10, .95}, {"words", .15, .80},
	} {
		rnd := rand.New(rand.NewPCG(1, uint64(1000*tt.p)))
		var readings []schema.Reading
		of := map[schema.DocID]int{}
		add := func(i int, text string) {
			id := schema.DocID(fmt.Sprintf("doc/%05d", len(readings)))
			of[id] = i
			readings = append(readings, schema.Reading{Doc: schema.Document{ID: id, Text: text}})
		}
		for i, s := range texts {
			add(i, s)
		}
		for i, s := range texts {
			for range 4 {
				if tt.what == "words" {
					add(i, strings.Join(edited(rnd, strings.Fields(s), words, tt.p), " "))
				} else {
					add(i, strings.Join(edited(rnd, strings.SplitAfter(s, ". "), sentences(rnd, words), tt.p), ""))
				}
			}
		}
		found, wrong := 0, 0
		for id, o := range origins(readings) {
			switch {
			case of[id] != of[o]:
				wrong++
			case id != o:
				found++
			}
		}
		share := float64(found) / float64(len(readings)-len(texts))
		t.Logf("%.0f%% of %s changed: %.3f found, %d wrong", 100*tt.p, tt.what, share, wrong)
		if share < tt.least || wrong > 0 {
			t.Errorf("%.0f%% of %s changed: %.3f of the copies found, want %.2f; %d taken for another's", 100*tt.p, tt.what, share, tt.least, wrong)
		}
	}
}

// A sketch of a short text has no empty bins, and equal texts have equal ones.
func TestSketch(t *testing.T) {
	for _, n := range []int{4, 23, 60, 2000} {
		s := sketchOf(prose(n, 7))
		if *s != *sketchOf(prose(n, 7)) {
			t.Error("the same words, another sketch")
		}
		for _, v := range s {
			if v == 1<<32-1 {
				t.Fatalf("%d words: an empty bin", n)
			}
		}
	}
}

func BenchmarkOrigins(b *testing.B) {
	r := corpusOf(20_000)
	start := cpu()
	for b.Loop() {
		origins(r)
	}
	b.ReportMetric(float64((cpu()-start).Microseconds())/float64(b.N*len(r)), "cpu-µs/article")
}
