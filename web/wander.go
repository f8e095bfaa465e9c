package web

import (
	"cmp"
	"slices"

	"newsgraph/graph/export"
	"newsgraph/schema"
)

// What a walk from some things reads at most; past it the answer says that it is cut.
const (
	factsWalked  = 20_000
	thingsWalked = 500 // whose facts are read
)

// A wander finds the facts around some things. It reads what is near, whatever the
// filters, so that facets can be counted; then takes what passes.
type wander struct {
	*request
	sift  *export.Sieve
	seen  map[schema.FactID]*schema.Fact // that join two things
	at    map[schema.EntityID]int        // steps from the centres, along facts that pass
	cut   bool
	total total
}

func (r *request) wander(sift *export.Sieve) *wander {
	return &wander{request: r, sift: sift, seen: map[schema.FactID]*schema.Fact{}, at: map[schema.EntityID]int{}}
}

func (w *wander) all() []*schema.Fact {
	list := make([]*schema.Fact, 0, len(w.seen))
	for _, f := range w.seen {
		list = append(list, f)
	}
	slices.SortFunc(list, func(a, b *schema.Fact) int { return cmp.Compare(a.ID, b.ID) })
	return list
}

// part is the facts between the things that are at most depth steps from the centres,
// and the limit of them that the strongest facts lead to.
func (w *wander) part(centres []schema.EntityID, depth, limit int) ([]*schema.Fact, error) {
	for _, id := range centres {
		w.at[id] = 0
	}
	ring := centres
	for step := 1; step <= depth && len(ring) > 0; step++ {
		for i, id := range ring {
			if i >= thingsWalked || len(w.seen) >= factsWalked {
				w.cut = true
				break
			}
			if err := w.read(id); err != nil {
				return nil, err
			}
		}
		next, err := w.reach(step)
		if err != nil {
			return nil, err
		}
		ring = next
	}
	kept := w.keep(len(centres), limit)
	for id := range kept { // facts among those on the last ring
		if err := w.join(id, kept); err != nil {
			return nil, err
		}
	}
	var list []*schema.Fact
	for _, f := range w.all() {
		ok, err := w.sift.Takes(f)
		if err != nil {
			return nil, err
		}
		if ok && w.reaches(f.Subject) && w.reaches(f.Object.Entity) {
			w.total.Edges++
			if kept[f.Subject] && kept[f.Object.Entity] {
				list = append(list, f)
			}
		}
	}
	w.total.Nodes = len(w.at)
	return list, nil
}

func (w *wander) reaches(id schema.EntityID) bool {
	_, ok := w.at[id]
	return ok
}

// read takes in the facts about id.
func (w *wander) read(id schema.EntityID) error {
	for f, err := range w.store().FactsOf(w.ctx, id) {
		if err != nil {
			return err
		}
		if f.Object.Entity != "" {
			w.seen[f.ID] = &f
		}
		if len(w.seen) >= factsWalked {
			w.cut = true
			break
		}
	}
	return nil
}

// reach notes the things that are one step further, and returns those that the strongest
// facts lead to first.
func (w *wander) reach(step int) ([]schema.EntityID, error) {
	force := map[schema.EntityID]int{}
	for _, f := range w.seen {
		ok, err := w.sift.Takes(f)
		if err != nil {
			return nil, err
		}
		for _, way := range [][2]schema.EntityID{{f.Subject, f.Object.Entity}, {f.Object.Entity, f.Subject}} {
			from, near := w.at[way[0]]
			if ok && near && from < step && !w.reaches(way[1]) {
				force[way[1]] += f.Origins
			}
		}
	}
	var ring []schema.EntityID
	for id := range force {
		w.at[id] = step
		ring = append(ring, id)
	}
	slices.SortFunc(ring, func(a, b schema.EntityID) int { return cmp.Or(cmp.Compare(force[b], force[a]), cmp.Compare(a, b)) })
	return ring, nil
}

// keep picks the limit of the things that were reached: the nearest, then those that more
// origins tell of; the centres in any case.
func (w *wander) keep(centres, limit int) map[schema.EntityID]bool {
	force := map[schema.EntityID]int{}
	for _, f := range w.seen {
		force[f.Subject] += f.Origins
		force[f.Object.Entity] += f.Origins
	}
	var order []schema.EntityID
	for id := range w.at {
		order = append(order, id)
	}
	slices.SortFunc(order, func(a, b schema.EntityID) int {
		return cmp.Or(cmp.Compare(w.at[a], w.at[b]), cmp.Compare(force[b], force[a]), cmp.Compare(a, b))
	})
	kept := map[schema.EntityID]bool{}
	for i, id := range order {
		if i >= max(limit, centres) {
			w.cut = true
			break
		}
		kept[id] = true
	}
	return kept
}

// join takes in the facts between id and others that are kept, without a look at the rest.
func (w *wander) join(id schema.EntityID, kept map[schema.EntityID]bool) error {
	for g, err := range w.store().Glimpses(w.ctx, id) {
		if err != nil {
			return err
		}
		if !g.Subject || !kept[g.Other] || w.seen[g.Fact] != nil {
			continue
		}
		f, err := w.store().Fact(w.ctx, g.Fact)
		if err != nil {
			return err
		}
		w.seen[f.ID] = &f
	}
	return nil
}
