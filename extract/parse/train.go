package parse

import (
	"fmt"
	"slices"
	"strings"

	"newsgraph/extract/learn"
	"newsgraph/extract/text"
)

// Training says how to train a parser. Every field has to be set.
type Training struct {
	Docs       []*text.Doc // with gold heads, and tags as a tagger would give them
	Epochs     int
	MinUpdates int
	Seeds      int // how many trainings, each in another order, the model is the mean of
	Log        func(format string, args ...any)
	Course     learn.Course // where an interrupted training goes on
}

// From the second epoch on, the parser goes on from its own decision in explore
// of 10 cases, right or wrong, and otherwise from the best right one.
const explore = 9

// A right decision is still learnt from when it leads by no more than margin. On
// the dev sets 8 is as good as 0 with a smaller model; 50 loses 0.6 LAS on GUM.
const margin = 8

// minLabel is how often a relation with a subtype must occur to be told from its type.
const minLabel = 10

// Train learns a parser. The same Training gives the same parser.
func Train(tr Training) *Parser {
	rename := relations(tr.Docs)
	p := &Parser{clusters: learn.EnglishClusters()}
	if err := p.setClasses(classNames(tr.Docs, rename)); err != nil {
		panic("parse: " + err.Error())
	}
	p.print = p.fingerprint()
	t := &teacher{Parser: p, number: map[string]uint8{}, rename: rename}
	for i, label := range p.labels {
		t.number[label] = uint8(i)
	}
	t.state = p.pool.Get().(*state)
	for _, doc := range tr.Docs {
		for _, sent := range doc.Sentences {
			t.sents = append(t.sents, located{doc, sent})
		}
	}
	var trainers []*learn.Trainer
	for seed := range tr.Seeds {
		t.trainer, t.rand = learn.NewTrainer(classNames(tr.Docs, rename)), learn.Rand(seed+1)
		t.train(tr, tr.Course.Part(seed))
		trainers = append(trainers, t.trainer)
	}
	p.model = learn.Mean(trainers, tr.MinUpdates)
	return p
}

func (t *teacher) train(tr Training, course learn.Course) {
	course.Run(t.trainer, &t.rand, tr.Epochs, func(epoch int) {
		t.explore, t.hits, t.steps = epoch > 1, 0, 0
		for _, i := range t.rand.Perm(len(t.sents)) {
			t.learn(t.sents[i].doc, t.sents[i].sent)
		}
		tr.Log("parse: epoch %d: %.2f %% of %d steps right in training, %d features\n",
			epoch, 100*float64(t.hits)/float64(t.steps), t.steps, t.trainer.Rows())
	})
}

type located struct {
	doc  *text.Doc
	sent text.Sentence
}

// relations returns what rare relations count as: the one without the subtype.
func relations(docs []*text.Doc) map[string]string {
	count, rename := map[string]int{}, map[string]string{}
	for _, doc := range docs {
		for _, tok := range doc.Tokens {
			count[tok.Dep]++
		}
	}
	for dep, n := range count {
		if plain, _, ok := strings.Cut(dep, ":"); ok && n < minLabel {
			rename[dep] = plain
		} else {
			rename[dep] = dep
		}
	}
	return rename
}

// classNames returns shift and the arcs that occur.
func classNames(docs []*text.Doc, rename map[string]string) []string {
	seen := map[string]bool{}
	for _, doc := range docs {
		for i, tok := range doc.Tokens {
			switch {
			case tok.Head < 0:
			case tok.Head > int32(i):
				seen["L "+rename[tok.Dep]] = true
			default:
				seen["R "+rename[tok.Dep]] = true
			}
		}
	}
	delete(seen, "L "+root)
	delete(seen, "R "+root)
	names := []string{"S"}
	for name := range seen {
		names = append(names, name)
	}
	slices.Sort(names[1:])
	return names
}

// A teacher knows the tree of the sentence that the parser is at.
type teacher struct {
	*Parser
	*state
	sents   []located
	trainer *learn.Trainer
	number  map[string]uint8
	rename  map[string]string
	rand    learn.Rand
	explore bool
	heads   []int32 // gold, by place
	deps    []uint8
	inside  []bool    // whether a place is on the stack
	kids    [][]int32 // gold children
	hits    int       // decisions that were right
	steps   int       // decisions
}

func (t *teacher) learn(doc *text.Doc, sent text.Sentence) {
	t.look(t.state, doc, sent)
	n := int(sent.End - sent.First)
	t.heads, t.deps = make([]int32, n+2), make([]uint8, n+2)
	t.inside, t.kids = make([]bool, n+2), make([][]int32, n+2)
	for i := range n {
		tok, place := &doc.Tokens[int(sent.First)+i], int32(i+1)
		head := tok.Head - sent.First + 1
		if tok.Head < 0 {
			head = t.root
		}
		t.heads[place], t.deps[place] = head, t.number[t.rename[tok.Dep]]
		t.kids[head] = append(t.kids[head], place)
	}
	for !t.done() {
		m, forced := t.forced()
		label := uint8(0)
		if !forced {
			m, label = t.step()
		}
		if m == shift {
			t.inside[t.next] = true
		} else {
			t.inside[t.top(0)] = false
		}
		t.do(m, label)
	}
}

// step decides, learns from it, and returns the move to make.
func (t *teacher) step() (move, uint8) {
	clear(t.scores)
	t.features()
	t.trainer.Score(t.keys, t.scores)
	t.trainer.Tick()
	t.steps++
	ok := t.allowed()
	got := t.best(t.scores, ok)
	cost := t.costs(ok)
	want := t.bestOf(ok, func(i int) bool { return t.correct(i, cost) })
	if want < 0 {
		want = got // a right arc has a label that never occurs on this side
	}
	if t.correct(got, cost) {
		t.hits++
	}
	if rival := t.bestOf(ok, func(i int) bool { return !t.correct(i, cost) }); rival >= 0 && t.scores[want]-t.scores[rival] <= margin {
		t.trainer.Update(t.keys, want, rival)
	}
	if !t.explore || t.rand.Intn(10) >= explore {
		got = want
	}
	return t.moves[got], t.classes.label[got]
}

// bestOf returns the class with the highest score among those allowed that fit, or -1.
func (t *teacher) bestOf(ok [moves]bool, fit func(class int) bool) int {
	best := -1
	for i, score := range t.scores {
		if (best < 0 || score > t.scores[best]) && ok[t.moves[i]] && fit(i) {
			best = i
		}
	}
	return best
}

// fingerprint hashes the features of every step through a fixed sentence.
func (p *Parser) fingerprint() string {
	doc := &text.Doc{}
	doc.Text = "Ann’s 3 dogs , SHE said ."
	at := int32(0)
	for i, w := range strings.Fields(doc.Text) {
		doc.Tokens = append(doc.Tokens, text.Token{
			Span: text.Span{Start: at, End: at + int32(len(w))},
			UPOS: [...]string{"NOUN", "PUNCT", "VERB"}[i%3], XPOS: [...]string{"NN", "VBD"}[i%2],
		})
		at += int32(len(w)) + 1
	}
	s := &state{}
	p.look(s, doc, text.Sentence{End: int32(len(doc.Tokens))})
	var all []learn.Key
	for i := 0; !s.done(); i++ {
		s.features()
		all = append(all, s.keys...)
		m, forced := s.forced()
		if ok := s.allowed(); !forced {
			for m = move(i % int(moves)); !ok[m]; m = (m + 1) % moves {
			}
		}
		s.do(m, uint8(i%5))
	}
	return fmt.Sprintf("%d %s", len(all), learn.Fingerprint(all))
}

// Check returns an error if the features have changed since the parser was trained.
func (p *Parser) Check() error {
	if now := p.fingerprint(); now != p.print {
		return fmt.Errorf("parse: features are %s, the model was trained with %s: run ngtrain -only parse", now, p.print)
	}
	return nil
}
