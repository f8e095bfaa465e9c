package graphtest

import (
	"fmt"
	"math/rand/v2"
	"slices"

	"newsgraph/schema"
)

// Made is a graph of invented things with the given number of facts, the same
// one every time: a document for every eight facts, an entity for every four,
// some of which are spoken of far more than others, one to three pieces of
// evidence for a fact, all modalities, text objects, demonyms, homonyms' aliases.
// It makes about 25 quads a fact.
func Made(facts int) schema.Graph {
	m := maker{rnd: rand.New(rand.NewPCG(1, 2))}
	for i := range max(1, facts/8) {
		m.document(i)
	}
	for i := range max(4, facts/4) {
		m.entity(i)
	}
	for i := range facts {
		m.fact(i)
	}
	m.docsOfEntities()
	slices.SortFunc(m.g.Entities, func(a, b schema.Entity) int { return compare(a.ID, b.ID) })
	return m.g
}

func compare[T ~string](a, b T) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

type maker struct {
	rnd *rand.Rand
	g   schema.Graph
}

var (
	given   = []string{"Ada", "Bo", "Cleo", "Dario", "Edda", "Finn", "Gita", "Hugo", "Inés", "Jarek", "Kaia", "Luz"}
	family  = []string{"Arden", "Brandt", "Corso", "Dahl", "Eberle", "Falk", "Grimaldi", "Holm", "Ibarra", "Jansen"}
	towns   = []string{"Northby", "Port Ellery", "Sandoval Bay", "Umbra", "Vesterhavn", "Weir"}
	verbs   = []string{"criticized", "met_with", "responded_to", "sued", "praised", "works_for", "located_in", "sponsor_of"}
	outlets = []string{"The Northby Courier", "Umbra Wire", "Weir Evening Post"}
)

func (m *maker) document(i int) {
	m.g.Documents = append(m.g.Documents, schema.Document{
		ID: schema.DocID(fmt.Sprintf("doc/%016x", i)), Name: fmt.Sprintf("%05d.txt", i), Title: fmt.Sprintf("What happened on day %d", i),
		URL: fmt.Sprintf("https://news.example/%d", i), Outlet: outlets[i%len(outlets)], Authors: []string{given[i%len(given)] + " Reporter"},
		Published: day(i), PublishedFrom: "meta", Modified: day(i + 1), ModifiedFrom: "json-ld", Lang: "en", SHA256: fmt.Sprintf("%064x", i), Reader: "made",
	})
}

func day(i int) string { return fmt.Sprintf("2025-%02d-%02d", 1+i/28%12, 1+i%28) }

func (m *maker) entity(i int) {
	e := schema.Entity{Mentions: 1 + i%7}
	switch i % 4 {
	case 0, 1:
		first, last := given[i%len(given)], family[i/3%len(family)]
		e.ID, e.Type = schema.EntityID(fmt.Sprintf("person/p%06d", i)), schema.Person
		e.Name, e.Aliases = fmt.Sprintf("%s %s %d", first, last, i), []string{last}
	case 2:
		e.ID, e.Type = schema.EntityID(fmt.Sprintf("organization/o%06d", i)), schema.Organization
		e.Name, e.Aliases = fmt.Sprintf("Agency %d of %s", i, towns[i%len(towns)]), []string{fmt.Sprintf("A%d", i)}
	case 3:
		e.ID, e.Type = schema.EntityID(fmt.Sprintf("gpe/g%06d", i)), schema.GPE
		e.Name = fmt.Sprintf("%s %d", towns[i%len(towns)], i)
	}
	if i%8 == 6 {
		e.GovernmentOf = schema.EntityID(fmt.Sprintf("gpe/g%06d", i-3))
	}
	m.g.Entities = append(m.g.Entities, e)
}

// some picks an index below n; low ones come far more often.
func (m *maker) some(n int) int {
	f := m.rnd.Float64()
	return int(f * f * f * float64(n))
}

func (m *maker) fact(i int) {
	subject := m.g.Entities[m.some(len(m.g.Entities))]
	f := schema.Fact{ID: schema.FactID(fmt.Sprintf("fact/%016x", i)), Subject: subject.ID, Relation: verbs[m.rnd.IntN(len(verbs))]}
	objectText := fmt.Sprintf("matter %d", i)
	if i%10 == 9 {
		f.Object.Text = objectText
	} else {
		object := m.g.Entities[m.some(len(m.g.Entities))]
		f.Object.Entity, objectText = object.ID, object.Name
	}
	for k := range 1 + m.rnd.IntN(3) {
		d := &m.g.Documents[(i/8+k*5)%len(m.g.Documents)]
		start := 100 * (i % 8)
		ev := schema.Evidence{
			ID: schema.EvidenceID(fmt.Sprintf("ev/%014x%02x", i, k)), Doc: d.ID, Span: schema.Span{Start: start, End: start + 60},
			Quote: fmt.Sprintf("%s %s %s on that day.", subject.Name, f.Relation, objectText), Phrase: f.Relation, ObjectText: objectText,
			Modality: schema.Asserted, When: schema.Time{Text: "that day", ISO: d.Published}, Rule: "made", Score: 500 + m.rnd.IntN(500),
		}
		if i%3 == 1 {
			ev.Modality = schema.Modalities[m.rnd.IntN(len(schema.Modalities))]
			ev.Source = m.g.Entities[m.some(len(m.g.Entities))].ID
		}
		if !slices.ContainsFunc(f.Evidence, func(o schema.Evidence) bool { return o.Doc == ev.Doc }) {
			f.Evidence = append(f.Evidence, ev)
		}
	}
	slices.SortFunc(f.Evidence, func(a, b schema.Evidence) int { return compare(a.Doc, b.Doc) })
	f.Derive(nil)
	m.g.Facts = append(m.g.Facts, f)
}

func (m *maker) docsOfEntities() {
	docs := map[schema.EntityID]map[schema.DocID]bool{}
	for _, f := range m.g.Facts {
		for _, id := range []schema.EntityID{f.Subject, f.Object.Entity} {
			if docs[id] == nil {
				docs[id] = map[schema.DocID]bool{}
			}
			for _, ev := range f.Evidence {
				docs[id][ev.Doc] = true
			}
		}
	}
	for i := range m.g.Entities {
		e := &m.g.Entities[i]
		for d := range docs[e.ID] {
			e.Docs = append(e.Docs, d)
		}
		slices.Sort(e.Docs)
		e.Docs = e.Docs[:min(5, len(e.Docs))]
	}
}
