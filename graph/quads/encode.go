package quads

import (
	"encoding/json"
	"iter"
	"slices"

	"github.com/cayleygraph/quad"

	"newsgraph/schema"
)

// A Record is the quads of one document, entity or fact.
type Record = []quad.Quad

// Encode yields the quads of g: documents, entities, facts, each record's
// quads together and in a fixed order. No quad comes twice if no id does.
//
// Ids, types and relations must not be empty; text must be UTF-8.
func Encode(g schema.Graph) iter.Seq[quad.Quad] {
	return func(yield func(quad.Quad) bool) {
		var buf []quad.Quad
		flush := func() bool {
			for _, q := range buf {
				if !yield(q) {
					return false
				}
			}
			buf = buf[:0]
			return true
		}
		for i := range g.Documents {
			if buf = AppendDocument(buf, &g.Documents[i]); !flush() {
				return
			}
		}
		for i := range g.Entities {
			if buf = AppendEntity(buf, &g.Entities[i]); !flush() {
				return
			}
		}
		for i := range g.Facts {
			if buf = AppendFact(buf, &g.Facts[i]); !flush() {
				return
			}
		}
	}
}

// A node collects quads of one subject and label.
type node struct {
	quads          []quad.Quad
	subject, label quad.Value
}

func (n *node) add(pred quad.IRI, v quad.Value) {
	n.quads = append(n.quads, quad.Quad{Subject: n.subject, Predicate: pred, Object: v, Label: n.label})
}

// text adds a literal unless it is empty.
func (n *node) text(pred quad.IRI, s string) {
	if s != "" {
		n.add(pred, quad.String(s))
	}
}

func (n *node) texts(pred quad.IRI, list []string) {
	for _, s := range list {
		n.text(pred, s)
	}
}

// AppendDocument appends the quads of d, labelled with d, but neither its text nor its noise.
func AppendDocument(qs []quad.Quad, d *schema.Document) []quad.Quad {
	iri := IRI(d.ID)
	n := node{qs, iri, iri}
	n.add(Type, Article)
	n.text(File, d.Name)
	n.text(Title, d.Title)
	n.text(URL, d.URL)
	n.text(Outlet, d.Outlet)
	authors := sortedSet(d.Authors)
	for _, a := range authors {
		n.add(Author, quad.String(a))
	}
	if !slices.Equal(authors, d.Authors) {
		n.add(Byline, quad.String(marshal(d.Authors)))
	}
	n.text(Published, d.Published)
	n.text(PublishedFrom, d.PublishedFrom)
	n.text(Modified, d.Modified)
	n.text(ModifiedFrom, d.ModifiedFrom)
	n.text(Lang, d.Lang)
	n.text(SHA256, d.SHA256)
	n.text(Reader, d.Reader)
	return n.quads
}

// AppendEntity appends the quads of e. They have no label, but for the
// articles that speak of it.
func AppendEntity(qs []quad.Quad, e *schema.Entity) []quad.Quad {
	n := node{quads: qs, subject: IRI(e.ID)}
	n.add(Type, RelationIRI(string(e.Type)))
	n.text(Label, e.Name)
	for _, a := range e.Aliases {
		n.add(AltLabel, quad.String(a))
	}
	if e.Mentions != 0 {
		n.add(Mentions, quad.Int(e.Mentions))
	}
	if e.NorpOf != "" {
		n.add(NorpOf, IRI(e.NorpOf))
	}
	if e.GovernmentOf != "" {
		n.add(GovernmentOf, IRI(e.GovernmentOf))
	}
	n.text(Known, e.Known)
	if e.Wikidata != "" {
		n.add(ExactMatch, wikidata+RelationIRI(e.Wikidata))
	}
	n.texts(Why, e.Why)
	n.texts(Corrected, e.Corrected)
	for _, d := range e.Docs {
		n.label = IRI(d)
		n.add(MentionedIn, n.label)
	}
	return n.quads
}

// AppendFact appends the plain edge of f if any evidence asserts it, the quads
// of its fact node, and those of its evidence, each labelled with its article.
func AppendFact(qs []quad.Quad, f *schema.Fact) []quad.Quad {
	subject, relation, object := IRI(f.Subject), RelationIRI(f.Relation), objectValue(f.Object)
	if Stated(f) {
		qs = append(qs, quad.Quad{Subject: subject, Predicate: relation, Object: object})
	}
	n := node{quads: qs, subject: IRI(f.ID)}
	n.add(Type, Fact)
	n.add(Subject, subject)
	n.add(Relation, relation)
	n.add(Object, object)
	n.text(Modality, string(f.Modality))
	n.text(When, f.When)
	n.add(Articles, quad.Int(f.Articles))
	n.add(Origins, quad.Int(f.Origins))
	n.texts(Corrected, f.Corrected)
	for i := range f.Evidence {
		ev := &f.Evidence[i]
		n.label = docLabel(ev.Doc)
		n.add(HasEvidence, IRI(ev.ID))
		n.quads = appendEvidence(n.quads, ev)
	}
	return n.quads
}

// Stated reports whether some evidence of f asserts it: only then may f have a plain edge.
func Stated(f *schema.Fact) bool {
	return slices.ContainsFunc(f.Evidence, func(ev schema.Evidence) bool { return ev.Modality == schema.Asserted })
}

func appendEvidence(qs []quad.Quad, ev *schema.Evidence) []quad.Quad {
	n := node{qs, IRI(ev.ID), docLabel(ev.Doc)}
	n.add(Type, Evidence)
	if n.label != nil {
		n.add(Doc, n.label)
	}
	n.add(Start, quad.Int(ev.Start))
	n.add(End, quad.Int(ev.End))
	n.text(Quote, ev.Quote)
	n.text(Phrase, ev.Phrase)
	n.text(ObjectText, ev.ObjectText)
	n.text(Modality, string(ev.Modality))
	if ev.Source != "" {
		n.add(Source, IRI(ev.Source))
	}
	n.text(When, ev.When.ISO)
	n.text(WhenText, ev.When.Text)
	n.text(Rule, ev.Rule)
	n.add(Score, quad.Int(ev.Score))
	return n.quads
}

func docLabel(d schema.DocID) quad.Value {
	if d == "" {
		return nil // a nil IRI would be a value of its own
	}
	return IRI(d)
}

func objectValue(o schema.Object) quad.Value {
	if o.Entity != "" {
		return IRI(o.Entity)
	}
	return quad.String(o.Text)
}

func sortedSet(list []string) []string {
	s := slices.Clone(list)
	slices.Sort(s)
	return slices.Compact(s)
}

func marshal(v any) string {
	b, err := json.Marshal(v)
	if err != nil {
		panic("quads: a value of a quad has no JSON: " + err.Error())
	}
	return string(b)
}
