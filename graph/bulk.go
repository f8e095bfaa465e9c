package graph

import (
	"bytes"
	"cmp"
	"context"
	"encoding/binary"
	"iter"
	"slices"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/proto"
	"github.com/cayleygraph/quad"
	"github.com/cayleygraph/quad/pquads"
	"go.etcd.io/bbolt"
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
type bulk struct {
	ids    idTable
	values []quad.Value // by id - 1
	uses   []uint64     // by id - 1
	links  []link
}

// A link is the node ids of subject, predicate, object and label (0: none).
type link [4]uint32

func compareLinks(x, y link) int {
	if c := cmp.Compare(uint64(x[0])<<32|uint64(x[1]), uint64(y[0])<<32|uint64(y[1])); c != 0 {
		return c
	}
	return cmp.Compare(uint64(x[2])<<32|uint64(x[3]), uint64(y[2])<<32|uint64(y[3]))
}

// loadBulk writes the quads and returns how many there are, doubles left out.
// After an error the file holds some of it.
func loadBulk(ctx context.Context, db *bbolt.DB, seq iter.Seq[quad.Quad]) (int, error) {
	b := bulk{ids: newIDTable()}
	for q := range seq {
		b.links = append(b.links, link{b.id(q.Subject), b.id(q.Predicate), b.id(q.Object), b.id(q.Label)})
	}
	slices.SortFunc(b.links, compareLinks)
	b.links = slices.Compact(b.links)
	b.uses = make([]uint64, len(b.values))
	for _, l := range b.links {
		for _, id := range l {
			if id != 0 {
				b.uses[id-1]++
			}
		}
	}
	for _, step := range []func(context.Context, *bbolt.DB) error{b.writeLog, b.writeValues, b.writeSP, b.writeOPS, b.writeMeta} {
		if err := step(ctx, db); err != nil {
			return 0, err
		}
	}
	return len(b.links), nil
}

func (b *bulk) id(v quad.Value) uint32 {
	if v == nil {
		return 0
	}
	id, isNew := b.ids.id(v, b.values)
	if isNew {
		b.values = append(b.values, v)
	}
	return id
}

// linkID is the id of the quad with the given index.
func (b *bulk) linkID(i int) uint64 { return uint64(len(b.values) + i + 1) }

func (b *bulk) writeLog(ctx context.Context, db *bbolt.DB) error {
	w := bulkWriter{ctx: ctx, bucket: "log", write: ascending(db)}
	for i, v := range b.values {
		value, err := pquads.MarshalValue(v)
		if err != nil {
			return err
		}
		p := proto.Primitive{ID: uint64(i + 1), Value: value}
		w.putPrimitive(&p)
	}
	for i, l := range b.links {
		p := proto.Primitive{ID: b.linkID(i), Subject: uint64(l[0]), Predicate: uint64(l[1]), Object: uint64(l[2]), Label: uint64(l[3])}
		w.putPrimitive(&p)
	}
	return w.flush()
}

func (b *bulk) writeValues(ctx context.Context, db *bbolt.DB) error {
	type hashed struct {
		hash cayley.ValueHash
		id   uint32
	}
	list := make([]hashed, len(b.values))
	for i, v := range b.values {
		list[i] = hashed{cayley.HashOf(v), uint32(i + 1)}
	}
	slices.SortFunc(list, func(x, y hashed) int { return bytes.Compare(x.hash[:], y.hash[:]) })
	v := bulkWriter{ctx: ctx, bucket: "v", write: ascending(db)}
	for i := range list {
		v.put(list[i].hash[:], binary.AppendUvarint(nil, uint64(list[i].id)))
	}
	if err := v.flush(); err != nil {
		return err
	}
	n := bulkWriter{ctx: ctx, bucket: "n", write: ascending(db)}
	for i := range list {
		n.put(list[i].hash[:], binary.AppendUvarint(nil, b.uses[list[i].id-1]))
	}
	return n.flush()
}

// writeSP needs no sorting: the links are sorted by subject and predicate.
func (b *bulk) writeSP(ctx context.Context, db *bbolt.DB) error {
	w := bulkWriter{ctx: ctx, bucket: "sp", write: ascending(db)}
	for i := 0; i < len(b.links); {
		l := b.links[i]
		var ids []byte
		for ; i < len(b.links) && b.links[i][0] == l[0] && b.links[i][1] == l[1]; i++ {
			ids = binary.AppendUvarint(ids, b.linkID(i))
		}
		w.put(indexKey(l[0], l[1]), ids)
	}
	return w.flush()
}

func (b *bulk) writeOPS(ctx context.Context, db *bbolt.DB) error {
	// The links are in order of their subjects, and sorting by counting keeps the order of equals.
	order := make([]uint32, len(b.links))
	for i := range order {
		order[i] = uint32(i)
	}
	order = b.sortBy(2, b.sortBy(1, order))
	w := bulkWriter{ctx: ctx, bucket: "ops", write: ascending(db)}
	for k := 0; k < len(order); {
		l := b.links[order[k]]
		var ids []byte
		for ; k < len(order); k++ {
			if m := b.links[order[k]]; m[2] != l[2] || m[1] != l[1] || m[0] != l[0] {
				break
			}
			ids = binary.AppendUvarint(ids, b.linkID(int(order[k])))
		}
		w.put(indexKey(l[2], l[1], l[0]), ids)
	}
	return w.flush()
}

// sortBy returns order by one part of the links: by counting, since ids are dense.
func (b *bulk) sortBy(part int, order []uint32) []uint32 {
	begin := make([]uint32, len(b.values)+2)
	for i := range b.links {
		begin[b.links[i][part]+1]++
	}
	for id := range begin[1:] {
		begin[id+1] += begin[id]
	}
	out := make([]uint32, len(order))
	for _, i := range order {
		at := &begin[b.links[i][part]]
		out[*at] = i
		*at++
	}
	return out
}

func (b *bulk) writeMeta(ctx context.Context, db *bbolt.DB) error {
	w := bulkWriter{ctx: ctx, bucket: "meta", write: ascending(db)}
	w.put([]byte("size"), binary.LittleEndian.AppendUint64(nil, uint64(len(b.links))))
	w.put([]byte("horizon"), binary.LittleEndian.AppendUint64(nil, uint64(len(b.values)+len(b.links))))
	return w.flush()
}

func indexKey(ids ...uint32) []byte {
	key := make([]byte, 0, 8*len(ids))
	for _, id := range ids {
		key = binary.BigEndian.AppendUint64(key, uint64(id))
	}
	return key
}

// A bulkWriter puts pairs into a bucket, many in a transaction. It keeps the
// first error, which flush returns.
type bulkWriter struct {
	ctx    context.Context
	bucket string
	write  func(bucket string, pairs []pair) error
	pairs  []pair
	err    error
}

const bulkBatch = 50_000 // pairs in a transaction

// ascending writes pairs whose keys are beyond all that the bucket has.
func ascending(db *bbolt.DB) func(string, []pair) error {
	return func(bucket string, pairs []pair) error {
		return db.Update(func(tx *bbolt.Tx) error {
			b, err := tx.CreateBucketIfNotExists([]byte(bucket))
			if err != nil {
				return err
			}
			b.FillPercent = 0.95 // pages are not written again
			for _, p := range pairs {
				if err := b.Put(p.key, p.value); err != nil {
					return err
				}
			}
			return nil
		})
	}
}

func (w *bulkWriter) putPrimitive(p *proto.Primitive) {
	value, err := p.Marshal()
	if err != nil && w.err == nil {
		w.err = err
	}
	w.put(binary.BigEndian.AppendUint64(nil, p.ID), value)
}

// put takes key and value over.
func (w *bulkWriter) put(key, value []byte) {
	w.pairs = append(w.pairs, pair{key, value})
	if len(w.pairs) == bulkBatch {
		_ = w.flush() // w.err has it
	}
}

func (w *bulkWriter) flush() error {
	if w.err == nil {
		w.err = w.ctx.Err()
	}
	if w.err == nil {
		w.err = w.write(w.bucket, w.pairs)
	}
	w.pairs = w.pairs[:0]
	return w.err
}
