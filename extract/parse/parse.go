package parse

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"newsgraph/extract/learn"
	"newsgraph/extract/text"
)

//go:embed model.bin
var modelFile []byte

// A Parser is a trained model. It is immutable and safe for use by many goroutines.
type Parser struct {
	model    *learn.Model
	clusters *learn.Clusters
	print    string // fingerprint of the features when it was trained
	classes
	pool sync.Pool // of *state
}

// classes are what the model decides between: shift, and each arc with each label.
type classes struct {
	moves  []move
	label  []uint8
	labels []string // relations by number; 0 is "root"
}

// English returns the parser embedded in the program.
var English = sync.OnceValue(func() *Parser {
	p, err := Read(modelFile)
	if err != nil {
		panic("parse: model.bin: " + err.Error())
	}
	return p
})

// Parse fills Head and Dep of every token from the words and their tags. Each
// sentence becomes one tree: its root has Head -1 and Dep "root".
func Parse(doc *text.Doc) { English().Parse(doc) }

// Read returns the parser of a file made by Encode.
func Read(file []byte) (*Parser, error) {
	pack, err := learn.ReadPack(file)
	if err != nil {
		return nil, err
	}
	p := &Parser{clusters: learn.EnglishClusters(), print: string(pack.Section("features"))}
	if p.model, err = learn.LoadModel(pack, "model"); err != nil {
		return nil, err
	}
	return p, p.setClasses(p.model.Labels())
}

// Encode returns the file of the parser.
func (p *Parser) Encode() []byte {
	var pack learn.Pack
	pack.Add("features", []byte(p.print))
	p.model.Save(&pack, "model")
	return pack.Encode()
}

// setClasses takes names like "S", "L nsubj" and "R obj".
func (p *Parser) setClasses(names []string) error {
	number := map[string]uint8{root: 0}
	p.labels = []string{root}
	for _, name := range names {
		kind, label, _ := strings.Cut(name, " ")
		m := move(strings.Index("SLR", kind))
		if kind == "" || m >= moves || (m == shift) != (label == "") {
			return fmt.Errorf("unknown class %q", name)
		}
		n, known := number[label]
		if !known && label != "" {
			n = uint8(len(p.labels))
			number[label] = n
			p.labels = append(p.labels, label)
		}
		p.moves, p.label = append(p.moves, m), append(p.label, n)
	}
	for m := range moves { // at times only one is allowed
		if !slices.Contains(p.moves, m) {
			return fmt.Errorf("no class %q", "SLR"[m:m+1])
		}
	}
	p.pool.New = func() any { return &state{scores: make([]int32, len(names), learn.MaxClasses)} }
	return nil
}

const root = "root"

// Parse fills Head and Dep of every token.
func (p *Parser) Parse(doc *text.Doc) {
	s := p.pool.Get().(*state)
	defer p.pool.Put(s)
	for _, sent := range doc.Sentences {
		if sent.First >= sent.End {
			continue
		}
		p.look(s, doc, sent)
		p.run(s)
		s.pairs(doc, sent)
		for i := sent.First; i < sent.End; i++ {
			l, tok := &s.links[i-sent.First+1], &doc.Tokens[i]
			tok.Head, tok.Dep = sent.First+l.head-1, p.labels[l.label]
			if l.head == s.root {
				tok.Head, tok.Dep = -1, root
			}
		}
	}
	doc.Filled |= text.Heads
}

// look starts the parse of a sentence.
func (p *Parser) look(s *state, doc *text.Doc, sent text.Sentence) {
	s.reset(int(sent.End - sent.First))
	for i := sent.First; i < sent.End; i++ {
		tok, form := &doc.Tokens[i], doc.Word(i)
		x := &s.words[i-sent.First+1]
		x.w, x.u = learn.Fold(form), learn.Hash(tok.UPOS)
		x.p = learn.Mix(learn.Hash(tok.XPOS), x.u)
		x.wp = learn.Mix(x.w, x.p)
		x.c = p.clusters.Of(x.w)
		x.punct = tok.UPOS == "PUNCT"
		if r, _ := utf8.DecodeRuneInString(form); unicode.IsUpper(r) {
			x.caps = 1
		}
	}
	s.seal()
}

// run makes the moves of a parse.
func (p *Parser) run(s *state) {
	p.forget(s)
	for !s.done() {
		if m, ok := s.forced(); ok {
			s.do(m, 0)
			continue
		}
		s.features()
		p.score(s)
		best := p.best(s.scores, s.allowed())
		s.do(p.moves[best], p.label[best])
	}
}

// best returns the class with the highest score that is allowed and not a root.
func (c *classes) best(scores []int32, ok [moves]bool) int {
	best := -1
	for i, score := range scores {
		if (best < 0 || score > scores[best]) && ok[c.moves[i]] {
			best = i
		}
	}
	return best
}
