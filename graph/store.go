package graph

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/memstore"
	"go.etcd.io/bbolt"

	"newsgraph/graph/sqlstore"
	"newsgraph/internal/extsort"
)

// Memory is the path of a store that lives in this process and dies with it.
const Memory = "memory:"

// A Store holds one graph. It is safe for use by several goroutines.
type Store struct {
	path     string
	target   string       // of Replace: where Commit puts the file
	db       *bbolt.DB    // nil in memory and in a database
	sql      *sqlstore.DB // nil but in a database
	staging  *staging     // of Replace, in a database
	beside   beside
	readOnly bool

	words *extsort.Sorter[entry] // of readings put into a store that Replace makes, until they are written

	loading sync.Mutex                       // one Load at a time
	engine  atomic.Pointer[cayley.QuadStore] // swapped by Load in memory, and after an error
}

// QuadStore is the store for Cayley's own packages: path, shape, query. The one
// of a store in memory is that of the last Load; ask again after loading.
func (s *Store) QuadStore() cayley.QuadStore { return *s.engine.Load() }

func (s *Store) setQuads(qs cayley.QuadStore) { s.engine.Store(&qs) }

// Path is where the store lies: Memory, a file, or a URL without its password.
func (s *Store) Path() string { return s.path }

func newMemory() *Store {
	s := &Store{path: Memory, beside: &inMemory{buckets: map[string]*memoryBucket{}}}
	s.setQuads(memstore.New())
	return s
}

// Close gives up the file. What Replace began and Commit did not finish is removed.
func (s *Store) Close() error {
	if s.sql != nil {
		return errors.Join(s.QuadStore().Close(), s.sql.Close())
	}
	if s.db == nil {
		return nil
	}
	err := s.db.Close()
	if s.words != nil {
		err = errors.Join(err, s.words.Close())
	}
	if s.target != "" {
		err = errors.Join(err, os.Remove(s.path))
		s.target = ""
	}
	return err
}

// Sync makes all that was written so far outlast a power cut.
func (s *Store) Sync() error {
	if s.db == nil || s.readOnly {
		return nil
	}
	return s.db.Sync()
}

// Commit ends what Replace began: the store is synced, closed and put in the
// place of the old one in one step. Without Replace it is Sync and Close.
func (s *Store) Commit() error {
	if s.sql != nil {
		return errors.Join(s.commitDatabase(context.Background()), s.Close())
	}
	if err := s.flushWords(context.Background()); err != nil {
		return fmt.Errorf("write store %s: %w", s.path, err)
	}
	if err := s.Sync(); err != nil {
		return fmt.Errorf("write store %s: %w", s.path, err)
	}
	target := s.target
	s.target = ""
	if err := s.Close(); err != nil {
		return fmt.Errorf("close store %s: %w", s.path, err)
	}
	if target == "" {
		return nil
	}
	if err := os.Rename(s.path, target); err != nil {
		return err // it names both files
	}
	s.path = target
	return syncFolder(filepath.Dir(target))
}

// syncFolder makes a rename outlast a power cut, where folders can be synced.
func syncFolder(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return nil
	}
	_ = d.Sync() // some file systems cannot, and the rename stands anyway
	return d.Close()
}
