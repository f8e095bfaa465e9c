package graph

import (
	"context"
	"encoding/binary"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/proto"
	"github.com/cayleygraph/quad"
	"github.com/cayleygraph/quad/pquads"
	"go.etcd.io/bbolt"
	"pgregory.net/rapid"

	"newsgraph/schema"
)

// small is the graph of a few articles, each of which says a few things of few names.
func small(articles []int) schema.Graph {
	var g schema.Graph
	facts := map[string]*schema.Fact{}
	docs := map[schema.EntityID][]schema.DocID{}
	for _, a := range articles {
		rnd := rand.New(rand.NewPCG(uint64(a), 7))
		doc := schema.DocID(fmt.Sprintf("doc/%04d", a))
		g.Documents = append(g.Documents, schema.Document{ID: doc, Title: fmt.Sprint("Article ", a%5), Authors: []string{"Bo", "Al"}[:a%3]})
		for range 1 + rnd.IntN(4) {
			s, o := schema.EntityID(fmt.Sprintf("person/p%d", rnd.IntN(9))), schema.EntityID(fmt.Sprintf("gpe/g%d", rnd.IntN(4)))
			f := schema.Fact{Subject: s, Relation: []string{"met", "left", "rdfs:label"}[rnd.IntN(3)], Object: schema.Object{Entity: o}}
			if rnd.IntN(4) == 0 {
				f.Object, o = schema.Object{Text: "a claim"}, s
			}
			f.ID = schema.FactID(fmt.Sprintf("fact/%s %s %s %s", f.Subject, f.Relation, f.Object.Entity, f.Object.Text))
			if facts[string(f.ID)] == nil {
				facts[string(f.ID)] = &f
			}
			ev := schema.Evidence{ID: schema.EvidenceID(fmt.Sprintf("ev/%s/%s", f.ID, doc)), Doc: doc, Quote: fmt.Sprint("Quote ", a%2), Modality: schema.Modalities[rnd.IntN(3)]}
			if rnd.IntN(3) == 0 {
				ev.Source = o
			}
			if p := facts[string(f.ID)]; !slices.ContainsFunc(p.Evidence, func(e schema.Evidence) bool { return e.ID == ev.ID }) {
				p.Evidence = append(p.Evidence, ev)
			}
			for _, id := range []schema.EntityID{s, o} {
				if !slices.Contains(docs[id], doc) {
					docs[id] = append(docs[id], doc)
				}
			}
		}
	}
	for id, in := range docs {
		g.Entities = append(g.Entities, schema.Entity{ID: id, Type: schema.Person, Name: "N " + string(id[len(id)-1:]), Docs: in, Mentions: len(in)})
	}
	for _, f := range facts {
		f.Derive(nil)
		g.Facts = append(g.Facts, *f)
	}
	slices.SortFunc(g.Documents, func(a, b schema.Document) int { return compareText(a.ID, b.ID) })
	slices.SortFunc(g.Entities, func(a, b schema.Entity) int { return compareText(a.ID, b.ID) })
	slices.SortFunc(g.Facts, func(a, b schema.Fact) int { return compareText(a.ID, b.ID) })
	return g
}

func compareText[T ~string](a, b T) int { return slices.Compare([]byte(a), []byte(b)) }

// dump is every pair of every bucket, ids of nodes written as their values and
// without ids of quads: stores with the same graph have the same.
func dump(t *rapid.T, s *Store) []string {
	var lines []string
	err := s.db.View(func(tx *bbolt.Tx) error {
		names := map[uint64]string{}
		links := map[uint64]string{}
		err := tx.Bucket([]byte("log")).ForEach(func(_, v []byte) error {
			var p proto.Primitive
			if err := p.Unmarshal(v); err != nil {
				return err
			}
			if p.IsNode() {
				value, err := pquads.UnmarshalValue(p.Value)
				if err != nil {
					return err
				}
				names[p.ID] = quad.StringOf(value)
				h := cayley.HashOf(value)
				id, _ := binary.Uvarint(tx.Bucket([]byte("v")).Get(h[:]))
				uses, _ := binary.Uvarint(tx.Bucket([]byte("n")).Get(h[:]))
				if id != p.ID {
					return fmt.Errorf("%s is %d in v, %d in the log", names[p.ID], id, p.ID)
				}
				lines = append(lines, fmt.Sprint("node ", names[p.ID], " ", uses))
				return nil
			}
			links[p.ID] = fmt.Sprint("quad ", names[p.Subject], names[p.Predicate], names[p.Object], names[p.Label])
			lines = append(lines, links[p.ID])
			return nil
		})
		if err != nil {
			return err
		}
		if a, b := tx.Bucket([]byte("v")).Stats().KeyN, tx.Bucket([]byte("n")).Stats().KeyN; a != len(names) || b != len(names) {
			return fmt.Errorf("%d nodes, %d in v, %d in n", len(names), a, b)
		}
		for _, index := range []string{"sp", "ops"} {
			err := tx.Bucket([]byte(index)).ForEach(func(k, v []byte) error {
				line := index
				for ; len(k) > 0; k = k[8:] {
					line += " " + names[binary.BigEndian.Uint64(k)]
				}
				ids, err := readIDs(v)
				var list []string
				for _, id := range ids {
					list = append(list, links[id])
				}
				slices.Sort(list)
				lines = append(lines, fmt.Sprint(line, list))
				return err
			})
			if err != nil {
				return err
			}
		}
		for _, own := range ownBuckets {
			if b := tx.Bucket([]byte(own)); b != nil {
				_ = b.ForEach(func(k, v []byte) error {
					lines = append(lines, fmt.Sprintf("%s %q %q", own, k, v))
					return nil
				})
			}
		}
		size := binary.LittleEndian.Uint64(tx.Bucket([]byte("meta")).Get([]byte("size")))
		lines = append(lines, fmt.Sprint("size ", size))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(lines)
	return lines
}

// After any sequence of changes a store is what a store filled afresh is, to the
// last pair, but for the numbers of nodes and quads.
func TestChangesEqualFreshLoad(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		dir, err := newDir(t)
		if err != nil {
			t.Fatal(err)
		}
		fill := func(name string, articles []int) *Store {
			s, err := create(filepath.Join(dir, name), true)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := s.Load(context.Background(), small(articles)); err != nil {
				t.Fatal(err)
			}
			return s
		}
		sets := rapid.SliceOfN(rapid.SliceOfNDistinct(rapid.IntRange(0, 30), 0, 12, rapid.ID[int]), 2, 6).Draw(t, "sets")
		for _, s := range sets {
			slices.Sort(s)
		}
		s := fill("changed.db", sets[0])
		defer s.Close()
		for i, set := range sets[1:] {
			c, err := s.Difference(context.Background(), small(set))
			if err != nil {
				t.Fatal(err)
			}
			if err := s.Apply(context.Background(), c); err != nil {
				t.Fatal(err)
			}
			fresh := fill(fmt.Sprint("fresh", i, ".db"), set)
			got, want := dump(t, s), dump(t, fresh)
			fresh.Close()
			for i := range min(len(got), len(want)) {
				if got[i] != want[i] {
					t.Fatalf("change to %v: line %d\n got %s\nwant %s", set, i, got[i], want[i])
				}
			}
			if len(got) != len(want) {
				t.Fatalf("%d lines, want %d", len(got), len(want))
			}
		}
	})
}

func newDir(t *rapid.T) (string, error) {
	dir, err := os.MkdirTemp("", "change")
	if err == nil {
		t.Cleanup(func() { os.RemoveAll(dir) })
	}
	return dir, err
}

// A change made for another generation is refused, and changes nothing.
func TestApplyOutdated(t *testing.T) {
	s := newEngine(t)
	if _, err := s.Load(t.Context(), small([]int{1})); err != nil {
		t.Fatal(err)
	}
	first, err := s.Difference(t.Context(), small([]int{1, 2}))
	if err != nil {
		t.Fatal(err)
	}
	second, err := s.Difference(t.Context(), small([]int{3}))
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Apply(t.Context(), first); err != nil {
		t.Fatal(err)
	}
	before := s.Generation()
	if err := s.Apply(t.Context(), second); err == nil {
		t.Error("a change for another generation was applied")
	}
	if s.Generation() != before {
		t.Error("the generation has changed")
	}
	ctx, cancel := context.WithCancel(t.Context())
	third, err := s.Difference(t.Context(), small([]int{3}))
	if err != nil {
		t.Fatal(err)
	}
	cancel()
	if err := s.Apply(ctx, third); err == nil || s.Generation() != before {
		t.Errorf("cancelled: %v, generation %s", err, s.Generation())
	}
}

// What is packed is unpacked, and other bytes are an error and no panic.
func FuzzRecord(f *testing.F) {
	g := small([]int{1, 2, 3})
	for r := range FlowOf(&g).records() {
		f.Add(r.key(), r.pack())
	}
	f.Add([]byte("fx"), []byte("\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff"))
	f.Fuzz(func(t *testing.T, key, value []byte) {
		r, err := unpack(key, value)
		if err != nil {
			return
		}
		again, err := unpack(r.key(), r.pack())
		if err != nil || !reflect.DeepEqual(r, again) {
			t.Errorf("%v: %+v, again %+v", err, r, again)
		}
	})
}

// Check finds what does not fit, whatever bucket it is in.
func TestCheck(t *testing.T) {
	for _, tt := range []struct {
		what string
		edit func(*bbolt.Tx) error
		want string
	}{
		{"nothing", func(*bbolt.Tx) error { return nil }, ""},
		{"a record of another fact", func(tx *bbolt.Tx) error {
			b := tx.Bucket([]byte(recordBucket))
			k, v := b.Cursor().Seek([]byte("f"))
			return b.Put([]byte("fact/x"), append(slices.Clone(v), k[0]))
		}, "damaged"},
		{"a record less", func(tx *bbolt.Tx) error {
			k, _ := tx.Bucket([]byte(recordBucket)).Cursor().Seek([]byte("f"))
			return tx.Bucket([]byte(recordBucket)).Delete(slices.Clone(k))
		}, "no record tells of the quad"},
		{"a name less", func(tx *bbolt.Tx) error {
			k, _ := tx.Bucket([]byte(nameBucket)).Cursor().First()
			return tx.Bucket([]byte(nameBucket)).Delete(slices.Clone(k))
		}, "index names"},
		{"a quad less", func(tx *bbolt.Tx) error {
			k, _ := tx.Bucket([]byte("log")).Cursor().Last()
			return tx.Bucket([]byte("log")).Delete(slices.Clone(k))
		}, "1 quads that the records tell of are missing"},
		{"an index entry less", func(tx *bbolt.Tx) error {
			k, _ := tx.Bucket([]byte("sp")).Cursor().Last()
			return tx.Bucket([]byte("sp")).Delete(slices.Clone(k))
		}, "index quads (sp)"},
		{"a wrong count", func(tx *bbolt.Tx) error {
			k, _ := tx.Bucket([]byte("n")).Cursor().Last()
			return tx.Bucket([]byte("n")).Put(slices.Clone(k), []byte{99})
		}, "index quads (n)"},
	} {
		t.Run(tt.what, func(t *testing.T) {
			s := newEngine(t)
			if _, err := s.Load(t.Context(), small([]int{1, 2, 3, 4})); err != nil {
				t.Fatal(err)
			}
			if err := s.db.Update(tt.edit); err != nil {
				t.Fatal(err)
			}
			got, err := s.Check(t.Context())
			if err != nil || (tt.want == "") != (len(got) == 0) || !strings.Contains(strings.Join(got, "\n"), tt.want) {
				t.Errorf("%q, %v; want %q", got, err, tt.want)
			}
		})
	}
}

// What lies beside the quads is read, or is an error: ids, articles of a word, a reading.
func FuzzBeside(f *testing.F) {
	reading, err := packReading(&schema.Reading{Doc: schema.Document{ID: "doc/1", Reader: "r", Text: "Ann met Bo."}})
	if err != nil {
		f.Fatal(err)
	}
	f.Add(reading)
	f.Add(appendIDs([]uint64{0, 1, 1 << 60}))
	f.Add(appendDoc(appendDoc(nil, "doc/00112233445566ff"), "doc/x"))
	f.Add([]byte("\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01"))
	f.Fuzz(func(t *testing.T, value []byte) {
		if ids, err := readIDs(value); err == nil {
			if again, err := readIDs(appendIDs(ids)); err != nil || !slices.Equal(ids, again) {
				t.Errorf("ids %v, again %v, %v", ids, again, err)
			}
		}
		if docs, err := readDocs(value); err == nil {
			var b []byte
			for _, d := range docs {
				b = appendDoc(b, d)
			}
			if again, err := readDocs(b); err != nil || !slices.Equal(docs, again) {
				t.Errorf("articles %q, again %q, %v", docs, again, err)
			}
		}
		unpackReading(value)
	})
}
