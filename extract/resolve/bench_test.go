package resolve

import (
	"fmt"
	"math/rand/v2"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"newsgraph/schema"
)

// corpusOf returns n readings as a corpus has them: names by Zipf's law from a stock that
// grows with the corpus, so that some are in every tenth article and most in few, a fifth of
// people by their surname alone; every twentieth article is a copy of one before it.
func corpusOf(n int) []schema.Reading {
	rnd := rand.New(rand.NewPCG(11, 1))
	zipf := rand.NewZipf(rnd, 1.1, 20, uint64(n+1000))
	out := make([]schema.Reading, n)
	for d := range out {
		r := &out[d]
		r.Doc.ID, r.Doc.Name = schema.DocID(fmt.Sprintf("doc/%016x", rnd.Uint64())), fmt.Sprintf("%d.txt", d)
		for range 5 {
			k := zipf.Uint64()
			first, last := invented(k), invented(k*7919%uint64(n/8+500))
			if rnd.IntN(5) == 0 {
				addReferent(r, "Person "+last)
			} else {
				addReferent(r, "Person "+first+" "+last+" = "+last+", "+[]string{"he", "she"}[k%2])
			}
			o := zipf.Uint64()
			addReferent(r, "Organization "+invented(o+13)+" "+[]string{"Steel", "Council", "Rail", "Party", "Group"}[o%5])
			addReferent(r, "GPE "+places[rnd.IntN(len(places))])
		}
		addReferent(r, "?Group three men")
		if d > 0 && d%20 == 0 {
			r.Doc.Text += out[d-1].Doc.Text
		}
		for range 150 {
			r.Doc.Text += invented(zipf.Uint64()) + " "
		}
		for range 10 {
			r.Claims = append(r.Claims, schema.Claim{Subject: rnd.IntN(len(r.Entities)), Object: rnd.IntN(len(r.Entities)), Source: rnd.IntN(len(r.Entities)+1) - 1,
				Relation: relations[rnd.IntN(len(relations))], Modality: schema.Asserted, ObjectText: "words", Evidence: schema.Span{End: 20}, Score: 900})
		}
	}
	return out
}

// invented returns the k-th name: "Bakelo".
func invented(k uint64) string {
	var b strings.Builder
	for k += 300; k > 0; k /= 75 {
		b.WriteByte("bdfgklmnprstvwz"[k%15])
		b.WriteByte("aeiou"[k/15%5])
	}
	s := b.String()
	return strings.ToUpper(s[:1]) + s[1:]
}

// cpu is the processor time that the process has used: a shared machine does not spoil it.
func cpu() time.Duration {
	var u syscall.Rusage
	syscall.Getrusage(syscall.RUSAGE_SELF, &u)
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// BenchmarkGraph measures how the work grows with the corpus: cpu-µs/article should stay.
func BenchmarkGraph(b *testing.B) {
	for _, n := range []int{10_000, 20_000, 40_000, 100_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			r := corpusOf(n)
			b.ReportAllocs()
			start := cpu()
			b.ResetTimer()
			for b.Loop() {
				g := Graph(r, nil)
				b.ReportMetric(float64(len(g.Entities)), "entities")
			}
			b.ReportMetric(float64((cpu()-start).Microseconds())/float64(b.N*n), "cpu-µs/article")
		})
	}
}

// TestSummaries measures what is kept of an article until it is known who is who: no text, and of
// each name its words once.
func TestSummaries(t *testing.T) {
	for _, n := range []int{2_000, 8_000} {
		before := heap()
		r := corpusOf(n)
		c := NewCorpus(nil, nil, t.TempDir())
		for d := range r {
			c.Add(&r[d])
		}
		r = nil
		each := (int(heap()) - int(before)) / n
		t.Logf("%d articles of 150 words and 16 names: %d bytes each", n, each)
		if each > 5_000 {
			t.Errorf("%d bytes are kept of each of %d articles", each, n)
		}
		runtime.KeepAlive(c)
	}
}

func heap() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}
