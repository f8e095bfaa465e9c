package relate

import (
	"strings"

	"newsgraph/schema"
)

// A link is one way to read a clause as a relation: the words to ask the
// vocabulary for, and where the object stands.
type link struct {
	form string  // "respond to", "issue response to", "brand _ as"
	obj  int32   // token that heads the object, -1 for none
	via  []int32 // tokens of the phrase besides the verb
	rule string
	base int // permille
}

// links lists all readings of clause f, the most telling first: with the noun
// of a light verb, with a further complement, then the bare verb.
func (g *reading) links(f frame) []link {
	if p := g.particle(f.p); p != "" {
		f2 := f
		f2.lemma = f.lemma + " " + p
		out := g.linksOf(f2)
		for _, l := range out {
			if g.v.Knows(strings.TrimPrefix(l.form, "~")) {
				return out
			}
		}
	}
	return g.linksOf(f)
}

// particle returns the adverb right after verb p that may be part of it: "fire back at".
func (g *reading) particle(p int32) string {
	if k := p + 1; int(k) < len(g.head) && g.head[k] == p && g.is(k, "advmod") {
		switch w := g.low(k); w {
		case "back", "down", "up", "out", "off", "away", "apart", "over", "forward", "together", "in", "on":
			return w
		}
	}
	return ""
}

func (g *reading) linksOf(f frame) []link {
	out := g.nounLinks(f)
	out = append(out, g.clauseLinks(f)...)
	for _, o := range f.obj {
		for _, a := range f.obl {
			if a.prep != "" && a.prep != "to" {
				out = append(out, link{f.lemma + " _ " + a.prep, o, nil, "verb", 900})
			}
		}
		if f.comp >= 0 && g.hasTo(f.comp) {
			out = append(out, link{f.lemma + " _ to", o, nil, "verb", 900})
		}
		if f.comp >= 0 {
			out = append(out, link{f.lemma + " _ " + g.lemma(f.comp), o, nil, "verb", 900})
		}
		out = append(out, link{f.lemma, o, nil, "verb", 900})
	}
	for _, o := range f.iobj {
		out = append(out, link{f.lemma, o, nil, "verb", 850}, link{f.lemma + " to", o, nil, "dative", 850})
	}
	for _, a := range append(f.obl, g.latePlaces(f)...) {
		if a.prep != "" && g.value[a.tok] < 0 {
			out = append(out, link{f.lemma + " " + a.prep, a.tok, g.caseOf(a.tok), "verb", 860})
		}
	}
	return out
}

// clauseLinks lists the readings whose object is a clause after a preposition:
// "charged with smuggling arms".
func (g *reading) clauseLinks(f frame) []link {
	var out []link
	for _, k := range g.kids(f.p) {
		if !g.is(k, "advcl", "obl") || g.Tokens[k].UPOS != "VERB" || k < f.p {
			continue
		}
		if m := g.child(k, "mark", "case"); m >= 0 && (g.low(m) == "with" || g.low(m) == "of" || g.low(m) == "for") {
			out = append(out, link{f.lemma + " " + g.low(m), -1, []int32{m}, "clause", 850})
		}
	}
	return out
}

// latePlaces finds where a verb takes its object when the parser hung the
// place on a noun in between: "deported the men, who deny all ties with the
// gang, to Tarn".
func (g *reading) latePlaces(f frame) []arg {
	var out []arg
	if len(f.obj) == 0 || g.Tokens[f.p].UPOS != "VERB" {
		return nil
	}
	for _, a := range f.obl {
		if a.prep == "to" {
			return nil
		}
	}
	for i := f.p + 1; i < g.hi[f.p]; i++ {
		h := g.head[i]
		if !g.is(i, "nmod") || g.prep(i) != "to" || h <= f.p || g.v.Knows(g.lemma(h)+" to") || g.quote[i] != g.quote[f.p] {
			continue
		}
		kind := g.kind(g.chain(i))
		if kind != schema.GPE && kind != schema.Facility && kind != schema.Location {
			continue
		}
		for _, o := range f.obj {
			if _, ok := g.v.Patient(f.lemma+" to", g.kind(g.chain(o)), kind); ok {
				return append(out, arg{"to", i})
			}
		}
	}
	return out
}

// nounLinks lists the readings with a noun between the verb and the object's
// preposition: "raise concern about", "get into spat with", "be at odds with".
func (g *reading) nounLinks(f frame) []link {
	var out []link
	add := func(verb string, n int32) {
		l := g.lemma(n)
		for _, c := range g.complements(n, f) {
			if c.prep != "" {
				via := append([]int32{n}, g.caseOf(c.tok)...)
				out = append(out, link{verb + " " + l + " " + c.prep, c.tok, via, "light-verb", 860})
				if words().has("light", verb) {
					out = append(out, link{"~" + l + " " + c.prep, c.tok, via, "light-verb", 830})
				}
			}
		}
		out = append(out, link{verb + " " + l, -1, []int32{n}, "light-verb", 800})
	}
	for _, o := range f.obj {
		if !f.passive && g.Tokens[o].UPOS == "NOUN" && o > f.p {
			add(f.lemma, o)
		}
	}
	for _, a := range f.obl {
		if g.Tokens[a.tok].UPOS == "NOUN" && a.prep != "" && a.tok > f.p {
			add(f.lemma+" "+a.prep, a.tok)
		}
	}
	return out
}

// complements returns the prepositional phrases of noun n, and those of its
// verb that follow it, since parsers hang them on either.
func (g *reading) complements(n int32, f frame) []arg {
	out := g.phrasesUnder(n, 0)
	for _, a := range f.obl {
		if a.tok > n && g.value[a.tok] < 0 {
			out = append(out, a)
		}
	}
	return out
}

// phrasesUnder returns the prepositional phrases right of noun n, also those
// that the parser hung on the noun of another: "a spat on Chirp with Renn".
func (g *reading) phrasesUnder(n int32, depth int) []arg {
	var out []arg
	for _, k := range g.kids(n) {
		if g.is(k, "nmod", "obl") && !g.is(k, "nmod:poss") && k > n {
			if g.value[k] < 0 {
				for _, x := range g.spread(k) {
					out = append(out, arg{g.prep(k), x})
				}
			}
			if depth < 2 {
				out = append(out, g.phrasesUnder(k, depth+1)...)
			}
		}
	}
	return out
}

// caseOf returns the token of the preposition before nominal i.
func (t *tree) caseOf(i int32) []int32 {
	if k := t.child(i, "case"); k >= 0 {
		return []int32{k}
	}
	return nil
}

// phrase returns the text's own words for the relation: "was pulled by",
// "issued a pointed response to".
func (g *reading) phrase(f frame, l link) string {
	first, last := f.p, f.p
	for _, k := range g.kids(f.p) {
		if g.is(k, "aux:pass", "compound:prt", "cop") && k-last <= 4 {
			first, last = min(first, k), max(last, k)
		}
	}
	for _, k := range l.via {
		if k > last && k-last <= 8 {
			last = k
		}
	}
	return strings.Join(strings.Fields(g.Words(first, last+1)), " ")
}
