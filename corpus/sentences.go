package corpus

import (
	"cmp"
	"slices"
	"strings"

	"newsgraph/extract/text"
	"newsgraph/extract/token"
	"newsgraph/schema"
)

// Sentences returns the sentences of a stored document's text, in order, those of
// its noise too. They are those that the reader saw, but for texts whose lines
// are paragraphs: a store does not keep where the reader ended a block.
func Sentences(d schema.Document) []schema.Span {
	index := schema.NewIndex(d.Text)
	doc := &text.Doc{Document: d, Blocks: paragraphs(d, index), Filled: text.Blocks}
	token.Split(doc)
	out := make([]schema.Span, 0, len(doc.Sentences))
	for _, s := range doc.Sentences {
		span := doc.SpanOf(s.First, s.End)
		out = append(out, schema.Span{Start: index.Rune(int(span.Start)), End: index.Rune(int(span.End))})
	}
	return out
}

// Paragraphs returns the blocks of a stored document's text in which Sentences looks.
func Paragraphs(d schema.Document) []schema.Span {
	index := schema.NewIndex(d.Text)
	var out []schema.Span
	for _, b := range paragraphs(d, index) {
		out = append(out, schema.Span{Start: index.Rune(int(b.Start)), End: index.Rune(int(b.End))})
	}
	return out
}

// paragraphs cuts the text at blank lines, after the title and after lines that end like a sentence or are longer
// than lines are wrapped, and where noise begins or ends.
func paragraphs(d schema.Document, index *schema.Index) []text.Block {
	cuts := []int{0, len(d.Text)}
	for _, n := range d.Noise {
		cuts = append(cuts, index.Byte(min(max(n.Start, 0), index.Len())), index.Byte(min(max(n.End, 0), index.Len())))
	}
	at := 0
	for line := range strings.Lines(d.Text) {
		at += len(line)
		trimmed := strings.TrimSpace(line)
		if trimmed == "" || trimmed == d.Title || len(trimmed) > wrapped || strings.ContainsAny(trimmed[len(trimmed)-1:], `.!?"`) || strings.HasSuffix(trimmed, "”") {
			cuts = append(cuts, at)
		}
	}
	slices.SortFunc(cuts, cmp.Compare[int])
	cuts = slices.Compact(cuts)
	var blocks []text.Block
	for i := range len(cuts) - 1 {
		if strings.TrimSpace(d.Text[cuts[i]:cuts[i+1]]) != "" {
			blocks = append(blocks, text.Block{Span: text.Span{Start: int32(cuts[i]), End: int32(cuts[i+1])}})
		}
	}
	return blocks
}

const wrapped = 120 // bytes; a longer line was not wrapped by hand or program
