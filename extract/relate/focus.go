package relate

import (
	"slices"
	"strings"

	"newsgraph/extract/lexicon"
	"newsgraph/extract/text"
	"newsgraph/schema"
)

// readFocus reads an office whose body the text leaves to the reader: in "Norvik
// cut fares. Managing director Ana Ruiz …" it is Norvik's, in an article about
// Norland "Health Minister Bo Lind" is Norland's. The office is tokens [at, end).
func (g *reading) readFocus(at, end int32, title string, subj int32) {
	if g.kind(subj) != schema.Person || !g.Chains[subj].Named || g.quote[at] >= 0 {
		return
	}
	if national(title) && capital(g.Word(end-1)) {
		g.putFocus(at, end, title, subj, g.homeland(), schema.GPE)
		return
	}
	if info, ok := g.v.Role(title, schema.Organization); ok && !words().has("rank", title) && (info.Name == "leader_of" || info.Name == "spokesperson_of") {
		g.putFocus(at, end, title, subj, g.bodyBefore(at), schema.Organization)
	}
}

// putFocus keeps for the end what may be said of obj.
func (g *reading) putFocus(at, end int32, title string, subj, obj int32, kind schema.EntityType) {
	info, ok := g.v.Role(title, kind)
	if !ok || obj < 0 || !g.suits(info, subj, obj) {
		return
	}
	g.later = append(g.later, draft{subj: subj, relation: info.Name, obj: obj, objText: g.SpanOf(at, end), p: at,
		trigger: g.SpanOf(at, end), phrase: title, rule: "focus", score: 650, ctx: &context{schema.Asserted, -1}})
}

// putLater puts the offices of which the article says nothing plainer: not those of
// someone whose it does, nor a country that it says has another president.
func (g *reading) putLater() {
	for _, d := range g.later {
		if !slices.ContainsFunc(g.claims, func(c text.Claim) bool {
			return c.Relation == d.relation && (c.Subject == d.subj || c.Object == d.obj && c.Relation == "president_of")
		}) {
			g.put(d)
		}
	}
}

// readNamesake reads "union president Ana Ruiz" in an article on the Dockers' Union:
// the body is the one before whose name has the word at token n.
func (g *reading) readNamesake(n, at, end int32, title string, subj int32) bool {
	if g.Tokens[n].UPOS != "NOUN" || g.sent[n] != g.sent[at] || g.kind(subj) != schema.Person {
		return false
	}
	word := g.low(n)
	for mi := len(g.Mentions) - 1; mi >= 0; mi-- {
		m := g.Mentions[mi]
		if m.First >= n || m.Chain < 0 || m.Form != schema.Name || g.kind(m.Chain) != schema.Organization {
			continue
		}
		if slices.Contains(strings.Fields(strings.ToLower(g.Chains[m.Chain].Name)), word) {
			g.putFocus(at, end, title, subj, m.Chain, schema.Organization)
			return true
		}
	}
	return false
}

// national tells whether a title is one of a country's government.
func national(title string) bool {
	return title == "president" || title == "premier" || strings.HasSuffix(title, "minister")
}

func capital(s string) bool { return s != "" && s[0] >= 'A' && s[0] <= 'Z' }

// homeland returns the chain of the only country that the article speaks of, by its
// name or its people's; -1 where there is another: a president may be its guest.
func (g *reading) homeland() int32 {
	only, land := int32(-1), ""
	for i, c := range g.Chains {
		name, ok := lexicon.Demonym(c.Name)
		if c.Type == schema.GPE {
			name, ok = lexicon.Country(c.Name)
		}
		if !ok || c.Type != schema.GPE && c.Type != schema.NORP {
			continue
		}
		if land != "" && name != land {
			return -1
		}
		land = name
		if c.Type == schema.GPE && only < 0 {
			only = int32(i)
		}
	}
	return only
}

// bodyBefore returns the named body that is the subject, or owns it, nearest before
// token at: in its sentence or the two before.
func (g *reading) bodyBefore(at int32) int32 {
	first := g.Sentences[max(0, g.sent[at]-2)].First
	for mi := len(g.Mentions) - 1; mi >= 0; mi-- {
		m := g.Mentions[mi]
		if m.First >= at || m.Chain < 0 || m.Head < 0 {
			continue
		}
		if m.First < first {
			break
		}
		if g.kind(m.Chain) == schema.Organization && g.Chains[m.Chain].Named && g.is(m.Head, "nsubj", "nsubj:pass", "nmod:poss") {
			return m.Chain
		}
	}
	return -1
}
