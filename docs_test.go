package newsgraph_test

import (
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

var (
	fuzzTest = regexp.MustCompile(`(?m)^func (Fuzz\w+)\(`)
	fuzzName = regexp.MustCompile(`\bFuzz\w+`)
	link     = regexp.MustCompile(`\]\(([^)#:]+)(?:#[^)]*)?\)`)
)

// The table in docs/security.md has every fuzz test that there is, and no other.
func TestFuzzTable(t *testing.T) {
	there := map[string]bool{}
	err := filepath.WalkDir(".", func(file string, d fs.DirEntry, err error) error {
		if err == nil && strings.HasSuffix(file, "_test.go") {
			text, err := os.ReadFile(file)
			for _, m := range fuzzTest.FindAllSubmatch(text, -1) {
				there[string(m[1])] = true
			}
			return err
		}
		return err
	})
	page, err2 := os.ReadFile("docs/security.md")
	if err != nil || err2 != nil {
		t.Fatal(err, err2)
	}
	named := map[string]bool{}
	for _, name := range fuzzName.FindAllString(string(page), -1) {
		named[name] = true
	}
	if !maps.Equal(there, named) {
		for name := range there {
			if !named[name] {
				t.Errorf("docs/security.md lacks %s: say in its table what it reads", name)
			}
			delete(named, name)
		}
		if len(named) > 0 {
			t.Errorf("docs/security.md names %q, which are not there", slices.Sorted(maps.Keys(named)))
		}
	}
}

// Every link of the documentation to a file leads to one.
func TestLinks(t *testing.T) {
	pages, err := filepath.Glob("docs/*.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, page := range append(pages, "README.md", "ARCHITECTURE.md", "CHANGELOG.md") {
		text, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range link.FindAllStringSubmatch(string(text), -1) {
			if _, err := os.Stat(filepath.Join(filepath.Dir(page), m[1])); err != nil {
				t.Errorf("%s: %v", page, err)
			}
		}
	}
}
