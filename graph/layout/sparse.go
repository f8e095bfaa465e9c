package layout

import (
	"cmp"
	"slices"
)

const (
	pivots       = 60 // nodes of a part that stand for what is far from a node
	sparseRounds = 60
)

// majoriseSparse is majorise for a large part: a node is pulled by its neighbours
// and by the pivots, each with the weight of those nodes near it that are no
// nearer to the node than half the way.
func (l *layout) majoriseSparse(part []int) {
	at := make([]int, len(l.boxes)) // by node, its place in part
	for k, i := range part {
		at[i] = k
	}
	pulls := make([][]pull, len(part))
	for k, i := range part {
		for m, j := range l.near[i] {
			want := l.long[i][m]
			pulls[k] = append(pulls[k], pull{j, want, 1 / float64(want*want)})
		}
	}
	centres, far := l.pivots(part)
	for c, region := range regions(part, far) {
		radii := make([]float64, len(region)) // of its nodes, ascending
		for k, i := range region {
			radii[k] = far[c][i]
		}
		slices.Sort(radii)
		for k, i := range part {
			d := far[c][i]
			if _, linked := slices.BinarySearch(l.near[i], centres[c]); linked || i == centres[c] {
				continue
			}
			within, _ := slices.BinarySearch(radii, d/2)
			pulls[k] = append(pulls[k], pull{centres[c], d, float64(max(within, 1)) / float64(d*d)})
		}
	}
	l.settle(part, pulls, sparseRounds)
}

// pivots picks nodes that lie far from each other: the busiest first, then always
// the one that is furthest from all before it. far is their distances, by node.
func (l *layout) pivots(part []int) (centres []int, far [][]float64) {
	next := slices.MaxFunc(part, func(a, b int) int { return cmp.Or(cmp.Compare(len(l.near[a]), len(l.near[b])), cmp.Compare(b, a)) })
	nearest := make([]float64, len(l.boxes))
	var queue []int
	for range min(pivots, len(part)) {
		centres = append(centres, next)
		var d []float64
		d, queue = l.distances(next, nil, queue)
		far = append(far, d)
		for _, i := range part {
			if len(centres) == 1 || d[i] < nearest[i] {
				nearest[i] = d[i]
			}
		}
		next = slices.MaxFunc(part, func(a, b int) int { return cmp.Or(cmp.Compare(nearest[a], nearest[b]), cmp.Compare(b, a)) })
	}
	return centres, far
}

// regions is, by pivot, the nodes that are nearer to it than to any other.
func regions(part []int, far [][]float64) [][]int {
	list := make([][]int, len(far))
	for _, i := range part {
		best := 0
		for c := range far {
			if far[c][i] < far[best][i] {
				best = c
			}
		}
		list[best] = append(list[best], i)
	}
	return list
}
