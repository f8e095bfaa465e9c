package queries

import (
	"context"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/cayley/graph/shape"
	"github.com/cayleygraph/quad"
	"github.com/dop251/goja"
)

// A Plan is what a query asks of the graph.
type Plan struct {
	Walks []Walk // each different path that was walked, in the order of first use
	Nodes int    // calls of node(): looks at all that is said of one node
	Names int    // calls of name() and of label()
	Rows  int
	More  bool // the row limit cut the result
	Took  time.Duration

	mu   sync.Mutex // a query that was given up may still be running
	seen map[string]int

	last map[string]any // the iterators of the last walk, for Session.Shape; nil: not wanted
}

// A Walk is a path that a query walked, in plain Gizmo, however it was written.
type Walk struct {
	Gizmo string   // as `g.V("<person/ann-lee>").In("<ng:subject>")`
	Times int      // how often
	Found int      // nodes or rows, of all times together
	Shape []string // what the store was asked, a line a part, parts of parts indented by two blanks; of the first time
}

// maxWalks is how many different paths a Plan keeps; what is beyond is counted in the last.
const maxWalks = 200

type traceKey struct{}

func traceOf(ctx context.Context) *Plan {
	p, _ := ctx.Value(traceKey{}).(*Plan)
	return p
}

// Explain runs a query and returns what it asked of the graph: helpers taken apart into
// the paths they stand for. With the error of the query, the plan goes as far as it came.
func (s *Session) Explain(ctx context.Context, text string) (*Plan, error) {
	return s.explain(ctx, text, nil)
}

// Explain is Session.Explain for a saved query.
func (q Query) Explain(ctx context.Context, s *Session, args map[string]string) (*Plan, error) {
	vars, err := q.Bind(args)
	if err != nil {
		return nil, err
	}
	return s.explain(ctx, q.Text, vars)
}

func (s *Session) explain(ctx context.Context, text string, vars map[string]string) (*Plan, error) {
	p := &Plan{seen: map[string]int{}}
	start, rows := time.Now(), 0
	info, err := s.each(context.WithValue(ctx, traceKey{}, p), text, vars, func(Row) error {
		rows++
		return nil
	})
	p.mu.Lock()
	defer p.mu.Unlock()
	return &Plan{Walks: slices.Clone(p.Walks), Nodes: p.Nodes, Names: p.Names, Rows: rows, More: info.More, Took: time.Since(start)}, err
}

// begin notes a walk and returns its place.
func (p *Plan) begin(qs graph.QuadStore, po *pathObj) int {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.last != nil {
		iterator.OutputQueryShapeForIterator(po.p.Shape().BuildIterator(qs), qs, p.last) // before the planner: steps as they are written
	}
	text := po.gizmo()
	i, ok := p.seen[text]
	switch {
	case ok:
	case len(p.Walks) < maxWalks:
		i = len(p.Walks)
		p.seen[text] = i
		best, _ := shape.Optimize(po.p.Shape(), qs)
		p.Walks = append(p.Walks, Walk{Gizmo: text, Shape: shapeLines(qs, best)})
	default:
		i = maxWalks - 1
	}
	p.Walks[i].Times++
	return i
}

func (p *Plan) found(i, n int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.Walks[i].Found += n
}

func (p *Plan) count(n *int) {
	if p != nil {
		p.mu.Lock()
		defer p.mu.Unlock()
		*n++
	}
}

// gizmo returns the path as a text of Gizmo that makes it.
func (po *pathObj) gizmo() string {
	if po.prev == nil {
		if po.call == "M" {
			return "g.M()"
		}
		return "g.V(" + arguments(po.args) + ")"
	}
	return po.prev.gizmo() + "." + po.call + "(" + arguments(po.args) + ")"
}

// arguments writes what a step was called with; long lists are cut.
func arguments(args []goja.Value) string {
	var out []string
	for _, a := range args {
		out = append(out, argument(a))
	}
	return strings.Join(out, ", ")
}

const maxListed = 5 // elements of a list in gizmo

func argument(v goja.Value) string {
	if v == nil || goja.IsUndefined(v) {
		return "undefined"
	}
	switch x := v.Export().(type) {
	case *pathObj:
		return x.gizmo()
	case quad.Value:
		return valueText(x)
	case filter:
		return filterText(x.ValueFilter)
	}
	obj, ok := v.(*goja.Object)
	if !ok || obj.ClassName() != "Array" {
		return describe(v)
	}
	n := int(obj.Get("length").ToInteger())
	var items []string
	for i := range min(n, maxListed) {
		items = append(items, argument(obj.Get(fmt.Sprint(i))))
	}
	if n > maxListed {
		items = append(items, fmt.Sprintf("/* %d more */", n-maxListed))
	}
	return "[" + strings.Join(items, ", ") + "]"
}

// valueText writes a value as a query does.
func valueText(v quad.Value) string {
	switch v := v.(type) {
	case quad.IRI, quad.BNode:
		return fmt.Sprintf("%q", v.String())
	case quad.String:
		return fmt.Sprintf("str(%q)", string(v))
	case quad.Int, quad.Float, quad.Bool:
		return Text(v)
	case quad.Time:
		return fmt.Sprintf("new Date(%q)", Text(v))
	}
	return fmt.Sprintf("raw(%q)", v.String())
}

func filterText(f shape.ValueFilter) string {
	switch f := f.(type) {
	case shape.Comparison:
		return fmt.Sprintf("%s(%s)", [...]string{"lt", "lte", "gt", "gte", "?"}[min(int(f.Op), 4)], valueText(f.Val))
	case shape.Regexp:
		return fmt.Sprintf("regex(%q)", f.Re)
	case shape.Wildcard:
		return fmt.Sprintf("like(%q)", f.Pattern)
	}
	return "a filter"
}

// shapeLines draws the shape of a query as Cayley's planner leaves it.
func shapeLines(qs graph.QuadStore, s shape.Shape) []string {
	d := drawing{qs: qs}
	d.draw(reflect.ValueOf(s), "", 0)
	return d.lines
}

type drawing struct {
	qs    graph.QuadStore
	lines []string
}

const maxShape = 60 // lines of a drawing

var (
	shapeType = reflect.TypeFor[shape.Shape]()
)

// draw writes one part and those it is made of, whatever kind of shape it is: the planner
// of each store has kinds of its own.
func (d *drawing) draw(v reflect.Value, name string, depth int) {
	for v.IsValid() && (v.Kind() == reflect.Interface || v.Kind() == reflect.Pointer) {
		if v.Kind() == reflect.Interface && v.CanInterface() {
			if text, ok := d.leaf(v.Interface()); ok {
				d.add(depth, name+text)
				return
			}
		}
		v = v.Elem()
	}
	if !v.IsValid() || depth > 20 || len(d.lines) >= maxShape {
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		d.add(depth, name+v.Type().Name()+d.scalars(v))
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.IsExported() && compound(v.Field(i)) {
				d.draw(v.Field(i), f.Name+": ", depth+1)
			}
		}
	case reflect.Slice:
		if name == "" || v.Type().Implements(shapeType) {
			d.add(depth, name+v.Type().Name())
			depth++
		}
		for i := range v.Len() {
			d.draw(v.Index(i), "", depth)
		}
	default:
		if v.CanInterface() {
			d.add(depth, name+fmt.Sprint(v.Interface()))
		}
	}
}

// leaf returns the text of what has no parts of interest.
func (d *drawing) leaf(x any) (string, bool) {
	switch x := x.(type) {
	case quad.Value:
		return x.String(), true
	case shape.Shape:
		return "", false
	case graph.Ref:
		if v := valueOf(d.qs, x); v != nil {
			return v.String(), true
		}
		return fmt.Sprint(x), true
	}
	return "", false
}

func compound(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Interface, reflect.Pointer, reflect.Struct:
		return !v.IsZero()
	case reflect.Slice:
		return v.Len() > 0 && v.Type().Elem().Kind() != reflect.String && v.Type().Elem().Kind() != reflect.Uint8
	case reflect.Map:
		return false
	}
	return false
}

// scalars returns the plain fields of a part, as " Dir=subject Tags=[who]".
func (d *drawing) scalars(v reflect.Value) string {
	var out []string
	for i := range v.NumField() {
		f := v.Type().Field(i)
		x := v.Field(i)
		if !f.IsExported() || compound(x) || x.IsZero() {
			continue
		}
		switch x.Kind() {
		case reflect.Map:
			var keys []string
			for _, k := range x.MapKeys() {
				key := fmt.Sprint(k)
				if x.MapIndex(k).CanInterface() {
					if text, ok := d.leaf(x.MapIndex(k).Interface()); ok {
						key += " " + text
					} else {
						key += fmt.Sprintf(" %v", x.MapIndex(k))
					}
				}
				keys = append(keys, key)
			}
			slices.Sort(keys)
			out = append(out, fmt.Sprintf("%s=[%s]", f.Name, strings.Join(keys, ", ")))
		case reflect.Func, reflect.Chan:
		default:
			out = append(out, fmt.Sprintf("%s=%v", f.Name, x))
		}
	}
	if len(out) == 0 {
		return ""
	}
	return " " + strings.Join(out, " ")
}

func (d *drawing) add(depth int, text string) {
	if len(d.lines) < maxShape {
		d.lines = append(d.lines, strings.Repeat("  ", depth)+text)
	}
}
