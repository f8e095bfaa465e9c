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
	}
	relation struct {
		Name      string `json:"name"`
		Group     string `json:"group"`
		Meaning   string `json:"meaning"`
		Inverse   string `json:"inverse"`
		Symmetric bool   `json:"symmetric"`
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
	return v, nil
}
