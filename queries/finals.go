package queries

import (
	"fmt"
	"maps"
	"slices"

	"github.com/cayleygraph/cayley/graph"
	"github.com/dop251/goja"
)

// maxArray is how many elements ToArray and TagArray may return.
const maxArray = 1_000_000

// A final walks a path and gives what it finds to the result or to the script.
type final func(c *call, po *pathObj) (goja.Value, error)

// finals is every method that ends a path, by its name in Methods.
var finals = map[string]final{
	"All": func(c *call, po *pathObj) (goja.Value, error) {
		if err := c.want(0, 0); err != nil {
			return nil, err
		}
		return goja.Undefined(), c.all(po, 0)
	},
	"GetLimit": func(c *call, po *pathObj) (goja.Value, error) {
		if err := c.want(1, 1); err != nil {
			return nil, err
		}
		n, err := c.limit(0)
		if err != nil {
			return nil, err
		}
		return goja.Undefined(), c.all(po, n)
	},
	"ToArray":       func(c *call, po *pathObj) (goja.Value, error) { return c.array(po, false) },
	"TagArray":      func(c *call, po *pathObj) (goja.Value, error) { return c.array(po, true) },
	"ToValue":       func(c *call, po *pathObj) (goja.Value, error) { return c.first(po, false) },
	"TagValue":      func(c *call, po *pathObj) (goja.Value, error) { return c.first(po, true) },
	"ForEach":       forEach,
	"Count":         count,
	"CountDistinct": countDistinct,
	"OrderBy":       orderBy,
	"GroupCount":    groupCount,
	"ShortestPath":  shortestPath,
}

// A hit is one way through a path: where it ended and what was saved on the way.
type hit struct {
	id   graph.Ref
	tags map[string]graph.Ref
}

// walk calls yield for each way through po, at most limit times (0: no limit), until it
// returns false. Without paths, only the first way to each node is taken.
func (e *engine) walk(po *pathObj, limit int, paths bool, yield func(hit) bool) error {
	ctx := e.cur.ctx
	shape, _ := graph.AsShape(po.p.BuildIteratorOn(e.s.qs)).Optimize(ctx)
	it := shape.Iterate()
	defer it.Close()
	n := 0
	if p := e.cur.trace; p != nil {
		i := p.begin(e.s.qs, po)
		defer func() { p.found(i, n) }()
	}
	for it.Next(ctx) {
		for more := true; more; more = paths && it.NextPath(ctx) {
			if ctx.Err() != nil {
				return ctx.Err()
			}
			if it.Result() == nil { // Labels() gives one for quads without a label
				continue
			}
			tags := map[string]graph.Ref{}
			it.TagResults(tags)
			if n++; !yield(hit{it.Result(), tags}) || n == limit {
				return it.Err()
			}
		}
	}
	if err := it.Err(); err != nil {
		return err
	}
	return ctx.Err() // an iterator that was cancelled looks finished
}

// all gives the rows of po to the result.
func (e *engine) all(po *pathObj, limit int) error {
	r := e.cur
	r.used = true
	names := r.s.opt.Names && !slices.Contains(po.columns, "name")
	r.info.declare("id")
	if names {
		r.info.declare("name")
	}
	r.info.declare(po.columns...)
	var err error
	werr := e.walk(po, limit, true, func(h hit) bool {
		err = r.emit(e.row(po, h, names))
		return err == nil
	})
	if err != nil {
		return err
	}
	return werr
}

func (e *engine) row(po *pathObj, h hit, names bool) Row {
	row := Row{}
	add := func(name string, ref graph.Ref) {
		if v := valueOf(e.s.qs, ref); v != nil {
			row = append(row, Field{name, v})
		}
	}
	add("id", h.id)
	if names && len(row) > 0 {
		if label := e.s.label(e.cur.ctx, row[0].Value); label != nil {
			row = append(row, Field{"name", label})
		}
	}
	for _, c := range po.columns {
		if ref, ok := h.tags[c]; ok && c != "id" {
			add(c, ref)
			delete(h.tags, c)
		}
	}
	delete(h.tags, "id")
	for _, c := range slices.Sorted(maps.Keys(h.tags)) { // tags that the path did not tell of
		add(c, h.tags[c])
		e.cur.info.declare(c)
	}
	return row
}

// limit returns the optional limit in argument i, 0 for none.
func (c *call) limit(i int) (int, error) {
	if !c.has(i) {
		return 0, nil
	}
	if n, ok := c.arg(i).Export().(int64); ok && n == -1 {
		return 0, nil // Cayley's way to say: all
	}
	n, err := toInt(c.arg(i))
	return int(n), err
}

func (c *call) array(po *pathObj, tags bool) (goja.Value, error) {
	if err := c.want(0, 1); err != nil {
		return nil, err
	}
	limit, err := c.limit(0)
	if err != nil {
		return nil, err
	}
	var out []any
	err = c.walk(po, limit, tags, func(h hit) bool {
		out = append(out, c.found(po, h, tags))
		return len(out) <= maxArray
	})
	if err == nil && len(out) > maxArray {
		err = fmt.Errorf("more than %d results: use ForEach, or a limit", maxArray)
	}
	return c.vm.NewArray(out...), err
}

func (c *call) first(po *pathObj, tags bool) (goja.Value, error) {
	if err := c.want(0, 0); err != nil {
		return nil, err
	}
	v := goja.Null()
	err := c.walk(po, 1, tags, func(h hit) bool {
		v = c.found(po, h, tags)
		return false
	})
	return v, err
}

// found returns a hit as the script sees it: the node, or an object of all tags.
func (e *engine) found(po *pathObj, h hit, tags bool) goja.Value {
	if !tags {
		return e.toJS(valueOf(e.s.qs, h.id))
	}
	obj := e.vm.NewObject()
	for _, f := range e.row(po, h, false) {
		obj.Set(f.Name, e.toJS(f.Value))
	}
	return obj
}

func forEach(c *call, po *pathObj) (goja.Value, error) {
	if err := c.want(1, 2); err != nil {
		return nil, err
	}
	limit := 0
	if len(c.args) == 2 {
		var err error
		if limit, err = c.limit(0); err != nil {
			return nil, err
		}
	}
	fn, ok := goja.AssertFunction(c.args[len(c.args)-1])
	if !ok {
		return nil, fmt.Errorf("a function is wanted, as d => g.Emit(d), not %s", describe(c.args[len(c.args)-1]))
	}
	var err error
	werr := c.walk(po, limit, true, func(h hit) bool {
		_, err = fn(goja.Undefined(), c.found(po, h, true))
		return err == nil
	})
	if err != nil {
		return nil, err
	}
	return goja.Undefined(), werr
}

func count(c *call, po *pathObj) (goja.Value, error) {
	if err := c.want(0, 0); err != nil {
		return nil, err
	}
	n := 0
	err := c.walk(po, 0, true, func(hit) bool { n++; return true })
	return c.vm.ToValue(n), err
}

func countDistinct(c *call, po *pathObj) (goja.Value, error) {
	if err := c.want(0, 0); err != nil {
		return nil, err
	}
	seen := map[any]bool{}
	err := c.walk(po, 0, false, func(h hit) bool {
		seen[graph.ToKey(h.id)] = true
		return true
	})
	return c.vm.ToValue(len(seen)), err
}

// onPath makes a JavaScript function of a method of paths.
func (e *engine) onPath(name string, do final) func(goja.FunctionCall) goja.Value {
	return func(fc goja.FunctionCall) goja.Value {
		return e.safely(name, func() (goja.Value, error) {
			po, ok := fc.This.Export().(*pathObj)
			if !ok {
				return nil, fmt.Errorf("it is a method of paths, as g.V().%s()", name)
			}
			return do(&call{e, name, fc.Arguments}, po)
		})
	}
}
