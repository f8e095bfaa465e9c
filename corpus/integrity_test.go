package corpus

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"newsgraph/graph"
	"newsgraph/schema"
)

// Verify tells every kind of id that leads nowhere and record that does not belong.
func TestIntegrity(t *testing.T) {
	const text = "Ann Lee met Bob Stone."
	for _, tt := range []struct {
		want  string // part of what is said, "" for nothing
		spoil func(g *schema.Graph, r *schema.Reading)
	}{
		{"", func(*schema.Graph, *schema.Reading) {}},
		{"which is not that of its id", func(g *schema.Graph, _ *schema.Reading) { g.Documents[0].SHA256 = "00" }},
		{"has no stored reading", func(_ *schema.Graph, r *schema.Reading) { r.Doc.ID = "doc/other" }},
		{"has a reading, but is not in the graph", func(_ *schema.Graph, r *schema.Reading) { r.Doc.ID = "doc/other" }},
		{"was read, but is not in the graph", func(g *schema.Graph, _ *schema.Reading) { g.Documents = nil }},
		{`unknown type "Ghost"`, func(g *schema.Graph, _ *schema.Reading) { g.Entities[0].Type = "Ghost" }},
		{"is spoken of in no article", func(g *schema.Graph, _ *schema.Reading) { g.Entities[0].Docs = nil }},
		{"spoken of in doc/none, which is not there", func(g *schema.Graph, _ *schema.Reading) { g.Entities[0].Docs = []schema.DocID{"doc/none"} }},
		{"belongs to gpe/none", func(g *schema.Graph, _ *schema.Reading) { g.Entities[0].NorpOf = "gpe/none" }},
		{"is about person/bob, which is not there", func(g *schema.Graph, _ *schema.Reading) { g.Entities = g.Entities[:1] }},
		{"on the word of person/none", func(g *schema.Graph, _ *schema.Reading) { g.Facts[0].Evidence[0].Source = "person/none" }},
		{`unknown modality "sworn"`, func(g *schema.Graph, _ *schema.Reading) { g.Facts[0].Evidence[0].Modality = "sworn" }},
		{"quotes a document that the store does not have", func(g *schema.Graph, _ *schema.Reading) { g.Facts[0].Evidence[0].Doc = "doc/none" }},
		{"has no evidence", func(g *schema.Graph, _ *schema.Reading) { g.Facts[0].Evidence = nil }},
		{"does not follow from its evidence", func(g *schema.Graph, _ *schema.Reading) { g.Facts[0].Articles = 7 }},
		{"is not what the stored text has at", func(g *schema.Graph, _ *schema.Reading) { g.Facts[0].Evidence[0].End-- }},
	} {
		t.Run(tt.want, func(t *testing.T) {
			sum := strings.Repeat("0123456789abcdef", 4)
			doc := schema.Document{ID: schema.DocID("doc/" + sum[:16]), Name: "a.txt", SHA256: sum}
			g := schema.Graph{Documents: []schema.Document{doc}}
			for _, name := range []string{"ann", "bob"} {
				g.Entities = append(g.Entities, schema.Entity{ID: schema.EntityID("person/" + name), Type: schema.Person, Name: name, Docs: []schema.DocID{doc.ID}})
			}
			f := schema.Fact{ID: "fact/1", Subject: "person/ann", Relation: "met", Object: schema.Object{Entity: "person/bob"}, Evidence: []schema.Evidence{
				{ID: "ev/1", Doc: doc.ID, Span: schema.Span{Start: 0, End: len(text)}, Quote: text, Modality: schema.Asserted}}}
			f.Derive(nil)
			g.Facts = []schema.Fact{f}
			r := schema.Reading{Doc: doc}
			r.Doc.Text = text
			tt.spoil(&g, &r)

			s, err := graph.Create(graph.Memory)
			if err != nil {
				t.Fatal(err)
			}
			_, err = s.Load(t.Context(), g)
			if err == nil {
				err = s.PutReadings(t.Context(), []schema.Reading{r})
			}
			if err == nil {
				err = s.PutMeta(catalog{doc.ID: {Places: []place{{Name: "a.txt"}}}}.meta())
			}
			if err != nil {
				t.Fatal(err)
			}
			rep, err := Verify(context.Background(), s, nil)
			if err != nil {
				t.Fatal(err)
			}
			said := slices.ContainsFunc(rep.Problems, func(p Problem) bool { return strings.Contains(p.What, tt.want) })
			if said == (tt.want == "") && len(rep.Problems) > 0 || !said && tt.want != "" {
				t.Errorf("want %q: %s", tt.want, fmt.Sprint(rep.Problems))
			}
		})
	}
}
