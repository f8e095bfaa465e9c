package export

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"strings"

	"newsgraph/graph/quads"
	"newsgraph/schema"
)

// writeDOT writes the picture in Graphviz's language. It names the engine, so that
// "dot -Tpdf FILE" lays it out well, whatever its size; "neato FILE" is as good.
func writeDOT(_ context.Context, w io.Writer, g schema.Graph, o Options) error {
	p := draw(g, o)
	b := bufio.NewWriter(w)
	p.writeDOT(b, p.engine(o.Engine), o.Title)
	return b.Flush()
}

func (p *picture) writeDOT(b *bufio.Writer, engine, title string) {
	fmt.Fprintln(b, "digraph newsgraph {")
	fmt.Fprintf(b, "  graph [layout=%s, %s, bgcolor=white, fontname=\"Helvetica\", fontsize=16, labelloc=t, outputorder=edgesfirst, charset=\"UTF-8\"];\n", engine, dotRoom[engine])
	if title != "" {
		fmt.Fprintf(b, "  label=%s;\n", dotLabel(title, 80))
	}
	fmt.Fprintln(b, `  node [style=filled, fontname="Helvetica", fontsize=11, penwidth=1.4];`)
	fmt.Fprintln(b, `  edge [fontname="Helvetica", fontsize=9, fontcolor="#444444", arrowsize=0.7];`)
	for _, n := range p.nodes {
		dotNode(b, n)
	}
	if engine == "dot" {
		p.dotClusters(b)
	}
	for _, e := range p.edges {
		p.dotEdge(b, e)
	}
	if engine == "dot" {
		p.dotLegend(b)
	} else {
		p.dotTable(b)
	}
	fmt.Fprintln(b, "}")
}

// dotClusters draws the communities. Only dot keeps the others out of their boxes.
func (p *picture) dotClusters(b *bufio.Writer) {
	for i, group := range p.groups {
		fmt.Fprintf(b, "  subgraph cluster_%d {\n    label=\"\"; style=\"rounded,filled\"; color=%q;\n   ", i, tint(i))
		for _, k := range group {
			fmt.Fprintf(b, " %s;", dotID(p.nodes[k].id))
		}
		fmt.Fprintln(b, "\n  }")
	}
}

// dotRoom is what makes each engine's drawing readable: room for the labels of lines.
var dotRoom = map[string]string{
	"dot":   `rankdir=LR, nodesep=0.2, ranksep=0.45, splines=true`,
	"neato": `overlap=prism, splines=true, len=1.8, sep="+12"`,
	"sfdp":  `overlap=prism, overlap_scaling=-6, K=1.6, splines=line, sep="+34,16"`,
}

func dotNode(b *bufio.Writer, n node) {
	width := 1.4
	if n.centre {
		width = 3
	}
	fmt.Fprintf(b, "  %s [label=%s, %s, penwidth=%g, tooltip=%s];\n", dotID(n.id), dotLabel(n.label, 22), dotKind(n.kind), width, dotText(n.tip))
}

// dotKind is the look of a kind. Graphviz draws polygons around text that has its
// margin already, far too large.
func dotKind(k kind) string {
	margin := ""
	switch k.shape {
	case "hexagon", "octagon", "parallelogram":
		margin = `, margin="0.04,0.03"`
	}
	return fmt.Sprintf("shape=%s, color=%q, fillcolor=%q%s", k.shape, k.colour, k.fill, margin)
}

func (p *picture) dotEdge(b *bufio.Writer, e edge) {
	fmt.Fprintf(b, "  %s -> %s [label=%s, %s, penwidth=%.2f, weight=%d, tooltip=%s, labeltooltip=%[7]s", dotID(p.nodes[e.from].id), dotID(p.nodes[e.to].id),
		dotLabel(e.label, 24), dotStroke(e.stroke), e.width, int(e.width), dotText(e.tip))
	if e.href != "" {
		fmt.Fprintf(b, ", URL=%s", dotText(e.href))
	}
	fmt.Fprintln(b, "];")
}

func dotStroke(s stroke) string {
	return fmt.Sprintf("style=%s, color=%q, arrowhead=%s", s.dot, s.colour, s.arrow)
}

// dotLegend draws what occurs, in a box of its own: no name in it comes from the graph.
func (p *picture) dotLegend(b *bufio.Writer) {
	ks, ss := p.legend()
	if len(ks)+len(ss) == 0 {
		return
	}
	fmt.Fprintln(b, `  subgraph cluster_legend {`)
	fmt.Fprintln(b, `    label=""; color="#BBBBBB"; style=rounded; node [fontsize=8, height=0.2, width=0.4, margin="0.08,0.03", penwidth=1]; edge [fontsize=8];`)
	for i, k := range ks {
		fmt.Fprintf(b, "    \"legend kind %d\" [label=%q, %s];\n", i, k.name, dotKind(k))
	}
	for i, s := range ss {
		fmt.Fprintf(b, "    \"legend from %d\" [shape=point, width=0.02, color=%[2]q]; \"legend to %[1]d\" [shape=point, width=0.02, color=%[2]q];\n", i, s.colour)
		fmt.Fprintf(b, "    \"legend from %d\" -> \"legend to %[1]d\" [label=%[2]q, %[3]s];\n", i, s.name, dotStroke(s))
	}
	fmt.Fprintln(b, "  }")
}

// dotTable is the legend as one node, for engines that know no clusters: they
// would strew its parts.
func (p *picture) dotTable(b *bufio.Writer) {
	ks, ss := p.legend()
	if len(ks)+len(ss) == 0 {
		return
	}
	fmt.Fprint(b, `  legend [shape=plain, fillcolor=white, fontsize=9, label=<<table border="0" cellborder="1" cellspacing="4" cellpadding="3">`)
	for _, k := range ks {
		fmt.Fprintf(b, `<tr><td color="%s" bgcolor="%s">%s (%s)</td></tr>`, k.colour, k.fill, k.name, k.shape)
	}
	for _, s := range ss {
		fmt.Fprintf(b, `<tr><td border="0" align="left"><font color="%s">%s %s</font></td></tr>`, s.colour, s.sign, s.name)
	}
	fmt.Fprintln(b, `</table>>];`)
}

// dotID quotes an id in the form that an IRI may have: no quote, backslash or white space is left in it.
func dotID(s string) string { return `"` + plain(string(quads.IRI(s))) + `"` }

// dotText quotes text for a label or tooltip, where Graphviz also expands
// backslashes (\N, \G, \n) and the entities of HTML.
func dotText(s string) string { return `"` + dotTextEscaper.Replace(plain(s)) + `"` }

// dotLabel is dotText in lines of about n code points.
func dotLabel(s string, n int) string {
	lines := wrap(s, n)
	for i := range lines {
		lines[i] = dotTextEscaper.Replace(lines[i])
	}
	return `"` + strings.Join(lines, `\n`) + `"`
}

var dotTextEscaper = strings.NewReplacer(`"`, `\"`, `\`, `\\`, `&`, `&amp;`)
