package web

import (
	"context"
	"io"
	"log"
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

// quiet is where net/http complains of clients that hang up or speak no HTTP.
var quiet = log.New(io.Discard, "", 0)
