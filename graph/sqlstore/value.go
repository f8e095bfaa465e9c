package sqlstore

import (
	"database/sql"
	"strings"
	"time"
	"unicode/utf8"

	csql "github.com/cayleygraph/cayley/graph/sql"
	"github.com/cayleygraph/quad"
	"github.com/cayleygraph/quad/pquads"

	cayley "github.com/cayleygraph/cayley/graph"
)

// columns of a value in the table nodes, after hash and refs.
var columns = []string{"value", "value_string", "datatype", "language", "iri", "bnode", "value_int", "value_bool", "value_float", "value_time"}

// row is v as the columns of nodes: hash, refs, columns.
//
// It differs from Cayley's NodeValues for text that it would not give back: NUL,
// which it writes as the four letters \x00; those four letters, which it then
// reads as NUL; and bytes that are no UTF-8, which the server refuses. Such text goes
// into the column value, which Cayley's reader understands too.
func row(h cayley.ValueHash, refs int64, v quad.Value) ([]any, error) {
	r := make([]any, 2+len(columns))
	r[0], r[1] = bytesOf(h), refs
	switch v := v.(type) {
	case quad.IRI:
		r[3], r[6] = string(v), true
	case quad.BNode:
		r[3], r[7] = string(v), true
	case quad.String:
		r[3] = string(v)
	case quad.TypedString:
		r[3], r[4] = string(v.Value), string(v.Type)
	case quad.LangString:
		r[3], r[5] = string(v.Value), v.Lang
	case quad.Int:
		r[8] = int64(v)
	case quad.Bool:
		r[9] = bool(v)
	case quad.Float:
		r[10] = float64(v)
	case quad.Time:
		r[11] = time.Time(v).UTC()
	}
	text, isText := r[3].(string)
	if r[8] != nil || r[9] != nil || r[10] != nil || r[11] != nil || isText && plainText(text) {
		return r, nil
	}
	packed, err := pquads.MarshalValue(v)
	clear(r[2:])
	r[2] = packed
	return r, err
}

func plainText(s string) bool {
	return utf8.ValidString(s) && strings.IndexByte(s, 0) < 0 && !strings.Contains(s, `\x00`)
}

// scanned is the columns of a value on their way from the server.
type scanned struct {
	data            []byte
	text, typ, lang sql.NullString
	iri, bnode, b   sql.NullBool
	i               sql.NullInt64
	f               sql.NullFloat64
	t               csql.NullTime
}

func (s *scanned) dest() []any {
	return []any{&s.data, &s.text, &s.typ, &s.lang, &s.iri, &s.bnode, &s.i, &s.b, &s.f, &s.t}
}

// value is nil for a row of NULLs.
func (s *scanned) value() (quad.Value, error) {
	switch {
	case s.text.Valid && s.iri.Bool:
		return quad.IRI(s.text.String), nil
	case s.text.Valid && s.bnode.Bool:
		return quad.BNode(s.text.String), nil
	case s.text.Valid && s.lang.Valid:
		return quad.LangString{Value: quad.String(s.text.String), Lang: s.lang.String}, nil
	case s.text.Valid && s.typ.Valid:
		return quad.TypedString{Value: quad.String(s.text.String), Type: quad.IRI(s.typ.String)}, nil
	case s.text.Valid:
		return quad.String(s.text.String), nil
	case s.i.Valid:
		return quad.Int(s.i.Int64), nil
	case s.b.Valid:
		return quad.Bool(s.b.Bool), nil
	case s.f.Valid:
		return quad.Float(s.f.Float64), nil
	case s.t.Valid:
		return quad.Time(s.t.Time), nil
	case s.data == nil:
		return nil, nil
	}
	return pquads.UnmarshalValue(s.data)
}

// columnsOf names the columns of a value in the table called alias.
func columnsOf(alias string) string { return alias + "." + strings.Join(columns, ", "+alias+".") }

func bytesOf(h cayley.ValueHash) []byte {
	if !h.Valid() {
		return []byte{}
	}
	return h[:]
}

func toHash(b []byte) (h cayley.ValueHash) {
	copy(h[:], b)
	return h
}
