package layout

import (
	"cmp"
	"math"
	"slices"
)

// A Box is a rectangle by its centre, in pixels; y grows downwards.
type Box struct{ X, Y, W, H float64 }

// Overlaps reports whether less than gap lies between two boxes, both ways.
func (a Box) Overlaps(b Box, gap float64) bool {
	return math.Abs(a.X-b.X) < (a.W+b.W)/2+gap && math.Abs(a.Y-b.Y) < (a.H+b.H)/2+gap
}

// Bounds is the smallest box around all boxes; the zero Box when there are none.
func Bounds(boxes []Box) Box {
	part := make([]int, len(boxes))
	for i := range part {
		part[i] = i
	}
	return bounds(boxes, part)
}

// A Link joins two boxes, by index, and has a label of a certain width. Links
// of a box to itself change nothing; several between two boxes are one.
type Link struct {
	A, B  int
	Label float64
}

// Place gives every box its X and Y, all within the first quadrant; W and H are
// the caller's. 5,000 boxes with 10,000 links take about a second.
func Place(boxes []Box, links []Link) {
	l := newLayout(boxes, links)
	parts := components(l.near)
	for _, part := range parts {
		l.place(part)
	}
	pack(boxes, parts)
	for i := range boxes {
		boxes[i].X, boxes[i].Y = quarter(boxes[i].X), quarter(boxes[i].Y)
	}
}

func quarter(x float64) float64 { return math.Round(x*4) / 4 }

type layout struct {
	boxes []Box
	near  [][]int     // by node, the nodes it is linked to, sorted
	long  [][]float64 // by node and neighbour, how long their line should be
}

func newLayout(boxes []Box, links []Link) *layout {
	l := &layout{boxes, make([][]int, len(boxes)), make([][]float64, len(boxes))}
	labels := map[[2]int]float64{} // by pair, the widest label
	for _, k := range links {
		if k.A != k.B {
			l.near[k.A], l.near[k.B] = append(l.near[k.A], k.B), append(l.near[k.B], k.A)
			pair := [2]int{min(k.A, k.B), max(k.A, k.B)}
			labels[pair] = max(labels[pair], k.Label)
		}
	}
	for i := range l.near {
		slices.Sort(l.near[i])
		l.near[i] = slices.Compact(l.near[i])
	}
	for i := range l.near {
		for _, j := range l.near[i] {
			l.long[i] = append(l.long[i], l.lineLength(i, j, labels[[2]int{min(i, j), max(i, j)}]))
		}
	}
	return l
}

const (
	idealLine = 95  // pixels of a line between two nodes; longer when its label is
	labelRoom = 50  // of a line beside its label, for the head
	maxCrowd  = 600 // neighbours: past it a hub's lines grow no longer
)

// lineLength is how far apart the centres of linked boxes should be: further for
// a long label, and at hubs, whose neighbours need room around them.
func (l *layout) lineLength(i, j int, label float64) float64 {
	a, b := l.boxes[i], l.boxes[j]
	crowd := math.Sqrt(float64(min(max(len(l.near[i]), len(l.near[j])), maxCrowd)))
	return max(idealLine, label+labelRoom) + float64((a.W+b.W+a.H+b.H)*0.28) + float64(16*(crowd-1))
}

// components is the nodes of each connected part, the largest part first.
func components(near [][]int) [][]int {
	seen := make([]bool, len(near))
	var parts [][]int
	for i := range near {
		if seen[i] {
			continue
		}
		seen[i] = true
		part := []int{i}
		for k := 0; k < len(part); k++ {
			for _, j := range near[part[k]] {
				if !seen[j] {
					seen[j] = true
					part = append(part, j)
				}
			}
		}
		slices.Sort(part)
		parts = append(parts, part)
	}
	slices.SortStableFunc(parts, func(a, b []int) int { return cmp.Compare(len(b), len(a)) })
	return parts
}

const maxDense = 500 // nodes of a part whose every pair is looked at

func (l *layout) place(part []int) {
	if len(part) == 1 {
		l.boxes[part[0]].X, l.boxes[part[0]].Y = 0, 0
		return
	}
	l.plant(part)
	if len(part) <= maxDense {
		l.majorise(part)
	} else {
		l.majoriseSparse(part)
	}
	lieDown(l.boxes, part)
	giveRoom(l.boxes, l.near, part)
	pushApart(l.boxes, part)
}
