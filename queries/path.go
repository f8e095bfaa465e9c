package queries

import (
	"fmt"
	"slices"

	"github.com/cayleygraph/cayley/graph/path"
	"github.com/cayleygraph/quad"
	"github.com/dop251/goja"
)

// maxSteps is how many steps a path may have, those of the paths in it counted: the
// planner of the store is recursive.
const maxSteps = 1000

// A pathObj is a path as a script holds it. It is never changed: every step makes a
// new one.
type pathObj struct {
	p       *path.Path
	columns []string // tags that its rows can have, in the order of the query
	marks   []string // tags that Back can return to
	steps   int
	both    bool // has a step Both

	prev *pathObj // how it was made, for Explain: prev.call(args), or g.call(args)
	call string
	args []goja.Value
}

// then returns po after one more step.
func (po *pathObj) then(p *path.Path, tags ...string) *pathObj {
	n := &pathObj{p: p, columns: po.columns, marks: po.marks, steps: po.steps + 1, both: po.both}
	n.columns = union(n.columns, tags)
	return n
}

// with returns po after a step that holds another path.
func (po *pathObj) with(p *path.Path, other *pathObj) *pathObj {
	n := po.then(p, other.columns...)
	n.steps += other.steps
	n.both = n.both || other.both
	return n
}

func union(a, b []string) []string {
	out := slices.Clip(a)
	for _, s := range b {
		if !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

// object wraps a path for the script.
func (e *engine) object(po *pathObj) goja.Value {
	obj := e.vm.ToValue(po).(*goja.Object)
	obj.SetPrototype(e.path)
	return obj
}

// A call is one call of a method of a path.
type call struct {
	*engine
	name string // as documented: "Out"
	args []goja.Value
}

// arg returns argument i, or undefined.
func (c *call) arg(i int) goja.Value {
	if i < len(c.args) {
		return c.args[i]
	}
	return goja.Undefined()
}

func (c *call) has(i int) bool {
	return i < len(c.args) && !goja.IsUndefined(c.args[i]) && !goja.IsNull(c.args[i])
}

// want reports a call with too few or too many arguments.
func (c *call) want(least, most int) error {
	if n := len(c.args); n < least || n > most {
		return fmt.Errorf("%d arguments given; it is called as %s", n, usage(c.name))
	}
	return nil
}

// path returns argument i, which must be a path.
func (c *call) path(i int) (*pathObj, error) {
	if po, ok := c.arg(i).Export().(*pathObj); ok {
		return po, nil
	}
	return nil, fmt.Errorf("a path is wanted, as g.V(…) or g.M(), not %s", describe(c.arg(i)))
}

// via returns argument i as what path.Out takes: nothing for all predicates, else a
// value, values, or a path.
func (c *call) via(i int) ([]any, *pathObj, error) {
	if !c.has(i) {
		return nil, nil, nil
	}
	if po, ok := c.arg(i).Export().(*pathObj); ok {
		return []any{po.p}, po, nil
	}
	vals, err := c.toQuads(c.args[i : i+1])
	if err != nil {
		return nil, nil, err
	}
	if len(vals) == 0 {
		vals = []quad.Value{missing}
	}
	return []any{vals}, nil, nil
}

// via1 is via for steps that must name what they follow.
func (c *call) via1(i int) (any, *pathObj, error) {
	if !c.has(i) {
		return nil, nil, fmt.Errorf(`a predicate is wanted, as "<met>", not %s`, describe(c.arg(i)))
	}
	list, po, err := c.via(i)
	if err != nil {
		return nil, nil, err
	}
	return list[0], po, nil
}

// names returns the arguments from i on as names of tags: strings, or lists of them.
func (c *call) names(i int) ([]string, error) {
	var out []string
	for ; i < len(c.args); i++ {
		if !c.has(i) {
			continue
		}
		items, ok := c.list(c.args[i])
		if !ok {
			items = c.args[i : i+1]
		}
		for _, it := range items {
			s, ok := it.Export().(string)
			if !ok || s == "" {
				return nil, fmt.Errorf(`the name of a tag is wanted, as "who", not %s`, describe(it))
			}
			out = append(out, s)
		}
	}
	return out, nil
}
