// Command ngtrain trains the models of the reader and writes them beside the
// code that uses them. Run it from the root of the module:
//
//	go run ./cmd/ngtrain -data DIR            all models, in order
//	go run ./cmd/ngtrain -data DIR -only tag  one of them
//
// With -keep FOLDER a run that was cut off, once started again, goes on after its last whole epoch,
// and ends with the same bytes as one that was not.
//
// DIR holds ud/ewt-train.conllu.gz, ud/gum-train.conllu.gz and text/, as the
// models' cards describe. The same data give the same bytes.
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"newsgraph/eval"
	"newsgraph/extract/parse"
	"newsgraph/extract/tag"
	"newsgraph/extract/text"
)

// A job trains one model.
type job struct {
	name string
	file string // written below -out
	card string // where its notes go, below -out; "" for none
	run  func(o *options) ([]byte, error)
}

// Later jobs use what earlier ones wrote, but only once the program is built
// again: "go run" it for one job at a time to train all from nothing.
var jobs = []job{
	{"clusters", "extract/learn/clusters.bin", "", trainClusters},
	{"tag", "extract/tag/model.bin", "", trainTagger},
	{"parse", "extract/parse/model.bin", "", trainParser},
	{"names-heldout", heldOutModel, namesCard, trainHeldOut},
	{"names", "extract/mention/model.bin", namesCard, trainNames},
}

type options struct {
	data   string
	epochs int      // 0 for the default of the job
	keep   string   // folder of the courses; "" for none
	notes  []string // figures of the job at hand
}

func main() {
	var o options
	out := flag.String("out", ".", "root of the module to write models to")
	only := flag.String("only", "", "comma-separated models to train: clusters, tag, parse, names-heldout, names (all if empty)")
	flag.StringVar(&o.data, "data", "data", "folder with ud/ and text/")
	flag.IntVar(&o.epochs, "epochs", 0, "rounds over the data (0: as shipped)")
	flag.StringVar(&o.keep, "keep", "", "folder for what is learnt so far: a run that is cut off goes on from there, if started again with the same data and program")
	flag.Parse()
	if err := run(&o, *out, *only); err != nil {
		fmt.Fprintln(os.Stderr, "ngtrain:", err)
		os.Exit(1)
	}
}

func run(o *options, out, only string) error {
	known := []string{}
	for _, j := range jobs {
		known = append(known, j.name)
	}
	for _, name := range strings.FieldsFunc(only, func(r rune) bool { return r == ',' }) {
		if !slices.Contains(known, name) {
			return fmt.Errorf("no model %q; there are %s", name, strings.Join(known, ", "))
		}
	}
	if o.keep != "" {
		if err := os.MkdirAll(o.keep, 0o777); err != nil {
			return err
		}
	}
	for _, j := range jobs {
		if only != "" && !slices.Contains(strings.Split(only, ","), j.name) {
			continue
		}
		o.notes = nil
		file, err := j.run(o)
		if err != nil {
			return fmt.Errorf("train %s: %w", j.name, err)
		}
		if err := os.WriteFile(filepath.Join(out, j.file), file, 0o644); err != nil {
			return err
		}
		logf("%s: %d bytes\n", j.file, len(file))
		if j.card != "" {
			if err := writeCard(filepath.Join(out, j.card), j.name, o.notes); err != nil {
				return err
			}
		}
	}
	return o.forget()
}

func logf(format string, args ...any) { fmt.Fprintf(os.Stderr, format, args...) }

// treebanks reads the training halves of both treebanks.
func (o *options) treebanks() ([]*text.Doc, error) {
	var all []*text.Doc
	for _, name := range []string{"ewt-train", "gum-train"} {
		docs, err := eval.ReadCoNLLU(filepath.Join(o.data, "ud", name+".conllu.gz"))
		if err != nil {
			return nil, err
		}
		all = append(all, docs...)
	}
	if len(all) == 0 {
		return nil, errors.New("no sentences to train on")
	}
	return all, nil
}

// score logs how engine does on the development halves.
func (o *options) score(name string, engine func(*text.Doc)) {
	for _, half := range []string{"ewt-dev", "gum-dev"} {
		s, err := eval.ScoreUD(filepath.Join(o.data, "ud", half+".conllu.gz"), engine)
		if err != nil {
			logf("%s: %v\n", name, err)
			return
		}
		logf("%s: %s: %v\n", name, half, s)
	}
}

func trainTagger(o *options) ([]byte, error) {
	docs, err := o.treebanks()
	if err != nil {
		return nil, err
	}
	masc, err := o.masc()
	if err != nil {
		return nil, err
	}
	t := tag.Train(tag.Training{Docs: docs, Tagged: masc, Epochs: o.rounds(6), MinUpdates: 5, Seeds: 3, Log: logf, Course: o.course("tag", docs, masc)})
	file := t.Encode()
	if t, err = tag.Read(file); err != nil {
		return nil, err
	}
	o.score("tag", t.Tag)
	return file, nil
}

func (o *options) rounds(n int) int {
	if o.epochs > 0 {
		return o.epochs
	}
	return n
}

// folds is into how many parts the data are cut for jackknifing.
const folds = 4

// trainParser first tags each part of the data with a tagger that has not seen it,
// so that the parser learns with the errors it will meet.
func trainParser(o *options) ([]byte, error) {
	docs, err := o.treebanks()
	if err != nil {
		return nil, err
	}
	masc, err := o.masc()
	if err != nil {
		return nil, err
	}
	o.jackknife(docs, masc)
	docs = append(docs, newswire(docs)...)
	p := parse.Train(parse.Training{Docs: docs, Epochs: o.rounds(8), MinUpdates: 5, Seeds: 1, Log: logf, Course: o.course("parse", docs)})
	file := p.Encode()
	if p, err = parse.Read(file); err != nil {
		return nil, err
	}
	o.score("parse", func(doc *text.Doc) { tag.Tag(doc); p.Parse(doc) })
	return file, nil
}

func (o *options) jackknife(docs, masc []*text.Doc) {
	tagged := make([]*text.Doc, len(docs))
	quiet := func(string, ...any) {}
	for fold := range folds {
		var seen []*text.Doc
		for i, doc := range docs {
			if i%folds != fold {
				seen = append(seen, doc)
			}
		}
		t := tag.Train(tag.Training{Docs: seen, Tagged: masc, Epochs: 4, MinUpdates: 1, Seeds: 1, Log: quiet,
			Course: o.course(fmt.Sprintf("tag-without-%d", fold), seen, masc)})
		for i := fold; i < len(docs); i += folds {
			tagged[i] = eval.Bare(docs[i])
			t.Tag(tagged[i])
		}
	}
	right, words := 0, 0
	for i, doc := range docs {
		for j := range doc.Tokens {
			tok, got := &doc.Tokens[j], &tagged[i].Tokens[j]
			if words++; tok.XPOS == got.XPOS {
				right++
			}
			tok.XPOS, tok.UPOS = got.XPOS, got.UPOS
		}
	}
	logf("parse: tags from %d folds: XPOS %.2f %%\n", folds, 100*float64(right)/float64(words))
}
