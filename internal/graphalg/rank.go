package graphalg

import (
	"context"
	"math"
)

const (
	damping   = 0.85  // Brin and Page's
	precision = 1e-10 // of the sum of all changes of one round
	rounds    = 200   // 0.85^200 < 1e-14: no graph needs more
)

// PageRank returns how often one who follows edges at random, and at one step
// in seven jumps anywhere, is at each node; the sum is 1. A node without
// edges leads anywhere.
func PageRank(ctx context.Context, g *Graph) ([]float64, error) {
	n := g.Len()
	rank, next := make([]float64, n), make([]float64, n)
	for i := range rank {
		rank[i] = 1 / float64(n)
	}
	for range rounds {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		lost := 0.0
		clear(next)
		for i := range rank {
			out := g.Next(int32(i))
			if len(out) == 0 {
				lost += rank[i]
				continue
			}
			share := rank[i] / float64(len(out))
			for _, j := range out {
				next[j] += share
			}
		}
		change := 0.0
		for i := range next {
			next[i] = (1-damping)/float64(n) + damping*(next[i]+lost/float64(n))
			change += math.Abs(next[i] - rank[i])
		}
		rank, next = next, rank
		if change < precision {
			break
		}
	}
	return rank, nil
}

// Betweenness returns on how many shortest ways between two others each node of
// an undirected graph lies; of several shortest ways each counts its part. With
// 0 < pivots < nodes it looks from that many nodes only, evenly spread, and
// scales the result: an estimate.
//
// It takes pivots × edges steps.
func Betweenness(ctx context.Context, g *Graph, pivots int) ([]float64, error) {
	n := g.Len()
	if pivots <= 0 || pivots > n {
		pivots = n
	}
	b := brandes{g: g, dist: make([]int32, n), ways: make([]float64, n), part: make([]float64, n), sum: make([]float64, n)}
	for k := range pivots {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		b.from(int32(k * n / pivots))
	}
	for i := range b.sum {
		b.sum[i] *= float64(n) / float64(pivots) / 2 // each pair was met from both ends
	}
	return b.sum, nil
}

// A brandes holds the arrays of one run.
type brandes struct {
	g     *Graph
	dist  []int32   // from the source, plus 1; 0 is not reached
	ways  []float64 // shortest ways from the source
	part  []float64 // dependency of the source on the node
	order []int32   // as reached
	sum   []float64
}

// from adds the dependencies of source s: breadth first out, then back.
func (b *brandes) from(s int32) {
	for _, v := range b.order {
		b.dist[v], b.ways[v], b.part[v] = 0, 0, 0
	}
	b.order = append(b.order[:0], s)
	b.dist[s], b.ways[s] = 1, 1
	for i := 0; i < len(b.order); i++ {
		v := b.order[i]
		for _, w := range b.g.Next(v) {
			if b.dist[w] == 0 {
				b.dist[w] = b.dist[v] + 1
				b.order = append(b.order, w)
			}
			if b.dist[w] == b.dist[v]+1 {
				b.ways[w] += b.ways[v]
			}
		}
	}
	for i := len(b.order) - 1; i > 0; i-- {
		w := b.order[i]
		for _, v := range b.g.Next(w) {
			if b.dist[v] == b.dist[w]-1 {
				b.part[v] += b.ways[v] / b.ways[w] * (1 + b.part[w])
			}
		}
		b.sum[w] += b.part[w]
	}
}
