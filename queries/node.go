package queries

import (
	"context"
	"slices"
	"strings"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
	"github.com/dop251/goja"
)

// A property is what a quad says of its subject.
type property struct {
	pred  quad.IRI
	value quad.Value
}

// nodeFunc is node(id, [predicates]): all that is said of a node as an object, by
// predicate without marks, or only what these predicates say; a list, sorted, where
// there are several values.
func nodeFunc(c *call) (goja.Value, error) {
	v, err := c.toQuad(c.arg(0))
	if err != nil {
		return nil, err
	}
	var only []string
	if list, ok := c.list(c.arg(1)); ok { // map() passes a number here
		for _, p := range list {
			only = append(only, strings.Trim(p.String(), "<>"))
		}
	}
	if p := c.cur.trace; p != nil {
		p.count(&p.Nodes)
	}
	obj := c.vm.NewObject()
	obj.Set("id", c.toJS(v))
	props, err := c.properties(c.cur.ctx, v, only)
	for len(props) > 0 {
		n := 1
		for n < len(props) && props[n].pred == props[0].pred {
			n++
		}
		var items []any
		for _, p := range props[:n] {
			items = append(items, c.toJS(p.value))
		}
		if n == 1 {
			obj.Set(string(props[0].pred), items[0])
		} else {
			obj.Set(string(props[0].pred), c.vm.NewArray(items...))
		}
		props = props[n:]
	}
	return obj, err
}

// properties returns what is said of v, sorted, each thing once: by all predicates, or
// only those named.
func (e *engine) properties(ctx context.Context, v quad.Value, only []string) ([]property, error) {
	qs := e.s.qs
	ref := qs.ValueOf(v)
	if ref == nil {
		return nil, nil
	}
	var preds []quad.IRI
	var objects []graph.Ref
	err := e.s.quads(ctx, quad.Subject, ref, func(q graph.Ref) {
		pred := e.predicate(qs.QuadDirection(q, quad.Predicate))
		if only == nil || slices.Contains(only, string(pred)) {
			preds = append(preds, pred)
			objects = append(objects, qs.QuadDirection(q, quad.Object))
		}
	})
	if err != nil {
		return nil, err
	}
	values, err := graph.ValuesOf(ctx, qs, objects) // at once: each look-up has its price
	if err != nil {
		return nil, err
	}
	var props []property
	for i, v := range values {
		if v != nil {
			props = append(props, property{preds[i], v})
		}
	}
	slices.SortFunc(props, func(a, b property) int {
		if a.pred != b.pred {
			return strings.Compare(string(a.pred), string(b.pred))
		}
		return strings.Compare(a.value.String(), b.value.String())
	})
	return slices.CompactFunc(props, func(a, b property) bool {
		return a.pred == b.pred && a.value.String() == b.value.String()
	}), nil
}

// predicate returns the name of a predicate; there are few, so they are kept.
func (e *engine) predicate(ref graph.Ref) quad.IRI {
	key := graph.ToKey(ref)
	if p, ok := e.preds[key]; ok {
		return p
	}
	p, _ := valueOf(e.s.qs, ref).(quad.IRI)
	if e.preds == nil || len(e.preds) > 10000 {
		e.preds = map[any]quad.IRI{}
	}
	e.preds[key] = p
	return p
}
