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

// catalogKey and a document's id are the key of its entry in the store.
const catalogKey = "place "

func readCatalog(s *graph.Store) (catalog, error) {
	c := catalog{}
	for key, text := range s.AllMeta(catalogKey) {
		e := &entry{}
		if err := json.Unmarshal([]byte(text), e); err != nil || len(e.Places) == 0 {
			return nil, fmt.Errorf("the store's entry %q is damaged: %q", key, text)
		}
		c[schema.DocID(key[len(catalogKey):])] = e
	}
	return c, nil
}

// meta is what the store keeps of c.
func (c catalog) meta() map[string]string { return c.metaOf(c.docs()) }

// metaOf is what the store keeps of some documents.
func (c catalog) metaOf(docs []schema.DocID) map[string]string {
	meta := map[string]string{}
	for _, doc := range docs {
		b, err := json.Marshal(c[doc])
		if err != nil {
			panic("corpus: a catalog is plain data")
		}
		meta[catalogKey+string(doc)] = string(b)
	}
	return meta
}

// changed is what of now is not in was, and "" for what is gone.
func changed(was, now map[string]string) map[string]string {
	diff := map[string]string{}
	for key, v := range now {
		if was[key] != v {
			diff[key] = v
		}
	}
	for key := range was {
		if now[key] == "" {
			diff[key] = ""
		}
	}
	return diff
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

// merge adds all that is in other, whose entries c may share from then on.
func (c catalog) merge(other catalog) {
	for doc, e := range other {
		if c[doc] == nil {
			c[doc] = e
			continue
		}
		for _, p := range e.Places {
			c.add(doc, e.Reader, p)
		}
	}
}

// drop forgets the places that gone says so of, and documents that have none left. Entries
// that change are new ones, since another catalog may share them.
func (c catalog) drop(gone func(schema.DocID, place) bool) {
	for doc, e := range c {
		left := slices.DeleteFunc(slices.Clone(e.Places), func(p place) bool { return gone(doc, p) })
		switch len(left) {
		case len(e.Places):
		case 0:
			delete(c, doc)
		default:
			c[doc] = &entry{e.Reader, left}
		}
	}
}

// name returns the document's name: the smallest of its places, so that it does
// not hang on which copy was read first.
func (e *entry) name() string { return e.Places[0].Name }
