package graph

import (
	"errors"
	"path/filepath"
	"testing"

	"go.etcd.io/bbolt"
	berrors "go.etcd.io/bbolt/errors"
)

// What is written behind is there when close returns, and what goes wrong is known then at the latest.
func TestBehind(t *testing.T) {
	db, err := bbolt.Open(filepath.Join(t.TempDir(), "t.db"), 0o600, nil)
	if err != nil {
		t.Fatal(err)
	}
	one := func(key string) []pair { return []pair{{[]byte(key), []byte("value of " + key)}} }
	w := ascending(db)
	for _, key := range []string{"a", "b", "c"} {
		if err := errors.Join(w.put("first", one(key)), w.put("second", one(key))); err != nil {
			t.Fatal(err)
		}
	}
	if err := errors.Join(w.close(), w.close()); err != nil {
		t.Fatal(err)
	}
	err = db.View(func(tx *bbolt.Tx) error {
		for _, bucket := range []string{"first", "second"} {
			if got := string(tx.Bucket([]byte(bucket)).Get([]byte("c"))); got != "value of c" {
				t.Errorf("%s has %q", bucket, got)
			}
		}
		return nil
	})
	if err = errors.Join(err, db.Close()); err != nil {
		t.Fatal(err)
	}

	w = ascending(db)
	_ = w.put("first", one("d")) // may come back before it is tried
	if err := w.close(); !errors.Is(err, berrors.ErrDatabaseNotOpen) {
		t.Errorf("a closed file was written without an error: %v", err)
	}
}
