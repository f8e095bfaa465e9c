package graph

import (
	"bytes"
	"cmp"
	"context"
	"maps"
	"slices"

	"newsgraph/schema"
)

// HubDegree is how many plain edges a thing has at most that is no hub, unless the
// asker says otherwise. What everyone has to do with binds no two.
const HubDegree = 200

// A Way leads from one thing to another along plain edges, in either direction.
type Way struct {
	Steps []WayStep
	Hubs  []schema.EntityID // hubs on the way; none if there is a way around them all
}

// A WayStep is one edge of a way, as it is walked: the fact may state it the other way round.
type WayStep struct {
	From, To schema.EntityID
	Relation string
	Fact     schema.FactID // by its ID the first of those that join the two
}

// ShortestWay is a shortest way of at most hops edges from a to b that passes no
// thing with more than hubDegree plain edges (0: HubDegree). Only where there is none
// it is the shortest of all ways, and names the hubs that it passes. It has no
// steps when there is no way at all.
//
// Only things and asserted facts between them are walked: no types, documents, dates
// or texts. The search goes from both ends, the smaller side first, and reads of a
// hub no more than tells it is one. What it finds depends on the graph alone.
func (s *Store) ShortestWay(ctx context.Context, a, b schema.EntityID, hops, hubDegree int) (Way, error) {
	for _, id := range []schema.EntityID{a, b} {
		if _, err := s.Entity(ctx, id); err != nil {
			return Way{}, err
		}
	}
	if a == b || hops < 1 {
		return Way{}, nil
	}
	w := walk{store: s, limit: cmp.Or(hubDegree, HubDegree), ends: [2]schema.EntityID{a, b}, hubs: map[schema.EntityID]bool{}}
	steps, err := w.search(ctx, a, b, hops)
	if err != nil || len(steps) > 0 || len(w.hubs) == 0 {
		return Way{Steps: steps}, err
	}
	w.pass = true
	steps, err = w.search(ctx, a, b, hops)
	way := Way{Steps: steps}
	for i := 1; i < len(steps) && err == nil; i++ {
		var hub bool
		if hub, err = w.isHub(ctx, steps[i].From); hub {
			way.Hubs = append(way.Hubs, steps[i].From)
		}
	}
	return way, err
}

// A walk is one search.
type walk struct {
	store *Store
	limit int
	ends  [2]schema.EntityID
	pass  bool                     // through hubs too
	hubs  map[schema.EntityID]bool // things that were looked at: are they?
}

// A side is what was reached from one end: each thing with the step to it.
type side struct {
	by    map[schema.EntityID]WayStep
	depth map[schema.EntityID]int
	last  []schema.EntityID // reached in the last round, sorted
}

func newSide(id schema.EntityID) *side {
	return &side{map[schema.EntityID]WayStep{id: {}}, map[schema.EntityID]int{id: 0}, []schema.EntityID{id}}
}

func (w *walk) search(ctx context.Context, a, b schema.EntityID, hops int) ([]WayStep, error) {
	from, to := newSide(a), newSide(b)
	for range hops {
		near, far := from, to
		if len(to.last) < len(from.last) {
			near, far = to, from
		}
		if len(near.last) == 0 {
			return nil, nil
		}
		if err := w.grow(ctx, near); err != nil {
			return nil, err
		}
		if meet, err := w.meeting(ctx, near, far); err != nil {
			return nil, err
		} else if meet != "" {
			return join(from, to, meet), nil
		}
	}
	return nil, nil
}

// grow takes one side a round further.
func (w *walk) grow(ctx context.Context, s *side) error {
	next := map[schema.EntityID]WayStep{}
	depth := s.depth[s.last[0]] + 1
	for _, id := range s.last {
		edges, err := w.edges(ctx, id)
		if err != nil {
			return err
		}
		for _, g := range edges {
			if _, met := s.by[g.Other]; met {
				continue
			}
			if old, met := next[g.Other]; !met || old.From == id && g.Fact < old.Fact {
				next[g.Other] = WayStep{From: id, To: g.Other, Relation: g.Relation, Fact: g.Fact}
			}
		}
	}
	s.last = slices.Sorted(maps.Keys(next))
	for id, step := range next {
		s.by[id], s.depth[id] = step, depth
	}
	return nil
}

// isHub tells whether a thing is a hub that is none of the two ends.
func (w *walk) isHub(ctx context.Context, id schema.EntityID) (bool, error) {
	if id == w.ends[0] || id == w.ends[1] {
		return false, nil
	}
	if hub, known := w.hubs[id]; known {
		return hub, nil
	}
	_, err := w.edges(ctx, id)
	return w.hubs[id], err
}

// edges is the plain edges of a thing; none when it is a hub that is not to be passed.
func (w *walk) edges(ctx context.Context, id schema.EntityID) ([]Glimpse, error) {
	end := id == w.ends[0] || id == w.ends[1]
	if w.hubs[id] && !w.pass {
		return nil, nil
	}
	var list []Glimpse
	var bad error
	prefix := aboutPrefix(id, about)
	err := w.store.beside.scan(aboutBucket, prefix, func(k, v []byte) bool {
		rest, ok := bytes.CutPrefix(k, prefix)
		if !ok {
			return false
		}
		if len(v) > 0 && v[0]&isStated == 0 {
			return true
		}
		var g Glimpse
		if g, bad = glimpse(rest, v); bad != nil {
			return false
		}
		if g.Other != "" && g.Other != id {
			list = append(list, g)
		}
		return end || w.pass || len(list) <= w.limit
	})
	switch {
	case err != nil:
		return nil, err
	case bad != nil:
		return nil, w.store.damaged(id, bad)
	}
	if w.hubs[id] = !end && len(list) > w.limit; w.hubs[id] && !w.pass {
		return nil, ctx.Err()
	}
	return list, ctx.Err()
}

// meeting is the thing that both sides have reached by the fewest steps, the
// first by its id; "" when there is none that may be passed.
func (w *walk) meeting(ctx context.Context, near, far *side) (schema.EntityID, error) {
	best := schema.EntityID("")
	for _, id := range near.last {
		d, met := far.depth[id]
		if !met || best != "" && d >= far.depth[best] {
			continue
		}
		if !w.pass {
			if hub, err := w.isHub(ctx, id); err != nil || hub {
				if err != nil {
					return "", err
				}
				continue
			}
		}
		best = id
	}
	return best, nil
}

// join puts the two halves of a way together.
func join(from, to *side, meet schema.EntityID) []WayStep {
	var steps []WayStep
	for id := meet; from.by[id].From != ""; id = from.by[id].From {
		steps = append(steps, from.by[id])
	}
	slices.Reverse(steps)
	for id := meet; to.by[id].From != ""; id = to.by[id].From {
		step := to.by[id]
		step.From, step.To = step.To, step.From
		steps = append(steps, step)
	}
	return steps
}
