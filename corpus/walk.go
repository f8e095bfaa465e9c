package corpus

import (
	"context"
	"iter"
	"runtime"
	"sync"

	"newsgraph/schema"
)

// ahead is how many readings for each processor are unpacked before they are wanted.
const ahead = 2

// A stored is a reading that a generation is made from.
type stored struct {
	at int // in the order of the documents
	*schema.Reading
	isNew bool // the old store does not have it, or not under this name
	err   error
}

// walk yields the readings of docs one after the other. They are unpacked on all processors:
// that is most of the work of a build with little new. No more are in memory than ahead says.
func (u *update) walk(ctx context.Context, docs []schema.DocID) iter.Seq2[stored, error] {
	return func(yield func(stored, error) bool) {
		ctx, stop := context.WithCancel(ctx)
		var all sync.WaitGroup
		defer all.Wait()
		defer stop()
		queue := make(chan chan stored, ahead*runtime.GOMAXPROCS(0))
		all.Go(func() {
			defer close(queue)
			for i := range docs {
				next := make(chan stored, 1)
				select {
				case queue <- next:
				case <-ctx.Done():
					return
				}
				all.Go(func() { next <- u.unpacked(ctx, docs, i) })
			}
		})
		for next := range queue {
			r := <-next
			if !yield(r, r.err) || r.err != nil {
				return
			}
		}
		if err := ctx.Err(); err != nil {
			yield(stored{}, err)
		}
	}
}

// unpacked returns the reading of one document under the name that the catalog gives it.
func (u *update) unpacked(ctx context.Context, docs []schema.DocID, i int) stored {
	r, isNew, err := u.reading(ctx, docs[i])
	name := u.catalog[docs[i]].name()
	isNew = isNew || r.Doc.Name != name
	r.Doc.Name = name
	return stored{i, &r, isNew, err}
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
