package relate

import (
	"slices"

	"newsgraph/extract/text"
	"newsgraph/schema"
)

// A bound is what the roles of a pattern stand for in one clause.
type bound struct {
	role map[byte][]int32
	last int32 // the last token that the pattern named
	noun int32 // the last of them that was no verb, -1 for none
}

// readPatterns reads clause f by the patterns of its verb, and tells whether
// one of them says all that there is to say about it.
func (g *reading) readPatterns(f frame) bool {
	verb := f.lemma
	if g.Tokens[f.p].UPOS != "VERB" {
		verb = "be"
	}
	all := patterns()[verb]
	if p := g.particle(f.p); p != "" && verb == f.lemma {
		all = slices.Concat(patterns()[verb+" "+p], all)
	}
	whole := false
	for _, p := range all {
		b := bound{map[byte][]int32{'S': g.ofKinds(f.subj, p.kinds)}, f.p, -1}
		if p.agent && len(b.role['S']) == 0 || !g.fill(p.parts, f, verb == "be", &b) {
			continue
		}
		if g.putPattern(p, f, b) && !p.also {
			whole = true
			break
		}
	}
	return whole
}

// fill finds in clause f what parts ask for. Be: the clause is a copula's, and
// its own head is the first part.
func (g *reading) fill(parts []part, f frame, be bool, b *bound) bool {
	noun := int32(-1) // the last word of the pattern that was a noun
	for i, x := range parts {
		switch {
		case be && i == 0:
			if !slices.Contains(x.words, g.lemma(f.p)) || !slices.Contains(orNone(x.preps), g.prep(f.p)) {
				return false
			}
			noun = f.p
		case x.do:
			k := f.comp
			if k < 0 || !g.infinite(k) || !slices.Contains(x.words, g.verbLemma(k)) {
				return false
			}
			f, noun, b.last = g.frame(k), -1, k
		case x.role == 'C':
			k := g.clauseOfPart(x, f, noun)
			if k < 0 {
				return false
			}
			b.role['C'] = []int32{k}
		case x.role != 0:
			next := i+1 < len(parts) && parts[i+1].preps == nil
			if b.role[x.role] = g.nounsOfPart(x, f, noun, next); len(b.role[x.role]) == 0 {
				return false
			}
			if x.preps == nil {
				noun = b.role[x.role][0] // its own phrases may be the verb's: "bought the mill from Renn"
			}
		default:
			k := g.wordOfPart(x, f, noun)
			if k < 0 {
				return false
			}
			noun, b.noun, b.last = k, k, max(b.last, k)
		}
	}
	return true
}

// ofKinds returns those of nouns that are of one of kinds; of all kinds, all.
func (g *reading) ofKinds(nouns []int32, kinds []schema.EntityType) []int32 {
	if kinds == nil {
		return nouns
	}
	var out []int32
	for _, n := range nouns {
		if slices.Contains(kinds, g.kind(g.chain(n))) {
			out = append(out, n)
		}
	}
	return out
}

func orNone(preps []string) []string {
	if preps == nil {
		return []string{""}
	}
	return preps
}

// clauseOfPart returns the head of the clause that x asks for: of the verb, or of the noun before it.
func (g *reading) clauseOfPart(x part, f frame, noun int32) int32 {
	k := f.comp
	if noun >= 0 {
		if n := g.child(noun, "acl", "ccomp", "xcomp"); n >= 0 && n > noun {
			k = n
		}
	}
	switch {
	case k < 0:
		return -1
	case slices.Contains(x.preps, "to"):
		if g.hasTo(k) {
			return k
		}
	case slices.Contains(x.preps, "that"):
		if !g.infinite(k) {
			return k
		}
	default:
		return k
	}
	return -1
}

// nounsOfPart returns the noun phrases that x asks for. More: another one without preposition follows.
func (g *reading) nounsOfPart(x part, f frame, noun int32, more bool) []int32 {
	var out []int32
	take := func(i int32) {
		if ch := g.chain(i); ch >= 0 && len(g.ofKinds([]int32{i}, x.kinds)) > 0 || ch < 0 && x.role == 'T' && g.nominal(i) && g.Tokens[i].UPOS != "PRON" {
			out = append(out, i)
		}
	}
	if x.preps == nil {
		from := f.obj
		if more && len(f.iobj) > 0 {
			from = f.iobj
		}
		for _, i := range from {
			take(i)
		}
		return out
	}
	for _, a := range g.phrasesOf(f, noun) {
		if slices.Contains(x.preps, a.prep) {
			take(a.tok)
		}
	}
	return out
}

// phrasesOf returns the prepositional phrases of clause f, or of a noun in it
// and those that follow the noun.
func (g *reading) phrasesOf(f frame, noun int32) []arg {
	if noun >= 0 {
		return g.complements(noun, f)
	}
	return f.obl
}

// wordOfPart returns the token that is one of the words x asks for, or -1.
func (g *reading) wordOfPart(x part, f frame, noun int32) int32 {
	if x.preps != nil {
		for _, a := range g.phrasesOf(f, noun) {
			if slices.Contains(x.preps, a.prep) && slices.Contains(x.words, g.lemma(a.tok)) {
				return a.tok
			}
		}
		return -1
	}
	for _, o := range f.obj {
		if slices.Contains(x.words, g.lemma(o)) {
			return o
		}
	}
	for _, k := range g.kids(f.p) {
		if k > f.p && g.is(k, "xcomp", "advmod", "amod", "compound", "obj", "obl", "ccomp") && slices.Contains(x.words, g.lemma(k)) && g.prep(k) == "" {
			return k
		}
	}
	return -1
}

// putPattern puts the claims of p, and tells whether it says anything of clause f.
func (g *reading) putPattern(p *pattern, f frame, b bound) bool {
	said := len(p.claims) == 0
	for _, w := range p.claims {
		info, ok := g.v.Relation(w.relation)
		if !ok {
			continue
		}
		ctx := g.context(f.p)
		switch w.mod {
		case "":
		case schema.Asserted: // whatever the clause stands under
			ctx = context{schema.Asserted, -1}
		default:
			ctx.weaken(w.mod)
		}
		if w.source != 0 {
			ctx.source = -1
			ctx.credit(g.tree, b.role[w.source])
		}
		for _, s := range b.role[w.subj] {
			subj := g.chain(s)
			if w.obj == 'V' || w.obj == 'C' || w.obj == 'N' {
				said = g.putText(info, subj, g.wordsOf(w.obj, f, b), f, ctx) || said
				continue
			}
			for _, o := range b.role[w.obj] {
				if w.obj == w.subj && o <= s {
					continue // "Tarn and Ruhl signed a deal": each with those after it
				}
				said = g.putPair(info, subj, o, f, b, ctx) || said
			}
		}
	}
	return said
}

// wordsOf returns the words that 'V', 'N' or 'C' stands for.
func (g *reading) wordsOf(role byte, f frame, b bound) text.Span {
	switch {
	case role == 'C':
		k := b.role['C'][0]
		if g.low(g.lo[k]) == "that" && g.lo[k] < k {
			return g.trim(g.lo[k]+1, g.hi[k])
		}
		return g.contentSpan(k)
	case role == 'N' && b.noun >= 0:
		return g.listSpan(b.noun)
	}
	return g.trim(f.p, b.last+1)
}

func (g *reading) putText(info schema.RelationInfo, subj int32, span text.Span, f frame, ctx context) bool {
	if subj < 0 || !info.Text || !g.suits(info, subj, -1) {
		return false
	}
	g.put(draft{subj: subj, relation: info.Name, obj: -1, objText: span, p: f.p, trigger: g.span1(f.p),
		phrase: g.phrase(f, link{}), rule: "pattern", score: 860, ctx: &ctx})
	return true
}

func (g *reading) putPair(info schema.RelationInfo, subj, o int32, f frame, b bound, ctx context) bool {
	obj := g.chain(o)
	if obj < 0 || !g.suits(info, subj, obj) {
		return g.putText(info, subj, g.listSpan(o), f, ctx)
	}
	if subj < 0 || subj == obj {
		return false
	}
	via := []int32(nil)
	if b.last > f.p {
		via = []int32{b.last}
	}
	g.put(draft{subj: subj, relation: info.Name, obj: obj, objText: g.phraseSpan(o), p: f.p, trigger: g.span1(f.p),
		phrase: g.phrase(f, link{via: via}), rule: "pattern", score: 880, ctx: &ctx})
	return true
}
