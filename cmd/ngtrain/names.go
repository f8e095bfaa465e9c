package main

import (
	"path/filepath"
	"strings"

	"newsgraph/eval"
	"newsgraph/extract/mention"
	"newsgraph/extract/tag"
	"newsgraph/extract/text"
	"newsgraph/schema"
)

// nameFiles are what the names are learnt from, below data. heldOut is among
// them in the model that ships, but not in the one that is measured.
var nameFiles = []string{
	"ner/wikigold.bio.gz", "ner/wnut17.bio.gz", "ner/cross_politics.bio.gz", "ner/cross_science.bio.gz",
	"ner/cross_literature.bio.gz", "ner/cross_music.bio.gz", "ner/cross_ai.bio.gz", "ud/gum-train.conllu.gz",
}

const (
	namesCard    = "extract/mention/model.md"
	heldOut      = "ner/uner-ewt-dev.bio.gz"
	heldOutModel = "eval/names-heldout.bin" // what ngeval measures on heldOut; no part of the program
)

// inventedTimes is how often our own news counts: it is little, and all of it
// is what the program is for. Chosen on dev.
const inventedTimes = 2

// trainNames trains the model that ships, on everything.
func trainNames(o *options) ([]byte, error) {
	return o.names("names", append([]string{heldOut}, nameFiles...))
}

// trainHeldOut trains the same on the same without heldOut.
func trainHeldOut(o *options) ([]byte, error) {
	file, err := o.names("names-heldout", nameFiles)
	if err != nil {
		return nil, err
	}
	dev, err := readNames(filepath.Join(o.data, heldOut), false)
	if err != nil {
		return nil, err
	}
	m, err := mention.Read(file)
	if err != nil {
		return nil, err
	}
	o.noteNames(m, heldOut, dev)
	return file, nil
}

// names trains on files, on the train half of our own news, and on some of both
// in other letters.
func (o *options) names(name string, files []string) ([]byte, error) {
	var docs []mention.Labelled
	for _, name := range files {
		more, err := readNames(filepath.Join(o.data, name), true)
		if err != nil {
			return nil, err
		}
		docs = append(docs, more...)
	}
	articles, err := eval.Invented("train")
	if err != nil {
		return nil, err
	}
	for range inventedTimes {
		for i := range articles {
			l := articles[i].Labelled()
			tag.Tag(l.Doc)
			docs = append(docs, l)
		}
	}
	docs = append(docs, recased(docs)...)
	learnt := mention.Train(mention.Training{Docs: docs, Epochs: o.rounds(6), MinUpdates: 10, Seeds: 3, Log: logf, Course: o.course(name, docs)})
	file := learnt.Encode()
	m, err := mention.Read(file)
	if err != nil {
		return nil, err
	}
	gum, err := readNames(filepath.Join(o.data, "ud/gum-dev.conllu.gz"), false)
	if err != nil {
		return nil, err
	}
	o.noteNames(m, "names derived from gum-dev", gum)
	return file, nil
}

// readNames reads a file of tokens and labels, or of GUM, and tags it. With
// house, names are made to follow our own rules (mention.Ours).
func readNames(file string, house bool) ([]mention.Labelled, error) {
	docs, err := labelled(file)
	if err != nil {
		return nil, err
	}
	for i := range docs {
		if house {
			docs[i].Names = mention.Ours(docs[i].Doc, docs[i].Names)
		}
		tag.Tag(docs[i].Doc)
	}
	return docs, nil
}

func labelled(file string) ([]mention.Labelled, error) {
	if !strings.Contains(file, ".conllu") {
		return eval.ReadBIO(file)
	}
	bank, err := eval.ReadTreebank(file)
	if err != nil {
		return nil, err
	}
	var docs []mention.Labelled
	for i, names := range bank.GUMNames() {
		docs = append(docs, mention.Labelled{Doc: eval.Bare(bank.Docs[i]), Names: names})
	}
	return docs, nil
}

// noteNames notes what the model alone finds of the names of docs.
func (o *options) noteNames(m *mention.Model, of string, docs []mention.Labelled) {
	gold, names := make([]*text.Doc, len(docs)), make([][]mention.Name, len(docs))
	for i, d := range docs {
		gold[i], names[i] = d.Doc, d.Names
	}
	found := eval.Read(gold, eval.Bare, func(doc *text.Doc) {
		tag.Tag(doc)
		m.Spans(doc, func(first, end int32, kind schema.EntityType) {
			doc.Mentions = append(doc.Mentions, text.Mention{First: first, End: end, Type: kind, Form: schema.Name})
		})
	})
	for _, measure := range eval.NameMeasures("", gold, names, found) {
		o.note("%s: %s", of, measure.Score())
	}
}
