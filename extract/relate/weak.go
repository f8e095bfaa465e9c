package relate

import (
	"strings"

	"newsgraph/extract/lexicon"
	"newsgraph/schema"
)

// kinsOf are the types that finders of names mistake for one another: what a
// name of the one type may be instead, the likeliest first. Nothing is taken for
// a date, a law or a people, nor those for anything else.
var kinsOf = map[schema.EntityType][]schema.EntityType{
	schema.Person:       {schema.Organization, schema.GPE},
	schema.Organization: {schema.GPE, schema.Person, schema.Facility},
	schema.GPE:          {schema.Organization, schema.Person},
	schema.Product:      {schema.Organization, schema.GPE, schema.Person, schema.Facility},
	schema.Facility:     {schema.Organization},
	schema.Work:         {schema.Organization, schema.Product},
	schema.Event:        {schema.Organization},
	schema.Location:     {schema.GPE, schema.Organization},
}

// mayBe lists the types that chain ch may have: its own, and where it is a
// name whose type is no more than a guess, those it is mistaken for.
func (g *reading) mayBe(ch int32) []schema.EntityType {
	if ch < 0 {
		return unknownKind
	}
	if g.may == nil {
		g.may = make([][]schema.EntityType, len(g.Chains))
	}
	if g.may[ch] == nil {
		g.may[ch] = []schema.EntityType{g.kind(ch)}
		if g.guessed(ch) {
			last := strings.ToLower(g.Chains[ch].Name[strings.LastIndexByte(g.Chains[ch].Name, ' ')+1:])
			if k, ok := lexicon.HeadType(last); ok && len(last) < len(g.Chains[ch].Name) {
				g.may[ch] = append(g.may[ch], k) // "Olav Hospital", found as a person
			}
			g.may[ch] = append(g.may[ch], kinsOf[g.kind(ch)]...)
		}
	}
	return g.may[ch]
}

var unknownKind = []schema.EntityType{""}

// guessed tells whether nothing but its look speaks for the type of chain ch:
// neither a list of names, nor its first or last word, nor another mention
// ("the company", "she").
func (g *reading) guessed(ch int32) bool {
	c := g.Chains[ch]
	if !c.Named {
		return false
	}
	if c.Type == schema.Person && g.personal(ch) {
		return false
	}
	if k, ok := lexicon.Place(c.Name); ok {
		return k != c.Type
	}
	if k, ok := lexicon.Known(c.Name); ok {
		return k != c.Type
	}
	if words := strings.Fields(strings.ToLower(c.Name)); len(words) > 1 {
		for _, w := range words {
			if k, ok := lexicon.HeadType(w); ok && k == c.Type {
				return c.Type == schema.Facility && strings.HasSuffix(w, "s") // "Norvik Ferries" is rather a company
			}
		}
	}
	for _, mi := range c.Mentions {
		if m := g.Mentions[mi]; m.Form == schema.Nominal && m.Type == c.Type {
			return false
		}
	}
	return true
}

// personal tells whether chain ch is surely someone: by a first name, a title
// or a pronoun.
func (g *reading) personal(ch int32) bool {
	first, _, more := strings.Cut(g.Chains[ch].Name, " ")
	if more && lexicon.IsFirstName(first) {
		return true
	}
	for _, mi := range g.Chains[ch].Mentions {
		m := g.Mentions[mi]
		switch {
		case m.Form == schema.Pronoun:
			if p, ok := lexicon.Pronoun(g.low(m.First)); ok && (p.Sex == lexicon.Male || p.Sex == lexicon.Female || p.Person == 1) {
				return true
			}
		case m.Form == schema.Nominal && m.Type == schema.Person, m.First > 0 && lexicon.IsTitle(g.low(m.First-1)):
			return true
		}
	}
	return false
}

// mayFill tells whether chain ch may fill a place that takes the types want.
func (g *reading) mayFill(want []schema.EntityType, ch int32) bool {
	for _, k := range g.mayBe(ch) {
		if fits(want, k) {
			return true
		}
	}
	return false
}

// find asks the vocabulary for a form between two chains, first with their own
// types, then with those they may be mistaken for.
func (g *reading) find(ask func(string, schema.EntityType, schema.EntityType) (schema.RelationInfo, bool), form string, subj, obj int32) (schema.RelationInfo, bool) {
	if !g.v.Knows(form) {
		return schema.RelationInfo{}, false
	}
	for _, s := range g.mayBe(subj) {
		for _, o := range g.mayBe(obj) {
			if info, ok := ask(form, s, o); ok {
				return info, true
			}
		}
	}
	return schema.RelationInfo{}, false
}

// suits tells whether the types of subj and obj are, or may be, those of the relation.
func (g *reading) suits(info schema.RelationInfo, subj, obj int32) bool {
	return g.mayFill(info.Subject, subj) && (obj < 0 || g.mayFill(info.Object, obj))
}

// doubt is what a claim loses, in permille, for an end whose type has to be
// another than the one it was given.
const doubt = 150

// doubtful returns doubt when relation does not take the types of its ends as they are.
func (g *reading) doubtful(relation string, subj, obj int32) int {
	info, ok := g.v.Relation(relation)
	if !ok || fits(info.Subject, g.kind(subj)) && (obj < 0 || fits(info.Object, g.kind(obj))) {
		return 0
	}
	return doubt
}
