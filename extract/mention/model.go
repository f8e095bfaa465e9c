package mention

import (
	_ "embed"
	"sync"

	"newsgraph/extract/learn"
	"newsgraph/extract/text"
	"newsgraph/schema"
)

//go:embed model.bin
var modelFile []byte

// A Model finds names of people, places and organizations. It is immutable and
// safe for use by many goroutines.
type Model struct {
	weights *learn.Model
	casing  *learn.Table // fold of a word to how it is mostly written; see train.go
	print   string       // fingerprint of the features when it was trained
	trans   [classes][classes]int32
}

// English returns the model embedded in the program, nil if there is none.
var English = sync.OnceValue(func() *Model {
	if len(modelFile) == 0 {
		return nil
	}
	m, err := Read(modelFile)
	if err != nil {
		panic("mention: model.bin: " + err.Error())
	}
	return m
})

// Read returns the model of a file made by Encode.
func Read(file []byte) (*Model, error) {
	p, err := learn.ReadPack(file)
	if err != nil {
		return nil, err
	}
	m := &Model{print: string(p.Section("features"))}
	if m.weights, err = learn.LoadModel(p, "names"); err != nil {
		return nil, err
	}
	if m.casing, err = learn.LoadTable(p, "casing"); err != nil {
		return nil, err
	}
	m.setTransitions()
	return m, nil
}

// Encode returns the file of the model: the fingerprint of its features, the
// weights (see learn.Model.Save) and the table of casing.
func (m *Model) Encode() []byte {
	var p learn.Pack
	p.Add("features", []byte(m.print))
	m.weights.Save(&p, "names")
	m.casing.Save(&p, "casing")
	return p.Encode()
}

func (m *Model) setTransitions() {
	for from := range m.trans {
		m.weights.Score([]learn.Key{transition(from)}, m.trans[from][:])
	}
}

// kinds are the types that the model tells, in the order of its labels.
var kinds = [...]schema.EntityType{schema.Person, schema.GPE, schema.Organization}

// Spans calls found with each name of doc that the model finds, in text order.
// Places are given as schema.GPE, whatever their sort.
func (m *Model) Spans(doc *text.Doc, found func(first, end int32, kind schema.EntityType)) {
	v := &viterbi{}
	var words wordFeatures
	for _, s := range doc.Sentences {
		if s.End == s.First {
			continue
		}
		words.look(m, doc, s)
		v.reset(int(s.End - s.First))
		for i := range v.emit {
			m.weights.Score(words.keys(i), v.emit[i][:])
		}
		path := v.best(&m.trans)
		eachSpan(path, func(first, end, kind int) {
			found(s.First+int32(first), s.First+int32(end), kinds[kind])
		})
	}
}

// modelRest adds the names of the model that no chunk has.
func (f *finder) modelRest() {
	for _, g := range f.guide {
		s := &f.sents[f.doc.SentenceOf(g.first)]
		if !f.free(g.first, g.end) || s.shouting {
			continue
		}
		if s.quiet || f.marks[g.first] && f.nameLike(g.first, g.end, s) || f.casual(g) {
			f.add(g.first, g.end, g.kind, hint)
		}
	}
}

// modelNames fills f.guide with what the model finds.
func (f *finder) modelNames() {
	if f.model == nil || f.doc.Filled&text.Tags == 0 {
		return
	}
	f.model.Spans(f.doc, func(first, end int32, kind schema.EntityType) {
		f.guide = append(f.guide, name{first, end, kind, likely})
	})
}

// casual reports whether the model sees a place in small letters, of words that
// are seldom common ones: "the ferry from mombasa".
func (f *finder) casual(g name) bool {
	if f.marks[g.first] || g.kind != schema.GPE {
		return false
	}
	for i := g.first; i < g.end; i++ {
		if f.common(i) {
			return false
		}
	}
	return true
}
