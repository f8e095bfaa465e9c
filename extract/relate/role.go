package relate

import (
	"strings"

	"newsgraph/extract/lexicon"
	"newsgraph/schema"
)

// readRoles reads what is said about a mention by a title before it, by an
// apposition, and by its own noun: "Tarn's President Ana Ruiz", "Ana Ruiz,
// president of Tarn", "the Tarn president".
func (g *reading) readRoles(mi int32) {
	m := g.Mentions[mi]
	if m.Chain < 0 || m.Form == schema.Pronoun || m.Head < 0 {
		return
	}
	if m.Form == schema.Name {
		g.readTitle(m.First, m.Chain)
	} else if ch := g.chain(m.Head); (g.Tokens[m.Head].UPOS == "NOUN" || g.Tokens[m.Head].UPOS == "PROPN") && !g.predicative(m.Head) && g.kind(ch) != schema.Work {
		g.roleClaims(ch, m.Head, m.Head, "nominal", 800)
	}
	for _, k := range g.kids(m.Head) {
		if g.is(k, "appos", "nmod:desc") && k > m.Head && g.ment[k] != mi {
			if ch := g.chain(k); ch < 0 || ch == m.Chain || !g.Chains[ch].Named {
				g.roleClaims(m.Chain, k, k, "apposition", 880)
			}
		}
	}
	if h := g.head[m.Head]; h >= 0 && g.is(m.Head, "appos", "flat") && g.Tokens[h].UPOS != "VERB" && m.Form == schema.Name && h < m.First {
		g.roleClaims(m.Chain, h, h, "apposition", 880)
	}
}

// predicative tells whether noun n says what something else is or is called.
func (t *tree) predicative(n int32) bool {
	h := t.head[n]
	if t.child(n, "cop") >= 0 || t.is(n, "xcomp") {
		return true
	}
	return h >= 0 && t.is(n, "obl", "nmod", "advcl") && t.prep(n) == "as" || t.is(n, "conj") && t.predicative(h)
}

// isRole tells whether noun n is a role of the vocabulary.
func (g *reading) isRole(n int32) bool {
	name, _ := g.roleName(n)
	return name != ""
}

// readNaming reads what a verb calls its object: "labeled them members of the
// gang", "branded them as gang members". The one who does so is the source.
func (g *reading) readNaming(f frame) {
	if !words().has("name", f.lemma) {
		return
	}
	c := g.context(f.p)
	for _, s := range f.subj {
		if ch := g.chain(s); ch >= 0 {
			c.source = ch
			break
		}
	}
	c.weaken(schema.Alleged)
	for _, a := range f.obl {
		if a.prep != "as" || !g.nominal(a.tok) {
			continue
		}
		for _, o := range f.obj {
			g.roleIn(g.chain(o), a.tok, a.tok, "naming", 820, &c)
		}
	}
}

// readCopula reads "X is president of Y", "X is a Red Dogs member", "X is from Y".
func (g *reading) readCopula(f frame) {
	if g.child(f.p, "cop", "aux") < 0 || g.Tokens[f.p].UPOS == "VERB" {
		if h := g.head[f.p]; h < 0 || !g.is(f.p, "xcomp") || g.Tokens[f.p].UPOS == "VERB" {
			return
		}
	}
	for _, s := range f.subj {
		subj := g.chain(s)
		if subj < 0 {
			continue
		}
		if pr := g.prep(f.p); pr != "" {
			g.beIn(f, subj, "be "+pr, f.p)
			continue
		}
		if g.nominal(f.p) || g.Tokens[f.p].UPOS == "ADJ" {
			g.roleClaims(subj, f.p, f.p, "copula", 900)
		}
	}
}

// beIn looks up a copula with its adjective or preposition: "be critical of", "be in".
func (g *reading) beIn(f frame, subj int32, form string, o int32) {
	obj := g.chain(o)
	if obj < 0 {
		return
	}
	if info, ok := g.find(g.v.Verb, form, subj, obj); ok && g.suits(info, subj, obj) {
		g.put(draft{subj: subj, relation: info.Name, obj: obj, objText: g.phraseSpan(o), p: f.p,
			trigger: g.span1(f.p), phrase: form, rule: "copula", score: 850})
	}
}

// roleClaims puts what role noun n says of subj, for each thing the role is
// held in: "president of Tarn and Ruhl", "Kestrel spokesman", "its chair".
func (g *reading) roleClaims(subj, n, p int32, rule string, score int) {
	ctx := g.stated(n)
	if rule == "copula" {
		ctx = nil
	}
	g.roleIn(subj, n, p, rule, score, ctx)
}

// roleIn is roleClaims in context ctx, nil for that of p.
func (g *reading) roleIn(subj, n, p int32, rule string, score int, ctx *context) {
	name, used := g.roleName(n)
	if g.inName(n) {
		return
	}
	if name == "" {
		g.trade(subj, n, p, rule, score-100, ctx)
		return
	}
	all := g.roleComplements(n, used)
	if len(all) == 0 && used < 0 && (rule == "nominal" || rule == "apposition") {
		g.readFocus(n, n+1, name, subj)
	}
	for _, c := range all {
		obj := g.country(g.chain(c))
		info, ok := g.role(name, n, obj)
		if !ok || obj < 0 || !g.suits(info, subj, obj) || !belongs[info.Name] && !g.whose(c) || g.beside(info.Name, c, obj) {
			continue
		}
		d := draft{subj: subj, relation: info.Name, obj: obj, objText: g.phraseSpan(c), p: p, trigger: g.span1(n),
			phrase: name, rule: rule, score: score, ctx: ctx}
		if rule == "copula" {
			d.phrase = "is " + name
		}
		g.put(d)
	}
}

// trade puts that a person called by a noun that is no role of the vocabulary
// works for the body whose or where they are it: "Ana Ruiz, a glaciologist at the
// Olav Institute", "the council's archivist, Bo Lind".
func (g *reading) trade(subj, n, p int32, rule string, score int, ctx *context) {
	l := g.lemma(n)
	_, person := lexicon.RoleNoun(l)
	if g.Tokens[n].UPOS != "NOUN" || subj < 0 || g.kind(subj) != schema.Person || !g.Chains[subj].Named || words().has("guest", l) || !person && rule != "apposition" {
		return
	}
	info, ok := g.v.Relation("works_for")
	for _, c := range g.roleComplements(n, -1) {
		obj := g.chain(c)
		if k := g.kind(obj); !ok || k != schema.Organization && k != schema.Facility || g.is(c, "compound", "amod") {
			continue
		}
		switch pr := g.prep(c); {
		case pr != "" && pr != "of" && pr != "at" && pr != "with", !g.suits(info, subj, obj):
			continue
		}
		g.put(draft{subj: subj, relation: info.Name, obj: obj, objText: g.phraseSpan(c), p: p, trigger: g.span1(n),
			phrase: l, rule: rule, score: score, ctx: ctx})
	}
}

// beside tells whether thing obj, at token c, only stands near a role of that
// kind: an "analyst in Tarn" works for no town, "at Renn" is no employer.
func (g *reading) beside(relation string, c, obj int32) bool {
	if relation != "works_for" && relation != "member_of" {
		return false
	}
	switch g.prep(c) {
	case "":
		k := g.kind(obj)
		return relation == "works_for" && (k == schema.GPE || k == schema.NORP) && !g.is(c, "nmod:poss") // "Jordanian chemists", "Quebec nurses"
	case "in":
		return g.kind(obj) != schema.Organization
	case "at":
		return g.kind(obj) == schema.Person && !g.guessed(obj)
	}
	return false
}

// inName tells whether token n is part of a name: a Mr. Fan is nobody's fan.
func (g *reading) inName(n int32) bool {
	if g.Tokens[n].UPOS != "PROPN" {
		return false
	}
	for mi := range g.mentionsAt(n) {
		if g.Mentions[mi].Form == schema.Name {
			return true
		}
	}
	return false
}

// belongs are the relations that a role may stand in by "at", "in" or "from":
// "a doctor at the clinic". Others take the possessive and "of": "critics of the bank".
var belongs = map[string]bool{
	"president_of": true, "official_of": true, "leader_of": true, "editor_of": true, "correspondent_of": true, "spokesperson_of": true,
	"member_of": true, "works_for": true, "located_in": true, "part_of": true, "from": true, "imprisoned_in": true,
}

// whose tells whether noun c is a possessor, stands before its noun, or after "of", "for" or "to".
func (g *reading) whose(c int32) bool {
	switch g.prep(c) {
	case "", "of", "for", "to":
		return true
	}
	return false
}

// role asks for the whole role name, then for its head alone.
func (g *reading) role(name string, n, obj int32) (schema.RelationInfo, bool) {
	for _, s := range []string{name, g.lemma(n)} {
		for _, k := range g.mayBe(obj) {
			if info, ok := g.v.Role(s, k); ok {
				return info, ok
			}
		}
	}
	return schema.RelationInfo{}, false
}

// knownRole tells whether the vocabulary has the role for any kind of thing.
func (g *reading) knownRole(name string) bool {
	_, ok := g.v.Role(name, "")
	return ok
}

// roleName returns the longest role that noun n is the head of ("prime
// minister", "secretary of state") and the dependent used up by it, or "".
func (g *reading) roleName(n int32) (string, int32) {
	l := g.lemma(n)
	for _, k := range g.kids(n) {
		if g.is(k, "nmod") && g.prep(k) == "of" && k == n+2 {
			if s := l + " of " + g.low(k); g.knownRole(s) {
				return s, k
			}
		}
	}
	s := l
	for i := n - 1; i >= 0 && n-i <= 3 && g.head[i] >= 0 && g.under(i, n); i-- {
		s = g.low(i) + " " + s
		if r := strings.ReplaceAll(s, " - ", "-"); g.knownRole(r) {
			l = r
		}
	}
	if g.knownRole(l) {
		return l, -1
	}
	return "", -1
}

// roleComplements lists the nouns that say whose or where role n is held.
func (g *reading) roleComplements(n, used int32) []int32 {
	var out []int32
	for _, k := range g.kids(n) {
		if k == used {
			continue
		}
		switch {
		case g.is(k, "nmod:poss", "compound", "amod", "nmod:desc") && g.chain(k) >= 0:
			out = append(out, g.spread(k)...)
		case g.is(k, "nmod", "obl"):
			switch g.prep(k) {
			case "of", "for", "at", "with", "in", "from", "to":
				out = append(out, g.spread(k)...)
			}
		}
	}
	return out
}

// longestTitle is the number of tokens in which a title before a name is looked for.
const longestTitle = 7

// readTitle reads the title that ends before token name: "Tarn Prime Minister
// Ana Ruiz", "former Tarn Secretary of State Ana Ruiz", "Kestrel editor-in-chief Ana Ruiz".
func (g *reading) readTitle(name, subj int32) {
	first := g.Sentences[g.sent[name]].First
	for n := int32(longestTitle); n > 0; n-- {
		at := name - n
		if at < first {
			continue
		}
		title := g.words(at, name)
		if !g.knownRole(title) || g.quote[at] != g.quote[name] {
			continue
		}
		g.titleOf(at, name, title, subj)
		return
	}
}

func (g *reading) titleOf(at, name int32, title string, subj int32) {
	end := at
	for end > 0 && (words().has("former", g.low(end-1)) || g.low(end-1) == "-") {
		end--
	}
	if end > 0 && g.is(end-1, "case") && strings.HasSuffix(g.low(end-1), "s") {
		end--
	}
	if end > 0 {
		for mi := range g.mentionsAt(end - 1) {
			m := g.Mentions[mi]
			obj := g.country(m.Chain)
			if m.End != end || m.Chain < 0 || m.Form == schema.Nominal && g.sent[m.First] != g.sent[name] {
				continue
			}
			info, ok := g.v.Role(title, g.kind(obj))
			if !ok && len(g.Chains[obj].Mentions) > 1 {
				info, ok = g.role(title, name-1, obj)
			}
			if !ok || !g.suits(info, subj, obj) {
				continue
			}
			g.put(draft{subj: subj, relation: info.Name, obj: obj, objText: g.SpanOf(m.First, m.End), p: at,
				trigger: g.SpanOf(at, name), phrase: title, rule: "title", score: 920, ctx: &context{schema.Asserted, -1}})
			return
		}
	}
	if end > 0 && g.readNamesake(end-1, at, name, title, subj) {
		return
	}
	g.bareTitle(at, name, title, subj)
	g.readFocus(at, name, title, subj)
}

// bareTitle puts an office that names itself, without the country it is of:
// "former Secretary of State Ana Ruiz".
func (g *reading) bareTitle(at, name int32, title string, subj int32) {
	info, ok := g.v.Role(title, schema.GPE)
	if !ok || info.Name != "official_of" || !strings.Contains(title, " of ") || !fits(info.Subject, g.kind(subj)) {
		return
	}
	g.put(draft{subj: subj, relation: info.Name, obj: -1, objText: g.SpanOf(at, name), p: at,
		trigger: g.SpanOf(at, name), phrase: title, rule: "title", score: 700, ctx: &context{schema.Asserted, -1}})
}

// country returns the chain of the country that demonym chain ch speaks of,
// when the article names it; else ch.
func (g *reading) country(ch int32) int32 {
	if g.kind(ch) != schema.NORP {
		return ch
	}
	land, ok := lexicon.Demonym(g.Chains[ch].Name)
	if !ok {
		return ch
	}
	for i, c := range g.Chains {
		if c.Type != schema.GPE {
			continue
		}
		if n, ok := lexicon.Country(c.Name); ok && n == land || c.Name == land {
			return int32(i)
		}
	}
	return ch
}
