package corpus

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"newsgraph/graph"
	"newsgraph/schema"
)

// A catalog is what a store knows of its readings without opening them.
type catalog map[schema.DocID]*entry

// An entry is one document: which reader read it and where it lies.
type entry struct {
	Reader string  `json:"reader"`
	Places []place `json:"places"`
}

// A place is where a document was found. Two copies of one article are one
// document with two places.
type place struct {
	Path string `json:"path"` // of the file, absolute; "" when it came through a pipe
	Name string `json:"name"` // relative to the folder that was named
}

const catalogKey = "catalog"

func readCatalog(s *graph.Store) (catalog, error) {
	c := catalog{}
	text := s.Meta(catalogKey)
	if text == "" {
		return c, nil
	}
	if err := json.Unmarshal([]byte(text), &c); err != nil {
		return nil, fmt.Errorf("catalog of the store: %w", err)
	}
	return c, nil
}

func (c catalog) String() string {
	b, err := json.Marshal(c)
	if err != nil {
		panic("corpus: a catalog is plain data")
	}
	return string(b)
}

// docs returns the documents in order.
func (c catalog) docs() []schema.DocID { return slices.Sorted(maps.Keys(c)) }

// add notes that doc was found at p.
func (c catalog) add(doc schema.DocID, reader string, p place) {
	e := c[doc]
	if e == nil {
		e = &entry{}
		c[doc] = e
	}
	e.Reader = reader
	if !slices.Contains(e.Places, p) {
		e.Places = append(e.Places, p)
		slices.SortFunc(e.Places, func(a, b place) int {
			return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.Path, b.Path))
		})
	}
}

// drop forgets the places that gone says so of, and documents that have none left.
func (c catalog) drop(gone func(schema.DocID, place) bool) {
	for doc, e := range c {
		e.Places = slices.DeleteFunc(e.Places, func(p place) bool { return gone(doc, p) })
		if len(e.Places) == 0 {
			delete(c, doc)
		}
	}
}

// name returns the document's name: the smallest of its places, so that it does
// not hang on which copy was read first.
func (e *entry) name() string { return e.Places[0].Name }
