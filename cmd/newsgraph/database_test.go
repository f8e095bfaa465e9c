package main

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/testscript"

	"newsgraph/graph"
	"newsgraph/graph/graphtest"
)

func TestDatabaseScript(t *testing.T) {
	examples, err := filepath.Abs("../../examples")
	if err != nil {
		t.Fatal(err)
	}
	for kind := range graphtest.Databases {
		scripts, _ := filepath.Glob("testdata/database/*.txtar")
		for _, script := range scripts {
			t.Run(kind, func(t *testing.T) {
				store := graphtest.Database(t, kind)
				testscript.Run(t, testscript.Params{
					Files: []string{script}, Setup: func(env *testscript.Env) error {
						env.Setenv("EXAMPLES", examples)
						for name, u := range wrongURLs(store) {
							env.Setenv(name, u)
						}
						return nil
					},
					Cmds: map[string]func(*testscript.TestScript, bool, []string){
						"same": func(ts *testscript.TestScript, _ bool, args []string) { same(ts, store, args) },
						"foreign": func(ts *testscript.TestScript, _ bool, args []string) {
							ts.Check(foreign(store, len(args) > 0))
						},
						"format": func(ts *testscript.TestScript, _ bool, args []string) {
							ts.Check(graphtest.Exec(store, "UPDATE newsgraph_meta SET v = '"+args[0]+"' WHERE k = 'format'"))
						},
					},
				})
			})
		}
	}
}

// same runs a command on the store and on file.db, in place of the argument "_", and wants one output.
func same(ts *testscript.TestScript, store string, args []string) {
	output := func(name string) string {
		args := slices.Clone(args)
		args[slices.Index(args, "_")] = name
		cmd := exec.Command("newsgraph", args...)
		cmd.Dir = ts.Getenv("WORK")
		out, err := cmd.Output()
		if err != nil || len(out) == 0 {
			ts.Fatalf("newsgraph %s: %v, %d bytes", args, err, len(out))
		}
		return strings.ReplaceAll(string(out), graph.Shown(name), "STORE")
	}
	if diff := cmp.Diff(output("file.db"), output(store)); diff != "" {
		ts.Fatalf("%s of a file, and of a database:\n%s", args, diff)
	}
}

// wrongURLs are the store's URL and what may be wrong with one.
func wrongURLs(store string) map[string]string {
	with := func(change func(*url.URL)) string {
		u, err := url.Parse(store)
		if err != nil {
			panic("the test's own URL: " + err.Error())
		}
		change(u)
		return u.String()
	}
	return map[string]string{
		"STORE":          store,
		"WRONG_PASSWORD": with(func(u *url.URL) { u.User = url.UserPassword("newsgraph", "geheim") }),
		"NO_DATABASE":    with(func(u *url.URL) { u.Path = "/none" }),
		"NO_SERVER":      with(func(u *url.URL) { u.Host = "127.0.0.1:1" }),
		"NO_NAME":        with(func(u *url.URL) { u.Path = "" }),
		"NO_URL":         "postgres://newsgraph:secret%zz@localhost/news",
	}
}

// foreign makes, or drops, a table as Cayley's stock backend makes it.
func foreign(store string, drop bool) error {
	if drop {
		return graphtest.Exec(store, "DROP TABLE nodes")
	}
	return graphtest.Exec(store, "CREATE TABLE nodes (hash INT)")
}

// Four processes build one database at once, article by article: nothing is lost, nothing comes twice.
func TestFourProcesses(t *testing.T) {
	articles, err := filepath.Glob("../../examples/articles/*")
	if err != nil || len(articles) < 12 {
		t.Fatalf("%d articles, %v", len(articles), err)
	}
	want := exported(t, newsgraph(t, "build", append([]string{"-o", filepath.Join(t.TempDir(), "want.db")}, articles...)...))
	for kind := range graphtest.Databases {
		t.Run(kind, func(t *testing.T) {
			store := graphtest.Database(t, kind)
			var wait sync.WaitGroup
			for i := range 4 {
				wait.Go(func() {
					for k := i; k < len(articles)+4; k += 3 { // some are given to two processes
						if out, err := exec.Command("newsgraph", "build", "-o", store, articles[k%len(articles)]).CombinedOutput(); err != nil {
							t.Errorf("process %d: %v\n%s", i, err, out)
						}
					}
				})
			}
			wait.Wait()
			if got := exported(t, store); !bytes.Equal(got, want) {
				t.Errorf("the database has %d bytes of quads, one build of all %d", len(got), len(want))
			}
			newsgraph(t, "verify", store)
		})
	}
}

// newsgraph runs newsgraph and returns the store of "-o", if any.
func newsgraph(t *testing.T, command string, args ...string) string {
	t.Helper()
	out, err := exec.Command("newsgraph", append([]string{command}, args...)...).CombinedOutput()
	if err != nil {
		t.Fatalf("newsgraph %s: %v\n%s", command, err, out)
	}
	if len(args) > 1 && args[0] == "-o" {
		return args[1]
	}
	return ""
}

func exported(t *testing.T, store string) []byte {
	t.Helper()
	file := filepath.Join(t.TempDir(), "x.nq")
	if out, err := exec.Command("newsgraph", "export", "--format", "nquads", "-o", file, store).CombinedOutput(); err != nil {
		t.Fatalf("export: %v\n%s", err, out)
	}
	data, err := os.ReadFile(file)
	if err != nil || len(data) == 0 {
		t.Fatal(fmt.Errorf("export: %d bytes, %w", len(data), err))
	}
	return data
}

// Builds that are killed at random moments lose nothing that was kept, and the next one ends as if none had been.
func TestKilledInDatabase(t *testing.T) {
	articles, err := filepath.Abs("../../examples/articles")
	if err != nil {
		t.Fatal(err)
	}
	want := exported(t, newsgraph(t, "build", "-o", filepath.Join(t.TempDir(), "want.db"), articles))
	for kind := range graphtest.Databases {
		t.Run(kind, func(t *testing.T) {
			store := graphtest.Database(t, kind)
			rnd := rand.New(rand.NewPCG(8, 9))
			for range 6 {
				cmd := exec.Command("newsgraph", "build", "-o", store, articles)
				if err := cmd.Start(); err != nil {
					t.Fatal(err)
				}
				time.Sleep(time.Duration(100+rnd.IntN(900)) * time.Millisecond)
				_ = cmd.Process.Kill() // it may be done
				_ = cmd.Wait()
				if out, err := exec.Command("newsgraph", "verify", store).CombinedOutput(); err != nil &&
					!bytes.Contains(out, []byte("has no graph yet")) && !bytes.Contains(out, []byte("has no store yet")) {
					t.Fatalf("after a kill: %v\n%s", err, out)
				}
			}
			newsgraph(t, "build", "-o", store, articles)
			if got := exported(t, store); !bytes.Equal(got, want) {
				t.Errorf("the database has %d bytes of quads, a build undisturbed %d", len(got), len(want))
			}
			newsgraph(t, "verify", store)
		})
	}
}
