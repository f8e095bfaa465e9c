package export

import (
	"cmp"
	"math"
	"slices"
)

// A box is a rectangle by its centre.
type box struct{ x, y, w, h float64 }

func (a box) overlaps(b box, gap float64) bool {
	return math.Abs(a.x-b.x) < (a.w+b.w)/2+gap && math.Abs(a.y-b.y) < (a.h+b.h)/2+gap
}

const (
	nodeGap      = 20 // between nodes, in pixels
	componentGap = 50 // between parts that no line joins
	idealLine    = 95 // of a line between two nodes; longer when its label is
	labelRoom    = 50 // of a line beside its label, for the head
)

// layOut places boxes so that their distances on paper are like those in the
// graph: stress majorisation (Gansner, Koren, North 2004), node by node, from a
// radial tree; then boxes that overlap are pushed apart. Nothing is left to
// chance. Parts that no link joins are laid side by side.
func layOut(boxes []box, links []link) {
	l := layout{boxes, make([][]int, len(boxes)), map[[2]int]float64{}}
	for _, k := range links {
		if k.a == k.b {
			continue
		}
		if !slices.Contains(l.near[k.a], k.b) {
			l.near[k.a] = append(l.near[k.a], k.b)
			l.near[k.b] = append(l.near[k.b], k.a)
		}
		pair := [2]int{min(k.a, k.b), max(k.a, k.b)}
		l.labels[pair] = max(l.labels[pair], k.label)
	}
	for i := range l.near {
		slices.Sort(l.near[i])
	}
	parts := components(l.near)
	for _, part := range parts {
		l.layOutPart(part)
	}
	pack(boxes, parts)
}

// A link joins two boxes, by index, and has a label of a certain width.
type link struct {
	a, b  int
	label float64
}

type layout struct {
	boxes  []box
	near   [][]int            // by node, the nodes it is linked to, sorted
	labels map[[2]int]float64 // by pair, the lower index first: the widest label
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

const maxStress = 2500 // nodes; past it the square of them takes too much memory and the tree must do

func (l *layout) layOutPart(part []int) {
	if len(part) == 1 {
		l.boxes[part[0]].x, l.boxes[part[0]].y = 0, 0
		return
	}
	l.radial(part)
	if len(part) <= maxStress {
		majorise(l.boxes, part, l.distances(part))
		lieDown(l.boxes, part)
		giveRoom(l.boxes, l.near, part)
	}
	pushApart(l.boxes, part)
}

// lineLength is how far apart the centres of linked boxes should be: further for
// a long label, and at hubs, whose neighbours need room around them.
func (l *layout) lineLength(i, j int) float64 {
	a, b := l.boxes[i], l.boxes[j]
	label := l.labels[[2]int{min(i, j), max(i, j)}]
	crowd := math.Sqrt(float64(min(max(len(l.near[i]), len(l.near[j])), 60)))
	return max(idealLine, label+labelRoom) + (a.w+b.w+a.h+b.h)*0.28 + 16*(crowd-1)
}

// radial places the part as a tree around its busiest node, each subtree in a
// sector as wide as it has leaves.
func (l *layout) radial(part []int) {
	boxes, near := l.boxes, l.near
	root := slices.MaxFunc(part, func(a, b int) int { return cmp.Or(cmp.Compare(len(near[a]), len(near[b])), cmp.Compare(b, a)) })
	children := map[int][]int{}
	seen := map[int]bool{root: true}
	order := []int{root}
	for k := 0; k < len(order); k++ {
		for _, j := range near[order[k]] {
			if !seen[j] {
				seen[j] = true
				children[order[k]] = append(children[order[k]], j)
				order = append(order, j)
			}
		}
	}
	leaves := map[int]float64{}
	for _, i := range slices.Backward(order) {
		leaves[i] = max(leaves[i], 1)
		for _, c := range children[i] {
			leaves[i] += leaves[c]
		}
	}
	type sector struct{ from, to, radius float64 }
	sectors := map[int]sector{root: {0, 2 * math.Pi, 0}}
	boxes[root].x, boxes[root].y = 0, 0
	for _, i := range order {
		s := sectors[i]
		at := s.from
		for _, c := range children[i] {
			width := (s.to - s.from) * leaves[c] / (leaves[i] - 1)
			if leaves[i] <= 1 {
				width = s.to - s.from
			}
			child := sector{at, at + width, s.radius + l.lineLength(i, c)}
			at += width
			sectors[c] = child
			mid := (child.from + child.to) / 2
			boxes[c].x, boxes[c].y = child.radius*math.Cos(mid), child.radius*math.Sin(mid)
		}
	}
}

// distances is the length of the shortest way between every two nodes of the
// part (Dijkstra from each; the lists are short, so a plain queue does).
func (l *layout) distances(part []int) [][]float32 {
	at := map[int]int{}
	for k, i := range part {
		at[i] = k
	}
	d := make([][]float32, len(part))
	for k, i := range part {
		row := make([]float32, len(part))
		for m := range row {
			row[m] = math.MaxFloat32
		}
		row[k] = 0
		queue := []int{i}
		for len(queue) > 0 { // label-correcting: lengths differ little, so few nodes come twice
			u := queue[0]
			queue = queue[1:]
			for _, v := range l.near[u] {
				if way := row[at[u]] + float32(l.lineLength(u, v)); way < row[at[v]]-0.01 {
					row[at[v]] = way
					queue = append(queue, v)
				}
			}
		}
		d[k] = row
	}
	return d
}

// majorise moves each node in turn to where the stress of its distances to all
// others is least, until nothing moves far.
func majorise(boxes []box, part []int, d [][]float32) {
	rounds := min(200, max(20, 60_000_000/(len(part)*len(part))))
	for range rounds {
		moved := 0.0
		for k, i := range part {
			var x, y, sum float64
			for m, j := range part {
				if m == k {
					continue
				}
				want := float64(d[k][m])
				weight := 1 / (want * want)
				dx, dy := boxes[i].x-boxes[j].x, boxes[i].y-boxes[j].y
				is := math.Sqrt(dx*dx + dy*dy)
				if is < 1e-6 { // on top of each other: apart in a direction of their own
					dx, dy, is = math.Cos(float64(k)), math.Sin(float64(k)), 1
				}
				x += weight * (boxes[j].x + want*dx/is)
				y += weight * (boxes[j].y + want*dy/is)
				sum += weight
			}
			x, y = x/sum, y/sum
			moved = max(moved, math.Abs(x-boxes[i].x)+math.Abs(y-boxes[i].y))
			boxes[i].x, boxes[i].y = x, y
		}
		if moved < 1 {
			break
		}
	}
}

// lieDown turns the part so that it is widest from left to right, as screens,
// pages and words are.
func lieDown(boxes []box, part []int) {
	var cx, cy float64
	for _, i := range part {
		cx += boxes[i].x / float64(len(part))
		cy += boxes[i].y / float64(len(part))
	}
	var xx, yy, xy float64
	for _, i := range part {
		dx, dy := boxes[i].x-cx, boxes[i].y-cy
		xx, yy, xy = xx+dx*dx, yy+dy*dy, xy+dx*dy
	}
	angle := -math.Atan2(2*xy, xx-yy) / 2
	sin, cos := math.Sincos(angle)
	for _, i := range part {
		dx, dy := boxes[i].x-cx, boxes[i].y-cy
		boxes[i].x, boxes[i].y = (dx*cos-dy*sin)*1.15, (dx*sin+dy*cos)*0.9
	}
}

// giveRoom spreads a part out that has many lines for its nodes: the lines and
// their labels need the room.
func giveRoom(boxes []box, near [][]int, part []int) {
	lines := 0.0
	for _, i := range part {
		lines += float64(len(near[i])) / 2
	}
	by := min(2.2, max(1, 0.6+0.3*lines/float64(len(part))))
	for _, i := range part {
		boxes[i].x, boxes[i].y = boxes[i].x*by, boxes[i].y*by
	}
}

// pushApart moves overlapping boxes of the part away from each other, along the
// shorter way, until none overlap. A crowd that cannot get out of its own way is
// spread a little now and then, so that an end comes.
func pushApart(boxes []box, part []int) {
	order := slices.Clone(part)
	for round := range 2000 {
		if round%12 == 11 {
			for _, i := range part {
				boxes[i].x, boxes[i].y = boxes[i].x*1.04, boxes[i].y*1.04
			}
		}
		slices.SortFunc(order, func(a, b int) int { return cmp.Or(cmp.Compare(boxes[a].x, boxes[b].x), cmp.Compare(a, b)) })
		widest := 0.0
		for _, i := range order {
			widest = max(widest, boxes[i].w)
		}
		clean := true
		for k, i := range order {
			for _, j := range order[k+1:] {
				a, b := &boxes[i], &boxes[j]
				if b.x-a.x > (a.w+widest)/2+nodeGap {
					break
				}
				if a.overlaps(*b, nodeGap-1) {
					clean = false
					separate(a, b)
				}
			}
		}
		if clean {
			return
		}
	}
}

func separate(a, b *box) {
	dx := (a.w+b.w)/2 + nodeGap - math.Abs(a.x-b.x)
	dy := (a.h+b.h)/2 + nodeGap - math.Abs(a.y-b.y)
	if dx < dy {
		if a.x > b.x {
			dx = -dx
		}
		a.x, b.x = a.x-dx/2, b.x+dx/2
		return
	}
	if a.y > b.y {
		dy = -dy
	}
	a.y, b.y = a.y-dy/2, b.y+dy/2
}

// pack puts the parts into rows, the largest first, without overlap, so that
// the whole is about as wide as 1.6 times its height. It ends with all
// coordinates at least 0.
func pack(boxes []box, parts [][]int) {
	area, widest := 0.0, 0.0
	for _, part := range parts {
		b := bounds(boxes, part)
		area += (b.w + componentGap) * (b.h + componentGap)
		widest = max(widest, b.w)
	}
	rowWidth := max(widest, math.Sqrt(area*1.6))
	var x, y, height float64
	for _, part := range parts {
		b := bounds(boxes, part)
		if x > 0 && x+b.w > rowWidth {
			x, y, height = 0, y+height+componentGap, 0
		}
		for _, i := range part {
			boxes[i].x += x - (b.x - b.w/2)
			boxes[i].y += y - (b.y - b.h/2)
		}
		x += b.w + componentGap
		height = max(height, b.h)
	}
}

// bounds is the smallest box around the boxes with the given indexes.
func bounds(boxes []box, part []int) box {
	left, top, right, bottom := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, i := range part {
		b := boxes[i]
		left, right = min(left, b.x-b.w/2), max(right, b.x+b.w/2)
		top, bottom = min(top, b.y-b.h/2), max(bottom, b.y+b.h/2)
	}
	return box{(left + right) / 2, (top + bottom) / 2, right - left, bottom - top}
}
