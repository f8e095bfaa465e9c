package graph

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"hash"
	"iter"
	"slices"

	"github.com/cayleygraph/quad"

	"newsgraph/schema"
)

// A Change makes the graph of one store that of other readings: what Difference
// finds and Apply writes. It holds nothing of what stays as it is.
type Change struct {
	Readings []schema.Reading  // to be put, replacing those of the same documents
	Forget   []schema.DocID    // whose readings go
	Meta     map[string]string // to be set

	from     string // the generation it starts from
	add, del []quad.Quad
	entries  []entry
	digest   *digest
	had      Stats
	inPlace  bool // in a database
}

// Quads is how many quads Apply adds and takes away.
func (c *Change) Quads() (added, removed int) { return len(c.add), len(c.del) }

// IsSmall reports whether Apply is worth it: beyond a fifth of the graph, building
// a new store is faster and leaves a smaller file. In a database it always is.
func (c *Change) IsSmall() bool {
	return c.inPlace || 5*(len(c.add)+len(c.del)) <= c.had.Quads
}

// Difference is DifferenceFlow of a graph that is in memory.
func (s *Store) Difference(ctx context.Context, g schema.Graph) (*Change, error) {
	return s.DifferenceFlow(ctx, FlowOf(&g))
}

// DifferenceFlow compares the store's graph with what f yields. It reads every record once
// and decodes those that differ.
func (s *Store) DifferenceFlow(ctx context.Context, f Flow) (*Change, error) {
	c := &Change{from: s.Generation(), digest: newDigest(), inPlace: s.sql != nil}
	var err error
	if c.had, err = s.Counts(); err != nil {
		return nil, err
	}
	old := newPuller(s.pairs(ctx, recordBucket, nil, nil))
	defer old.stop()
	quads := quadDiff{}
	for now, err := range f.records() {
		if err != nil {
			return nil, err
		}
		key, value := now.key(), now.pack()
		c.digest.add(now, key, value)
		for old.ok && bytes.Compare(old.key, key) < 0 {
			if err := c.replace(quads, old.pair, nil, nil); err != nil {
				return nil, s.damaged(string(old.key), err)
			}
			old.next()
		}
		was := pair{key: key}
		if old.ok && bytes.Equal(old.key, key) {
			was = old.pair
			old.next()
		}
		if bytes.Equal(was.value, value) {
			continue
		}
		if err := c.replace(quads, was, now, value); err != nil {
			return nil, s.damaged(string(key), err)
		}
	}
	for ; old.ok; old.next() {
		if err := c.replace(quads, old.pair, nil, nil); err != nil {
			return nil, s.damaged(string(old.key), err)
		}
	}
	if old.err != nil {
		return nil, old.err
	}
	c.add, c.del = quads.sorted()
	return c, nil
}

// replace notes that the record was, which may be none (no value), becomes now, or goes (nil).
func (c *Change) replace(quads quadDiff, was pair, now recorded, value []byte) error {
	entries := map[string]entry{}
	if was.value != nil {
		old, err := unpack(was.key, was.value)
		if err != nil {
			return err
		}
		for _, q := range old.appendQuads(nil) {
			quads.count(q, -1)
		}
		for _, e := range old.appendIndex(nil) {
			entries[e.bucket+string(e.key)] = entry{e.bucket, pair{key: e.key}}
		}
	}
	if now != nil {
		for _, q := range now.appendQuads(nil) {
			quads.count(q, +1)
		}
		for _, e := range now.appendIndex(nil) {
			entries[e.bucket+string(e.key)] = e
		}
	}
	for _, e := range entries {
		c.entries = append(c.entries, e)
	}
	c.entries = append(c.entries, entry{recordBucket, pair{was.key, value}})
	return nil
}

// A quadDiff counts how often quads come and go.
type quadDiff map[quad.Quad]int

func (d quadDiff) count(q quad.Quad, n int) {
	if d[q] += n; d[q] == 0 {
		delete(d, q)
	}
}

// sorted is what comes and what goes, in an order that does not hang on that of the map.
func (d quadDiff) sorted() (add, del []quad.Quad) {
	type keyed struct {
		key string
		quad.Quad
	}
	var list []keyed
	for q := range d {
		list = append(list, keyed{q.NQuad(), q})
	}
	slices.SortFunc(list, func(a, b keyed) int { return bytes.Compare([]byte(a.key), []byte(b.key)) })
	for _, k := range list {
		if d[k.Quad] > 0 {
			add = append(add, k.Quad)
		} else {
			del = append(del, k.Quad)
		}
	}
	return add, del
}

// A digest is what is said of a graph as a whole.
type digest struct {
	stats Stats
	types []string
	hash  hash.Hash // of every key and value so far
}

func newDigest() *digest { return &digest{hash: sha256.New()} }

func (d *digest) add(r recorded, key, value []byte) {
	d.hash.Write(binary.AppendUvarint(binary.AppendUvarint(nil, uint64(len(key))), uint64(len(value))))
	d.hash.Write(key)
	d.hash.Write(value)
	switch r := r.(type) {
	case docRecord:
		d.stats.Documents++
	case entityRecord:
		d.stats.Entities++
		if t := string(r.Type); !slices.Contains(d.types, t) {
			d.types = append(d.types, t)
		}
	case factRecord:
		d.stats.Facts++
		d.stats.Evidence += len(r.Evidence)
	}
}

// meta is what SetMeta gets for it.
func (d *digest) meta(quads int) map[string]string {
	st := d.stats
	st.Quads = quads
	slices.Sort(d.types)
	meta := map[string]string{metaState: stateWhole, metaGeneration: hex.EncodeToString(d.hash.Sum(nil))}
	for key, value := range map[string]any{metaStats: st, metaTypes: d.types} {
		text, err := json.Marshal(value)
		if err != nil {
			panic("graph: numbers and strings have no JSON: " + err.Error())
		}
		meta[key] = string(text)
	}
	return meta
}

// A puller walks a sequence of pairs on demand.
type puller struct {
	pair
	ok   bool
	err  error
	pull func() (pair, error, bool)
	stop func()
}

func newPuller(seq iter.Seq2[pair, error]) *puller {
	p := &puller{}
	p.pull, p.stop = iter.Pull2(seq)
	p.next()
	return p
}

func (p *puller) next() {
	p.pair, p.err, p.ok = p.pull()
	if p.err != nil {
		p.ok = false
	}
}
