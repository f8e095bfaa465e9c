package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"newsgraph/corpus"
	"newsgraph/graph"
)

var (
	kills    = flag.Int("kills", 6, "how many builds TestTorture kills")
	tortured = flag.Uint64("torture-seed", 1, "the chance of TestTorture")
)

// TestTorture kills builds at random moments, and then wants the store that was
// there before or the one that was to be, whole; that no reading made durable is made
// again; and of the next build the store that an undisturbed one gives.
func TestTorture(t *testing.T) {
	r := &rack{t: t, rnd: rand.New(rand.NewPCG(*tortured, 0)), dir: t.TempDir(), met: map[string]int{}}
	r.prepare()
	for i := range *kills {
		r.round(i)
	}
	t.Logf("%d builds killed; the next one found: %v", *kills, r.met)
}

// A rack holds two sets of articles and their undisturbed stores.
type rack struct {
	t         *testing.T
	rnd       *rand.Rand
	dir       string
	old, new  string // folders of articles
	oldDB     string // store of old
	oldState  string
	newState  string
	undisturb time.Duration
	reach     time.Duration // how long after its first reading a build is let live at most
	met       map[string]int
}

const tortureArticles = 60

func (r *rack) prepare() {
	r.old, r.new, r.oldDB = filepath.Join(r.dir, "old"), filepath.Join(r.dir, "new"), filepath.Join(r.dir, "old.db")
	for i := range tortureArticles {
		r.write(r.old, i, 0)
		if i%10 == 0 { // a few are changed, so that the store is changed and not built anew
			r.write(r.new, i, 1)
		} else {
			r.write(r.new, i, 0)
		}
	}
	r.build(r.oldDB, r.old)
	start := time.Now()
	newDB := filepath.Join(r.dir, "new.db")
	r.build(newDB, r.new)
	r.undisturb = time.Since(start)
	r.reach = r.undisturb / 10
	r.oldState, r.newState = r.state(r.oldDB), r.state(newDB)
	if r.oldState == r.newState {
		r.t.Fatal("both sets of articles give one store")
	}
}

func (r *rack) write(dir string, i, version int) {
	rnd := rand.New(rand.NewPCG(uint64(i), uint64(version)))
	people := strings.Fields("Arden Brandt Corso Dahl Eberle Falk Grimaldi Holm Ibarra Jansen")
	acts := []string{"met", "criticized", "sued", "praised"}
	var b strings.Builder
	for range 6 {
		fmt.Fprintf(&b, "Ada %s %s Bruno %s in Oslo on Monday.\n\n", people[rnd.IntN(10)], acts[rnd.IntN(4)], people[rnd.IntN(10)])
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		r.t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%03d.txt", i)), []byte(b.String()), 0o644); err != nil {
		r.t.Fatal(err)
	}
}

// build runs a build to its end and returns its report.
func (r *rack) build(store, dir string) (rep struct{ Read, Unchanged int }) {
	r.t.Helper()
	cmd := exec.Command("newsgraph", "build", "--json", "-o", store, dir)
	var stderr strings.Builder
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		r.t.Fatalf("build: %v\n%s", err, stderr.String())
	}
	if err := json.Unmarshal(out, &rep); err != nil {
		r.t.Fatalf("%v in %s", err, out)
	}
	return rep
}

// state is what a store says, after a look at every page, quote and quad.
func (r *rack) state(store string) string {
	r.t.Helper()
	ctx := context.Background()
	s, err := graph.Open(store, nil)
	if err != nil {
		r.t.Fatal(err)
	}
	defer s.Close()
	rep, err := corpus.Verify(ctx, s, nil)
	if err != nil {
		r.t.Fatal(err)
	}
	for _, p := range rep.Problems {
		if !strings.Contains(p.What, "has changed at") { // the articles do that here
			r.t.Fatalf("%+v", p)
		}
	}
	var quads []string
	for q, err := range s.Quads(ctx) {
		if err != nil {
			r.t.Fatal(err)
		}
		quads = append(quads, q)
	}
	return s.Generation() + "\n" + strings.Join(quads, "\n")
}

func (r *rack) round(i int) {
	dir := filepath.Join(r.dir, fmt.Sprint("round", i))
	store, in := filepath.Join(dir, "t.db"), filepath.Join(dir, "in")
	must := func(err error) {
		r.t.Helper()
		if err != nil {
			r.t.Fatal(err)
		}
	}
	must(os.Mkdir(dir, 0o755))
	must(os.CopyFS(in, os.DirFS(r.old)))
	fresh := i%3 == 0 // else the store is there and its articles change
	before := "none"
	if !fresh {
		r.build(store, in)
		before = r.oldState
	}
	must(os.RemoveAll(in))
	must(os.CopyFS(in, os.DirFS(r.new)))
	var reader *graph.Store
	if i%3 == 2 { // someone reads: the build works on a copy
		var err error
		reader, err = graph.Open(store, nil)
		must(err)
	}
	r.kill(store, in)
	if reader != nil {
		if _, err := reader.Document(context.Background(), "doc/none"); err == nil || reader.Generation() == "" {
			r.t.Fatalf("round %d: the reader lost its store: %v", i, err)
		}
		must(reader.Close())
	}

	after := "none"
	if _, err := os.Stat(store); err == nil {
		after = r.state(store)
	}
	switch after {
	case before:
		r.met["as before"]++
	case r.newState:
		r.met["already done"]++
	default:
		r.t.Fatalf("round %d: a killed build left another store", i)
	}
	kept := r.journaled(store)
	if kept > 0 {
		r.met["a journal"]++
	}
	if _, err := os.Stat(store + ".building"); err == nil {
		r.met["a store half written"]++
	}
	rep := r.build(store, in)
	changed := tortureArticles
	if !fresh {
		changed = tortureArticles / 10
	}
	if rep.Read+rep.Unchanged != tortureArticles || rep.Read > changed-kept {
		r.t.Fatalf("round %d: %d readings were kept, and the next build reads %d of %d", i, kept, rep.Read, changed)
	}
	if r.state(store) != r.newState {
		r.t.Fatalf("round %d: the next build gives another store than an undisturbed one", i)
	}
	if left, _ := filepath.Glob(store + ".*"); len(left) > 0 {
		r.t.Fatalf("round %d: left behind: %v", i, left)
	}
	must(os.RemoveAll(dir))
}

// kill starts a build and kills it: at any moment, or soon after it began to write.
func (r *rack) kill(store, in string) {
	cmd := exec.Command("newsgraph", "build", "-o", store, in)
	if err := cmd.Start(); err != nil {
		r.t.Fatal(err)
	}
	done := make(chan struct{})
	go func() {
		_ = cmd.Wait()
		close(done)
	}()
	late := r.rnd.IntN(4) > 0
	wait := time.Duration(r.rnd.Int64N(int64(r.undisturb)))
	if late {
		wait = time.Duration(r.rnd.Int64N(int64(r.reach)))
		for !begun(store, done) {
			time.Sleep(100 * time.Microsecond)
		}
	}
	select {
	case <-time.After(wait):
		if late {
			r.reach += r.reach / 8
		}
	case <-done:
		r.met["a build that was faster"]++
		if late { // aim earlier
			r.reach -= r.reach / 3
		}
	}
	_ = cmd.Process.Kill()
	<-done
}

// begun tells whether the build has readings, or is over.
func begun(store string, done chan struct{}) bool {
	info, err := os.Stat(store + ".journal")
	select {
	case <-done:
		return true
	default:
		return err == nil && info.Size() > 0
	}
}

// journaled counts the readings that the killed build made durable.
func (r *rack) journaled(store string) int {
	data, err := os.ReadFile(store + ".journal")
	if err != nil && !os.IsNotExist(err) {
		r.t.Fatal(err)
	}
	return strings.Count(string(data), "\n\n")
}
