package corpus

import (
	"context"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"newsgraph/extract"
)

var madeArticles = flag.Int("articles", 300, "how many articles the benchmarks of a build make")

// made writes n invented articles of so many sentences into dir, of people some of whom are
// spoken of far more than others. The more articles, the more people.
func made(b testing.TB, dir string, n, sentences int) {
	given := strings.Fields("Ada Bruno Clara Dario Edda Felix Greta Hugo Irene Jonas Karla Luis Marta Nils Olga Pavel Rosa Stefan Teresa Victor")
	family := strings.Fields("Arden Brandt Corso Dahl Eberle Falk Grimaldi Holm Ibarra Jansen Keller Lindqvist Moreau Novak Ortega Petrov Quint Rossi Santos Tanaka Unger Vargas Weiss Young Zeller")
	towns := strings.Fields("Oslo Boston Lisbon Vienna Prague Dublin Geneva Madrid Warsaw Athens Denver Seattle")
	syllables := strings.Fields(". a er in ov ez um ia el os ung ath ell ard iz en ic olm ura est ab ir")
	syllables[0] = ""
	acts := []string{"%s met %s in %s on Monday.", "%s criticized %s in %s.", "%s sued %s in %s on Friday.", "%s praised %s at a conference in %s.", "%s visited %s in %s last week."}
	r := rand.New(rand.NewPCG(5, 5))
	some := func(n int) int { f := r.Float64(); return int(f * f * f * float64(n)) }
	name := func() string {
		i := some(n + 50)
		return given[i%len(given)] + " " + family[i/len(given)%len(family)] + strings.Repeat("s", i/500%3) + syllables[i/1500%len(syllables)]
	}
	for i := range n {
		var t strings.Builder
		fmt.Fprintf(&t, "---\npublished: 2025-%02d-%02d\nurl: https://news.example/%d\n---\n# Report %d from %s\n\n", 1+i/28%12, 1+i%28, i, i, towns[i%len(towns)])
		for range sentences {
			fmt.Fprintf(&t, acts[r.IntN(len(acts))]+"\n\n", name(), name(), towns[some(len(towns))])
		}
		must2(b, os.WriteFile(filepath.Join(dir, fmt.Sprintf("%06d.md", i)), []byte(t.String()), 0o644))
	}
}

func must2(b testing.TB, err error) {
	b.Helper()
	if err != nil {
		b.Fatal(err)
	}
}

// BenchmarkBuild reports what a build costs when nothing is new, and when one
// article is: how many quads are written, and how long it takes.
func BenchmarkBuild(b *testing.B) {
	dir := b.TempDir()
	in, store := filepath.Join(dir, "in"), filepath.Join(dir, "t.db")
	must2(b, os.Mkdir(in, 0o755))
	made(b, in, *madeArticles, 8)
	reader, err := extract.New(extract.Options{})
	must2(b, err)
	run := func(b *testing.B) Report {
		rep, err := Build(context.Background(), store, []string{in}, Options{Reader: reader})
		must2(b, err)
		return rep
	}
	start := time.Now()
	rep := run(b)
	b.Logf("%d articles, %d facts, %d quads built in %v", rep.Articles, rep.Facts, rep.Quads, time.Since(start).Round(time.Millisecond))
	b.Run("nothing new", func(b *testing.B) {
		for b.Loop() {
			if rep := run(b); rep.Read+rep.Added+rep.Removed > 0 {
				b.Fatalf("%+v", rep)
			}
		}
	})
	b.Run("one more", func(b *testing.B) {
		written, n := 0, 0
		for b.Loop() {
			n++
			text := fmt.Sprintf("Ada Brandt met Hugo Holm in Oslo on Monday.\n\nKarla Moreau sued Luis Ortega in Boston. It was report %d of them.\n", n)
			must2(b, os.WriteFile(filepath.Join(in, fmt.Sprintf("new%d.txt", n)), []byte(text), 0o644))
			rep := run(b)
			written += rep.Added + rep.Removed
		}
		b.ReportMetric(float64(written)/float64(n), "quads/article")
		b.ReportMetric(float64(rep.Quads), "quads")
	})
}
