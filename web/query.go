package web

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"mime"
	"net/http"
	"slices"
	"strings"
	"time"

	"newsgraph/queries"
	"newsgraph/web/cayley"
)

type (
	savedQuery struct {
		Name   string       `json:"name"`
		Title  string       `json:"title"`
		Text   string       `json:"text"`
		Params []savedParam `json:"params"`
	}
	savedParam struct {
		Name     string `json:"name"`
		Type     string `json:"type"`
		What     string `json:"what"`
		Default  string `json:"default"`
		Required bool   `json:"required"`
	}

	// asked is the body of POST /api/query: a text in a language, or the name of a saved
	// query with its parameters.
	asked struct {
		Lang   string            `json:"lang"`
		Query  string            `json:"query"`
		Name   string            `json:"name"`
		Params map[string]string `json:"params"`
		Limit  int               `json:"limit"`
	}
	result struct {
		Columns []string `json:"columns"`
		Rows    [][]any  `json:"rows"` // of text, numbers, truth values, null, {id, name} and what a script made
		Total   int      `json:"total"`
		Cut     bool     `json:"cut"` // there are more rows
		Took    int64    `json:"took_ms"`
		Notes   []string `json:"notes"`
		Graph   *drawing `json:"graph,omitempty"`
	}
	cell struct {
		ID   string `json:"id"`
		Name string `json:"name"`
	}
)

func savedQueries(*request) (any, error) {
	all, err := queries.All()
	list := []savedQuery{}
	for _, q := range all {
		s := savedQuery{q.Name, q.Title, q.Text, []savedParam{}}
		for _, p := range q.Params {
			s.Params = append(s.Params, savedParam{p.Name, p.Type, p.Doc, p.Default, !p.Optional})
		}
		list = append(list, s)
	}
	return queryList{list}, err
}

const (
	rowsUnlessTold = 1000
	bytesMost      = 16 << 20 // of the rows of a result
	drawnMost      = 200      // things of a result that are drawn
)

// query runs what the body asks, within the limits of the server.
func (s *Server) query(w http.ResponseWriter, r *http.Request) {
	var q asked
	if err := readBody(r, &q); err != nil {
		refuse(w, r, err)
		return
	}
	s.ran(w, r, func(ctx context.Context, g *generation) (any, error) {
		return (&request{&params{}, ctx, s, g}).run(q)
	})
}

// session is one for one query: nothing stays of it.
func (s *Server) session(g *generation, limit int) *queries.Session {
	return queries.New(g.store.QuadStore(), &queries.Options{
		Limit: limit, Timeout: s.opt.QueryTime, Memory: s.opt.QueryMemory, Find: queries.FindIn(g.store),
	})
}

// forCayley lends what clients of Cayley's API need.
func (s *Server) forCayley() cayley.Host {
	return cayley.Host{
		Query: func(w http.ResponseWriter, r *http.Request, limit int, do func(context.Context, *queries.Session) (any, error)) {
			s.ran(w, r, func(ctx context.Context, g *generation) (any, error) {
				return do(ctx, s.session(g, min(limit, s.opt.QueryRows)))
			})
		},
		Stream: func(w http.ResponseWriter, r *http.Request, kind string, do func(context.Context, *queries.Session, io.Writer) error) {
			s.stream(w, r, kind, func(ctx context.Context, g *generation, to io.Writer) error { return do(ctx, s.session(g, 0), to) })
		},
	}
}

func readBody(r *http.Request, into any) error {
	if kind, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type")); kind != "application/json" {
		return &problem{Status: http.StatusUnsupportedMediaType, Message: "the body is not said to be JSON", Hint: "send Content-Type: application/json"}
	}
	d := json.NewDecoder(r.Body)
	d.DisallowUnknownFields()
	err := d.Decode(into)
	var long *http.MaxBytesError
	switch {
	case errors.As(err, &long):
		return &problem{Status: http.StatusRequestEntityTooLarge, Message: "the body is too long"}
	case err != nil:
		return badly("the body cannot be read: %v", err)
	}
	if _, err := d.Token(); err != io.EOF {
		return badly("the body goes on after the object")
	}
	return nil
}

func (r *request) run(q asked) (*result, error) {
	if q.Limit < 0 || q.Limit > r.srv.opt.QueryRows {
		return nil, badly("limit is from 1 to %d", r.srv.opt.QueryRows)
	}
	if q.Limit == 0 {
		q.Limit = min(rowsUnlessTold, r.srv.opt.QueryRows)
	}
	session := r.srv.session(r.gen, q.Limit)
	var rows []queries.Row
	size, start, cut := 0, time.Now(), false
	keep := func(row queries.Row) error {
		for _, f := range row {
			size += len(f.Name) + len(queries.Text(f.Value))
		}
		if size > bytesMost {
			cut = true
			return errEnough
		}
		rows = append(rows, row)
		return nil
	}
	info, err := ask(r.ctx, session, q, keep)
	if err != nil && !errors.Is(err, errEnough) {
		return nil, err
	}
	res := &result{Columns: some(info.Columns), Rows: [][]any{}, Total: len(rows), Cut: cut || info.More, Took: time.Since(start).Milliseconds(),
		Notes: some(session.Notes(r.ctx, info, len(rows)))}
	return res, r.fill(res, rows)
}

var errEnough = errors.New("enough")

func ask(ctx context.Context, s *queries.Session, q asked, keep func(queries.Row) error) (queries.Info, error) {
	switch {
	case q.Name != "" && q.Query != "":
		return queries.Info{}, badly("query and name are given both")
	case q.Name != "":
		all, err := queries.All()
		if err != nil {
			return queries.Info{}, err
		}
		saved, err := queries.Find(all, q.Name)
		if err != nil {
			return queries.Info{}, badly("%v", err)
		}
		return saved.Each(ctx, s, q.Params, keep)
	case strings.TrimSpace(q.Query) == "":
		return queries.Info{}, badly("query is missing")
	case q.Lang != "" && !slices.Contains(queries.Languages, q.Lang):
		return queries.Info{}, badly("no language %q; there are %s", clip(q.Lang, 40), strings.Join(queries.Languages, ", "))
	}
	return s.EachIn(ctx, q.Lang, q.Query, keep)
}
