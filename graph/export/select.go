package export

import (
	"cmp"
	"context"
	"iter"
	"slices"

	"newsgraph/schema"
)

// A Selection is a part of a graph. The zero value is all of it; what is set
// must hold together.
type Selection struct {
	Around     []schema.EntityID   // what is at most Depth statements away from one of these
	Depth      int                 // 0 means 1
	Relations  []string            // statements of these relations
	Types      []schema.EntityType // statements about things of these types only
	Modality   []schema.Modality   // statements that are, at the strongest, one of these
	MinSupport int                 // articles
	MinScore   int                 // permille, of the surest evidence
	Top        int                 // the best supported statements; 0 means all
}

func (s *Selection) all() bool {
	return len(s.Around) == 0 && len(s.Relations) == 0 && len(s.Types) == 0 && len(s.Modality) == 0 &&
		s.MinSupport <= 0 && s.MinScore <= 0 && s.Top <= 0
}

// neighbours is what a Source may also do: then the surroundings of a thing are
// found without reading all facts.
type neighbours interface {
	FactsOf(context.Context, schema.EntityID) iter.Seq2[schema.Fact, error]
}

// Select reads the selected part of src: the facts, every entity that they or
// their evidence name and those in Around, and the documents of their evidence,
// all by ID. A selection that is all of the graph keeps the rest, too.
func Select(ctx context.Context, src Source, sel Selection) (schema.Graph, error) {
	var g schema.Graph
	entities, err := collect(src.AllEntities(ctx))
	if err != nil {
		return g, err
	}
	documents, err := collect(src.AllDocuments(ctx))
	if err != nil {
		return g, err
	}
	p := picker{sel: sel, types: map[schema.EntityID]schema.EntityType{}}
	for i := range entities {
		p.types[entities[i].ID] = entities[i].Type
	}
	if len(sel.Around) > 0 {
		g.Facts, err = p.around(ctx, src)
	} else {
		g.Facts, err = p.facts(src.AllFacts(ctx))
	}
	if err != nil {
		return g, err
	}
	g.Facts = p.top(g.Facts)
	g.Entities, g.Documents = entities, documents
	if !sel.all() {
		keepNamed(&g, sel.Around)
	}
	return g, nil
}

func collect[T any](seq iter.Seq2[T, error]) ([]T, error) {
	var list []T
	for v, err := range seq {
		if err != nil {
			return nil, err
		}
		list = append(list, v)
	}
	return list, nil
}

type picker struct {
	sel   Selection
	types map[schema.EntityID]schema.EntityType
}

// wants reports whether a fact passes every filter but Around and Top.
func (p *picker) wants(f *schema.Fact) bool {
	in := func(n int, has bool) bool { return n == 0 || has }
	types := p.sel.Types
	return in(len(p.sel.Relations), slices.Contains(p.sel.Relations, f.Relation)) &&
		in(len(p.sel.Modality), slices.Contains(p.sel.Modality, f.Modality)) &&
		in(len(types), slices.Contains(types, p.types[f.Subject]) &&
			(f.Object.Entity == "" || slices.Contains(types, p.types[f.Object.Entity]))) &&
		f.Articles >= p.sel.MinSupport && bestScore(f) >= p.sel.MinScore
}

func (p *picker) facts(seq iter.Seq2[schema.Fact, error]) ([]schema.Fact, error) {
	var list []schema.Fact
	for f, err := range seq {
		if err != nil {
			return nil, err
		}
		if p.wants(&f) {
			list = append(list, f)
		}
	}
	return list, nil
}

// around walks from the entities in Around, Depth steps, and returns the facts
// whose ends were both reached: those among neighbours are part of the picture.
func (p *picker) around(ctx context.Context, src Source) ([]schema.Fact, error) {
	factsOf, err := p.reader(ctx, src)
	if err != nil {
		return nil, err
	}
	reached := map[schema.EntityID]bool{}
	seen := map[schema.FactID]schema.Fact{}
	edge := slices.Clone(p.sel.Around)
	for step := 0; len(edge) > 0; step++ {
		for _, id := range edge {
			reached[id] = true
		}
		var next []schema.EntityID
		for _, id := range edge {
			facts, err := factsOf(id)
			if err != nil {
				return nil, err
			}
			for _, f := range facts {
				seen[f.ID] = f
				next = append(next, f.Subject, f.Object.Entity)
			}
		}
		if step == max(1, p.sel.Depth) {
			break // this step was for the facts among those reached last
		}
		slices.Sort(next)
		edge = slices.DeleteFunc(slices.Compact(next), func(id schema.EntityID) bool { return id == "" || reached[id] })
	}
	var list []schema.Fact
	for _, f := range seen {
		if reached[f.Subject] && (f.Object.Entity == "" || reached[f.Object.Entity]) {
			list = append(list, f)
		}
	}
	slices.SortFunc(list, byID)
	return list, nil
}

func byID(a, b schema.Fact) int { return cmp.Compare(a.ID, b.ID) }

// reader returns a function that gives the wanted facts of an entity.
func (p *picker) reader(ctx context.Context, src Source) (func(schema.EntityID) ([]schema.Fact, error), error) {
	if n, ok := src.(neighbours); ok {
		return func(id schema.EntityID) ([]schema.Fact, error) { return p.facts(n.FactsOf(ctx, id)) }, nil
	}
	facts, err := p.facts(src.AllFacts(ctx))
	if err != nil {
		return nil, err
	}
	of := map[schema.EntityID][]schema.Fact{}
	for _, f := range facts {
		of[f.Subject] = append(of[f.Subject], f)
		if o := f.Object.Entity; o != "" && o != f.Subject {
			of[o] = append(of[o], f)
		}
	}
	return func(id schema.EntityID) ([]schema.Fact, error) { return of[id], nil }, nil
}

// top keeps the best supported facts, by ID.
func (p *picker) top(facts []schema.Fact) []schema.Fact {
	if p.sel.Top <= 0 || len(facts) <= p.sel.Top {
		return facts
	}
	slices.SortFunc(facts, func(a, b schema.Fact) int {
		return cmp.Or(cmp.Compare(b.Origins, a.Origins), cmp.Compare(b.Articles, a.Articles),
			cmp.Compare(slices.Index(schema.Modalities, a.Modality), slices.Index(schema.Modalities, b.Modality)),
			cmp.Compare(bestScore(&b), bestScore(&a)), byID(a, b))
	})
	facts = facts[:p.sel.Top]
	slices.SortFunc(facts, byID)
	return facts
}

func bestScore(f *schema.Fact) int {
	score := 0
	for i := range f.Evidence {
		score = max(score, f.Evidence[i].Score)
	}
	return score
}

// keepNamed drops the entities and documents that no fact needs.
func keepNamed(g *schema.Graph, around []schema.EntityID) {
	entities, docs := map[schema.EntityID]bool{}, map[schema.DocID]bool{}
	for _, id := range around {
		entities[id] = true
	}
	for i := range g.Facts {
		f := &g.Facts[i]
		entities[f.Subject], entities[f.Object.Entity] = true, true
		for j := range f.Evidence {
			entities[f.Evidence[j].Source] = true
			docs[f.Evidence[j].Doc] = true
		}
	}
	g.Entities = slices.DeleteFunc(g.Entities, func(e schema.Entity) bool { return !entities[e.ID] })
	g.Documents = slices.DeleteFunc(g.Documents, func(d schema.Document) bool { return !docs[d.ID] })
}
