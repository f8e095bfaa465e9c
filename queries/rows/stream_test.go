package rows

import (
	"bytes"
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"

	"github.com/cayleygraph/quad"

	"newsgraph/queries"
)

// Row by row, every format prints what Write prints at once.
func TestWriterSameAsWrite(t *testing.T) {
	for _, n := range []int{0, 1, 3, ahead - 1, ahead, ahead + 1, 3 * ahead} {
		res := &queries.Result{Columns: []string{"id", "n"}}
		for i := range n {
			res.Rows = append(res.Rows, queries.Row{{Name: "id", Value: quad.IRI(fmt.Sprint("person/", i))}, {Name: "n", Value: quad.Int(i)}})
		}
		for _, f := range Formats {
			var want, got bytes.Buffer
			Write(&want, f.Name, res, 80)
			w := NewWriter(&got, f.Name, 80)
			for _, row := range res.Rows {
				if err := w.Row(row); err != nil {
					t.Fatal(err)
				}
			}
			if err := w.Close(res.Columns); err != nil || got.String() != want.String() || w.Rows != n {
				t.Errorf("%s, %d rows: %v\n got %s\nwant %s", f.Name, n, err, got.String(), want.String())
			}
		}
	}
	w := NewWriter(io.Discard, "csv", 0)
	for range ahead {
		w.Row(queries.Row{{Name: "a", Value: quad.Int(1)}})
	}
	w.Row(queries.Row{{Name: "b", Value: quad.Int(1)}})
	if fmt.Sprint(w.Late) != "[b]" {
		t.Errorf("late: %v", w.Late)
	}
}

// Three hundred thousand rows take no more memory than a thousand.
func TestWriterConstantMemory(t *testing.T) {
	if testing.Short() {
		t.Skip("many rows")
	}
	for _, format := range []string{"jsonl", "csv", "tsv"} {
		w := NewWriter(io.Discard, format, 0)
		row := queries.Row{{Name: "quote", Value: quad.String(strings.Repeat("x", 100))}}
		for range 1000 {
			w.Row(row)
		}
		before := live()
		for range 300_000 {
			w.Row(row)
		}
		if grown := live() - before; grown > 1<<20 {
			t.Errorf("%s: %d bytes more", format, grown)
		}
	}
}

func live() int64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}
