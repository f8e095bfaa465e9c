package layout

import (
	"cmp"
	"math"
	"slices"
)

// plant places the part as a tree around its busiest node, each subtree in a
// sector as wide as it has leaves.
func (l *layout) plant(part []int) {
	root := slices.MaxFunc(part, func(a, b int) int { return cmp.Or(cmp.Compare(len(l.near[a]), len(l.near[b])), cmp.Compare(b, a)) })
	order, children := l.tree(root)
	leaves := make([]float64, len(l.boxes))
	for _, i := range slices.Backward(order) {
		for _, k := range children[i] {
			leaves[i] += leaves[l.near[i][k]]
		}
		leaves[i] = max(leaves[i], 1)
	}
	type sector struct{ from, to, radius float64 }
	sectors := make([]sector, len(l.boxes))
	sectors[root].to = 2 * math.Pi
	for _, i := range order {
		s := sectors[i]
		mid := (s.from + s.to) / 2
		l.boxes[i].X, l.boxes[i].Y = float64(s.radius*cut(math.Cos(mid))), float64(s.radius*cut(math.Sin(mid)))
		at := s.from
		for _, k := range children[i] {
			c := l.near[i][k]
			sectors[c] = sector{at, at + float64((s.to-s.from)*leaves[c])/leaves[i], s.radius + l.long[i][k]}
			at = sectors[c].to
		}
	}
}

// cut rounds a sine: its last bits differ between processors.
func cut(x float64) float64 { return math.Round(x*(1<<20)) / (1 << 20) }

// tree is the nodes of root's part as breadth-first search meets them, and of
// each node, which of its neighbours it met first.
func (l *layout) tree(root int) (order []int, children [][]int) {
	children = make([][]int, len(l.boxes))
	seen := make([]bool, len(l.boxes))
	seen[root] = true
	order = []int{root}
	for n := 0; n < len(order); n++ {
		i := order[n]
		for k, j := range l.near[i] {
			if !seen[j] {
				seen[j] = true
				children[i] = append(children[i], k)
				order = append(order, j)
			}
		}
	}
	return order, children
}
