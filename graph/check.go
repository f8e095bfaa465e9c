package graph

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/maphash"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/proto"
	"github.com/cayleygraph/quad"
	"github.com/cayleygraph/quad/pquads"
	"go.etcd.io/bbolt"

	"newsgraph/graph/quads"
)

// Check looks for damage: pages of the file, quads that are not what the records
// say, index entries that are missing or too many. It returns what is wrong, in
// words; none is a whole store. It reads all of the store once or twice and holds
// some hundred bytes for each value.
func (s *Store) Check(ctx context.Context) ([]string, error) {
	if s.db != nil {
		damage, err := PageDamage(ctx, s.path, maxDamage)
		if err != nil {
			return nil, err
		}
		if len(damage) > 0 {
			return damage, nil // what lies on them cannot be read
		}
	}
	c := checker{seed: maphash.MakeSeed(), quads: map[uint64]int{}, sums: map[string]*[2]tally{}}
	for p, err := range s.pairs(ctx, recordBucket, nil, nil) {
		if err != nil {
			return nil, err
		}
		c.record(p)
	}
	for _, bucket := range []string{nameBucket, aboutBucket} {
		for p, err := range s.pairs(ctx, bucket, nil, nil) {
			if err != nil {
				return nil, err
			}
			c.tally(bucket, actual).add(c.hash(p.key, p.value))
		}
	}
	if err := c.words(ctx, s); err != nil {
		return nil, err
	}
	err := s.eachQuad(ctx, c.quad)
	if err == nil && s.db != nil {
		err = inBolt{s.db}.view(c.engine)
	}
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if err != nil {
		c.say("%v", err)
	} else {
		c.conclude()
	}
	return c.problems, nil
}

const maxDamage = 20 // damaged pages, or quads, that are named

// A checker compares what follows from the records with what is stored.
type checker struct {
	seed     maphash.Seed
	quads    map[uint64]int // by hash: how often the records have it
	surplus  []string       // quads that no record has
	many     int            // of those
	sums     map[string]*[2]tally
	problems []string
}

// A tally is a sum of hashes, which does not ask for their order.
type tally struct {
	n   int
	sum uint64
}

func (t *tally) add(h uint64) {
	t.n++
	t.sum += h
}

const (
	expected = 0
	actual   = 1
)

func (c *checker) tally(of string, which int) *tally {
	if c.sums[of] == nil {
		c.sums[of] = &[2]tally{}
	}
	return &c.sums[of][which]
}

func (c *checker) hash(parts ...[]byte) uint64 {
	var h maphash.Hash
	h.SetSeed(c.seed)
	var size [8]byte
	for _, p := range parts {
		binary.LittleEndian.PutUint64(size[:], uint64(len(p)))
		h.Write(size[:])
		h.Write(p)
	}
	return h.Sum64()
}

func (c *checker) hashQuad(q quad.Quad) uint64 { return c.hash(quads.AppendLine(nil, q, "")) }

func (c *checker) say(format string, args ...any) {
	c.problems = append(c.problems, fmt.Sprintf(format, args...))
}

func (c *checker) record(p pair) {
	r, err := unpack(p.key, p.value)
	if err != nil || !bytes.Equal(r.pack(), p.value) {
		c.say("the record %q is damaged", p.key)
		return
	}
	for _, q := range r.appendQuads(nil) {
		c.quads[c.hashQuad(q)] = 1
	}
	for _, e := range r.appendIndex(nil) {
		c.tally(e.bucket, expected).add(c.hash(e.key, e.value))
	}
}

// words looks whether the index of words, where there is one, has every word of every reading.
func (c *checker) words(ctx context.Context, s *Store) error {
	for p, err := range s.pairs(ctx, wordBucket, nil, nil) {
		if err != nil {
			return err
		}
		docs, err := readDocs(p.value)
		if err != nil {
			c.say("the word %q is damaged", p.key)
		}
		for _, d := range docs {
			c.tally(wordBucket, actual).add(c.hash(p.key, []byte(d)))
		}
	}
	if c.sums[wordBucket] == nil {
		return nil
	}
	for r, err := range s.Readings(ctx) {
		if errors.Is(err, ErrDamaged) {
			c.say("%v", err)
			return nil
		}
		if err != nil {
			return err
		}
		eachWord(&r.Doc, func(w string) {
			c.tally(wordBucket, expected).add(c.hash([]byte(wordKey(w, r.Doc.ID)), []byte(r.Doc.ID)))
		})
	}
	return nil
}

func (c *checker) quad(q quad.Quad) {
	h := c.hashQuad(q)
	if _, ok := c.quads[h]; ok {
		c.quads[h]--
		return
	}
	if c.many++; len(c.surplus) < maxDamage {
		c.surplus = append(c.surplus, q.NQuad())
	}
}

// engine looks whether Cayley's indexes have each quad of the log and no other.
func (c *checker) engine(tx *bbolt.Tx) error {
	uses := map[uint64]uint64{}
	err := eachPrimitive(tx, func(p *proto.Primitive) error {
		if p.IsNode() {
			v, err := pquads.UnmarshalValue(p.Value)
			h := cayley.HashOf(v)
			c.tally("v", expected).add(c.hash(h[:], binary.AppendUvarint(nil, p.ID)))
			uses[p.ID] += 0
			return err
		}
		for _, id := range []uint64{p.Subject, p.Predicate, p.Object, p.Label} {
			uses[id]++
		}
		id := longKey(p.ID)
		c.tally("sp", expected).add(c.hash(longKey(p.Subject, p.Predicate), id))
		c.tally("ops", expected).add(c.hash(longKey(p.Object, p.Predicate, p.Subject), id))
		return nil
	})
	if err != nil {
		return err
	}
	for _, index := range []string{"sp", "ops"} {
		err := tx.Bucket([]byte(index)).ForEach(func(k, v []byte) error {
			ids, err := readIDs(v)
			for _, id := range ids {
				c.tally(index, actual).add(c.hash(k, longKey(id)))
			}
			return err
		})
		if err != nil {
			return err
		}
	}
	return c.counts(tx, uses)
}

// counts looks at the ids and numbers of uses that Cayley keeps by the hash of a value.
func (c *checker) counts(tx *bbolt.Tx, uses map[uint64]uint64) error {
	v, n := tx.Bucket([]byte("v")), tx.Bucket([]byte("n"))
	if v == nil || n == nil {
		return nil // nothing was ever stored
	}
	err := v.ForEach(func(k, value []byte) error {
		id, _ := binary.Uvarint(value)
		c.tally("v", actual).add(c.hash(k, binary.AppendUvarint(nil, id)))
		c.tally("n", expected).add(c.hash(k, binary.AppendUvarint(nil, uses[id])))
		return nil
	})
	if err != nil {
		return err
	}
	return n.ForEach(func(k, value []byte) error {
		count, _ := binary.Uvarint(value)
		c.tally("n", actual).add(c.hash(k, binary.AppendUvarint(nil, count)))
		return nil
	})
}

func eachPrimitive(tx *bbolt.Tx, use func(*proto.Primitive) error) error {
	b := tx.Bucket([]byte("log"))
	if b == nil {
		return errBuckets
	}
	return b.ForEach(func(k, value []byte) error {
		var p proto.Primitive
		if err := p.Unmarshal(value); err != nil {
			return err
		}
		if p.Deleted {
			return nil
		}
		return use(&p)
	})
}

func (c *checker) conclude() {
	missing, twice := 0, 0
	for _, n := range c.quads {
		if n > 0 {
			missing++
		}
		if n < 0 {
			twice++
		}
	}
	if twice > 0 {
		c.say("%d quads are stored more than once", twice)
	}
	if missing > 0 {
		c.say("%d quads that the records tell of are missing", missing)
	}
	for _, q := range c.surplus {
		c.say("no record tells of the quad %s", q)
	}
	if more := c.many - len(c.surplus); more > 0 {
		c.say("nor of %d quads more", more)
	}
	for _, index := range []string{nameBucket, aboutBucket, wordBucket, "sp", "ops", "v", "n"} {
		if t := c.sums[index]; t != nil && t[expected] != t[actual] {
			c.say("the index %s does not fit what is stored: %d entries, %d expected", bucketName(index), t[actual].n, t[expected].n)
		}
	}
}
