package main

import (
	"bufio"
	"compress/gzip"
	"fmt"
	"os"
	"path/filepath"
	"strings"

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

const heldOut = "ner/uner-ewt-dev.bio.gz"

// trainNames measures a model that has not seen heldOut, then trains the one
// that ships on everything.
func trainNames(o *options) ([]byte, error) {
	var docs []mention.Labelled
	for _, name := range nameFiles {
		more, err := readNames(filepath.Join(o.data, name), true)
		if err != nil {
			return nil, err
		}
		docs = append(docs, more...)
	}
	dev, err := readNames(filepath.Join(o.data, heldOut), false)
	if err != nil {
		return nil, err
	}
	gum, err := readNames(filepath.Join(o.data, "ud/gum-dev.conllu.gz"), false)
	if err != nil {
		return nil, err
	}
	tr := mention.Training{Docs: docs, Epochs: o.rounds(6), MinUpdates: 4, Seed: 1, Log: logf}
	m, err := mention.Read(mention.Train(tr).Encode())
	if err != nil {
		return nil, err
	}
	logf("names: without %s: that file %v\n", heldOut, scoreNames(m, dev))
	logf("names: without %s: names derived from gum-dev %v\n", heldOut, scoreNames(m, gum))
	more, err := readNames(filepath.Join(o.data, heldOut), true)
	if err != nil {
		return nil, err
	}
	tr.Docs = append(tr.Docs, more...)
	file := mention.Train(tr).Encode()
	if m, err = mention.Read(file); err != nil {
		return nil, err
	}
	logf("names: as shipped: names derived from gum-dev %v\n", scoreNames(m, gum))
	return file, nil
}

// readNames reads a file of tokens and labels, or of GUM, and tags it. With
// house, names are made to follow our own rules (mention.Ours).
func readNames(file string, house bool) ([]mention.Labelled, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", file, err)
	}
	scan := bufio.NewScanner(z)
	scan.Buffer(nil, 1<<24)
	b := &nameBuilder{house: house}
	read := b.bio
	if strings.Contains(file, ".conllu") {
		read = b.gum
	}
	for scan.Scan() {
		read(scan.Text())
	}
	b.sentence()
	for _, d := range b.docs {
		tag.Tag(d.Doc)
	}
	return b.docs, scan.Err()
}

// A nameBuilder makes one document of each sentence.
type nameBuilder struct {
	docs  []mention.Labelled
	house bool
	words []string
	names []mention.Name
	heads []gumWord
	open  []gumName
}

var bioKinds = map[string]schema.EntityType{"PER": schema.Person, "LOC": schema.GPE, "ORG": schema.Organization}

// bio reads a line "token<tab>B-PER".
func (b *nameBuilder) bio(line string) {
	word, tag, ok := strings.Cut(line, "\t")
	if !ok {
		b.sentence()
		return
	}
	i := int32(len(b.words))
	b.words = append(b.words, word)
	part, kind, _ := strings.Cut(tag, "-")
	last := len(b.names) - 1
	switch {
	case bioKinds[kind] == "":
	case part == "I" && last >= 0 && b.names[last].End == i && b.names[last].Kind == bioKinds[kind]:
		b.names[last].End++
	default:
		b.names = append(b.names, mention.Name{First: i, End: i + 1, Kind: bioKinds[kind]})
	}
}

func (b *nameBuilder) sentence() {
	b.closeGUM()
	if len(b.words) > 0 {
		doc := &text.Doc{}
		at := int32(0)
		for _, w := range b.words {
			doc.Tokens = append(doc.Tokens, text.Token{Span: text.Span{Start: at, End: at + int32(len(w))}})
			at += int32(len(w)) + 1
		}
		doc.Text = strings.Join(b.words, " ")
		doc.Sentences = []text.Sentence{{First: 0, End: int32(len(b.words))}}
		if b.house {
			b.names = mention.Ours(doc, b.names)
		}
		b.docs = append(b.docs, mention.Labelled{Doc: doc, Names: b.names})
	}
	b.words, b.names, b.heads, b.open = nil, nil, nil, nil
}

func scoreNames(m *mention.Model, docs []mention.Labelled) string {
	right, found, gold := map[schema.EntityType]int{}, map[schema.EntityType]int{}, map[schema.EntityType]int{}
	for _, d := range docs {
		want := map[mention.Name]bool{}
		for _, n := range d.Names {
			want[n] = true
			gold[n.Kind]++
			gold[""]++
		}
		m.Spans(d.Doc, func(first, end int32, kind schema.EntityType) {
			found[kind]++
			found[""]++
			if want[mention.Name{First: first, End: end, Kind: kind}] {
				right[kind]++
				right[""]++
			}
		})
	}
	percent := func(a, b int) float64 { return 100 * float64(a) / float64(max(b, 1)) }
	f1 := func(k schema.EntityType) float64 { return percent(2*right[k], found[k]+gold[k]) }
	return fmt.Sprintf("P %.1f R %.1f F1 %.1f (person %.1f, place %.1f, organization %.1f) of %d",
		percent(right[""], found[""]), percent(right[""], gold[""]), f1(""), f1(schema.Person), f1(schema.GPE), f1(schema.Organization), gold[""])
}
