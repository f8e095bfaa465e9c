package corpus

import (
	"context"
	"errors"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"strings"

	"newsgraph/extract"
	"newsgraph/extract/guide"
	"newsgraph/extract/source"
	"newsgraph/schema"
)

// Options changes a build; the zero value is the default.
type Options struct {
	Reader   *extract.Reader // nil: extract.New(extract.Options{})
	Source   *source.Options
	Prune    bool           // also forget articles under the given paths that are gone
	DryRun   bool           // read, but write nothing
	Strict   bool           // store nothing when something was skipped
	Progress func(Progress) // nil: none; called from one goroutine

	// Files that guide the resolution: corrections, and a list of known entities.
	// "" follows those that the store keeps, "none" drops them.
	Corrections, Entities string
}

// A Progress says how far a build is.
type Progress struct {
	Stage string // "reading", "resolving", "writing"
	Done  int    // articles, skipped ones too
	Total int
	Words int
}

// A Report says what a build did.
type Report struct {
	Read, Unchanged, Copies   int // articles that were given
	Forgotten                 int // articles that are no longer in the store
	Sentences, Words          int // of those read
	Skipped                   []*source.Skipped
	Articles, Entities, Facts int // in the store afterwards
	Quads                     int
	Added, Removed            int // quads that were written and taken away
	OtherReader               int // articles in the store that another version read
	NewIDs, LostIDs           []schema.EntityID
	Known, Listed             int            // entities of the list, and how many of them the articles speak of
	Missed                    []guide.Missed // entries of the guides that did not apply
}

// ErrStrict says that a strict build stored nothing because something was skipped.
var ErrStrict = errors.New("some inputs were skipped, so nothing was stored")

// Build reads the articles of paths that store does not have, and makes the
// store's graph that of all its articles. Articles of a file that has changed
// replace those it had before. It creates the store when there is none.
func Build(ctx context.Context, store string, paths []string, o Options) (Report, error) {
	u, err := begin(ctx, store, &o)
	if err != nil {
		return Report{}, err
	}
	defer u.end()
	if o.Progress != nil {
		u.total = source.Count(paths)
	}
	for res := range o.Reader.ReadAll(ctx, u.unread(source.Items(ctx, paths, o.Source))) {
		if err := u.take(res); err != nil {
			return u.report, err
		}
	}
	if o.Strict && len(u.report.Skipped) > 0 {
		return u.report, ErrStrict
	}
	return u.commit(ctx, func() error {
		u.merge()
		if o.Prune {
			return u.prune(paths)
		}
		return nil
	})
}

// errKnown marks an item that need not be read: the store has it, or an item before it was the same.
var errKnown = errors.New("known")

// unread marks the items that need not be read. It runs beside take, and changes nothing of u.
func (u *update) unread(items iter.Seq2[source.Item, error]) iter.Seq2[source.Item, error] {
	version := u.opt.Reader.Version()
	met, left := map[schema.DocID]bool{}, u.journal.left()
	return func(yield func(source.Item, error) bool) {
		for it, err := range items {
			if err == nil {
				e := u.catalog[it.Doc.ID]
				if met[it.Doc.ID] || e != nil && e.Reader == version || left[it.Doc.ID] == version {
					err = errKnown
				}
				met[it.Doc.ID] = true
			}
			if !yield(it, err) {
				return
			}
		}
	}
}

// take keeps one reading, or notes why there is none.
func (u *update) take(res extract.Result) error {
	defer u.say("reading")
	var skipped *source.Skipped
	switch {
	case errors.As(res.Err, &skipped):
		u.report.Skipped = append(u.report.Skipped, skipped)
		return nil
	case res.Err != nil && res.Err != errKnown:
		return res.Err
	}
	doc := res.Item.Doc
	copied := u.seen[doc.ID] != nil
	u.see(res.Item)
	switch {
	case copied:
		u.report.Copies++
	case res.Err == errKnown:
		u.report.Unchanged++
		if u.journal.left()[doc.ID] == u.opt.Reader.Version() {
			u.fresh[doc.ID] = nil
		}
	default:
		u.report.Read++
		u.report.Sentences += res.Sentences
		u.report.Words += res.Words
		u.fresh[doc.ID] = nil
		if !u.opt.DryRun {
			return explain(u.path, u.journal.add(res.Reading))
		}
	}
	return nil
}

// see notes where an article lies. A pipe cannot be looked at again.
func (u *update) see(it source.Item) {
	path := it.Path
	if path == "-" {
		path = ""
	}
	u.seen.add(it.Doc.ID, u.opt.Reader.Version(), place{path, it.Doc.Name})
	u.visited[path] = true
}

// merge brings what was seen into the catalog: a visited file stands for what it holds now.
func (u *update) merge() {
	u.catalog.drop(func(_ schema.DocID, p place) bool { return p.Path != "" && u.visited[p.Path] })
	u.catalog.merge(u.seen)
}

// prune forgets articles under paths whose file is gone.
func (u *update) prune(paths []string) error {
	var roots []string
	for _, p := range paths {
		abs, err := filepath.Abs(p)
		if err != nil {
			return err
		}
		roots = append(roots, abs)
	}
	u.catalog.drop(func(_ schema.DocID, p place) bool {
		if p.Path == "" || u.visited[p.Path] || !underAny(p.Path, roots) {
			return false
		}
		_, err := os.Lstat(p.Path)
		return errors.Is(err, fs.ErrNotExist)
	})
	return nil
}

func underAny(path string, roots []string) bool {
	for _, r := range roots {
		if path == r || strings.HasPrefix(path, strings.TrimSuffix(r, string(filepath.Separator))+string(filepath.Separator)) {
			return true
		}
	}
	return false
}
