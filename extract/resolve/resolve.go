package resolve

import (
	"newsgraph/extract/guide"
	"newsgraph/schema"
)

// sieve joins the nodes that are one thing.
func (w *world) sieve(origin map[schema.DocID]schema.DocID, by *guide.Guide) {
	w.retype()
	w.matchListed(by.Known)
	w.joinNames()
	w.joinPeople()
	w.joinThings()
	w.joinHolders()
	w.joinDescribed(origin)
	w.joinByDeed()
	w.correct(by.Corrections)
}

func entities(things []thing) []schema.Entity {
	out := make([]schema.Entity, 0, len(things))
	for i := range things {
		out = append(out, things[i].Entity)
	}
	return out
}
