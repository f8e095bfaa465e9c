package graph

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strconv"
	"strings"
	"sync"
	"time"

	cayley "github.com/cayleygraph/cayley/graph"
	ckv "github.com/cayleygraph/cayley/graph/kv"
	hkv "github.com/hidal-go/hidalgo/kv"
	"go.etcd.io/bbolt"
	bolterrors "go.etcd.io/bbolt/errors"
)

// Open opens the store at path; nil options open it for reading, as any number
// of processes may do at a time. What is wrong with it is told by an *Error
// wrapping ErrNotExist, ErrNotStore, ErrFormat, ErrLocked or ErrUnfinished.
func Open(path string, o *Options) (*Store, error) {
	if o == nil {
		o = &Options{}
	}
	if path == Memory {
		return newMemory(), nil
	}
	if IsURL(path) {
		return openDatabase(path, o)
	}
	if err := onlyFiles(path); err != nil {
		return nil, err
	}
	if err := looksLikeStore(path); err != nil {
		return nil, err
	}
	s, err := openFile(path, boltOptions{readOnly: true, wait: o.Wait})
	if err == nil && o.Write {
		s.Close()
		if err = undamaged(path); err == nil {
			s, err = openFile(path, boltOptions{wait: o.Wait})
		}
	}
	if err != nil {
		return nil, explain(path, err)
	}
	return s, nil
}

func openFile(path string, o boltOptions) (s *Store, err error) {
	defer guard(path, &err)()
	var file *os.File
	o.file = &file
	db, err := openBolt(path, o)
	if err != nil {
		return nil, err
	}
	opened := false
	defer func() {
		if !opened { // after a panic too
			db.Close()
		}
	}()
	s = &Store{path: path, db: db, beside: inBolt{db}, readOnly: o.readOnly}
	if err := s.check(file); err != nil {
		return nil, err
	}
	qs, err := newPlanner(&boltKV{db})
	if err != nil {
		return nil, err
	}
	s.setQuads(qs)
	opened = true
	return s, nil
}

// check looks for the format, for a load that was cut off and for pages that are missing.
func (s *Store) check(file *os.File) error {
	info, err := file.Stat()
	if err != nil {
		return err
	}
	err = s.db.View(func(tx *bbolt.Tx) error {
		if tx.Size() > info.Size() {
			return &Error{ErrDamaged, fmt.Sprintf("%s is cut short: %d of %d bytes", s.path, info.Size(), tx.Size()), repairHint(s.path)}
		}
		return nil
	})
	if err != nil {
		return err
	}
	if err := s.checkFormat(); err != nil {
		return err
	}
	if s.Meta(metaState) == stateLoading {
		return &Error{ErrUnfinished, s.path + " was never finished: the process that wrote it was stopped", repairHint(s.path)}
	}
	return nil
}

func (s *Store) checkFormat() error {
	format, hint := s.Meta(metaFormat), repairHint(s.path)
	if s.sql != nil {
		hint = `rebuild it with "newsgraph build -o URL-OF-ANOTHER-DATABASE SOURCE..."`
	}
	switch format {
	case strconv.Itoa(Format):
		return nil
	case "":
		return notStore(s.path)
	}
	return &Error{ErrFormat, fmt.Sprintf("%s was written in format %s; this program reads format %d", s.path, format, Format), hint}
}

func notStore(path string) error {
	return &Error{ErrNotStore, path + " is not a newsgraph store", `a store is made by "newsgraph build -o STORE PATH..."`}
}

func folder(path string) error {
	return &Error{ErrNotStore, path + " is a folder, not a store", `build a store from it with "newsgraph build -o STORE ` + path + `"`}
}

func onlyFiles(path string) error {
	if scheme, _, ok := strings.Cut(path, "://"); ok {
		return &Error{ErrNotStore, fmt.Sprintf("%s: no store of kind %q", Shown(path), scheme), "give the path of a file, or postgres://USER@HOST/DATABASE, or mysql://USER@HOST/DATABASE"}
	}
	return nil
}

// looksLikeStore tells the common mistakes before the engine sees the file.
func looksLikeStore(path string) error {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return &Error{ErrNotExist, path + ": no such store", `build it with "newsgraph build -o ` + path + ` PATH..."`}
	case err != nil:
		return err
	case info.IsDir():
		return folder(path)
	case !info.Mode().IsRegular(), info.Size() < 4*4096: // bbolt makes four pages
		return notStore(path)
	}
	return nil
}

func explain(path string, err error) error {
	var told *Error
	switch {
	case errors.As(err, &told):
		return err
	case errors.Is(err, bolterrors.ErrTimeout):
		return &Error{ErrLocked, path + " is in use by another process that writes it", "try again when it is done"}
	case errors.Is(err, bolterrors.ErrInvalid), errors.Is(err, bolterrors.ErrVersionMismatch), errors.Is(err, bolterrors.ErrChecksum),
		errors.Is(err, cayley.ErrNotInitialized):
		return notStore(path)
	}
	return fmt.Errorf("open store %s: %w", path, err)
}

// Register makes the engine known to Cayley under the name "newsgraph", so that
// its own packages open a store by path. More calls do nothing.
var Register = sync.OnceFunc(func() {
	open := func(path string, _ cayley.Options) (*boltKV, error) {
		db, err := openBolt(path, boltOptions{wait: time.Second})
		if err != nil {
			return nil, err
		}
		return &boltKV{db}, nil
	}
	cayley.RegisterQuadStore("newsgraph", cayley.QuadStoreRegistration{
		IsPersistent: true,
		InitFunc: func(path string, o cayley.Options) error {
			kv, err := open(path, o)
			if err != nil {
				return err
			}
			return errors.Join(ckv.Init(kv, o), kv.Close())
		},
		NewFunc: func(path string, o cayley.Options) (cayley.QuadStore, error) {
			kv, err := open(path, o)
			if err != nil {
				return nil, err
			}
			return newPlanner(hkv.KV(kv))
		},
	})
})
