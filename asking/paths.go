package asking

import (
	"cmp"
	"context"
	"math"
	"slices"

	"newsgraph/internal/graphalg"
	"newsgraph/schema"
)

// A Path leads from one thing to another along plain edges, in either direction.
type Path struct {
	Steps []Step
	Hubs  []schema.EntityID // passed on the way
}

// A Step is one edge. Facts are those that state it, either way, strongest first.
type Step struct {
	From, To schema.EntityID
	Facts    []schema.FactID
}

// hubToll is how many edges longer a path may be that goes around a hub.
const hubToll = 100

// HubDegree is the number of neighbours above which a thing is a hub: the square
// root of the number of things, at least 20. What everyone has to do with binds no two.
func (n *Network) HubDegree() int { return max(20, int(math.Sqrt(float64(len(n.IDs))))) }

// Paths returns at most k paths without loops from a to b. Those that pass fewer
// hubs come first, then the shorter ones, then by the ids on the way.
func (n *Network) Paths(ctx context.Context, a, b schema.EntityID, k int) ([]Path, error) {
	from, ok := n.node[a]
	to, ok2 := n.node[b]
	if !ok || !ok2 {
		return nil, nil
	}
	g := n.undirected()
	toll := make([]int32, g.Len())
	for i := range toll {
		if g.Degree(int32(i)) > n.HubDegree() {
			toll[i] = hubToll
		}
	}
	ways, err := graphalg.Paths(ctx, g, from, to, k, toll)
	var paths []Path
	for _, w := range ways {
		var p Path
		for i := range len(w) - 1 {
			p.Steps = append(p.Steps, n.step(w[i], w[i+1]))
			if i > 0 && toll[w[i]] > 0 {
				p.Hubs = append(p.Hubs, n.IDs[w[i]])
			}
		}
		paths = append(paths, p)
	}
	return paths, err
}

func (n *Network) step(a, b int32) Step {
	lines := slices.Concat(n.linesBetween(a, b), n.linesBetween(b, a))
	slices.SortStableFunc(lines, func(a, b line) int {
		return cmp.Or(cmp.Compare(b.origins, a.origins), cmp.Compare(b.score, a.score))
	})
	s := Step{From: n.IDs[a], To: n.IDs[b]}
	for _, l := range lines {
		s.Facts = append(s.Facts, l.fact)
	}
	return s
}
