package main

import (
	"testing"
	"time"

	"newsgraph/corpus"
)

// What an earlier build has read is no measure of how long the rest takes.
func TestPace(t *testing.T) {
	start := time.Unix(0, 0)
	b := &bar{}
	for _, tt := range []struct {
		after             time.Duration
		done, total, word int
		want              string
	}{
		{0, 5000, 10000, 800, ""},
		{10 * time.Second, 5100, 10000, 40000, "  4,000 words/s  8 min left"},
		{500 * time.Second, 9990, 10000, 2e6, "  4,000 words/s  1 s left"},
		{501 * time.Second, 10000, 10000, 2004000, "  4,000 words/s"},
		{501 * time.Second, 20000, 10000, 2004000, "  4,000 words/s"}, // of an archive
	} {
		got := b.pace(corpus.Progress{Stage: "reading", Done: tt.done, Total: tt.total, Words: tt.word}, start.Add(tt.after))
		if got != tt.want {
			t.Errorf("after %v: %q, want %q", tt.after, got, tt.want)
		}
	}
	for d, want := range map[time.Duration]string{90 * time.Second: "90 s", 10 * time.Minute: "10 min", 5 * time.Hour: "5 h"} {
		if got := roughly(d); got != want {
			t.Errorf("roughly(%v) = %q, want %q", d, got, want)
		}
	}
}
