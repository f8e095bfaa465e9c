package web

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"newsgraph/corpus"
)

var (
	soakTime    = flag.Duration("soak", time.Second, "how long TestSoak asks")
	soakClients = flag.Int("soak-clients", 20, "how many clients of TestSoak ask at a time")
)

// soaked are addresses that clients ask by turns; %d is a number that changes.
var soaked = []string{
	"/", "/vendor/graph.js", "/api/stats", "/api/complete?q=b&limit=%d", "/api/search?q=bukele&limit=%d", "/api/top?limit=%d", "/api/articles?limit=%d",
	"/api/entity?id=person/nayib-bukele", "/api/facts?limit=%d", "/api/timeline?entity=person/nayib-bukele&limit=%d", "/api/article?id=doc/02ddb0be83a43c81",
	"/api/graph?around=person/nayib-bukele&depth=2&limit=%d", "/api/path?from=person/nayib-bukele&to=person/hillary-clinton&k=3", "/api/conflicts?limit=%d",
	"/api/claims?limit=%d", "/api/export?format=json", "/api/v2/read?sub=<person/nayib-bukele>", "/metrics", "/healthz", "query",
}

// TestSoak has clients ask while the store is built over and over: no error, and in the
// end as many goroutines and files as in the beginning. "make soak" does it for long.
func TestSoak(t *testing.T) {
	store := smallStore(t)
	s := serveStore(t, store, Options{})
	address, stop := listen(t, s)
	before := usage()
	ctx, cancel := context.WithTimeout(context.Background(), *soakTime)
	defer cancel()
	var wg sync.WaitGroup
	var asked, refused, generations atomic.Int64
	took := make([][]time.Duration, *soakClients)
	transport := &http.Transport{MaxIdleConnsPerHost: *soakClients}
	for i := range *soakClients {
		wg.Go(func() {
			rnd := rand.New(rand.NewPCG(1, uint64(i)))
			client := &http.Client{Transport: transport}
			for ctx.Err() == nil {
				start := time.Now()
				err := askOnce(client, "http://"+address, soaked[rnd.IntN(len(soaked))], rnd.IntN(50)+1)
				if errors.Is(err, errBusy) {
					refused.Add(1)
				} else if err != nil {
					t.Error(err)
					return
				}
				took[i] = append(took[i], time.Since(start))
				asked.Add(1)
			}
		})
	}
	wg.Go(func() {
		dir := t.TempDir()
		for n := 0; ctx.Err() == nil || n == 0; n++ {
			if err := rebuild(store, dir, n); err != nil {
				t.Error(err)
				return
			}
			generations.Add(2)
		}
	})
	wg.Wait()
	transport.CloseIdleConnections()
	after := usage()
	waitFor(t, "goroutines, files and old generations are given back", func() bool {
		s.store.put(s.store.get()) // which looks for a new generation
		after = usage()
		return after.goroutines <= before.goroutines+1 && after.files <= before.files+1 && open(s) == 1 // one more while a generation is closed
	})
	if after.heap > before.heap+3*cacheBytes {
		t.Errorf("the heap grew from %d to %d MiB", before.heap>>20, after.heap>>20)
	}
	all := slices.Sorted(slices.Values(slices.Concat(took...)))
	t.Logf("%d clients, %v: %d requests, %d told to ask again, %d generations built; p50 %v, p99 %v, longest %v", *soakClients, *soakTime, asked.Load(), refused.Load(), generations.Load(),
		all[len(all)/2].Round(time.Millisecond), all[len(all)*99/100].Round(time.Millisecond), all[len(all)-1].Round(time.Millisecond))
	t.Logf("goroutines %d → %d, files %d → %d, heap %.1f → %.1f MiB", before.goroutines, after.goroutines, before.files, after.files,
		float64(before.heap)/(1<<20), float64(after.heap)/(1<<20))
	stop()
}

// errBusy is the answer of a server that has more to do than it can: no fault, but counted.
var errBusy = errors.New("busy")

// askOnce asks an address, or a query, and reads the answer.
func askOnce(client *http.Client, base, address string, n int) error {
	var res *http.Response
	var err error
	if address == "query" {
		res, err = client.Post(base+"/api/query", "application/json", strings.NewReader(fmt.Sprintf(`{"query":"g.V().GetLimit(%d)"}`, n)))
	} else {
		if strings.Contains(address, "%d") {
			address = fmt.Sprintf(address, n)
		}
		res, err = client.Get(base + address)
	}
	if err != nil {
		return err
	}
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	if res.StatusCode == http.StatusServiceUnavailable && res.Header.Get("Retry-After") != "" {
		return errBusy
	}
	if err == nil && res.StatusCode != http.StatusOK {
		err = fmt.Errorf("%s: %d %.300s", address, res.StatusCode, body)
	}
	return err
}

// rebuild puts an article in and takes it out again.
func rebuild(store, dir string, n int) error {
	file := filepath.Join(dir, "more.txt")
	if err := os.WriteFile(file, fmt.Appendf(nil, extra, n), 0o666); err != nil {
		return err
	}
	if _, err := corpus.Build(context.Background(), store, []string{file}, corpus.Options{}); err != nil {
		return err
	}
	_, _, err := corpus.Forget(context.Background(), store, []string{file}, corpus.Options{})
	return err
}

type used struct {
	goroutines, files int
	heap              uint64
}

// usage counts what a leak would leave; files on Linux only.
func usage() used {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	fds, _ := os.ReadDir("/proc/self/fd")
	return used{runtime.NumGoroutine(), len(fds), m.HeapAlloc}
}

func open(s *Server) int {
	s.store.mu.Lock()
	defer s.store.mu.Unlock()
	return s.store.open
}
