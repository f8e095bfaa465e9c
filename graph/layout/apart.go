package layout

import (
	"cmp"
	"math"
	"slices"
)

const nodeGap = 20 // pixels between nodes

// lieDown turns the part so that it is widest from left to right, as screens,
// pages and words are.
func lieDown(boxes []Box, part []int) {
	var cx, cy, xx, yy, xy float64
	for _, i := range part {
		cx, cy = cx+boxes[i].X/float64(len(part)), cy+boxes[i].Y/float64(len(part))
	}
	for _, i := range part {
		dx, dy := boxes[i].X-cx, boxes[i].Y-cy
		xx, yy, xy = xx+float64(dx*dx), yy+float64(dy*dy), xy+float64(dx*dy)
	}
	angle := -math.Atan2(float64(2*xy), xx-yy) / 2
	sin, cos := cut(math.Sin(angle)), cut(math.Cos(angle))
	for _, i := range part {
		dx, dy := boxes[i].X-cx, boxes[i].Y-cy
		boxes[i].X = float64((float64(dx*cos) - float64(dy*sin)) * 1.15)
		boxes[i].Y = float64((float64(dx*sin) + float64(dy*cos)) * 0.9)
	}
}

// giveRoom spreads a part out that has many lines for its nodes: the lines and
// their labels need the room.
func giveRoom(boxes []Box, near [][]int, part []int) {
	lines := 0.0
	for _, i := range part {
		lines += float64(len(near[i])) / 2
	}
	spread(boxes, part, min(2.2, max(1, 0.6+float64(0.3*lines)/float64(len(part)))))
}

func spread(boxes []Box, part []int, by float64) {
	for _, i := range part {
		boxes[i].X, boxes[i].Y = float64(boxes[i].X*by), float64(boxes[i].Y*by)
	}
}

// pushApart moves overlapping boxes of the part away from each other, along the
// shorter way, until none overlap. A crowd that cannot get out of its own way is
// spread a little now and then, so that an end comes.
func pushApart(boxes []Box, part []int) {
	r := rows{boxes: boxes, order: slices.Clone(part), row: make([]int, len(boxes))}
	for _, i := range part {
		r.widest, r.tallest = max(r.widest, boxes[i].W), max(r.tallest, boxes[i].H)
	}
	for round := 0; ; round++ {
		if round%12 == 11 {
			spread(boxes, part, 1.04)
		}
		r.sort()
		clean := true
		for k := range r.order {
			clean = r.separate(k) && clean
		}
		if clean {
			return
		}
	}
}

// rows is boxes by the row of paper that their centres lie in, each from left to
// right: what overlaps a box is in its row or in one beside it.
type rows struct {
	boxes           []Box
	row             []int // by box
	order           []int
	widest, tallest float64
}

func (r *rows) sort() {
	for _, i := range r.order {
		r.row[i] = int(math.Floor(r.boxes[i].Y / (r.tallest + nodeGap)))
	}
	slices.SortFunc(r.order, func(a, b int) int {
		return cmp.Or(cmp.Compare(r.row[a], r.row[b]), cmp.Compare(r.boxes[a].X, r.boxes[b].X), cmp.Compare(a, b))
	})
}

// separate pushes the k-th box and those after it apart, in its row and the next,
// and reports whether there was nothing to do.
func (r *rows) separate(k int) bool {
	i, clean := r.order[k], true
	a, row := &r.boxes[i], r.row[i]
	reach := (a.W+r.widest)/2 + nodeGap
	next, _ := slices.BinarySearchFunc(r.order[k+1:], a.X-reach, func(j int, x float64) int {
		return cmp.Or(cmp.Compare(r.row[j], row+1), cmp.Compare(r.boxes[j].X, x))
	})
	for _, from := range []int{k + 1, k + 1 + next} {
		for _, j := range r.order[from:] {
			b := &r.boxes[j]
			if b.X-a.X > reach || r.row[j] > row+1 || r.row[j] > row && from == k+1 {
				break
			}
			if a.Overlaps(*b, nodeGap-1) {
				clean = false
				separate(a, b)
			}
		}
	}
	return clean
}

func separate(a, b *Box) {
	dx := (a.W+b.W)/2 + nodeGap - math.Abs(a.X-b.X)
	dy := (a.H+b.H)/2 + nodeGap - math.Abs(a.Y-b.Y)
	if dx < dy {
		if a.X > b.X {
			dx = -dx
		}
		a.X, b.X = a.X-dx/2, b.X+dx/2
		return
	}
	if a.Y > b.Y {
		dy = -dy
	}
	a.Y, b.Y = a.Y-dy/2, b.Y+dy/2
}
