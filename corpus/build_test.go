package corpus

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"newsgraph/examples"
	"newsgraph/extract"
	"newsgraph/extract/source"
	"newsgraph/graph"
	"newsgraph/schema"
)

// writeExamples puts the example articles into dir.
func writeExamples(t *testing.T, dir string) []string {
	t.Helper()
	var files []string
	err := fs.WalkDir(examples.FS, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := examples.FS.ReadFile(name)
		if err != nil {
			return err
		}
		to := filepath.Join(dir, name)
		files = append(files, to)
		if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
			return err
		}
		return os.WriteFile(to, data, 0o644)
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// quadsOf returns the store as N-Quads.
func quadsOf(t *testing.T, store string) []byte {
	t.Helper()
	s, err := graph.Open(store, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	var b bytes.Buffer
	for q, err := range s.Quads(context.Background()) {
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintln(&b, q)
	}
	return b.Bytes()
}

func build(t *testing.T, store string, o Options, paths ...string) Report {
	t.Helper()
	rep, err := Build(context.Background(), store, paths, o)
	if err != nil {
		t.Fatal(err)
	}
	return rep
}

// Ten builds with other numbers of cores and other orders of files are one graph, byte for byte.
func TestSameBytes(t *testing.T) {
	dir := t.TempDir()
	files := writeExamples(t, dir)
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
	var want, wantFile []byte
	for i := range 10 {
		runtime.GOMAXPROCS(1 + i%5)
		order := slices.Clone(files)
		for k := range order { // a fixed shuffle of its own for each build
			j := (k*7 + i*3) % len(order)
			order[k], order[j] = order[j], order[k]
		}
		store := filepath.Join(t.TempDir(), "t.db")
		r, err := extract.New(extract.Options{Jobs: 1 + i%4})
		if err != nil {
			t.Fatal(err)
		}
		build(t, store, Options{Reader: r}, order...)
		got := quadsOf(t, store)
		file, err := os.ReadFile(store)
		if err != nil {
			t.Fatal(err)
		}
		if i == 0 {
			want, wantFile = got, file
		}
		if !bytes.Equal(got, want) {
			t.Fatalf("build %d gives other quads than build 0", i)
		}
		if !bytes.Equal(file, wantFile) {
			t.Errorf("build %d gives other bytes than build 0", i)
		}
	}
	if len(want) == 0 {
		t.Fatal("no quads at all")
	}
}

func TestLoadEqualsBuild(t *testing.T) {
	dir := t.TempDir()
	writeExamples(t, dir)
	a, b := filepath.Join(t.TempDir(), "a.db"), filepath.Join(t.TempDir(), "b.db")
	build(t, a, Options{}, dir)

	r, err := extract.New(extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var lines bytes.Buffer
	for res := range r.ReadAll(context.Background(), source.Items(context.Background(), []string{dir}, nil)) {
		if res.Err != nil {
			t.Fatal(res.Err)
		}
		if err := schema.WriteLines(&lines, res.Reading); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := Load(context.Background(), b, schema.ReadLines("lines", &lines), Options{}); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(quadsOf(t, a), quadsOf(t, b)) {
		t.Error("extract and load give other quads than build")
	}
}

const met = "Ann Lee met Bob Stone in Oslo on Monday.\n"
const sued = "Acme Corp. sued Widget Inc. in Boston.\n"

func write(t *testing.T, file, text string) {
	t.Helper()
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// A store after any change is the store that a fresh build would give.
func TestIncremental(t *testing.T) {
	dir := t.TempDir()
	store := filepath.Join(t.TempDir(), "t.db")
	fresh := func() []byte {
		s := filepath.Join(t.TempDir(), "fresh.db")
		build(t, s, Options{}, dir)
		return quadsOf(t, s)
	}
	write(t, filepath.Join(dir, "a.txt"), met)
	if rep := build(t, store, Options{}, dir); rep.Read != 1 || rep.Articles != 1 {
		t.Errorf("first build: %+v", rep)
	}
	if rep := build(t, store, Options{}, dir); rep.Read != 0 || rep.Unchanged != 1 {
		t.Errorf("nothing new: %+v", rep)
	}
	write(t, filepath.Join(dir, "b.txt"), sued)
	if rep := build(t, store, Options{}, dir); rep.Read != 1 || rep.Unchanged != 1 || rep.Articles != 2 {
		t.Errorf("one more: %+v", rep)
	}
	if !bytes.Equal(quadsOf(t, store), fresh()) {
		t.Error("after adding a file the store is not that of a fresh build")
	}
	write(t, filepath.Join(dir, "a.txt"), strings.Replace(met, "Bob", "Tim", 1))
	if rep := build(t, store, Options{}, dir); rep.Read != 1 || rep.Forgotten != 1 || rep.Articles != 2 {
		t.Errorf("a changed file: %+v", rep)
	}
	if !bytes.Equal(quadsOf(t, store), fresh()) {
		t.Error("after changing a file the store is not that of a fresh build")
	}
	os.Remove(filepath.Join(dir, "a.txt"))
	if rep := build(t, store, Options{}, dir); rep.Articles != 2 {
		t.Errorf("without prune an article whose file is gone stays: %+v", rep)
	}
	if rep := build(t, store, Options{Prune: true}, dir); rep.Articles != 1 || rep.Forgotten != 1 {
		t.Errorf("prune: %+v", rep)
	}
	if !bytes.Equal(quadsOf(t, store), fresh()) {
		t.Error("after prune the store is not that of a fresh build")
	}
}

// Two copies of one article are one document, whichever is read first.
func TestCopies(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"z.txt", "a.txt"} {
		write(t, filepath.Join(dir, name), met)
	}
	store := filepath.Join(t.TempDir(), "t.db")
	rep := build(t, store, Options{}, filepath.Join(dir, "z.txt"), filepath.Join(dir, "a.txt"))
	if rep.Articles != 1 || rep.Read != 1 {
		t.Errorf("%+v", rep)
	}
	if !strings.Contains(string(quadsOf(t, store)), `"a.txt"`) {
		t.Error("the document is not named by the first of its names")
	}
}

func TestInterrupted(t *testing.T) {
	dir := t.TempDir()
	writeExamples(t, dir)
	store := filepath.Join(t.TempDir(), "t.db")
	ctx, cancel := context.WithCancel(context.Background())
	_, err := Build(ctx, store, []string{dir}, Options{Progress: func(p Progress) {
		if p.Done == 3 {
			cancel()
		}
	}})
	if !errors.Is(err, context.Canceled) {
		t.Fatalf("err = %v, want context.Canceled", err)
	}
	if _, err := os.Stat(store); err == nil {
		t.Fatal("an interrupted first build left a store")
	}
	rep := build(t, store, Options{}, dir)
	if rep.Unchanged < 3 {
		t.Errorf("%d articles taken from the build before, want at least 3", rep.Unchanged)
	}
	whole := filepath.Join(t.TempDir(), "whole.db")
	build(t, whole, Options{}, dir)
	if !bytes.Equal(quadsOf(t, store), quadsOf(t, whole)) {
		t.Error("the resumed build gives another graph")
	}
	if left, _ := filepath.Glob(store + ".*"); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

func TestLocked(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "a.txt"), met)
	store := filepath.Join(t.TempDir(), "t.db")
	j, err := openJournal(store)
	if err != nil {
		t.Fatal(err)
	}
	defer j.close(true)
	_, err = Build(context.Background(), store, []string{dir}, Options{})
	if err == nil || !strings.Contains(err.Error(), "is being built by another process") {
		t.Errorf("err = %v", err)
	}
}

func TestStrict(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "a.txt"), met)
	write(t, filepath.Join(dir, "b.txt"), "")
	store := filepath.Join(t.TempDir(), "t.db")
	rep, err := Build(context.Background(), store, []string{dir}, Options{Strict: true})
	if !errors.Is(err, ErrStrict) || len(rep.Skipped) != 1 {
		t.Errorf("err = %v, skipped %v", err, rep.Skipped)
	}
	if _, err := os.Stat(store); err == nil {
		t.Error("a strict build stored something all the same")
	}
}
