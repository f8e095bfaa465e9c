package corpus

import (
	"context"
	"fmt"
	"iter"

	"newsgraph/graph"
	"newsgraph/schema"
)

// keep keeps a reading that is loaded: in the journal, but for a database, whose journal is of
// one reader's readings.
func (u *update) keep(r schema.Reading) error {
	if u.opt.DryRun || graph.IsURL(u.path) {
		u.fresh[r.Doc.ID] = &r
		return nil
	}
	u.fresh[r.Doc.ID] = nil
	return u.journal.add(r)
}

// Load brings readings, as ReadLines yields them, into store. It creates the
// store when there is none. After an error the store is as it was.
func Load(ctx context.Context, store string, readings iter.Seq2[schema.Reading, error], o Options) (Report, error) {
	u, err := begin(ctx, store, &o)
	if err != nil {
		return Report{}, err
	}
	defer u.end()
	for r, err := range readings {
		if err != nil {
			return u.report, err
		}
		if err := ctx.Err(); err != nil {
			return u.report, err
		}
		if e := u.catalog[r.Doc.ID]; e != nil && e.Reader == r.Doc.Reader {
			u.report.Unchanged++
		} else {
			u.report.Read++
			if err := u.keep(r); err != nil {
				return u.report, explain(u.path, err)
			}
		}
		u.seen.add(r.Doc.ID, r.Doc.Reader, place{Name: r.Doc.Name})
	}
	if u.report.Read+u.report.Unchanged == 0 {
		return u.report, fmt.Errorf("no readings in the input; expected the output of \"newsgraph extract\"")
	}
	return u.commit(ctx, func() error {
		u.merge()
		return nil
	})
}
