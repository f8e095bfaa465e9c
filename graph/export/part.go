package export

import (
	"context"
	"errors"
	"iter"
	"maps"
	"slices"

	"newsgraph/graph"
	"newsgraph/schema"
)

// Pick returns the selected part of src: the facts, every entity that they or their
// evidence name and those in Around, and the documents of their evidence. A selection
// that is all of the graph is src itself.
//
// It keeps the ids of what it selects, never whole records; of facts only with Around or Top.
func Pick(ctx context.Context, src Source, sel Selection) (Source, error) {
	if sel.all() {
		return src, nil
	}
	p := &part{src: src, filter: filter{sel, newFinder(ctx, src)}, entities: map[schema.EntityID]bool{}, docs: map[schema.DocID]bool{}}
	var err error
	if len(sel.Around) > 0 {
		p.facts, err = p.around(ctx)
	}
	if err == nil && sel.Top > 0 {
		p.facts, err = p.top(ctx)
	}
	if err != nil {
		return nil, err
	}
	return p, p.fillNames(ctx)
}

// Select is Pick with all records read.
func Select(ctx context.Context, src Source, sel Selection) (schema.Graph, error) {
	part, err := Pick(ctx, src, sel)
	if err != nil {
		return schema.Graph{}, err
	}
	return collected(ctx, part)
}

func collected(ctx context.Context, src Source) (g schema.Graph, err error) {
	add := func(e error) { err = errors.Join(err, e) }
	add(each(src.AllDocuments(ctx), func(d *schema.Document) error { g.Documents = append(g.Documents, *d); return nil }))
	add(each(src.AllEntities(ctx), func(e *schema.Entity) error { g.Entities = append(g.Entities, *e); return nil }))
	add(each(src.AllFacts(ctx), func(f *schema.Fact) error { g.Facts = append(g.Facts, *f); return nil }))
	return g, err
}

// A part is a Source of what a selection takes of another.
type part struct {
	src Source
	filter
	facts    []schema.FactID // sorted; nil: all that the filter wants
	entities map[schema.EntityID]bool
	docs     map[schema.DocID]bool
}

func (p *part) fillNames(ctx context.Context) error {
	for _, id := range p.Around {
		p.entities[id] = true
	}
	return each(p.AllFacts(ctx), func(f *schema.Fact) error {
		addID(p.entities, f.Subject)
		addID(p.entities, f.Object.Entity)
		for i := range f.Evidence {
			addID(p.entities, f.Evidence[i].Source)
			addID(p.docs, f.Evidence[i].Doc)
		}
		return nil
	})
}

func addID[K ~string](set map[K]bool, id K) {
	if id != "" && !set[id] {
		set[own(id)] = true
	}
}

func (p *part) AllFacts(ctx context.Context) iter.Seq2[schema.Fact, error] {
	if p.facts != nil {
		return byIDs(ctx, p.facts, p.src.Fact)
	}
	return p.wanted(p.src.AllFacts(ctx))
}

func (p *part) AllEntities(ctx context.Context) iter.Seq2[schema.Entity, error] {
	return byIDs(ctx, slices.Sorted(maps.Keys(p.entities)), p.src.Entity)
}

func (p *part) AllDocuments(ctx context.Context) iter.Seq2[schema.Document, error] {
	return byIDs(ctx, slices.Sorted(maps.Keys(p.docs)), p.src.Document)
}

func (p *part) FactsOf(ctx context.Context, id schema.EntityID) iter.Seq2[schema.Fact, error] {
	return p.wanted(p.src.FactsOf(ctx, id))
}

func (p *part) Fact(ctx context.Context, id schema.FactID) (schema.Fact, error) {
	return p.src.Fact(ctx, id)
}

func (p *part) Entity(ctx context.Context, id schema.EntityID) (schema.Entity, error) {
	return p.src.Entity(ctx, id)
}

func (p *part) Document(ctx context.Context, id schema.DocID) (schema.Document, error) {
	return p.src.Document(ctx, id)
}

// wanted passes on the facts of the part.
func (p *part) wanted(seq iter.Seq2[schema.Fact, error]) iter.Seq2[schema.Fact, error] {
	return func(yield func(schema.Fact, error) bool) {
		for f, err := range seq {
			ok := err == nil
			if ok && p.facts != nil {
				_, ok = slices.BinarySearch(p.facts, f.ID)
			} else if ok {
				ok, err = p.wants(&f)
			}
			if (ok || err != nil) && !yield(f, err) || err != nil {
				return
			}
		}
	}
}

// byIDs reads records one by one; an id that leads nowhere is passed over.
func byIDs[K ~string, V any](ctx context.Context, ids []K, get func(context.Context, K) (V, error)) iter.Seq2[V, error] {
	return func(yield func(V, error) bool) {
		for _, id := range ids {
			v, err := get(ctx, id)
			if errors.Is(err, graph.ErrNotFound) {
				continue
			}
			if !yield(v, err) || err != nil {
				return
			}
		}
	}
}

// around walks from the entities in Around, Depth facts far, and returns the facts
// whose ends were both reached: those among neighbours are part of the picture.
func (p *part) around(ctx context.Context) ([]schema.FactID, error) {
	reached := map[schema.EntityID]bool{}
	seen := map[schema.FactID][2]schema.EntityID{}
	edge := p.Around
	for step := 0; len(edge) > 0; step++ {
		for _, id := range edge {
			reached[id] = true
		}
		next := map[schema.EntityID]bool{}
		for _, id := range edge {
			err := each(p.FactsOf(ctx, id), func(f *schema.Fact) error {
				ends := [2]schema.EntityID{own(f.Subject), own(f.Object.Entity)}
				seen[own(f.ID)] = ends
				for _, end := range ends {
					if end != "" && !reached[end] {
						next[end] = true
					}
				}
				return nil
			})
			if err != nil {
				return nil, err
			}
		}
		if step == max(1, p.Depth) {
			break // this step was for the facts among those reached last
		}
		edge = slices.Sorted(maps.Keys(next))
	}
	maps.DeleteFunc(seen, func(_ schema.FactID, ends [2]schema.EntityID) bool {
		return !reached[ends[0]] || ends[1] != "" && !reached[ends[1]]
	})
	ids := slices.AppendSeq([]schema.FactID{}, maps.Keys(seen)) // not nil: no facts at all is a part, too
	slices.Sort(ids)
	return ids, nil
}

// top finds the best supported facts. Of the others it keeps no more than as many again.
func (p *part) top(ctx context.Context) ([]schema.FactID, error) {
	var best []support
	cut := func() {
		slices.SortFunc(best, func(a, b support) int { return surer(&a, &b) })
		best = best[:min(p.Top, len(best))]
	}
	err := each(p.AllFacts(ctx), func(f *schema.Fact) error {
		if best = append(best, supportOf(f)); len(best) >= 2*p.Top+100 {
			cut()
		}
		return nil
	})
	cut()
	ids := []schema.FactID{} // not nil: no facts at all is a part, too
	for i := range best {
		ids = append(ids, best[i].id)
	}
	slices.Sort(ids)
	return ids, err
}
