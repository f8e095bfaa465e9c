package corpus

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"newsgraph/extract"
	"newsgraph/extract/source"
	"newsgraph/schema"
)

func someReading(i int) schema.Reading {
	return schema.Reading{Doc: schema.Document{ID: schema.DocID(fmt.Sprintf("doc/%d", i)), Name: fmt.Sprintf("%d.txt", i), SHA256: "00", Reader: "r", Text: "Ann Lee\n\nmet Li."},
		Entities: []schema.Referent{{Type: schema.Person, Name: "Ann Lee", Named: true, Mentions: []schema.Mention{{Span: schema.Span{End: 7}, Text: "Ann Lee", Form: schema.Name}}}}}
}

// What a build has written it gets back, and so does the next one; a reading half written
// when the power went is none.
func TestJournal(t *testing.T) {
	store := filepath.Join(t.TempDir(), "t.db")
	j, err := openJournal(store)
	if err != nil {
		t.Fatal(err)
	}
	for i := range 5 {
		if err := j.add(someReading(i)); err != nil {
			t.Fatal(err)
		}
	}
	for i := range 5 {
		if got, err := j.get(schema.DocID(fmt.Sprintf("doc/%d", i))); err != nil || !cmp.Equal(got, someReading(i)) {
			t.Errorf("%+v, %v", got, err)
		}
	}
	if _, err := j.get("doc/9"); err == nil {
		t.Error("a reading that nobody has written")
	}
	if err := j.close(false); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(store + ".journal")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(store+".journal", data[:len(data)-3], 0o644); err != nil {
		t.Fatal(err)
	}
	if j, err = openJournal(store); err != nil {
		t.Fatal(err)
	}
	defer j.close(true)
	if len(j.left()) != 4 || j.left()["doc/3"] != "r" {
		t.Errorf("left %v", j.left())
	}
	if err := j.add(someReading(7)); err != nil {
		t.Fatal(err)
	}
	for _, i := range []int{3, 7} {
		if got, err := j.get(schema.DocID(fmt.Sprintf("doc/%d", i))); err != nil || !cmp.Equal(got, someReading(i)) {
			t.Errorf("%+v, %v", got, err)
		}
	}
}

var held = flag.Int("held", 2000, "how many articles TestReadingHoldsLittle has")

// Of what was read, a build holds no more than where it is: some hundred bytes an article.
func TestReadingHoldsLittle(t *testing.T) {
	dir := t.TempDir()
	in, store := filepath.Join(dir, "in"), filepath.Join(dir, "t.db")
	must2(t, os.Mkdir(in, 0o755))
	made(t, in, *held, 1)
	reader, err := extract.New(extract.Options{})
	must2(t, err)
	j, err := openJournal(store)
	must2(t, err)
	for it, err := range source.Items(t.Context(), []string{in}, nil) { // as if it had read them
		must2(t, err)
		r := someReading(0)
		r.Doc.ID, r.Doc.Name, r.Doc.SHA256, r.Doc.Reader = it.Doc.ID, it.Doc.Name, it.Doc.SHA256, reader.Version()
		r.Doc.Text = strings.Repeat("Ann Lee met Bo. ", 300)
		must2(t, j.add(r))
	}
	must2(t, j.close(false))
	j = nil
	before, after := heap(), uint64(0)
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	_, err = Build(ctx, store, []string{in}, Options{Reader: reader, Progress: func(p Progress) {
		if p.Stage == "resolving" && after == 0 {
			after = heap()
			cancel()
		}
	}})
	if !errors.Is(err, context.Canceled) && err != nil {
		t.Fatal(err)
	}
	each := (int(after) - int(before)) / *held
	t.Logf("%d articles: %d bytes held of each", *held, each)
	if after == 0 || each > 2000 {
		t.Errorf("%d bytes held of each article when all are read", each)
	}
}

// heap is the memory in use.
func heap() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}
