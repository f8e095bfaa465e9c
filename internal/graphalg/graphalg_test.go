package graphalg

import (
	"context"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

func random(rnd *rand.Rand, n, m int) []Edge {
	var edges []Edge
	for range m {
		edges = append(edges, Edge{int32(rnd.IntN(n)), int32(rnd.IntN(n))})
	}
	return edges
}

func TestGraphKeepsEachNeighbourOnce(t *testing.T) {
	g := Undirected(4, []Edge{{2, 0}, {0, 2}, {0, 1}, {1, 1}})
	want := [][]int32{{1, 2}, {0}, {0}, {}}
	for i := range want {
		if got := g.Next(int32(i)); !slices.Equal(got, want[i]) {
			t.Errorf("Next(%d) = %v, want %v", i, got, want[i])
		}
	}
	if g := Directed(0, nil); g.Len() != 0 {
		t.Errorf("a graph of nothing has %d nodes", g.Len())
	}
}

// allPaths is the oracle: every loopless way, by trying all.
func allPaths(g *Graph, from, to int32) [][]int32 {
	var out [][]int32
	var walk func(p []int32)
	walk = func(p []int32) {
		last := p[len(p)-1]
		if last == to {
			out = append(out, slices.Clone(p))
			return
		}
		for _, w := range g.Next(last) {
			if !slices.Contains(p, w) {
				walk(append(p, w))
			}
		}
	}
	walk([]int32{from})
	return out
}

func TestPathsAreThoseOfTryingAll(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 2))
	for range 300 {
		n := 2 + rnd.IntN(6)
		g := Undirected(n, random(rnd, n, rnd.IntN(2*n)))
		toll := make([]int32, n)
		for i := range toll {
			toll[i] = int32(rnd.IntN(2) * 5)
		}
		y := &yen{g: g, to: int32(n - 1), toll: toll}
		want := allPaths(g, 0, int32(n-1))
		slices.SortFunc(want, y.compare)
		k := 1 + rnd.IntN(6)
		got, err := Paths(context.Background(), g, 0, int32(n-1), k, toll)
		if err != nil || len(got) != min(k, len(want)) {
			t.Fatalf("%d paths, want %d of %d (%v)", len(got), min(k, len(want)), len(want), err)
		}
		for i := range got {
			if y.cost(got[i]) != y.cost(want[i]) || !has(want, got[i]) || has(got[:i], got[i]) {
				t.Fatalf("path %d of %v: %v, want one that costs as %v", i, got, got[i], want[i])
			}
		}
	}
}

// slowBetweenness counts by trying all ways.
func slowBetweenness(g *Graph) []float64 {
	sum := make([]float64, g.Len())
	for s := range g.Len() {
		for e := range s {
			all := allPaths(g, int32(s), int32(e))
			shortest := math.MaxInt
			for _, p := range all {
				shortest = min(shortest, len(p))
			}
			all = slices.DeleteFunc(all, func(p []int32) bool { return len(p) > shortest })
			for _, p := range all {
				for _, v := range p[1 : len(p)-1] {
					sum[v] += 1 / float64(len(all))
				}
			}
		}
	}
	return sum
}

func TestBetweennessIsThatOfTryingAll(t *testing.T) {
	rnd := rand.New(rand.NewPCG(3, 4))
	for range 100 {
		n := 1 + rnd.IntN(7)
		g := Undirected(n, random(rnd, n, rnd.IntN(2*n)))
		got, err := Betweenness(context.Background(), g, 0)
		if err != nil || !near(got, slowBetweenness(g)) {
			t.Fatalf("%v\ngot  %v\nwant %v (%v)", g, got, slowBetweenness(g), err)
		}
	}
}

func near(a, b []float64) bool {
	for i := range a {
		if math.Abs(a[i]-b[i]) > 1e-7 {
			return false
		}
	}
	return len(a) == len(b)
}

// slowPageRank is the oracle: (I - dM)x = (1-d)/n solved by elimination.
func slowPageRank(g *Graph) []float64 {
	n := g.Len()
	a := make([][]float64, n)
	for i := range a {
		a[i] = make([]float64, n+1)
		a[i][i], a[i][n] = 1, (1-damping)/float64(n)
	}
	for j := range n {
		out := g.Next(int32(j))
		for i := range n {
			switch {
			case len(out) == 0:
				a[i][j] -= damping / float64(n)
			case slices.Contains(out, int32(i)):
				a[i][j] -= damping / float64(len(out))
			}
		}
	}
	for c := range n {
		for r := range n {
			if r != c {
				f := a[r][c] / a[c][c]
				for k := c; k <= n; k++ {
					a[r][k] -= f * a[c][k]
				}
			}
		}
	}
	x := make([]float64, n)
	for i := range x {
		x[i] = a[i][n] / a[i][i]
	}
	return x
}

func TestPageRankSolvesItsEquation(t *testing.T) {
	rnd := rand.New(rand.NewPCG(5, 6))
	for range 100 {
		n := 1 + rnd.IntN(12)
		g := Directed(n, random(rnd, n, rnd.IntN(3*n)))
		got, err := PageRank(context.Background(), g)
		if err != nil || !near(got, slowPageRank(g)) {
			t.Fatalf("%v\ngot  %v\nwant %v (%v)", g, got, slowPageRank(g), err)
		}
	}
}

func TestCancelledContextEnds(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	g := Undirected(3, []Edge{{0, 1}, {1, 2}, {0, 2}})
	if _, err := PageRank(ctx, g); err == nil {
		t.Error("PageRank went on")
	}
	if _, err := Betweenness(ctx, g, 0); err == nil {
		t.Error("Betweenness went on")
	}
	if _, err := Paths(ctx, g, 0, 2, 2, nil); err == nil {
		t.Error("Paths went on")
	}
}

func BenchmarkBetweenness(b *testing.B) {
	rnd := rand.New(rand.NewPCG(7, 8))
	g := Undirected(10000, random(rnd, 10000, 40000))
	for b.Loop() {
		if _, err := Betweenness(context.Background(), g, 100); err != nil {
			b.Fatal(err)
		}
	}
}
