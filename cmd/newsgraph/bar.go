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
	last  time.Time
	since time.Time // when the first article was read that no store or journal had
	done  int       // articles then
}

const redraw = 100 * time.Millisecond

func newBar(w io.Writer) *bar {
	b := &bar{}
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
	if p.Stage == "reading" && p.Words > 0 {
		fmt.Fprint(b.w, b.pace(p, now))
	}
}

// pace says how fast the articles are read, and how long the rest takes at that.
func (b *bar) pace(p corpus.Progress, now time.Time) string {
	if b.since.IsZero() {
		b.since, b.done = now, p.Done
	}
	took := now.Sub(b.since)
	if took < time.Second {
		return ""
	}
	s := fmt.Sprintf("  %s words/s", thousands(int(float64(p.Words)/took.Seconds())))
	if read, left := p.Done-b.done, p.Total-p.Done; read > 0 && left > 0 { // an archive is one file of many articles
		s += "  " + roughly(time.Duration(float64(took)/float64(read)*float64(left))) + " left"
	}
	return s
}

// roughly writes a duration in its largest unit: "40 s", "12 min", "3 h".
func roughly(d time.Duration) string {
	switch {
	case d < 100*time.Second:
		return fmt.Sprintf("%d s", int(d.Round(time.Second).Seconds()))
	case d < 100*time.Minute:
		return fmt.Sprintf("%d min", int(d.Round(time.Minute).Minutes()))
	}
	return fmt.Sprintf("%d h", int(d.Round(time.Hour).Hours()))
}

// clear takes the line away.
func (b *bar) clear() {
	if b.w != nil && !b.last.IsZero() {
		fmt.Fprint(b.w, "\r\x1b[K")
	}
}
