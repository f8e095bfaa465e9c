package web

import (
	"context"
	"errors"
	"sync"
)

// flights are the answers that are being made: who asks for one of them waits for it and
// does not make it again. After a build all clients ask for the same at once.
type flights struct {
	mu sync.Mutex
	by map[string]*work[*answer]
}

// do makes the answer, or waits for the one who makes it.
func (f *flights) do(ctx context.Context, tag string, find func() (*answer, error)) (*answer, error) {
	for {
		f.mu.Lock()
		w, flying := f.by[tag]
		if !flying {
			if f.by == nil {
				f.by = map[string]*work[*answer]{}
			}
			w = &work[*answer]{done: make(chan struct{})}
			f.by[tag] = w
		}
		f.mu.Unlock()
		if !flying {
			w.value, w.err = find()
			f.mu.Lock()
			delete(f.by, tag)
			f.mu.Unlock()
			close(w.done)
			return w.value, w.err
		}
		select {
		case <-w.done:
		case <-ctx.Done():
			return nil, ctx.Err()
		}
		if !errors.Is(w.err, context.Canceled) || ctx.Err() != nil { // the one who made it went away: the next one makes it
			return w.value, w.err
		}
	}
}
