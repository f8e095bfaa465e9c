package web

import (
	"context"
	"io"
	"log"
	"net/http"
)

// A gate lets so many through at a time; the others wait.
type gate chan struct{}

func newGate(n int) gate { return make(gate, n) }

func (g gate) enter(ctx context.Context) error {
	select {
	case g <- struct{}{}:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (g gate) leave() { <-g }

// ran answers with what one query gives when its turn comes. A client that reads slowly
// keeps no one from asking: its turn ends before the answer is sent.
func (s *Server) ran(w http.ResponseWriter, r *http.Request, do func(context.Context, *generation) (any, error)) {
	wait, done := context.WithTimeout(r.Context(), answerTime)
	defer done()
	if err := s.queries.enter(wait); err != nil {
		refuse(w, r, busy("too many queries are at work"))
		return
	}
	ctx, cancel := context.WithTimeout(r.Context(), s.opt.QueryTime+answerTime) // the session stops the query itself
	defer cancel()
	a, err := s.inTurn(ctx, do)
	if err != nil {
		refuse(w, r, queryProblem(err))
		return
	}
	w.Header().Set("Cache-Control", "no-store")
	write(w, r, a)
}

func (s *Server) inTurn(ctx context.Context, do func(context.Context, *generation) (any, error)) (*answer, error) {
	defer s.queries.leave()
	g := s.store.get()
	defer s.store.put(g)
	return safely(ctx, g, func(ctx context.Context, g *generation) (*answer, error) {
		v, err := do(ctx, g)
		if err != nil {
			return nil, err
		}
		return asJSON(v)
	})
}

// quiet is where net/http complains of clients that hang up or speak no HTTP.
var quiet = log.New(io.Discard, "", 0)
