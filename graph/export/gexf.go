package export

import (
	"bufio"
	"cmp"
	"context"
	"encoding/xml"
	"fmt"
	"io"

	"newsgraph/schema"
)

// writeGEXF writes GEXF 1.3 (gexf.net), in colours of the pictures. An edge has a spell
// for each date of its fact, as datesOf, and its relation as kind: Gephi makes one of two
// edges of a kind between the same nodes. Nodes are there all the time, so that Gephi's
// timeline shows and hides facts.
func writeGEXF(ctx context.Context, w io.Writer, src Source, o Options) error {
	b := bufio.NewWriter(w)
	b.WriteString(xml.Header + `<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" ` +
		`xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd" version="1.3">` +
		"\n  <meta>\n    <creator>newsgraph</creator>\n  </meta>\n" +
		"  <graph defaultedgetype=\"directed\" mode=\"dynamic\" timeformat=\"date\" timerepresentation=\"interval\">\n")
	b.WriteString("    <attributes class=\"node\" mode=\"static\">\n")
	for i, f := range vertexFields {
		fmt.Fprintf(b, "      <attribute id=\"%d\" title=\"%s\" type=\"%s\"/>\n", i, f.name, gexfTypes[f.kind])
	}
	b.WriteString("    </attributes>\n    <attributes class=\"edge\" mode=\"static\">\n")
	for i, f := range arcFields {
		fmt.Fprintf(b, "      <attribute id=\"%d\" title=\"%s\" type=\"%s\"/>\n", i, f.name, gexfTypes[f.kind])
	}
	b.WriteString("    </attributes>\n    <nodes>\n")
	err := eachVertex(ctx, src, o.Texts, func(v *vertex) error { return gexfNode(b, v) })
	b.WriteString("    </nodes>\n    <edges>\n")
	if err == nil {
		err = eachArc(ctx, src, func(a *arc) error { return gexfEdge(b, a) })
	}
	b.WriteString("    </edges>\n  </graph>\n</gexf>\n")
	return cmp.Or(err, b.Flush())
}

var gexfTypes = [...]string{textField: "string", wholeField: "integer", numberField: "double", truthField: "boolean"}

func gexfNode(b *bufio.Writer, v *vertex) error {
	fmt.Fprintf(b, "      <node id=\"%s\" label=\"%s\">\n        <attvalues>\n", xmlSafe(v.id), xmlSafe(v.name))
	for i, f := range vertexFields {
		gexfValue(b, i, f.value(v))
	}
	var red, green, blue int
	fmt.Sscanf(kindOf(v.Type).colour, "#%02x%02x%02x", &red, &green, &blue)
	_, err := fmt.Fprintf(b, "        </attvalues>\n        <viz:color r=\"%d\" g=\"%d\" b=\"%d\"/>\n      </node>\n", red, green, blue)
	return err
}

func gexfEdge(b *bufio.Writer, a *arc) error {
	fmt.Fprintf(b, "      <edge id=\"%s\" source=\"%s\" target=\"%s\" label=\"%s\" kind=\"%s\" weight=\"%d\">\n        <attvalues>\n",
		xmlSafe(string(a.ID)), xmlSafe(a.from), xmlSafe(a.to), xmlSafe(spaced(a.Relation)), xmlSafe(a.Relation), max(1, a.Origins))
	for i, f := range arcFields {
		gexfValue(b, i, f.value(a))
	}
	b.WriteString("        </attvalues>\n")
	if len(a.dates) > 0 {
		b.WriteString("        <spells>\n")
		for _, d := range a.dates {
			first, last, _ := schema.Days(d)
			fmt.Fprintf(b, "          <spell start=\"%s\" end=\"%s\"/>\n", first, last)
		}
		b.WriteString("        </spells>\n")
	}
	_, err := b.WriteString("      </edge>\n")
	return err
}

func gexfValue(b *bufio.Writer, i int, value any) {
	if value != "" {
		fmt.Fprintf(b, "          <attvalue for=\"%d\" value=\"%s\"/>\n", i, xmlSafe(fmt.Sprint(value)))
	}
}
