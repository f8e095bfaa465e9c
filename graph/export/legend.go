package export

import (
	"bufio"
	"fmt"
	"math"
	"slices"

	"newsgraph/graph/layout"
)

// legend is the kinds and lines that occur, in the order of their tables, and what a
// thick line means when there is one.
func (p *picture) legend() ([]kind, []edge) {
	var ks []kind
	for _, k := range append(slices.Clone(kinds), other) {
		if slices.ContainsFunc(p.nodes, func(n node) bool { return n.kind.name == k.name }) {
			ks = append(ks, k)
		}
	}
	var es []edge
	for _, s := range strokes {
		if slices.ContainsFunc(p.edges, func(e edge) bool { return e.stroke.modality == s.modality }) {
			es = append(es, edge{label: s.name, stroke: s, width: 1.5})
		}
	}
	if slices.ContainsFunc(p.edges, func(e edge) bool { return e.width > 1 }) {
		es = append(es, edge{label: "thicker: more sources", stroke: thick, width: 3.2})
	}
	return ks, es
}

// thick is the line of the legend that stands for support.
var thick = stroke{dot: "solid", arrow: "normal", sign: "▬▬▬▶", colour: "#444444"}

// dotLegend draws what occurs, in a box of its own: no name in it comes from the graph.
func (p *picture) dotLegend(b *bufio.Writer) {
	ks, es := p.legend()
	if len(ks)+len(es) == 0 {
		return
	}
	fmt.Fprintln(b, `  subgraph cluster_legend {`)
	fmt.Fprintln(b, `    label=""; color="#BBBBBB"; style=rounded; node [fontsize=8, height=0.2, width=0.4, margin="0.08,0.03", penwidth=1]; edge [fontsize=8, weight=50];`)
	rows := (len(ks) + 1) / 2 // of two columns
	for i, k := range ks {
		fmt.Fprintf(b, "    \"legend kind %d\" [label=%q, %s];\n", i, k.name, dotKind(k))
	}
	if len(ks) < 2*rows { // a cell is empty: without it the lines below would stand aslant
		fmt.Fprintf(b, "    \"legend kind %d\" [style=invis];\n", len(ks))
	}
	for i := range rows {
		fmt.Fprintf(b, "    \"legend kind %d\" -> \"legend kind %d\" [style=invis];\n", i, i+rows)
	}
	for i, e := range es {
		fmt.Fprintf(b, "    \"legend from %d\" [shape=point, width=0.02, color=%[2]q]; \"legend to %[1]d\" [shape=point, width=0.02, color=%[2]q];\n", i, e.stroke.colour)
		fmt.Fprintf(b, "    \"legend from %d\" -> \"legend to %[1]d\" [label=%[2]q, %[3]s, penwidth=%.1[4]f];\n", i, e.label, dotStroke(e.stroke), e.width)
	}
	fmt.Fprintln(b, "  }")
}

// dotTable is the legend as one node, for engines that know no clusters: they
// would strew its parts.
func (p *picture) dotTable(b *bufio.Writer) {
	ks, es := p.legend()
	if len(ks)+len(es) == 0 {
		return
	}
	fmt.Fprintf(b, `  legend [shape=plain, fillcolor=white, fontsize=%.0f, label=<<table border="0" cellborder="1" cellspacing="4" cellpadding="3">`, 9*p.zoom())
	for _, k := range ks {
		fmt.Fprintf(b, `<tr><td color="%s" bgcolor="%s">%s (%s)</td></tr>`, k.colour, k.fill, k.name, k.shape)
	}
	for _, e := range es {
		fmt.Fprintf(b, `<tr><td border="0" align="left"><font color="%s">%s %s</font></td></tr>`, e.stroke.colour, e.stroke.sign, e.label)
	}
	fmt.Fprintln(b, `</table>>];`)
}

// zoom is of the legend and the title: a large picture is seen from afar.
func (p *picture) zoom() float64 { return max(1, math.Sqrt(float64(len(p.nodes))/80)) }

// drawLegend puts what occurs below the picture, in rows as wide as it.
func (c *canvas) drawLegend(p *picture) {
	ks, es := p.legend()
	if len(ks)+len(es) == 0 {
		return
	}
	c.width = max(c.width, 420)
	x, y, width := margin, 18.0, c.width/c.zoom
	c.printf(`<g transform="translate(0 %s) scale(%s)">`+"\n", num(c.height-12), num(c.zoom))
	c.printf(`<line x1="%s" y1="0" x2="%s" y2="0" stroke="#CCCCCC"/>`+"\n", num(margin), num(width-margin))
	put := func(name string, symbol func(x, y float64)) {
		w := 46 + textWidth(name, edgeFont)*1.08 + 18
		if x > margin && x+w > width-margin {
			x, y = margin, y+24
		}
		symbol(x, y)
		c.printf(`<text x="%s" y="%s" font-size="%s" fill="#333333">%s</text>`+"\n", num(x+40), num(y+3.7), num(edgeFont), xmlEscaper.Replace(name))
		x += w
	}
	for _, k := range ks {
		put(k.name, func(x, y float64) { c.printf("%s", shape(k, layout.Box{X: x + 16, Y: y, W: 32, H: 15}, 1.3)) })
	}
	for _, e := range es {
		put(e.label, func(x, y float64) {
			l := line{from: point{x - c.dx, y - c.dy}, ctrl: point{x + 16 - c.dx, y - c.dy}, to: point{x + 32 - c.dx, y - c.dy}}
			c.printf(`<path d="M%s L%s" fill="none"%s/>`, c.at(l.from), c.at(l.end(e)), penOf(e))
			c.drawHead(l, e)
		})
	}
	c.printf("</g>\n")
	c.height += (y + 12) * c.zoom
}
