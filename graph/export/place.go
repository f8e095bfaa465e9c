package export

import (
	"math"
	"slices"

	"newsgraph/graph/layout"
	"newsgraph/schema"
)

// Place is where each entity of g stands in our own picture of it, by ID: the
// positions of Write with the format svg and the same options.
func Place(g schema.Graph, o Options) map[schema.EntityID]layout.Box {
	if !o.Texts {
		g = between(g)
	}
	p := draw(g, o)
	at := map[schema.EntityID]layout.Box{}
	for i, b := range place(&p) {
		if p.nodes[i].kind.name != textKind.name {
			at[schema.EntityID(p.nodes[i].id)] = b
		}
	}
	return at
}

// between is g without the facts whose object is text.
func between(g schema.Graph) schema.Graph {
	g.Facts = slices.DeleteFunc(slices.Clone(g.Facts), func(f schema.Fact) bool { return f.Object.Entity == "" })
	return g
}

// place lays the picture out: the box of each node.
func place(p *picture) []layout.Box {
	boxes := make([]layout.Box, len(p.nodes))
	for i, n := range p.nodes {
		boxes[i].W, boxes[i].H = nodeSize(n)
	}
	layout.Place(boxes, p.links())
	return boxes
}

func (p *picture) links() []layout.Link {
	links := make([]layout.Link, len(p.edges))
	for i, e := range p.edges {
		w, _ := labelSize(e)
		links[i] = layout.Link{A: e.from, B: e.to, Label: w}
	}
	return links
}

func nodeLines(n node) []string {
	if n.kind.name == textKind.name {
		return wrap(n.label, 26)
	}
	return wrap(n.label, 20)
}

// nodeSize is the box that holds the node's text in its shape.
func nodeSize(n node) (w, h float64) {
	lines := nodeLines(n)
	for _, line := range lines {
		w = max(w, textWidth(line, nodeFont)*1.06)
	}
	w, h = math.Ceil(w), float64(len(lines))*nodeLine+12
	switch n.kind.shape {
	case "ellipse":
		return math.Ceil(w*1.18) + 22, math.Ceil(h*1.22) + 2
	case "hexagon", "parallelogram":
		return w + 38, h + 2
	case "octagon":
		return w + 28, h + 2
	}
	return w + 20, h
}
