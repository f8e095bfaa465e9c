package queries

import (
	"context"
	"time"

	"github.com/cayleygraph/cayley/graph"
)

// MaxText is the longest query that is read, in bytes.
const MaxText = 64 << 10

// grace is how long a query that was told to stop may take to do so before the
// session gives it up and starts a fresh engine.
var grace = 2 * time.Second // shorter in tests

// Options changes how a session runs; the zero value is the default.
type Options struct {
	Limit        int           // rows a query may give; 0 means all
	Timeout      time.Duration // of one query; 0 means none
	MaxCallStack int           // depth of JavaScript calls; 0 means 1000
	Memory       int64         // bytes a query may take beyond what is in use when it starts; 0 means 1 GiB, less none
	MinScore     int           // permille; facts without a reading as sure as this are left out of rows and helpers
	Names        bool          // add a column "name" after "id", for things that have a label

	// Find resolves a name to the ids of the things that bear it, best first, for the
	// helper name(). Nil means a scan of labels and aliases, read once per session.
	Find func(ctx context.Context, name string) ([]string, error)
}

// A Session runs Gizmo queries on one store, one at a time: a second caller waits.
// Variables live from one query to the next.
type Session struct {
	qs  graph.QuadStore
	opt Options

	turn chan struct{} // holds one token: whose turn it is to run
	eng  *engine       // nil until the first query, and after one that was given up

	names nameIndex
}

// New returns a session on qs; a nil opt means the defaults.
func New(qs graph.QuadStore, opt *Options) *Session {
	s := &Session{qs: graph.Unwrap(qs), turn: make(chan struct{}, 1)}
	if opt != nil {
		s.opt = *opt
	}
	return s
}

// SetLimit, SetTimeout change the options for the queries that follow. They must not
// be called while a query runs.
func (s *Session) SetLimit(rows int)          { s.opt.Limit = rows }
func (s *Session) SetTimeout(d time.Duration) { s.opt.Timeout = d }

// SetMinScore does the same for how sure a reading must be, in permille.
func (s *Session) SetMinScore(permille int) { s.opt.MinScore = permille }

// Options returns the options in force.
func (s *Session) Options() Options { return s.opt }

// Run runs a query and returns its rows. The error is an *Error where the text is at
// fault; it wraps ErrTimeout or the cause of ctx where the query was stopped. Rows
// given before the error are returned with it.
func (s *Session) Run(ctx context.Context, text string) (*Result, error) {
	return s.collect(ctx, text, nil)
}

func (s *Session) collect(ctx context.Context, text string, vars map[string]string) (*Result, error) {
	res := &Result{}
	start := time.Now()
	info, err := s.each(ctx, text, vars, func(row Row) error {
		res.Rows = append(res.Rows, row)
		return nil
	})
	res.Columns, res.More = columns(info.Columns, res.Rows), info.More
	res.Took = time.Since(start)
	if vars != nil {
		info.unknown = nil // a saved query names relations that a store need not have
	}
	if err == nil {
		res.Notes = s.Notes(ctx, info, len(res.Rows))
	}
	return res, err
}

// Each runs a query and calls yield with each row as it is found. An error of yield
// stops the query and is returned.
func (s *Session) Each(ctx context.Context, text string, yield func(Row) error) (Info, error) {
	return s.each(ctx, text, nil, yield)
}

// each is Each; with vars, the query runs in an engine of its own that has them as
// global variables.
func (s *Session) each(ctx context.Context, text string, vars map[string]string, yield func(Row) error) (info Info, err error) {
	select {
	case s.turn <- struct{}{}:
		defer func() { <-s.turn }()
	case <-ctx.Done():
		return Info{}, stopped(ctx, 0)
	}
	prog, err := compile(text)
	if err != nil {
		return Info{}, err
	}
	if s.opt.Timeout > 0 {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeoutCause(ctx, s.opt.Timeout, ErrTimeout)
		defer cancel()
	}
	eng := s.eng
	if eng == nil || vars != nil { // a saved query must not see what the user has defined
		if eng, err = newEngine(s); err != nil {
			return Info{}, err
		}
		if vars == nil {
			s.eng = eng
		}
	}
	ctx, stop := watch(ctx, s.opt.Memory)
	defer stop()
	r := &run{engine: eng, ctx: ctx, text: text, yield: yield, trace: traceOf(ctx)}
	return r.do(prog, vars)
}
