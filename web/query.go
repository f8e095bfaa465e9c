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

	"newsgraph/graph/export"
	"newsgraph/queries"
	"newsgraph/schema"
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

// ran answers with what one query gives when its turn comes. A client that reads slowly
// keeps no one from asking: its turn ends before the answer is sent.
func (s *Server) ran(w http.ResponseWriter, r *http.Request, do func(context.Context, *generation) (any, error)) {
	wait, done := context.WithTimeout(r.Context(), answerTime)
	defer done()
	if err := s.queries.enter(wait); err != nil {
		refuse(w, r, busy("too many queries are at work"))
		return
	}
	ctx, cancel := context.WithTimeout(r.Context(), s.opt.QueryTime+answerTime) // the session stops the query itself
	defer cancel()
	a, err := s.inTurn(ctx, do)
	if err != nil {
		refuse(w, r, queryProblem(err))
		return
	}
	w.Header().Set("Cache-Control", "no-store")
	write(w, r, a)
}

func (s *Server) inTurn(ctx context.Context, do func(context.Context, *generation) (any, error)) (*answer, error) {
	defer s.queries.leave()
	g := s.store.get()
	defer s.store.put(g)
	return safely(ctx, g, func(ctx context.Context, g *generation) (*answer, error) {
		v, err := do(ctx, g)
		if err != nil {
			return nil, err
		}
		return asJSON(v)
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

// queryProblem words what is wrong with a query for who wrote it.
func queryProblem(err error) error {
	var fault *queries.Error
	var param *queries.ParamError
	var name *queries.NameError
	var told *problem
	switch {
	case errors.As(err, &told):
		return told
	case errors.Is(err, queries.ErrTimeout), errors.Is(err, queries.ErrMemory), errors.Is(err, context.DeadlineExceeded):
		return &problem{Status: http.StatusUnprocessableEntity, Message: strings.TrimPrefix(err.Error(), "queries: "), Hint: "ask for less: .Limit(100), or a start that fewer ways lead from"}
	case errors.As(err, &fault):
		return &problem{Status: http.StatusBadRequest, Message: fault.Msg, Hint: fault.Hint, Line: fault.Line, Column: fault.Col}
	case errors.As(err, &name), errors.As(err, &param), errors.Is(err, context.Canceled):
	}
	return badly("%v", err)
}
