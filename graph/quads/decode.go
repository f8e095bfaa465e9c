package quads

import (
	"cmp"
	"encoding/json"
	"fmt"
	"iter"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"newsgraph/schema"
)

// Decode is the inverse of Encode, whatever the order of the quads. Plain edges
// and predicates that the model does not have are passed over. The lists of the
// graph are by ID.
func Decode(seq iter.Seq[quad.Quad]) (schema.Graph, error) {
	bySubject := map[quad.Value][]quad.Quad{}
	for q := range seq {
		bySubject[q.Subject] = append(bySubject[q.Subject], q)
	}
	var g schema.Graph
	for subject, qs := range bySubject {
		iri, ok := subject.(quad.IRI)
		if !ok {
			continue
		}
		switch Class(qs) {
		case "", Evidence:
		case Article:
			d, err := DecodeDocument(iri, qs)
			if err != nil {
				return schema.Graph{}, err
			}
			g.Documents = append(g.Documents, d)
		case Fact:
			f, err := DecodeFact(iri, qs, func(ev quad.IRI) []quad.Quad { return bySubject[ev] })
			if err != nil {
				return schema.Graph{}, err
			}
			g.Facts = append(g.Facts, f)
		default:
			e, err := DecodeEntity(iri, qs)
			if err != nil {
				return schema.Graph{}, err
			}
			g.Entities = append(g.Entities, e)
		}
	}
	slices.SortFunc(g.Documents, func(a, b schema.Document) int { return cmp.Compare(a.ID, b.ID) })
	slices.SortFunc(g.Entities, func(a, b schema.Entity) int { return cmp.Compare(a.ID, b.ID) })
	slices.SortFunc(g.Facts, func(a, b schema.Fact) int { return cmp.Compare(a.ID, b.ID) })
	return g, nil
}

// Class is the rdf:type among the quads of one subject: Article, Fact, Evidence,
// the type of an entity, or "" when they have none.
func Class(qs []quad.Quad) quad.IRI {
	for _, q := range qs {
		if q.Predicate == Type {
			iri, _ := q.Object.(quad.IRI)
			return iri
		}
	}
	return ""
}

// DecodeDocument reads the document with the given node from the quads that have it as subject.
func DecodeDocument(iri quad.IRI, qs []quad.Quad) (schema.Document, error) {
	r := record{node: iri}
	d := schema.Document{ID: schema.DocID(ID(iri))}
	byline := ""
	for _, q := range qs {
		switch q.Predicate {
		case File:
			r.text(q, &d.Name)
		case Title:
			r.text(q, &d.Title)
		case URL:
			r.text(q, &d.URL)
		case Outlet:
			r.text(q, &d.Outlet)
		case Author:
			d.Authors = append(d.Authors, r.literal(q))
		case Byline:
			r.text(q, &byline)
		case Published:
			r.text(q, &d.Published)
		case PublishedFrom:
			r.text(q, &d.PublishedFrom)
		case Modified:
			r.text(q, &d.Modified)
		case ModifiedFrom:
			r.text(q, &d.ModifiedFrom)
		case Lang:
			r.text(q, &d.Lang)
		case SHA256:
			r.text(q, &d.SHA256)
		case Reader:
			r.text(q, &d.Reader)
		}
	}
	d.Authors = sortedSet(d.Authors)
	if byline != "" {
		if err := json.Unmarshal([]byte(byline), &d.Authors); err != nil {
			r.fail(fmt.Errorf("byline %q: %w", byline, err))
		}
	}
	return d, r.err
}

// DecodeEntity reads the entity with the given node from the quads that have it as subject.
func DecodeEntity(iri quad.IRI, qs []quad.Quad) (schema.Entity, error) {
	r := record{node: iri}
	e := schema.Entity{ID: schema.EntityID(ID(iri))}
	for _, q := range qs {
		switch q.Predicate {
		case Type:
			e.Type = schema.EntityType(r.id(q))
		case Label:
			r.text(q, &e.Name)
		case AltLabel:
			e.Aliases = append(e.Aliases, r.literal(q))
		case Mentions:
			r.number(q, &e.Mentions)
		case MentionedIn:
			e.Docs = append(e.Docs, schema.DocID(r.id(q)))
		case NorpOf:
			e.NorpOf = schema.EntityID(r.id(q))
		case GovernmentOf:
			e.GovernmentOf = schema.EntityID(r.id(q))
		case Known:
			r.text(q, &e.Known)
		case ExactMatch:
			e.Wikidata = strings.TrimPrefix(r.id(q), wikidata)
		case Why:
			e.Why = append(e.Why, r.literal(q))
		case Corrected:
			e.Corrected = append(e.Corrected, r.literal(q))
		}
	}
	for _, list := range [][]string{e.Aliases, e.Why, e.Corrected} {
		slices.Sort(list)
	}
	slices.Sort(e.Docs)
	return e, r.err
}

// DecodeFact reads the fact with the given node from the quads that have it as
// subject. It asks evidence for those of each of its evidence nodes.
func DecodeFact(iri quad.IRI, qs []quad.Quad, evidence func(quad.IRI) []quad.Quad) (schema.Fact, error) {
	r := record{node: iri}
	f := schema.Fact{ID: schema.FactID(ID(iri))}
	for _, q := range qs {
		switch q.Predicate {
		case Subject:
			f.Subject = schema.EntityID(r.id(q))
		case Relation:
			f.Relation = r.id(q)
		case Object:
			if _, isText := q.Object.(quad.String); isText {
				r.text(q, &f.Object.Text)
			} else {
				f.Object.Entity = schema.EntityID(r.id(q))
			}
		case Modality:
			r.text(q, (*string)(&f.Modality))
		case When:
			r.text(q, &f.When)
		case Articles:
			r.number(q, &f.Articles)
		case Origins:
			r.number(q, &f.Origins)
		case Corrected:
			f.Corrected = append(f.Corrected, r.literal(q))
		case HasEvidence:
			node := quad.IRI("")
			if node, _ = q.Object.(quad.IRI); node == "" {
				r.fail(fmt.Errorf("%v is no node", q))
				continue
			}
			ev, err := decodeEvidence(node, evidence(node))
			if err != nil {
				r.fail(err)
			}
			f.Evidence = append(f.Evidence, ev)
		}
	}
	slices.Sort(f.Corrected)
	slices.SortFunc(f.Evidence, func(a, b schema.Evidence) int {
		return cmp.Or(cmp.Compare(a.Doc, b.Doc), cmp.Compare(a.Start, b.Start), cmp.Compare(a.ID, b.ID))
	})
	return f, r.err
}

func decodeEvidence(iri quad.IRI, qs []quad.Quad) (schema.Evidence, error) {
	r := record{node: iri}
	ev := schema.Evidence{ID: schema.EvidenceID(ID(iri))}
	if Class(qs) != Evidence {
		r.fail(fmt.Errorf("evidence is missing"))
	}
	for _, q := range qs {
		switch q.Predicate {
		case Doc:
			ev.Doc = schema.DocID(r.id(q))
		case Start:
			r.number(q, &ev.Start)
		case End:
			r.number(q, &ev.End)
		case Quote:
			r.text(q, &ev.Quote)
		case Phrase:
			r.text(q, &ev.Phrase)
		case ObjectText:
			r.text(q, &ev.ObjectText)
		case Modality:
			r.text(q, (*string)(&ev.Modality))
		case Source:
			ev.Source = schema.EntityID(r.id(q))
		case When:
			r.text(q, &ev.When.ISO)
		case WhenText:
			r.text(q, &ev.When.Text)
		case Rule:
			r.text(q, &ev.Rule)
		case Score:
			r.number(q, &ev.Score)
		}
	}
	return ev, r.err
}

// A record reads values of the quads of one node and keeps the first error.
type record struct {
	node quad.IRI
	err  error
}

func (r *record) fail(err error) {
	if r.err == nil {
		r.err = fmt.Errorf("quads of %s: %w", r.node, err)
	}
}

func (r *record) text(q quad.Quad, to *string) { *to = r.literal(q) }

func (r *record) literal(q quad.Quad) string {
	s, ok := q.Object.(quad.String)
	if !ok {
		r.fail(fmt.Errorf("%v: want text", q))
	}
	return string(s)
}

func (r *record) id(q quad.Quad) string {
	iri, ok := q.Object.(quad.IRI)
	if !ok {
		r.fail(fmt.Errorf("%v: want a node", q))
	}
	return ID(iri)
}

func (r *record) number(q quad.Quad, to *int) {
	n, ok := q.Object.(quad.Int)
	if !ok {
		r.fail(fmt.Errorf("%v: want a whole number", q))
	}
	*to = int(n)
}
