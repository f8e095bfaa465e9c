package queries

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/query"
	"github.com/cayleygraph/cayley/query/graphql"
	"github.com/cayleygraph/cayley/query/mql"
	"github.com/cayleygraph/cayley/query/sexp"
	"github.com/cayleygraph/quad"
)

// Languages is what queries may be written in. Only Gizmo is ours, with helpers, places of
// errors and rows as they are found; the others are Cayley's own, run under guard:
//
//   - graphql: an object of the answer is a row; what is nested in it is JSON. The answer
//     is complete before its first row.
//   - mql: likewise.
//   - sexp: a row for each way through; "$name" is a column. Only plain strings and
//     ":name" can be written, so that the ids of this graph cannot be named.
var Languages = []string{"gizmo", "graphql", "mql", "sexp"}

// EachIn is Each for a text in one of Languages.
func (s *Session) EachIn(ctx context.Context, language, text string, yield func(Row) error) (info Info, err error) {
	if language == "" || language == "gizmo" {
		return s.Each(ctx, text, yield)
	}
	info.More, err = s.eachGuest(ctx, language, text, func(x any) []any { return anys(s.guestRows(x)) }, func(x any) error {
		for _, f := range x.(Row) {
			info.declare(f.Name)
		}
		return yield(x.(Row))
	})
	return info, err
}

func anys(rows []Row) []any {
	var out []any
	for _, r := range rows {
		out = append(out, r)
	}
	return out
}

// eachGuest runs a query of Cayley's under guard; parts makes of one of its results what is
// counted and given to yield. It reports whether the limit cut the result.
func (s *Session) eachGuest(ctx context.Context, language, text string, parts func(any) []any, yield func(any) error) (bool, error) {
	if !slices.Contains(Languages, language) {
		return false, fmt.Errorf("no language %q; there are %s", language, strings.Join(Languages, ", "))
	}
	if len(text) > MaxText {
		return false, &Error{Msg: fmt.Sprintf("the query has %d bytes; at most %d are read", len(text), MaxText)}
	}
	if look(text).depth > maxDepth || strings.Count(text, "(") > maxDepth { // the parsers are recursive
		return false, &Error{Msg: fmt.Sprintf("brackets nest deeper than %d", maxDepth)}
	}
	select {
	case s.turn <- struct{}{}:
		defer func() { <-s.turn }()
	case <-ctx.Done():
		return false, stopped(ctx, 0)
	}
	ctx, stop := watch(ctx, s.opt.Memory)
	defer stop()
	if s.opt.Timeout > 0 {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeoutCause(ctx, s.opt.Timeout, ErrTimeout)
		defer cancel()
	}
	return s.guest(ctx, language, text, parts, yield)
}

// guest runs a query of Cayley's in a goroutine of its own: it may hang or panic there.
func (s *Session) guest(ctx context.Context, language, text string, parts func(any) []any, yield func(any) error) (more bool, err error) {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	results, done := make(chan any), make(chan error, 1)
	go func() {
		done <- s.runGuest(ctx, language, text, func(x any) error {
			for _, part := range parts(x) {
				select {
				case results <- part:
				case <-ctx.Done():
					return ctx.Err()
				}
			}
			return nil
		})
	}()
	n := 0
	for {
		select {
		case x := <-results:
			if s.opt.Limit > 0 && n >= s.opt.Limit {
				return true, nil
			}
			n++
			if err := yield(x); err != nil {
				return false, err
			}
		case err := <-done:
			if ctx.Err() != nil {
				err = stopped(ctx, s.opt.Timeout)
			}
			return false, err
		case <-ctx.Done():
			return false, stopped(ctx, s.opt.Timeout)
		}
	}
}

func (s *Session) runGuest(ctx context.Context, language, text string, yield func(any) error) (err error) {
	defer func() {
		if x := recover(); x != nil {
			err = fmt.Errorf("%s: it cannot be done (%v)", language, x)
		}
	}()
	var session query.Session
	qs := leash{s.qs, ctx}
	opt := query.Options{Collation: query.JSON}
	switch language {
	case graphql.Name:
		session = graphql.NewSession(qs)
	case mql.Name:
		session = mql.NewSession(qs)
	case sexp.Name:
		session, opt.Collation = sexp.NewSession(qs), query.Raw
		if err := sexp.NewSession(qs).Parse(text); err != nil {
			if errors.Is(err, query.ErrParseMore) {
				err = fmt.Errorf("a bracket is not closed")
			}
			return fmt.Errorf("sexp: %w", err)
		}
	}
	it, err := session.Execute(ctx, text, opt)
	if err != nil {
		return fmt.Errorf("%s: %w", language, err)
	}
	defer it.Close()
	for it.Next(ctx) {
		if err := yield(it.Result()); err != nil {
			return err
		}
	}
	if err := it.Err(); err != nil {
		return fmt.Errorf("%s: %w", language, err)
	}
	return ctx.Err()
}

// guestRows returns the rows of one result, whatever the language makes of it.
func (s *Session) guestRows(x any) []Row {
	switch x := x.(type) {
	case map[string]graph.Ref: // sexp
		row := Row{}
		for _, k := range slices.Sorted(maps.Keys(x)) {
			if v := valueOf(s.qs, x[k]); v != nil && k != "$_" {
				row = append(row, Field{strings.TrimPrefix(k, "$"), v})
			}
		}
		return []Row{row}
	case map[string]any: // graphql: the fields of the query, each with its objects; mql: one object
		if rows, ok := fieldsOf(x); ok {
			return rows
		}
		return []Row{objectRow("", x)}
	case nil:
		return nil
	}
	return []Row{{{"value", guestValue(x)}}}
}

// fieldsOf returns the rows of a GraphQL answer; a column tells the field where there are
// several.
func fieldsOf(answer map[string]any) ([]Row, bool) {
	var out []Row
	for _, name := range slices.Sorted(maps.Keys(answer)) {
		field := name
		if len(answer) == 1 {
			field = ""
		}
		switch list := answer[name].(type) {
		case nil:
		case map[string]any:
			out = append(out, objectRow(field, list))
		case []map[string]any:
			for _, o := range list {
				out = append(out, objectRow(field, o))
			}
		default:
			return nil, false
		}
	}
	return out, true
}

func objectRow(field string, o map[string]any) Row {
	row := Row{}
	if field != "" {
		row = append(row, Field{"field", quad.String(field)})
	}
	keys := slices.Sorted(maps.Keys(o))
	if i := slices.Index(keys, "id"); i > 0 {
		keys = slices.Insert(slices.Delete(keys, i, i+1), 0, "id")
	}
	for _, k := range keys {
		if o[k] != nil {
			row = append(row, Field{k, guestValue(o[k])})
		}
	}
	return row
}

func guestValue(x any) quad.Value {
	switch x := x.(type) {
	case quad.Value:
		return x
	case string:
		if id, ok := quad.StringToValue(x).(quad.IRI); ok {
			return id
		}
		return quad.String(x)
	case bool:
		return quad.Bool(x)
	case float64:
		return number(x)
	}
	var b strings.Builder
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(plainly(x)); err != nil {
		return quad.String(fmt.Sprint(x))
	}
	return JSON(strings.TrimSpace(b.String()))
}

// plainly replaces the values of the graph within lists and objects by what JSON can hold.
func plainly(x any) any {
	switch x := x.(type) {
	case quad.Value:
		return Plain(x)
	case []quad.Value:
		var out []any
		for _, v := range x {
			out = append(out, Plain(v))
		}
		return out
	case []any:
		var out []any
		for _, v := range x {
			out = append(out, plainly(v))
		}
		return out
	case []map[string]any:
		var out []any
		for _, v := range x {
			out = append(out, plainly(v))
		}
		return out
	case map[string]any:
		out := map[string]any{}
		for k, v := range x {
			out[k] = plainly(v)
		}
		return out
	}
	return x
}
