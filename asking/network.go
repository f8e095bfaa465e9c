package asking

import (
	"cmp"
	"context"
	"math"
	"slices"

	"newsgraph/internal/graphalg"
	"newsgraph/schema"
)

// A Network is the plain edges of a store as arrays: a node for every thing in
// some fact that is asserted, an edge for every two that such a fact joins.
// It keeps about 100 bytes a pair and nothing of the sentences.
type Network struct {
	IDs   []schema.EntityID // of the nodes, ascending
	lines []line            // by from, to and strength
	node  map[schema.EntityID]int32
}

// A line is one asserted fact between two different things.
type line struct {
	from, to int32
	fact     schema.FactID
	origins  int32
	score    int32
}

// ReadNetwork reads every fact once.
func ReadNetwork(ctx context.Context, s AllFacts) (*Network, error) {
	n := &Network{node: map[schema.EntityID]int32{}}
	for f, err := range s.AllFacts(ctx) {
		if err != nil {
			return nil, err
		}
		if f.Modality != schema.Asserted || f.Object.Entity == "" || f.Subject == f.Object.Entity {
			continue
		}
		n.lines = append(n.lines, line{n.intern(f.Subject), n.intern(f.Object.Entity), f.ID,
			int32(min(f.Origins, math.MaxInt32)), int32(f.BestScore())})
	}
	n.sort()
	return n, nil
}

func (n *Network) intern(id schema.EntityID) int32 {
	i, ok := n.node[id]
	if !ok {
		i = int32(len(n.IDs))
		n.node[id] = i
		n.IDs = append(n.IDs, id)
	}
	return i
}

// sort gives the nodes the order of their ids, and the lines that of their nodes.
func (n *Network) sort() {
	met := slices.Clone(n.IDs)
	slices.Sort(n.IDs)
	for i, id := range n.IDs {
		n.node[id] = int32(i)
	}
	for i := range n.lines {
		l := &n.lines[i]
		l.from, l.to = n.node[met[l.from]], n.node[met[l.to]]
	}
	slices.SortFunc(n.lines, func(a, b line) int {
		return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(a.to, b.to), cmp.Compare(b.origins, a.origins),
			cmp.Compare(b.score, a.score), cmp.Compare(a.fact, b.fact))
	})
}

// linesBetween returns the lines from a to b, strongest first.
func (n *Network) linesBetween(a, b int32) []line {
	i, _ := slices.BinarySearchFunc(n.lines, line{from: a, to: b}, func(l, want line) int {
		return cmp.Or(cmp.Compare(l.from, want.from), cmp.Compare(l.to, want.to))
	})
	j := i
	for j < len(n.lines) && n.lines[j].from == a && n.lines[j].to == b {
		j++
	}
	return n.lines[i:j]
}

func (n *Network) edges() []graphalg.Edge {
	edges := make([]graphalg.Edge, 0, len(n.lines))
	for _, l := range n.lines {
		edges = append(edges, graphalg.Edge{From: l.from, To: l.to})
	}
	return edges
}

func (n *Network) directed() *graphalg.Graph   { return graphalg.Directed(len(n.IDs), n.edges()) }
func (n *Network) undirected() *graphalg.Graph { return graphalg.Undirected(len(n.IDs), n.edges()) }
