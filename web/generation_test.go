package web

import (
	"encoding/json"
	"fmt"
	"net/http/httptest"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"newsgraph/graph/graphtest"
)

const extra = "Northby, March 5, 2031\n\nMayor Cleo Falk%d criticized the Umbra Harbour Board on Tuesday.\n"

// TestGenerations builds a store anew while it is served: who asks next gets the new
// graph, and the old file is given back.
func TestGenerations(t *testing.T) {
	store := smallStore(t)
	testGenerations(t, store)
	if runtime.GOOS == "linux" {
		waitFor(t, "the old generation is closed", func() bool { return openFiles(t, store) == 0 })
	}
}

func testGenerations(t *testing.T, store string) {
	s := serveStore(t, store, Options{})
	c := check(t, s)
	var before, after statistics
	c.into(&before, "/api/stats")
	for i := range 2 {
		build(t, store, writeFile(t, fmt.Sprintf("more%d.txt", i), fmt.Sprintf(extra, i)))
		waitFor(t, "the new generation is served", func() bool {
			c.into(&after, "/api/stats")
			return after.Articles == before.Articles+1+i
		})
		var found found
		c.into(&found, fmt.Sprintf("/api/search?q=falk%d", i))
		if found.Total != 1 || len(found.Entities) == 0 {
			t.Errorf("the new article is not found: %+v", found)
		}
	}
	waitFor(t, "old generations are closed", func() bool { return open(s) == 1 })
	s.Close()
}

// waitFor gives something time that happens beside the test; the test's own limit ends it.
func waitFor(t *testing.T, what string, happened func() bool) {
	t.Helper()
	for deadline := time.Now().Add(2 * time.Minute); !happened(); {
		if time.Now().After(deadline) {
			t.Fatalf("it never came about that %s", what)
		}
		time.Sleep(20 * time.Millisecond)
	}
}

// openFiles counts the descriptors of this process that lead to the file, be it deleted.
func openFiles(t *testing.T, file string) int {
	fds, err := filepath.Glob("/proc/self/fd/*")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, fd := range fds {
		if to, err := os.Readlink(fd); err == nil && strings.TrimSuffix(to, " (deleted)") == file {
			n++
		}
	}
	return n
}

// TestInDatabase serves stores in real servers, and what a build makes of them.
func TestInDatabase(t *testing.T) {
	for kind := range graphtest.Databases {
		t.Run(kind, func(t *testing.T) {
			store := graphtest.Database(t, kind)
			build(t, store, twoArticles...)
			file := smallStore(t)
			inFile, inDatabase := check(t, serveStore(t, file, Options{})), check(t, serveStore(t, store, Options{}))
			for _, address := range []string{"/api/stats", "/api/search?q=bukele", "/api/graph?around=person/nayib-bukele&depth=2", "/api/entity?id=person/nayib-bukele",
				"/api/facts", "/api/article?id=doc/02ddb0be83a43c81", "/api/claims", "/api/conflicts", "/api/timeline?entity=person/nayib-bukele"} {
				_, want := inFile.get(address)
				if _, got := inDatabase.get(address); string(got) != string(want) {
					t.Errorf("%s\n got %.500s\nwant %.500s", address, got, want)
				}
			}
			testGenerations(t, store)
		})
	}
}

// TestParallel asks much at once, while the store is built: each answer is of one
// generation, whole.
func TestParallel(t *testing.T) {
	store := smallStore(t)
	s := serveStore(t, store, Options{})
	stop := make(chan struct{})
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for {
				select {
				case <-stop:
					return
				default:
				}
				w := httptest.NewRecorder()
				s.ServeHTTP(w, httptest.NewRequest("GET", "http://localhost/api/articles?limit=1000", nil))
				var list articleList
				if err := json.Unmarshal(w.Body.Bytes(), &list); err != nil || w.Code != 200 || list.Total != len(list.Articles) {
					t.Errorf("%d, %v: total %d, listed %d", w.Code, err, list.Total, len(list.Articles))
					return
				}
			}
		})
	}
	for i := range 3 {
		build(t, store, writeFile(t, fmt.Sprintf("more%d.txt", i), fmt.Sprintf(extra, i)))
	}
	close(stop)
	wg.Wait()
}
