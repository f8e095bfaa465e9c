package export

import (
	"context"
	"fmt"
	"iter"
	"slices"
	"strings"

	"newsgraph/graph"
	"newsgraph/schema"
)

// sample reads facts from lines "subject | relation | object | modality | origins",
// a thing written as "Type Name"; what has no type is text. Everything is invented.
func sample(text string) schema.Graph {
	g := schema.Graph{Documents: []schema.Document{
		{ID: "doc/a", Name: "a.txt", Outlet: "Umbra Wire", Published: "2025-03-04", URL: "https://news.example/a?x=1&y=2"},
		{ID: "doc/b", Name: "b.txt", Outlet: "The Northby Courier", Published: "2025-03"},
	}}
	entities := map[schema.EntityID]schema.Entity{}
	thing := func(s string) schema.EntityID {
		typ, name, ok := strings.Cut(s, " ")
		if !ok || !slices.Contains(schema.EntityTypes, schema.EntityType(typ)) {
			return ""
		}
		id := schema.EntityID(strings.ToLower(typ) + "/" + strings.ReplaceAll(strings.ToLower(name), " ", "-"))
		entities[id] = schema.Entity{ID: id, Type: schema.EntityType(typ), Name: name, Mentions: 1, Docs: []schema.DocID{"doc/a"}}
		return id
	}
	for line := range strings.Lines(text) {
		part := strings.Split(strings.TrimSpace(line), " | ")
		if len(part) < 4 {
			continue
		}
		f := schema.Fact{ID: schema.FactID(fmt.Sprintf("fact/%03d", len(g.Facts))), Subject: thing(part[0]), Relation: part[1]}
		if f.Object.Entity = thing(part[2]); f.Object.Entity == "" {
			f.Object.Text = part[2]
		}
		for i, m := range strings.Split(part[3], "+") {
			f.Evidence = append(f.Evidence, schema.Evidence{
				ID: schema.EvidenceID(fmt.Sprintf("ev/%s/%d", f.ID, i)), Doc: g.Documents[i%2].ID, Span: schema.Span{Start: 10 * i, End: 10*i + 9},
				Quote: fmt.Sprintf("%s %s %s.", part[0], part[1], part[2]), Modality: schema.Modality(m), Score: 900 - i,
			})
		}
		f.Derive(nil)
		if len(part) > 4 {
			fmt.Sscan(part[4], &f.Origins)
			f.Articles = f.Origins
		}
		g.Facts = append(g.Facts, f)
	}
	for _, e := range entities {
		g.Entities = append(g.Entities, e)
	}
	slices.SortFunc(g.Entities, func(a, b schema.Entity) int { return strings.Compare(string(a.ID), string(b.ID)) })
	return g
}

// affair is a sample of every kind and stroke.
const affair = `
Person Edda Holm | mayor_of | GPE Northby | asserted | 6
Person Edda Holm | accused | Organization Falk Shipping | asserted+alleged | 4
Organization Falk Shipping | polluted | Location Weir River | alleged+denied | 3
Organization Falk Shipping | owns | Facility Vesterhavn Dock | asserted | 2
Facility Vesterhavn Dock | located_in | GPE Port Ellery | asserted
Person Dario Falk | founded | Organization Falk Shipping | asserted | 5
Person Dario Falk | bribed | Person Edda Holm | denied
Person Dario Falk | met_with | Person Edda Holm | asserted
Person Edda Holm | criticized | Person Dario Falk | asserted | 2
Work The Weir Papers | exposed | Organization Falk Shipping | asserted | 2
Organization Umbra Wire | published | Work The Weir Papers | asserted
Organization Umbra Wire | interviewed | Person Edda Holm | asserted
Group Two dock workers | sued | Organization Falk Shipping | hypothetical
NORP Northbyan | protested_against | Organization Falk Shipping | asserted
Event Harbour Inquiry | investigates | Organization Falk Shipping | asserted | 8
Person Luz Ibarra | leads | Event Harbour Inquiry | asserted
Person Luz Ibarra | works_for | Organization Northby Council | asserted
Organization Northby Council | located_in | GPE Northby | asserted
Organization Northby Council | sold | Facility Vesterhavn Dock | negated
Person Edda Holm | praised | Person Edda Holm | alleged
Person Edda Holm | said | the river would be clean by the end of the year, whatever it costs | asserted
Person Gita Arden | wrote | Work A Song of Umbra | asserted
`

type iterFacts = iter.Seq2[schema.Fact, error]

// source is a graph as a Source, in memory.
type source struct{ g schema.Graph }

func all[T any](list []T) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		for _, v := range list {
			if !yield(v, nil) {
				return
			}
		}
	}
}

func (s source) AllDocuments(context.Context) iter.Seq2[schema.Document, error] {
	return all(s.g.Documents)
}
func (s source) AllEntities(context.Context) iter.Seq2[schema.Entity, error] {
	return all(s.g.Entities)
}
func (s source) AllFacts(context.Context) iter.Seq2[schema.Fact, error] { return all(s.g.Facts) }

func (s source) FactsOf(_ context.Context, id schema.EntityID) iter.Seq2[schema.Fact, error] {
	var list []schema.Fact
	for _, f := range s.g.Facts {
		if f.Subject == id || f.Object.Entity == id {
			list = append(list, f)
		}
	}
	return all(list)
}

func (s source) Document(_ context.Context, id schema.DocID) (schema.Document, error) {
	return one(s.g.Documents, func(d *schema.Document) bool { return d.ID == id })
}

func (s source) Entity(_ context.Context, id schema.EntityID) (schema.Entity, error) {
	return one(s.g.Entities, func(e *schema.Entity) bool { return e.ID == id })
}

func (s source) Fact(_ context.Context, id schema.FactID) (schema.Fact, error) {
	return one(s.g.Facts, func(f *schema.Fact) bool { return f.ID == id })
}

func one[T any](list []T, is func(*T) bool) (T, error) {
	for i := range list {
		if is(&list[i]) {
			return list[i], nil
		}
	}
	return *new(T), graph.ErrNotFound
}
