package web

import (
	"context"
	"slices"

	"newsgraph/asking"
	"newsgraph/graph"
	"newsgraph/schema"
)

// filters are the parameters by which facts are picked, alike in lists, graphs and exports.
const filters = "relation type modality outlet min_support min_score since until"

// A sieve lets through facts that pass every filter that is set.
type sieve struct {
	relations, outlets []string
	types              []schema.EntityType
	modality           []schema.Modality
	support, score     int // articles; permille
	since, until       string

	ctx     context.Context
	store   *graph.Store
	kinds   map[schema.EntityID]schema.EntityType
	papers  map[schema.DocID]schema.Document
	without string // a filter that is left out, for its own facet
}

func (r *request) sieve() *sieve {
	return &sieve{
		relations: r.values("relation"), outlets: r.values("outlet"),
		types: chosen(r.params, "type", schema.EntityTypes), modality: chosen(r.params, "modality", schema.Modalities),
		support: r.num("min_support", 0, 1<<30), score: r.permille("min_score"), since: r.date("since"), until: r.date("until"),
		ctx: r.ctx, store: r.store(), kinds: map[schema.EntityID]schema.EntityType{}, papers: map[schema.DocID]schema.Document{},
	}
}

func (s *sieve) passes(f *schema.Fact) (bool, error) {
	wants := func(filter string, set bool) bool { return set && s.without != filter }
	switch {
	case wants("relation", len(s.relations) > 0) && !slices.Contains(s.relations, f.Relation),
		wants("modality", len(s.modality) > 0) && !slices.Contains(s.modality, f.Modality),
		wants("support", s.support > 0) && f.Articles < s.support,
		s.score > 0 && asking.BestScore(*f) < s.score:
		return false, nil
	}
	if wants("type", len(s.types) > 0) {
		for _, id := range []schema.EntityID{f.Subject, f.Object.Entity} {
			kind, err := s.kind(id)
			if err != nil || id != "" && !slices.Contains(s.types, kind) {
				return false, err
			}
		}
	}
	if wants("outlet", len(s.outlets) > 0) || s.since != "" || s.until != "" {
		return s.passesIn(f, wants("outlet", len(s.outlets) > 0))
	}
	return true, nil
}

// passesIn wants a piece of evidence of one of the outlets and one of the time: of the
// date that it tells, else of the day its article came out.
func (s *sieve) passesIn(f *schema.Fact, outlets bool) (bool, error) {
	for i := range f.Evidence {
		d, err := s.paper(f.Evidence[i].Doc)
		if err != nil {
			return false, err
		}
		if (!outlets || slices.Contains(s.outlets, d.Outlet)) && within(s.since, s.until, dateOf(&f.Evidence[i], d)) {
			return true, nil
		}
	}
	return false, nil
}

func dateOf(ev *schema.Evidence, d schema.Document) string {
	if ev.When.ISO != "" {
		return ev.When.ISO
	}
	return d.Published
}

// within tells whether some day of date is from since to until; one that is not known
// is not, where either is set.
func within(since, until, date string) bool {
	return since == "" && until == "" || date != "" && schema.Covers(since, until, date)
}

func (s *sieve) kind(id schema.EntityID) (schema.EntityType, error) {
	if k, ok := s.kinds[id]; ok || id == "" {
		return k, nil
	}
	e, err := s.store.Entity(s.ctx, id)
	s.kinds[id] = e.Type
	return e.Type, err
}

func (s *sieve) paper(id schema.DocID) (schema.Document, error) {
	if d, ok := s.papers[id]; ok {
		return d, nil
	}
	d, err := s.store.Document(s.ctx, id)
	s.papers[id] = d
	return d, err
}
