package graph

import (
	"encoding/binary"
	"errors"

	"newsgraph/schema"
)

// Documents, entities and facts lie beside their quads a second time, packed, so
// that one is read with one look-up and all of them in one pass, and so that a new
// graph can be told from the old one. Verify holds the two against each other.
//
// A key is the kind of record and its id. A value is its fields in the order of
// the functions below: text as its length (uvarint) and its bytes, numbers as varints.
const (
	documentKind = 'd'
	entityKind   = 'e'
	factKind     = 'f'
)

func recordKey[ID ~string](kind byte, id ID) []byte { return append([]byte{kind}, id...) }

// A recordWriter packs.
type recordWriter []byte

func (w *recordWriter) num(n int) { *w = binary.AppendVarint(*w, int64(n)) }

func (w *recordWriter) text(s string) {
	*w = binary.AppendUvarint(*w, uint64(len(s)))
	*w = append(*w, s...)
}

func writeTexts[T ~string](w *recordWriter, list []T) {
	w.num(len(list))
	for _, s := range list {
		w.text(string(s))
	}
}

// A recordReader unpacks. After bytes that were not packed so, bad is set and
// what it gives is worth nothing.
type recordReader struct {
	b   string
	bad bool
}

var errRecord = errors.New("a record is damaged")

func (r *recordReader) uvarint() uint64 {
	var n uint64
	for i := 0; i < len(r.b) && i < binary.MaxVarintLen64; i++ {
		c := r.b[i]
		n |= uint64(c&0x7f) << (7 * i)
		if c < 0x80 {
			r.b = r.b[i+1:]
			return n
		}
	}
	r.bad = true
	r.b = ""
	return 0
}

func (r *recordReader) num() int {
	n := r.uvarint()
	return int(int64(n>>1) ^ -int64(n&1))
}

func (r *recordReader) text() string {
	n := r.uvarint()
	if n > uint64(len(r.b)) {
		r.bad = true
		return ""
	}
	s := r.b[:n]
	r.b = r.b[n:]
	return s
}

func readTexts[T ~string](r *recordReader) []T {
	n := r.num()
	if n < 0 || n > len(r.b) { // each takes a byte at least
		r.bad = true
		return nil
	}
	var list []T
	for range n {
		list = append(list, T(r.text()))
	}
	return list
}

func (r *recordReader) err() error {
	if r.bad || r.b != "" {
		return errRecord
	}
	return nil
}

func packDocument(d *schema.Document) []byte {
	var w recordWriter
	for _, s := range []string{d.Name, d.Title, d.URL, d.Outlet, d.Published, d.PublishedFrom, d.Modified, d.ModifiedFrom, d.Lang, d.SHA256, d.Reader} {
		w.text(s)
	}
	writeTexts(&w, d.Authors)
	return w
}

func unpackDocument(id string, value []byte) (schema.Document, error) {
	r := recordReader{b: string(value)}
	d := schema.Document{ID: schema.DocID(id)}
	for _, s := range []*string{&d.Name, &d.Title, &d.URL, &d.Outlet, &d.Published, &d.PublishedFrom, &d.Modified, &d.ModifiedFrom, &d.Lang, &d.SHA256, &d.Reader} {
		*s = r.text()
	}
	d.Authors = readTexts[string](&r)
	return d, r.err()
}

func packEntity(e *schema.Entity) []byte {
	var w recordWriter
	w.text(string(e.Type))
	w.text(e.Name)
	w.num(e.Mentions)
	w.text(string(e.NorpOf))
	w.text(string(e.GovernmentOf))
	writeTexts(&w, e.Aliases)
	writeTexts(&w, e.Docs)
	w.text(e.Known)
	w.text(e.Wikidata)
	writeTexts(&w, e.Why)
	writeTexts(&w, e.Corrected)
	return w
}

func unpackEntity(id string, value []byte) (schema.Entity, error) {
	r := recordReader{b: string(value)}
	e := schema.Entity{ID: schema.EntityID(id)}
	e.Type, e.Name, e.Mentions = schema.EntityType(r.text()), r.text(), r.num()
	e.NorpOf, e.GovernmentOf = schema.EntityID(r.text()), schema.EntityID(r.text())
	e.Aliases, e.Docs = readTexts[string](&r), readTexts[schema.DocID](&r)
	e.Known, e.Wikidata = r.text(), r.text()
	e.Why, e.Corrected = readTexts[string](&r), readTexts[string](&r)
	return e, r.err()
}

func packFact(f *schema.Fact) []byte {
	var w recordWriter
	for _, s := range []string{string(f.Subject), f.Relation, string(f.Object.Entity), f.Object.Text, string(f.Modality), f.When} {
		w.text(s)
	}
	w.num(f.Articles)
	w.num(f.Origins)
	writeTexts(&w, f.Corrected)
	w.num(len(f.Evidence))
	for i := range f.Evidence {
		w.evidence(&f.Evidence[i])
	}
	return w
}

func (w *recordWriter) evidence(ev *schema.Evidence) {
	for _, s := range []string{string(ev.ID), string(ev.Doc), ev.Quote, ev.Phrase, ev.ObjectText, string(ev.Modality),
		string(ev.Source), ev.When.Text, ev.When.ISO, ev.Rule} {
		w.text(s)
	}
	w.num(ev.Start)
	w.num(ev.End)
	w.num(ev.Score)
}

func unpackFact(id string, value []byte) (schema.Fact, error) {
	r := recordReader{b: string(value)}
	f, n := r.head(id)
	if n < 0 || n > len(r.b) {
		return f, errRecord
	}
	f.Evidence = make([]schema.Evidence, n)
	for i := range f.Evidence {
		r.evidence(&f.Evidence[i])
	}
	if n == 0 {
		f.Evidence = nil
	}
	return f, r.err()
}

// unpackHead is the fact without its evidence.
func unpackHead(id string, value []byte) (schema.Fact, error) {
	r := recordReader{b: string(value)}
	f, _ := r.head(id)
	if r.bad {
		return f, errRecord
	}
	return f, nil
}

func (r *recordReader) head(id string) (f schema.Fact, evidence int) {
	f = schema.Fact{ID: schema.FactID(id), Subject: schema.EntityID(r.text()), Relation: r.text()}
	f.Object = schema.Object{Entity: schema.EntityID(r.text()), Text: r.text()}
	f.Modality, f.When = schema.Modality(r.text()), r.text()
	f.Articles, f.Origins = r.num(), r.num()
	f.Corrected = readTexts[string](r)
	return f, r.num()
}

func (r *recordReader) evidence(ev *schema.Evidence) {
	ev.ID, ev.Doc, ev.Quote = schema.EvidenceID(r.text()), schema.DocID(r.text()), r.text()
	ev.Phrase, ev.ObjectText, ev.Modality = r.text(), r.text(), schema.Modality(r.text())
	ev.Source = schema.EntityID(r.text())
	ev.When = schema.Time{Text: r.text(), ISO: r.text()}
	ev.Rule = r.text()
	ev.Start, ev.End, ev.Score = r.num(), r.num(), r.num()
}
