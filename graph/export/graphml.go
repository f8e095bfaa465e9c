package export

import (
	"bufio"
	"cmp"
	"context"
	"encoding/xml"
	"fmt"
	"io"
)

// writeGraphML writes GraphML 1.0 (graphdrawing.org): keys with types, nodes, directed edges.
func writeGraphML(ctx context.Context, w io.Writer, src Source, o Options) error {
	b := bufio.NewWriter(w)
	b.WriteString(xml.Header + `<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" ` +
		`xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">` + "\n")
	graphMLKey(b, "node", "label", textField)
	for _, f := range vertexFields {
		graphMLKey(b, "node", f.name, f.kind)
	}
	graphMLKey(b, "edge", "label", textField)
	for _, f := range arcFields {
		graphMLKey(b, "edge", f.name, f.kind)
	}
	b.WriteString("  <graph edgedefault=\"directed\">\n")
	err := eachVertex(ctx, src, o.Texts, func(v *vertex) error {
		fmt.Fprintf(b, "    <node id=\"%s\">\n", xmlSafe(v.id))
		graphMLData(b, "node", "label", v.name)
		for _, f := range vertexFields {
			graphMLData(b, "node", f.name, f.value(v))
		}
		_, err := b.WriteString("    </node>\n")
		return err
	})
	if err == nil {
		err = eachArc(ctx, src, func(a *arc) error {
			fmt.Fprintf(b, "    <edge id=\"%s\" source=\"%s\" target=\"%s\">\n", xmlSafe(string(a.ID)), xmlSafe(a.from), xmlSafe(a.to))
			graphMLData(b, "edge", "label", spaced(a.Relation))
			for _, f := range arcFields {
				graphMLData(b, "edge", f.name, f.value(a))
			}
			_, err := b.WriteString("    </edge>\n")
			return err
		})
	}
	b.WriteString("  </graph>\n</graphml>\n")
	return cmp.Or(err, b.Flush())
}

var graphMLTypes = [...]string{textField: "string", wholeField: "int", numberField: "double", truthField: "boolean"}

func graphMLKey(b *bufio.Writer, of, name string, kind fieldKind) {
	fmt.Fprintf(b, "  <key id=\"%s_%s\" for=\"%s\" attr.name=\"%s\" attr.type=\"%s\"/>\n", of, name, of, name, graphMLTypes[kind])
}

func graphMLData(b *bufio.Writer, of, name string, value any) {
	if value != "" {
		fmt.Fprintf(b, "      <data key=\"%s_%s\">%s</data>\n", of, name, xmlSafe(fmt.Sprint(value)))
	}
}
