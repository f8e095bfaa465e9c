package eval

import (
	"slices"
	"strconv"
	"strings"

	"newsgraph/extract/text"
)

// build makes the documents of the sentences, with tokens, tags and heads
// filled. The text of a document is made from its words: SpaceAfter=No is
// obeyed, blocks are a blank line apart.
func (t *Treebank) build() {
	b := &builder{t: t}
	for i := range t.Sentences {
		s := &t.Sentences[i]
		if i == 0 || s.begins("newdoc") {
			b.endDoc()
			name, _ := s.Comment("newdoc id")
			b.start(name)
		}
		if len(b.doc.Blocks) == 0 || s.begins("newpar") {
			b.endBlock()
			b.doc.Blocks = append(b.doc.Blocks, text.Block{Span: text.Span{Start: int32(b.text.Len())}})
			b.glued = true
		}
		s.Doc, s.First = len(t.Docs), int32(len(b.doc.Tokens))
		b.sentence(s)
	}
	b.endDoc()
}

// A builder makes one document at a time.
type builder struct {
	t     *Treebank
	doc   *text.Doc
	text  strings.Builder
	glued bool // no space before the next word
}

func (b *builder) start(name string) {
	b.doc = &text.Doc{}
	b.doc.Name = name
	b.text.Reset()
}

func (b *builder) sentence(s *Rows) {
	rangeEnd, afterRange := 0, false // the last word of the range at hand, and whether it is glued to the next
	words := int32(0)
	for _, f := range s.Rows {
		glued := slices.Contains(strings.Split(f[colMisc], "|"), "SpaceAfter=No")
		if _, last, ok := strings.Cut(f[colID], "-"); ok {
			rangeEnd, _ = strconv.Atoi(last)
			afterRange = glued
			continue
		}
		if strings.Contains(f[colID], ".") {
			continue
		}
		words++
		if !b.glued {
			b.text.WriteByte(' ')
		}
		start := b.text.Len()
		b.text.WriteString(f[colForm])
		if b.glued = glued; int(words) <= rangeEnd {
			b.glued = int(words) < rangeEnd || afterRange
		}
		tok := text.Token{
			Span: text.Span{Start: int32(start), End: int32(b.text.Len())},
			UPOS: f[colUPOS], XPOS: f[colXPOS], Lemma: f[colLemma], Dep: f[colDeprel], Head: -1,
		}
		if head, _ := strconv.Atoi(f[colHead]); head > 0 {
			tok.Head = s.First + int32(head) - 1
		}
		b.doc.Tokens = append(b.doc.Tokens, tok)
	}
	b.doc.Sentences = append(b.doc.Sentences, text.Sentence{
		First: s.First, End: s.First + words, Block: int32(len(b.doc.Blocks) - 1),
	})
}

func (b *builder) endBlock() {
	if n := len(b.doc.Blocks); n > 0 {
		b.doc.Blocks[n-1].End = int32(b.text.Len())
		b.text.WriteString("\n\n")
	}
}

func (b *builder) endDoc() {
	if b.doc == nil {
		return
	}
	b.doc.Blocks[len(b.doc.Blocks)-1].End = int32(b.text.Len())
	b.doc.Text = b.text.String()
	b.doc.Filled = text.Blocks | text.Tokens | text.Tags | text.Heads
	b.t.Docs = append(b.t.Docs, b.doc)
}
