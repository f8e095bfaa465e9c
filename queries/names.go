package queries

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/path"
	"github.com/cayleygraph/quad"
	"github.com/dop251/goja"

	"newsgraph/internal/words"
)

// The terms of the graph model that the session itself knows; graph/quads has them all.
const (
	labelIRI    = quad.IRI("rdfs:label")
	altLabelIRI = quad.IRI("skos:altLabel")
)

// A nameIndex is every label and alias of the store, read at the first need.
type nameIndex struct {
	mu     sync.Mutex
	ready  bool
	labels map[string][]string // folded name → ids
	alias  map[string][]string
	names  []string // as written, sorted

	ids []string // see known
}

func fold(name string) string {
	return strings.ToLower(strings.Join(strings.Fields(strings.ReplaceAll(name, "’", "'")), " "))
}

func (s *Session) index(ctx context.Context) (*nameIndex, error) {
	x := &s.names
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.ready {
		return x, nil
	}
	x.labels, x.alias, x.names = map[string][]string{}, map[string][]string{}, nil
	for pred, m := range map[quad.IRI]map[string][]string{labelIRI: x.labels, altLabelIRI: x.alias} {
		ref := s.qs.ValueOf(pred)
		if ref == nil {
			continue
		}
		err := s.quads(ctx, quad.Predicate, ref, func(q graph.Ref) {
			name, id := Text(s.end(q, quad.Object)), quad.StringOf(s.end(q, quad.Subject))
			if f := fold(name); !slices.Contains(m[f], id) {
				m[f] = append(m[f], id)
				x.names = append(x.names, name)
			}
		})
		if err != nil {
			return nil, err
		}
		for _, ids := range m {
			slices.Sort(ids)
		}
	}
	slices.Sort(x.names)
	x.names = slices.Compact(x.names)
	x.ready = true
	return x, nil
}

// quads calls yield with every quad that has ref at its end d.
func (s *Session) quads(ctx context.Context, d quad.Direction, ref graph.Ref, yield func(graph.Ref)) error {
	it := s.qs.QuadIterator(d, ref)
	defer it.Close()
	for it.Next(ctx) {
		yield(it.Result())
	}
	if err := it.Err(); err != nil {
		return err
	}
	return ctx.Err()
}

func (s *Session) end(q graph.Ref, d quad.Direction) quad.Value {
	return valueOf(s.qs, s.qs.QuadDirection(q, d))
}

// Names returns every label and alias in the store, sorted. It reads the store once.
func (s *Session) Names(ctx context.Context) ([]string, error) {
	x, err := s.index(ctx)
	if err != nil {
		return nil, err
	}
	return x.names, nil
}

// Resolve returns the ids of the things called name, as "<person/ann-lee>": those whose
// label it is, else those that have it as an alias; case does not count. An id of the
// store stands for itself. With none, the error names what is spelt alike.
func (s *Session) Resolve(ctx context.Context, name string) ([]string, error) {
	name = strings.TrimSpace(name)
	if v, ok := quad.StringToValue(name).(quad.IRI); ok && s.qs.ValueOf(v) != nil {
		return []string{name}, nil
	}
	ids, err := s.find(ctx, name)
	if err != nil || len(ids) > 0 {
		return ids, err
	}
	all, err := s.Names(ctx)
	if err != nil {
		return nil, err
	}
	near := words.Nearest(name, all, 3)
	if len(near) == 0 {
		near = holding(all, append(words.Nearest(name, parts(all), 3), name))
	}
	return nil, &NameError{name, near}
}

// A NameError says that nothing in the store is called so.
type NameError struct {
	Name string
	Near []string // names spelt alike, nearest first
}

func (e *NameError) Error() string {
	msg := fmt.Sprintf("nothing is called %q", e.Name)
	if len(e.Near) > 0 {
		msg += "; " + meant(e.Near)
	}
	return msg
}

// holding returns at most three of names, the shortest first, that have one of words in them.
func holding(names, words []string) []string {
	var out []string
	for _, w := range words {
		for _, n := range names {
			if w != "" && slices.Contains(strings.Fields(fold(n)), fold(w)) && !slices.Contains(out, n) {
				out = append(out, n)
			}
		}
	}
	slices.SortStableFunc(out, func(a, b string) int { return len(a) - len(b) })
	return out[:min(len(out), 3)]
}

// parts returns the words of names that could be looked for alone.
func parts(names []string) []string {
	var out []string
	for _, n := range names {
		for _, w := range strings.Fields(n) {
			if len(w) > 3 {
				out = append(out, w)
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func (s *Session) find(ctx context.Context, name string) ([]string, error) {
	if s.opt.Find == nil {
		x, err := s.index(ctx)
		if err != nil {
			return nil, err
		}
		if ids := x.labels[fold(name)]; len(ids) > 0 {
			return slices.Clone(ids), nil
		}
		return slices.Clone(x.alias[fold(name)]), nil
	}
	found, err := s.opt.Find(ctx, name)
	if err != nil {
		return nil, err
	}
	var ids, labelled []string
	for _, id := range found {
		if !strings.HasPrefix(id, "<") {
			id = "<" + id + ">"
		}
		ids = append(ids, id)
		if l := s.label(ctx, quad.StringToValue(id)); l != nil && fold(Text(l)) == fold(name) {
			labelled = append(labelled, id)
		}
	}
	if len(labelled) > 0 {
		return labelled, nil
	}
	return ids, nil
}

// label returns the label of an id, or nil.
func (s *Session) label(ctx context.Context, v quad.Value) quad.Value {
	if _, ok := v.(quad.IRI); !ok {
		return nil
	}
	l, err := path.StartPath(s.qs, v).Out(labelIRI).Iterate(ctx).Limit(1).FirstValue(s.qs)
	if err != nil {
		return nil
	}
	return l
}

func nameFunc(c *call) (goja.Value, error) {
	s, ok := c.arg(0).Export().(string)
	if !ok {
		return nil, fmt.Errorf("a name is wanted, not %s", describe(c.arg(0)))
	}
	if p := c.cur.trace; p != nil {
		p.count(&p.Names)
	}
	ids, err := c.s.Resolve(c.cur.ctx, s)
	if err != nil {
		return nil, err
	}
	return c.strings(ids), nil
}

func (e *engine) strings(list []string) goja.Value {
	items := make([]any, len(list))
	for i, s := range list {
		items[i] = s
	}
	return e.vm.NewArray(items...)
}

// labelFunc returns how people call a thing: its label, else its id without marks, and
// for a relation without its underscores. What is no id is returned as it is.
func labelFunc(c *call) (goja.Value, error) {
	if !c.has(0) {
		return goja.Undefined(), nil
	}
	v, err := c.toQuad(c.arg(0))
	if err != nil {
		return nil, err
	}
	id, ok := v.(quad.IRI)
	if !ok {
		return c.arg(0), nil
	}
	if l := c.s.label(c.cur.ctx, id); l != nil {
		return c.toJS(l), nil
	}
	if !strings.ContainsAny(string(id), "/:") {
		return c.vm.ToValue(strings.ReplaceAll(string(id), "_", " ")), nil
	}
	return c.vm.ToValue(string(id)), nil
}

// Label returns the name of a thing, as Resolve gives its id, and whether it has one.
func (s *Session) Label(ctx context.Context, id string) (string, bool) {
	l := s.label(ctx, quad.StringToValue(id))
	if l == nil {
		return "", false
	}
	return Text(l), true
}

// Uses returns how many quads of the store have each of these ids as their object: as many
// facts for a relation, things for a type. It is fast, and may be an estimate.
func (s *Session) Uses(ctx context.Context, ids ...string) []int64 {
	out := make([]int64, len(ids))
	for i, id := range ids {
		if ref := s.qs.ValueOf(quad.IRI(strings.Trim(id, "<>"))); ref != nil && ctx.Err() == nil {
			it := s.qs.QuadIterator(quad.Object, ref)
			out[i] = it.Stats().Size
			it.Close()
		}
	}
	return out
}
