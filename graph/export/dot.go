package export

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"newsgraph/graph/quads"
	"newsgraph/schema"
)

// writeDOT writes the picture in Graphviz's language; dot, neato and sfdp read it.
func writeDOT(w io.Writer, g schema.Graph, o Options) error {
	p := draw(g, o)
	b := bufio.NewWriter(w)
	fmt.Fprintln(b, "digraph newsgraph {")
	fmt.Fprintln(b, `  graph [rankdir=LR, overlap=prism, splines=true, bgcolor=white, fontname="Helvetica", fontsize=16, labelloc=t, charset="UTF-8"];`)
	if o.Title != "" {
		fmt.Fprintf(b, "  label=%s;\n", dotLabel(o.Title, 80))
	}
	fmt.Fprintln(b, `  node [style=filled, fontname="Helvetica", fontsize=11, penwidth=1.4];`)
	fmt.Fprintln(b, `  edge [fontname="Helvetica", fontsize=9, fontcolor="#444444", arrowsize=0.7];`)
	for _, n := range p.nodes {
		width := 1.4
		if n.centre {
			width = 3
		}
		fmt.Fprintf(b, "  %s [label=%s, shape=%s, color=%q, fillcolor=%q, penwidth=%g, tooltip=%s];\n",
			dotID(n.id), dotLabel(n.label, 22), n.kind.shape, n.kind.colour, n.kind.fill, width, dotText(n.tip))
	}
	for _, e := range p.edges {
		fmt.Fprintf(b, "  %s -> %s [label=%s, style=%s, color=%q, arrowhead=%s, penwidth=%.2f, weight=%d, tooltip=%s, labeltooltip=%[9]s",
			dotID(p.nodes[e.from].id), dotID(p.nodes[e.to].id), dotLabel(e.label, 24), e.stroke.dot, e.stroke.colour, e.stroke.arrow,
			e.width, int(e.width), dotText(e.tip))
		if e.href != "" {
			fmt.Fprintf(b, ", URL=%s", dotText(e.href))
		}
		fmt.Fprintln(b, "];")
	}
	dotLegend(b, &p)
	fmt.Fprintln(b, "}")
	return b.Flush()
}

// dotLegend draws what occurs, in a box of its own: no name in it comes from the graph.
func dotLegend(b *bufio.Writer, p *picture) {
	ks, ss := p.legend()
	if len(ks)+len(ss) == 0 {
		return
	}
	fmt.Fprintln(b, `  subgraph cluster_legend {`)
	fmt.Fprintln(b, `    label=""; color="#BBBBBB"; style=rounded; node [fontsize=8, height=0.2, width=0.4, margin="0.08,0.03", penwidth=1];`)
	for i, k := range ks {
		fmt.Fprintf(b, "    \"legend kind %d\" [label=%q, shape=%s, color=%q, fillcolor=%q];\n", i, k.name, k.shape, k.colour, k.fill)
	}
	for i, s := range ss {
		fmt.Fprintf(b, "    \"legend line %d\" [label=%q, shape=plaintext, fillcolor=white, fontcolor=%q];\n", i, s.sign+" "+s.name, s.colour)
	}
	fmt.Fprintln(b, "  }")
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
