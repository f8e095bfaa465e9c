package web

import (
	"cmp"
	"context"
	"iter"
	"slices"
	"strings"

	"newsgraph/asking"
	"newsgraph/graph"
	"newsgraph/schema"
)

type (
	conflict struct {
		Kind  string `json:"kind"`
		About string `json:"about"` // the first side in words
		Sides []side `json:"sides"`
	}
	side struct {
		Fact     statement  `json:"fact"`
		Evidence []evidence `json:"evidence"` // for this side
	}
	claim struct {
		Source   *thing     `json:"source"` // null: the article
		Fact     statement  `json:"fact"`
		Evidence []evidence `json:"evidence"` // on its word
	}
)

// findings are the first of a list that is as long as the store makes it.
type findings[T any] struct {
	list  []T
	total int
}

const findingsKept = 2000

// conflicts lists where articles or sources contradict each other.
func conflicts(r *request) (any, error) {
	kinds := chosen(r.params, "kind", asking.Kinds)
	limit, offset := r.num("limit", 50, findingsKept), r.num("offset", 0, findingsKept)
	if r.err != nil {
		return nil, nil
	}
	found, err := r.gen.conflicts.of(r.ctx, r.srv.store, r.gen, func(ctx context.Context, s *graph.Store) (findings[asking.Conflict], error) {
		all, err := asking.Conflicts(ctx, s)
		return findings[asking.Conflict]{slices.Clone(all[:min(len(all), findingsKept)]), len(all)}, err
	})
	if err != nil {
		return nil, err
	}
	n, out, total := r.names(), []conflict{}, found.total
	if len(kinds) > 0 {
		total = 0
	}
	for _, x := range found.list {
		if len(kinds) > 0 {
			if !slices.Contains(kinds, x.Kind) {
				continue
			}
			total++
		}
		if offset--; offset >= 0 || len(out) == limit {
			continue
		}
		c, err := n.conflict(x)
		if err != nil {
			return nil, err
		}
		out = append(out, c)
	}
	return conflictList{total, out}, nil
}

func (n *names) conflict(x asking.Conflict) (conflict, error) {
	c := conflict{Kind: x.Kind, Sides: []side{}}
	for _, s := range x.Sides {
		f, list, err := n.told(s.Fact, s.Evidence)
		if err != nil {
			return c, err
		}
		c.Sides = append(c.Sides, side{f, list})
	}
	f := c.Sides[0].Fact
	c.About = strings.Join([]string{f.Subject.Name, strings.ReplaceAll(f.Relation, "_", " "), f.Object.Name}, " ")
	return c, nil
}

// told writes a fact with a part of its evidence.
func (n *names) told(f schema.Fact, part []schema.Evidence) (statement, []evidence, error) {
	list := []evidence{}
	s, err := n.statement(f)
	if err != nil {
		return s, nil, err
	}
	for _, ev := range part {
		e, err := n.evidence(ev)
		if err != nil {
			return s, nil, err
		}
		list = append(list, e)
	}
	s.Sentence = list[0].quote
	return s, list, nil
}

// claims lists what stands on whose word: on that of by, about a thing, or all.
func claims(r *request) (any, error) {
	by, about := schema.EntityID(r.text("by")), schema.EntityID(r.text("about"))
	modality := chosen(r.params, "modality", schema.Modalities)
	limit, offset := r.num("limit", 50, findingsKept), r.num("offset", 0, findingsKept)
	if r.err != nil {
		return nil, nil
	}
	for _, id := range []schema.EntityID{by, about} {
		if id == "" {
			continue
		}
		if _, err := r.store().Entity(r.ctx, id); err != nil {
			return nil, err
		}
	}
	found, err := r.claimed(by, about, modality)
	if err != nil {
		return nil, err
	}
	n, out := r.names(), []claim{}
	part := found.list[min(offset, len(found.list)):]
	for _, x := range part[:min(limit, len(part))] {
		f, list, err := n.told(x.Fact, x.Evidence)
		if err != nil {
			return nil, err
		}
		c := claim{nil, f, list}
		if x.By != "" {
			src, err := n.thing(x.By)
			if err != nil {
				return nil, err
			}
			c.Source = &src
		}
		out = append(out, c)
	}
	return claimList{found.total, out}, nil
}

func (r *request) claimed(by, about schema.EntityID, modality []schema.Modality) (findings[asking.Claim], error) {
	whose := []asking.Whose{{By: by}}
	if len(modality) > 0 { // with one, the article's own words count too
		whose = nil
		for _, m := range modality {
			whose = append(whose, asking.Whose{By: by, Modality: m})
		}
	}
	switch {
	case about != "":
		return firstClaims(r.store().FactsOf(r.ctx, about), whose)
	case by != "":
		var all []asking.Claim
		for _, w := range whose {
			list, err := asking.Claims(r.ctx, r.store(), w)
			if err != nil {
				return findings[asking.Claim]{}, err
			}
			all = append(all, list...)
		}
		slices.SortStableFunc(all, byStrength)
		return findings[asking.Claim]{all, len(all)}, nil
	case len(modality) > 0:
		return firstClaims(r.store().AllFacts(r.ctx), whose)
	}
	return r.gen.claims.of(r.ctx, r.srv.store, r.gen, func(ctx context.Context, s *graph.Store) (findings[asking.Claim], error) {
		return firstClaims(s.AllFacts(ctx), whose)
	})
}

func byStrength(a, b asking.Claim) int {
	return cmp.Or(asking.Stronger(a.Fact, b.Fact), cmp.Compare(a.By, b.By))
}

// firstClaims keeps the strongest claims in facts, and counts all.
func firstClaims(facts iter.Seq2[schema.Fact, error], whose []asking.Whose) (findings[asking.Claim], error) {
	best := keeper[asking.Claim]{most: findingsKept, order: byStrength}
	for f, err := range facts {
		if err != nil {
			return findings[asking.Claim]{}, err
		}
		for _, w := range whose {
			for _, c := range asking.ClaimsIn(f, w) {
				best.add(c)
			}
		}
	}
	return findings[asking.Claim]{best.first(), best.total}, nil
}
