package main

import (
	"cmp"
	"fmt"
	"reflect"
	"slices"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"

	"newsgraph/extract/resolve"
	"newsgraph/graph/quads"
	"newsgraph/schema"
)

func init() {
	beam.RegisterDoFn(reflect.TypeFor[byDocFn]())
	beam.RegisterDoFn(reflect.TypeFor[latestFn]())
	beam.RegisterDoFn(reflect.TypeFor[textFn]())
	beam.RegisterDoFn(reflect.TypeFor[originsFn]())
	beam.RegisterDoFn(reflect.TypeFor[summaryFn]())
	beam.RegisterDoFn(reflect.TypeFor[whoFn]())
	beam.RegisterDoFn(reflect.TypeFor[factsFn]())
	beam.RegisterDoFn(reflect.TypeFor[mergeFn]())
}

// resolved gives the quads of the graph that readings make.
func resolved(s beam.Scope, readings beam.PCollection, o Settings) beam.PCollection {
	s = s.Scope("Resolve")
	docs := beam.ParDo(s, &latestFn{}, beam.GroupByKey(s, beam.ParDo(s, &byDocFn{}, readings)))

	names := beam.AddFixedKey(s, beam.DropValue(s, docs))
	texts := beam.SideInput{Input: beam.ParDo(s, &textFn{}, docs)}
	origins := beam.ParDo(s, &originsFn{}, beam.GroupByKey(s, names), texts)

	summaries := beam.AddFixedKey(s, beam.ParDo(s, &summaryFn{worded{Settings: o}}, docs))
	ids, ofThings := beam.ParDo2(s, &whoFn{worded{Settings: o}}, beam.GroupByKey(s, summaries), beam.SideInput{Input: origins})

	parts, ofDocs := beam.ParDo2(s, &factsFn{worded{Settings: o}}, beam.CoGroupByKey(s, docs, ids, origins))
	ofFacts := beam.ParDo(s, &mergeFn{Base: o.Base}, beam.GroupByKey(s, parts))
	return beam.Flatten(s, ofDocs, ofThings, ofFacts)
}

// A worded has the vocabulary.
type worded struct {
	Settings Settings
	vocab    *schema.Vocabulary
}

func (f *worded) Setup() (err error) {
	f.vocab, err = f.Settings.vocabulary()
	return err
}

type byDocFn struct{}

func (f *byDocFn) ProcessElement(r Reading, emit func(string, Reading)) {
	emit(string(r.Reading.Doc.ID), r)
}

// A latestFn makes one reading of those of one document, as "newsgraph load" does: the
// last of the input, under the smallest name.
type latestFn struct{}

func (f *latestFn) ProcessElement(doc string, all func(*Reading) bool, emit func(string, Reading)) {
	var last, r Reading
	name := ""
	for all(&r) {
		if name == "" || r.Reading.Doc.Name < name {
			name = r.Reading.Doc.Name
		}
		if r.At > last.At {
			last = r
		}
		r = Reading{}
	}
	last.Reading.Doc.Name = name
	emit(doc, last)
}

// A textFn leaves of a reading what tells copies.
type textFn struct{}

func (f *textFn) ProcessElement(doc string, r Reading) (string, Reading) {
	return doc, Reading{r.At, schema.Reading{Doc: r.Reading.Doc}}
}

// An originsFn finds the copies among all articles, and yields of each the article that it is
// a copy of. It holds some 250 bytes an article, and looks its text up once.
type originsFn struct{}

func (f *originsFn) ProcessElement(_ int, all func(*string) bool, texts func(string) func(*Reading) bool, emit func(string, string)) error {
	var docs []string
	var id string
	for all(&id) {
		docs = append(docs, id)
	}
	slices.Sort(docs)
	var c resolve.Copies
	defer c.Close()
	for i := range docs {
		var r Reading
		if !texts(docs[i])(&r) {
			return fmt.Errorf("%s has lost its text", docs[i])
		}
		c.Add(&r.Reading.Doc)
	}
	sets, err := c.Sets()
	for i, first := range sets {
		if int(first) != i {
			emit(docs[i], docs[first])
		}
	}
	return err
}

// A summaryFn leaves of a reading what tells who is who.
type summaryFn struct{ worded }

func (f *summaryFn) ProcessElement(_ string, r Reading) (Summary, error) {
	return Summary{resolve.Summarize(&r.Reading, f.vocab)}, nil
}

// A whoFn is the one place that sees all names. It finds who is who, and yields for each
// document the ids of its things, and the quads of the things.
type whoFn struct{ worded }

func (f *whoFn) ProcessElement(_ int, all func(*Summary) bool, origins func(*string, *string) bool, emit func(string, IDs), row func(Row)) error {
	var list []resolve.Summary
	var s Summary
	for all(&s) {
		list = append(list, s.Summary)
		s = Summary{}
	}
	slices.SortFunc(list, func(a, b resolve.Summary) int { return cmp.Compare(a.Doc, b.Doc) })
	origin := map[schema.DocID]schema.DocID{}
	var doc, of string
	for origins(&doc, &of) {
		origin[schema.DocID(doc)] = schema.DocID(of)
	}
	things, ids := resolve.Entities(list, origin, f.vocab)
	for i := range things {
		row(record(entities+string(things[i].ID), schema.Graph{Entities: things[i : i+1]}, f.Settings.Base))
	}
	for d := range list {
		own := IDs{make([]string, len(ids[d]))}
		for i, id := range ids[d] {
			own.Entity[i] = string(id)
		}
		emit(string(list[d].Doc), own)
	}
	return nil
}

// Quads stand in the order of an export: record after record, documents first.
const (
	documents = "1 "
	entities  = "2 "
	facts     = "3 "
)

// record is the quads of g, which is one record, as lines.
func record(key string, g schema.Graph, base string) Row {
	var b []byte
	for q := range quads.Encode(g) {
		b = append(quads.AppendLine(b, q, base), '\n')
	}
	return Row{key, b}
}

// A factsFn yields what one document says, and the quads of the document.
type factsFn struct{ worded }

func (f *factsFn) ProcessElement(_ string, readings func(*Reading) bool, things func(*IDs) bool, origins func(*string) bool,
	emit func(string, Part), row func(Row)) error {
	var r Reading
	var own IDs
	var origin string
	readings(&r)
	things(&own)
	origins(&origin)
	doc := r.Reading.Doc
	ids := make([]schema.EntityID, len(own.Entity))
	for i, id := range own.Entity {
		ids[i] = schema.EntityID(id)
	}
	for _, fact := range resolve.Facts(&r.Reading, ids, f.vocab) {
		emit(string(fact.ID), Part{fact, cmp.Or(schema.DocID(origin), doc.ID)})
	}
	row(record(documents+string(doc.ID), schema.Graph{Documents: []schema.Document{doc}}, f.Settings.Base))
	return nil
}

// A mergeFn makes one fact of what the articles say of it, and yields its quads.
type mergeFn struct{ Base string }

func (f *mergeFn) ProcessElement(id string, all func(*Part) bool, row func(Row)) {
	var parts []schema.Fact
	var p Part
	origin := map[schema.DocID]schema.DocID{}
	for all(&p) {
		parts = append(parts, p.Fact)
		origin[p.Fact.Evidence[0].Doc] = p.Origin
		p = Part{}
	}
	row(record(facts+id, schema.Graph{Facts: []schema.Fact{resolve.Merge(parts, origin)}}, f.Base))
}
