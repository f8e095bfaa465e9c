package web

import (
	"cmp"
	"maps"
	"slices"
	"strconv"

	"newsgraph/asking"
	"newsgraph/graph/export"
	"newsgraph/schema"
)

type (
	drawing struct {
		Nodes  []node `json:"nodes"`
		Edges  []edge `json:"edges"`
		Facets facets `json:"facets"`
		Cut    bool   `json:"cut"` // there is more than the limit lets through
		Total  total  `json:"total"`
	}
	node struct {
		thing
		X        float64 `json:"x"` // as in the SVG: pixels, y grows downwards
		Y        float64 `json:"y"`
		Articles int     `json:"articles"`
		Degree   int     `json:"degree"` // facts that name it, in the whole store
		Centre   bool    `json:"centre"`
	}
	edge struct {
		ID       schema.FactID   `json:"id"`
		Facts    []schema.FactID `json:"facts"`
		From     schema.EntityID `json:"from"`
		To       schema.EntityID `json:"to"`
		Relation string          `json:"relation"`
		Phrase   string          `json:"phrase"`
		Modality schema.Modality `json:"modality"`
		Disputed bool            `json:"disputed"`
		Articles int             `json:"articles"`
		Origins  int             `json:"origins"`
		Score    float64         `json:"score"`
		Since    string          `json:"since"` // first and last date that its evidence tells, or that an article of it came out
		Until    string          `json:"until"`
	}
	total struct {
		Nodes int `json:"nodes"`
		Edges int `json:"edges"`
	}
	// facets counts the facts around, before the facet's own filter.
	facets struct {
		Type     []count `json:"type"`
		Relation []count `json:"relation"`
		Modality []count `json:"modality"`
		Outlet   []count `json:"outlet"`
		Support  []count `json:"support"`
		Since    string  `json:"since"` // of all facts around
		Until    string  `json:"until"`
	}
)

const (
	nodesShown = 300
	nodesMost  = 2000
	depthMost  = 3
)

// neighbourhood answers with the things around some, and where each stands in a picture.
func neighbourhood(r *request) (any, error) {
	var centres []schema.EntityID
	for _, id := range r.values("around") {
		centres = append(centres, schema.EntityID(id))
	}
	depth, limit, sift := r.num("depth", 1, depthMost), r.num("limit", nodesShown, nodesMost), r.sieve()
	if len(centres) == 0 {
		r.wrong(&problem{Status: 400, Message: "around is missing", Hint: "as in ?around=person/ann-lee; /api/complete?q=… finds ids by names"})
	}
	if r.err != nil {
		return nil, nil
	}
	slices.Sort(centres)
	centres = slices.Compact(centres)
	for _, id := range centres {
		if _, err := r.store().Entity(r.ctx, id); err != nil {
			return nil, err
		}
	}
	w := &wander{request: r, sift: sift, seen: map[schema.FactID]*schema.Fact{}, at: map[schema.EntityID]int{}}
	part, err := w.part(centres, depth, limit)
	if err != nil {
		return nil, err
	}
	out, err := r.draw(centres, part, centres)
	if err != nil {
		return nil, err
	}
	out.Cut, out.Total = w.cut, w.total
	out.Facets, err = facetsOf(w.all(), sift)
	return out, err
}

// draw places things, the facts given, and what these name; the picture is around the centres.
func (r *request) draw(things []schema.EntityID, list []*schema.Fact, centres []schema.EntityID) (*drawing, error) {
	n, g := r.names(), schema.Graph{}
	ids := slices.Clone(things)
	for _, f := range list {
		g.Facts = append(g.Facts, *f)
		ids = append(ids, f.Subject, f.Object.Entity)
	}
	slices.Sort(ids)
	for _, id := range slices.Compact(ids) {
		e, err := n.entity(id)
		if err != nil {
			return nil, err
		}
		g.Entities = append(g.Entities, e)
	}
	slices.SortFunc(g.Facts, func(a, b schema.Fact) int { return cmp.Compare(a.ID, b.ID) })
	at := export.Place(g, export.Options{Selection: export.Selection{Around: centres}})
	out := &drawing{Nodes: []node{}, Edges: []edge{}}
	for _, e := range g.Entities {
		x, err := r.ranked(e)
		if err != nil {
			return nil, err
		}
		b := at[e.ID]
		out.Nodes = append(out.Nodes, node{x.thing, b.X, b.Y, x.Articles, x.Degree, slices.Contains(centres, e.ID)})
	}
	for i := range g.Facts {
		x, err := n.edge(&g.Facts[i])
		if err != nil {
			return nil, err
		}
		out.Edges = append(out.Edges, x)
	}
	return out, nil
}

func (n *names) edge(f *schema.Fact) (edge, error) {
	x := edge{ID: f.ID, Facts: []schema.FactID{f.ID}, From: f.Subject, To: f.Object.Entity, Relation: f.Relation, Phrase: asking.BestFirst(*f)[0].Phrase,
		Modality: f.Modality, Disputed: f.Disputed(), Articles: f.Articles, Origins: f.Origins, Score: share(asking.BestScore(*f))}
	var err error
	x.Since, x.Until, err = dates(f, n.document)
	return x, err
}

// dates is the first and the last date of a fact.
func dates(f *schema.Fact, document func(schema.DocID) (schema.Document, error)) (since, until string, err error) {
	for i := range f.Evidence {
		d, err := document(f.Evidence[i].Doc)
		if err != nil {
			return "", "", err
		}
		if day := dateOf(&f.Evidence[i], d); day != "" {
			since, until = min(cmp.Or(since, day), day), max(until, day)
		}
	}
	return since, until, nil
}

// facetsOf counts facts by what they could be filtered by.
func facetsOf(list []*schema.Fact, s *sieve) (facets, error) {
	out := facets{Type: []count{}, Relation: []count{}, Modality: []count{}, Outlet: []count{}, Support: []count{}}
	for _, f := range list {
		since, until, err := dates(f, s.paper)
		if err != nil {
			return out, err
		}
		if since != "" {
			out.Since, out.Until = min(cmp.Or(out.Since, since), since), max(out.Until, until)
		}
	}
	for _, x := range []struct {
		filter string
		into   *[]count
		names  func(*schema.Fact) ([]string, error)
	}{
		{"type", &out.Type, s.kindsOf},
		{"relation", &out.Relation, func(f *schema.Fact) ([]string, error) { return []string{f.Relation}, nil }},
		{"modality", &out.Modality, func(f *schema.Fact) ([]string, error) { return []string{string(f.Modality)}, nil }},
		{"outlet", &out.Outlet, s.outletsOf},
		{"support", &out.Support, func(f *schema.Fact) ([]string, error) { return []string{strconv.Itoa(f.Articles)}, nil }},
	} {
		n := map[string]int{}
		s.without = x.filter
		for _, f := range list {
			ok, err := s.passes(f)
			var names []string
			if err == nil && ok {
				names, err = x.names(f)
			}
			if err != nil {
				return out, err
			}
			for _, name := range names {
				n[name]++
			}
		}
		*x.into = counted(n)
	}
	s.without = ""
	return out, nil
}

// kindsOf is the types of the two ends of f, each once.
func (s *sieve) kindsOf(f *schema.Fact) ([]string, error) {
	a, err := s.kind(f.Subject)
	if err != nil {
		return nil, err
	}
	b, err := s.kind(f.Object.Entity)
	return slices.Compact([]string{string(a), string(b)}), err
}

// outletsOf is the outlets of the evidence of f, each once.
func (s *sieve) outletsOf(f *schema.Fact) ([]string, error) {
	outlets := map[string]bool{}
	for i := range f.Evidence {
		d, err := s.paper(f.Evidence[i].Doc)
		if err != nil {
			return nil, err
		}
		outlets[d.Outlet] = true
	}
	return slices.Collect(maps.Keys(outlets)), nil
}
