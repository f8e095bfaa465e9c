package graph

import (
	"bytes"
	"fmt"
	"slices"

	"github.com/cayleygraph/quad"

	"newsgraph/graph/quads"
	"newsgraph/schema"
)

// An entry is a pair of one of the store's own buckets.
type entry struct {
	bucket string
	pair
}

// A recorded is a document, entity or fact with all that follows from it alone:
// its record, its quads, and its entries in the indexes.
type recorded interface {
	key() []byte
	pack() []byte
	appendQuads([]quad.Quad) []quad.Quad
	appendIndex([]entry) []entry
}

type (
	docRecord    struct{ *schema.Document }
	entityRecord struct{ *schema.Entity }
	factRecord   struct{ *schema.Fact }
)

func (d docRecord) key() []byte  { return recordKey(documentKind, d.ID) }
func (d docRecord) pack() []byte { return packDocument(d.Document) }
func (d docRecord) appendQuads(qs []quad.Quad) []quad.Quad {
	return quads.AppendDocument(qs, d.Document)
}
func (d docRecord) appendIndex(list []entry) []entry { return list }
func (e entityRecord) key() []byte                   { return recordKey(entityKind, e.ID) }
func (e entityRecord) pack() []byte                  { return packEntity(e.Entity) }
func (e entityRecord) appendQuads(qs []quad.Quad) []quad.Quad {
	return quads.AppendEntity(qs, e.Entity)
}
func (f factRecord) key() []byte                            { return recordKey(factKind, f.ID) }
func (f factRecord) pack() []byte                           { return packFact(f.Fact) }
func (f factRecord) appendQuads(qs []quad.Quad) []quad.Quad { return quads.AppendFact(qs, f.Fact) }

func (e entityRecord) appendIndex(list []entry) []entry {
	for _, p := range namePairs(e.Entity) {
		list = append(list, entry{nameBucket, p})
	}
	return list
}

func (f factRecord) appendIndex(list []entry) []entry {
	for _, p := range aboutPairs(f.Fact) {
		list = append(list, entry{aboutBucket, p})
	}
	return list
}

// unpack is the record with the given key.
func unpack(key, value []byte) (recorded, error) {
	if len(key) == 0 {
		return nil, errRecord
	}
	id := string(key[1:])
	switch key[0] {
	case documentKind:
		d, err := unpackDocument(id, value)
		return docRecord{&d}, err
	case entityKind:
		e, err := unpackEntity(id, value)
		return entityRecord{&e}, err
	case factKind:
		f, err := unpackFact(id, value)
		return factRecord{&f}, err
	}
	return nil, errRecord
}

// byID is the order of list by id, each id once.
func byID[T any, ID ~string](list []T, id func(*T) ID) []int {
	order := make([]int, len(list))
	for i := range order {
		order[i] = i
	}
	compare := func(i, j int) int { return bytes.Compare([]byte(id(&list[i])), []byte(id(&list[j]))) }
	if !slices.IsSortedFunc(order, compare) {
		slices.SortStableFunc(order, compare)
	}
	return slices.CompactFunc(order, func(i, j int) bool { return id(&list[i]) == id(&list[j]) })
}

// The about bucket says what facts an entity has, by date. A key is
//
//	entity 00 kind date 00 fact
//
// where kind is about (the entity is subject or object) or said (some evidence
// stands on its word), and date is the fact's, or noDate: facts without one come
// last. A value is the fact seen from the entity: flags, relation, the other thing.
const (
	about  = 'a'
	said   = 's'
	noDate = "~"

	isSubject = 1
	isObject  = 2
	isStated  = 4 // there is a plain edge
)

func aboutPrefix(id schema.EntityID, kind byte) []byte { return fmt.Appendf(nil, "%s\x00%c", id, kind) }

func aboutKey(id schema.EntityID, kind byte, f *schema.Fact) []byte {
	date := f.When
	if date == "" {
		date = noDate
	}
	key := append(aboutPrefix(id, kind), date...)
	return append(append(key, 0), f.ID...)
}

func aboutPairs(f *schema.Fact) []pair {
	var list []pair
	add := func(id schema.EntityID, kind, flags byte, other schema.EntityID) {
		if quads.Stated(f) {
			flags |= isStated
		}
		w := recordWriter{flags}
		w.text(f.Relation)
		w.text(string(other))
		list = append(list, pair{aboutKey(id, kind, f), w})
	}
	switch {
	case f.Subject == f.Object.Entity:
		add(f.Subject, about, isSubject|isObject, f.Subject)
	case f.Object.Entity != "":
		add(f.Object.Entity, about, isObject, f.Subject)
		fallthrough
	default:
		add(f.Subject, about, isSubject, f.Object.Entity)
	}
	var sources []schema.EntityID
	for i := range f.Evidence {
		if id := f.Evidence[i].Source; id != "" && !slices.Contains(sources, id) {
			sources = append(sources, id)
			add(id, said, 0, "")
		}
	}
	return list
}

// A Glimpse is a fact as one of its entities has it, without a look at the fact.
type Glimpse struct {
	Fact     schema.FactID
	Date     string          // the fact's, "" when none is known
	Relation string          // "" for what stands on the entity's word
	Other    schema.EntityID // "" when the object is text
	Subject  bool            // the entity is the subject
	Object   bool            // the entity is the object
	Stated   bool            // some evidence asserts it: there is a plain edge
}

// glimpse reads a pair of the about bucket; the key without its prefix.
func glimpse(rest, value []byte) (Glimpse, error) {
	date, fact, ok := bytes.Cut(rest, []byte{0})
	if !ok || len(value) == 0 {
		return Glimpse{}, errRecord
	}
	r := recordReader{b: string(value[1:])}
	g := Glimpse{Fact: schema.FactID(fact), Relation: r.text(), Other: schema.EntityID(r.text()),
		Subject: value[0]&isSubject != 0, Object: value[0]&isObject != 0, Stated: value[0]&isStated != 0}
	if string(date) != noDate {
		g.Date = string(date)
	}
	return g, r.err()
}
