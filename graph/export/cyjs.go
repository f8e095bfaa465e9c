package export

import (
	"bufio"
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"io"
)

// writeCytoscape writes the JSON of Cytoscape and Cytoscape.js: elements.nodes and
// elements.edges, each with all it is in data.
func writeCytoscape(ctx context.Context, w io.Writer, src Source, o Options) error {
	b := bufio.NewWriter(w)
	fmt.Fprintf(b, "{\"format_version\":\"1.0\",\"generated_by\":\"newsgraph\",\"data\":{\"name\":%s},\"elements\":{\"nodes\":[", jsonText(cmp.Or(o.Title, "newsgraph")))
	sep := "\n"
	err := eachVertex(ctx, src, o.Texts, func(v *vertex) error {
		fmt.Fprintf(b, "%s{\"data\":{\"id\":%s,\"name\":%s", sep, jsonText(v.id), jsonText(v.name))
		sep = ",\n"
		for _, f := range vertexFields {
			fmt.Fprintf(b, ",%q:%s", f.name, jsonText(f.value(v)))
		}
		_, err := b.WriteString("}}")
		return err
	})
	b.WriteString("],\"edges\":[")
	sep = "\n"
	if err == nil {
		err = eachArc(ctx, src, func(a *arc) error {
			fmt.Fprintf(b, "%s{\"data\":{\"id\":%s,\"source\":%s,\"target\":%s,\"interaction\":%s", sep,
				jsonText(string(a.ID)), jsonText(a.from), jsonText(a.to), jsonText(spaced(a.Relation)))
			sep = ",\n"
			for _, f := range arcFields {
				fmt.Fprintf(b, ",%q:%s", f.name, jsonText(f.value(a)))
			}
			_, err := b.WriteString("}}")
			return err
		})
	}
	b.WriteString("]}}\n")
	return cmp.Or(err, b.Flush())
}

// jsonText is a value of a field as JSON, on one line; "<" and its kin stay as they are.
func jsonText(v any) []byte {
	var text bytes.Buffer
	enc := json.NewEncoder(&text)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		panic("export: a field that JSON cannot hold: " + err.Error())
	}
	return bytes.TrimSpace(text.Bytes())
}
