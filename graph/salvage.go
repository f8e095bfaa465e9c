package graph

import (
	"bytes"
	"context"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"

	"newsgraph/schema"
)

// PageDamage lists the pages of the file at path that are damaged, at most limit
// of them (0: all), with the bucket they belong to. It reads every page once.
func PageDamage(ctx context.Context, path string, limit int) ([]string, error) {
	p, f, err := openPages(path)
	if f == nil {
		return nil, err
	}
	defer f.Close()
	if err != nil {
		return []string{err.Error()}, nil
	}
	var list []string
	p.pair = func(string, []byte, []byte) {}
	p.problem = func(bucket, what string) {
		if limit == 0 || len(list) < limit {
			list = append(list, bucketName(bucket)+": "+what)
		}
	}
	return list, p.walk(ctx)
}

func bucketName(bucket string) string {
	switch bucket {
	case "":
		return "the list of buckets"
	case "log", "v", "n", "sp", "ops", "meta":
		return "quads (" + bucket + ")"
	}
	return strings.TrimPrefix(bucket, "newsgraph.")
}

// A Salvaged is what can still be read of a store.
type Salvaged struct {
	Readings []schema.Reading  // by document
	Meta     map[string]string // what SetMeta was given, as far as it can be read
	Damage   []string          // pages that are damaged; none in a whole file
	Lost     []string          // readings that are damaged, by their keys
	Searched bool              // the file was searched for readings outside its tree: some may be of articles forgotten since
}

// Salvage reads the readings of the store at path whatever the state of the file:
// what hangs in its tree and, where pages are damaged, what lies about in it. A
// reading is packed with a checksum: what is found is what was written.
func Salvage(ctx context.Context, path string) (*Salvaged, error) {
	if IsURL(path) {
		return salvageDatabase(ctx, path)
	}
	if err := looksLikeStore(path); err != nil {
		return nil, err
	}
	p, f, err := openPages(path)
	if f == nil {
		return nil, err
	}
	defer f.Close()
	s := &Salvaged{Meta: map[string]string{}}
	found, lost := map[schema.DocID]schema.Reading{}, map[string]bool{}
	keep := func(key, value []byte) {
		r, err := unpackReading(value)
		switch {
		case err == nil && string(r.Doc.ID) == string(key):
			found[r.Doc.ID] = r
		case found[schema.DocID(key)].Doc.ID == "":
			lost[string(key)] = true
		}
	}
	if err != nil {
		s.Damage = append(s.Damage, err.Error())
	} else {
		p.problem = func(bucket, what string) { s.Damage = append(s.Damage, bucketName(bucket)+": "+what) }
		p.pair = func(bucket string, key, value []byte) {
			switch bucket {
			case readingBucket:
				keep(key, value)
			case metaBucket:
				s.Meta[string(key)] = string(value)
			}
		}
		if err := p.walk(ctx); err != nil {
			return nil, err
		}
	}
	if len(s.Damage) > 0 || len(lost) > 0 {
		if err := s.search(ctx, p, found, lost); err != nil {
			return nil, err
		}
	}
	for _, id := range slices.Sorted(maps.Keys(found)) {
		s.Readings = append(s.Readings, found[id])
		delete(lost, string(id))
	}
	s.Lost = slices.Sorted(maps.Keys(lost))
	if len(s.Readings) == 0 && s.Meta[metaFormat] == "" {
		return nil, notStore(path)
	}
	return s, nil
}

// search looks in all pages for readings that the tree does not give.
func (s *Salvaged) search(ctx context.Context, p *pageFile, found map[schema.DocID]schema.Reading, lost map[string]bool) error {
	inTree := maps.Clone(found)
	p.pair = func(_ string, key, value []byte) {
		id := schema.DocID(key)
		if _, known := inTree[id]; known || !bytes.HasPrefix(key, []byte("doc/")) {
			return
		}
		if r, err := unpackReading(value); err == nil && r.Doc.ID == id {
			s.Searched = true
			if old, ok := found[id]; !ok || old.Doc.Reader < r.Doc.Reader {
				found[id] = r
			}
		}
	}
	return p.scan(ctx)
}

// undamaged reports the first damaged page of a file that is about to be written:
// bbolt reads such a page in a goroutine of its own, where nothing can catch its panic.
func undamaged(path string) error {
	list, err := PageDamage(context.Background(), path, 1)
	if err == nil && len(list) > 0 {
		err = &Error{ErrDamaged, fmt.Sprintf("%s is damaged: %s", path, list[0]), repairHint(path)}
	}
	if os.IsNotExist(err) {
		return nil
	}
	return err
}
