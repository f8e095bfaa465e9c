package web

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"

	"newsgraph/asking"
	"newsgraph/graph"
	"newsgraph/schema"
)

// An overview is what a walk over all records of a generation gives.
type overview struct {
	stats   statistics
	ranking []standing      // by facts that name it
	leading []schema.FactID // the strongest, as many as an answer can list
	papers  []listedPaper   // newest first
}

// A standing is in how many facts a thing stands.
type standing struct {
	id    schema.EntityID
	kind  schema.EntityType
	facts int
}

type (
	statistics struct {
		Articles   int      `json:"articles"`
		Entities   int      `json:"entities"`
		Facts      int      `json:"facts"`
		Evidence   int      `json:"evidence"`
		Origins    int      `json:"origins"` // of all facts together
		First      string   `json:"first"`   // dates of articles
		Last       string   `json:"last"`
		Months     []month  `json:"months"`
		Outlets    []outlet `json:"outlets"`
		Relations  []count  `json:"relations"`
		Types      []count  `json:"types"`
		Modalities []count  `json:"modalities"`
		Connected  []ranked `json:"connected"`
		Single     single   `json:"single"`
	}
	month struct {
		Month    string `json:"month"`
		Articles int    `json:"articles"` // that came out in it
		Facts    int    `json:"facts"`    // that are told of it
	}
	outlet struct {
		Name     string `json:"name"`
		Articles int    `json:"articles"`
		Facts    int    `json:"facts"`
	}
	single struct {
		Facts int `json:"facts"` // that rest on one origin
		Of    int `json:"of"`
	}
)

const connectedShown = 50

// readOverview reads every record once. It keeps an entry for every article and every
// thing, and of the facts the ids of the strongest.
func readOverview(ctx context.Context, s *graph.Store) (*overview, error) {
	w := walk{strongest: keeper[schema.Fact]{most: factsListed, order: asking.Stronger}, months: map[string]*month{}, outlets: map[string]*outlet{}, relations: map[string]int{}, types: map[string]int{}, modalities: map[string]int{},
		degree: map[schema.EntityID]int{}, facts: map[schema.DocID]int{}, outletOf: map[schema.DocID]*outlet{}}
	for d, err := range s.AllDocuments(ctx) {
		if err != nil {
			return nil, err
		}
		w.document(d)
	}
	for f, err := range s.AllFacts(ctx) {
		if err != nil {
			return nil, err
		}
		w.fact(&f)
	}
	for e, err := range s.AllEntities(ctx) {
		if err != nil {
			return nil, err
		}
		w.entity(&e)
	}
	return w.done(ctx, s)
}

type walk struct {
	overview
	strongest                    keeper[schema.Fact] // of each what decides that
	months                       map[string]*month
	outlets                      map[string]*outlet
	relations, types, modalities map[string]int
	degree                       map[schema.EntityID]int
	facts                        map[schema.DocID]int
	outletOf                     map[schema.DocID]*outlet
}

func (w *walk) month(date string) *month {
	if len(date) < len("2025-12") || strings.Contains(date, "W") {
		return &month{} // a year or a week is in no one month
	}
	m := date[:len("2025-12")]
	if w.months[m] == nil {
		w.months[m] = &month{Month: m}
	}
	return w.months[m]
}

func (w *walk) document(d schema.Document) {
	st := &w.stats
	st.Articles++
	if d.Published != "" {
		st.First, st.Last = cmp.Or(min(cmp.Or(st.First, d.Published), d.Published), d.Published), max(st.Last, d.Published)
	}
	w.month(d.Published).Articles++
	if w.outlets[d.Outlet] == nil {
		w.outlets[d.Outlet] = &outlet{Name: d.Outlet}
	}
	w.outlets[d.Outlet].Articles++
	w.outletOf[d.ID] = w.outlets[d.Outlet]
	w.papers = append(w.papers, listedPaper{paper: paperOf(d)})
}

func (w *walk) fact(f *schema.Fact) {
	st := &w.stats
	st.Facts++
	st.Evidence += len(f.Evidence)
	st.Origins += f.Origins
	if f.Origins == 1 {
		st.Single.Facts++
	}
	w.strongest.add(strengthOf(f))
	w.month(f.When).Facts++
	w.relations[f.Relation]++
	w.modalities[string(f.Modality)]++
	w.degree[f.Subject]++
	if o := f.Object.Entity; o != "" && o != f.Subject {
		w.degree[o]++
	}
	var docs []schema.DocID
	var outlets []*outlet
	for i := range f.Evidence {
		doc := f.Evidence[i].Doc
		if !slices.Contains(docs, doc) {
			docs = append(docs, doc)
			w.facts[doc]++
		}
		if o := w.outletOf[doc]; o != nil && !slices.Contains(outlets, o) {
			outlets = append(outlets, o)
			o.Facts++
		}
	}
}

func (w *walk) entity(e *schema.Entity) {
	w.stats.Entities++
	w.types[string(e.Type)]++
	if n := w.degree[e.ID]; n > 0 {
		w.ranking = append(w.ranking, standing{e.ID, e.Type, n})
	}
}

func (w *walk) done(ctx context.Context, s *graph.Store) (*overview, error) {
	st := &w.stats
	st.Single.Of = st.Facts
	st.Months, st.Outlets = []month{}, []outlet{}
	for _, m := range slices.Sorted(maps.Keys(w.months)) {
		st.Months = append(st.Months, *w.months[m])
	}
	for _, name := range slices.Sorted(maps.Keys(w.outlets)) {
		st.Outlets = append(st.Outlets, *w.outlets[name])
	}
	slices.SortStableFunc(st.Outlets, func(a, b outlet) int { return cmp.Compare(b.Articles, a.Articles) })
	st.Relations, st.Types, st.Modalities = counted(w.relations), counted(w.types), counted(w.modalities)
	slices.SortFunc(w.ranking, func(a, b standing) int { return cmp.Or(cmp.Compare(b.facts, a.facts), cmp.Compare(a.id, b.id)) })
	st.Connected = []ranked{}
	for _, d := range w.ranking[:min(len(w.ranking), connectedShown)] {
		e, err := s.Entity(ctx, d.id)
		if err != nil {
			return nil, err
		}
		st.Connected = append(st.Connected, ranked{thing: thingOf(e), Articles: len(e.Docs), Degree: d.facts})
	}
	for _, f := range w.strongest.first() {
		w.leading = append(w.leading, f.ID)
	}
	for i := range w.papers {
		w.papers[i].Facts = w.facts[w.papers[i].ID]
	}
	slices.SortFunc(w.papers, func(a, b listedPaper) int {
		return cmp.Or(cmp.Compare(b.Published, a.Published), cmp.Compare(a.File, b.File), cmp.Compare(a.ID, b.ID))
	})
	return &w.overview, nil
}

// counted is the counts, the most first.
func counted(m map[string]int) []count {
	out := []count{}
	for _, name := range slices.Sorted(maps.Keys(m)) {
		out = append(out, count{name, m[name]})
	}
	slices.SortStableFunc(out, func(a, b count) int { return cmp.Compare(b.Count, a.Count) })
	return out
}

func stats(r *request) (any, error) {
	o, err := r.overview()
	if err != nil {
		return nil, err
	}
	return o.stats, nil
}

func (r *request) overview() (*overview, error) {
	return r.gen.overview.of(r.ctx, r.srv.store, r.gen, readOverview)
}
