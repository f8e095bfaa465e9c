package newsgraph_test

import (
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// clocks are the files and folders that ask what time it is, and what for. Nothing that a store holds or
// a query answers hangs on it; differences are taken by the clock that does not jump, which Go
// keeps in each time beside the other.
var clocks = map[string]string{
	"cmd/ngbench":            "what it measures",
	"cmd/ngtrain":            "how long the rest of a training takes",
	"cmd/newsgraph/bar.go":   "how fast a build reads, on a terminal",
	"cmd/newsgraph/build.go": "the seconds in the report",
	"extract/source/box.go":  "the time of a file's change: is it the file that was opened",
	"graph/sqlstore/pin.go":  "how long a connection has been idle",
	"queries/explain.go":     "how long a query took",
	"queries/session.go":     "how long a query took",
	"queries/watch.go":       "how often the memory is looked at",
	"web":                    "deadlines, how long an answer took, how often a store is looked at, how long a page is fresh",
}

var asksClock = regexp.MustCompile(`\btime\.(Now|Since|Until)\(|\.ModTime\(\)`)

// TestClock fails when another file begins to ask for the time: then say here what for, if it must.
func TestClock(t *testing.T) {
	left := map[string]bool{}
	for file := range clocks {
		left[file] = true
	}
	err := filepath.WalkDir(".", func(file string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (file == "tools" || file != "." && strings.HasPrefix(d.Name(), ".")) {
			return fs.SkipDir
		}
		if !strings.HasSuffix(file, ".go") || strings.HasSuffix(file, "_test.go") {
			return nil
		}
		text, err := os.ReadFile(file)
		if err == nil && asksClock.Match(text) {
			name := filepath.ToSlash(file)
			if clocks[name] == "" {
				name = path.Dir(name)
			}
			if clocks[name] == "" {
				t.Errorf("%s asks for the time; say in the table of this test what for, if it must", file)
			}
			delete(left, name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for file := range left {
		t.Errorf("%s does not ask for the time: take it from the table", file)
	}
}
