package texttest

import (
	"fmt"
	"sort"
	"strings"

	"newsgraph/extract/text"
)

// Table shows the tokens of doc, a line each: number in the sentence, word,
// lemma, tags, and the head as "dep>word". An empty line ends a sentence.
func Table(doc *text.Doc) string {
	var b strings.Builder
	for _, sent := range doc.Sentences {
		for i := sent.First; i < sent.End; i++ {
			tok := doc.Tokens[i]
			head := tok.Dep
			if tok.Head >= 0 {
				head += ">" + doc.Word(tok.Head)
			}
			fmt.Fprintf(&b, "%-3d %-14s %-12s %-5s %-5s %s\n", i-sent.First+1, doc.Word(i), tok.Lemma, tok.UPOS, tok.XPOS, head)
		}
		b.WriteString("\n")
	}
	return b.String()
}

// Groups shows which mentions have one Chain, a line a group, in the order of
// their first mentions: "Ana Sousa | she". Mentions without one are left out.
func Groups(doc *text.Doc) string {
	lines := map[int32]string{}
	var order []int32
	for _, m := range doc.Mentions {
		if m.Chain < 0 {
			continue
		}
		if _, ok := lines[m.Chain]; !ok {
			order = append(order, m.Chain)
		} else {
			lines[m.Chain] += " | "
		}
		lines[m.Chain] += doc.Words(m.First, m.End)
	}
	var b strings.Builder
	for _, chain := range order {
		b.WriteString(lines[chain] + "\n")
	}
	return b.String()
}

// Mentions shows the mentions, a line each, as "[Ana Sousa] Person name head=Sousa".
func Mentions(doc *text.Doc) string {
	ms := append([]text.Mention(nil), doc.Mentions...)
	sort.SliceStable(ms, func(i, j int) bool { return ms[i].First < ms[j].First })
	var b strings.Builder
	for _, m := range ms {
		fmt.Fprintf(&b, "[%s] %s %s head=%s\n", doc.Words(m.First, m.End), m.Type, m.Form, doc.Word(m.Head))
	}
	return b.String()
}
