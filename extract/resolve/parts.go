package resolve

import (
	"newsgraph/extract/guide"
	"newsgraph/schema"
)

// A graph in parts, for who makes it on many machines. What is done of each reading is
// Summarize and Facts, of each fact Merge; one place sees all summaries and nothing else:
//
//	for each reading   Summarize
//	for all summaries  Entities
//	for each reading   Facts, with the ids that Entities gave to its things
//	for each fact      Merge
//
// All together give what a Corpus gives: TestParts.

// Entities returns the things that the readings of the summaries speak of, and for each
// summary the ids of its own, "" for what is in no graph. Summaries are in the order of
// their documents, one for each; origin maps each that is a copy to the first of its set, as
// Copies.Sets finds them. The summaries are used up.
func Entities(summaries []Summary, origin map[schema.DocID]schema.DocID, v *schema.Vocabulary) ([]schema.Entity, [][]schema.EntityID) {
	w := newWorld(summaries, v, pool{})
	w.sieve(origin, &guide.Guide{})
	entities := []schema.Entity{}
	all, of, _ := w.things(func(e *schema.Entity) error { // which cannot fail
		entities = append(entities, *e)
		return nil
	})
	x := Resolved{IDs: all, first: w.first, of: of}
	ids := make([][]schema.EntityID, len(summaries))
	for d := range summaries {
		ids[d] = x.own(d, len(summaries[d].Things))
	}
	return entities, ids
}

// Facts returns what one reading says, its things having the given ids. What follows from
// the other articles is for Merge.
func Facts(r *schema.Reading, ids []schema.EntityID, v *schema.Vocabulary) []schema.Fact {
	return factsOf(r, ids, v, nil)
}

// Merge makes one fact of what several readings give of it, in any order.
func Merge(parts []schema.Fact, origin map[schema.DocID]schema.DocID) schema.Fact {
	f := parts[0]
	f.Evidence, f.Corrected = nil, nil
	for i := range parts {
		p := &parts[i]
		f.Object.Text = min(f.Object.Text, p.Object.Text)
		f.Evidence = append(f.Evidence, p.Evidence...)
		f.Corrected = append(f.Corrected, p.Corrected...)
	}
	finish(&f, origin)
	return f
}
