package relate

import (
	"strings"

	"newsgraph/extract/text"
	"newsgraph/schema"
)

// moreContent returns the further clauses with "that" beside content k: "said that the
// mill would close by May, and that it was sorry".
func (g *reading) moreContent(k int32) []int32 {
	var out []int32
	for _, c := range g.kids(k) {
		if m := g.child(c, "mark"); c > k && g.is(c, "conj") && m >= 0 && m < c && g.low(m) == "that" && g.predicate(c) {
			out = append(out, c)
		}
	}
	return out
}

// thatSpan returns the words of clause k behind its "that".
func (g *reading) thatSpan(k int32) text.Span { return g.trim(g.child(k, "mark")+1, g.hi[k]) }

// readAccording puts that the source of "according to Renn" says the clause that the
// phrase k stands in.
func (g *reading) readAccording(k int32) {
	h := g.head[k]
	if c := g.child(k, "case"); c < 0 || g.low(c) != "according" || h < 0 || !g.predicate(h) || g.quote[k] >= 0 {
		return
	}
	for g.is(h, "xcomp", "conj") && g.head[h] >= 0 {
		h = g.head[h]
	}
	first, end := g.hi[k], g.hi[h]
	if k > h {
		first, end = g.lo[h], g.lo[k]
	}
	if first >= end {
		return
	}
	for _, s := range g.spread(k) {
		subj := g.chain(s)
		info, ok := g.v.Verb("say", g.kind(subj), "")
		if !ok || subj < 0 || !info.Text || g.kind(subj) == schema.GPE {
			continue
		}
		g.put(draft{subj: subj, relation: info.Name, obj: -1, objText: g.trim(first, end), p: k, trigger: g.span1(g.child(k, "case")),
			phrase: "according to", rule: "speech", score: 800, ctx: &context{schema.Asserted, -1}})
	}
}

// inquires tells whether content clause k is a question: "asked whether Renn lied".
func (g *reading) inquires(k int32) bool {
	first := g.lo[k]
	for first < k && g.Tokens[first].UPOS == "PUNCT" {
		first++
	}
	return g.whether(k) || strings.HasPrefix(g.Tokens[first].XPOS, "W")
}
