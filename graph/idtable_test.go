package graph

import (
	"testing"

	"github.com/cayleygraph/quad"
)

// Values of one spelling and another type are two; each has one number, in the order of first use.
func TestIDTable(t *testing.T) {
	table := newIDTable()
	want := map[quad.Value]uint32{}
	for round := range 2 {
		for i := range 20_000 {
			for _, v := range []quad.Value{quad.Int(i % 7000), quad.String(quad.Int(i % 9000).String()), quad.IRI(quad.Int(i).String())} {
				id, isNew := table.id(v)
				if had, known := want[v]; isNew == known || known && had != id || isNew && int(id) != len(want)+1 {
					t.Fatalf("round %d: %#v has number %d, new %v; before: %d, %v", round, v, id, isNew, had, known)
				}
				want[v] = id
			}
		}
	}
}
