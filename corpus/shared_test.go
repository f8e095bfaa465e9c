package corpus

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"newsgraph/extract"
	"newsgraph/graph"
	"newsgraph/graph/graphtest"
)

func eachDatabase(t *testing.T, test func(t *testing.T, store string)) {
	for kind := range graphtest.Databases {
		t.Run(kind, func(t *testing.T) { test(t, graphtest.Database(t, kind)) })
	}
}

// fresh is the quads of a store in a file, built of dir alone.
func fresh(t *testing.T, reader *extract.Reader, dir string) []byte {
	t.Helper()
	store := filepath.Join(t.TempDir(), "fresh.db")
	build(t, store, Options{Reader: reader}, dir)
	return quadsOf(t, store)
}

func lines(quads []byte) []string { return strings.Split(string(quads), "\n") }

// A store in a database is, after any sequence of changes, that of a fresh build into a file.
func TestSequenceInDatabase(t *testing.T) {
	reader, err := extract.New(extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	eachDatabase(t, func(t *testing.T, store string) {
		rnd := rand.New(rand.NewPCG(5, 6))
		dir := t.TempDir()
		put := func() {
			var text strings.Builder
			for range 1 + rnd.IntN(3) {
				fmt.Fprintf(&text, "%s\n\n", sentences[rnd.IntN(len(sentences))])
			}
			write(t, filepath.Join(dir, fmt.Sprintf("%d.txt", rnd.IntN(6))), text.String())
		}
		put()
		build(t, store, Options{Reader: reader}, dir)
		for step := range 12 {
			files, _ := filepath.Glob(filepath.Join(dir, "*"))
			one := files[rnd.IntN(len(files))]
			switch what := rnd.IntN(4); {
			case what == 0 && len(files) > 1:
				_, gone, err := Forget(context.Background(), store, []string{one}, Options{Reader: reader})
				if err != nil || len(gone) != 1 {
					t.Fatalf("forget %s: %v, %v", one, gone, err)
				}
				for _, f := range gone[0].Files {
					os.Remove(f)
				}
			case what == 1 && len(files) > 1:
				os.Remove(one)
				build(t, store, Options{Reader: reader, Prune: true}, dir)
			default:
				put()
				put()
				build(t, store, Options{Reader: reader}, dir)
			}
			if left, _ := filepath.Glob(filepath.Join(dir, "*")); len(left) == 0 {
				put()
				build(t, store, Options{Reader: reader}, dir)
			}
			if diff := cmp.Diff(lines(fresh(t, reader, dir)), lines(quadsOf(t, store))); diff != "" {
				t.Fatalf("step %d: a fresh build, and the database:\n%s", step, diff)
			}
		}
		verified(t, store)
	})
}

// verified wants no problem, and every reading once.
func verified(t *testing.T, store string) {
	t.Helper()
	s, err := graph.Open(store, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	rep, err := Verify(context.Background(), s, nil)
	if err != nil || len(rep.Problems) > 0 {
		t.Errorf("verify: %+v, %v", rep.Problems, err)
	}
	st, err := s.Stats(context.Background())
	if err != nil || st.Readings != st.Documents {
		t.Errorf("%d readings of %d documents, %v", st.Readings, st.Documents, err)
	}
}

// A build that is cut off leaves its readings in the database, and no graph; the next goes on.
func TestInterruptedInDatabase(t *testing.T) {
	eachDatabase(t, func(t *testing.T, store string) {
		dir := t.TempDir()
		writeExamples(t, dir)
		ctx, cancel := context.WithCancel(context.Background())
		_, err := Build(ctx, store, []string{dir}, Options{Progress: func(p Progress) {
			if p.Done == 3 {
				cancel()
			}
		}})
		if !errors.Is(err, context.Canceled) {
			t.Fatalf("err = %v, want context.Canceled", err)
		}
		if _, err := graph.Open(store, nil); !errors.Is(err, graph.ErrUnfinished) {
			t.Fatalf("open: %v, want ErrUnfinished", err)
		}
		if rep := build(t, store, Options{}, dir); rep.Unchanged < 3 {
			t.Errorf("%d articles taken from the build before, want at least 3", rep.Unchanged)
		}
		s, err := graph.Open(store, &graph.Options{Write: true})
		if err != nil {
			t.Fatal(err)
		}
		defer s.Close()
		r, err := extract.New(extract.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if left, err := s.Pending(context.Background(), r.Version()); len(left) > 0 || err != nil {
			t.Errorf("%d readings are still pending, %v", len(left), err)
		}
		if !bytes.Equal(quadsOf(t, store), fresh(t, r, dir)) {
			t.Error("the resumed build gives another graph")
		}
	})
}

// Builds of one database at once: nothing is lost, nothing comes twice.
func TestBuildersAtOnce(t *testing.T) {
	reader, err := extract.New(extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	eachDatabase(t, func(t *testing.T, store string) {
		dir := t.TempDir()
		var wait sync.WaitGroup
		for i := range 4 {
			part := filepath.Join(dir, fmt.Sprint(i))
			if err := os.Mkdir(part, 0o755); err != nil {
				t.Fatal(err)
			}
			for k, s := range sentences {
				write(t, filepath.Join(part, fmt.Sprintf("%d.txt", k)), s+"\n\n"+sentences[(k+i)%len(sentences)]+"\n")
			}
			wait.Go(func() {
				for _, names := range []string{"[0-3].txt", "[2-6].txt", "[7-9].txt"} {
					files, _ := filepath.Glob(filepath.Join(part, names))
					if _, err := Build(context.Background(), store, files, Options{Reader: reader}); err != nil {
						t.Error(err)
					}
				}
			})
		}
		wait.Wait()
		files, _ := filepath.Glob(filepath.Join(dir, "*", "*"))
		if diff := cmp.Diff(lines(quadsOfFiles(t, reader, files)), lines(quadsOf(t, store))); diff != "" {
			t.Errorf("one build of all, and the database:\n%s", diff)
		}
		verified(t, store)
	})
}

// Two nodes of a cluster do not share the lock: a generation that another process makes
// while this one resolves is built upon, not undone.
func TestOvertaken(t *testing.T) {
	reader, err := extract.New(extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer func(lock func(context.Context, string) (func(), error)) { lockDatabase = lock }(lockDatabase)
	lockDatabase = func(context.Context, string) (func(), error) { return func() {}, nil }
	eachDatabase(t, func(t *testing.T, store string) {
		dir := t.TempDir()
		var files []string
		for i, s := range sentences[:4] {
			files = append(files, filepath.Join(dir, fmt.Sprintf("%d.txt", i)))
			write(t, files[i], s+"\n")
		}
		for i, have := range [][]string{files[:1], files[2:3]} { // the first generation, and a later one
			var once sync.Once
			other := func(p Progress) {
				if p.Stage == "resolving" {
					once.Do(func() { build(t, store, Options{Reader: reader}, files[2*i+1]) })
				}
			}
			build(t, store, Options{Reader: reader, Progress: other}, have...)
			if diff := cmp.Diff(lines(quadsOfFiles(t, reader, files[:2*i+2])), lines(quadsOf(t, store))); diff != "" {
				t.Fatalf("generation %d: one build of all, and the database:\n%s", i, diff)
			}
		}
		verified(t, store)
	})
}

func quadsOfFiles(t *testing.T, reader *extract.Reader, files []string) []byte {
	t.Helper()
	store := filepath.Join(t.TempDir(), "want.db")
	build(t, store, Options{Reader: reader}, files...)
	return quadsOf(t, store)
}

// A database whose tables someone has spoilt is told of, and repaired from its readings.
func TestRepairDatabase(t *testing.T) {
	reader, err := extract.New(extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	writeExamples(t, dir)
	want := lines(fresh(t, reader, dir))
	eachDatabase(t, func(t *testing.T, store string) {
		build(t, store, Options{Reader: reader}, dir)
		for _, spoil := range []string{
			"DELETE FROM quads WHERE horizon < (SELECT * FROM (SELECT MAX(horizon) - 5 FROM quads) AS x)",
			"DELETE FROM nodes WHERE value_string LIKE '%CBS%'",
			"DELETE FROM newsgraph_records",
			"UPDATE newsgraph_meta SET v = '1' WHERE k = 'format'",
		} {
			if err := graphtest.Exec(store, spoil); err != nil {
				t.Fatal(err)
			}
			if s, err := graph.Open(store, nil); err == nil {
				rep, err := Verify(context.Background(), s, nil)
				if err == nil && len(rep.Problems) == 0 {
					t.Errorf("%s: verify finds nothing", spoil)
				}
				s.Close()
			}
			if rep, err := Repair(context.Background(), store, Options{Reader: reader}); err != nil || rep.Read != 15 || len(rep.Lost) > 0 {
				t.Fatalf("%s: repair: %+v, %v", spoil, rep, err)
			}
			if diff := cmp.Diff(want, lines(quadsOf(t, store))); diff != "" {
				t.Errorf("%s: a fresh build, and the repaired database:\n%s", spoil, diff)
			}
			verified(t, store)
		}
	})
}
