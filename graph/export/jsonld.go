package export

import (
	"bufio"
	"cmp"
	"context"
	"fmt"
	"io"

	"newsgraph/graph/quads"
)

// writeJSONLD writes the quads of writeNQuads, as drawn in graph/quads/jsonld.go.
func writeJSONLD(ctx context.Context, w io.Writer, src Source, o Options) error {
	base := cmp.Or(o.Base, quads.DefaultBase)
	b := bufio.NewWriter(w)
	fmt.Fprintf(b, "{\"@context\": %s,\n\"@graph\": [", quads.JSONLDContext(base))
	sep := "\n"
	var text []byte
	err := eachRecord(ctx, src, func(qs quads.Record) error {
		text = quads.AppendJSONLD(append(text[:0], sep...), qs, base)
		sep = ",\n"
		_, err := b.Write(text)
		return err
	})
	b.WriteString("\n]}\n")
	return cmp.Or(err, b.Flush())
}
