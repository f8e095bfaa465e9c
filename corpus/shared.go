package corpus

import (
	"context"
	"errors"
	"fmt"
	"time"

	"newsgraph/graph"
	"newsgraph/schema"
)

// Several processes may build one store in a database at once. Each keeps its
// readings there as it goes; only the making of a generation is done one after the
// other, each from the one before: what others have added meanwhile stays.

// beginShared opens the store in a database, and makes it when there is none.
func (u *update) beginShared(ctx context.Context) error {
	s, err := graph.Open(u.path, &graph.Options{Write: true})
	if errors.Is(err, graph.ErrNotExist) && !u.opt.DryRun {
		s, err = graph.Create(u.path)
		if errors.Is(err, graph.ErrExist) { // another process was faster
			s, err = graph.Open(u.path, &graph.Options{Write: true})
		}
	}
	switch {
	case errors.Is(err, graph.ErrNotExist):
		return nil
	case err != nil:
		return err
	}
	j := u.journal.(*pending)
	if !u.opt.DryRun {
		j.store = s
	}
	u.shared = s
	if j.before, err = s.Pending(ctx, j.reader); err != nil {
		return err
	}
	return u.openShared()
}

// openShared looks at the generation that the database has now.
func (u *update) openShared() error {
	u.catalog, u.before, u.stand, u.old, u.base = catalog{}, nil, nil, nil, ""
	if u.shared == nil {
		return nil
	}
	if u.base = u.shared.Generation(); u.base == "" {
		return nil
	}
	var err error
	u.old = u.shared
	if u.catalog, err = readCatalog(u.old); err != nil {
		return err
	}
	u.before = u.catalog.docs()
	u.standing(u.old)
	return nil
}

const (
	askAgain = 100 * time.Millisecond // for the lock
	races    = 20                     // generations that others may make before ours: a cluster's nodes do not share the lock
)

// commitShared makes a generation from the one that is there now.
func (u *update) commitShared(ctx context.Context, edit func() error) (Report, error) {
	if u.opt.DryRun || u.shared == nil {
		if err := edit(); err != nil {
			return u.report, err
		}
		return u.generation(ctx)
	}
	for race := 1; ; race++ {
		rep, err := u.inTurn(ctx, edit)
		if !errors.Is(err, graph.ErrOutdated) || race == races {
			return rep, err
		}
	}
}

func (u *update) inTurn(ctx context.Context, edit func() error) (Report, error) {
	unlock, err := u.lock(ctx)
	if err != nil {
		return u.report, err
	}
	defer unlock()
	u.report.Forgotten, u.report.OtherReader, u.report.NewIDs, u.report.LostIDs = 0, 0, nil, nil
	if err := u.openShared(); err != nil {
		return u.report, err
	}
	if err := u.readGuide(); err != nil {
		return u.report, err
	}
	for doc := range u.seen {
		if _, ok := u.fresh[doc]; !ok && u.catalog[doc] == nil {
			return u.report, &Error{fmt.Errorf("%s: another process has taken %s out meanwhile", graph.Shown(u.path), doc), "run the same command again"}
		}
	}
	if err := edit(); err != nil {
		return u.report, err
	}
	return u.generation(ctx)
}

// overtaken tells that another process has made a generation since openShared: what
// was read before and what is read now do not belong together.
func (u *update) overtaken() error {
	if u.shared != nil && u.shared.Generation() != u.base {
		return graph.ErrOutdated
	}
	return nil
}

// lockDatabase is a variable since the nodes of a cluster do not share the lock, which a test plays.
var lockDatabase = graph.LockDatabase

// lock waits until no other process makes a generation.
func (u *update) lock(ctx context.Context) (unlock func(), err error) {
	for {
		unlock, err := lockDatabase(ctx, u.path)
		if !errors.Is(err, graph.ErrLocked) {
			return unlock, err
		}
		u.say("waiting")
		select {
		case <-time.After(askAgain):
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
}

// pending is the journal of a store in a database: a table of it.
type pending struct {
	store  *graph.Store // nil: nothing is kept
	reader string
	before map[schema.DocID]string // readings that a build cut off has left
	batch  []schema.Reading
}

const pendingBatch = 16 // readings at once: a commit costs about as much as one

func (p *pending) left() map[schema.DocID]string { return p.before }

func (p *pending) get(doc schema.DocID) (schema.Reading, error) {
	ctx := context.Background()
	r, err := p.store.PendingReading(ctx, doc, p.reader)
	if !errors.Is(err, graph.ErrNotFound) {
		return r, err
	}
	r, err = p.store.Reading(ctx, doc) // another process has read it too, and made its generation first
	if err == nil && r.Doc.Reader != p.reader {
		err = &Error{fmt.Errorf("another version of newsgraph has read %s meanwhile", doc), "run the same command again"}
	}
	return r, err
}

func (p *pending) add(r schema.Reading) error {
	if p.store == nil {
		return nil
	}
	p.batch = append(p.batch, r)
	if len(p.batch) < pendingBatch {
		return nil
	}
	return p.flush()
}

func (p *pending) flush() error {
	if p.store == nil || len(p.batch) == 0 {
		return nil
	}
	err := p.store.PutPending(context.Background(), p.batch)
	p.batch = nil
	return err
}

// close keeps what is not kept yet of a build that is cut off.
func (p *pending) close(done bool) error {
	if done {
		p.batch = nil // they are in the store
	}
	return p.flush()
}
