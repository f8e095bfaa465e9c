package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"reflect"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"

	"newsgraph/extract"
	"newsgraph/extract/source"
	"newsgraph/schema"
)

func init() {
	beam.RegisterDoFn(reflect.TypeFor[listFn]())
	beam.RegisterDoFn(reflect.TypeFor[openFn]())
	beam.RegisterDoFn(reflect.TypeFor[readFn]())
	beam.RegisterDoFn(reflect.TypeFor[linesFn]())
}

// A listFn finds the files of the inputs, in order.
type listFn struct{ Inputs []string }

func (f *listFn) ProcessElement(ctx context.Context, _ []byte, emit func(Found), skip func(Row)) error {
	n := 0
	for file, err := range source.Files(ctx, f.Inputs) {
		n++
		if err == nil {
			emit(Found{at(n), file})
		} else if err := leaveOut(at(n), err, skip); err != nil {
			return err
		}
	}
	return nil
}

// leaveOut writes why something is left out as the command line does. Other errors end the work.
func leaveOut(at string, err error, skip func(Row)) error {
	var s *source.Skipped
	if !errors.As(err, &s) {
		return err
	}
	text := fmt.Sprintf("skipped: %v\n", s)
	if s.Hint != "" {
		text += fmt.Sprintf("   hint: %s\n", s.Hint)
	}
	skip(Row{at, []byte(text)})
	return nil
}

// An openFn yields the articles of a file.
type openFn struct{ Settings Settings }

func (f *openFn) ProcessElement(ctx context.Context, in Found, emit func(Item), skip func(Row)) error {
	o, err := f.Settings.source()
	if err != nil {
		return err
	}
	n := 0
	for it, err := range in.File.Items(ctx, o) {
		n++
		here := in.At + "." + at(n)
		if err == nil {
			emit(Item{here, it})
		} else if err := leaveOut(here, err, skip); err != nil {
			return err
		}
	}
	return nil
}

// A readFn reads an article.
type readFn struct {
	Settings Settings
	reader   *extract.Reader // of the worker
}

func (f *readFn) Setup() (err error) {
	f.reader, err = f.Settings.reader()
	return err
}

func (f *readFn) ProcessElement(in Item, emit func(Reading), skip func(Row)) error {
	res := f.reader.Read(in.Item)
	if res.Err != nil {
		return leaveOut(in.At, res.Err, skip)
	}
	emit(Reading{in.At, res.Reading})
	return nil
}

// A linesFn writes a reading as "newsgraph extract" does.
type linesFn struct{}

func (f *linesFn) ProcessElement(in Reading) (Row, error) {
	var b bytes.Buffer
	err := schema.WriteLines(&b, in.Reading)
	return Row{in.At, b.Bytes()}, err
}
