package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// On a disk on which every write and sync takes its time, a build gives the same; one that
// reports errors is told, the store is that of before, and the next build ends as if nothing
// had been. strace makes the system calls of a build slow, or lets them fail.
func TestSlowDisk(t *testing.T) {
	if out, err := exec.Command("strace", "-o", "/dev/null", "true").CombinedOutput(); err != nil {
		t.Skipf("strace cannot be used here: %v %s", err, out)
	}
	dir := t.TempDir()
	articles, err := filepath.Glob("../../examples/articles/0*")
	if err != nil || len(articles) < 4 {
		t.Fatal(len(articles), err)
	}
	old, all := articles[:2], articles[:4]
	build := func(store string, articles []string) {
		newsgraph(t, "build", append([]string{"-o", store}, articles...)...)
	}
	before, after := filepath.Join(dir, "before.db"), filepath.Join(dir, "after.db")
	build(before, old)
	build(after, all)
	was, want := exported(t, before), exported(t, after)
	for _, tt := range []struct{ name, inject, says string }{
		{"slow", "pwrite64,fsync,fdatasync:delay_enter=10000", ""},
		{"no sync", "fsync,fdatasync:error=EIO", "input/output error"},
		{"no write", "pwrite64:error=EIO", "input/output error"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			store := filepath.Join(t.TempDir(), "t.db")
			build(store, old)
			calls, _, _ := strings.Cut(tt.inject, ":")
			cmd := exec.Command("strace", append([]string{"-f", "-o", filepath.Join(dir, "calls"), "-e", "trace=" + calls, "-e", "inject=" + tt.inject,
				"newsgraph", "build", "-o", store}, all...)...)
			out, err := cmd.CombinedOutput()
			if seen, _ := os.ReadFile(filepath.Join(dir, "calls")); !bytes.Contains(seen, []byte("INJECTED")) && !bytes.Contains(seen, []byte("DELAYED")) {
				t.Fatalf("no call was slow or failed:\n%s", seen)
			}
			if tt.says == "" {
				if err != nil || !bytes.Equal(exported(t, store), want) {
					t.Errorf("%v, or another store than on a fast disk\n%s", err, out)
				}
				return
			}
			if s := string(out); err == nil || !strings.Contains(s, tt.says) || !strings.Contains(s, "\nhint: ") || strings.Contains(s, "panic") {
				t.Errorf("%v; it says\n%s", err, s)
			}
			if !bytes.Equal(exported(t, store), was) {
				t.Error("the store is not that of before")
			}
			build(store, all)
			if !bytes.Equal(exported(t, store), want) {
				t.Error("on a good disk again the store is not what an undisturbed build gives")
			}
		})
	}
}
