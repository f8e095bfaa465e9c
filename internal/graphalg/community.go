package graphalg

import (
	"cmp"
	"context"
	"slices"
)

// Communities returns, by node of an undirected graph, the number of the
// community it lies in: nodes that have more edges among each other than with the
// rest (their modularity, after Newman and Girvan 2004, is large). Communities are
// numbered from 0, in the order of their first nodes, and each hangs together.
//
// It is Louvain (Blondel and others 2008): every node moves to the neighbours'
// community that gains most, until none does; then communities are the nodes of
// a smaller graph, and so on; at the end all nodes may move once more, and so on
// (Rotta and Noack 2011). All sums are of whole numbers, so nothing is rounded.
func Communities(ctx context.Context, g *Graph) ([]int32, error) {
	base := newLevel(g)
	of := alone(g.Len())
	for base.move(of) {
		renumber(of)
		for l := base.merged(of); ; {
			if err := ctx.Err(); err != nil {
				return nil, err
			}
			to := alone(len(l.degree))
			if !l.move(to) {
				break
			}
			renumber(to)
			for i := range of {
				of[i] = to[of[i]]
			}
			l = l.merged(to)
		}
	}
	return whole(g, of), ctx.Err()
}

// alone is n nodes, each a community.
func alone(n int) []int32 {
	of := make([]int32, n)
	for i := range of {
		of[i] = int32(i)
	}
	return of
}

// A level is a graph whose nodes are the communities of the level below.
type level struct {
	start, to []int32
	weight    []int64 // of the edge to to[i]: how many edges of g it stands for
	degree    []int64 // of a node: the weights of its edges, those within it twice
	all       int64   // sum of degree
}

func newLevel(g *Graph) *level {
	l := &level{start: g.start, to: g.to, weight: make([]int64, len(g.to)), degree: make([]int64, g.Len()), all: int64(len(g.to))}
	for i := range l.weight {
		l.weight[i] = 1
	}
	for i := range l.degree {
		l.degree[i] = int64(g.Degree(int32(i)))
	}
	return l
}

// move lets the nodes change their communities, while any gains by it,
// and reports whether one did.
func (l *level) move(of []int32) bool {
	n := len(l.degree)
	total := make([]int64, n) // by community, of its nodes' degrees
	for i, c := range of {
		total[c] += l.degree[i]
	}
	links := make([]int64, n) // of the node at hand, by community
	var near []int32          // communities with links
	any := false
	for again := true; again; {
		again = false
		for i := range int32(n) {
			near = near[:0]
			for k := l.start[i]; k < l.start[i+1]; k++ {
				c := of[l.to[k]]
				if links[c] == 0 {
					near = append(near, c)
				}
				links[c] += l.weight[k]
			}
			own := of[i]
			total[own] -= l.degree[i]
			best, most := own, links[own]*l.all-total[own]*l.degree[i]
			for _, c := range near {
				if gain := links[c]*l.all - total[c]*l.degree[i]; gain > most || gain == most && c < best && best != own {
					best, most = c, gain
				}
				links[c] = 0
			}
			total[best] += l.degree[i]
			if best != own {
				of[i], again, any = best, true, true
			}
		}
	}
	return any
}

// merged is the level whose nodes are the communities of l.
func (l *level) merged(of []int32) *level {
	type edge struct {
		from, to int32
		weight   int64
	}
	var edges []edge
	n := slices.Max(of) + 1
	m := &level{start: make([]int32, n+1), degree: make([]int64, n), all: l.all}
	for i, c := range of {
		m.degree[c] += l.degree[i]
		for k := l.start[i]; k < l.start[i+1]; k++ {
			if to := of[l.to[k]]; to != c {
				edges = append(edges, edge{c, to, l.weight[k]})
			}
		}
	}
	slices.SortFunc(edges, func(a, b edge) int { return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(a.to, b.to)) })
	for k, e := range edges {
		if k > 0 && e.from == edges[k-1].from && e.to == edges[k-1].to {
			m.weight[len(m.weight)-1] += e.weight
			continue
		}
		m.to, m.weight = append(m.to, e.to), append(m.weight, e.weight)
		m.start[e.from+1]++
	}
	for i := range n {
		m.start[i+1] += m.start[i]
	}
	return m
}

// renumber gives communities the numbers from 0 in the order of their first
// nodes.
func renumber(of []int32) {
	number := map[int32]int32{}
	for i, c := range of {
		if _, ok := number[c]; !ok {
			number[c] = int32(len(number))
		}
		of[i] = number[c]
	}
}

// whole splits communities that do not hang together: Louvain can move a node
// away that held the others.
func whole(g *Graph, of []int32) []int32 {
	out := make([]int32, len(of))
	for i := range out {
		out[i] = -1
	}
	n := int32(0)
	var queue []int32
	for i := range int32(len(of)) {
		if out[i] >= 0 {
			continue
		}
		out[i] = n
		queue = append(queue[:0], i)
		for len(queue) > 0 {
			at := queue[len(queue)-1]
			queue = queue[:len(queue)-1]
			for _, j := range g.Next(at) {
				if out[j] < 0 && of[j] == of[i] {
					out[j] = n
					queue = append(queue, j)
				}
			}
		}
		n++
	}
	return out
}
