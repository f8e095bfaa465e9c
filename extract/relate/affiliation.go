package relate

import (
	"strings"

	"newsgraph/extract/text"
	"newsgraph/schema"
)

// readAffiliation reads whom a person is named with: "Ana Ruiz of the Civic
// Party", "the Civic Party's Ana Ruiz", "Jan Renn of Tarn".
func (g *reading) readAffiliation(m text.Mention) {
	if m.Form != schema.Name || !g.Chains[m.Chain].Named {
		return
	}
	for _, k := range g.kids(m.Head) {
		poss := g.is(k, "nmod:poss") && k < m.First
		if !poss && (!g.is(k, "nmod") || g.child(k, "case") != g.pastAge(m.End)) {
			continue
		}
		ch := g.chain(k)
		if ch < 0 || ch == m.Chain || !g.Chains[ch].Named {
			continue
		}
		rel := ""
		switch pr := g.prep(k); {
		case !poss && pr != "of" && pr != "from" && pr != "at" && pr != "with":
		case g.kind(ch) == schema.Organization && (pr == "at" || pr == "with"):
			rel = "works_for"
		case g.kind(ch) == schema.Organization && !poss && employs(g.Chains[ch].Name), g.kind(ch) == schema.Facility && pr == "of":
			rel = "works_for"
		case g.kind(ch) == schema.Organization:
			rel = "member_of"
		case (g.kind(ch) == schema.GPE || g.kind(ch) == schema.Location) && pr == "of":
			rel = "from"
		}
		if rel != "" {
			g.modify(m.Chain, rel, ch, k, m.Head, "affiliation", 800)
		}
	}
}

// pastAge returns the token after the age that follows a name: "Ana Ruiz, 68, of Oslo".
func (t *tree) pastAge(end int32) int32 {
	if int(end)+3 < len(t.Tokens) && t.Word(end) == "," && t.Tokens[end+1].UPOS == "NUM" && t.Word(end+2) == "," && t.sent[end+3] == t.sent[end] {
		return end + 3
	}
	return end
}

// employs tells whether a body of that name is one that people work for
// rather than belong to: "of Gray Point Hospital", not "of the Civic Party".
func employs(name string) bool {
	for w := range strings.FieldsSeq(strings.ToLower(name)) {
		if words().has("employer", strings.Trim(w, ".,")) {
			return true
		}
	}
	return false
}

// readTown reads where a named body is: "Kreiss Instruments of Stuttgart", "the
// Olav Institute in Bergen", and of a town, "Varde, in Norland".
func (g *reading) readTown(m text.Mention) {
	if m.Form != schema.Name || !g.Chains[m.Chain].Named {
		return
	}
	town := g.kind(m.Chain) == schema.GPE
	for _, k := range g.kids(m.Head) {
		pr := g.prep(k)
		if !g.is(k, "nmod") || g.is(k, "nmod:poss") || pr != "in" && (pr != "of" || town) || g.value[k] >= 0 || pr == "in" && !town && g.is(m.Head, "obj", "iobj") {
			continue
		}
		if at := g.lo[k]; at != m.End && !(town && at == m.End+1 && g.Word(m.End) == ",") {
			continue
		}
		if ch := g.chain(k); ch >= 0 && ch != m.Chain && g.Chains[ch].Named && (g.kind(ch) == schema.GPE || g.kind(ch) == schema.Location) {
			g.modify(m.Chain, "located_in", ch, k, m.Head, "seat", 820)
		}
	}
}

// readSeat reads where something is based: "Oslo-based Kestrel Foods".
func (g *reading) readSeat(m text.Mention) {
	b := m.First - 1
	if m.Form == schema.Nominal {
		for b = m.First; b < m.End && g.low(b) != "based"; b++ {
		}
	}
	if b < 2 || b >= m.End || g.low(b) != "based" || !isHyphen(g.Word(b-1)) || g.sent[b] != g.sent[m.Head] {
		return
	}
	for mi := range g.mentionsAt(b - 2) {
		at := g.Mentions[mi]
		if at.Chain < 0 || at.Chain == m.Chain || at.End != b-1 || !g.mayFill(placeKinds, at.Chain) {
			continue
		}
		rel := "located_in"
		if k := g.kind(m.Chain); k == schema.Person || k == schema.Group {
			rel = "from"
		}
		g.put(draft{subj: m.Chain, relation: rel, obj: at.Chain, objText: g.SpanOf(at.First, at.End), p: m.Head,
			trigger: g.span1(b), phrase: "based", rule: "seat", score: 880, ctx: g.stated(m.Head)})
		return
	}
}

func isHyphen(s string) bool { return s == "-" || s == "‐" || s == "‑" || s == "–" }
