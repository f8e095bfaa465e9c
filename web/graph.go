package web

import (
	"cmp"
	"slices"

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
		Since    string          `json:"since"` // first and last date that its evidence tells, or, where it tells none, of its articles
		Until    string          `json:"until"`
	}
	total struct {
		Nodes int `json:"nodes"`
		Edges int `json:"edges"`
	}
)

const (
	nodesShown = 300
	nodesMost  = 5000
	depthMost  = 3
)

// neighbourhood answers with the things around some, and where each stands in a picture.
func neighbourhood(r *request) (any, error) {
	depth, limit, sift := r.num("depth", 1, depthMost), r.num("limit", nodesShown, nodesMost), r.sieve()
	centres := sift.Around
	if len(r.values("around")) == 0 {
		r.wrong(&problem{Status: 400, Message: "around is missing", Hint: "as in ?around=person/ann-lee; /api/complete?q=… finds ids by names"})
	}
	if r.err != nil {
		return nil, nil
	}
	w := r.wander(sift)
	part, err := w.part(centres, depth, limit)
	if err != nil {
		return nil, err
	}
	out, err := r.draw(centres, part, centres, sift)
	if err != nil {
		return nil, err
	}
	out.Cut, out.Total = w.cut, w.total
	out.Facets, err = facetsOf(w.all(), sift)
	return out, err
}

// draw places things, the facts given, and what these name; the picture is around the centres.
func (r *request) draw(things []schema.EntityID, list []*schema.Fact, centres []schema.EntityID, sift *export.Sieve) (*drawing, error) {
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
	at := export.Place(g, export.Options{Selection: export.Selection{Around: things}}) // those without a line, too
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
		x, err := n.edge(&g.Facts[i], sift)
		if err != nil {
			return nil, err
		}
		out.Edges = append(out.Edges, x)
	}
	return out, nil
}

func (n *names) edge(f *schema.Fact, s *export.Sieve) (edge, error) {
	x := edge{ID: f.ID, Facts: []schema.FactID{f.ID}, From: f.Subject, To: f.Object.Entity, Relation: f.Relation, Phrase: asking.BestFirst(*f)[0].Phrase,
		Modality: f.Modality, Disputed: f.Disputed(), Articles: f.Articles, Origins: f.Origins, Score: share(f.BestScore())}
	dates, err := s.Dates(f)
	if len(dates) > 0 {
		x.Since, x.Until = dates[0], dates[len(dates)-1]
	}
	return x, err
}
