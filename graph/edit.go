package graph

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"errors"
	"slices"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/proto"
	"github.com/cayleygraph/quad"
	"github.com/cayleygraph/quad/pquads"
	"go.etcd.io/bbolt"
)

// An editor takes quads out of Cayley's buckets (drawn in bulk.go) and puts
// others in, in one transaction. Unlike ApplyDeltas it goes through each bucket once,
// in the order of its keys, forgets a node with its last quad, and keeps
// nothing when it fails. What is there already is not put in twice, what is not
// there is not missed.
type editor struct {
	tx                       *bbolt.Tx
	log, v, n, sp, ops, meta *bbolt.Bucket
	size, horizon            uint64

	nodes map[quad.Value]*editNode
	order []*editNode // by hash
	dead  []editLink
	fresh []editLink
}

// An editNode is a value that some quad has which comes or goes.
type editNode struct {
	value quad.Value
	hash  cayley.ValueHash
	id    uint64 // 0 when there is none yet
	isNew bool
	uses  int64 // more or less than before
}

type editLink struct {
	id    uint64
	nodes [4]uint64 // subject, predicate, object, label
}

var (
	errBuckets = errors.New("buckets of Cayley are missing")
	errNoNode  = errors.New("a quad has a node that is not there")
)

// editQuads returns how many quads there are afterwards.
func editQuads(tx *bbolt.Tx, del, add []quad.Quad) (int, error) {
	e := editor{tx: tx, nodes: map[quad.Value]*editNode{}}
	if err := e.open(); err != nil {
		return 0, err
	}
	e.collect(del)
	e.collect(add)
	e.find()
	if err := e.bury(del); err != nil {
		return 0, err
	}
	if err := e.bear(add); err != nil {
		return 0, err
	}
	for _, step := range []func() error{e.writeNodes, e.writeSP, e.writeOPS, e.writeLog, e.writeMeta} {
		if err := step(); err != nil {
			return 0, err
		}
	}
	return int(e.size), nil
}

func (e *editor) open() error {
	for name, b := range map[string]**bbolt.Bucket{"log": &e.log, "sp": &e.sp, "ops": &e.ops, "meta": &e.meta} {
		if *b = e.tx.Bucket([]byte(name)); *b == nil {
			return errBuckets
		}
	}
	for name, b := range map[string]**bbolt.Bucket{"v": &e.v, "n": &e.n} { // these come with the first value
		var err error
		if *b, err = e.tx.CreateBucketIfNotExists([]byte(name)); err != nil {
			return err
		}
	}
	for key, n := range map[string]*uint64{"size": &e.size, "horizon": &e.horizon} {
		if b := e.meta.Get([]byte(key)); len(b) == 8 {
			*n = binary.LittleEndian.Uint64(b)
		}
	}
	return nil
}

func (e *editor) collect(list []quad.Quad) {
	for _, q := range list {
		for _, d := range quad.Directions {
			v := q.Get(d)
			if v == nil || e.nodes[v] != nil {
				continue
			}
			n := &editNode{value: v, hash: cayley.HashOf(v)}
			e.nodes[v] = n
			e.order = append(e.order, n)
		}
	}
}

// find looks up which values have a node, in the order of the bucket.
func (e *editor) find() {
	slices.SortFunc(e.order, func(a, b *editNode) int { return bytes.Compare(a.hash[:], b.hash[:]) })
	for _, n := range e.order {
		n.id, _ = binary.Uvarint(e.v.Get(n.hash[:]))
	}
}

// link is the nodes of q; known is false when one of them is new.
func (e *editor) link(q quad.Quad) (ids [4]uint64, known bool) {
	known = true
	for i, d := range quad.Directions {
		if v := q.Get(d); v != nil {
			n := e.nodes[v]
			ids[i] = n.id
			known = known && n.id != 0 && !n.isNew
		}
	}
	return ids, known
}

func (e *editor) use(q quad.Quad, by int64) {
	for _, d := range quad.Directions {
		if v := q.Get(d); v != nil {
			e.nodes[v].uses += by
		}
	}
}

// stored is the id of the quad with these nodes, 0 when there is none.
func (e *editor) stored(nodes [4]uint64) (uint64, error) {
	ids, err := readIDs(e.ops.Get(longKey(nodes[2], nodes[1], nodes[0])))
	for _, id := range ids {
		var p proto.Primitive
		if err := p.Unmarshal(e.log.Get(longKey(id))); err != nil {
			return 0, err
		}
		if p.Label == nodes[3] && !p.Deleted && p.Subject == nodes[0] && p.Object == nodes[2] {
			return id, nil
		}
	}
	return 0, err
}

func (e *editor) bury(del []quad.Quad) error {
	gone := map[uint64]bool{}
	for _, q := range del {
		nodes, known := e.link(q)
		if !known {
			continue
		}
		id, err := e.stored(nodes)
		if err != nil {
			return err
		}
		if id != 0 && !gone[id] {
			gone[id] = true
			e.dead = append(e.dead, editLink{id, nodes})
			e.use(q, -1)
		}
	}
	return nil
}

func (e *editor) bear(add []quad.Quad) error {
	dead := map[[4]uint64]bool{}
	for _, l := range e.dead {
		dead[l.nodes] = true
	}
	met := map[[4]uint64]bool{}
	for _, q := range add {
		if nodes, known := e.link(q); known && !dead[nodes] {
			id, err := e.stored(nodes)
			if err != nil {
				return err
			}
			if id != 0 {
				continue
			}
		}
		for _, d := range quad.Directions {
			if v := q.Get(d); v != nil && e.nodes[v].id == 0 {
				e.horizon++
				e.nodes[v].id, e.nodes[v].isNew = e.horizon, true
			}
		}
		nodes, _ := e.link(q)
		if met[nodes] {
			continue
		}
		met[nodes] = true
		e.fresh = append(e.fresh, editLink{0, nodes})
		e.use(q, +1)
	}
	for i := range e.fresh {
		e.horizon++
		e.fresh[i].id = e.horizon
	}
	e.size += uint64(len(e.fresh)) - uint64(len(e.dead))
	return nil
}

func (e *editor) writeNodes() error {
	for _, n := range e.order {
		if n.uses == 0 && !n.isNew {
			continue
		}
		had, _ := binary.Uvarint(e.n.Get(n.hash[:]))
		now := int64(had) + n.uses
		if now <= 0 {
			if err := errors.Join(e.n.Delete(n.hash[:]), e.v.Delete(n.hash[:]), e.log.Delete(longKey(n.id))); err != nil {
				return err
			}
			continue
		}
		if err := e.n.Put(n.hash[:], binary.AppendUvarint(nil, uint64(now))); err != nil {
			return err
		}
		if n.isNew {
			if err := e.v.Put(n.hash[:], binary.AppendUvarint(nil, n.id)); err != nil {
				return err
			}
		}
	}
	return nil
}

func (e *editor) writeSP() error {
	return e.writeIndex(e.sp, func(l [4]uint64) []byte { return longKey(l[0], l[1]) })
}

func (e *editor) writeOPS() error {
	return e.writeIndex(e.ops, func(l [4]uint64) []byte { return longKey(l[2], l[1], l[0]) })
}

// writeIndex changes the lists of ids under the keys of all links that go or come.
func (e *editor) writeIndex(bucket *bbolt.Bucket, key func([4]uint64) []byte) error {
	type edit struct {
		key  []byte
		id   uint64
		dead bool
	}
	edits := make([]edit, 0, len(e.dead)+len(e.fresh))
	for _, l := range e.dead {
		edits = append(edits, edit{key(l.nodes), l.id, true})
	}
	for _, l := range e.fresh {
		edits = append(edits, edit{key(l.nodes), l.id, false})
	}
	slices.SortFunc(edits, func(a, b edit) int { return cmp.Or(bytes.Compare(a.key, b.key), cmp.Compare(a.id, b.id)) })
	for i := 0; i < len(edits); {
		k := edits[i].key
		ids, err := readIDs(bucket.Get(k))
		if err != nil {
			return err
		}
		gone := map[uint64]bool{}
		for ; i < len(edits) && bytes.Equal(edits[i].key, k); i++ {
			if edits[i].dead {
				gone[edits[i].id] = true
			} else {
				ids = append(ids, edits[i].id)
			}
		}
		if len(gone) > 0 {
			ids = slices.DeleteFunc(ids, func(id uint64) bool { return gone[id] })
		}
		if len(ids) == 0 {
			err = bucket.Delete(k)
		} else {
			err = bucket.Put(k, appendIDs(ids))
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (e *editor) writeLog() error {
	slices.SortFunc(e.dead, func(a, b editLink) int { return cmp.Compare(a.id, b.id) })
	for _, l := range e.dead {
		if err := e.log.Delete(longKey(l.id)); err != nil {
			return err
		}
	}
	slices.SortFunc(e.order, func(a, b *editNode) int { return cmp.Compare(a.id, b.id) })
	e.log.FillPercent = 0.95 // ids ascend
	for _, n := range e.order {
		if !n.isNew {
			continue
		}
		value, err := pquads.MarshalValue(n.value)
		if err != nil {
			return err
		}
		if err := e.putLog(&proto.Primitive{ID: n.id, Value: value}); err != nil {
			return err
		}
	}
	for _, l := range e.fresh {
		p := proto.Primitive{ID: l.id, Subject: l.nodes[0], Predicate: l.nodes[1], Object: l.nodes[2], Label: l.nodes[3]}
		if err := e.putLog(&p); err != nil {
			return err
		}
	}
	return nil
}

func (e *editor) putLog(p *proto.Primitive) error {
	value, err := p.Marshal()
	if err != nil {
		return err
	}
	return e.log.Put(longKey(p.ID), value)
}

func (e *editor) writeMeta() error {
	return errors.Join(
		e.meta.Put([]byte("size"), binary.LittleEndian.AppendUint64(nil, e.size)),
		e.meta.Put([]byte("horizon"), binary.LittleEndian.AppendUint64(nil, e.horizon)))
}

func longKey(ids ...uint64) []byte {
	key := make([]byte, 0, 8*len(ids))
	for _, id := range ids {
		key = binary.BigEndian.AppendUint64(key, id)
	}
	return key
}

var errIDs = errors.New("a list of ids is damaged")

func readIDs(b []byte) ([]uint64, error) {
	var ids []uint64
	for len(b) > 0 {
		id, n := binary.Uvarint(b)
		if n <= 0 {
			return nil, errIDs
		}
		ids = append(ids, id)
		b = b[n:]
	}
	return ids, nil
}

func appendIDs(ids []uint64) []byte {
	var b []byte
	for _, id := range ids {
		b = binary.AppendUvarint(b, id)
	}
	return b
}
