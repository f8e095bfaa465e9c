package main

import (
	"fmt"
	"os"
	"runtime"
	"strings"
	"sync"

	library "github.com/jdkato/prose/v2"

	"newsgraph/extract"
	"newsgraph/extract/article"
	"newsgraph/extract/source"
	"newsgraph/schema"
)

// A reader is a program that reads English, and what it does of that.
type reader struct {
	name, does string
	node       string // what peers.js calls it; "" for one in Go
	read       func(string)
}

var readerTable = []reader{
	{"newsgraph, all of it", "sentences, tokens, lemmas, two sets of tags, dependencies, values, names, coreference, who did what to whom", "", stagesUpTo("relate")},
	{"newsgraph, to names", "sentences, tokens, lemmas, two sets of tags, names", "", stagesUpTo("mention", "parse", "value")},
	{"prose v2", "sentences, tokens, tags, names (people, places)", "", readProse},
	{"wink-nlp", "sentences, tokens, tags, entities (dates, amounts; no people or places)", "wink", nil},
	{"compromise", "sentences, tokens, tags, people, places, organizations", "compromise", nil},
}

// proseModel is loaded once: prose by itself loads it for each text.
var proseModel = sync.OnceValue(func() *library.Model {
	doc, err := library.NewDocument("")
	if err != nil {
		panic("ngbench: prose: " + err.Error())
	}
	return doc.Model
})

func readProse(t string) {
	if _, err := library.NewDocument(t, library.UsingModel(proseModel())); err != nil {
		panic("ngbench: prose: " + err.Error())
	}
}

// stagesUpTo reads with the stages as far as last, without those that are left out.
func stagesUpTo(last string, without ...string) func(string) {
	var stages []extract.Stage
	return func(t string) {
		if stages == nil {
			for _, s := range extract.English(schema.News()) {
				skip := false
				for _, w := range without {
					skip = skip || s.Name == w
				}
				if !skip {
					stages = append(stages, s)
				}
				if s.Name == last {
					break
				}
			}
		}
		doc := article.Clean(source.Item{Body: []byte(t)})
		for _, s := range stages {
			s.Apply(doc)
			doc.Filled |= s.Fills
		}
	}
}

// readTexts is the child process of a reader in Go: it prints processor seconds, the best of three rounds.
func readTexts(name, file string) error {
	runtime.GOMAXPROCS(2)
	data, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	for _, r := range readerTable {
		if r.name != name {
			continue
		}
		texts := strings.Split(string(data), "\f")
		for _, t := range texts[:3] {
			r.read(t)
		}
		least := 0.0
		for round := range 3 {
			before := processorSeconds()
			for _, t := range texts {
				r.read(t)
			}
			if took := processorSeconds() - before; round == 0 || took < least {
				least = took
			}
		}
		fmt.Println(least)
	}
	return nil
}
