package graphalg

import "slices"

// An Edge leads from one node to another.
type Edge struct{ From, To int32 }

// A Graph never changes once it is made; any number of goroutines may read it.
type Graph struct {
	start []int32 // neighbours of i are to[start[i]:start[i+1]]
	to    []int32
}

// Directed returns the graph of n nodes with these edges; doubles and loops are left out.
func Directed(n int, edges []Edge) *Graph {
	sorted := slices.Clone(edges)
	slices.SortFunc(sorted, func(a, b Edge) int {
		if a.From != b.From {
			return int(a.From) - int(b.From)
		}
		return int(a.To) - int(b.To)
	})
	sorted = slices.Compact(sorted)
	g := &Graph{start: make([]int32, n+1), to: make([]int32, 0, len(sorted))}
	at := int32(0)
	for _, e := range sorted {
		for ; at <= e.From; at++ {
			g.start[at] = int32(len(g.to))
		}
		if e.From != e.To {
			g.to = append(g.to, e.To)
		}
	}
	for ; int(at) <= n; at++ {
		g.start[at] = int32(len(g.to))
	}
	return g
}

// Undirected returns the graph in which every edge leads both ways.
func Undirected(n int, edges []Edge) *Graph {
	both := make([]Edge, 0, 2*len(edges))
	for _, e := range edges {
		both = append(both, e, Edge{e.To, e.From})
	}
	return Directed(n, both)
}

// Len returns the number of nodes.
func (g *Graph) Len() int { return len(g.start) - 1 }

// Next returns the neighbours that i leads to, ascending. The caller must not change them.
func (g *Graph) Next(i int32) []int32 { return g.to[g.start[i]:g.start[i+1]] }

// Degree returns how many neighbours i leads to.
func (g *Graph) Degree(i int32) int { return int(g.start[i+1] - g.start[i]) }
