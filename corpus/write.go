package corpus

import (
	"cmp"
	"context"
	"slices"

	"newsgraph/extract/resolve"
	"newsgraph/graph"
	"newsgraph/schema"
)

// worthChanging decides whether a store is changed or built anew: the same graph either way.
var worthChanging = (*graph.Change).IsSmall

// write brings the store to the graph of all readings: by changing it where
// little is new, else by building it anew.
//
// Readings are walked twice: for who is who, of which a summary of each is kept, and then for the
// facts, which are sorted on disk.
func (u *update) write(ctx context.Context) error {
	u.say("resolving")
	defer lean()()
	if err := u.journal.flush(); err != nil {
		return err
	}
	w := &writing{update: u, docs: u.catalog.docs(), draft: graph.NewDraft(u.path)}
	defer w.draft.Close()
	if err := w.resolve(ctx); err != nil {
		return err
	}
	u.say("writing")
	if u.old == nil {
		return w.replace(ctx, w.addFacts)
	}
	if err := w.facts(ctx); err != nil {
		return err
	}
	if err := u.compareIDs(ctx, w.IDs); err != nil {
		return err
	}
	c, err := u.old.DifferenceFlow(ctx, w.flow())
	if err = cmp.Or(err, u.overtaken()); err != nil {
		return err
	}
	if !worthChanging(c) {
		return w.replace(ctx, func(stored) error { return nil })
	}
	return w.change(ctx, c)
}

// A writing makes the graph of a generation.
type writing struct {
	*update
	*resolve.Resolved
	docs  []schema.DocID // of the generation, in order
	moved []int          // those whose reading the old store does not have so
	draft *graph.Draft
}

// resolve finds who is who.
func (w *writing) resolve(ctx context.Context) error {
	c := resolve.NewCorpus(w.opt.Reader.Vocabulary(), &w.guides.Guide, graph.ScratchDir(w.path))
	defer c.Close()
	for r, err := range w.walk(ctx, w.docs) {
		if err == nil {
			err = w.draft.AddDocument(&r.Doc)
		}
		if err != nil {
			return err
		}
		if r.isNew {
			w.moved = append(w.moved, r.at)
		}
		c.Add(r.Reading)
	}
	var err error
	w.Resolved, err = c.Resolve(func(i int) (*schema.Reading, error) {
		r := w.unpacked(ctx, w.docs, i)
		return r.Reading, r.err
	}, w.draft.AddEntity)
	if err != nil {
		return err
	}
	w.report.Missed, w.report.Known, w.report.Listed = w.Missed, len(w.guides.Known), w.Listed
	return nil
}

// facts gathers what all readings say.
func (w *writing) facts(ctx context.Context) error {
	for r, err := range w.walk(ctx, w.docs) {
		if err == nil {
			err = w.addFacts(r)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (w *writing) addFacts(r stored) error {
	facts := w.Facts(r.at, r.Reading)
	for i := range facts {
		if err := w.draft.AddFact(&facts[i]); err != nil {
			return err
		}
	}
	return nil
}

func (w *writing) flow() graph.Flow { return w.draft.Flow(w.Merge) }

const batch = 64 // readings a transaction

// replace builds the store anew. Also is done with every reading on the way.
func (w *writing) replace(ctx context.Context, also func(stored) error) error {
	s, err := graph.Replace(w.path)
	if err != nil {
		return err
	}
	defer s.Close() // after Commit it does nothing
	if err := w.overtaken(); err != nil {
		return err
	}
	some := make([]schema.Reading, 0, batch)
	for r, err := range w.walk(ctx, w.docs) {
		if err == nil {
			err = also(r)
		}
		if err != nil {
			return err
		}
		if some = append(some, *r.Reading); len(some) == batch || r.at == len(w.docs)-1 {
			if err := s.PutReadings(ctx, some); err != nil {
				return err
			}
			clear(some)
			some = some[:0]
		}
	}
	st, err := s.LoadFlow(ctx, w.flow())
	if err != nil {
		return err
	}
	w.made(st)
	w.report.Added = st.Quads
	for docs := range slices.Chunk(w.docs, 1000) { // in the memory of some
		if err := s.PutMeta(w.catalog.metaOf(docs)); err != nil {
			return err
		}
	}
	if err := s.PutMeta(w.guides.meta()); err != nil {
		return err
	}
	w.closeOld()
	return s.Commit()
}

// change writes what differs.
func (w *writing) change(ctx context.Context, c *graph.Change) error {
	c.Meta = changed(w.stand, w.meta())
	for _, i := range w.moved {
		r := w.unpacked(ctx, w.docs, i)
		if r.err != nil {
			return r.err
		}
		c.Readings = append(c.Readings, *r.Reading)
	}
	for _, doc := range w.before {
		if w.catalog[doc] == nil {
			c.Forget = append(c.Forget, doc)
		}
	}
	w.closeOld()
	s, err := graph.Update(w.path)
	if err != nil {
		return err
	}
	defer s.Close()
	if err := s.Apply(ctx, c); err != nil {
		return err
	}
	st, err := s.Counts()
	if err != nil {
		return err
	}
	w.made(st)
	w.report.Added, w.report.Removed = c.Quads()
	return s.Commit()
}

// compareIDs notes which entities have another id than before: what queries kept elsewhere may
// name. Both are by id.
func (u *update) compareIDs(ctx context.Context, now []schema.EntityID) error {
	for e, err := range u.old.AllEntities(ctx) {
		if err != nil {
			return err
		}
		for len(now) > 0 && now[0] < e.ID {
			u.report.NewIDs = append(u.report.NewIDs, now[0])
			now = now[1:]
		}
		if len(now) > 0 && now[0] == e.ID {
			now = now[1:]
		} else {
			u.report.LostIDs = append(u.report.LostIDs, e.ID)
		}
	}
	u.report.NewIDs = append(u.report.NewIDs, now...)
	return nil
}
