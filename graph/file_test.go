package graph_test

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/path"
	"github.com/cayleygraph/quad"
	"go.etcd.io/bbolt"

	"newsgraph/graph"
	"newsgraph/graph/graphtest"
)

// made builds a finished store of n facts and returns its path.
func made(t testing.TB, n int) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "made.db")
	s, err := graph.Replace(name)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Load(context.Background(), graphtest.Made(n)); err != nil {
		t.Fatal(err)
	}
	if err := s.Commit(); err != nil {
		t.Fatal(err)
	}
	return name
}

func write(t *testing.T, name string, data []byte) string {
	t.Helper()
	name = filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(name, data, 0o666); err != nil {
		t.Fatal(err)
	}
	return name
}

// foreign is a bbolt file of another program, edited by edit.
func foreign(t *testing.T, edit func(*bbolt.Tx) error) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "foreign.db")
	db, err := bbolt.Open(name, 0o666, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := db.Update(edit); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	return name
}

func TestOpenErrors(t *testing.T) {
	whole, err := os.ReadFile(made(t, 200))
	if err != nil {
		t.Fatal(err)
	}
	setMeta := func(key, value string) func(*bbolt.Tx) error {
		return func(tx *bbolt.Tx) error {
			b, err := tx.CreateBucketIfNotExists([]byte("newsgraph.meta"))
			if err != nil {
				return err
			}
			return errors.Join(b.Put([]byte("format"), []byte(strconv.Itoa(graph.Format))), b.Put([]byte(key), []byte(value)))
		}
	}
	noise := make([]byte, 1<<16)
	for i := range noise {
		noise[i] = byte(i * 31)
	}
	for _, tt := range []struct {
		what, path string
		kind       error
		says       string
	}{
		{"missing", filepath.Join(t.TempDir(), "gone.db"), graph.ErrNotExist, "gone.db: no such store"},
		{"missing, as fs says", filepath.Join(t.TempDir(), "gone.db"), fs.ErrNotExist, "no such store"},
		{"folder", t.TempDir(), graph.ErrNotStore, "is a folder, not a store"},
		{"empty file", write(t, "empty.db", nil), graph.ErrNotStore, "is not a newsgraph store"},
		{"text", write(t, "a.txt", []byte(strings.Repeat("Bo met Cleo.\n", 9999))), graph.ErrNotStore, "a.txt is not a newsgraph store"},
		{"noise", write(t, "noise", noise), graph.ErrNotStore, "is not a newsgraph store"},
		{"another program's", foreign(t, func(*bbolt.Tx) error { return nil }), graph.ErrNotStore, "is not a newsgraph store"},
		{"another format", foreign(t, setMeta("format", "2")), graph.ErrFormat, "was written in format 2; this program reads format 3"},
		{"no quads", foreign(t, setMeta("x", "y")), graph.ErrNotStore, "is not a newsgraph store"},
		{"unfinished", foreign(t, setMeta("state", "loading")), graph.ErrUnfinished, "was never finished"},
		{"cut short", write(t, "cut.db", whole[:len(whole)/2]), graph.ErrDamaged, "is cut short"},
		{"URL", "mssql://u:geheim@localhost/news", graph.ErrNotStore, `no store of kind "mssql"`},
	} {
		for _, o := range []*graph.Options{nil, {Write: true}} {
			_, err := graph.Open(tt.path, o)
			var told *graph.Error
			if !errors.Is(err, tt.kind) || !errors.As(err, &told) || !strings.Contains(err.Error(), tt.says) || told.Hint() == "" {
				t.Errorf("%s, %+v: %v, want %q", tt.what, o, err, tt.says)
			}
		}
	}
}

func TestCreateKeepsWhatIsThere(t *testing.T) {
	name := write(t, "mine.db", []byte("mine"))
	if _, err := graph.Create(name); !errors.Is(err, fs.ErrExist) {
		t.Errorf("Create: %v", err)
	}
	if b, _ := os.ReadFile(name); string(b) != "mine" {
		t.Errorf("the file is now %q", b)
	}
	if _, err := graph.Create(filepath.Join(t.TempDir(), "no", "such", "folder.db")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("Create in no folder: %v", err)
	}
}

func TestReplace(t *testing.T) {
	name := made(t, 20)
	reader, err := graph.Open(name, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer reader.Close()
	s, err := graph.Replace(name)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := graph.Replace(name); !errors.Is(err, graph.ErrLocked) {
		t.Errorf("a second build at the same time: %v, want ErrLocked", err)
	}
	if _, err := s.Load(t.Context(), graphtest.Made(40)); err != nil {
		t.Fatal(err)
	}
	if err := s.Commit(); err != nil {
		t.Fatal(err)
	}
	facts := func(s *graph.Store) int {
		st, err := s.Stats(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		for _, err := range s.AllFacts(t.Context()) {
			if err != nil {
				t.Fatal(err)
			}
			n++
		}
		if n != st.Facts {
			t.Errorf("%d facts, stats say %d", n, st.Facts)
		}
		return n
	}
	if n := facts(reader); n != 20 {
		t.Errorf("the reader sees %d facts, want the 20 of the old store", n)
	}
	now, err := graph.Open(name, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer now.Close()
	if n := facts(now); n != 40 {
		t.Errorf("the new store has %d facts, want 40", n)
	}
	if st, _ := now.Stats(t.Context()); st.Bytes == 0 {
		t.Error("stats give no size")
	}
}

func TestReplaceThrownAway(t *testing.T) {
	name := made(t, 20)
	before, _ := os.ReadFile(name)
	s, err := graph.Replace(name)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	after, _ := os.ReadFile(name)
	list, _ := filepath.Glob(name + "*")
	if len(list) != 1 || string(before) != string(after) {
		t.Errorf("left behind: %v", list)
	}
	for _, left := range []string{"", "rubbish", strings.Repeat("rubbish", 99999)} { // of a build that was killed
		if err := os.WriteFile(name+".building", []byte(left), 0o666); err != nil {
			t.Fatal(err)
		}
		s, err := graph.Replace(name)
		if err != nil {
			t.Fatal(err)
		}
		s.Close()
	}
}

func TestLocks(t *testing.T) {
	name := made(t, 4)
	a, err := graph.Open(name, nil)
	if err != nil {
		t.Fatal(err)
	}
	b, err := graph.Open(name, nil)
	if err != nil {
		t.Fatalf("second reader: %v", err)
	}
	for what, err := range map[string]error{
		"SetMeta": a.SetMeta("a", "b"), "PutReadings": a.PutReadings(t.Context(), nil), "Load": second(a.Load(t.Context(), graphtest.Made(1))),
	} {
		if !errors.Is(err, graph.ErrReadOnly) {
			t.Errorf("%s when open for reading: %v", what, err)
		}
	}
	if _, err := graph.Open(name, &graph.Options{Write: true}); !errors.Is(err, graph.ErrLocked) {
		t.Errorf("writer beside readers: %v", err)
	}
	a.Close()
	b.Close()
	w, err := graph.Open(name, &graph.Options{Write: true})
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	if _, err := graph.Open(name, &graph.Options{Wait: 10 * time.Millisecond}); !errors.Is(err, graph.ErrLocked) {
		t.Errorf("reader beside a writer: %v", err)
	}
}

func second[T any](_ T, err error) error { return err }

// TestCayley opens the store by Cayley's own means and walks it with Cayley's own paths.
func TestCayley(t *testing.T) {
	name := made(t, 60)
	graph.Register()
	graph.Register()
	qs, err := cayley.NewQuadStore("newsgraph", name, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer qs.Close()
	values, err := path.StartPath(qs, quad.IRI("fact/0000000000000000")).Out(quad.IRI("ng:evidence")).Out(quad.IRI("rdf:type")).Unique().
		Iterate(t.Context()).AllValues(nil)
	if err != nil || len(values) != 1 || values[0] != quad.IRI("ng:Evidence") {
		t.Errorf("path: %v, %v", values, err)
	}
}

// TestLittleAddressSpace opens for writing where 64 GiB of map are not to be had.
func TestLittleAddressSpace(t *testing.T) {
	if dir := os.Getenv("NEWSGRAPH_LITTLE"); dir != "" {
		s, err := graph.Create(filepath.Join(dir, "little.db"))
		if err != nil {
			t.Fatal(err)
		}
		defer s.Close()
		if _, err := s.Load(t.Context(), graphtest.Made(100)); err != nil {
			t.Fatal(err)
		}
		return
	}
	sh, err := exec.LookPath("sh")
	if err != nil {
		t.Skip("no sh")
	}
	cmd := exec.Command(sh, "-c", `ulimit -v 6000000 || exit 77; exec "$0" -test.run '^TestLittleAddressSpace$'`, os.Args[0])
	cmd.Env = append(os.Environ(), "NEWSGRAPH_LITTLE="+t.TempDir())
	out, err := cmd.CombinedOutput()
	var exit *exec.ExitError
	if errors.As(err, &exit) && exit.ExitCode() == 77 {
		t.Skip("no ulimit -v")
	}
	if err != nil && !strings.Contains(string(out), "ThreadSanitizer") { // which needs more itself
		t.Errorf("%v\n%s", err, out)
	}
}
