package web

import (
	"newsgraph/graph/export"
	"newsgraph/schema"
)

type (
	language struct {
		Relations  []relation          `json:"relations"`
		Types      []schema.EntityType `json:"types"`
		Modalities []schema.Modality   `json:"modalities"`
		Formats    []format            `json:"formats"`
		Kinds      []look              `json:"kinds"` // of things, in pictures; the last is for types without one
		Strokes    []stroke            `json:"strokes"`
	}
	relation struct {
		Name      string `json:"name"`
		Group     string `json:"group"`
		Meaning   string `json:"meaning"`
		Inverse   string `json:"inverse"`
		Symmetric bool   `json:"symmetric"`
	}
	look struct {
		Name   string              `json:"name"`
		Types  []schema.EntityType `json:"types"`
		Shape  string              `json:"shape"` // of Graphviz
		Colour string              `json:"colour"`
		Fill   string              `json:"fill"`
	}
	stroke struct {
		Modality schema.Modality `json:"modality"`
		Name     string          `json:"name"`
		Prefix   string          `json:"prefix"` // of the line's label
		Dash     string          `json:"dash"`   // SVG's stroke-dasharray, times the width
		Arrow    string          `json:"arrow"`  // of Graphviz
		Colour   string          `json:"colour"`
	}
	format struct {
		Name    string `json:"name"`
		Ext     string `json:"ext"`
		Meaning string `json:"meaning"`
	}
)

// vocabulary answers with what facts are made of, and how they are drawn.
func vocabulary(*request) (any, error) {
	v := language{Relations: []relation{}, Types: schema.EntityTypes, Modalities: schema.Modalities, Formats: []format{}}
	for _, r := range schema.News().Relations() {
		v.Relations = append(v.Relations, relation{r.Name, r.Group, r.Meaning, r.Inverse, r.Symmetric})
	}
	for _, f := range export.Formats {
		v.Formats = append(v.Formats, format{f.Name, f.Ext, f.Meaning})
	}
	kinds, strokes := export.Looks()
	for _, k := range kinds {
		v.Kinds = append(v.Kinds, look{k.Name, some(k.Types), k.Shape, k.Colour, k.Fill})
	}
	for _, s := range strokes {
		v.Strokes = append(v.Strokes, stroke(s))
	}
	return v, nil
}
