package export

import (
	"bufio"
	"cmp"
	"io"
	"slices"

	"newsgraph/graph/quads"
	"newsgraph/schema"
)

// writeNQuads writes a line a quad, in the order of their bytes.
func writeNQuads(w io.Writer, g schema.Graph, o Options) error {
	var lines []string
	base := cmp.Or(o.Base, quads.DefaultBase)
	var line []byte
	for q := range quads.Encode(g) {
		line = quads.AppendLine(line[:0], q, base)
		lines = append(lines, string(line))
	}
	slices.Sort(lines)
	b := bufio.NewWriter(w)
	for _, line := range lines {
		b.WriteString(line)
		b.WriteByte('\n')
	}
	return b.Flush()
}
