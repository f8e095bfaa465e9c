package main

import (
	"bufio"
	"cmp"
	"fmt"
	"hash/fnv"
	"os"
	"path/filepath"
	"reflect"
	"slices"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
)

func init() {
	beam.RegisterType(reflect.TypeFor[sampleFn]())
	beam.RegisterDoFn(reflect.TypeFor[keyFn]())
	beam.RegisterDoFn(reflect.TypeFor[splitFn]())
	beam.RegisterDoFn(reflect.TypeFor[emptyFn]())
	beam.RegisterDoFn(reflect.TypeFor[writeFn]())
}

// writeSorted writes rows in the order of their keys, each key once, into shards that are one
// sorted whole one after the other: NAME-00000-of-00008.EXT and so on.
//
// The keys of the smallest hashes are a fair sample of all; what is between two of them
// goes into one shard (as TeraSort does). So a shard holds its share, whatever the keys
// look like, and the same keys give the same shards however they are bundled. A worker holds
// one shard in memory.
func writeSorted(s beam.Scope, rows beam.PCollection, dir, name, ext string, shards int) beam.PCollection {
	s = s.Scope("Write " + name)
	sample := beam.Combine(s, &sampleFn{Size: perShard * shards}, beam.ParDo(s, &keyFn{}, rows))
	split := beam.ParDo(s, &splitFn{Shards: shards}, rows, beam.SideInput{Input: sample})
	none := beam.ParDo(s, &emptyFn{Shards: shards}, beam.Impulse(s)) // a shard without rows is a file too
	return beam.ParDo(s, &writeFn{Dir: dir, Name: name, Ext: ext, Shards: shards}, beam.GroupByKey(s, beam.Flatten(s, split, none)))
}

const perShard = 64 // keys of the sample: a shard is then seldom a third larger than its share

type keyFn struct{}

func (f *keyFn) ProcessElement(row Row) string { return row.Key }

// A Sample is some keys.
type Sample struct{ Keys []string }

// A sampleFn takes the Size keys of the smallest hashes.
type sampleFn struct{ Size int }

func (f *sampleFn) CreateAccumulator() Sample { return Sample{} }

func (f *sampleFn) AddInput(s Sample, key string) Sample {
	s.Keys = append(s.Keys, key)
	if len(s.Keys) > 4*f.Size {
		s = f.cut(s)
	}
	return s
}

func (f *sampleFn) MergeAccumulators(a, b Sample) Sample {
	return f.cut(Sample{append(a.Keys, b.Keys...)})
}

func (f *sampleFn) ExtractOutput(s Sample) Sample {
	s = f.cut(s)
	slices.Sort(s.Keys)
	return s
}

func (f *sampleFn) cut(s Sample) Sample {
	slices.SortFunc(s.Keys, func(a, b string) int { return cmp.Or(cmp.Compare(hash(a), hash(b)), cmp.Compare(a, b)) })
	s.Keys = slices.Compact(s.Keys)
	s.Keys = s.Keys[:min(f.Size, len(s.Keys))]
	return s
}

func hash(s string) uint64 {
	h := fnv.New64a()
	h.Write([]byte(s))
	return h.Sum64()
}

// A splitFn finds the shard of a row.
type splitFn struct {
	Shards int
	keys   []string // of the sample, in order
	ready  bool
}

func (f *splitFn) StartBundle(func(*Sample) bool, func(int, Row)) { f.ready = false }

func (f *splitFn) ProcessElement(row Row, sample func(*Sample) bool, emit func(int, Row)) {
	if !f.ready {
		var s Sample
		sample(&s)
		f.keys, f.ready = s.Keys, true
	}
	at, _ := slices.BinarySearch(f.keys, row.Key)
	emit(at*f.Shards/(len(f.keys)+1), row)
}

type emptyFn struct{ Shards int }

func (f *emptyFn) ProcessElement(_ []byte, emit func(int, Row)) {
	for i := range f.Shards {
		emit(i, Row{})
	}
}

// A writeFn writes one shard and yields its path. The file takes its name when it is whole,
// so that a worker that is lost leaves none half written, and one that does it again the same.
type writeFn struct {
	Dir, Name, Ext string
	Shards         int
}

func (f *writeFn) ProcessElement(shard int, all func(*Row) bool, emit func(string)) error {
	var rows []Row
	var row Row
	for all(&row) {
		if row.Key != "" {
			rows = append(rows, row)
		}
		row = Row{}
	}
	slices.SortFunc(rows, func(a, b Row) int { return cmp.Compare(a.Key, b.Key) })
	rows = slices.CompactFunc(rows, func(a, b Row) bool { return a.Key == b.Key })
	path := filepath.Join(f.Dir, shardName(f.Name, shard, f.Shards, f.Ext))
	if err := write(path, rows); err != nil {
		return err
	}
	emit(path)
	return nil
}

func shardName(name string, shard, of int, ext string) string {
	return fmt.Sprintf("%s-%05d-of-%05d.%s", name, shard, of, ext)
}

func write(path string, rows []Row) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	out, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+".*")
	if err != nil {
		return err
	}
	defer os.Remove(out.Name()) // after Rename there is none
	b := bufio.NewWriterSize(out, 1<<16)
	for _, row := range rows {
		b.Write(row.Data)
	}
	if err := cmp.Or(b.Flush(), out.Chmod(0o644), out.Close()); err != nil {
		return err
	}
	return os.Rename(out.Name(), path)
}
