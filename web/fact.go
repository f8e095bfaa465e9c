package web

import (
	"iter"
	"strings"

	"newsgraph/asking"
	"newsgraph/graph/export"
	"newsgraph/schema"
)

// fact answers with every piece of evidence, the one to show first in front.
func fact(r *request) (any, error) {
	f, err := r.store().Fact(r.ctx, schema.FactID(r.needed("id")))
	if err != nil {
		return nil, err
	}
	n := r.names()
	s, err := n.statement(f)
	if err != nil {
		return nil, err
	}
	out := wholeFact{s, []evidence{}}
	for _, ev := range asking.BestFirst(f) {
		e, err := n.evidence(ev)
		if err != nil {
			return nil, err
		}
		out.Evidence = append(out.Evidence, e)
	}
	return out, nil
}

const (
	maxKept     = 20_000 // facts that may be passed over before those that were asked for
	mostAtOnce  = 1000   // facts of an answer
	factsListed = maxKept + mostAtOnce
)

// facts lists those about a thing, or of the whole store, strongest first.
func facts(r *request) (any, error) {
	id := schema.EntityID(r.text("entity"))
	limit, offset, sift := r.num("limit", 50, mostAtOnce), r.num("offset", 0, maxKept), r.sieve()
	if r.err != nil {
		return nil, nil
	}
	if id == "" && !sift.Narrows() {
		return r.leading(limit, offset)
	}
	seq := r.store().AllFacts(r.ctx)
	if id != "" {
		if _, err := r.store().Entity(r.ctx, id); err != nil {
			return nil, err
		}
		seq = r.store().FactsOf(r.ctx, id)
	}
	best, total, err := strongest(seq, sift, offset+limit)
	if err != nil {
		return nil, err
	}
	list, err := r.names().statements(best[min(offset, len(best)):])
	return factList{total, list}, err
}

// leading lists facts of the whole store, whose order is known from its overview.
func (r *request) leading(limit, offset int) (any, error) {
	o, err := r.overview()
	if err != nil {
		return nil, err
	}
	n := len(o.leading)
	var page []schema.Fact
	for _, id := range o.leading[min(offset, n):min(offset+limit, n)] {
		f, err := r.store().Fact(r.ctx, id)
		if err != nil {
			return nil, err
		}
		page = append(page, f)
	}
	list, err := r.names().statements(page)
	return factList{o.stats.Facts, list}, err
}

// strengthOf is what asking.Stronger looks at, apart from the record that f was read from.
func strengthOf(f *schema.Fact) schema.Fact {
	return schema.Fact{
		ID: own(f.ID), Modality: own(f.Modality), Object: schema.Object{Entity: own(f.Object.Entity)},
		Origins: f.Origins, Articles: f.Articles, Evidence: []schema.Evidence{{Score: f.BestScore()}},
	}
}

func own[T ~string](s T) T { return T(strings.Clone(string(s))) }

// strongest keeps the n strongest facts that pass, and counts all that do.
func strongest(seq iter.Seq2[schema.Fact, error], sift *export.Sieve, n int) ([]schema.Fact, int, error) {
	best := keeper[schema.Fact]{most: n, order: asking.Stronger}
	for f, err := range seq {
		if err != nil {
			return nil, 0, err
		}
		ok, err := sift.Takes(&f)
		if err != nil {
			return nil, 0, err
		}
		if ok {
			best.add(f)
		}
	}
	return best.first(), best.total, nil
}

type moment struct {
	When      string    `json:"when"`
	Published bool      `json:"published"` // the date is that of the article
	Fact      statement `json:"fact"`
}

// timeline lists the facts about a thing by date.
func timeline(r *request) (any, error) {
	id := schema.EntityID(r.needed("entity"))
	since, until, limit := r.date("since"), r.date("until"), r.num("limit", 500, 5000)
	if r.err != nil {
		return nil, nil
	}
	if _, err := r.store().Entity(r.ctx, id); err != nil {
		return nil, err
	}
	moments, undated, err := asking.Timeline(r.ctx, r.store(), r.store().FactsOf(r.ctx, id), asking.When{Since: since, Until: until, Published: true})
	if err != nil {
		return nil, err
	}
	n, events := r.names(), []moment{}
	for _, m := range moments[:min(len(moments), limit)] {
		f := m.Fact
		f.Evidence = m.Evidence // the sentence is one of this date
		s, err := n.statement(f)
		if err != nil {
			return nil, err
		}
		s.Disputed = m.Fact.Disputed()
		events = append(events, moment{m.When, m.Reported, s})
	}
	return happened{len(moments), undated, events}, nil
}
