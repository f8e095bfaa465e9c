package export

import (
	"context"
	"encoding/xml"
	"slices"
	"strings"

	"newsgraph/schema"
)

// Formats of nodes and edges (GraphML, GEXF, Cytoscape, CSV, Cypher) write this one
// table of attributes: a node is an entity, an edge a fact with its surest sentence.

// A vertex is an entity, or text that is the object of a fact.
type vertex struct {
	id, name, kind string // kind is the entity's type, or textType
	*schema.Entity        // an empty one for text
}

const textType = "Text"

// An arc is a fact.
type arc struct {
	*schema.Fact
	from, to string    // ids of vertices; to is "" when the object is text that is no vertex
	names    [2]string // of the ends
	types    [2]schema.EntityType
	best     schema.Evidence // the surest
	doc      schema.Document // of best
	word     string          // the name of whom best stands on
	dates    []string        // as datesOf
}

// A field is one attribute of a vertex or an arc.
type field[T any] struct {
	name  string
	kind  fieldKind
	value func(*T) any // a string, an int, a float64, a bool, as kind says; lists are joined with "; "
}

type fieldKind int

const (
	textField fieldKind = iota
	wholeField
	numberField
	truthField
)

var vertexFields = []field[vertex]{
	{"type", textField, func(v *vertex) any { return v.kind }},
	{"aliases", textField, func(v *vertex) any { return strings.Join(v.Aliases, "; ") }},
	{"mentions", wholeField, func(v *vertex) any { return v.Mentions }},
	{"articles", wholeField, func(v *vertex) any { return len(v.Docs) }},
	{"known", textField, func(v *vertex) any { return v.Known }},
	{"wikidata", textField, func(v *vertex) any { return v.Wikidata }},
	{"norp_of", textField, func(v *vertex) any { return string(v.NorpOf) }},
	{"government_of", textField, func(v *vertex) any { return string(v.GovernmentOf) }},
	{"corrected", textField, func(v *vertex) any { return strings.Join(v.Corrected, "; ") }},
}

var arcFields = []field[arc]{
	{"relation", textField, func(a *arc) any { return a.Relation }},
	{"modality", textField, func(a *arc) any { return string(a.Modality) }},
	{"disputed", truthField, func(a *arc) any { return a.Disputed() }},
	{"when", textField, func(a *arc) any { return a.When }},
	{"articles", wholeField, func(a *arc) any { return a.Articles }},
	{"origins", wholeField, func(a *arc) any { return a.Origins }},
	{"score", numberField, func(a *arc) any { return float64(a.BestScore()) / 1000 }},
	{"quote", textField, func(a *arc) any { return a.best.Quote }},
	{"on_the_word_of", textField, func(a *arc) any { return a.word }},
	{"article", textField, func(a *arc) any { return a.doc.Title }},
	{"outlet", textField, func(a *arc) any { return a.doc.Outlet }},
	{"published", textField, func(a *arc) any { return a.doc.Published }},
	{"url", textField, func(a *arc) any { return a.doc.URL }},
	{"corrected", textField, func(a *arc) any { return strings.Join(a.Corrected, "; ") }},
}

// eachVertex yields the entities, then if texts is set the texts that facts have as object.
func eachVertex(ctx context.Context, src Source, texts bool, use func(*vertex) error) error {
	err := each(src.AllEntities(ctx), func(e *schema.Entity) error {
		return use(&vertex{id: string(e.ID), name: e.Name, kind: string(e.Type), Entity: e})
	})
	if err != nil || !texts {
		return err
	}
	return each(src.AllFacts(ctx), func(f *schema.Fact) error {
		if f.Object.Entity != "" {
			return nil
		}
		return use(&vertex{id: textID(f), name: f.Object.Text, kind: textType, Entity: &schema.Entity{}})
	})
}

func textID(f *schema.Fact) string { return string(f.ID) + "/object" }

// eachArc yields the facts. One whose ends the graph does not have is passed over.
func eachArc(ctx context.Context, src Source, use func(*arc) error) error {
	find := newFinder(ctx, src)
	return each(src.AllFacts(ctx), func(f *schema.Fact) error {
		a, err := find.arc(f)
		if err != nil || a == nil {
			return err
		}
		return use(a)
	})
}

// arc is nil when the graph does not have both ends.
func (find *finder) arc(f *schema.Fact) (*arc, error) {
	a := &arc{Fact: f, from: string(f.Subject), to: string(f.Object.Entity)}
	for i, id := range []schema.EntityID{f.Subject, f.Object.Entity} {
		e, err := find.entity(id)
		if err != nil || id != "" && e.ID == "" {
			return nil, err
		}
		a.names[i], a.types[i] = e.Name, e.Type
	}
	if a.to == "" {
		a.to, a.names[1] = textID(f), f.Object.Text
	}
	dates, err := datesOf(f, find)
	if err != nil {
		return nil, err
	}
	a.dates = dates
	if len(f.Evidence) == 0 {
		return a, nil
	}
	a.best = surest(f)
	if a.doc, err = find.document(a.best.Doc); err != nil {
		return nil, err
	}
	word, err := find.entity(a.best.Source)
	a.word = word.Name
	return a, err
}

// surest is the evidence that says what the fact says, with the highest score.
func surest(f *schema.Fact) schema.Evidence {
	return slices.MaxFunc(f.Evidence, func(a, b schema.Evidence) int {
		if as, bs := a.Modality == f.Modality, b.Modality == f.Modality; as != bs {
			return map[bool]int{true: 1, false: -1}[as]
		}
		return a.Score - b.Score
	})
}

func spaced(relation string) string { return strings.ReplaceAll(relation, "_", " ") }

// xmlSafe escapes text for XML; what XML cannot hold becomes U+FFFD.
func xmlSafe(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s)) // a Builder takes everything
	return b.String()
}
