package queries

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"github.com/cayleygraph/quad"
	"github.com/cayleygraph/quad/voc"
	"github.com/dop251/goja"
)

// An engine is a JavaScript machine with Gizmo installed. One goroutine at a time
// uses it: the one of the query that runs.
type engine struct {
	s    *Session
	vm   *goja.Runtime
	path *goja.Object   // the prototype of paths
	ns   voc.Namespaces // that the user has added
	cur  *run           // the query that runs now

	preds map[any]quad.IRI // names of predicates, by key
}

func newEngine(s *Session) (*engine, error) {
	e := &engine{s: s, vm: goja.New()}
	depth := s.opt.MaxCallStack
	if depth <= 0 {
		depth = 1000
	}
	e.vm.SetMaxCallStackSize(depth)
	if err := e.install(); err != nil {
		return nil, fmt.Errorf("prelude: %w", err)
	}
	return e, nil
}

// A run is one query while it runs.
type run struct {
	*engine
	ctx  context.Context
	text string

	mu    sync.Mutex // held while yield is called; guards ended
	ended bool       // the caller has gone: nothing may be yielded any more
	yield func(Row) error

	rows int  // given so far
	used bool // All, GetLimit or Emit was called

	trace *Plan // what is asked of the graph, or nil
	info  Info
	err   error // the error of yield
}

type outcome struct {
	err    error
	broken bool // the engine must not be used again
}

// do runs prog to its end or until ctx is done.
func (r *run) do(prog *goja.Program, vars map[string]string) (Info, error) {
	if r.ctx.Err() != nil {
		return Info{}, r.stopped()
	}
	r.vm.ClearInterrupt()
	r.cur = r
	done := make(chan outcome, 1)
	go func() { done <- r.guarded(prog, vars) }()
	select {
	case o := <-done:
		return r.finish(o)
	case <-r.ctx.Done():
		r.vm.Interrupt(errStop)
	}
	select {
	case o := <-done:
		return r.finish(o)
	case <-time.After(grace):
		// Stuck where no interrupt is looked for, as in a regular expression
		// that backtracks: leave it the engine and go on with a new one.
		r.mu.Lock()
		r.ended = true
		r.mu.Unlock()
		r.drop()
		return Info{}, fmt.Errorf("%w; it did not end at once, so the session starts afresh without its variables", r.stopped())
	}
}

func (r *run) stopped() error { return stopped(r.ctx, r.s.opt.Timeout) }

// drop makes the session start afresh.
func (r *run) drop() {
	if r.s.eng == r.engine {
		r.s.eng = nil
	}
}

func (r *run) finish(o outcome) (Info, error) {
	if o.broken {
		r.drop()
	}
	switch {
	case r.err != nil:
		return r.info, r.err
	case r.info.More: // the limit stopped it: what is missing is announced, not a fault
		return r.info, nil
	case r.ctx.Err() != nil:
		if errors.Is(context.Cause(r.ctx), ErrMemory) {
			r.drop() // what fills the memory is in its variables
		}
		return r.info, r.stopped()
	}
	return r.info, o.err
}

// guarded runs prog and shows its value; it turns every panic into an error.
func (r *run) guarded(prog *goja.Program, vars map[string]string) (o outcome) {
	defer func() {
		if x := recover(); x != nil {
			o = outcome{fmt.Errorf("the query failed inside the engine (%v); the session starts afresh", x), true}
		}
	}()
	for name, v := range vars {
		r.vm.Set(name, v)
	}
	v, err := r.vm.RunProgram(prog)
	if err == nil && !r.used {
		if ex := r.vm.Try(func() { r.show(v) }); ex != nil {
			err = ex
		}
	}
	return outcome{err: r.locate(err)}
}

// emit gives one row. It returns errStop when no more are wanted.
func (r *run) emit(row Row) error {
	if err := r.ctx.Err(); err != nil {
		return err
	}
	if r.s.opt.MinScore > 0 && !r.sure(row) {
		r.info.Unsure++
		return nil
	}
	if limit := r.s.opt.Limit; limit > 0 && r.rows >= limit {
		r.info.More = true
		r.vm.Interrupt(errStop)
		return errStop
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.ended {
		return errStop
	}
	r.rows++
	if err := r.yield(row); err != nil {
		r.err = err
		r.vm.Interrupt(errStop)
		return errStop
	}
	return nil
}
