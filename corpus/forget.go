package corpus

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"newsgraph/graph"
	"newsgraph/schema"
)

// A Forgotten is an article that Forget took out, and what of it may come back.
type Forgotten struct {
	Doc   schema.DocID
	Name  string
	Files []string // that still hold it: a build of them reads it again
}

// Forget takes articles out of store: their readings, and all that only they say.
// An article is named by its id, its URL, its file, a folder that its file is in,
// or the name that it has in the store. Copies in other files go with it. When one
// of names is that of no article, nothing is forgotten.
func Forget(ctx context.Context, store string, names []string, o Options) (Report, []Forgotten, error) {
	if _, err := os.Stat(store); !graph.IsURL(store) && errors.Is(err, fs.ErrNotExist) {
		_, err := graph.Open(store, nil) // its words for it
		return Report{}, nil, err
	}
	u, err := begin(ctx, store, &o)
	if err != nil {
		return Report{}, nil, err
	}
	defer u.end()
	if u.old == nil {
		return u.report, nil, u.unknown(names[0])
	}
	var gone []Forgotten
	rep, err := u.commit(ctx, func() error {
		docs, err := u.named(ctx, names)
		if err != nil {
			return err
		}
		gone = nil
		for _, doc := range docs {
			gone = append(gone, u.forgotten(doc))
			delete(u.catalog, doc)
		}
		return nil
	})
	return rep, gone, err
}

func (u *update) forgotten(doc schema.DocID) Forgotten {
	f := Forgotten{Doc: doc, Name: u.catalog[doc].name()}
	for _, p := range u.catalog[doc].Places {
		if _, err := os.Lstat(p.Path); p.Path != "" && err == nil && !slices.Contains(f.Files, p.Path) {
			f.Files = append(f.Files, p.Path)
		}
	}
	return f
}

// named returns the documents that names mean, by id.
func (u *update) named(ctx context.Context, names []string) ([]schema.DocID, error) {
	urls := map[string][]schema.DocID{}
	for d, err := range u.old.AllDocuments(ctx) {
		if err != nil {
			return nil, err
		}
		if d.URL != "" {
			urls[d.URL] = append(urls[d.URL], d.ID)
		}
	}
	found := map[schema.DocID]bool{}
	for _, name := range names {
		docs := urls[name]
		if len(docs) == 0 {
			docs = u.placed(name)
		}
		if len(docs) == 0 {
			return nil, u.unknown(name)
		}
		for _, doc := range docs {
			found[doc] = true
		}
	}
	return sortedKeys(found), nil
}

// placed returns the documents with that id, else in that file or folder, else of that name.
func (u *update) placed(name string) []schema.DocID {
	id := schema.DocID(strings.Trim(name, "<>"))
	if u.catalog[id] != nil {
		return []schema.DocID{id}
	}
	abs, err := filepath.Abs(name)
	if name == "" || err != nil {
		return nil
	}
	for _, is := range []func(place) bool{
		func(p place) bool { return p.Path != "" && underAny(p.Path, []string{abs}) },
		func(p place) bool { return p.Name == name },
	} {
		var docs []schema.DocID
		for _, doc := range u.catalog.docs() {
			if slices.ContainsFunc(u.catalog[doc].Places, is) {
				docs = append(docs, doc)
			}
		}
		if len(docs) > 0 {
			return docs
		}
	}
	return nil
}

// unknown says that there is no such article, and which may be meant: those
// whose name ends like it.
func (u *update) unknown(name string) error {
	var near []string
	base := strings.ToLower(filepath.Base(name))
	for _, doc := range u.catalog.docs() {
		if n := u.catalog[doc].name(); len(near) < 3 && strings.Contains(strings.ToLower(n), base) {
			near = append(near, fmt.Sprintf("%q", n))
		}
	}
	cure := `name its file, its URL or its id, as in "doc/5c0d0d1f2e3a4b5c"; "newsgraph query STORE articles" lists them`
	if len(near) > 0 {
		cure = "did you mean " + strings.Join(near, ", ") + "?"
	}
	return &Error{fmt.Errorf("%s has no article %q", graph.Shown(u.path), name), cure}
}
