package corpus

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"newsgraph/extract"
	"newsgraph/graph"
)

// A change inside a quoted sentence names its facts, a change elsewhere the document.
func TestVerify(t *testing.T) {
	const quiet = "It was a fine day.\n\n" // no fact stands on it
	for _, tt := range []struct{ was, is, want string }{
		{"", "", ""},
		{"Bob", "Bop", "fact"},
		{"in Oslo", "in  Oslo", "fact"},
		{"Ann Lee", "", "fact"},
		{"fine", "mild", "document"},
		{"day.\n", "day. Yes.\n", "document"},
	} {
		t.Run(fmt.Sprintf("%q to %q", tt.was, tt.is), func(t *testing.T) {
			dir := t.TempDir()
			file := filepath.Join(dir, "a.txt")
			write(t, file, quiet+met)
			store := filepath.Join(dir, "t.db")
			if rep := build(t, store, Options{}, file); rep.Facts == 0 {
				t.Fatal("no fact to verify")
			}
			write(t, file, strings.Replace(quiet+met, tt.was, tt.is, 1))
			s, err := graph.Open(store, nil)
			if err != nil {
				t.Fatal(err)
			}
			defer s.Close()
			r, err := extract.New(extract.Options{})
			if err != nil {
				t.Fatal(err)
			}
			rep, err := Verify(context.Background(), s, r)
			if err != nil {
				t.Fatal(err)
			}
			if got := kindOf(rep); got != tt.want || rep.AtSource != 1 {
				t.Errorf("got %q, want %q: %+v", got, tt.want, rep)
			}
		})
	}
}

func kindOf(rep VerifyReport) string {
	switch {
	case len(rep.Problems) == 0:
		return ""
	case rep.Problems[0].Fact != "":
		return "fact"
	}
	return "document"
}
