package corpus

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"newsgraph/extract"
	"newsgraph/extract/resolve"
	"newsgraph/graph"
	"newsgraph/schema"
)

// An update makes one generation of a store from the one before.
type update struct {
	path    string
	opt     *Options
	journal *journal
	old     *graph.Store // nil when there is none yet
	catalog catalog      // of the generation to be
	before  []schema.DocID
	stand   string // the catalog as it was, to tell whether anything changed
	fresh   map[schema.DocID]schema.Reading
	report  Report
	total   int // files to look at

	// What a build has seen so far, and what the one cut off before it had read.
	seen    catalog
	visited map[string]bool // files
	cached  map[schema.DocID]schema.Reading
	done    bool
}

func begin(ctx context.Context, path string, o *Options) (*update, error) {
	if o.Reader == nil {
		r, err := extract.New(extract.Options{})
		if err != nil {
			return nil, err
		}
		o.Reader = r
	}
	if info, err := os.Stat(filepath.Dir(path)); err != nil || !info.IsDir() {
		return nil, &Error{fmt.Errorf("write %s: no folder %s", path, filepath.Dir(path)), "create the folder first"}
	}
	u := &update{path: path, opt: o, catalog: catalog{}, fresh: map[schema.DocID]schema.Reading{},
		seen: catalog{}, visited: map[string]bool{}, cached: map[schema.DocID]schema.Reading{}}
	var err error
	if u.journal, err = openJournal(path); err != nil {
		return nil, err
	}
	if err := u.openOld(ctx); err != nil {
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
	u.stand = u.catalog.String()
	return nil
}

// end closes what is open. A journal with readings that are not in the store stays.
func (u *update) end() {
	if u.old != nil {
		u.old.Close()
	}
	u.journal.close(u.done || len(u.journal.readings) == 0)
}

// commit writes the new generation and puts it in the place of the old.
func (u *update) commit(ctx context.Context) (Report, error) {
	for _, doc := range u.before {
		if u.catalog[doc] == nil {
			u.report.Forgotten++
		}
	}
	if u.old == nil && len(u.catalog) == 0 {
		return u.report, &Error{fmt.Errorf("no article was read, so no store was made"), "name files or folders with .txt, .md or .html articles"}
	}
	changed := u.old == nil || len(u.fresh) > 0 || u.catalog.String() != u.stand
	if changed && !u.opt.DryRun {
		if err := u.write(ctx); err != nil {
			return u.report, err
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

func (u *update) write(ctx context.Context) error {
	s, err := graph.Replace(u.path)
	if err != nil {
		return err
	}
	defer s.Close() // after Commit it does nothing
	if err := u.fill(ctx, s); err != nil {
		return fmt.Errorf("write %s: %w", u.path, err)
	}
	return s.Commit()
}

func (u *update) fill(ctx context.Context, s *graph.Store) error {
	readings, err := u.readings(ctx, s)
	if err != nil {
		return err
	}
	u.say("resolving")
	g := resolve.Graph(readings, u.opt.Reader.Vocabulary())
	u.say("writing")
	st, err := s.Load(ctx, g)
	if err != nil {
		return err
	}
	u.report.Articles, u.report.Entities, u.report.Facts, u.report.Quads = len(g.Documents), len(g.Entities), len(g.Facts), st.Quads
	if err := u.compareIDs(ctx, g.Entities); err != nil {
		return err
	}
	return s.SetMeta(catalogKey, u.catalog.String())
}

func (u *update) say(stage string) {
	if u.opt.Progress != nil {
		u.opt.Progress(Progress{stage, u.report.Read + u.report.Unchanged + u.report.Copies + len(u.report.Skipped), u.total, u.report.Words})
	}
}

const batch = 256 // readings a transaction

// readings puts those of the catalog into s and returns them without their text's noise, by document.
func (u *update) readings(ctx context.Context, s *graph.Store) ([]schema.Reading, error) {
	var all []schema.Reading
	for docs := range slices.Chunk(u.catalog.docs(), batch) {
		first := len(all)
		for _, doc := range docs {
			r, ok := u.fresh[doc]
			if !ok {
				var err error
				if r, err = u.old.Reading(ctx, doc); err != nil {
					return nil, err
				}
			}
			r.Doc.Name = u.catalog[doc].name()
			all = append(all, r)
		}
		if err := s.PutReadings(ctx, all[first:]); err != nil {
			return nil, err
		}
	}
	return all, nil
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
