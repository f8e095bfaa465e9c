package corpus

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

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
