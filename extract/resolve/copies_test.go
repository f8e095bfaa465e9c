package resolve

import (
	"cmp"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

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
		for id, o := range Origins(readings) {
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

// A sketch of a short text has no empty bins, equal texts have equal ones, and others have others.
func TestSketch(t *testing.T) {
	for _, n := range []int{4, 23, 60, 2000} {
		s := sketchOf(prose(n, 7))
		if s != sketchOf(prose(n, 7)) {
			t.Error("the same words, another sketch")
		}
		values := map[uint8]bool{}
		for _, v := range s {
			values[v] = true
		}
		if other := sketchOf(prose(n, 8)); len(values) < bins/2 || alikeSketches(&s, &other) > perhaps/2 {
			t.Errorf("%d words: %d values, %d as in another text", n, len(values), alikeSketches(&s, &other))
		}
	}
}

var copies = flag.Int("copies", 0, "how many made articles TestManyCopies looks for copies among")

// TestManyCopies measures what it takes to find the copies among many: make bench-corpus.
func TestManyCopies(t *testing.T) {
	n := cmp.Or(*copies, 2000)
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	start := time.Now()
	var c Copies
	defer c.Close()
	for i := range n {
		d := madeCopy(i)
		c.Add(&d)
	}
	added := time.Since(start)
	runtime.GC()
	runtime.ReadMemStats(&after)
	held := after.HeapAlloc - before.HeapAlloc
	sets, err := c.Sets()
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d articles: %.1f s to take them, %.1f s to compare, %d bytes held of each", n, added.Seconds(), time.Since(start).Seconds()-added.Seconds(), held/uint64(n))
	wrong := 0
	for i, s := range sets {
		if want := i - i%20/19; int(s) != want {
			wrong++
		}
	}
	if wrong > 0 || held > uint64(n)*600 {
		t.Errorf("%d of %d wrong, %d bytes held", wrong, n, held)
	}
}

// madeCopy returns the i-th of many articles: 150 words, of which the last of every twenty is
// the one before it with a word changed.
func madeCopy(i int) schema.Document {
	rnd := rand.New(rand.NewPCG(uint64(i-i%20/19), 7))
	words := make([]string, 150)
	for k := range words {
		words[k] = invented(uint64(rnd.IntN(30000)))
	}
	if i%20 == 19 {
		words[70] = "changed"
	}
	return schema.Document{ID: schema.DocID(fmt.Sprintf("doc/%016x", i)), URL: fmt.Sprintf("https://post.example/%d", i),
		Outlet: "Post", Title: fmt.Sprintf("What happened on day %d", i), Text: strings.Join(words, " ")}
}

func BenchmarkOrigins(b *testing.B) {
	r := corpusOf(20_000)
	start := cpu()
	for b.Loop() {
		Origins(r)
	}
	b.ReportMetric(float64((cpu()-start).Microseconds())/float64(b.N*len(r)), "cpu-µs/article")
}
