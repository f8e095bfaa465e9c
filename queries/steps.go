package queries

import (
	"fmt"
	"slices"
	"strings"

	"github.com/cayleygraph/cayley/graph/path"
	"github.com/cayleygraph/cayley/graph/shape"
	"github.com/cayleygraph/quad"
	"github.com/dop251/goja"
)

// A step makes a longer path of a path.
type step func(c *call, po *pathObj) (*pathObj, error)

// steps is every method that walks, by its name in Methods.
var steps = map[string]step{
	"Is": is,
	"In": func(c *call, po *pathObj) (*pathObj, error) {
		return along(c, po, (*path.Path).InWithTags)
	},
	"Out": func(c *call, po *pathObj) (*pathObj, error) {
		return along(c, po, (*path.Path).OutWithTags)
	},
	"Both": func(c *call, po *pathObj) (*pathObj, error) {
		n, err := along(c, po, (*path.Path).BothWithTags)
		if err == nil {
			n.both = true
		}
		return n, err
	},
	"LabelContext": func(c *call, po *pathObj) (*pathObj, error) {
		return along(c, po, (*path.Path).LabelContextWithTags)
	},
	"Follow": func(c *call, po *pathObj) (*pathObj, error) {
		return join(c, po, (*path.Path).Follow)
	},
	"FollowR": func(c *call, po *pathObj) (*pathObj, error) {
		return join(c, po, (*path.Path).FollowReverse)
	},
	"FollowRecursive": followRecursive,
	"Intersect": func(c *call, po *pathObj) (*pathObj, error) {
		return join(c, po, (*path.Path).And)
	},
	"Union": func(c *call, po *pathObj) (*pathObj, error) {
		return join(c, po, (*path.Path).Or)
	},
	"Except": func(c *call, po *pathObj) (*pathObj, error) {
		return join(c, po, (*path.Path).Except)
	},
	"Back": back,
	"Tag":  tag,
	"Has":  func(c *call, po *pathObj) (*pathObj, error) { return has(c, po, false) },
	"HasR": func(c *call, po *pathObj) (*pathObj, error) { return has(c, po, true) },
	"Save": func(c *call, po *pathObj) (*pathObj, error) {
		return save(c, po, (*path.Path).Save)
	},
	"SaveR": func(c *call, po *pathObj) (*pathObj, error) {
		return save(c, po, (*path.Path).SaveReverse)
	},
	"SaveOpt": func(c *call, po *pathObj) (*pathObj, error) {
		return save(c, po, (*path.Path).SaveOptional)
	},
	"SaveOptR": func(c *call, po *pathObj) (*pathObj, error) {
		return save(c, po, (*path.Path).SaveOptionalReverse)
	},
	"Unique": func(c *call, po *pathObj) (*pathObj, error) {
		return plain(c, po, (*path.Path).Unique)
	},
	"Labels": func(c *call, po *pathObj) (*pathObj, error) {
		return plain(c, po, (*path.Path).Labels)
	},
	"InPredicates": func(c *call, po *pathObj) (*pathObj, error) {
		return plain(c, po, (*path.Path).InPredicates)
	},
	"OutPredicates": func(c *call, po *pathObj) (*pathObj, error) {
		return plain(c, po, (*path.Path).OutPredicates)
	},
	"Order": func(c *call, po *pathObj) (*pathObj, error) {
		return plain(c, po, (*path.Path).Order)
	},
	"SaveInPredicates": func(c *call, po *pathObj) (*pathObj, error) {
		return savePredicates(c, po, true)
	},
	"SaveOutPredicates": func(c *call, po *pathObj) (*pathObj, error) {
		return savePredicates(c, po, false)
	},
	"Filter": filterNodes,
	"Limit":  func(c *call, po *pathObj) (*pathObj, error) { return page(c, po, (*path.Path).Limit) },
	"Skip":   func(c *call, po *pathObj) (*pathObj, error) { return page(c, po, (*path.Path).Skip) },
}

func is(c *call, po *pathObj) (*pathObj, error) {
	vals, err := c.toQuads(c.args)
	if err != nil {
		return nil, err
	}
	if len(vals) == 0 && len(c.args) > 0 {
		vals = []quad.Value{missing}
	}
	return po.then(po.p.Is(vals...)), nil
}

// along is a step over edges: (predicates, tags).
func along(c *call, po *pathObj, do func(*path.Path, []string, ...any) *path.Path) (*pathObj, error) {
	if err := c.want(0, 2); err != nil {
		return nil, err
	}
	via, other, err := c.via(0)
	if err != nil {
		return nil, err
	}
	tags, err := c.names(1)
	if err != nil {
		return nil, err
	}
	n := po.then(do(po.p, tags, via...), tags...)
	if other != nil {
		n.steps += other.steps
		n.columns = union(n.columns, other.columns)
	}
	return n, nil
}

// join is a step that takes a path: (path).
func join(c *call, po *pathObj, do func(*path.Path, *path.Path) *path.Path) (*pathObj, error) {
	if err := c.want(1, 1); err != nil {
		return nil, err
	}
	other, err := c.path(0)
	if err != nil {
		return nil, err
	}
	return po.with(do(po.p, other.p), other), nil
}

func followRecursive(c *call, po *pathObj) (*pathObj, error) {
	if err := c.want(1, 3); err != nil {
		return nil, err
	}
	via, other, err := c.via1(0)
	if err != nil {
		return nil, err
	}
	if vals, ok := via.([]quad.Value); ok {
		if len(vals) != 1 {
			return nil, fmt.Errorf("one predicate or one path is wanted, not %d predicates: follow g.M().Out([…])", len(vals))
		}
		via = vals[0]
	}
	if other != nil && other.both {
		return nil, fmt.Errorf("a path with Both cannot be followed again and again; follow Out and In one by one")
	}
	depth, rest := -1, 1
	if c.has(1) {
		if n, isInt := c.arg(1).Export().(int64); isInt {
			depth, rest = int(n), 2
		}
	}
	if depth == 0 {
		depth = -1
	}
	tags, err := c.names(rest)
	if err != nil {
		return nil, err
	}
	n := po.then(po.p.FollowRecursive(via, depth, tags), tags...)
	if other != nil {
		n.steps += other.steps
	}
	return n, nil
}

func back(c *call, po *pathObj) (*pathObj, error) {
	if err := c.want(0, 1); err != nil {
		return nil, err
	}
	tag := ""
	var marks []string
	if c.has(0) {
		tag, _ = c.arg(0).Export().(string)
		i := slices.Index(po.marks, tag)
		if i < 0 {
			if len(po.marks) == 0 {
				return nil, fmt.Errorf("there is no place named %s: mark it first with .Tag(…)", describe(c.arg(0)))
			}
			return nil, fmt.Errorf("there is no place named %s to go back to; there is %s",
				describe(c.arg(0)), strings.Join(po.marks, ", "))
		}
		marks = po.marks[:i+1]
	}
	n := po.then(po.p.Clone().Back(tag))
	n.marks, n.steps = slices.Clip(marks), n.steps+po.steps
	return n, nil
}

func tag(c *call, po *pathObj) (*pathObj, error) {
	tags, err := c.names(0)
	if err != nil {
		return nil, err
	}
	n := po.then(po.p.Tag(tags...), tags...)
	// The place marked last is the one that Back finds.
	n.marks = append(slices.DeleteFunc(slices.Clone(po.marks), func(m string) bool { return slices.Contains(tags, m) }), tags...)
	return n, nil
}

func has(c *call, po *pathObj, rev bool) (*pathObj, error) {
	if err := c.want(1, len(c.args)); err != nil {
		return nil, err
	}
	via, _, err := c.via1(0)
	if err != nil {
		return nil, err
	}
	if len(c.args) > 1 {
		if _, ok := c.arg(1).Export().(filter); ok {
			filters, err := c.filters(1)
			if err != nil {
				return nil, err
			}
			return po.then(po.p.HasFilter(via, rev, filters...)), nil
		}
	}
	vals, err := c.toQuads(c.args[1:])
	if err != nil {
		return nil, err
	}
	if len(vals) == 0 && len(c.args) > 1 {
		vals = []quad.Value{missing}
	}
	if rev {
		return po.then(po.p.HasReverse(via, vals...)), nil
	}
	return po.then(po.p.Has(via, vals...)), nil
}

// save is a step that looks one edge further: (predicate, [tag]).
func save(c *call, po *pathObj, do func(*path.Path, any, string) *path.Path) (*pathObj, error) {
	if err := c.want(1, 2); err != nil {
		return nil, err
	}
	via, _, err := c.via1(0)
	if err != nil {
		return nil, err
	}
	name := c.arg(0).String()
	if len(c.args) > 1 {
		tags, err := c.names(1)
		if err != nil {
			return nil, err
		}
		if len(tags) != 1 {
			return nil, fmt.Errorf(`the name of a tag is wanted, as "who", not %s`, describe(c.arg(1)))
		}
		name = tags[0]
	}
	return po.then(do(po.p, via, name), name), nil
}

func savePredicates(c *call, po *pathObj, in bool) (*pathObj, error) {
	if err := c.want(1, 1); err != nil {
		return nil, err
	}
	tags, err := c.names(0)
	if err != nil {
		return nil, err
	}
	if len(tags) != 1 {
		return nil, fmt.Errorf("the name of one tag is wanted")
	}
	return po.then(po.p.SavePredicates(in, tags[0]), tags[0]), nil
}

func filterNodes(c *call, po *pathObj) (*pathObj, error) {
	filters, err := c.filters(0)
	if err != nil {
		return nil, err
	}
	if len(filters) == 0 {
		return nil, fmt.Errorf("a filter is wanted, as gt(3) or regex(\"^A\")")
	}
	return po.then(po.p.Filters(filters...)), nil
}

// page is Limit or Skip, which in package path change their receiver.
func page(c *call, po *pathObj, do func(*path.Path, int64) *path.Path) (*pathObj, error) {
	if err := c.want(1, 1); err != nil {
		return nil, err
	}
	n, err := toInt(c.arg(0))
	if err != nil {
		return nil, err
	}
	if n == 0 {
		return po, nil
	}
	return po.then(do(po.p.Clone(), n)), nil
}

func plain(c *call, po *pathObj, do func(*path.Path) *path.Path) (*pathObj, error) {
	if err := c.want(0, 0); err != nil {
		return nil, err
	}
	return po.then(do(po.p.Clone())), nil
}

// A filter is what gt(3) gives.
type filter struct{ shape.ValueFilter }

// filters returns the arguments from i on, which must be filters.
func (c *call) filters(i int) ([]shape.ValueFilter, error) {
	var out []shape.ValueFilter
	for _, a := range c.args[min(i, len(c.args)):] {
		f, ok := a.Export().(filter)
		if !ok {
			return nil, fmt.Errorf(`a filter is wanted, as gt(3) or regex("^A"), not %s`, describe(a))
		}
		out = append(out, f.ValueFilter)
	}
	return out, nil
}

// walks makes a final of a step: it returns the longer path.
func walks(do step) final {
	return func(c *call, po *pathObj) (goja.Value, error) {
		n, err := do(c, po)
		if err != nil {
			return nil, err
		}
		if n.steps > maxSteps {
			return nil, fmt.Errorf("the path has more than %d steps", maxSteps)
		}
		if n != po {
			n.prev, n.call, n.args = po, upperFirst(c.name), slices.Clone(c.args) // the engine uses their place again
		}
		return c.object(n), nil
	}
}

func upperFirst(s string) string { return strings.ToUpper(s[:1]) + s[1:] }
