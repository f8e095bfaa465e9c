package export

import (
	"slices"

	"newsgraph/schema"
)

// A Kind is how things of some types look; the last one, without types, is for all others.
type Kind struct {
	Name         string
	Types        []schema.EntityType
	Shape        string // of Graphviz
	Colour, Fill string
}

// A Stroke is how the line of a statement looks.
type Stroke struct {
	Modality schema.Modality
	Name     string
	Prefix   string // of the line's label
	Dash     string // SVG's stroke-dasharray, times the width; "" for a whole line
	Arrow    string // of Graphviz
	Colour   string
}

// Looks are the tables that pictures are drawn by, for those who draw elsewhere.
func Looks() (ks []Kind, ss []Stroke) {
	for _, k := range append(slices.Clone(kinds), other) {
		ks = append(ks, Kind{k.name, k.types, k.shape, k.colour, k.fill})
	}
	for _, s := range strokes {
		ss = append(ss, Stroke{s.modality, s.name, s.prefix, s.dash, s.arrow, s.colour})
	}
	return ks, ss
}
