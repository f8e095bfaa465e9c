package web

import (
	"context"
	"os"
	"sync"
	"time"

	"newsgraph/asking"
	"newsgraph/graph"
)

// A generation is the store as it was from one build to the next, with what is worked
// out for it once. It is held open while some request needs it.
type generation struct {
	store *graph.Store
	id    string
	file  os.FileInfo // nil in a database
	users int         // requests, and one for being the newest; guarded by holder.mu

	cache     *cache
	flights   flights
	network   lazy[*asking.Network]
	overview  lazy[*overview]
	conflicts lazy[findings[asking.Conflict]]
	claims    lazy[findings[asking.Claim]]
}

// lookEvery is how often a new generation is looked for, at most.
const lookEvery = 250 * time.Millisecond

// whole tells that all that was read until now is of one generation: a file stays as
// it is, a database may have been changed between two statements.
func (g *generation) whole() bool { return g.file != nil || g.store.Generation() == g.id }

// A holder knows the newest generation of a store.
type holder struct {
	path string

	mu      sync.Mutex
	now     *generation
	looked  time.Time
	opened  int   // generations so far
	open    int   // of them still held
	missed  error // why the last new one could not be opened
	closing bool
}

func hold(path string) (*holder, error) {
	h := &holder{path: path}
	g, err := h.read()
	if err != nil {
		return nil, err
	}
	h.now, h.looked = g, time.Now()
	return h, nil
}

// read opens the newest generation.
func (h *holder) read() (*generation, error) {
	for {
		before, _ := os.Stat(h.path)
		s, err := graph.Open(h.path, nil)
		if err != nil {
			return nil, err
		}
		after, _ := os.Stat(h.path)
		if !graph.IsURL(h.path) && (before == nil || after == nil || !os.SameFile(before, after)) {
			s.Close() // replaced in this moment: which of the two was opened is not known
			continue
		}
		h.opened++
		h.open++
		return &generation{store: s, id: s.Generation(), file: after, users: 1, cache: newCache(cacheBytes)}, nil
	}
}

// changed tells whether the store has another generation by now.
func (h *holder) changed() bool {
	if graph.IsURL(h.path) {
		id, err := h.now.store.Newest(context.Background())
		return err == nil && id != "" && id != h.now.id
	}
	// A file with readers is never written to: a new generation is another file.
	info, err := os.Stat(h.path)
	return err == nil && !os.SameFile(info, h.now.file)
}

// get returns the newest generation, to be given back with put. One that cannot be
// opened yet, as while it is being written, is left for later.
func (h *holder) get() *generation {
	h.mu.Lock()
	defer h.mu.Unlock()
	if now := time.Now(); now.Sub(h.looked) >= lookEvery && !h.closing {
		h.looked = now
		if h.changed() {
			g, err := h.read()
			if h.missed = err; err == nil {
				h.drop(h.now)
				h.now = g
			}
		}
	}
	h.now.users++
	return h.now
}

func (h *holder) put(g *generation) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.drop(g)
}

// keep is get for a generation that is held already.
func (h *holder) keep(g *generation) {
	h.mu.Lock()
	defer h.mu.Unlock()
	g.users++
}

func (h *holder) drop(g *generation) {
	if g.users--; g.users == 0 {
		go func() { // a query that was given up may still read for a while, and Close waits for it
			g.store.Close()
			h.mu.Lock()
			defer h.mu.Unlock()
			h.open--
		}()
	}
}

func (h *holder) close() error {
	h.mu.Lock()
	defer h.mu.Unlock()
	if !h.closing {
		h.closing = true
		h.drop(h.now)
	}
	return nil
}

// A lazy is worked out once, by the first who asks; all others wait for it.
type lazy[T any] struct {
	mu   sync.Mutex
	work *work[T]
}

type work[T any] struct {
	done  chan struct{}
	value T
	err   error
}

// lazyTime is what something that is worked out once may take.
const lazyTime = 5 * time.Minute

// of returns the value. Working it out goes on when ctx ends: another will ask.
func (l *lazy[T]) of(ctx context.Context, h *holder, g *generation, find func(context.Context, *graph.Store) (T, error)) (T, error) {
	l.mu.Lock()
	w := l.work
	if w == nil {
		w = &work[T]{done: make(chan struct{})}
		l.work = w
		h.keep(g)
		go func() {
			defer h.put(g)
			ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), lazyTime)
			defer cancel()
			w.value, w.err = find(ctx, g.store)
			if w.err != nil { // the next one tries again
				l.mu.Lock()
				l.work = nil
				l.mu.Unlock()
			}
			close(w.done)
		}()
	}
	l.mu.Unlock()
	select {
	case <-w.done:
		return w.value, w.err
	case <-ctx.Done():
		var zero T
		return zero, ctx.Err()
	}
}

func readNetwork(ctx context.Context, s *graph.Store) (*asking.Network, error) {
	return asking.ReadNetwork(ctx, s)
}
