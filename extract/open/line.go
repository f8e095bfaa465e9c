package open

import (
	"sort"
	"strings"

	"newsgraph/extract/text"
)

// A Line is one sentence as a user gave it, and the same spelled for the stages.
// Lines may be cut as in the Penn Treebank: "-LRB-", "“", "do n't".
type Line struct {
	given  string
	penn   bool
	chunks []chunk
}

// A chunk is what stands between white space: its bytes as given, and as the stages see it.
type chunk struct{ given, seen text.Span }

// pennWords are the words only the Penn Treebank writes, and what they stand for.
var pennWords = map[string]string{
	"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "-LCB-": "{", "-RCB-": "}",
	"``": `"`, "''": `"`, "`": "'", "n't": "n't", "'s": "'s", "'re": "'re", "'ve": "'ve", "'ll": "'ll",
	".": ".", ",": ",", ";": ";", ":": ":", "?": "?", "!": "!",
}

// NewLine returns the line and its document, which is one block.
func NewLine(s string) (*Line, *text.Doc) {
	l := &Line{given: s}
	var b strings.Builder
	for at := 0; at < len(s); {
		if blank(s[at]) {
			at++
			continue
		}
		end := at
		for end < len(s) && !blank(s[end]) {
			end++
		}
		word := s[at:end]
		if spelled, ok := pennWords[word]; ok {
			word, l.penn = spelled, true
		}
		word = strings.ReplaceAll(word, `\/`, "/")
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		from := int32(b.Len())
		b.WriteString(word)
		l.chunks = append(l.chunks, chunk{text.Span{Start: int32(at), End: int32(end)}, text.Span{Start: from, End: int32(b.Len())}})
		at = end
	}
	doc := &text.Doc{Filled: text.Blocks}
	doc.Text = b.String()
	if doc.Text != "" {
		doc.Blocks = []text.Block{{Span: text.Span{End: int32(len(doc.Text))}}}
	}
	return l, doc
}

func blank(c byte) bool {
	return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\v' || c == '\f'
}

// OneSentence makes one sentence of doc, whose tokens are filled: a line is one.
func OneSentence(doc *text.Doc) {
	if n := len(doc.Sentences); n > 1 {
		doc.Sentences[0].End = doc.Sentences[n-1].End
		doc.Sentences = doc.Sentences[:1]
	}
}

// span returns the bytes of the line that token i of its document is: whole words of a Penn line.
func (l *Line) span(doc *text.Doc, i int32) text.Span {
	tok := doc.Tokens[i]
	k := sort.Search(len(l.chunks), func(k int) bool { return l.chunks[k].seen.End > tok.Start })
	c := l.chunks[k]
	same := c.given.End-c.given.Start == c.seen.End-c.seen.Start
	if l.penn || !same || tok.End > c.seen.End {
		end := k
		for end+1 < len(l.chunks) && l.chunks[end+1].seen.Start < tok.End {
			end++
		}
		return text.Span{Start: c.given.Start, End: l.chunks[end].given.End}
	}
	move := c.given.Start - c.seen.Start
	return text.Span{Start: tok.Start + move, End: tok.End + move}
}

// Say returns the words of p as the line has them.
func (l *Line) Say(doc *text.Doc, p Part) string {
	return say(l.given, p, func(i int32) text.Span { return l.span(doc, i) })
}

// Say returns the words of p as the document has them.
func Say(doc *text.Doc, p Part) string {
	return say(doc.Text, p, func(i int32) text.Span { return doc.Tokens[i].Span })
}

// say joins the words of p: as they stand where they touch, else with a space.
func say(s string, p Part, span func(int32) text.Span) string {
	var b strings.Builder
	var last text.Span
	for _, i := range p {
		if i < 0 {
			b.WriteString(" " + said[-i])
			continue
		}
		sp := span(i)
		if sp == last {
			continue // another part of one Penn word
		}
		if sp.Start != last.End {
			b.WriteByte(' ')
		}
		b.WriteString(s[sp.Start:sp.End])
		last = sp
	}
	return strings.Join(strings.Fields(b.String()), " ")
}
