package main

import (
	"fmt"
	"io"
	"os"
	"time"

	"golang.org/x/term"

	"newsgraph/corpus"
)

// A bar is one line on a terminal that says how far a build is. On anything
// else it is silent: a log has no use for it.
type bar struct {
	w     io.Writer // nil when it is no terminal
	start time.Time
	last  time.Time
}

const redraw = 100 * time.Millisecond

func newBar(w io.Writer) *bar {
	b := &bar{start: time.Now()}
	if f, ok := w.(*os.File); ok && term.IsTerminal(int(f.Fd())) && os.Getenv("TERM") != "dumb" {
		b.w = w
	}
	return b
}

func (b *bar) update(p corpus.Progress) {
	now := time.Now()
	if b.w == nil || p.Stage == "reading" && p.Done < p.Total && now.Sub(b.last) < redraw {
		return
	}
	b.last = now
	const width = 24
	full := width
	if p.Total > 0 {
		full = min(width, width*p.Done/p.Total)
	}
	fmt.Fprintf(b.w, "\r\x1b[K%-9s ", p.Stage)
	for i := range width {
		fmt.Fprint(b.w, map[bool]string{true: "█", false: "░"}[i < full])
	}
	fmt.Fprintf(b.w, " %s/%s", thousands(p.Done), thousands(p.Total))
	if s := now.Sub(b.start).Seconds(); p.Stage == "reading" && s > 0.5 {
		fmt.Fprintf(b.w, "  %s words/s", thousands(int(float64(p.Words)/s)))
	}
}

// clear takes the line away.
func (b *bar) clear() {
	if b.w != nil && !b.last.IsZero() {
		fmt.Fprint(b.w, "\r\x1b[K")
	}
}
