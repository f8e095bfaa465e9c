package main

import (
	"io"
	"slices"
	"strings"
	"testing"
)

// Whatever the command line, moving its flags loses no word and adds none but "--".
func FuzzArgs(f *testing.F) {
	for _, s := range []string{"build articles -o t.db", "ask t.db --limit 3 -- -x", "query -f - t.db", "build -o", "--", "export --format=dot -", "repl -- - --", "find -\x00"} {
		f.Add(s)
	}
	app := newApp(strings.NewReader(""), io.Discard, io.Discard)
	f.Fuzz(func(t *testing.T, line string) {
		args := append([]string{"newsgraph"}, strings.Fields(line)...)
		sorted := func(list []string) []string {
			return slices.Sorted(slices.Values(slices.DeleteFunc(slices.Clone(list), func(s string) bool { return s == "--" })))
		}
		if got := flagsFirst(app, args); !slices.Equal(sorted(got), sorted(args)) {
			t.Errorf("%q became %q", args, got)
		}
		shard(line)
	})
}
