package article

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestStarts wants the cheap test to let through all that an expression matches.
func TestStarts(t *testing.T) {
	lines := []string{"share this", "12 comments", "by ana brook", "3 min read", "photo: mia lund", "© 2024", "file - a", "listen • 4 min"}
	files, _ := filepath.Glob("testdata/layout/*.txt")
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(data)) {
			_, rest, _ := strings.Cut(line, "|")
			lines = append(lines, normal(rest))
		}
	}
	gated := 0
	for _, p := range patterns() {
		if p.starts != nil || p.holds != nil {
			gated++
		}
		for _, line := range lines {
			if p.re.MatchString(line) && !p.match(line) {
				t.Errorf("%q matches %.60s but is not let through", line, p.re)
			}
		}
	}
	if gated < len(patterns())-3 {
		t.Errorf("%d of %d patterns have a cheap test", gated, len(patterns()))
	}
}
