package relate

import (
	"strings"

	"newsgraph/extract/lexicon"
	"newsgraph/extract/text"
	"newsgraph/schema"
)

// readModifiers reads what a noun phrase says about the thing it names by
// its own modifiers: where people are from, what a work is about and who made it,
// where a building lies, who is of a group.
func (g *reading) readModifiers(mi int32) {
	m := g.Mentions[mi]
	if m.Chain < 0 || m.Head < 0 || m.Form == schema.Pronoun {
		return
	}
	g.readSeat(m)
	switch g.kind(m.Chain) {
	case schema.Person, schema.Group:
		g.readOrigin(m)
		g.readMembers(m)
		g.readAffiliation(m)
	case schema.Work:
		g.readWork(m)
	case schema.Organization, schema.GPE:
		g.readTown(m)
	case schema.Facility:
		g.readPlace(m)
	}
}

// stated is the context of what the article says in passing.
func (g *reading) stated(p int32) *context {
	c := context{schema.Asserted, -1}
	if r := g.quote[p]; r >= 0 {
		g.quoteSource(r, p, &c)
	}
	return &c
}

func (g *reading) modify(subj int32, relation string, obj int32, at, p int32, rule string, score int) {
	by := at
	if k := g.caseOf(at); len(k) > 0 {
		by = k[0] // "in" says where, not "Tarn"
	}
	g.put(draft{subj: subj, relation: relation, obj: obj, objText: g.phraseSpan(at), p: p, trigger: g.span1(by),
		phrase: g.low(by), rule: rule, score: score, ctx: g.stated(p)})
}

// readOrigin reads "Tarnish sailors", "a Tarn resident", "three men from Tarn".
func (g *reading) readOrigin(m text.Mention) {
	native := words().has("native", g.lemma(m.Head))
	for _, k := range g.kids(m.Head) {
		ch := g.chain(k)
		if ch < 0 || ch == m.Chain {
			continue
		}
		switch kind := g.kind(ch); {
		case kind == schema.NORP && k < m.Head && g.is(k, "amod", "compound", "nmod:desc"):
			if _, ok := lexicon.Demonym(g.Chains[ch].Name); ok && g.Tokens[m.Head].UPOS == "NOUN" && !g.officeHolder(m.Head) && !words().has("folk", g.lemma(m.Head)) {
				g.modify(m.Chain, "from", ch, k, m.Head, "origin", 850)
			}
		case (kind == schema.GPE || kind == schema.Location || native && g.mayFill(placeKinds, ch)) && (native && g.is(k, "nmod", "compound", "nmod:poss") || g.is(k, "nmod") && g.prep(k) == "from"):
			for _, x := range g.spread(k) {
				g.modify(m.Chain, "from", g.chain(x), x, m.Head, "origin", 800)
			}
		}
	}
	for _, k := range g.kids(m.Head) {
		if !g.is(k, "appos") || !words().has("native", g.lemma(k)) {
			continue
		}
		for _, c := range g.kids(k) {
			if ch := g.chain(c); ch >= 0 && g.mayFill(placeKinds, ch) {
				g.modify(m.Chain, "from", ch, c, k, "origin", 880) // "Oskar Renn, a Tarn resident"
			}
		}
	}
}

var placeKinds = []schema.EntityType{schema.GPE, schema.Location}

// officeHolder tells whether noun n is a role that its demonym says whose it
// is: "the Tarnish president" is president of Tarn.
func (g *reading) officeHolder(n int32) bool {
	_, ok := g.v.Role(g.lemma(n), schema.GPE)
	return ok
}

// readMembers reads "three men — Oskar Renn, Jan Ruiz and Per Lindt".
func (g *reading) readMembers(m text.Mention) {
	if g.kind(m.Chain) != schema.Group {
		return
	}
	for _, k := range g.kids(m.Head) {
		if !g.is(k, "appos") || !g.setOff(k) {
			continue
		}
		for _, x := range g.withConj(k) {
			if ch := g.chain(x); ch >= 0 && g.Chains[ch].Named && g.kind(ch) == schema.Person {
				g.modify(ch, "part_of", m.Chain, m.Head, x, "list", 850)
			}
		}
	}
}

// setOff tells whether a mark stands before apposition k: "two councillors, Ruiz
// and Renn" lists them, "councillors Ruiz and Renn" gives them a title.
func (t *tree) setOff(k int32) bool {
	first := t.lo[k]
	return t.Tokens[first].UPOS == "PUNCT" || first > 0 && t.Tokens[first-1].UPOS == "PUNCT"
}

// readWork reads "a Kestrel documentary about the mill", "the “Night Desk” segment".
func (g *reading) readWork(m text.Mention) {
	l := g.lemma(m.Head)
	if !words().has("work", l) || m.Form == schema.Name {
		return
	}
	for _, k := range g.near(m.Head) {
		ch := g.chain(k)
		if ch < 0 || ch == m.Chain {
			continue
		}
		kind := g.kind(ch)
		switch {
		case g.is(k, "nmod", "obl") && !g.is(k, "nmod:poss", "nmod:desc"):
			if pr := g.prep(k); pr == "about" || pr == "on" || pr == "into" {
				for _, x := range g.spread(k) {
					if o := g.chain(x); o >= 0 && g.kind(o) != schema.Product {
						g.modify(m.Chain, "about", o, x, m.Head, "work", 850)
					}
				}
			}
		case kind == schema.Work && words().has("piece", l) && k < m.Head:
			g.modify(m.Chain, "part_of", ch, k, m.Head, "work", 850)
		case (kind == schema.Organization || kind == schema.Work || kind == schema.Person && g.is(k, "nmod:poss")) && k < m.Head && g.is(k, "compound", "nmod:poss", "nmod:desc", "nmod", "amod"):
			g.modifyBack(ch, "created", m.Chain, m.Head, k)
		}
	}
}

// near returns the kids of noun n and a phrase right behind it that the
// parser hung on its verb.
func (g *reading) near(n int32) []int32 {
	out := g.kids(n)
	h := g.head[n]
	if h < 0 {
		return out
	}
	for _, k := range g.kids(h) {
		if g.is(k, "obl") && g.lo[k] == g.hi[n] {
			return append(append([]int32(nil), out...), k)
		}
	}
	return out
}

// modifyOwner puts that subj has the place obj, at noun n, by its possessive k.
func (g *reading) modifyOwner(subj, obj, n, k int32) {
	g.put(draft{subj: subj, relation: "owns", obj: obj, objText: g.phraseSpan(n), p: n, trigger: g.span1(n),
		phrase: strings.Join(strings.Fields(g.Words(g.lo[k], n+1)), " "), rule: "place", score: 800, ctx: g.stated(n)})
}

func (g *reading) modifyBack(subj int32, relation string, obj int32, head, k int32) {
	g.put(draft{subj: subj, relation: relation, obj: obj, objText: g.phraseSpan(head), p: head, trigger: g.span1(head),
		phrase: g.low(head), rule: "work", score: 820, ctx: g.stated(k)})
}

// readPlace reads "Tarn's prison", "a prison in Tarn", and of an apposition
// "the country's prison, the Hold".
func (g *reading) readPlace(m text.Mention) {
	g.placeOf(m.Chain, m.Head)
	for _, k := range g.kids(m.Head) {
		if g.is(k, "appos") && g.kind(g.chain(k)) == schema.Facility {
			g.placeOf(g.chain(k), m.Head)
		}
	}
}

func (g *reading) placeOf(subj, n int32) {
	for _, k := range g.kids(n) {
		ch := g.country(g.chain(k))
		if g.kind(ch) == schema.Organization && g.is(k, "nmod:poss") {
			g.modifyOwner(ch, subj, n, k) // "the company's mill"
		}
		if _, land := lexicon.Country(g.Chains[max(ch, 0)].Name); !land && g.Chains[subj].Named && g.is(k, "compound") && g.ment[n] >= 0 && k >= g.Mentions[g.ment[n]].First {
			continue // "Oslo Airport" may lie elsewhere
		}
		if kind := g.kind(ch); kind != schema.GPE && kind != schema.Location && kind != schema.NORP {
			continue
		}
		if g.is(k, "nmod:poss") || g.is(k, "amod", "compound") && k < n || g.is(k, "nmod") && (g.prep(k) == "in" || g.prep(k) == "near") {
			g.modify(subj, "located_in", ch, k, n, "place", 850)
		}
	}
}
