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
