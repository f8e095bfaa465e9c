package corpus

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
	"syscall"

	"newsgraph/extract"
	"newsgraph/extract/resolve"
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
	} else if err := u.countOld(ctx); err != nil {
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

func (u *update) countOld(ctx context.Context) error {
	if u.old == nil {
		return nil
	}
	st, err := u.old.Stats(ctx)
	if err != nil {
		return err
	}
	u.report.Articles, u.report.Entities, u.report.Facts, u.report.Quads = st.Documents, st.Entities, st.Facts, st.Quads
	return nil
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

// worthChanging decides whether a store is changed or built anew: the same graph either way.
var worthChanging = (*graph.Change).IsSmall

// write brings the store to the graph of all readings: by changing it where
// little is new, else by building it anew.
func (u *update) write(ctx context.Context) error {
	u.say("resolving")
	readings, moved, err := u.readings(ctx)
	if err != nil {
		return err
	}
	g, o := resolve.Guided(readings, u.opt.Reader.Vocabulary(), &u.guides.Guide)
	u.report.Missed, u.report.Known, u.report.Listed = o.Missed, len(u.guides.Known), o.Listed
	u.report.Articles, u.report.Entities, u.report.Facts = len(g.Documents), len(g.Entities), len(g.Facts)
	u.say("writing")
	if u.old == nil {
		return u.replace(ctx, readings, g)
	}
	if err := u.compareIDs(ctx, g.Entities); err != nil {
		return err
	}
	c, err := u.old.Difference(ctx, g)
	if err = cmp.Or(err, u.overtaken()); err != nil {
		return err
	}
	u.closeOld()
	if !worthChanging(c) {
		return u.replace(ctx, readings, g)
	}
	c.Readings, c.Meta = moved, changed(u.stand, u.meta())
	for _, doc := range u.before {
		if u.catalog[doc] == nil {
			c.Forget = append(c.Forget, doc)
		}
	}
	return u.change(ctx, c)
}

func (u *update) replace(ctx context.Context, readings []schema.Reading, g schema.Graph) error {
	s, err := graph.Replace(u.path)
	if err != nil {
		return err
	}
	defer s.Close() // after Commit it does nothing
	if err := u.overtaken(); err != nil {
		return err
	}
	for some := range slices.Chunk(readings, batch) {
		if err := s.PutReadings(ctx, some); err != nil {
			return err
		}
	}
	st, err := s.Load(ctx, g)
	if err != nil {
		return err
	}
	u.report.Quads, u.report.Added = st.Quads, st.Quads
	if err := s.PutMeta(u.meta()); err != nil {
		return err
	}
	return s.Commit()
}

func (u *update) change(ctx context.Context, c *graph.Change) error {
	s, err := graph.Update(u.path)
	if err != nil {
		return err
	}
	defer s.Close()
	if err := s.Apply(ctx, c); err != nil {
		return err
	}
	st, err := s.Stats(ctx)
	if err != nil {
		return err
	}
	u.report.Quads = st.Quads
	u.report.Added, u.report.Removed = c.Quads()
	return s.Commit()
}

func (u *update) say(stage string) {
	if u.opt.Progress != nil {
		u.opt.Progress(Progress{stage, u.report.Read + u.report.Unchanged + u.report.Copies + len(u.report.Skipped), u.total, u.report.Words})
	}
}

const batch = 256 // readings a transaction

// readings returns those of the catalog, by document, and those among them that
// the store does not have, or not under this name. The stored ones are unpacked on
// all processors: that is most of the work of a build with little new.
func (u *update) readings(ctx context.Context) (all, moved []schema.Reading, err error) {
	if err := u.journal.flush(); err != nil {
		return nil, nil, err
	}
	docs := u.catalog.docs()
	all = make([]schema.Reading, len(docs))
	isNew := make([]bool, len(docs))
	errs := make([]error, len(docs))
	var next atomic.Int64
	var wait sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wait.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(docs); i = int(next.Add(1)) - 1 {
				r, fresh, err := u.reading(ctx, docs[i])
				name := u.catalog[docs[i]].name()
				isNew[i] = fresh || r.Doc.Name != name
				r.Doc.Name = name
				all[i], errs[i] = r, err
			}
		})
	}
	wait.Wait()
	for i := range all {
		if errs[i] != nil {
			return nil, nil, errs[i]
		}
		if isNew[i] {
			moved = append(moved, all[i])
		}
	}
	return all, moved, nil
}

// reading returns that of one document, and whether the old store does not have it.
func (u *update) reading(ctx context.Context, doc schema.DocID) (r schema.Reading, fresh bool, err error) {
	given, fresh := u.fresh[doc]
	switch {
	case !fresh:
		r, err = u.old.Reading(ctx, doc)
	case given == nil:
		r, err = u.journal.get(doc)
	default:
		r = *given
	}
	return r, fresh, err
}

// compareIDs notes which entities have another id than before: what queries kept elsewhere may name.
func (u *update) compareIDs(ctx context.Context, now []schema.Entity) error {
	if u.old == nil {
		return nil
	}
	had, has := map[schema.EntityID]bool{}, map[schema.EntityID]bool{}
	for _, e := range now {
		has[e.ID] = true
	}
	for e, err := range u.old.AllEntities(ctx) {
		if err != nil {
			return err
		}
		had[e.ID] = true
		if !has[e.ID] {
			u.report.LostIDs = append(u.report.LostIDs, e.ID)
		}
	}
	for _, e := range now {
		if !had[e.ID] {
			u.report.NewIDs = append(u.report.NewIDs, e.ID)
		}
	}
	return nil
}
