package relate

import (
	"strings"

	"newsgraph/extract/text"
	"newsgraph/schema"
)

// lookup asks for l with subject subj; its object may be who owns or undergoes
// what the object names.
func (g *reading) lookup(l link, subj int32) (schema.RelationInfo, int32, bool) {
	ask := func(obj int32) (schema.RelationInfo, bool) {
		if noun, ok := strings.CutPrefix(l.form, "~"); ok {
			return g.find(g.v.Noun, noun, subj, obj)
		}
		return g.find(g.v.Verb, l.form, subj, obj)
	}
	obj := g.chain(l.obj)
	if physical[l.form] && obj >= 0 && !speaker(g.kind(obj)) {
		return schema.RelationInfo{}, -1, false
	}
	pass := l.obj >= 0 && words().has("pass", g.lemma(l.obj))
	if obj >= 0 && !pass {
		if info, ok := ask(obj); ok && g.suits(info, subj, obj) {
			return info, obj, true
		}
	}
	if l.obj >= 0 && (obj < 0 || pass) {
		if o := g.ownerNear(l.obj); o >= 0 && o != subj {
			if info, ok := ask(o); ok && through[info.Name] && g.suits(info, subj, o) && !(info.Name == "conflict_with" && g.mayFill(placeKinds, o)) {
				return info, o, true
			}
		}
	}
	if obj >= 0 && pass {
		if info, ok := ask(obj); ok && g.suits(info, subj, obj) {
			return info, obj, true
		}
	}
	if (obj < 0 || !g.Chains[obj].Named) && (l.obj < 0 || !g.is(l.obj, "conj")) {
		if info, ok := ask(-1); ok && info.Text && g.wordy(info, l, subj) && g.suits(info, subj, -1) {
			return info, -1, true
		}
	}
	return schema.RelationInfo{}, -1, false
}

// wordy tells whether the words of l's object, which name no thing that the relation
// takes, can be the object themselves: "criticized the conditions", "ordered an inquiry".
func (g *reading) wordy(info schema.RelationInfo, l link, subj int32) bool {
	if info.Name == "caused" && !actor(g.kind(subj)) {
		return false
	}
	if l.obj < 0 {
		return true
	}
	if !g.nominal(l.obj) || g.Tokens[l.obj].UPOS == "PRON" {
		return info.Name == "denied" && (g.low(l.obj) == "this" || g.low(l.obj) == "that")
	}
	switch w := words(); info.Name {
	case "took": // who wins a war carries nothing off, nor who takes an hour
		if w.has("contest", g.lemma(l.obj)) || w.has("term", g.lemma(l.obj)) {
			return false
		}
	case "left": // "resigned hours later", "resigned as governor": readOffice knows of what
		if strings.HasSuffix(l.form, " as") || w.has("term", g.lemma(l.obj)) {
			return false
		}
	}
	return textual[info.Name] && !vague[l.form] || plainly[l.form] || (info.Name == "took" || info.Name == "urged") && g.sum(l)
}

// sum tells whether l takes money, or a number of things from someone: "took
// 90,000 crowns", "took three ships from the bank".
func (g *reading) sum(l link) bool {
	for _, v := range g.Values {
		if v.Kind == text.MoneyValue && v.First <= l.obj && l.obj < v.End {
			return true
		}
	}
	return g.child(l.obj, "nummod") >= 0 && strings.HasSuffix(l.form, " _ from")
}

// fits tells whether type k may fill a place that takes the types want; an
// empty list takes any.
func fits(want []schema.EntityType, k schema.EntityType) bool {
	if len(want) == 0 || k == "" {
		return true
	}
	for _, w := range want {
		if w == k || w == schema.Location && k == schema.GPE {
			return true
		}
	}
	return false
}

// prison tells whether some mention of chain ch calls it a place where people are held.
func (g *reading) prison(ch int32) bool {
	if g.kind(ch) != schema.Facility {
		return false
	}
	for _, mi := range g.Chains[ch].Mentions {
		m := g.Mentions[mi]
		for i := m.First; i < m.End; i++ {
			if words().has("prison", g.low(i)) {
				return true
			}
		}
	}
	return false
}

// custody chooses between being sent to prison and being taken elsewhere, for
// verbs that may say either: "sent to", "taken to", "transferred to".
func (g *reading) custody(info schema.RelationInfo, form string, subj, obj int32) schema.RelationInfo {
	other := "imprisoned_in"
	if info.Name == "imprisoned_in" {
		other = "moved_to"
	} else if info.Name != "moved_to" {
		return info
	}
	verb, _, _ := strings.Cut(form, " ")
	switch verb {
	case "send", "take", "transfer", "bring", "move", "place", "return":
		if r, ok := g.v.Relation(other); ok && g.suits(r, subj, obj) {
			return r
		}
	}
	return info
}

// deniedClaim finds what "a claim they deny" claims, when it stands beside the
// clause that says so: the last thing that clause speaks of.
func (g *reading) deniedClaim(l link, subj int32) (int32, text.Span, bool) {
	if l.obj < 0 || !words().has("nsay", g.lemma(l.obj)) {
		return -1, text.Span{}, false
	}
	for i := g.head[l.obj]; i >= 0 && g.is(l.obj, "appos", "parataxis", "conj"); i = g.head[i] {
		if g.Tokens[i].UPOS == "VERB" {
			if ch := g.contentObject(i, "deny", subj); ch >= 0 {
				return ch, g.trim(g.lo[i], g.lo[l.obj]), true
			}
			break
		}
	}
	return -1, text.Span{}, false
}
