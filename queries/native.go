package queries

import (
	"context"
	"fmt"
	"reflect"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/cayley/query/mql"
)

// QuadStore is what the session asks.
func (s *Session) QuadStore() graph.QuadStore { return s.qs }

// EachNative is EachIn for clients of Cayley: yield gets each result as Cayley's own HTTP
// API writes it, an object of Gizmo by its tags, of GraphQL the whole answer. It reports
// whether the limit cut the result.
func (s *Session) EachNative(ctx context.Context, language, text string, yield func(any) error) (more bool, err error) {
	if language != "gizmo" {
		return s.eachGuest(ctx, language, text, func(x any) []any { return []any{plainly(x)} }, yield)
	}
	info, err := s.Each(ctx, text, func(row Row) error { return yield(native(row)) })
	return info.More, err
}

// native is a row as Cayley's Gizmo gives it: a bare value stays one.
func native(row Row) any {
	if len(row) == 1 && row[0].Name == "value" {
		return Plain(row[0].Value)
	}
	o := map[string]any{}
	for _, f := range row {
		o[f.Name] = Plain(f.Value)
	}
	return o
}

// Shape runs a query of Gizmo, or reads one of MQL, and returns the iterators that the
// last path of it was walked with, as nodes and links.
func (s *Session) Shape(ctx context.Context, language, text string) (shape map[string]any, err error) {
	defer func() {
		if x := recover(); x != nil {
			err = fmt.Errorf("%s: it has no shape (%v)", language, x)
		}
	}()
	switch language {
	case "gizmo":
		p := &Plan{seen: map[string]int{}, last: map[string]any{}}
		_, err := s.each(context.WithValue(ctx, traceKey{}, p), text, nil, func(Row) error { return nil })
		p.mu.Lock()
		defer p.mu.Unlock()
		last := p.last
		p.last = nil // a query that was given up may still be running
		return drawnShape(last), err
	case mql.Name:
		out, err := mql.NewSession(s.qs).ShapeOf(text)
		shape, _ := out.(map[string]any)
		return drawnShape(shape), err
	}
	return nil, fmt.Errorf("there are no shapes of %s", language)
}

// drawnShape has lists, be they empty, as those who draw it expect.
func drawnShape(shape map[string]any) map[string]any {
	out := map[string]any{"nodes": []iterator.Node{}, "links": []iterator.Link{}}
	for name, list := range shape {
		if !reflect.ValueOf(list).IsNil() {
			out[name] = list
		}
	}
	return out
}
