package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

// A clock that jumps decades back or forth between two builds, and files that were changed long ago or
// will be in the future, change nothing: the same store, and nothing read twice. In a bubble of synctest
// it is the year 2000, and time passes only while all sleep.
func TestClockJumps(t *testing.T) {
	dir := t.TempDir()
	in := filepath.Join(dir, "in")
	if err := os.CopyFS(in, os.DirFS("../../examples/articles")); err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob(filepath.Join(in, "*"))
	if err != nil || len(files) < 10 {
		t.Fatal(len(files), err)
	}
	year := func(file string, y int) {
		at := time.Date(y, 2, 29, 0, 0, 0, 0, time.UTC)
		if err := os.Chtimes(file, at, at); err != nil {
			t.Fatal(err)
		}
	}
	in2000 := func(t *testing.T, wait time.Duration, do func(t *testing.T)) {
		synctest.Test(t, func(t *testing.T) {
			time.Sleep(wait)
			if y := time.Now().Year(); y < 2000 || y > 2020 {
				t.Fatalf("it is %d in the bubble", y)
			}
			do(t)
		})
	}
	build := func(t *testing.T, store string, paths ...string) string {
		t.Helper()
		var stdout, stderr bytes.Buffer
		if code := run(append([]string{"newsgraph", "build", "-o", store}, paths...), strings.NewReader(""), &stdout, &stderr); code != 0 {
			t.Fatalf("build: exit code %d\n%s", code, &stderr)
		}
		return stderr.String()
	}
	part, whole := filepath.Join(dir, "part.db"), filepath.Join(dir, "whole.db")
	build(t, whole, in) // outside of any bubble, which the models outlive
	want := exported(t, whole)

	year(files[0], 1972)
	year(files[1], 2096)
	in2000(t, 0, func(t *testing.T) { build(t, part, files[:6]...) })
	build(t, part, files[3:]...) // a quarter of a century on
	in2000(t, 10*365*24*time.Hour, func(t *testing.T) {
		if says := build(t, part, in); !strings.Contains(says, "15 articles unchanged") || strings.Contains(says, "read ") {
			t.Errorf("a build with nothing new, years before the last, says\n%s", says)
		}
	})
	if !bytes.Equal(exported(t, part), want) {
		t.Error("another store than by a clock that goes")
	}
	year(files[0], 2096)
	if err := os.WriteFile(files[1], []byte("Ana Sosa met Bukele in Oslo on Monday.\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	year(files[1], 1972) // other bytes, and older than what the store has
	in2000(t, 0, func(t *testing.T) {
		if says := build(t, part, in); !strings.Contains(says, "read 1 article, 1 sentence, 9 words in 0s\n") {
			t.Errorf("with one file of other bytes, while no time passes, a build says\n%s", says)
		}
	})
}
