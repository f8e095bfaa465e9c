package corpus

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"

	"newsgraph/extract"
	"newsgraph/graph"
	"newsgraph/schema"
)

// An update makes one generation of a store from the one before.
type update struct {
	path    string
	opt     *Options
	journal keeper
	shared  *graph.Store // in a database, else nil
	base    string       // the generation of shared that catalog and old are of
	old     *graph.Store // nil when there is none yet
	catalog catalog      // of the generation to be
	before  []schema.DocID
	stand   map[string]string // the catalog and the guides as they were, to tell what has changed
	guides  guides
	fresh   map[schema.DocID]*schema.Reading // those that the old store does not have; nil: the journal has it
	report  Report
	total   int // files to look at

	// What a build has seen so far.
	seen    catalog
	visited map[string]bool // files
	done    bool
}

func begin(ctx context.Context, path string, o *Options) (*update, error) {
	u, err := start(path, o)
	if err != nil {
		return nil, explain(path, err)
	}
	open := u.openOld
	if graph.IsURL(path) {
		open = u.beginShared
	}
	err = open(ctx)
	if err == nil {
		err = u.readGuide()
	}
	if err != nil {
		u.end()
		return nil, err
	}
	return u, nil
}

// start takes the lock of a store that is a file, and looks at nothing in it.
func start(path string, o *Options) (*update, error) {
	if o.Reader == nil {
		r, err := extract.New(extract.Options{})
		if err != nil {
			return nil, err
		}
		o.Reader = r
	}
	u := &update{path: path, opt: o, catalog: catalog{}, fresh: map[schema.DocID]*schema.Reading{},
		seen: catalog{}, visited: map[string]bool{}}
	if graph.IsURL(path) {
		u.journal = &pending{reader: o.Reader.Version()} // beginShared gives it a store
		return u, nil
	}
	if info, err := os.Stat(filepath.Dir(path)); err != nil || !info.IsDir() {
		return nil, &Error{fmt.Errorf("write %s: no folder %s", path, filepath.Dir(path)), "create the folder first"}
	}
	j, err := openJournal(path)
	if err != nil {
		return nil, err
	}
	u.journal = j
	if err := graph.Tidy(path); err != nil {
		u.end()
		return nil, err
	}
	return u, nil
}

func (u *update) openOld(ctx context.Context) error {
	if _, err := os.Stat(u.path); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	s, err := graph.Open(u.path, nil)
	if err != nil {
		return err
	}
	u.old = s
	if u.catalog, err = readCatalog(s); err != nil {
		return err
	}
	u.before = u.catalog.docs()
	u.standing(s)
	return nil
}

// standing notes what the store says of itself before it is changed.
func (u *update) standing(s *graph.Store) {
	u.stand = u.catalog.meta()
	for key, value := range s.AllMeta(guideKey) {
		u.stand[key] = value
	}
}

// end closes what is open. Readings that are not in the store stay in the journal.
func (u *update) end() {
	u.closeOld()
	if u.journal != nil {
		u.journal.close(u.done)
	}
	if u.shared != nil {
		u.shared.Close()
	}
}

func (u *update) closeOld() {
	if u.old != nil && u.old != u.shared {
		u.old.Close()
	}
	u.old = nil
}

// commit makes a new generation. edit brings the catalog to what it shall be.
func (u *update) commit(ctx context.Context, edit func() error) (Report, error) {
	if graph.IsURL(u.path) {
		return u.commitShared(ctx, edit)
	}
	if err := edit(); err != nil {
		return u.report, err
	}
	return u.generation(ctx)
}

// generation writes the new generation and puts it in the place of the old.
func (u *update) generation(ctx context.Context) (Report, error) {
	for _, doc := range u.before {
		if u.catalog[doc] == nil {
			u.report.Forgotten++
		}
	}
	if u.old == nil && len(u.catalog) == 0 {
		return u.report, &Error{fmt.Errorf("no article was read, so no store was made"), `name files or folders with articles; "newsgraph build --help" lists what can be read`}
	}
	changed := u.old == nil || len(u.fresh) > 0 || len(changed(u.stand, u.meta())) > 0 || u.guides.given
	if changed && !u.opt.DryRun {
		if err := u.write(ctx); err != nil {
			return u.report, explain(u.path, err)
		}
	} else if err := u.countOld(); err != nil {
		return u.report, err
	}
	for _, e := range u.catalog {
		if e.Reader != u.opt.Reader.Version() {
			u.report.OtherReader++
		}
	}
	u.done = !u.opt.DryRun
	return u.report, nil
}

func (u *update) countOld() error {
	if u.old == nil {
		return nil
	}
	st, err := u.old.Counts()
	if err != nil {
		return err
	}
	u.made(st)
	return nil
}

// made notes how much is in the store.
func (u *update) made(st graph.Stats) {
	u.report.Articles, u.report.Entities, u.report.Facts, u.report.Quads = st.Documents, st.Entities, st.Facts, st.Quads
}

// explain adds the cure to what the system refuses while store is written.
func explain(store string, err error) error {
	switch {
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT), errors.Is(err, syscall.EFBIG):
		return &Error{fmt.Errorf("%s was not changed: %w", store, err), "make room, then build again: what was read is kept"}
	case errors.Is(err, syscall.EIO):
		return &Error{fmt.Errorf("%s was not changed: %w", store, err), `the disk fails: copy the store to another, and look at it there with "newsgraph verify"`}
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		return &Error{fmt.Errorf("%s was not changed: %w", store, err), "choose a folder that you may write in"}
	}
	return err
}

func (u *update) say(stage string) {
	if u.opt.Progress != nil {
		u.opt.Progress(Progress{stage, u.report.Read + u.report.Unchanged + u.report.Copies + len(u.report.Skipped), u.total, u.report.Words})
	}
}
