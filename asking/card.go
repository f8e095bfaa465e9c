package asking

import (
	"cmp"
	"context"
	"maps"
	"slices"

	"newsgraph/schema"
)

// A Card is what a store knows of one thing.
type Card struct {
	Thing    schema.Entity
	Roles    []Role            // what is asserted first, then by first date
	Partners []Partner         // the strongest relations first: in most articles
	Speakers []Partner         // who speaks of it: on whose word facts about it stand
	Articles []schema.Document // by date, without a date last
	Facts    []schema.Fact     // strongest first
}

// A Role is an office or a place in an organization that the thing holds or held.
type Role struct {
	Relation string
	Of       schema.Entity
	Phrase   string // the text's own words: "president"
	Modality schema.Modality
	// From and To are the first and last date of what says so: of the fact where the text tells, else of the article.
	From, To string
	Articles int
	Fact     schema.FactID
}

// A Partner is another thing and in how many facts it stands beside the first.
type Partner struct {
	Thing    schema.Entity
	Facts    int
	Articles int    // in which those facts stand
	Relation string // of the strongest of them

	docs map[schema.DocID]bool
}

// CardStore is what CardOf asks.
type CardStore interface {
	Things
	Documents
	FactsOf
}

// CardOf collects all about e. It keeps every fact about it.
func CardOf(ctx context.Context, s CardStore, e schema.Entity) (*Card, error) {
	c := &Card{Thing: e}
	var err error
	if c.Facts, err = Between(ctx, s, e.ID, ""); err != nil {
		return nil, err
	}
	docs := map[schema.DocID]schema.Document{}
	for _, id := range e.Docs {
		if docs[id], err = s.Document(ctx, id); err != nil {
			return nil, err
		}
	}
	c.Articles = slices.SortedFunc(maps.Values(docs), byDate)
	if err := c.roles(ctx, s, docs); err != nil {
		return nil, err
	}
	return c, c.people(ctx, s)
}

func byDate(a, b schema.Document) int {
	undated := func(d schema.Document) int {
		if d.Published == "" {
			return 1
		}
		return 0
	}
	return cmp.Or(cmp.Compare(undated(a), undated(b)), cmp.Compare(a.Published, b.Published), cmp.Compare(a.Name, b.Name), cmp.Compare(a.ID, b.ID))
}

// roleGroups are the groups of relations that say what someone is.
var roleGroups = []string{"office", "affiliation"}

func (c *Card) roles(ctx context.Context, s Things, docs map[schema.DocID]schema.Document) error {
	for _, f := range c.Facts {
		if f.Subject != c.Thing.ID || f.Object.Entity == "" || !slices.Contains(roleGroups, groupOf(f.Relation)) {
			continue
		}
		of, err := s.Entity(ctx, f.Object.Entity)
		if err != nil {
			return err
		}
		r := Role{Relation: f.Relation, Of: of, Phrase: f.Evidence[0].Phrase, Modality: f.Modality, Articles: f.Articles, Fact: f.ID}
		r.From, r.To = span(f, docs)
		c.Roles = append(c.Roles, r)
	}
	slices.SortStableFunc(c.Roles, func(a, b Role) int { // the strongest first of those that began together
		return cmp.Or(cmp.Compare(rank(a.Modality), rank(b.Modality)), compareDates(a.From, b.From))
	})
	return nil
}

// span returns the first and last date that the evidence of f speaks of.
func span(f schema.Fact, docs map[schema.DocID]schema.Document) (from, to string) {
	for _, ev := range f.Evidence {
		d := cmp.Or(ev.When.ISO, docs[ev.Doc].Published)
		if d == "" {
			continue
		}
		if from == "" || compareDates(d, from) < 0 {
			from = d
		}
		if to == "" || compareDates(d, to) > 0 {
			to = d
		}
	}
	return from, to
}

// speech is the groups of relations in which the subject speaks of the object.
var speech = []string{"statement", "denial", "response", "criticism", "accusation", "support", "interrogation"}

// people counts who stands beside the thing, and who speaks of it.
func (c *Card) people(ctx context.Context, s Things) error {
	beside, speaking := map[schema.EntityID]*Partner{}, map[schema.EntityID]*Partner{}
	note := func(to map[schema.EntityID]*Partner, id schema.EntityID, f schema.Fact) {
		if id == "" || id == c.Thing.ID {
			return
		}
		if to[id] == nil {
			to[id] = &Partner{Relation: f.Relation, Thing: schema.Entity{ID: id}, docs: map[schema.DocID]bool{}}
		}
		to[id].Facts++
		for i := range f.Evidence {
			to[id].docs[f.Evidence[i].Doc] = true
		}
		to[id].Articles = len(to[id].docs)
	}
	for _, f := range c.Facts {
		note(beside, other(f, c.Thing.ID), f)
		for _, id := range speakers(f) {
			note(speaking, id, f)
		}
	}
	var err error
	if c.Partners, err = partners(ctx, s, beside); err == nil {
		c.Speakers, err = partners(ctx, s, speaking)
	}
	return err
}

// speakers returns on whose word f stands, and its subject when that is speech about a thing. Each once.
func speakers(f schema.Fact) []schema.EntityID {
	var ids []schema.EntityID
	for _, ev := range f.Evidence {
		if ev.Source != "" {
			ids = append(ids, ev.Source)
		}
	}
	if f.Object.Entity != "" && slices.Contains(speech, groupOf(f.Relation)) {
		ids = append(ids, f.Subject)
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

func partners(ctx context.Context, s Things, found map[schema.EntityID]*Partner) ([]Partner, error) {
	list := []Partner{}
	for _, p := range found {
		list = append(list, *p)
	}
	slices.SortFunc(list, func(a, b Partner) int {
		return cmp.Or(cmp.Compare(b.Articles, a.Articles), cmp.Compare(b.Facts, a.Facts), cmp.Compare(a.Thing.ID, b.Thing.ID))
	})
	for i := range list {
		var err error
		if list[i].Thing, err = s.Entity(ctx, list[i].Thing.ID); err != nil {
			return nil, err
		}
	}
	return list, nil
}

// Shared returns the things that have a fact with each of two cards' things, in most articles first.
func Shared(a, b *Card) []Partner {
	in := map[schema.EntityID]Partner{}
	for _, p := range b.Partners {
		in[p.Thing.ID] = p
	}
	var out []Partner
	for _, p := range a.Partners {
		if q, ok := in[p.Thing.ID]; ok {
			both := maps.Clone(p.docs)
			maps.Copy(both, q.docs)
			out = append(out, Partner{Thing: p.Thing, Facts: p.Facts + q.Facts, Articles: len(both)})
		}
	}
	slices.SortStableFunc(out, func(a, b Partner) int { return cmp.Compare(b.Articles, a.Articles) })
	return out
}
