package web

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"newsgraph/corpus"
	"newsgraph/queries"
	"newsgraph/schema"
)

type (
	whole struct {
		paper
		Lang     string                    `json:"lang"`
		Text     string                    `json:"text"`
		Blocks   []block                   `json:"blocks"`
		Noise    []block                   `json:"noise"` // what is not the article
		Entities []mention                 `json:"entities"`
		Facts    []told                    `json:"facts"`
		Names    map[schema.EntityID]named `json:"names"`
	}
	block struct {
		schema.Span
		Kind string `json:"kind"`
	}
	mention struct {
		schema.Span
		ID schema.EntityID `json:"id"`
	}
	told struct {
		schema.Span
		ID       schema.FactID   `json:"id"`
		Text     string          `json:"text"` // "Ann Lee met with Bo Diaz"
		Modality schema.Modality `json:"modality"`
		Phrase   *schema.Span    `json:"phrase,omitempty"` // where the words of the relation stand
	}
	named struct {
		Name string            `json:"name"`
		Type schema.EntityType `json:"type"`
	}
)

// article answers with the text and what was read from it, each with its place.
func article(r *request) (any, error) {
	id := schema.DocID(r.needed("id"))
	reading, err := r.store().Reading(r.ctx, id)
	if err != nil {
		return nil, err
	}
	d := reading.Doc
	out := whole{paper: paperOf(d), Lang: d.Lang, Text: d.Text, Blocks: []block{}, Noise: []block{}, Entities: []mention{}, Facts: []told{},
		Names: map[schema.EntityID]named{}}
	for _, p := range corpus.Paragraphs(d) {
		kind := "paragraph"
		if strings.TrimSpace(schema.NewIndex(d.Text).Cut(p)) == d.Title {
			kind = "title"
		}
		out.Blocks = append(out.Blocks, block{p, kind})
	}
	for _, x := range d.Noise {
		out.Noise = append(out.Noise, block{x.Span, x.Kind})
	}
	if err := out.mentions(r, reading); err != nil {
		return nil, err
	}
	return out, out.tell(r, d)
}

// mentions finds the thing of the store that each referent of the article became: of its
// name and type, and spoken of in this article.
func (w *whole) mentions(r *request, reading schema.Reading) error {
	for _, x := range reading.Entities {
		found, err := r.store().Find(r.ctx, x.Name)
		if err != nil {
			return err
		}
		i := slices.IndexFunc(found, func(e schema.Entity) bool { return slices.Contains(e.Docs, reading.Doc.ID) })
		if i < 0 {
			continue // it stands in no fact of the graph, or a correction made it another
		}
		e := found[i]
		w.Names[e.ID] = named{e.Name, e.Type}
		for _, m := range x.Mentions {
			w.Entities = append(w.Entities, mention{m.Span, e.ID})
		}
	}
	slices.SortFunc(w.Entities, func(a, b mention) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End), cmp.Compare(a.ID, b.ID))
	})
	return nil
}

// tell adds the facts that have evidence in the article.
func (w *whole) tell(r *request, d schema.Document) error {
	ids, err := queries.FactsIn(r.ctx, r.store().QuadStore(), d.ID)
	if err != nil {
		return err
	}
	n, index := r.names(), schema.NewIndex(d.Text)
	for _, id := range ids {
		f, err := r.store().Fact(r.ctx, id)
		if err != nil {
			return err
		}
		s, err := n.statement(f)
		if err != nil {
			return err
		}
		for _, ev := range f.Evidence {
			if ev.Doc == d.ID {
				text := strings.Join([]string{s.Subject.Name, strings.ReplaceAll(f.Relation, "_", " "), s.Object.Name}, " ")
				w.Facts = append(w.Facts, told{ev.Span, f.ID, text, ev.Modality, placeOf(index.Cut(ev.Span), ev)})
			}
		}
	}
	slices.SortFunc(w.Facts, func(a, b told) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End), cmp.Compare(a.ID, b.ID))
	})
	return nil
}

// placeOf is where the words of the relation stand, nil where they stand apart.
func placeOf(sentence string, ev schema.Evidence) *schema.Span {
	before, _, ok := strings.Cut(sentence, ev.Phrase)
	if !ok || ev.Phrase == "" {
		return nil
	}
	start := ev.Start + utf8.RuneCountInString(before)
	return &schema.Span{Start: start, End: start + utf8.RuneCountInString(ev.Phrase)}
}

// articles lists them, newest first.
func articles(r *request) (any, error) {
	limit, offset := r.num("limit", 20, 1000), r.num("offset", 0, 1<<31-1)
	outlets, since, until := r.values("outlet"), r.date("since"), r.date("until")
	if r.err != nil {
		return nil, nil
	}
	o, err := r.overview()
	if err != nil {
		return nil, err
	}
	out := articleList{Articles: []listedPaper{}}
	for _, p := range o.papers {
		if len(outlets) > 0 && !slices.Contains(outlets, p.Outlet) || !within(since, until, p.Published) {
			continue
		}
		if out.Total++; out.Total > offset && len(out.Articles) < limit {
			out.Articles = append(out.Articles, p)
		}
	}
	return out, nil
}
