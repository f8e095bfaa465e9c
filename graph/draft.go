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
	documents, facts *extsort.Sorter[entry]
}

// NewDraft begins one for the store, beside it when that is a file.
func NewDraft(store string) *Draft {
	dir := ScratchDir(store)
	return &Draft{extsort.New(dir, 0, entryKind), extsort.New(dir, 0, entryKind)}
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

// AddFact takes what one article says of a fact.
func (d *Draft) AddFact(part *schema.Fact) error {
	return d.facts.Add(entry{pair: pair{[]byte(part.ID), packFact(part)}})
}

// Close frees what the draft holds, on disk too.
func (d *Draft) Close() error { return errors.Join(d.documents.Close(), d.facts.Close()) }

// Flow is the graph of what was gathered, and of entities, which are by id. Merge makes one fact
// of what articles say of it. Nothing may be added any more.
func (d *Draft) Flow(entities []schema.Entity, merge func([]schema.Fact) schema.Fact) Flow {
	return Flow{
		Documents: func(yield func(*schema.Document, error) bool) {
			for e, err := range d.documents.Sorted() {
				var doc schema.Document
				if err == nil {
					doc, err = unpackDocument(string(e.key), e.value)
				}
				if !yield(&doc, err) || err != nil {
					return
				}
			}
		},
		Entities: each(entities, func(e *schema.Entity) schema.EntityID { return e.ID }),
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
