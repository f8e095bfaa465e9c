package graph_test

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/kv/bolt"

	"newsgraph/graph"
	"newsgraph/graph/graphtest"
	"newsgraph/graph/quads"
	"newsgraph/schema"
)

var benchSizes = flag.String("store-sizes", "", "sizes in quads at which TestBenchStore measures, as in 10000,100000")

const quadsAFact = 39 // of graphtest.Made, about

// TestBenchStore measures loading and changing stores of several sizes, each in a
// process of its own: "make bench-store".
func TestBenchStore(t *testing.T) {
	if what, size, ok := strings.Cut(os.Getenv("NEWSGRAPH_BENCH"), " "); ok {
		n, err := strconv.Atoi(size)
		if err != nil {
			t.Fatal(err)
		}
		measure(t, what, n)
		return
	}
	if *benchSizes == "" {
		t.Skip(`no -store-sizes: "make bench-store" gives some`)
	}
	fmt.Printf("%10s %10s %10s %6s %10s %11s %7s %7s %8s   %s\n", "quads", "bulk q/s", "stock q/s", "ratio", "change q/s", "worst batch", "diff s", "B/quad", "peak MB",
		"a CPU second: bulk, stock, change")
	for size := range strings.SplitSeq(*benchSizes, ",") {
		ours, stock, change := measured(t, "bulk", size), measured(t, "stock", size), measured(t, "change", size)
		fmt.Printf("%10d %10.0f %10.0f %6.1f %10.0f %11.0f %7.2f %7.0f %8.0f   %.0f %.0f %.0f\n", ours.Quads, ours.Rate, stock.Rate, ours.Rate/stock.Rate,
			change.Rate, change.Worst, change.Diff, ours.BytesAQuad, ours.Peak, ours.CPURate, stock.CPURate, change.CPURate)
	}
	for size := range strings.SplitSeq(*benchSizes, ",") {
		fmt.Print(measured(t, "read", size).Text)
	}
	fmt.Println("peak MB is of the process that loads, its input of records included; a change is a batch of about 20,000 quads in one transaction")
}

// A figure is what a process measured.
type figure struct {
	Quads                                        int
	Text                                         string
	Rate, CPURate, Worst, Diff, BytesAQuad, Peak float64
}

func measured(t *testing.T, what, size string) (f figure) {
	t.Helper()
	out := filepath.Join(t.TempDir(), "figure.json")
	cmd := exec.Command(os.Args[0], "-test.run", "^TestBenchStore$", "-test.timeout", "60m")
	cmd.Env = append(os.Environ(), "NEWSGRAPH_BENCH="+what+" "+size, "NEWSGRAPH_FIGURE="+out)
	if said, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%s %s: %v\n%s", what, size, err, said)
	}
	data, err := os.ReadFile(out)
	if err == nil {
		err = json.Unmarshal(data, &f)
	}
	if err != nil {
		t.Fatal(err)
	}
	if u, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage); ok {
		f.Peak = float64(u.Maxrss) / 1024 // of Linux: kilobytes
	}
	return f
}

func measure(t *testing.T, what string, size int) {
	g := graphtest.Made(size / quadsAFact)
	var f figure
	switch what {
	case "bulk":
		f = measureBulk(t, g)
	case "stock":
		f = measureStock(t, g)
	case "read":
		f = measureReading(t, g)
	case "change":
		f = measureChange(t, g)
	}
	data, err := json.Marshal(f)
	if err == nil {
		err = os.WriteFile(os.Getenv("NEWSGRAPH_FIGURE"), data, 0o644)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// A stopwatch measures time, and time of all processors of this process: what
// others do on the machine changes the first far more than the second.
type stopwatch struct {
	wall time.Time
	cpu  time.Duration
}

func begin() stopwatch { return stopwatch{time.Now(), cpuTime()} }

func (s stopwatch) took() (wall, cpu time.Duration) { return time.Since(s.wall), cpuTime() - s.cpu }

func cpuTime() time.Duration {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

func measureBulk(t *testing.T, g schema.Graph) figure {
	watch := begin()
	name := filepath.Join(t.TempDir(), "b.db")
	st := loadInto(t, name, g)
	wall, cpu := watch.took()
	info, err := os.Stat(name)
	if err != nil {
		t.Fatal(err)
	}
	return figure{Quads: st.Quads, Rate: float64(st.Quads) / wall.Seconds(), CPURate: float64(st.Quads) / cpu.Seconds(), BytesAQuad: float64(info.Size()) / float64(st.Quads)}
}

func loadInto(t *testing.T, name string, g schema.Graph) graph.Stats {
	t.Helper()
	s, err := graph.Replace(name)
	if err != nil {
		t.Fatal(err)
	}
	st, err := s.Load(context.Background(), g)
	if err == nil {
		err = s.Commit()
	}
	if err != nil {
		t.Fatal(err)
	}
	return st
}

// measureStock is the same quads into Cayley's own bolt, by its fastest way.
func measureStock(t *testing.T, g schema.Graph) figure {
	watch := begin()
	dir := t.TempDir()
	if err := cayley.InitQuadStore(bolt.Type, dir, cayley.Options{"no_bloom": true}); err != nil {
		t.Fatal(err)
	}
	qs, err := cayley.NewQuadStore(bolt.Type, dir, cayley.Options{"no_bloom": true})
	if err != nil {
		t.Fatal(err)
	}
	defer qs.Close()
	const batch = 20_000
	var deltas []cayley.Delta
	n := 0
	put := func() {
		if err := qs.ApplyDeltas(deltas, cayley.IgnoreOpts{IgnoreDup: true, IgnoreMissing: true}); err != nil {
			t.Fatal(err)
		}
		n += len(deltas)
		deltas = deltas[:0]
	}
	for q := range quads.Encode(g) {
		if deltas = append(deltas, cayley.Delta{Quad: q, Action: cayley.Add}); len(deltas) == batch {
			put()
		}
	}
	put()
	wall, cpu := watch.took()
	return figure{Quads: n, Rate: float64(n) / wall.Seconds(), CPURate: float64(n) / cpu.Seconds()}
}

// measureChange loads all but the last facts and then adds those, some at a time.
func measureChange(t *testing.T, g schema.Graph) figure {
	const batch, batches = 20_000 / quadsAFact, 5
	held := min(batch*batches, len(g.Facts)/2)
	name := filepath.Join(t.TempDir(), "c.db")
	part := g
	part.Facts = g.Facts[:len(g.Facts)-held]
	loadInto(t, name, part)
	var f figure
	var took, spent, diff time.Duration
	var rates []float64
	for some := range slices.Chunk(g.Facts[len(g.Facts)-held:], batch) {
		part.Facts = g.Facts[:len(part.Facts)+len(some)]
		s, err := graph.Update(name)
		if err != nil {
			t.Fatal(err)
		}
		start := time.Now()
		c, err := s.Difference(context.Background(), part)
		if err != nil {
			t.Fatal(err)
		}
		diff += time.Since(start)
		watch := begin()
		if err := s.Apply(context.Background(), c); err != nil {
			t.Fatal(err)
		}
		if err := s.Commit(); err != nil {
			t.Fatal(err)
		}
		add, del := c.Quads()
		f.Quads += add + del
		wall, cpu := watch.took()
		took, spent = took+wall, spent+cpu
		rates = append(rates, float64(add+del)/wall.Seconds())
	}
	f.CPURate = float64(f.Quads) / spent.Seconds()
	f.Rate, f.Worst, f.Diff = float64(f.Quads)/took.Seconds(), slices.Min(rates), diff.Seconds()/float64(len(rates))
	return f
}

// measureReading asks what the other rooms ask most.
func measureReading(t *testing.T, g schema.Graph) (f figure) {
	ctx := context.Background()
	name := filepath.Join(t.TempDir(), "r.db")
	st := loadInto(t, name, g)
	s, err := graph.Open(name, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	must := func(err error) {
		if err != nil {
			t.Fatal(err)
		}
	}
	f.Text = fmt.Sprintf("\nreading %d quads: median, 95 of 100, longest\n", st.Quads)
	facts, hub := map[schema.EntityID]int{}, g.Facts[0].Subject
	for _, f := range g.Facts {
		if facts[f.Subject]++; facts[f.Subject] > facts[hub] {
			hub = f.Subject
		}
	}
	entity := func(i int) schema.Entity { return g.Entities[i*7919%len(g.Entities)] }
	for _, ask := range []struct {
		name  string
		times int
		do    func(i int)
	}{
		{"the facts of a node", 500, func(i int) {
			for _, err := range s.FactsOf(ctx, entity(i).ID) {
				must(err)
			}
		}},
		{"the facts of the node with most", 20, func(int) {
			for _, err := range s.FactsOf(ctx, hub) {
				must(err)
			}
		}},
		{"a way within 4 hops", 200, func(i int) {
			_, err := s.ShortestWay(ctx, entity(i).ID, entity(i+500).ID, 4, 0)
			must(err)
		}},
		{"a name", 500, func(i int) {
			_, err := s.Find(ctx, entity(i).Name)
			must(err)
		}},
		{"names that begin so", 200, func(i int) {
			_, err := s.Complete(ctx, entity(i).Name[:4], 10)
			must(err)
		}},
		{"relations of a node, counted", 500, func(i int) {
			_, err := s.CountRelations(ctx, entity(i).ID)
			must(err)
		}},
		{"every fact with its evidence", 3, func(int) {
			for _, err := range s.AllFacts(ctx) {
				must(err)
			}
		}},
		{"every fact without", 3, func(int) {
			for _, err := range s.AllHeads(ctx) {
				must(err)
			}
		}},
	} {
		var took []time.Duration
		for i := range ask.times {
			start := time.Now()
			ask.do(i)
			took = append(took, time.Since(start))
		}
		slices.Sort(took)
		ms := func(i int) float64 { return float64(took[i].Microseconds()) / 1000 }
		f.Text += fmt.Sprintf("  %-34s %9.3f %9.3f %9.3f ms\n", ask.name, ms(len(took)/2), ms(len(took)*95/100), ms(len(took)-1))
	}
	return f
}
