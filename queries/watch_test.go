package queries

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"
)

// What eats memory is stopped, and the session goes on without its variables.
func TestMemory(t *testing.T) {
	s := New(store(t, "harbour"), &Options{Memory: 8 << 20, Timeout: time.Minute})
	for _, text := range []string{
		`const quote = "x".repeat(5000); for (let i = 0; ; i++) g.Emit({quote: quote + i})`,
		`var s = "x"; for (;;) s += s`,
		`var a = []; const long = "y".repeat(20000); for (;;) a.push(long + a.length)`,
	} {
		_, err := s.Run(context.Background(), text)
		if !errors.Is(err, ErrMemory) || !strings.Contains(err.Error(), "8 MiB") {
			t.Errorf("%s: %v", text, err)
		}
		if got := lines(run1(t, s, `typeof a + typeof s`)); got != "value=undefinedundefined\n" {
			t.Errorf("afterwards: %s", got)
		}
	}
	for _, text := range []string{`"x".repeat(1e9)`, `"x".padEnd(1e10)`, `Array(1e8).fill(0)`, `Array.from({length: 1e9})`, `Array(1e8).join("x")`, `new ArrayBuffer(1e11)`} {
		if _, err := s.Run(context.Background(), text); err == nil || errors.Is(err, ErrMemory) {
			t.Errorf("%s: %v", text, err)
		}
	}
	// Garbage is no fault of the query.
	if _, err := s.Run(context.Background(), `for (let i = 0; i < 200; i++) ("x" + i).repeat(100000)`); err != nil {
		t.Errorf("garbage: %v", err)
	}
}
