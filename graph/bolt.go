package graph

import (
	"bytes"
	"context"
	"errors"
	"math"
	"os"
	"runtime"
	"time"

	hkv "github.com/hidal-go/hidalgo/kv"
	"go.etcd.io/bbolt"
	bolterrors "go.etcd.io/bbolt/errors"
)

// mapSizes are the address space a writer asks for, tried in this order where
// a limit (ulimit -v) forbids more. A map that need never grow matters: to grow
// it bbolt waits for all read transactions, while a Cayley iterator that holds
// one asks for a second, so reader and writer would wait for each other.
var mapSizes = []int64{64 << 30, 8 << 30, 1 << 30, 0}

type boltOptions struct {
	readOnly bool
	noSync   bool          // the file is worthless until finished: sync once, at the end
	fresh    bool          // nothing is in it yet
	wait     time.Duration // for another process's lock
	file     **os.File     // nil, or where to note what was opened: another file may have the name by then
}

// openBolt opens or creates the file at path.
func openBolt(path string, o boltOptions) (*bbolt.DB, error) {
	opt := bbolt.Options{
		Timeout: max(o.wait, time.Millisecond), ReadOnly: o.readOnly,
		NoSync: o.noSync, NoGrowSync: o.noSync,
		NoFreelistSync: true, FreelistType: bbolt.FreelistMapType,
	}
	if o.fresh { // little is freed, and the first free page is taken rather than any: the same file each time
		opt.FreelistType = bbolt.FreelistArrayType
	}
	if o.file != nil {
		opt.OpenFile = func(name string, flag int, mode os.FileMode) (f *os.File, err error) {
			f, err = os.OpenFile(name, flag, mode)
			*o.file = f
			return f, err
		}
	}
	if o.readOnly || runtime.GOOS == "windows" { // Windows makes the file as long as the map
		return bbolt.Open(path, 0o666, &opt)
	}
	var db *bbolt.DB
	var err error
	for _, size := range mapSizes {
		if size > math.MaxInt {
			continue
		}
		opt.InitialMmapSize = int(size)
		db, err = bbolt.Open(path, 0o666, &opt)
		if err == nil || !isMapError(err) {
			break
		}
	}
	return db, err
}

// isMapError tells a refusal of address space from all other errors.
func isMapError(err error) bool {
	var path *os.PathError
	return !errors.As(err, &path) && !errors.Is(err, bolterrors.ErrTimeout) &&
		!errors.Is(err, bolterrors.ErrInvalid) && !errors.Is(err, bolterrors.ErrVersionMismatch) && !errors.Is(err, bolterrors.ErrChecksum)
}

// boltKV is a bbolt file as a key-value store for Cayley.
//
// Cayley's keys have two parts, bucket and key. Its 2·65,536 buckets of value
// hashes ("v" or "n" and the first two bytes of the hash) are folded into the
// buckets "v" and "n": the key begins with the same two bytes, nothing is lost,
// and a batch touches far fewer pages.
type boltKV struct{ db *bbolt.DB }

func (kv *boltKV) Close() error { return kv.db.Close() }

func (kv *boltKV) Tx(write bool) (_ hkv.Tx, err error) {
	defer guard(kv.db.Path(), &err)()
	tx, err := kv.db.Begin(write)
	if err != nil {
		return nil, err
	}
	return &boltTx{tx: tx, open: map[string]*bbolt.Bucket{}}, nil
}

type boltTx struct {
	tx   *bbolt.Tx
	open map[string]*bbolt.Bucket // by name; a nil one is not kept
}

var rootBucket = []byte("root")

func split(key hkv.Key) (bucket, k []byte) {
	switch {
	case len(key) == 0:
		return rootBucket, nil
	case len(key) == 1:
		return rootBucket, key[0]
	case len(key[0]) == 3 && (key[0][0] == 'v' || key[0][0] == 'n') && bytes.HasPrefix(key[1], key[0][1:]):
		return key[0][:1], key[1]
	}
	return key[0], key[1]
}

func (t *boltTx) bucket(name []byte) *bbolt.Bucket {
	if b := t.open[string(name)]; b != nil {
		return b
	}
	b := t.tx.Bucket(name)
	if b != nil {
		t.open[string(name)] = b
	}
	return b
}

func (t *boltTx) path() string { return t.tx.DB().Path() }

func (t *boltTx) Get(_ context.Context, key hkv.Key) (_ hkv.Value, err error) {
	defer guard(t.path(), &err)()
	name, k := split(key)
	if b := t.bucket(name); b != nil {
		if v := b.Get(k); v != nil {
			return v, nil
		}
	}
	return nil, hkv.ErrNotFound
}

func (t *boltTx) GetBatch(ctx context.Context, keys []hkv.Key) ([]hkv.Value, error) {
	return hkv.GetBatch(ctx, t, keys)
}

func (t *boltTx) Put(key hkv.Key, v hkv.Value) (err error) {
	defer guard(t.path(), &err)()
	name, k := split(key)
	b := t.bucket(name)
	if b == nil {
		if b, err = t.tx.CreateBucketIfNotExists(name); err != nil {
			return err
		}
		t.open[string(name)] = b
	}
	if len(k) == 0 {
		return nil // hidalgo's way to make a bucket
	}
	return b.Put(k, v)
}

func (t *boltTx) Del(key hkv.Key) (err error) {
	defer guard(t.path(), &err)()
	name, k := split(key)
	if b := t.bucket(name); b != nil {
		return b.Delete(k)
	}
	return nil
}

func (t *boltTx) Commit(context.Context) (err error) {
	defer guard(t.path(), &err)()
	return t.tx.Commit()
}

func (t *boltTx) Close() error {
	if err := t.tx.Rollback(); !errors.Is(err, bolterrors.ErrTxClosed) {
		return err
	}
	return nil
}

// Scan yields the pairs of one bucket whose keys begin with the second part of prefix.
func (t *boltTx) Scan(prefix hkv.Key) hkv.Iterator {
	if len(prefix) == 0 {
		return &boltIterator{}
	}
	it := &boltIterator{path: t.path(), bucket: prefix[0]}
	if len(prefix) > 1 {
		it.bucket, it.prefix = split(prefix)
	}
	defer guard(it.path, &it.err)()
	if b := t.bucket(it.bucket); b != nil {
		it.cursor = b.Cursor()
	}
	return it
}

type boltIterator struct {
	path           string
	cursor         *bbolt.Cursor // nil at the end
	bucket, prefix []byte
	begun          bool
	key, value     []byte
	err            error
}

func (it *boltIterator) Next(ctx context.Context) bool {
	if it.cursor == nil {
		return false
	}
	if it.err = ctx.Err(); it.err == nil {
		it.step()
	}
	if it.err != nil || it.key == nil || !bytes.HasPrefix(it.key, it.prefix) {
		it.cursor = nil
		return false
	}
	return true
}

func (it *boltIterator) step() {
	defer guard(it.path, &it.err)()
	if it.begun {
		it.key, it.value = it.cursor.Next()
	} else {
		it.begun = true
		it.key, it.value = it.cursor.Seek(it.prefix)
	}
}

func (it *boltIterator) Key() hkv.Key   { return hkv.Key{it.bucket, bytes.Clone(it.key)} }
func (it *boltIterator) Val() hkv.Value { return it.value }
func (it *boltIterator) Err() error     { return it.err }
func (it *boltIterator) Close() error   { it.cursor = nil; return it.err }
