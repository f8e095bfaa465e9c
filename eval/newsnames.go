package eval

import (
	"strings"

	"newsgraph/extract/mention"
	"newsgraph/extract/text"
	"newsgraph/extract/token"
	"newsgraph/schema"
)

// Doc returns the article as a document of which only text and blocks are
// filled: a block each line that is not blank.
func (a *Annotated) Doc() *text.Doc {
	doc := &text.Doc{Filled: text.Blocks}
	doc.Name, doc.Text = a.Name, a.Text
	at := int32(0)
	for line := range strings.Lines(a.Text) {
		if n := int32(len(strings.TrimRight(line, "\n"))); n > 0 {
			doc.Blocks = append(doc.Blocks, text.Block{Span: text.Span{Start: at, End: at + n}})
		}
		at += int32(len(line))
	}
	return doc
}

// names returns the spans in bytes of the article's names, and their kinds that
// the name model knows: several are right.
func (a *Annotated) names() map[text.Span][]schema.EntityType {
	out := map[text.Span][]schema.EntityType{}
	byteAt := make([]int32, 0, len(a.Text)+1) // of code points
	for i := range a.Text {
		byteAt = append(byteAt, int32(i))
	}
	byteAt = append(byteAt, int32(len(a.Text)))
	for _, m := range a.Mentions {
		if m.Form != schema.Name {
			continue
		}
		span := text.Span{Start: byteAt[m.Start], End: byteAt[m.End]}
		if words := a.Text[span.Start:span.End]; strings.HasPrefix(words, "the ") || strings.HasPrefix(words, "The ") {
			span.Start += int32(len("the ")) // no part of the name, by our rules
		}
		for _, t := range a.Entities[m.Entity].Types {
			if k := group(t); k != "" {
				out[span] = append(out[span], k)
			}
		}
	}
	return out
}

// Labelled returns the article cut into words, with its names of people, places
// and organizations; a name that begins or ends inside of a word is left out.
func (a *Annotated) Labelled() mention.Labelled {
	l := mention.Labelled{Doc: a.Doc()}
	token.Split(l.Doc)
	names := a.names()
	for _, s := range l.Doc.Sentences {
		for i := s.First; i < s.End; i++ {
			for end := s.End; end > i; end-- {
				if kinds := names[l.Doc.SpanOf(i, end)]; len(kinds) > 0 {
					l.Names = append(l.Names, mention.Name{First: i, End: end, Kind: kinds[0]})
					i = end - 1
					break
				}
			}
		}
	}
	return l
}
