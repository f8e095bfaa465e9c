package web

import (
	"cmp"
	"strings"

	"newsgraph/asking"
	"newsgraph/schema"
)

// names looks up what an answer names, each once.
type names struct {
	*request
	things map[schema.EntityID]schema.Entity
	papers map[schema.DocID]schema.Document
}

func (r *request) names() *names {
	return &names{r, map[schema.EntityID]schema.Entity{}, map[schema.DocID]schema.Document{}}
}

func (n *names) entity(id schema.EntityID) (schema.Entity, error) {
	if e, ok := n.things[id]; ok {
		return e, nil
	}
	e, err := n.store().Entity(n.ctx, id)
	if err == nil {
		n.things[id] = e
	}
	return e, err
}

func (n *names) thing(id schema.EntityID) (thing, error) {
	e, err := n.entity(id)
	return thingOf(e), err
}

func thingOf(e schema.Entity) thing { return thing{e.ID, e.Name, e.Type} }

func (n *names) document(id schema.DocID) (schema.Document, error) {
	if d, ok := n.papers[id]; ok {
		return d, nil
	}
	d, err := n.store().Document(n.ctx, id)
	if err == nil {
		n.papers[id] = d
	}
	return d, err
}

func paperOf(d schema.Document) paper {
	return paper{d.ID, titleOf(d), d.Outlet, some(d.Authors), d.Published, webAddress(d.URL), d.Name}
}

func titleOf(d schema.Document) string {
	return cmp.Or(strings.Join(strings.Fields(d.Title), " "), d.Name)
}

// webAddress lets through what a page may link to: an article may claim an address that
// runs as a script ("javascript:…").
func webAddress(u string) string {
	if low := strings.ToLower(u); strings.HasPrefix(low, "https://") || strings.HasPrefix(low, "http://") {
		return u
	}
	return ""
}

// some makes a list that is [] in JSON of one that may be null.
func some[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}

func passageOf(d schema.Document, s schema.Span) passage {
	return passage{d.ID, titleOf(d), d.Outlet, d.Published, s.Start, s.End}
}

// statement writes a fact with the sentence that shows it best.
func (n *names) statement(f schema.Fact) (statement, error) {
	s := statement{ID: f.ID, Relation: f.Relation, Object: thing{Name: f.Object.Text}, Modality: f.Modality, When: f.When,
		Articles: f.Articles, Origins: f.Origins, Score: share(f.BestScore()), Corrected: some(f.Corrected), Disputed: f.Disputed()}
	if r, ok := schema.News().Relation(f.Relation); ok {
		s.Inverse = r.Inverse
	}
	var err error
	if s.Subject, err = n.thing(f.Subject); err != nil {
		return s, err
	}
	if f.Object.Entity != "" {
		if s.Object, err = n.thing(f.Object.Entity); err != nil {
			return s, err
		}
	}
	best := asking.BestFirst(f)[0]
	d, err := n.document(best.Doc)
	s.Sentence = quote{passageOf(d, best.Span), best.Quote}
	return s, err
}

func share(permille int) float64 { return float64(permille) / 1000 }

// statements writes facts in their order.
func (n *names) statements(facts []schema.Fact) ([]statement, error) {
	out := make([]statement, 0, len(facts))
	for _, f := range facts {
		s, err := n.statement(f)
		if err != nil {
			return nil, err
		}
		out = append(out, s)
	}
	return out, nil
}

func (n *names) evidence(ev schema.Evidence) (evidence, error) {
	d, err := n.document(ev.Doc)
	if err != nil {
		return evidence{}, err
	}
	e := evidence{ID: ev.ID, quote: quote{passageOf(d, ev.Span), ev.Quote}, URL: webAddress(d.URL), Phrase: ev.Phrase, Modality: ev.Modality,
		When: ev.When.ISO, WhenText: ev.When.Text, Rule: ev.Rule, Score: share(ev.Score)}
	if ev.Source != "" {
		src, err := n.thing(ev.Source)
		if err != nil {
			return e, err
		}
		e.Source = &src
	}
	return e, nil
}
