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
	fmt.Fprintf(b, "  graph [layout=%s, %s, bgcolor=white, fontname=\"Helvetica\", fontsize=%.0f, labelloc=t, outputorder=edgesfirst, charset=\"UTF-8\"];\n", engine, dotRoom[engine], 16*p.zoom())
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

// dotRoom is what makes each engine's drawing readable: room for the labels of lines.
var dotRoom = map[string]string{
	"dot":   `rankdir=LR, newrank=true, nodesep=0.2, ranksep=0.45, splines=true`,
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

// dotEdge writes a line. One of very many is only named by its tooltip.
func (p *picture) dotEdge(b *bufio.Writer, e edge) {
	fmt.Fprintf(b, "  %s -> %s [", dotID(p.nodes[e.from].id), dotID(p.nodes[e.to].id))
	if e.faint {
		e.stroke.colour += "66"
	} else {
		fmt.Fprintf(b, "label=%s, ", dotLabel(e.label, 24))
	}
	fmt.Fprintf(b, "%s, penwidth=%.2f, weight=%d, tooltip=%s, labeltooltip=%[4]s", dotStroke(e.stroke), e.width, int(e.width), dotText(e.tip))
	if e.href != "" {
		fmt.Fprintf(b, ", URL=%s", dotText(e.href))
	}
	fmt.Fprintln(b, "];")
}

func dotStroke(s stroke) string {
	return fmt.Sprintf("style=%s, color=%q, arrowhead=%s", s.dot, s.colour, s.arrow)
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
