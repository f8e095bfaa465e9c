package main

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sync"
	"time"

	"newsgraph/extract/learn"
	"newsgraph/extract/mention"
	"newsgraph/extract/text"
)

// course is where the training of a model goes on. Its key is of the data and of this program,
// which is the recipe: what it counts, its features, the models that are in it.
func (o *options) course(name string, data ...any) learn.Course {
	if o.keep == "" || program() == "" {
		return learn.Course{}
	}
	h := sha256.New()
	io.WriteString(h, program())
	for _, d := range data {
		switch d := d.(type) {
		case []*text.Doc:
			for _, doc := range d {
				fmt.Fprintln(h, doc.Text, doc.Sentences, doc.Tokens)
			}
		case []mention.Labelled:
			for _, l := range d {
				fmt.Fprintln(h, l.Doc.Text, l.Doc.Sentences, l.Doc.Tokens, l.Names, l.Recased)
			}
		case []uint64:
			fmt.Fprintln(h, d)
		default:
			panic(fmt.Sprintf("ngtrain: data of type %T", d))
		}
	}
	began, ran := time.Now(), 0
	return learn.Course{Dir: o.keep, Name: name, Key: hex.EncodeToString(h.Sum(nil)), Log: logf, Each: func(_ string, epoch, last int) {
		ran++
		left := time.Since(began) / time.Duration(ran) * time.Duration(last-epoch)
		logf("%s: %d of %d epochs, %v left\n", name, epoch, last, left.Round(time.Second))
	}}
}

// program is the hash of the file that is running, "" if it cannot be read: then nothing is kept.
var program = sync.OnceValue(func() string {
	name, err := os.Executable()
	if err != nil {
		return ""
	}
	file, err := os.Open(name)
	if err != nil {
		return ""
	}
	defer file.Close()
	h := sha256.New()
	if _, err := io.Copy(h, file); err != nil {
		return ""
	}
	return hex.EncodeToString(h.Sum(nil))
})

// forget removes the courses: all models are written.
func (o *options) forget() error {
	if o.keep == "" {
		return nil
	}
	files, err := filepath.Glob(filepath.Join(o.keep, "*.course*"))
	for _, f := range files {
		err = errors.Join(err, os.Remove(f))
	}
	return err
}
