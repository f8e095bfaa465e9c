// Package golden compares results with files kept beside the tests.
package golden

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Want separates what is read from what is expected in a file.
const Want = "-- want --\n"

// Run calls read with the text of each testdata/golden/*.txt and compares what
// it returns with the part of the file after the line "-- want --". With
// UPDATE_GOLDEN=1 it rewrites that part instead. Each file is a subtest.
func Run(t *testing.T, read func(t *testing.T, in string) string) {
	t.Helper()
	RunFiles(t, filepath.Join("testdata", "golden", "*.txt"), read)
}

// RunFiles is Run for the files that match pattern, of which there must be one.
func RunFiles(t *testing.T, pattern string, read func(t *testing.T, in string) string) {
	t.Helper()
	files, err := filepath.Glob(pattern)
	if err != nil {
		t.Fatal(err)
	}
	if len(files) == 0 {
		t.Fatalf("no files match %s", pattern)
	}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), filepath.Ext(file))
		t.Run(name, func(t *testing.T) { compare(t, file, read) })
	}
}

func compare(t *testing.T, file string, read func(t *testing.T, in string) string) {
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	in, want := Split(string(b))
	got := read(t, in)
	if got != "" && !strings.HasSuffix(got, "\n") {
		got += "\n"
	}
	if got == want {
		return
	}
	if os.Getenv("UPDATE_GOLDEN") == "" {
		t.Fatalf("%s\n got:\n%s\nwant:\n%s\n%s", file, got, want, firstDifference(got, want))
	}
	if in != "" && !strings.HasSuffix(in, "\n") {
		in += "\n"
	}
	if err := os.WriteFile(file, []byte(in+Want+got), 0o666); err != nil {
		t.Fatal(err)
	}
}

// Split cuts a file at its first line "-- want --"; without one, all of it is input.
func Split(file string) (in, want string) {
	file = strings.ReplaceAll(file, "\r\n", "\n")
	if rest, ok := strings.CutPrefix(file, Want); ok {
		return "", rest
	}
	if i := strings.Index(file, "\n"+Want); i >= 0 {
		return file[:i+1], file[i+1+len(Want):]
	}
	return file, ""
}

// firstDifference shows the first line in which got and want differ.
func firstDifference(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := 0; i < len(g) || i < len(w); i++ {
		a, b := "", ""
		if i < len(g) {
			a = g[i]
		}
		if i < len(w) {
			b = w[i]
		}
		if a != b {
			return "first difference:\n got: " + a + "\nwant: " + b
		}
	}
	return ""
}

// Section compares text with what stands between "<!-- name -->" and "<!-- end of name -->",
// a line each, in a file of documentation. With UPDATE_GOLDEN=1 it writes it there instead.
func Section(t *testing.T, file, name, text string) {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	first, last := "<!-- "+name+" -->\n", "<!-- end of "+name+" -->\n"
	before, rest, ok1 := strings.Cut(string(b), first)
	was, after, ok2 := strings.Cut(rest, last)
	if !ok1 || !ok2 {
		t.Fatalf("%s lacks the lines %sand %s", file, first, last)
	}
	if text = strings.TrimSpace(text) + "\n"; text == was {
		return
	}
	if os.Getenv("UPDATE_GOLDEN") == "" {
		t.Fatalf("%s is not current, \"make golden\" writes it\n%s", file, firstDifference(text, was))
	}
	if err := os.WriteFile(file, []byte(before+first+text+last+after), 0o666); err != nil {
		t.Fatal(err)
	}
}
