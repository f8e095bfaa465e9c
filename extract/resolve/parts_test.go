package resolve

import (
	"reflect"
	"testing"

	"newsgraph/schema"
)

// inParts is Graph as many machines make it: each sees what it is handed and no more.
func inParts(readings []schema.Reading) schema.Graph {
	v := schema.News()
	readings = distinct(readings)
	origin := Origins(readings)
	var summaries []Summary
	for i := range readings {
		summaries = append(summaries, Summarize(&readings[i], v))
	}
	g := schema.Graph{Documents: []schema.Document{}}
	var ids [][]schema.EntityID
	g.Entities, ids = Entities(summaries, origin, v)
	facts := map[schema.FactID][]schema.Fact{}
	for i := len(readings) - 1; i >= 0; i-- { // in another order
		for _, f := range Facts(&readings[i], ids[i], v) {
			facts[f.ID] = append(facts[f.ID], f)
		}
	}
	for i := range readings {
		doc := readings[i].Doc
		doc.Text, doc.Noise = "", nil
		g.Documents = append(g.Documents, doc)
	}
	g.Facts = []schema.Fact{}
	for _, id := range inOrder(facts) {
		g.Facts = append(g.Facts, Merge(facts[id], origin))
	}
	return g
}

// held is an article whose last sentence tells whether its president is Ana Oakes.
func held(sentence string) schema.Reading {
	first := "Ana Oakes is president of Vell. "
	r := schema.Reading{Doc: schema.Document{ID: schema.DocID("doc/" + sentence), Text: first + sentence}}
	for _, s := range []string{"Person Ana Oakes", "GPE Vell", "?Person president"} {
		addReferent(&r, s)
	}
	c := schema.Claim{Subject: 0, Object: 1, Source: -1, Relation: "president_of", Phrase: "president", Modality: schema.Asserted, Evidence: schema.Span{End: len(first)}}
	last := c
	last.Subject, last.Evidence = 2, schema.Span{Start: len(first), End: len(r.Doc.Text)}
	r.Claims = []schema.Claim{c, last}
	return r
}

func TestParts(t *testing.T) {
	for seed := range uint64(8) {
		readings := made(10+20*int(seed), 40, seed)
		for i := range readings { // copies
			if i%5 == 4 {
				readings[i].Doc.Text = readings[i-1].Doc.Text
			}
		}
		readings = append(readings, held("The president of Vell spoke."), held("The former president of Vell spoke."))
		want, got := Graph(readings, nil), inParts(readings)
		if !reflect.DeepEqual(got, want) {
			t.Errorf("seed %d: %d entities and %d facts in parts are not the %d and %d of all at once", seed,
				len(got.Entities), len(got.Facts), len(want.Entities), len(want.Facts))
		}
	}
	if g := inParts(nil); len(g.Documents)+len(g.Entities)+len(g.Facts) > 0 {
		t.Errorf("nothing gives %+v", g)
	}
}
