package queries

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
	"github.com/dop251/goja"
)

// orderBy is .OrderBy([tag], ["desc"]): the rows of All, sorted by the value saved under a
// tag, or without one by the node. Rows without that value come last, either way.
func orderBy(c *call, po *pathObj) (goja.Value, error) {
	if err := c.want(0, 2); err != nil {
		return nil, err
	}
	words, err := c.names(0)
	if err != nil {
		return nil, err
	}
	desc := len(words) > 0 && words[len(words)-1] == "desc" && !slices.Contains(po.columns, "desc")
	if desc || len(words) > 0 && words[len(words)-1] == "asc" {
		words = words[:len(words)-1]
	}
	by := "id"
	if len(words) > 0 {
		by = words[0]
	}
	if by != "id" && !slices.Contains(po.columns, by) || len(words) > 1 {
		return nil, fmt.Errorf("there is no tag %q to sort by; there is %s", strings.Join(words, " "), strings.Join(append([]string{"id"}, po.columns...), ", "))
	}
	r := c.cur
	r.used = true
	names := r.s.opt.Names && !slices.Contains(po.columns, "name")
	r.info.declare("id")
	if names {
		r.info.declare("name")
	}
	r.info.declare(po.columns...)
	var found []Row
	if err := c.walk(po, maxArray, true, func(h hit) bool {
		found = append(found, c.row(po, h, names))
		return true
	}); err != nil {
		return nil, err
	}
	slices.SortStableFunc(found, func(a, b Row) int {
		va, vb := a.Get(by), b.Get(by)
		switch {
		case va == nil || vb == nil:
			return cmp.Compare(b2i(va == nil), b2i(vb == nil))
		case desc:
			return Compare(vb, va)
		}
		return Compare(va, vb)
	})
	for _, row := range found {
		if err := r.emit(row); err != nil {
			return nil, err
		}
	}
	return goja.Undefined(), nil
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

// Compare orders values as people do: numbers by size, then times, then text by its letters
// without regard to case, then ids.
func Compare(a, b quad.Value) int {
	ka, kb := rank(a), rank(b)
	if ka != kb {
		return cmp.Compare(ka, kb)
	}
	switch ka {
	case 0:
		return cmp.Compare(float(a), float(b))
	case 1:
		return time.Time(a.(quad.Time)).Compare(time.Time(b.(quad.Time)))
	}
	ta, tb := Text(a), Text(b)
	return cmp.Or(strings.Compare(strings.ToLower(ta), strings.ToLower(tb)), strings.Compare(ta, tb))
}

func rank(v quad.Value) int {
	switch v.(type) {
	case quad.Int, quad.Float:
		return 0
	case quad.Time:
		return 1
	case quad.IRI, quad.BNode:
		return 3
	}
	return 2
}

func float(v quad.Value) float64 {
	switch v := v.(type) {
	case quad.Int:
		return float64(v)
	case quad.Float:
		return float64(v)
	}
	return 0
}

// groupCount is .GroupCount([tag]): how many rows there are for each node, or each value
// saved under a tag, the most first. It returns [{id or TAG, name, count}].
func groupCount(c *call, po *pathObj) (goja.Value, error) {
	if err := c.want(0, 1); err != nil {
		return nil, err
	}
	by := ""
	if c.has(0) {
		by, _ = c.arg(0).Export().(string)
		if !slices.Contains(po.columns, by) {
			return nil, fmt.Errorf("there is no tag %s to count by; there is %s", describe(c.arg(0)), strings.Join(append([]string{"none"}, po.columns...)[min(1, len(po.columns)):], ", "))
		}
	}
	type group struct {
		ref graph.Ref
		v   quad.Value
		n   int
	}
	groups := map[any]*group{}
	if err := c.walk(po, 0, true, func(h hit) bool {
		ref := h.id
		if by != "" {
			ref = h.tags[by]
		}
		if ref == nil {
			return true
		}
		key := graph.ToKey(ref)
		g := groups[key]
		if g == nil {
			g = &group{ref: ref}
			groups[key] = g
		}
		g.n++
		return len(groups) <= maxArray
	}); err != nil {
		return nil, err
	}
	list := make([]*group, 0, len(groups))
	for _, g := range groups {
		if g.v = valueOf(c.s.qs, g.ref); g.v != nil {
			list = append(list, g)
		}
	}
	slices.SortFunc(list, func(a, b *group) int { return cmp.Or(b.n-a.n, Compare(a.v, b.v)) })
	column := cmp.Or(by, "id")
	var out []any
	for _, g := range list {
		obj := c.vm.NewObject()
		obj.Set(column, c.toJS(g.v))
		if l := c.s.label(c.cur.ctx, g.v); l != nil && by == "" {
			obj.Set("name", c.toJS(l))
		}
		obj.Set("count", g.n)
		out = append(out, obj)
	}
	return c.vm.NewArray(out...), nil
}
