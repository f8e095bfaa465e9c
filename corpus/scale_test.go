package corpus

import (
	"context"
	"flag"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"newsgraph/extract"
)

var (
	scale     = flag.Int("scale", 0, "how many made articles TestScale builds")
	scaleSize = flag.Int("sentences", 4, "how many sentences each has")
)

// TestScale measures what each phase of a large build takes: `make bench-corpus`.
func TestScale(t *testing.T) {
	if *scale == 0 {
		t.Skip("make bench-corpus measures a build")
	}
	dir := t.TempDir()
	in := filepath.Join(dir, "in")
	must2(t, os.Mkdir(in, 0o755))
	made(t, in, *scale, *scaleSize)
	reader, err := extract.New(extract.Options{})
	must2(t, err)
	p := &phases{t: t}
	p.begin("reading")
	rep, err := Build(context.Background(), filepath.Join(dir, "t.db"), []string{in}, Options{Reader: reader, Progress: func(now Progress) {
		if now.Stage != p.name {
			p.end(now.Done)
			p.begin(now.Stage)
		}
	}})
	must2(t, err)
	p.end(*scale)
	t.Logf("%d articles, %d words, %d entities, %d facts, %d quads", rep.Articles, rep.Words, rep.Entities, rep.Facts, rep.Quads)
}

// phases takes the time and the memory of each phase of a build.
type phases struct {
	t     *testing.T
	name  string
	start time.Time
}

func (p *phases) begin(name string) {
	p.name, p.start = name, time.Now()
	_ = os.WriteFile("/proc/self/clear_refs", []byte("5"), 0) // Linux: the peak is counted anew
}

func (p *phases) end(done int) {
	took := time.Since(p.start)
	p.t.Logf("%-9s %9s, %6.0f articles/s, at most %d MB of memory", p.name, took.Round(100*time.Millisecond), float64(done)/took.Seconds(), peak())
}

// peak is the most memory that the process has had, in MB; 0 where it does not say.
func peak() int {
	status, _ := os.ReadFile("/proc/self/status")
	_, after, _ := strings.Cut(string(status), "VmHWM:")
	kb, _ := strconv.Atoi(strings.Fields(after + " 0")[0])
	return kb >> 10
}
