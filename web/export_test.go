package web

import (
	"bytes"
	"testing"

	"newsgraph/graph"
	"newsgraph/graph/export"
	"newsgraph/schema"
)

// TestExport wants of each filter the file that the command line writes.
func TestExport(t *testing.T) {
	c := check(t, serveExamples(t, Options{}))
	s, err := graph.Open(exampleStore(t), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	all := exported(t, s, "json", export.Selection{})
	for query, sel := range map[string]export.Selection{
		"format=json&relation=pulled":                                                     {Relations: []string{"pulled"}},
		"format=json&type=Person&type=gpe":                                                {Types: []schema.EntityType{schema.Person, schema.GPE}},
		"format=json&modality=denied":                                                     {Modality: []schema.Modality{schema.Denied}},
		"format=json&outlet=the+vesley+courier":                                           {Outlets: []string{"The Vesley Courier"}},
		"format=json&since=2025-12-24&until=2025-W52":                                     {Since: "2025-12-24", Until: "2025-W52"},
		"format=json&min_support=3":                                                       {MinSupport: 3},
		"format=json&min_score=0.9":                                                       {MinScore: 900},
		"format=json&top=5":                                                               {Top: 5},
		"format=json&around=person/nayib-bukele":                                          {Around: []schema.EntityID{"person/nayib-bukele"}},
		"format=nquads&around=person/elon-musk&depth=2&top=7":                             {Around: []schema.EntityID{"person/elon-musk"}, Depth: 2, Top: 7},
		"format=csv&relation=pulled":                                                      {Relations: []string{"pulled"}},
		"format=md&around=person/nayib-bukele&relation=supported":                         {Around: []schema.EntityID{"person/nayib-bukele"}, Relations: []string{"supported"}},
		"format=dot&around=person/nayib-bukele&modality=asserted":                         {Around: []schema.EntityID{"person/nayib-bukele"}, Modality: []schema.Modality{schema.Asserted}},
		"format=html&since=2031&outlet=%3C/script%3E%3Cimg+src%3Dx+onerror%3Dalert(1)%3E": {Since: "2031", Outlets: []string{"</script><img src=x onerror=alert(1)>"}},
	} {
		status, got := c.get("/api/export?" + query)
		format := query[len("format="):bytes.IndexByte([]byte(query), '&')]
		want := exported(t, s, format, sel)
		if status != 200 || !bytes.Equal(got, want) {
			t.Errorf("%s: %d, %d bytes; want %d", query, status, len(got), len(want))
		}
		if len(want) >= len(all) && format == "json" {
			t.Errorf("%s selects nothing", query)
		}
	}
}

func exported(t *testing.T, s *graph.Store, format string, sel export.Selection) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := export.Write(t.Context(), &b, format, s, export.Options{Selection: sel}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
