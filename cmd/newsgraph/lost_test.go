package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/url"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"newsgraph/graph/graphtest"
	"newsgraph/graph/sqlstore"
)

// kept is enough that all readings are in the database, and little enough that not all quads are.
const kept = 200_000 // bytes

// A server that is gone in the middle of a load is told, with the cure; no reading is made
// again, and the next build ends as if nothing had been. One that comes back costs nothing but time.
func TestServerLost(t *testing.T) {
	articles, want := builtUndisturbed(t)
	for kind := range graphtest.Databases {
		t.Run(kind, func(t *testing.T) {
			store := graphtest.Database(t, kind)
			wire := graphtest.NewWire(t, store)
			wire.CutAfter(kept, true)
			out, err := exec.Command("newsgraph", "build", "-o", wire.Store, articles).CombinedOutput()
			if said := string(out); err == nil || !strings.Contains(said, "connection to the server was lost") && !strings.Contains(said, "no server answers") ||
				!strings.Contains(said, "\nhint: ") || strings.Contains(said, "secret") || strings.Contains(said, "panic") {
				t.Errorf("%v; it says\n%s", err, said)
			}
			if read := buildAgain(t, store, articles); read != 0 {
				t.Errorf("%d articles are read again", read)
			}
			if !bytes.Equal(exported(t, store), want) {
				t.Error("the store is not what a build undisturbed gives")
			}

			store = graphtest.Database(t, kind)
			wire = graphtest.NewWire(t, store)
			wire.CutAfter(kept, false)
			newsgraph(t, "build", "-o", wire.Store, articles)
			if !wire.WasCut() {
				t.Error("the build was over before its connection was cut")
			}
			if !bytes.Equal(exported(t, store), want) {
				t.Error("the store is not what a build undisturbed gives")
			}
		})
	}
}

// An administrator who ends the sessions of a build again and again, in the database itself, loses nothing either.
func TestSessionsEnded(t *testing.T) {
	articles, want := builtUndisturbed(t)
	for kind := range graphtest.Databases {
		t.Run(kind, func(t *testing.T) {
			store := graphtest.Database(t, kind)
			end, theirs := sessionsOf(t, kind, store)
			var said bytes.Buffer
			cmd := exec.Command("newsgraph", "build", "-o", theirs, articles)
			cmd.Stdout, cmd.Stderr = &said, &said
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			done := make(chan error, 1)
			go func() { done <- cmd.Wait() }()
			ended := 0
			var err error
			for over := false; !over; {
				select {
				case err = <-done:
					over = true
				case <-time.After(20 * time.Millisecond):
					if ended < 5 {
						ended += end()
					}
				}
			}
			if ended == 0 {
				t.Error("the build was over before a session of it was seen")
			}
			if err != nil && !strings.Contains(said.String(), "\nhint: ") || strings.Contains(said.String(), "panic") {
				t.Errorf("%d sessions ended: %v\n%s", ended, err, &said)
			}
			buildAgain(t, store, articles)
			if !bytes.Equal(exported(t, store), want) {
				t.Errorf("%d sessions ended: the store is not what a build undisturbed gives", ended)
			}
			newsgraph(t, "verify", store)
		})
	}
}

func builtUndisturbed(t *testing.T) (articles string, quads []byte) {
	t.Helper()
	articles, err := filepath.Abs("../../examples/articles")
	if err != nil {
		t.Fatal(err)
	}
	return articles, exported(t, newsgraph(t, "build", "-o", filepath.Join(t.TempDir(), "want.db"), articles))
}

// buildAgain returns how many articles a build reads.
func buildAgain(t *testing.T, store, articles string) int {
	t.Helper()
	out, err := exec.Command("newsgraph", "build", "--json", "-o", store, articles).Output()
	if err != nil {
		t.Fatalf("build: %v\n%s", err, out)
	}
	var rep struct{ Read int }
	if err := json.Unmarshal(out, &rep); err != nil {
		t.Fatal(err)
	}
	return rep.Read
}

// sessionsOf returns a URL of the store, and what ends the sessions that came by it.
func sessionsOf(t *testing.T, kind, store string) (end func() int, theirs string) {
	t.Helper()
	u, err := url.Parse(store)
	if err != nil {
		t.Fatal(err)
	}
	list, kill := "SELECT id FROM information_schema.processlist WHERE db = DATABASE() AND id <> CONNECTION_ID()", "KILL %d"
	if kind == "postgres" {
		q := u.Query()
		name := "t" + q.Get("search_path")
		list, kill = "SELECT pid FROM pg_stat_activity WHERE application_name = '"+name+"'", "SELECT pg_terminate_backend(%d)"
		q.Set("application_name", name)
		u.RawQuery = q.Encode()
	}
	db, err := sqlstore.OpenServer(store)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return func() int {
		rows, err := db.Query(list)
		if err != nil {
			t.Fatal(err)
		}
		var ids []int
		for rows.Next() {
			var id int
			if err := rows.Scan(&id); err != nil {
				t.Fatal(err)
			}
			ids = append(ids, id)
		}
		if err := rows.Close(); err != nil {
			t.Fatal(err)
		}
		for _, id := range ids {
			db.Exec(fmt.Sprintf(kill, id)) // it may be gone already
		}
		return len(ids)
	}, u.String()
}
