package graph

import (
	"bytes"
	"cmp"
	"context"
	"encoding/binary"
	"iter"
	"path/filepath"
	"slices"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/proto"
	"github.com/cayleygraph/quad"
	"github.com/cayleygraph/quad/pquads"
	"go.etcd.io/bbolt"

	"newsgraph/internal/extsort"
)

// The bulk builder fills an empty file with what Cayley v0.7.7's key-value layer
// would have written, quads sorted first and every bucket from its first key to
// its last. That is several times faster than ApplyDeltas, makes a smaller file,
// and puts the quads of one subject side by side. The buckets are:
//
//	log   id (8 bytes, big endian)      a node: its value; or a quad: four node ids
//	v     SHA-1 of a value              the id of its node (uvarint)
//	n     SHA-1 of a value              how many times quads use it (uvarint)
//	sp    subject, predicate            ids of the quads, ascending (uvarints)
//	ops   object, predicate, subject    the same
//	meta  "size", "horizon"             number of quads, highest id (8 bytes, little endian)
//
// Ids of nodes come first, in the order of their first use, then those of quads.
//
// In memory are some 40 bytes for each different value; the rest is sorted on disk.
type bulk struct {
	ctx    context.Context
	db     *bbolt.DB
	ids    idTable
	uses   []uint32 // by id - 1
	out    *behind
	log    *bulkWriter
	values *extsort.Sorter[hashed]
	links  *extsort.Sorter[link]
}

// A link is the node ids of subject, predicate, object and label (0: none).
type link [4]uint32

var linkKind = extsort.Kind[link]{
	Compare: func(x, y link) int {
		if c := cmp.Compare(uint64(x[0])<<32|uint64(x[1]), uint64(y[0])<<32|uint64(y[1])); c != 0 {
			return c
		}
		return cmp.Compare(uint64(x[2])<<32|uint64(x[3]), uint64(y[2])<<32|uint64(y[3]))
	},
	Pack: func(b []byte, l link) []byte {
		for _, id := range l {
			b = binary.LittleEndian.AppendUint32(b, id)
		}
		return b
	},
	Unpack: func(b []byte) (l link) {
		for i := range l {
			l[i] = binary.LittleEndian.Uint32(b[4*i:])
		}
		return l
	},
	Size: func(link) int { return 16 },
}

// A hashed is the node of a value.
type hashed struct {
	hash cayley.ValueHash
	id   uint32
}

var hashedKind = extsort.Kind[hashed]{
	Compare: func(x, y hashed) int { return bytes.Compare(x.hash[:], y.hash[:]) },
	Pack: func(b []byte, h hashed) []byte {
		return binary.LittleEndian.AppendUint32(append(b, h.hash[:]...), h.id)
	},
	Unpack: func(b []byte) (h hashed) {
		return hashed{cayley.ValueHash(b[:len(h.hash)]), binary.LittleEndian.Uint32(b[len(h.hash):])}
	},
	Size: func(hashed) int { return 24 },
}

// loadBulk writes the quads and returns how many there are, doubles left out.
// After an error the file holds some of it.
func loadBulk(ctx context.Context, db *bbolt.DB, seq iter.Seq2[quad.Quad, error]) (int, error) {
	dir := filepath.Dir(db.Path())
	b := bulk{ctx: ctx, db: db, out: ascending(db), ids: newIDTable(), values: extsort.New(dir, 0, hashedKind), links: extsort.New(dir, 0, linkKind)}
	defer b.out.close()
	defer b.values.Close()
	defer b.links.Close()
	b.log = b.writer("log")
	for q, err := range seq {
		if err == nil {
			err = b.links.Add(link{b.id(q.Subject), b.id(q.Predicate), b.id(q.Object), b.id(q.Label)})
		}
		if err = cmp.Or(err, b.log.err); err != nil {
			return 0, err
		}
	}
	n, err := b.writeLinks()
	if err == nil {
		err = b.writeValues("v", func(id uint32) uint64 { return uint64(id) })
	}
	if err == nil {
		err = b.writeValues("n", func(id uint32) uint64 { return uint64(b.uses[id-1]) })
	}
	if err == nil {
		err = b.writeMeta(n)
	}
	return n, cmp.Or(err, b.out.close())
}

func (b *bulk) writer(bucket string) *bulkWriter {
	return &bulkWriter{ctx: b.ctx, bucket: bucket, write: b.out.put}
}

// id returns the id of the node of v, which it writes when it is a new one; b.log keeps what goes wrong.
func (b *bulk) id(v quad.Value) uint32 {
	if v == nil {
		return 0
	}
	id, isNew := b.ids.id(v)
	if !isNew {
		return id
	}
	value, err := pquads.MarshalValue(v)
	b.log.err = cmp.Or(b.log.err, err, b.values.Add(hashed{cayley.HashOf(v), id}))
	b.log.putPrimitive(&proto.Primitive{ID: uint64(id), Value: value})
	return id
}

// writeLinks writes the quads and what they are found by, and counts the uses of the nodes.
func (b *bulk) writeLinks() (n int, err error) {
	nodes := b.ids.used
	b.uses = make([]uint32, nodes)
	byObject := extsort.New(filepath.Dir(b.db.Path()), 0, linkKind)
	defer byObject.Close()
	sp := grouper{w: b.writer("sp"), keys: 2}
	var last link
	for l, err := range b.links.Sorted() {
		if err != nil {
			return 0, err
		}
		if l == last {
			continue
		}
		for _, id := range l {
			if id != 0 {
				b.uses[id-1]++
			}
		}
		last, n = l, n+1
		id := uint64(nodes + n)
		b.log.putPrimitive(&proto.Primitive{ID: id, Subject: uint64(l[0]), Predicate: uint64(l[1]), Object: uint64(l[2]), Label: uint64(l[3])})
		sp.add(l, id)
		if err := cmp.Or(byObject.Add(link{l[2], l[1], l[0], uint32(n)}), b.log.err); err != nil {
			return 0, err
		}
	}
	if err := cmp.Or(b.log.flush(), sp.flush()); err != nil {
		return 0, err
	}
	ops := grouper{w: b.writer("ops"), keys: 3}
	for l, err := range byObject.Sorted() {
		if err != nil {
			return 0, err
		}
		ops.add(l, uint64(nodes)+uint64(l[3]))
	}
	return n, ops.flush()
}

// A grouper writes the ids of quads under what the first keys of their links have in common.
type grouper struct {
	w    *bulkWriter
	keys int
	last link
	ids  []byte
}

func (g *grouper) add(l link, id uint64) {
	if g.ids != nil && !slices.Equal(l[:g.keys], g.last[:g.keys]) {
		g.w.put(indexKey(g.last[:g.keys]), g.ids)
		g.ids = nil
	}
	g.last = l
	g.ids = binary.AppendUvarint(g.ids, id)
}

func (g *grouper) flush() error {
	if g.ids != nil {
		g.w.put(indexKey(g.last[:g.keys]), g.ids)
	}
	return g.w.flush()
}

// writeValues writes a number for each value.
func (b *bulk) writeValues(bucket string, of func(id uint32) uint64) error {
	w := b.writer(bucket)
	for h, err := range b.values.Sorted() {
		if err != nil {
			return err
		}
		w.put(h.hash[:], binary.AppendUvarint(nil, of(h.id)))
	}
	return w.flush()
}

func (b *bulk) writeMeta(n int) error {
	w := b.writer("meta")
	w.put([]byte("size"), binary.LittleEndian.AppendUint64(nil, uint64(n)))
	w.put([]byte("horizon"), binary.LittleEndian.AppendUint64(nil, uint64(b.ids.used+n)))
	return w.flush()
}

func indexKey(ids []uint32) []byte {
	key := make([]byte, 0, 8*len(ids))
	for _, id := range ids {
		key = binary.BigEndian.AppendUint64(key, uint64(id))
	}
	return key
}
