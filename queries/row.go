package queries

import (
	"encoding/json"
	"math"
	"slices"
	"time"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
)

// A Field is one named value of a row.
type Field struct {
	Name  string
	Value quad.Value // never nil
}

// A Row is one answer: the node that was reached ("id", first) and the tags saved on
// the way, in the order of the query. A tag without a value is left out. What a script
// emits itself has its own names; a bare value is named "value".
type Row []Field

// Get returns the value named name, or nil.
func (r Row) Get(name string) quad.Value {
	for _, f := range r {
		if f.Name == name {
			return f.Value
		}
	}
	return nil
}

// A Result is all that a query gave.
type Result struct {
	Columns []string // every name in Rows, in the order of the query
	Rows    []Row
	More    bool // the row limit cut the result: there is at least one more
	Took    time.Duration

	// Notes says why there are no rows, where a reason can be told: ids that the store
	// does not have, with those spelt alike.
	Notes []string
}

// An Info is what is known of a result besides its rows.
type Info struct {
	Columns []string // as declared by the query; rows may lack some
	More    bool
	Unsure  int // rows that MinScore left out

	unknown []quad.IRI // ids of the query that the store does not have
}

func (i *Info) declare(names ...string) {
	for _, n := range names {
		if !slices.Contains(i.Columns, n) {
			i.Columns = append(i.Columns, n)
		}
	}
}

// columns returns those of declared that occur in rows, or declared itself with no rows.
func columns(declared []string, rows []Row) []string {
	if len(rows) == 0 {
		return declared
	}
	seen := map[string]bool{}
	for _, row := range rows {
		for _, f := range row {
			seen[f.Name] = true
		}
	}
	return slices.DeleteFunc(slices.Clone(declared), func(n string) bool { return !seen[n] })
}

// JSON is a value that a script made and no quad can hold: a list or an object, as
// JSON text.
type JSON string

func (j JSON) String() string { return string(j) }

// Native returns a json.RawMessage.
func (j JSON) Native() any { return json.RawMessage(j) }

// Plain returns v as encoding/json writes it: ids as "<id>", blank nodes as "_:id",
// strings without quotes, numbers and truth values as themselves, times as RFC 3339.
func Plain(v quad.Value) any {
	switch v := v.(type) {
	case quad.String:
		return string(v)
	case quad.LangString:
		return string(v.Value)
	case quad.Int:
		return int64(v)
	case quad.Float:
		if f := float64(v); !math.IsNaN(f) && !math.IsInf(f, 0) {
			return f
		}
	case quad.Bool:
		return bool(v)
	case quad.Time:
		return time.Time(v).Format(time.RFC3339Nano)
	case JSON:
		return json.RawMessage(v)
	}
	return quad.StringOf(v)
}

// Text returns v as people read it: Plain, as a string.
func Text(v quad.Value) string {
	switch p := Plain(v).(type) {
	case string:
		return p
	case json.RawMessage:
		return string(p)
	default:
		b, _ := json.Marshal(p) // a number or a truth value
		return string(b)
	}
}

// valueOf returns what a node stands for. Some nodes are made by the query, as the
// depth of FollowRecursive: no store knows them.
func valueOf(qs graph.QuadStore, r graph.Ref) quad.Value {
	if r == nil {
		return nil
	}
	if v, ok := r.(graph.PreFetchedValue); ok {
		return v.NameOf()
	}
	return qs.NameOf(r)
}
