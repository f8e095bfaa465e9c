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
	place(boxes, links, loose)
	for i := range boxes {
		boxes[i].X, boxes[i].Y = quarter(boxes[i].X), quarter(boxes[i].Y)
	}
}

func quarter(x float64) float64 { return math.Round(x*4) / 4 }

func place(boxes []Box, links []Link, r room) {
	l := newLayout(boxes, links)
	l.room = r
	parts := components(l.near)
	for _, part := range parts {
		l.place(part)
	}
	pack(boxes, parts)
}

type layout struct {
	boxes []Box
	links []Link      // one for two boxes, with the widest label
	of    []int32     // by node, its community
	near  [][]int     // by node, the nodes it is linked to, sorted
	long  [][]float64 // by node and neighbour, how long their line should be
	room  room
}

func newLayout(boxes []Box, links []Link) *layout {
	l := &layout{boxes: boxes, of: Communities(len(boxes), links), near: make([][]int, len(boxes)), long: make([][]float64, len(boxes))}
	at := map[[2]int]int{} // by pair, the place of its link
	for _, k := range links {
		if k.A == k.B {
			continue
		}
		pair := [2]int{min(k.A, k.B), max(k.A, k.B)}
		n, ok := at[pair]
		if !ok {
			n = len(l.links)
			at[pair] = n
			l.links = append(l.links, Link{A: pair[0], B: pair[1]})
			l.near[k.A], l.near[k.B] = append(l.near[k.A], k.B), append(l.near[k.B], k.A)
		}
		l.links[n].Label = max(l.links[n].Label, k.Label)
	}
	for i := range l.near {
		slices.Sort(l.near[i])
		l.long[i] = make([]float64, len(l.near[i]))
	}
	for _, k := range l.links {
		long := l.lineLength(k)
		for _, end := range [][2]int{{k.A, k.B}, {k.B, k.A}} {
			m, _ := slices.BinarySearch(l.near[end[0]], end[1])
			l.long[end[0]][m] = long
		}
	}
	return l
}

const (
	idealLine = 95  // pixels of a line between two nodes; longer when its label is
	labelRoom = 50  // of a line beside its label, for the head
	maxCrowd  = 600 // neighbours: past it a hub's lines grow no longer
	outward   = 1.7 // times as long is a line from one community to another
)

// lineLength is how far apart the centres of linked boxes should be: further for
// a long label, and at hubs, whose neighbours need room around them.
func (l *layout) lineLength(k Link) float64 {
	a, b := l.boxes[k.A], l.boxes[k.B]
	crowd := math.Sqrt(float64(min(max(len(l.near[k.A]), len(l.near[k.B])), maxCrowd)))
	long := max(idealLine, k.Label+labelRoom) + float64((a.W+b.W+a.H+b.H)*0.28) + float64(16*(crowd-1))
	if l.of[k.A] != l.of[k.B] {
		return float64(long * outward)
	}
	return long
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
	if len(part) > maxDense && l.placeGroups(part) {
		return
	}
	l.plant(part)
	if len(part) <= maxDense {
		l.majorise(part)
	} else {
		l.majoriseSparse(part)
	}
	lieDown(l.boxes, part)
	l.giveRoom(part)
	pushApart(l.boxes, part)
}
