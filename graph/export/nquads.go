package export

import (
	"bufio"
	"cmp"
	"context"
	"io"

	"newsgraph/graph/quads"
	"newsgraph/schema"
)

// writeNQuads writes a line a quad, those of a record together: documents, entities, facts.
func writeNQuads(ctx context.Context, w io.Writer, src Source, o Options) error {
	base := cmp.Or(o.Base, quads.DefaultBase)
	b := bufio.NewWriter(w)
	var line []byte
	err := eachRecord(ctx, src, func(qs quads.Record) error {
		line = line[:0]
		for _, q := range qs {
			line = append(quads.AppendLine(line, q, base), '\n')
		}
		_, err := b.Write(line)
		return err
	})
	return cmp.Or(err, b.Flush())
}

// eachRecord calls use for the quads of each document, entity and fact in turn, which are
// good until it returns.
func eachRecord(ctx context.Context, src Source, use func(quads.Record) error) error {
	var qs quads.Record
	err := each(src.AllDocuments(ctx), func(d *schema.Document) error {
		qs = quads.AppendDocument(qs[:0], d)
		return use(qs)
	})
	if err == nil {
		err = each(src.AllEntities(ctx), func(e *schema.Entity) error {
			qs = quads.AppendEntity(qs[:0], e)
			return use(qs)
		})
	}
	if err == nil {
		err = each(src.AllFacts(ctx), func(f *schema.Fact) error {
			qs = quads.AppendFact(qs[:0], f)
			return use(qs)
		})
	}
	return err
}
