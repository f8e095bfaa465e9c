package graph

import (
	"errors"
	"iter"
	"os"
	"path/filepath"

	"newsgraph/internal/extsort"
	"newsgraph/schema"
)

// A Draft gathers a graph from what articles say, on disk where it is much.
type Draft struct {
	documents, entities, facts *extsort.Sorter[entry]
}

// NewDraft begins one for the store, beside it when that is a file.
func NewDraft(store string) *Draft {
	dir := ScratchDir(store)
	return &Draft{extsort.New(dir, 0, entryKind), extsort.New(dir, 0, entryKind), extsort.New(dir, 0, entryKind)}
}

// ScratchDir is where files of what does not fit in memory lie while a store is built: its own folder, or
// the system's for such files.
func ScratchDir(store string) string {
	if IsURL(store) || store == Memory {
		return os.TempDir()
	}
	return filepath.Dir(store)
}

// AddDocument takes a document, of which Text and Noise are left out.
func (d *Draft) AddDocument(doc *schema.Document) error {
	return d.documents.Add(entry{pair: pair{[]byte(doc.ID), packDocument(doc)}})
}

// AddEntity takes an entity.
func (d *Draft) AddEntity(e *schema.Entity) error {
	return d.entities.Add(entry{pair: pair{[]byte(e.ID), packEntity(e)}})
}

// AddFact takes what one article says of a fact.
func (d *Draft) AddFact(part *schema.Fact) error {
	return d.facts.Add(entry{pair: pair{[]byte(part.ID), packFact(part)}})
}

// Close frees what the draft holds, on disk too.
func (d *Draft) Close() error {
	return errors.Join(d.documents.Close(), d.entities.Close(), d.facts.Close())
}

// Flow is the graph of what was gathered. Merge makes one fact of what articles say of it. Nothing may be
// added any more.
func (d *Draft) Flow(merge func([]schema.Fact) schema.Fact) Flow {
	return Flow{
		Documents: unpacked(d.documents, unpackDocument),
		Entities:  unpacked(d.entities, unpackEntity),
		Facts: func(yield func(*schema.Fact, error) bool) {
			for parts, err := range d.parts() {
				var fact schema.Fact
				if err == nil {
					fact = merge(parts)
				}
				if !yield(&fact, err) || err != nil {
					return
				}
			}
		},
	}
}

// unpacked yields the records of a sorter, in order.
func unpacked[T any](s *extsort.Sorter[entry], unpack func(id string, value []byte) (T, error)) iter.Seq2[*T, error] {
	return func(yield func(*T, error) bool) {
		for e, err := range s.Sorted() {
			var x T
			if err == nil {
				x, err = unpack(string(e.key), e.value)
			}
			if !yield(&x, err) || err != nil {
				return
			}
		}
	}
}

// parts yields what articles say of one fact after the other.
func (d *Draft) parts() iter.Seq2[[]schema.Fact, error] {
	return func(yield func([]schema.Fact, error) bool) {
		var parts []schema.Fact
		for e, err := range d.facts.Sorted() {
			var part schema.Fact
			if err == nil {
				part, err = unpackFact(string(e.key), e.value)
			}
			if err != nil {
				yield(nil, err)
				return
			}
			if len(parts) > 0 && parts[0].ID != part.ID {
				if !yield(parts, nil) {
					return
				}
				parts = nil
			}
			parts = append(parts, part)
		}
		if len(parts) > 0 {
			yield(parts, nil)
		}
	}
}
