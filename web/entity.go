package web

import (
	"cmp"
	"slices"

	"newsgraph/asking"
	"newsgraph/schema"
)

type (
	card struct {
		thing
		Aliases    []string  `json:"aliases"`
		Known      string    `json:"known"`
		Wikidata   string    `json:"wikidata"`
		Articles   int       `json:"articles"`
		Mentions   int       `json:"mentions"`
		Degree     int       `json:"degree"`
		Why        []string  `json:"why"`
		Corrected  []string  `json:"corrected"`
		Related    []related `json:"related"`
		Roles      []role    `json:"roles"`
		Relations  []tally   `json:"relations"`
		Neighbours []partner `json:"neighbours"`
		Speakers   []partner `json:"speakers"` // who speaks of it
		Docs       []paper   `json:"docs"`     // newest first
		Claims     claimed   `json:"claims"`
	}
	related struct {
		Kind string `json:"kind"` // "government of", "people of"
		thing
	}
	role struct {
		Relation string          `json:"relation"`
		Of       thing           `json:"of"`
		Phrase   string          `json:"phrase"`
		Modality schema.Modality `json:"modality"`
		From     string          `json:"from"`
		To       string          `json:"to"`
		Articles int             `json:"articles"`
		Fact     schema.FactID   `json:"fact"`
	}
	tally struct {
		Relation string `json:"relation"`
		Inverse  bool   `json:"inverse"` // the thing is the object
		Count    int    `json:"count"`
	}
	partner struct {
		thing
		Facts    int `json:"facts"`
		Articles int `json:"articles"`
	}
	claimed struct {
		By    int `json:"by"`    // what it says, or what stands on its word
		About int `json:"about"` // facts about it on someone's word
	}
)

const listed = 200 // items of each list of a card

func entity(r *request) (any, error) {
	id := schema.EntityID(r.needed("id"))
	e, err := r.store().Entity(r.ctx, id)
	if err != nil {
		return nil, err
	}
	c, err := asking.CardOf(r.ctx, r.store(), e)
	if err != nil {
		return nil, err
	}
	out := card{thing: thingOf(e), Aliases: some(e.Aliases), Known: e.Known, Wikidata: e.Wikidata, Articles: len(e.Docs), Mentions: e.Mentions,
		Degree: len(c.Facts), Why: some(e.Why), Corrected: some(e.Corrected), Related: []related{}, Roles: []role{}, Docs: []paper{},
		Neighbours: partners(c.Partners), Speakers: partners(c.Speakers), Relations: tallies(c.Facts, id)}
	for _, x := range c.Roles[:min(len(c.Roles), listed)] {
		out.Roles = append(out.Roles, role{x.Relation, thingOf(x.Of), x.Phrase, x.Modality, x.From, x.To, x.Articles, x.Fact})
	}
	slices.SortStableFunc(c.Articles, func(a, b schema.Document) int { return cmp.Compare(b.Published, a.Published) })
	for _, d := range c.Articles[:min(len(c.Articles), listed)] {
		out.Docs = append(out.Docs, paperOf(d))
	}
	if err := out.relate(r, e); err != nil {
		return nil, err
	}
	claims, err := asking.Claims(r.ctx, r.store(), asking.Whose{By: id})
	out.Claims = claimed{len(claims), 0}
	for _, f := range c.Facts {
		if slices.ContainsFunc(f.Evidence, func(ev schema.Evidence) bool { return ev.Source != "" && ev.Source != id }) {
			out.Claims.About++
		}
	}
	return out, err
}

// relate names the country of a people or a government.
func (c *card) relate(r *request, e schema.Entity) error {
	for _, x := range []struct {
		kind string
		id   schema.EntityID
	}{{"people of", e.NorpOf}, {"government of", e.GovernmentOf}} {
		if x.id == "" {
			continue
		}
		t, err := r.names().thing(x.id)
		if err != nil {
			return err
		}
		c.Related = append(c.Related, related{x.kind, t})
	}
	return nil
}

func partners(list []asking.Partner) []partner {
	out := []partner{}
	for _, p := range list[:min(len(list), listed)] {
		out = append(out, partner{thingOf(p.Thing), p.Facts, p.Articles})
	}
	return out
}

// tallies counts the facts about id by relation and side, the most first.
func tallies(facts []schema.Fact, id schema.EntityID) []tally {
	n := map[tally]int{}
	for _, f := range facts {
		n[tally{Relation: f.Relation, Inverse: f.Subject != id}]++
	}
	out := []tally{}
	for t, count := range n {
		t.Count = count
		out = append(out, t)
	}
	slices.SortFunc(out, func(a, b tally) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Relation, b.Relation), cmp.Compare(btoi(a.Inverse), btoi(b.Inverse)))
	})
	return out
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}
