package tag

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"

	"newsgraph/extract/learn"
	"newsgraph/extract/text"
)

//go:embed model.bin
var modelFile []byte

// A Tagger is a trained model. It is immutable and safe for use by many goroutines.
type Tagger struct {
	model    *learn.Model
	classes  *learn.Table // fold of a word to the number of its set of labels
	others   *learn.Table // the same, as another corpus has it
	sure     *learn.Table // fold of a word to its label + 1, if it never had another
	clusters *learn.Clusters
	lemmas   lemmas
	print    string // fingerprint of the features when it was trained
	upos     []string
	xpos     []string
	pool     sync.Pool // of *scratch
}

type scratch struct {
	words  []string
	forms  []form
	labels []uint8
	keys   []learn.Key
	scores []int32
}

// English returns the tagger embedded in the program.
var English = sync.OnceValue(func() *Tagger {
	t, err := Read(modelFile)
	if err != nil {
		panic("tag: model.bin: " + err.Error())
	}
	return t
})

// Tag fills UPOS, XPOS and Lemma of every token, sentence by sentence.
func Tag(doc *text.Doc) { English().Tag(doc) }

// Read returns the tagger of a file made by Encode.
func Read(file []byte) (*Tagger, error) {
	p, err := learn.ReadPack(file)
	if err != nil {
		return nil, err
	}
	t := &Tagger{clusters: learn.EnglishClusters(), print: string(p.Section("features"))}
	if t.model, err = learn.LoadModel(p, "model"); err != nil {
		return nil, err
	}
	if t.classes, err = learn.LoadTable(p, "classes"); err != nil {
		return nil, err
	}
	if t.others, err = learn.LoadTable(p, "others"); err != nil {
		return nil, err
	}
	if t.sure, err = learn.LoadTable(p, "sure"); err != nil {
		return nil, err
	}
	if n, labels := t.sure.Max(), len(t.model.Labels()); n > uint32(labels) {
		return nil, fmt.Errorf("a word has label %d of %d", n, labels)
	}
	t.lemmas.load(string(p.Section("lemmas")), string(p.Section("bases")))
	return t, t.setLabels(t.model.Labels())
}

// Encode returns the file of the tagger.
func (t *Tagger) Encode() []byte {
	var p learn.Pack
	p.Add("features", []byte(t.print))
	t.model.Save(&p, "model")
	t.classes.Save(&p, "classes")
	t.others.Save(&p, "others")
	t.sure.Save(&p, "sure")
	p.Add("lemmas", []byte(t.lemmas.lines()))
	p.Add("bases", []byte(t.lemmas.baseLines()))
	return p.Encode()
}

// setLabels takes labels of the form "NNP|PROPN".
func (t *Tagger) setLabels(labels []string) error {
	for _, label := range labels {
		x, u, ok := strings.Cut(label, "|")
		if !ok {
			return fmt.Errorf("label %q has no part of speech", label)
		}
		t.xpos, t.upos = append(t.xpos, x), append(t.upos, u)
	}
	t.pool.New = func() any { return &scratch{scores: make([]int32, len(labels), learn.MaxClasses)} }
	return nil
}

// Tag fills UPOS, XPOS and Lemma of every token, sentence by sentence.
func (t *Tagger) Tag(doc *text.Doc) {
	s := t.pool.Get().(*scratch)
	defer t.pool.Put(s)
	for _, sent := range doc.Sentences {
		s.words = s.words[:0]
		for i := sent.First; i < sent.End; i++ {
			s.words = append(s.words, doc.Word(i))
		}
		t.label(s)
		for i, label := range s.labels {
			tok := &doc.Tokens[int(sent.First)+i]
			tok.UPOS, tok.XPOS = t.upos[label], t.xpos[label]
			quote(tok, s.words[i])
			tok.Lemma = t.lemmas.of(s.words[i], tok.XPOS, tok.UPOS)
		}
	}
	clear(s.words) // keep no article alive
	doc.Filled |= text.Tags
}

// Lemmas fills Lemma of every token, by the tags that it has: for engines that tag, but know no lemmas.
func Lemmas(doc *text.Doc) {
	t := English()
	for i := range doc.Tokens {
		tok := &doc.Tokens[i]
		tok.Lemma = t.lemmas.of(doc.Word(int32(i)), tok.XPOS, tok.UPOS)
	}
}

// label fills s.labels for s.words.
func (t *Tagger) label(s *scratch) {
	s.look(t)
	s.labels = s.labels[:0]
	for i := range s.words {
		f := &s.forms[i]
		label := t.sure.Get(f.fold)
		if label == 0 {
			clear(s.scores)
			s.keys = s.features(i)
			t.model.Score(s.keys, s.scores)
			label = uint32(learn.Best(s.scores)) + 1
		}
		s.labels = append(s.labels, uint8(label-1))
	}
}

// look fills s.forms for s.words.
func (s *scratch) look(t *Tagger) {
	mode := sentenceCase(s.words)
	s.forms = s.forms[:0]
	for i, w := range s.words {
		s.forms = append(s.forms, t.look(w, i == 0, mode))
	}
}

// features returns the features of word i, the words before it having their labels.
func (s *scratch) features(i int) []learn.Key {
	at := func(j int) *form {
		if j < 0 || j >= len(s.forms) {
			return &outside
		}
		return &s.forms[j]
	}
	label := func(j int) uint64 {
		if j < 0 {
			return 0
		}
		return uint64(s.labels[j]) + 1
	}
	w := [5]*form{at(i - 2), at(i - 1), at(i), at(i + 1), at(i + 2)}
	return features(s.keys, &w, label(i-1), label(i-2))
}

// quote tells opening from closing quotes where the text does; the model, which
// has seen few of them, takes them for straight ones.
func quote(tok *text.Token, word string) {
	switch word {
	case "“", "«", "„":
		tok.XPOS, tok.UPOS = "``", "PUNCT"
	case "”", "»":
		tok.XPOS, tok.UPOS = "''", "PUNCT"
	case "‘":
		if tok.UPOS == "PUNCT" {
			tok.XPOS = "``"
		}
	}
}
