package web

import (
	"errors"
	"slices"
	"strings"

	"newsgraph/asking"
	"newsgraph/corpus"
	"newsgraph/internal/words"
	"newsgraph/schema"
)

// complete answers while someone types: things by the beginning of a name, then by
// what stands in it or is spelt alike.
func complete(r *request) (any, error) {
	list, err := r.named(r.text("q"), r.num("limit", 10, 100))
	return completions{some(list)}, err
}

// named is at most n things that q may mean.
func (r *request) named(q string, n int) ([]ranked, error) {
	if strings.TrimSpace(q) == "" || n == 0 {
		return nil, nil
	}
	found, err := r.store().Complete(r.ctx, q, n)
	if err == nil && len(found) < n {
		var more []schema.Entity
		more, err = r.store().Suggest(r.ctx, q, n)
		for _, e := range more {
			if len(found) < n && !slices.ContainsFunc(found, func(o schema.Entity) bool { return o.ID == e.ID }) {
				found = append(found, e)
			}
		}
	}
	var out []ranked
	for _, e := range found {
		if err == nil {
			var x ranked
			x, err = r.ranked(e)
			x.Alias = aliasLike(e, q)
			out = append(out, x)
		}
	}
	return out, err
}

// ranked says how much there is about e.
func (r *request) ranked(e schema.Entity) (ranked, error) {
	x := ranked{thing: thingOf(e), Articles: len(e.Docs)}
	for _, err := range r.store().Glimpses(r.ctx, e.ID) {
		if err != nil {
			return x, err
		}
		x.Degree++
	}
	return x, nil
}

// aliasLike is the alias by which q found e, "" where its name did.
func aliasLike(e schema.Entity, q string) string {
	typed := strings.TrimRight(words.Of(q), " ")
	if strings.Contains(words.Of(e.Name), typed) {
		return ""
	}
	for _, a := range e.Aliases {
		if strings.Contains(words.Of(a), typed) {
			return a
		}
	}
	return ""
}

// search answers with things by name, and with articles and sentences by their words.
func search(r *request) (any, error) {
	q, limit := r.needed("q"), r.num("limit", 20, 200)
	out := found{Entities: []ranked{}, Sentences: []hit{}, Articles: []paper{}}
	if r.err != nil {
		return nil, nil
	}
	things, err := r.named(q, min(limit, 10))
	if err != nil {
		return nil, err
	}
	out.Entities = some(things)
	hits, all, err := asking.Search(r.ctx, r.store(), q, limit, corpus.Sentences)
	if errors.Is(err, asking.ErrNoWords) {
		return out, nil
	}
	if err != nil {
		return nil, err
	}
	out.Total = all
	for _, h := range hits {
		out.Articles = append(out.Articles, paperOf(h.Doc))
		for _, p := range h.Passages {
			x := hit{passageOf(h.Doc, p.Span), p.Text, [][2]int{}}
			for _, m := range asking.Marks(q, p.Text) {
				x.Marks = append(x.Marks, [2]int{m.Start, m.End})
			}
			out.Sentences = append(out.Sentences, x)
		}
	}
	return out, nil
}

// top answers with the things that most facts name.
func top(r *request) (any, error) {
	types, limit := chosen(r.params, "type", schema.EntityTypes), r.num("limit", 20, 1000)
	o, err := r.overview()
	if err != nil {
		return nil, err
	}
	list := []ranked{}
	for _, d := range o.ranking {
		if len(list) == limit {
			break
		}
		if len(types) > 0 && !slices.Contains(types, d.kind) {
			continue
		}
		e, err := r.store().Entity(r.ctx, d.id)
		if err != nil {
			return nil, err
		}
		list = append(list, ranked{thing: thingOf(e), Articles: len(e.Docs), Degree: d.facts})
	}
	return things{list}, nil
}
