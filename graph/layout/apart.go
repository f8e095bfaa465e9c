package layout

import (
	"cmp"
	"math"
	"slices"
)

const nodeGap = 20 // pixels between nodes

// A cloud is how boxes lie around their middle: the means of the squares.
type cloud struct{ x, y, xx, yy, xy float64 }

func cloudOf(boxes []Box, part []int) cloud {
	var c cloud
	n := float64(len(part))
	for _, i := range part {
		c.x, c.y = c.x+boxes[i].X/n, c.y+boxes[i].Y/n
	}
	for _, i := range part {
		dx, dy := boxes[i].X-c.x, boxes[i].Y-c.y
		c.xx, c.yy, c.xy = c.xx+float64(dx*dx)/n, c.yy+float64(dy*dy)/n, c.xy+float64(dx*dy)/n
	}
	return c
}

// lieDown turns the part so that it is widest from left to right, as screens,
// pages and words are.
func lieDown(boxes []Box, part []int) {
	c := cloudOf(boxes, part)
	angle := -math.Atan2(c.xy+c.xy, c.xx-c.yy) / 2
	sin, cos := cut(math.Sin(angle)), cut(math.Cos(angle))
	for _, i := range part {
		dx, dy := boxes[i].X-c.x, boxes[i].Y-c.y
		boxes[i].X = float64((float64(dx*cos) - float64(dy*sin)) * 1.15)
		boxes[i].Y = float64((float64(dx*sin) + float64(dy*cos)) * 0.9)
	}
}

// A room is how much paper boxes get, in sizes of them.
type room struct{ least, most float64 }

var (
	loose = room{4, 1e9} // less, and a crowd is a wall of boxes with no line to be seen
	tight = room{1.3, 1.3}
)

// giveRoom spreads a part out that has many lines for its nodes, which need room
// with their labels, or too little paper for its boxes; or draws it together.
func (l *layout) giveRoom(part []int) {
	lines, size := 0.0, 0.0
	for _, i := range part {
		lines += float64(len(l.near[i])) / 2
		size += float64((l.boxes[i].W + nodeGap) * (l.boxes[i].H + nodeGap))
	}
	by := min(2.2, max(1, 0.6+float64(0.3*lines)/float64(len(part))))
	c := cloudOf(l.boxes, part)
	disc := float64(4 * math.Pi * math.Sqrt(float64(c.xx*c.yy))) // with even boxes that lie so
	if disc > 1 && len(part) > 2 {
		by = max(by, math.Sqrt(float64(l.room.least*size)/disc))
		by = min(by, math.Sqrt(float64(l.room.most*size)/disc))
	}
	spread(l.boxes, part, min(by, 20))
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
	for below, from := range []int{k + 1, k + 1 + next} {
		for _, j := range r.order[from:] {
			b := &r.boxes[j]
			if b.X-a.X > reach || r.row[j] > row+below {
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

// separate moves two boxes along the line between their centres: what lies left of
// or above another stays so, and a crowd grows as a whole.
func separate(a, b *Box) {
	dx, dy := b.X-a.X, b.Y-a.Y
	if math.Abs(dx) < 1e-3 && math.Abs(dy) < 1e-3 {
		dy = 1
	}
	by := math.Inf(1)
	if dx != 0 {
		by = ((a.W+b.W)/2 + nodeGap) / math.Abs(dx)
	}
	if dy != 0 {
		by = min(by, ((a.H+b.H)/2+nodeGap)/math.Abs(dy))
	}
	dx, dy = float64(dx*(by-1))/2, float64(dy*(by-1))/2
	a.X, a.Y, b.X, b.Y = a.X-dx, a.Y-dy, b.X+dx, b.Y+dy
}
