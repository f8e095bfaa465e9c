package sqlstore_test

import (
	"testing"

	"newsgraph/graph/sqlstore"
)

// A pinned reader stays on its generation while others write; after an error it has the newest.
func TestPin(t *testing.T) {
	each(t, func(t *testing.T, store string, db *sqlstore.DB) {
		reader := connect(t, store)
		reader.Pin()
		get := func() string {
			v, found, err := reader.Get(t.Context(), sqlstore.Meta, []byte("generation"))
			if err != nil || !found {
				t.Fatal(found, err)
			}
			return string(v)
		}
		first := get()
		if err := db.Put(t.Context(), sqlstore.Meta, []sqlstore.Pair{mark("1")}); err != nil {
			t.Fatal(err)
		}
		if got := get(); got != first {
			t.Errorf("a pinned reader has gone from %s to %s", first, got)
		}
		if err := reader.Keys(t.Context(), "no_such_table", nil, nil); err == nil {
			t.Error("no error of a table that is not there")
		}
		if got := get(); got != "1" {
			t.Errorf("after an error the reader has %s, want 1", got)
		}
	})
}
