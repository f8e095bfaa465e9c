package resolve

import (
	"cmp"
	"encoding/json"
	"slices"

	"newsgraph/extract/guide"
	"newsgraph/schema"
)

// Graph returns what readings say together. A nil v is schema.News(); it
// should be the vocabulary that the readings were made with.
//
// Readings of one document count once. The result has nothing twice, every id
// in it is that of a record in it, and its parts are in the order that
// schema.Graph asks for.
func Graph(readings []schema.Reading, v *schema.Vocabulary) schema.Graph {
	g, _ := Guided(readings, v, nil)
	return g
}

// An Outcome says what came of a guide.
type Outcome struct {
	Listed int // known entities that the readings speak of
	Missed []guide.Missed
}

// Guided is Graph with what a researcher knows better: names of known entities
// are matched before anything else, corrections are made after everything else.
func Guided(readings []schema.Reading, v *schema.Vocabulary, by *guide.Guide) (schema.Graph, Outcome) {
	if by == nil {
		by = &guide.Guide{}
	}
	if v == nil {
		v = schema.News()
	}
	readings = distinct(readings)
	origin := Origins(readings)
	w := newWorld(readings, v)
	w.sieve(origin, by)
	things, ids := w.things(w.used())
	b := &builder{v, map[schema.FactID]*schema.Fact{}}
	g := schema.Graph{Documents: make([]schema.Document, 0, len(readings)), Entities: entities(things)}
	for d := range readings {
		doc := readings[d].Doc
		doc.Text, doc.Noise = "", nil
		g.Documents = append(g.Documents, doc)
		b.add(&readings[d], w.of(d, ids), func(i int) (bool, []string) {
			at := claimAt{d, i}
			return w.rejected[at], w.remarks[at]
		})
	}
	g.Facts = b.done(origin)
	return g, Outcome{w.listedSets(), w.missed}
}

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

// of returns the ids of the things of reading d.
func (w *world) of(d int, ids []schema.EntityID) []schema.EntityID {
	return ids[w.first[d]:][:len(w.readings[d].Entities)]
}

func entities(things []thing) []schema.Entity {
	out := make([]schema.Entity, 0, len(things))
	for i := range things {
		out = append(out, things[i].Entity)
	}
	return out
}

// distinct returns one reading for each document, by id: of several, that of
// the smallest name.
func distinct(readings []schema.Reading) []schema.Reading {
	out := slices.Clone(readings)
	slices.SortStableFunc(out, func(a, b schema.Reading) int {
		if c := cmp.Or(cmp.Compare(a.Doc.ID, b.Doc.ID), cmp.Compare(a.Doc.Name, b.Doc.Name)); c != 0 {
			return c
		}
		return cmp.Compare(asJSON(&a), asJSON(&b)) // rare: one file read in two ways
	})
	return slices.CompactFunc(out, func(a, b schema.Reading) bool { return a.Doc.ID == b.Doc.ID })
}

func asJSON(r *schema.Reading) string {
	data, _ := json.Marshal(r) // strings and numbers: nothing that can fail
	return string(data)
}
