package web

import (
	"slices"
	"strings"

	"newsgraph/graph/export"
	"newsgraph/queries"
	"newsgraph/schema"
)

// fill writes the rows as a table, with names for ids, and draws the things among them.
func (r *request) fill(res *result, rows []queries.Row) error {
	for _, row := range rows {
		for _, f := range row {
			if !slices.Contains(res.Columns, f.Name) {
				res.Columns = append(res.Columns, f.Name)
			}
		}
	}
	n := r.names()
	var things []schema.EntityID
	for _, row := range rows {
		line := make([]any, len(res.Columns))
		for i, c := range res.Columns {
			v := row.Get(c)
			if v == nil {
				continue
			}
			line[i] = queries.Plain(v)
			if id, ok := idOf(line[i]); ok {
				name, isThing := n.called(id)
				if name != "" {
					line[i] = cell{id, name}
				}
				if isThing {
					things = append(things, schema.EntityID(id))
				}
			}
		}
		res.Rows = append(res.Rows, line)
	}
	slices.Sort(things)
	things = slices.Compact(things)
	if len(things) == 0 || len(things) > drawnMost {
		return nil
	}
	var err error
	res.Graph, err = r.among(things)
	return err
}

// idOf is the id in a cell that is one.
func idOf(v any) (string, bool) {
	s, ok := v.(string)
	if !ok || len(s) < 3 || s[0] != '<' || s[len(s)-1] != '>' {
		return "", false
	}
	return s[1 : len(s)-1], true
}

// called is the name of a thing, an article or a fact, "" of anything else.
func (n *names) called(id string) (name string, isThing bool) {
	switch kind, _, _ := strings.Cut(id, "/"); kind {
	case id:
		return "", false
	case "doc":
		d, err := n.document(schema.DocID(id))
		if err != nil {
			return "", false
		}
		return titleOf(d), false
	case "fact":
		f, err := n.store().Fact(n.ctx, schema.FactID(id))
		if err != nil {
			return "", false
		}
		s, err := n.statement(f)
		if err != nil {
			return "", false
		}
		return strings.Join([]string{s.Subject.Name, strings.ReplaceAll(f.Relation, "_", " "), s.Object.Name}, " "), false
	}
	e, err := n.entity(schema.EntityID(id))
	return e.Name, err == nil
}

// among draws some things and the facts between them.
func (r *request) among(things []schema.EntityID) (*drawing, error) {
	w := r.wander(export.NewSieve(r.ctx, r.store(), export.Selection{}))
	part, err := w.part(things, 0, drawnMost)
	if err != nil {
		return nil, err
	}
	out, err := r.draw(things, part, nil, w.sift)
	if err != nil {
		return nil, err
	}
	out.Total = w.total
	out.Facets, err = facetsOf(w.all(), w.sift)
	return out, err
}
