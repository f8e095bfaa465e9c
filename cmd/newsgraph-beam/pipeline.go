package main

import (
	"github.com/apache/beam/sdks/v2/go/pkg/beam"

	"newsgraph/extract"
	"newsgraph/extract/source"
	"newsgraph/schema"
)

// Settings are what all workers must know. They travel with the pipeline.
type Settings struct {
	Inputs           []string // files, folders, patterns
	Output           string   // a folder
	Shards           int
	Engine           string
	SchemaFile       string // its name, for errors
	Schema           string // what it says
	MaxFile, MaxText int    // MiB
	Map              string
	Base             string // of IRIs in N-Quads
}

func (o Settings) vocabulary() (*schema.Vocabulary, error) {
	if o.SchemaFile == "" {
		return schema.News(), nil
	}
	return schema.Load(o.SchemaFile, []byte(o.Schema), schema.News())
}

func (o Settings) reader() (*extract.Reader, error) {
	v, err := o.vocabulary()
	if err != nil {
		return nil, err
	}
	return extract.New(extract.Options{Engine: extract.Engine(o.Engine), Vocabulary: v, MaxText: o.MaxText << 20})
}

func (o Settings) source() (*source.Options, error) {
	m, err := source.ParseMapping(o.Map)
	return &source.Options{MaxFile: int64(o.MaxFile) << 20, Map: m}, err
}

// pipeline reads, resolves and writes.
func pipeline(s beam.Scope, o Settings) {
	files, noFiles := beam.ParDo2(s.Scope("List"), &listFn{Inputs: o.Inputs}, beam.Impulse(s))
	items, noItems := beam.ParDo2(s.Scope("Open"), &openFn{Settings: o}, beam.Reshuffle(s, files))
	readings, noReadings := beam.ParDo2(s.Scope("Read"), &readFn{Settings: o}, beam.Reshuffle(s, items))

	writeSorted(s, beam.Flatten(s, noFiles, noItems, noReadings), o.Output, "skipped", "txt", 1)
	writeSorted(s, beam.ParDo(s, &linesFn{}, readings), o.Output, "readings", "jsonl", o.Shards)
	writeSorted(s, resolved(s, readings, o), o.Output, "quads", "nq", o.Shards)
}
