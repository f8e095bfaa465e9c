package queries

import (
	"fmt"
	"math"
	"reflect"
	"strings"
	"time"

	"github.com/cayleygraph/quad"
	"github.com/dop251/goja"
)

// missing is the id of nothing: an empty list of nodes must not mean all of them.
const missing = quad.IRI("\x00 nothing")

// toQuad returns what a JavaScript value stands for: "<id>" an id, "_:id" a blank node,
// any other string a string, and numbers, dates and the values of iri(), lang()… what they are.
func (e *engine) toQuad(v goja.Value) (quad.Value, error) {
	if v == nil || goja.IsUndefined(v) || goja.IsNull(v) {
		return nil, fmt.Errorf("a value is wanted, not %v: is a variable misspelt?", v)
	}
	switch x := v.Export().(type) {
	case quad.IRI:
		return x.FullWith(&e.ns), nil
	case quad.Value:
		return x, nil
	case string:
		q := quad.StringToValue(x)
		if q == nil {
			return quad.String(""), nil
		}
		if id, ok := q.(quad.IRI); ok {
			return id.FullWith(&e.ns), nil
		}
		return q, nil
	case int64:
		return quad.Int(x), nil
	case float64:
		return number(x), nil
	case bool:
		return quad.Bool(x), nil
	case time.Time:
		return quad.Time(x.UTC()), nil
	case *pathObj:
		return nil, fmt.Errorf("a value is wanted, not a path: end it with .ToArray()")
	}
	return nil, fmt.Errorf(`a value is wanted, as "<id>", "text" or 42, not %s`, describe(v))
}

// toQuads returns the values of args, lists taken apart.
func (e *engine) toQuads(args []goja.Value) ([]quad.Value, error) {
	var out []quad.Value
	for _, a := range args {
		list, ok := e.list(a)
		if !ok {
			list = []goja.Value{a}
		}
		for _, item := range list {
			q, err := e.toQuad(item)
			if err != nil {
				return nil, err
			}
			out = append(out, q)
		}
	}
	e.seek(out)
	return out, nil
}

// list returns the elements of a JavaScript array.
func (e *engine) list(v goja.Value) ([]goja.Value, bool) {
	obj, ok := v.(*goja.Object)
	if !ok || obj.ClassName() != "Array" {
		return nil, false
	}
	n := int(obj.Get("length").ToInteger())
	out := make([]goja.Value, 0, min(n, 1024))
	for i := range n {
		out = append(out, obj.Get(fmt.Sprint(i)))
	}
	return out, true
}

// toInt returns a whole number that is not negative.
func toInt(v goja.Value) (int64, error) {
	switch x := v.Export().(type) {
	case int64:
		if x >= 0 {
			return x, nil
		}
	case float64:
		if x >= 0 && x == math.Trunc(x) && x < 1<<53 {
			return int64(x), nil
		}
	}
	return 0, fmt.Errorf("a whole number from 0 is wanted, not %s", describe(v))
}

func number(f float64) quad.Value {
	if f == math.Trunc(f) && math.Abs(f) < 1<<53 {
		return quad.Int(f)
	}
	return quad.Float(f)
}

// describe names a wrong argument in an error, shortly.
func describe(v goja.Value) string {
	if v == nil || goja.IsUndefined(v) {
		return "undefined"
	}
	switch x := v.Export().(type) {
	case nil:
		return "null"
	case string:
		if len(x) > 40 {
			x = x[:40] + "…"
		}
		return fmt.Sprintf("%q", strings.ToValidUTF8(x, "…"))
	case int64, float64, bool:
		return fmt.Sprint(x)
	case *pathObj:
		return "a path"
	case quad.Value:
		return x.String()
	case filter:
		return "a filter"
	}
	if _, ok := goja.AssertFunction(v); ok {
		return "a function"
	}
	if obj, ok := v.(*goja.Object); ok && obj.ClassName() == "Array" {
		return "a list"
	}
	return "an object"
}

// toJS returns a value of the graph as scripts see it: ids as "<id>", strings and
// numbers as such, times as Date.
func (e *engine) toJS(v quad.Value) goja.Value {
	switch v := v.(type) {
	case nil:
		return goja.Null()
	case quad.Time:
		d, err := e.vm.New(e.vm.Get("Date"), e.vm.ToValue(time.Time(v).UnixMilli()))
		if err == nil {
			return d
		}
	}
	return e.vm.ToValue(Plain(v))
}

// emitted returns the row of a value that a script gives out, and false for nothing.
func (e *engine) emitted(v goja.Value) (Row, []string, bool) {
	if v == nil || goja.IsUndefined(v) || goja.IsNull(v) {
		return nil, nil, false
	}
	obj, isObj := v.(*goja.Object)
	if !isObj || obj.ClassName() != "Object" {
		return Row{{"value", e.fromJS(v)}}, []string{"value"}, true
	}
	if obj.ExportType().Kind() != reflect.Map { // iri("x") and the like
		return Row{{"value", e.fromJS(v)}}, []string{"value"}, true
	}
	row, keys := Row{}, obj.Keys()
	for _, k := range keys {
		if f := obj.Get(k); f != nil && !goja.IsUndefined(f) && !goja.IsNull(f) {
			row = append(row, Field{k, e.fromJS(f)})
		}
	}
	return row, keys, true
}

// fromJS returns a value that a script gives out; unlike toQuad it takes every value.
func (e *engine) fromJS(v goja.Value) quad.Value {
	switch x := v.Export().(type) {
	case string:
		if strings.HasPrefix(x, "<") && strings.HasSuffix(x, ">") && len(x) > 2 && !strings.ContainsAny(x[1:len(x)-1], "<> \t\n\"") {
			return quad.IRI(x[1 : len(x)-1])
		}
		return quad.String(x)
	case int64, float64, bool, time.Time, quad.Value:
		if q, err := e.toQuad(v); err == nil {
			return q
		}
	}
	if _, ok := goja.AssertFunction(v); ok {
		return quad.String("[function]")
	}
	stringify, _ := goja.AssertFunction(e.vm.Get("JSON").ToObject(e.vm).Get("stringify"))
	text, err := stringify(goja.Undefined(), v)
	if err != nil {
		panic(err) // a list within itself: the script hears of it
	}
	if goja.IsUndefined(text) {
		return quad.String(v.String())
	}
	return JSON(text.String())
}
