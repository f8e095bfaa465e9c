package corpus

import (
	"context"
	"slices"

	"newsgraph/graph"
	"newsgraph/schema"
)

// An integrity checks that what a store says hangs together: every id is that of
// a record, every record of some use, every type and modality known.
type integrity struct {
	rep      *VerifyReport
	docs     map[schema.DocID]schema.Document
	entities map[schema.EntityID]bool
}

// checkRecords looks at every record but no text. It holds the ids of all entities.
func checkRecords(ctx context.Context, s *graph.Store, cat catalog, rep *VerifyReport) error {
	c := integrity{rep, map[schema.DocID]schema.Document{}, map[schema.EntityID]bool{}}
	for d, err := range s.AllDocuments(ctx) {
		if err != nil {
			return err
		}
		c.docs[d.ID] = d
		c.document(d, cat[d.ID])
	}
	for _, doc := range cat.docs() {
		if _, ok := c.docs[doc]; !ok {
			rep.problem(schema.Document{ID: doc, Name: cat[doc].name()}, "", "was read, but is not in the graph")
		}
	}
	for e, err := range s.AllEntities(ctx) {
		if err != nil {
			return err
		}
		c.entities[e.ID] = true
	}
	for e, err := range s.AllEntities(ctx) {
		if err != nil {
			return err
		}
		c.entity(e)
	}
	for f, err := range s.AllFacts(ctx) {
		if err != nil {
			return err
		}
		c.fact(f)
	}
	return nil
}

// document wants an id that is the hash of the article, and a place that it came from.
func (c *integrity) document(d schema.Document, e *entry) {
	const prefix, digits = "doc/", 16
	if len(d.SHA256) < digits || string(d.ID) != prefix+d.SHA256[:digits] {
		c.rep.problem(d, "", "has the hash %q, which is not that of its id", d.SHA256)
	}
	if e == nil {
		c.rep.problem(d, "", "is in the graph, but the store does not know where it came from")
	}
}

func (c *integrity) entity(e schema.Entity) {
	about := func(format string, args ...any) {
		c.rep.problem(schema.Document{Name: string(e.ID)}, "", format, args...)
	}
	if !slices.Contains(schema.EntityTypes, e.Type) {
		about("has the unknown type %q", e.Type)
	}
	if len(e.Docs) == 0 {
		about("is spoken of in no article")
	}
	for _, doc := range e.Docs {
		if _, ok := c.docs[doc]; !ok {
			about("is said to be spoken of in %s, which is not there", doc)
		}
	}
	for _, id := range []schema.EntityID{e.NorpOf, e.GovernmentOf} {
		if id != "" && !c.entities[id] {
			about("belongs to %s, which is not there", id)
		}
	}
}

func (c *integrity) fact(f schema.Fact) {
	about := func(doc schema.DocID, format string, args ...any) {
		d, ok := c.docs[doc]
		if !ok {
			d.ID = doc
		}
		c.rep.problem(d, f.ID, format, args...)
	}
	if len(f.Evidence) == 0 {
		about("", "has no evidence")
		return
	}
	for _, id := range []schema.EntityID{f.Subject, f.Object.Entity} {
		if id != "" && !c.entities[id] {
			about(f.Evidence[0].Doc, "is about %s, which is not there", id)
		}
	}
	if f.Subject == "" || f.Relation == "" || f.Object == (schema.Object{}) {
		about(f.Evidence[0].Doc, "lacks subject, relation or object")
	}
	for _, ev := range f.Evidence {
		if _, ok := c.docs[ev.Doc]; !ok {
			about(ev.Doc, "quotes a document that the store does not have")
		}
		if ev.Source != "" && !c.entities[ev.Source] {
			about(ev.Doc, "stands on the word of %s, which is not there", ev.Source)
		}
		if !slices.Contains(schema.Modalities, ev.Modality) {
			about(ev.Doc, "has the unknown modality %q", ev.Modality)
		}
	}
	derived := f
	derived.Derive(nil)
	if f.Modality != derived.Modality || f.When != derived.When || f.Articles != derived.Articles || f.Origins > f.Articles || f.Origins < 1 {
		about(f.Evidence[0].Doc, "does not follow from its evidence: %s, %q, %d articles, %d origins", f.Modality, f.When, f.Articles, f.Origins)
	}
}
