package queries

import (
	_ "embed"
	"fmt"
	"regexp"
	"runtime"
	"slices"
	"strings"

	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/cayley/graph/path"
	"github.com/cayleygraph/cayley/graph/shape"
	"github.com/cayleygraph/cayley/schema"
	"github.com/cayleygraph/quad"
	"github.com/cayleygraph/quad/voc"
	"github.com/dop251/goja"
)

//go:embed prelude/prelude.js
var prelude string

// A function is one that scripts call without a path.
type function func(c *call) (goja.Value, error)

// graphFuncs is every method of g, by its name in Methods.
var graphFuncs = map[string]function{
	"V":                    vertex,
	"M":                    morphism,
	"Emit":                 emit,
	"IRI":                  value1(func(s string) quad.Value { return quad.IRI(s) }),
	"AddNamespace":         addNamespace,
	"AddDefaultNamespaces": addDefaultNamespaces,
	"LoadNamespaces":       loadNamespaces,
}

// globalFuncs is every global function, by its name in Methods.
var globalFuncs = map[string]function{
	"iri":   value1(func(s string) quad.Value { return quad.IRI(s) }),
	"bnode": value1(func(s string) quad.Value { return quad.BNode(s) }),
	"str":   value1(func(s string) quad.Value { return quad.String(s) }),
	"raw":   value1(rawValue),
	"lang":  value2(func(s, l string) quad.Value { return quad.LangString{Value: quad.String(s), Lang: l} }),
	"typed": value2(func(s, t string) quad.Value { return quad.TypedString{Value: quad.String(s), Type: quad.IRI(t)} }),
	"lt":    compare(iterator.CompareLT),
	"lte":   compare(iterator.CompareLTE),
	"gt":    compare(iterator.CompareGT),
	"gte":   compare(iterator.CompareGTE),
	"regex": regex,
	"like":  like,
	"name":  nameFunc,
	"label": labelFunc,
	"node":  nodeFunc,

	"leastScore": leastScore,
}

// install puts Gizmo into a fresh machine.
func (e *engine) install() error {
	e.path = e.vm.NewObject()
	for name, do := range steps {
		for _, n := range spellings(name) {
			e.path.Set(n, e.onPath(n, walks(do)))
		}
	}
	for name, do := range finals {
		for _, n := range spellings(name) {
			e.path.Set(n, e.onPath(n, do))
		}
	}
	g := e.vm.NewObject()
	for name, do := range graphFuncs {
		for _, n := range spellings(name) {
			g.Set(n, e.function(n, do))
		}
	}
	for name, do := range globalFuncs {
		e.vm.Set(name, e.function(name, do))
	}
	for _, name := range []string{"g", "graph"} { // "g = 3" must not end the session
		e.vm.GlobalObject().DefineDataProperty(name, g, goja.FLAG_FALSE, goja.FLAG_TRUE, goja.FLAG_TRUE)
	}
	e.vm.GlobalObject().Delete("eval")
	e.vm.GlobalObject().Delete("Function")
	_, err := e.vm.RunScript("prelude", prelude)
	return err
}

// spellings returns every name of a method: "Intersect", "intersect", "And", "and".
func spellings(name string) []string {
	var out []string
	for _, m := range Methods {
		if m.Name != name {
			continue
		}
		for _, n := range append([]string{m.Name}, m.Aliases...) {
			out = append(out, n)
			if low := lowerFirst(n); low != n && low != "v" && low != "m" {
				out = append(out, low)
			}
		}
	}
	return out
}

func lowerFirst(s string) string {
	if s == "IRI" {
		return "iri"
	}
	return strings.ToLower(s[:1]) + s[1:]
}

// function makes a JavaScript function of do.
func (e *engine) function(name string, do function) func(goja.FunctionCall) goja.Value {
	return func(fc goja.FunctionCall) goja.Value {
		return e.safely(name, func() (goja.Value, error) {
			return do(&call{e, name, fc.Arguments})
		})
	}
}

// safely calls f, and throws to the script what goes wrong in it: an error, or a panic
// of the graph library, which panics where a path cannot be made.
func (e *engine) safely(name string, f func() (goja.Value, error)) goja.Value {
	defer func() {
		switch x := recover().(type) {
		case nil:
		case runtime.Error:
			panic(e.vm.NewGoError(fmt.Errorf("%s: it cannot be done (%v)", name, x)))
		case string:
			panic(e.vm.NewGoError(fmt.Errorf("%s: it cannot be done (%s)", name, x)))
		default:
			panic(x) // of goja, on its way to the script
		}
	}()
	v, err := f()
	switch err.(type) {
	case nil:
		return v
	case *goja.Exception, *goja.InterruptedError, *goja.StackOverflowError:
		panic(err)
	}
	panic(e.vm.NewGoError(fmt.Errorf("%s: %w", name, err)))
}

// globals returns the names that a query may use.
func (r *run) globals() []string {
	var names []string
	r.vm.Try(func() { names = r.vm.GlobalObject().GetOwnPropertyNames() })
	slices.Sort(names)
	return names
}

// show gives out the value of the last expression: a path is walked, a list is one row
// an element.
func (r *run) show(v goja.Value) {
	if v == nil {
		return
	}
	if po, ok := v.Export().(*pathObj); ok {
		r.safely("All", func() (goja.Value, error) { return nil, r.all(po, 0) })
		return
	}
	if _, ok := goja.AssertFunction(v); ok {
		return
	}
	items, ok := r.list(v)
	if !ok {
		items = []goja.Value{v}
	}
	for _, it := range items {
		if r.give(it) != nil {
			return
		}
	}
}

// give gives out one value of the script.
func (e *engine) give(v goja.Value) error {
	row, keys, ok := e.emitted(v)
	if !ok {
		return nil
	}
	e.cur.info.declare(keys...)
	return e.cur.emit(row)
}

func vertex(c *call) (goja.Value, error) {
	vals, err := c.toQuads(c.args)
	if err != nil {
		return nil, err
	}
	if len(vals) == 0 && len(c.args) > 0 {
		vals = []quad.Value{missing}
	}
	return c.object(&pathObj{p: path.StartPath(c.s.qs, vals...), steps: 1, call: "V", args: slices.Clone(c.args)}), nil
}

func morphism(c *call) (goja.Value, error) {
	if len(c.args) > 0 {
		return nil, fmt.Errorf("it takes no arguments: a morphism begins where it is followed")
	}
	return c.object(&pathObj{p: path.StartMorphism(), steps: 1, call: "M"}), nil
}

func emit(c *call) (goja.Value, error) {
	c.cur.used = true
	if po, ok := c.arg(0).Export().(*pathObj); ok {
		return goja.Undefined(), c.all(po, 0)
	}
	return goja.Undefined(), c.give(c.arg(0))
}

func addNamespace(c *call) (goja.Value, error) {
	names, err := c.names(0)
	if err != nil {
		return nil, err
	}
	if len(names) != 2 {
		return nil, fmt.Errorf("a prefix and a namespace are wanted")
	}
	c.ns.Register(voc.Namespace{Prefix: strings.TrimSuffix(names[0], ":") + ":", Full: names[1]})
	return goja.Undefined(), nil
}

func addDefaultNamespaces(c *call) (goja.Value, error) {
	voc.CloneTo(&c.ns)
	return goja.Undefined(), nil
}

func loadNamespaces(c *call) (goja.Value, error) {
	return goja.Undefined(), schema.NewConfig().LoadNamespaces(c.cur.ctx, c.s.qs, &c.ns)
}

// value1 and value2 make values from strings.
func value1(f func(string) quad.Value) function {
	return func(c *call) (goja.Value, error) {
		if len(c.args) != 1 {
			return nil, fmt.Errorf("one text is wanted, not %d arguments", len(c.args))
		}
		s, ok := c.arg(0).Export().(string)
		if !ok {
			return nil, fmt.Errorf("a text is wanted, not %s", describe(c.arg(0)))
		}
		return c.vm.ToValue(f(s)), nil
	}
}

func value2(f func(a, b string) quad.Value) function {
	return func(c *call) (goja.Value, error) {
		a, ok1 := c.arg(0).Export().(string)
		b, ok2 := c.arg(1).Export().(string)
		if !ok1 || !ok2 || len(c.args) != 2 {
			return nil, fmt.Errorf("two texts are wanted")
		}
		return c.vm.ToValue(f(a, b)), nil
	}
}

// rawValue reads a value as N-Quads writes it.
func rawValue(s string) quad.Value {
	if v := quad.StringToValue(s); v != nil {
		return v
	}
	return quad.String(s)
}

func compare(op iterator.Operator) function {
	return func(c *call) (goja.Value, error) {
		if len(c.args) != 1 {
			return nil, fmt.Errorf("one value is wanted, not %d", len(c.args))
		}
		v, err := c.toQuad(c.arg(0))
		if err != nil {
			return nil, err
		}
		return c.vm.ToValue(filter{shape.Comparison{Op: op, Val: v}}), nil
	}
}

func regex(c *call) (goja.Value, error) {
	s, ok := c.arg(0).Export().(string)
	if !ok || len(c.args) > 2 {
		return nil, fmt.Errorf("a pattern is wanted, and true where it is to look at ids too")
	}
	re, err := regexp.Compile(s)
	if err != nil {
		return nil, fmt.Errorf("%s", strings.TrimPrefix(err.Error(), "error parsing regexp: "))
	}
	return c.vm.ToValue(filter{shape.Regexp{Re: re, Refs: c.arg(1).ToBoolean()}}), nil
}

func like(c *call) (goja.Value, error) {
	s, ok := c.arg(0).Export().(string)
	if !ok || len(c.args) != 1 {
		return nil, fmt.Errorf("a pattern is wanted, with %% for any letters and ? for one")
	}
	return c.vm.ToValue(filter{shape.Wildcard{Pattern: s}}), nil
}
