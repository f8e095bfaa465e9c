package export

import (
	"math"

	"newsgraph/graph/layout"
)

type point struct{ x, y float64 }

// A line is a statement's way on paper: a quadratic curve from border to
// border, and the box of its label.
type line struct {
	from, ctrl, to point
	label          layout.Box
	hidden         bool // there is no place for the label: only the tooltip has it
}

// point is where the curve is at t, from 0 to 1.
func (l line) point(t float64) point {
	u := 1 - t
	return point{u*u*l.from.x + 2*u*t*l.ctrl.x + t*t*l.to.x, u*u*l.from.y + 2*u*t*l.ctrl.y + t*t*l.to.y}
}

// direction is where the curve points at its end, as a vector of length 1.
func (l line) direction() (dx, dy float64) {
	dx, dy = l.to.x-l.ctrl.x, l.to.y-l.ctrl.y
	if n := math.Hypot(dx, dy); n > 0 {
		return dx / n, dy / n
	}
	return 1, 0
}

// end is where the stroke stops, so that it does not show beyond the head.
func (l line) end(e edge) point {
	if e.stroke.arrow == "tee" {
		return l.to
	}
	dx, dy := l.direction()
	return point{l.to.x - dx*headLength*0.8, l.to.y - dy*headLength*0.8}
}

const bend = 26 // pixels between parallel lines, at their middle

func labelLines(e edge) []string { return wrap(e.label, 22) }

func labelSize(e edge) (w, h float64) {
	lines := labelLines(e)
	for _, s := range lines {
		w = max(w, textWidth(s, edgeFont)*1.06)
	}
	return w + 4, float64(len(lines)) * edgeLine
}

// route draws the lines: those between the same two nodes fan out, and labels go
// where they hide least.
func route(p *picture, boxes []layout.Box) []line {
	type pair struct{ a, b int }
	key := func(e edge) pair { return pair{min(e.from, e.to), max(e.from, e.to)} }
	count, nth := map[pair]int{}, map[pair]int{}
	for _, e := range p.edges {
		count[key(e)]++
	}
	lines := make([]line, len(p.edges))
	for i, e := range p.edges {
		k := key(e)
		offset := bend * (float64(nth[k]) - float64(count[k]-1)/2)
		nth[k]++
		switch {
		case e.from == e.to:
			lines[i] = loop(boxes[e.from], float64(nth[k]-1))
		case e.from > e.to: // seen from the other end
			lines[i] = curve(p.nodes, boxes, e, -offset)
		default:
			lines[i] = curve(p.nodes, boxes, e, offset)
		}
	}
	placeLabels(p, boxes, lines)
	return lines
}

func curve(nodes []node, boxes []layout.Box, e edge, offset float64) line {
	a, b := boxes[e.from], boxes[e.to]
	dx, dy := b.X-a.X, b.Y-a.Y
	n := max(math.Hypot(dx, dy), 1)
	ctrl := point{(a.X+b.X)/2 - dy/n*offset*2, (a.Y+b.Y)/2 + dx/n*offset*2}
	return line{from: border(nodes[e.from], a, ctrl, 0), ctrl: ctrl, to: border(nodes[e.to], b, ctrl, 2)}
}

// border is where the way from the middle of b to p leaves the node's shape, and gap further.
func border(n node, b layout.Box, p point, gap float64) point {
	dx, dy := p.x-b.X, p.y-b.Y
	dist := math.Hypot(dx, dy)
	if dist < 1e-6 {
		return point{b.X, b.Y}
	}
	var t float64 // of the way
	if n.kind.shape == "ellipse" {
		t = 1 / math.Hypot(dx/(b.W/2), dy/(b.H/2))
	} else {
		t = math.Inf(1)
		if dx != 0 {
			t = min(t, b.W/2/math.Abs(dx))
		}
		if dy != 0 {
			t = min(t, b.H/2/math.Abs(dy))
		}
	}
	t = min(t+gap/dist, 1)
	return point{b.X + dx*t, b.Y + dy*t}
}

// loop is the nth line of a node to itself, over its upper edge.
func loop(b layout.Box, nth float64) line {
	top := b.Y - b.H/2
	return line{
		from: point{b.X - 14, top + 2}, to: point{b.X + 14, top},
		ctrl: point{b.X, top - 70 - bend*nth},
	}
}

// places are where on its line a label may stand, the best first.
var places = []float64{0.5, 0.43, 0.57, 0.36, 0.64, 0.3, 0.7, 0.24, 0.76}

const tooCovered = 0.6 // of a label's area

// placeLabels puts each label where it overlaps nodes and earlier labels least.
func placeLabels(p *picture, boxes []layout.Box, lines []line) {
	taken := newGrid()
	for i, n := range p.nodes {
		b := boxes[i]
		if n.kind.shape == "ellipse" {
			b.W, b.H = b.W*0.9, b.H*0.9
		}
		taken.add(b)
	}
	for i, e := range p.edges {
		w, h := labelSize(e)
		best, least := layout.Box{}, math.Inf(1)
		for _, t := range places {
			at := lines[i].point(t)
			b := layout.Box{X: at.x, Y: at.y, W: w, H: h}
			if hidden := taken.overlap(b); hidden < least-1e-6 {
				best, least = b, hidden
			}
			if least == 0 {
				break
			}
		}
		lines[i].label = best
		if lines[i].hidden = least > tooCovered*best.W*best.H; !lines[i].hidden {
			taken.add(best)
		}
	}
}

// A grid finds the boxes near a box without asking all of them.
type grid struct {
	cells map[[2]int][]int
	boxes []layout.Box
}

const cell = 120.0

func newGrid() *grid { return &grid{cells: map[[2]int][]int{}} }

func (g *grid) each(b layout.Box, use func(c [2]int)) {
	for x := math.Floor((b.X - b.W/2) / cell); x <= math.Floor((b.X+b.W/2)/cell); x++ {
		for y := math.Floor((b.Y - b.H/2) / cell); y <= math.Floor((b.Y+b.H/2)/cell); y++ {
			use([2]int{int(x), int(y)})
		}
	}
}

func (g *grid) add(b layout.Box) {
	g.each(b, func(c [2]int) { g.cells[c] = append(g.cells[c], len(g.boxes)) })
	g.boxes = append(g.boxes, b)
}

// overlap is the area of b that other boxes cover; one that lies in two cells counts once.
func (g *grid) overlap(b layout.Box) float64 {
	area := 0.0
	seen := map[int]bool{}
	g.each(b, func(c [2]int) {
		for _, i := range g.cells[c] {
			if seen[i] {
				continue
			}
			seen[i] = true
			o := g.boxes[i]
			w := min(b.X+b.W/2, o.X+o.W/2) - max(b.X-b.W/2, o.X-o.W/2)
			h := min(b.Y+b.H/2, o.Y+o.H/2) - max(b.Y-b.H/2, o.Y-o.H/2)
			if w > 0 && h > 0 {
				area += w * h
			}
		}
	})
	return area
}
