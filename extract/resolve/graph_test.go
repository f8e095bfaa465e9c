package resolve

import (
	"cmp"
	"encoding/json"
	"slices"

	"newsgraph/extract/guide"
	"newsgraph/schema"
)

// Graph returns what readings say together, all in memory.
func Graph(readings []schema.Reading, v *schema.Vocabulary) schema.Graph {
	g, _ := Guided(readings, v, nil)
	return g
}

// Guided is Graph with what a researcher knows better.
func Guided(readings []schema.Reading, v *schema.Vocabulary, by *guide.Guide) (schema.Graph, Outcome) {
	readings = distinct(readings)
	c := NewCorpus(v, by, "")
	for i := range readings {
		c.Add(&readings[i])
	}
	entities := []schema.Entity{}
	x, err := c.Resolve(func(d int) (*schema.Reading, error) { return &readings[d], nil }, func(e *schema.Entity) error {
		entities = append(entities, *e)
		return nil
	})
	if err != nil {
		panic(err)
	}
	g := schema.Graph{Documents: []schema.Document{}, Entities: entities, Facts: []schema.Fact{}}
	parts := map[schema.FactID][]schema.Fact{}
	for d := range readings {
		doc := readings[d].Doc
		doc.Text, doc.Noise = "", nil
		g.Documents = append(g.Documents, doc)
		for _, f := range x.Facts(d, &readings[d]) {
			parts[f.ID] = append(parts[f.ID], f)
		}
	}
	for _, id := range inOrder(parts) {
		g.Facts = append(g.Facts, x.Merge(parts[id]))
	}
	return g, x.Outcome
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

// Origins maps each document of readings that is a copy or a later version of another to the
// smallest such: what counts as one origin.
func Origins(readings []schema.Reading) map[schema.DocID]schema.DocID {
	var c Copies
	for i := range readings {
		c.Add(&readings[i].Doc)
	}
	defer c.Close()
	sets, _ := c.Sets()
	out := map[schema.DocID]schema.DocID{}
	for i, s := range sets {
		if int(s) != i {
			out[readings[i].Doc.ID] = readings[s].Doc.ID
		}
	}
	return out
}
