package main

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"

	"newsgraph/extract"
	"newsgraph/graph/quads"
)

var newsgraph string // the program, to compare with

func TestMain(m *testing.M) {
	flag.Parse()
	beam.Init()
	slog.SetLogLoggerLevel(slog.LevelError)
	os.Exit(func() int {
		dir, err := os.MkdirTemp("", "newsgraph-beam")
		if err != nil {
			panic(err)
		}
		defer os.RemoveAll(dir)
		newsgraph = filepath.Join(dir, "newsgraph")
		build := exec.Command("go", "build", "-o", newsgraph, "./cmd/newsgraph")
		build.Dir, build.Stderr = filepath.Join("..", ".."), os.Stderr
		if err := build.Run(); err != nil {
			panic(err)
		}
		return m.Run()
	}())
}

// An outcome is all that comes of articles.
type outcome struct{ readings, quads, skipped string }

// onOneMachine is what the command line makes of inputs.
func onOneMachine(t *testing.T, inputs []string) outcome {
	t.Helper()
	db := filepath.Join(t.TempDir(), "t.db")
	readings, skipped := command(t, nil, append([]string{"extract"}, inputs...)...)
	command(t, readings, "load", "-o", db, "-")
	lines, _ := command(t, nil, "export", "--format", "nquads", db)
	return outcome{string(readings), string(lines), string(skipped)}
}

func command(t *testing.T, in []byte, args ...string) (out, talk []byte) {
	t.Helper()
	var o, e bytes.Buffer
	cmd := exec.Command(newsgraph, args...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = bytes.NewReader(in), &o, &e
	var exit *exec.ExitError
	if err := cmd.Run(); err != nil && !(errors.As(err, &exit) && exit.ExitCode() == 3) {
		t.Fatalf("newsgraph %v: %v\n%s", args, err, e.Bytes())
	}
	return o.Bytes(), e.Bytes()
}

// onRunner is what a runner makes of them, its shards one after the other.
func onRunner(t *testing.T, runner string, inputs []string, shards int) outcome {
	t.Helper()
	o := Settings{Inputs: inputs, Output: t.TempDir(), Shards: shards, Engine: string(extract.Own), Base: quads.DefaultBase}
	if err := o.check(); err != nil {
		t.Fatal(err)
	}
	p, s := beam.NewPipelineWithRoot()
	pipeline(s, o)
	if _, err := beam.Run(context.Background(), runner, p); err != nil {
		t.Fatal(err)
	}
	whole := func(pattern string, n int) string {
		files, _ := filepath.Glob(filepath.Join(o.Output, pattern)) // sorted
		if len(files) != n {
			t.Errorf("%s: %d shards of %s, not %d", runner, len(files), pattern, n)
		}
		var b strings.Builder
		for _, f := range files {
			text, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			b.Write(text)
		}
		return b.String()
	}
	return outcome{whole("readings-*.jsonl", shards), whole("quads-*.nq", shards), whole("skipped-*.txt", 1)}
}

func compare(t *testing.T, what string, got, want outcome) {
	t.Helper()
	for _, x := range []struct{ of, got, want string }{
		{"readings", got.readings, want.readings}, {"quads", got.quads, want.quads}, {"skipped", got.skipped, want.skipped},
	} {
		if x.got == x.want {
			continue
		}
		g, w := strings.Split(x.got, "\n"), strings.Split(x.want, "\n")
		for i := range max(len(g), len(w)) {
			if i >= len(g) || i >= len(w) || g[i] != w[i] {
				t.Errorf("%s: %s differ at line %d of %d and %d:\n got %.300s\nwant %.300s", what, x.of, i+1, len(g), len(w),
					strings.Join(g[min(i, len(g)):min(i+1, len(g))], ""), strings.Join(w[min(i, len(w)):min(i+1, len(w))], ""))
				break
			}
		}
	}
}

// folder makes a folder of what comes to a newsroom: articles, the same bytes twice, a wire copy
// with another head, archives, and what cannot be read.
func folder(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	put := func(name string, text []byte) {
		path := filepath.Join(dir, name)
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o755), os.WriteFile(path, text, 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	var packed bytes.Buffer
	z := zip.NewWriter(&packed)
	examples, err := filepath.Glob(filepath.Join("..", "..", "examples", "articles", "*"))
	if err != nil || len(examples) < 10 {
		t.Fatal("no examples: ", err)
	}
	for i, path := range examples {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		name := filepath.Base(path)
		put("a/"+name, text)
		if i%4 == 0 {
			put("0-the-same/"+name, text)
			put("wire/"+name+".txt", append([]byte("By The Wire Desk\n\n"), text...))
		}
		if i%3 == 0 {
			w, _ := z.Create("packed/" + name)
			w.Write(append(text, "\n\nThis version was packed.\n"...))
		}
	}
	for i := range 20 {
		put(fmt.Sprintf("made/%02d.txt", i), []byte(made(i)))
	}
	z.Close()
	put("archive.zip", packed.Bytes())
	put("broken.zip", packed.Bytes()[:packed.Len()/2])
	put("empty.txt", nil)
	put("picture.txt", []byte("\x89PNG\r\n\x1a\n\x00\x00"))
	put("foreign.txt", []byte(strings.Repeat("Le ministre a déclaré que la réunion aurait lieu demain dans la capitale. ", 20)))
	if err := os.Symlink(os.TempDir(), filepath.Join(dir, "out")); err != nil {
		t.Fatal(err)
	}
	return dir
}

// made is an article about people whose names others share in part.
func made(i int) string {
	first, last := []string{"Ana", "Juan", "James", "Ana Maria"}[i%4], []string{"Ruiz", "Castell", "Hart"}[i%3]
	return fmt.Sprintf(`Harbor Council names %[1]s %[2]s

NORHAVEN, March %[3]d, 2031 (Wire) - %[1]s %[2]s, the mayor of %[4]s, criticized the Harbor Council on Tuesday.
%[2]s met with Carla Dov in Norhaven. "We will sue the council," %[2]s said. The Peruvian government praised the mayor.
Three men were arrested in %[4]s. Delmar Rail acquired Corvane Steel, the mayor said.
`, first, last, 1+i, []string{"Norhaven", "Vesley", "Springfield"}[i/2%3])
}

func TestSameAsOneMachine(t *testing.T) {
	dir := folder(t)
	inputs := []string{filepath.Join(dir, "wire", "*"), dir, filepath.Join(dir, "archive.zip")}
	want := onOneMachine(t, inputs)
	for _, kind := range []string{"broken", "empty.txt", "picture.txt", "foreign.txt", "out of the folder"} {
		if !strings.Contains(want.skipped, kind) {
			t.Errorf("nothing is said of %s:\n%s", kind, want.skipped)
		}
	}
	compare(t, "direct", onRunner(t, "direct", inputs, 3), want) // one bundle
	for _, shards := range []int{1, 7} {
		compare(t, fmt.Sprintf("prism, %d shards", shards), onRunner(t, "prism", inputs, shards), want) // many
	}
}

// What a set of articles says does not hang on those that are left out, nor on the order.
func TestAnySubset(t *testing.T) {
	var files []string
	err := filepath.WalkDir(folder(t), func(path string, d os.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() {
			files = append(files, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for seed := range uint64(4) {
		rnd := rand.New(rand.NewPCG(seed, 1))
		rnd.Shuffle(len(files), func(i, j int) { files[i], files[j] = files[j], files[i] })
		some := files[:5+rnd.IntN(len(files)-5)]
		compare(t, fmt.Sprintf("seed %d, %d files", seed, len(some)), onRunner(t, "prism", some, 1+rnd.IntN(4)), onOneMachine(t, some))
	}
}

func TestCheck(t *testing.T) {
	full := t.TempDir()
	if err := os.WriteFile(filepath.Join(full, "quads-00000-of-00001.nq"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		o    Settings
		want string
	}{
		{Settings{}, "name articles with --input"},
		{Settings{Inputs: []string{"x"}}, "name a folder to write into with --output"},
		{Settings{Inputs: []string{"x"}, Output: "y"}, "--shards must be 1 or more, not 0"},
		{Settings{Inputs: []string{"-"}, Output: "y", Shards: 1}, "workers cannot share standard input"},
		{Settings{Inputs: []string{"x"}, Output: full, Shards: 1}, "holds the shards of another run"},
		{Settings{Inputs: []string{"x"}, Output: "y", Shards: 1, Map: "what"}, "--map: "},
		{Settings{Inputs: []string{"x"}, Output: "y", Shards: 1, Engine: "steam"}, `"steam"`},
	} {
		var talk bytes.Buffer
		if code := run(context.Background(), tt.o, &talk); code != 2 || !strings.Contains(talk.String(), tt.want) {
			t.Errorf("%+v: exit %d, %q, want 2 and %q", tt.o, code, talk.String(), tt.want)
		}
	}
}
