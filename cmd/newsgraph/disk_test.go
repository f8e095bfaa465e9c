package main

import (
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// onSmallDisk mounts a file system of 6 MB for one process and builds there: a store;
// then, with $LEFT kilobytes left on it, more; then again with room. What each build
// left is copied out as 1.db, 2.db and 3.db, what it said as 2.txt.
const onSmallDisk = `
set -e
mount -t tmpfs -o size=6m small "$DIR/small"
cd "$DIR"
newsgraph build -o small/t.db old
cp small/t.db 1.db
head -c 100M /dev/zero > small/filler 2>/dev/null || true
truncate -s -${LEFT}K small/filler
code=0
newsgraph build -o small/t.db new 2> 2.txt || code=$?
echo "exit $code" >> 2.txt
cp small/t.db 2.db
rm small/filler
newsgraph build -o small/t.db new
cp small/t.db 3.db
ls small > left.txt
`

// onReadOnlyDisk builds where nothing can be written, a store that is there and one that is not.
const onReadOnlyDisk = `
set -e
mount -t tmpfs -o size=6m small "$DIR/small"
cd "$DIR"
newsgraph build -o small/t.db old
cp small/t.db 1.db
mount -o remount,ro small "$DIR/small"
code=0
newsgraph build -o small/t.db new 2> 2.txt || code=$?
echo "exit $code" >> 2.txt
newsgraph build -o small/u.db new 2>> 2.txt && exit 9
newsgraph stats small/t.db
cp small/t.db 2.db
mount -o remount,rw small "$DIR/small"
newsgraph build -o small/t.db new
cp small/t.db 3.db
ls small > left.txt
`

// A full disk and a read-only one are told, and the store is that of before; with
// room again it is what an undisturbed build gives.
func TestDisk(t *testing.T) {
	if err := exec.Command("unshare", "-rm", "mount", "-t", "tmpfs", "small", t.TempDir()).Run(); err != nil {
		t.Skipf("no file system of our own: unshare -rm mount: %v", err)
	}
	r := &rack{t: t, rnd: rand.New(rand.NewPCG(1, 0)), dir: t.TempDir(), met: map[string]int{}}
	r.prepare()
	for _, tt := range []struct{ name, script, left, says string }{
		{"nothing left", onSmallDisk, "0", "no space left on device"},
		{"little left", onSmallDisk, "8", "no space left on device"},
		{"room for all readings", onSmallDisk, "600", "no space left on device"},
		{"read-only", onReadOnlyDisk, "", "read-only file system"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			dir := t.TempDir()
			for name, from := range map[string]string{"old": r.old, "new": r.new} {
				if err := os.CopyFS(filepath.Join(dir, name), os.DirFS(from)); err != nil {
					t.Fatal(err)
				}
			}
			for i := range 40 { // more than fits
				r.write(filepath.Join(dir, "new"), 1000+i, 0)
			}
			if err := os.Mkdir(filepath.Join(dir, "small"), 0o755); err != nil {
				t.Fatal(err)
			}
			cmd := exec.Command("unshare", "-rm", "sh", "-c", tt.script)
			cmd.Env = append(os.Environ(), "DIR="+dir, "LEFT="+tt.left)
			if out, err := cmd.CombinedOutput(); err != nil {
				t.Fatalf("%v\n%s", err, out)
			}
			said, _ := os.ReadFile(filepath.Join(dir, "2.txt"))
			if s := string(said); !strings.Contains(s, tt.says) || !strings.Contains(s, "\nhint: ") || !strings.Contains(s, "exit 1") || strings.Contains(s, "panic") {
				t.Errorf("it says\n%s", s)
			}
			one, two, three := filepath.Join(dir, "1.db"), filepath.Join(dir, "2.db"), filepath.Join(dir, "3.db")
			if r.state(one) != r.state(two) {
				t.Error("the store is not that of before")
			}
			fresh := filepath.Join(dir, "fresh.db")
			r.build(fresh, filepath.Join(dir, "old"))
			r.build(fresh, filepath.Join(dir, "new"))
			if r.state(three) != r.state(fresh) {
				t.Error("with room again the store is not what an undisturbed build gives")
			}
			if left, _ := os.ReadFile(filepath.Join(dir, "left.txt")); string(left) != "t.db\n" && string(left) != "filler\nt.db\n" {
				t.Errorf("left behind: %s", left)
			}
		})
	}
}
