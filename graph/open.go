package graph

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	ckv "github.com/cayleygraph/cayley/graph/kv"
	"go.etcd.io/bbolt"
	bolterrors "go.etcd.io/bbolt/errors"

	"newsgraph/internal/extsort"
)

// Format is the version of what this package writes. A store of another one is
// not opened: it is built anew from its articles.
const Format = 3

// Options says how Open opens. The zero value is for reading only.
type Options struct {
	Write bool          // alone: no other process may read or write meanwhile
	Wait  time.Duration // for a process that has the store; 0 means not at all
}

// Create makes a new, empty store, open for writing. It yields an error wrapping
// ErrExist if there is a file of that name.
func Create(path string) (*Store, error) {
	if path == Memory {
		return newMemory(), nil
	}
	if IsURL(path) {
		return createDatabase(path)
	}
	if err := onlyFiles(path); err != nil {
		return nil, err
	}
	return create(path, false)
}

func create(path string, noSync bool) (*Store, error) {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o666)
	if errors.Is(err, fs.ErrExist) {
		return nil, &Error{ErrExist, path + " exists already", "remove it, or choose another name"}
	}
	if err != nil {
		return nil, err
	}
	f.Close()
	s, err := initialise(path, noSync)
	if err != nil {
		os.Remove(path)
		return nil, fmt.Errorf("create store %s: %w", path, err)
	}
	return s, nil
}

func initialise(path string, noSync bool) (*Store, error) {
	db, err := openBolt(path, boltOptions{noSync: noSync, fresh: true})
	if err != nil {
		return nil, err
	}
	s := &Store{path: path, db: db, beside: inBolt{db}}
	err = s.initQuads()
	if err == nil {
		err = s.SetMeta(metaFormat, strconv.Itoa(Format))
	}
	if err != nil {
		db.Close()
		return nil, err
	}
	return s, nil
}

// initQuads makes the buckets of Cayley in a file that has none.
func (s *Store) initQuads() error {
	kv := &boltKV{s.db}
	if err := ckv.Init(kv, nil); err != nil {
		return err
	}
	return s.renewQuads()
}

// Replace makes a new, empty store beside path, as path + ".building". Commit
// puts it in the place of path, Close alone throws it away. What a build that
// was killed has left is overwritten; one that is still at work is ErrLocked.
func Replace(path string) (*Store, error) {
	if path == Memory {
		return newMemory(), nil
	}
	if IsURL(path) {
		return replaceDatabase(path)
	}
	if err := onlyFiles(path); err != nil {
		return nil, err
	}
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return nil, folder(path)
	}
	building := path + ".building"
	if err := removeStale(building); err != nil {
		return nil, err
	}
	s, err := create(building, true)
	if err != nil {
		return nil, err
	}
	s.target = path
	s.words = extsort.New(filepath.Dir(path), 0, entryKind)
	return s, nil
}

// Update opens the store at path to be changed. It waits for no reader: while
// another process reads the store, a copy beside it, as path + ".building", is
// opened instead, which Commit puts in its place and Close alone throws away.
func Update(path string) (*Store, error) {
	s, err := Open(path, &Options{Write: true})
	if !errors.Is(err, ErrLocked) || IsURL(path) {
		return s, err
	}
	old, err := Open(path, nil)
	if err != nil {
		return nil, err
	}
	defer old.Close()
	building := path + ".building"
	if err := removeStale(building); err != nil {
		return nil, err
	}
	err = old.db.View(func(tx *bbolt.Tx) error { return tx.CopyFile(building, 0o666) })
	if err != nil {
		return nil, errors.Join(fmt.Errorf("copy store %s: %w", path, err), os.Remove(building))
	}
	if s, err = openFile(building, boltOptions{noSync: true}); err != nil {
		return nil, errors.Join(explain(building, err), os.Remove(building))
	}
	s.target = path
	return s, nil
}

// Tidy removes what a build of the store at path that was killed has left beside
// it. One that is still at work is ErrLocked.
func Tidy(path string) error { return removeStale(path + ".building") }

func removeStale(building string) error {
	if _, err := os.Stat(building); err != nil {
		return nil
	}
	db, err := openBolt(building, boltOptions{readOnly: true, wait: 50 * time.Millisecond})
	if errors.Is(err, bolterrors.ErrTimeout) {
		return &Error{ErrLocked, strings.TrimSuffix(building, ".building") + " is being built by another process", "wait until it is done"}
	}
	if err == nil {
		db.Close()
	}
	return os.Remove(building)
}
