package mention

import (
	"fmt"
	"sync"

	"newsgraph/extract/learn"
	"newsgraph/extract/lexicon"
	"newsgraph/extract/text"
	"newsgraph/schema"
)

// A Labelled document has tags, and the names that are in it.
type Labelled struct {
	Doc   *text.Doc
	Names []Name // in text order, without overlap, each within a sentence

	Recased bool // its letters are not as they were written: how words are mostly written is not learnt from it
}

// A Name is the tokens [First, End) and what they name: Person, GPE (any
// place) or Organization.
type Name struct {
	First, End int32
	Kind       schema.EntityType
}

// Training says how to train a model.
type Training struct {
	Docs       []Labelled
	Epochs     int
	MinUpdates int
	Seeds      int // how many trainings, each in another order, the model is the mean of
	Log        func(format string, args ...any)
	Course     learn.Course // where an interrupted training goes on
}

// How a word is mostly written inside of sentences that are not all capitals.
const (
	mostlyLower = iota + 1
	mixedCase
	mostlyCapital
	onlyCapital
)

// Train learns a model, all its trainings at once. The same Training gives the same model.
func Train(tr Training) *Model {
	m := &Model{casing: casing(tr.Docs), print: fingerprint()}
	var data []example
	for _, d := range tr.Docs {
		at := 0
		for _, s := range d.Doc.Sentences {
			var gold []int
			gold, at = goldLabels(s, d.Names, at)
			data = append(data, example{d.Doc, s, gold})
		}
	}
	trainers := make([]*learn.Trainer, tr.Seeds)
	var all sync.WaitGroup
	for seed := range trainers {
		trainers[seed] = learn.NewTrainer(labelNames[:])
		course := tr.Course.Part(seed)
		if seed > 0 {
			course.Each = nil // they go on side by side: one tells how far
		}
		all.Go(func() { m.train(tr, trainers[seed], data, learn.Rand(seed+1), course) })
	}
	all.Wait()
	m.weights = learn.Mean(trainers, tr.MinUpdates)
	m.setTransitions()
	return m
}

// An example is a sentence and the labels of its words.
type example struct {
	doc  *text.Doc
	sent text.Sentence
	gold []int
}

func (m *Model) train(tr Training, trainer *learn.Trainer, data []example, r learn.Rand, course learn.Course) {
	v, words := &viterbi{}, &wordFeatures{}
	course.Run(trainer, &r, tr.Epochs, func(epoch int) {
		wrong := 0
		for _, k := range r.Perm(len(data)) {
			ex := data[k]
			words.look(m, ex.doc, ex.sent)
			if !step(trainer, v, words, ex.gold) {
				wrong++
			}
		}
		tr.Log("names: epoch %d: %d of %d sentences wrong in training, %d features\n", epoch, wrong, len(data), trainer.Rows())
	})
}

// In training a wrong label has a lead over the right one, so that the right one
// wins by as much in the end (Taskar et al. 2003); a name that is missed costs more than
// one too many (Mohit et al. 2012). A weight of 1 in each template is some 110. Chosen on dev.
const (
	lead     = 250
	leadNone = 50 // more for no name where there is one
)

func handicap(emit *[classes]int32, gold int) {
	for l := range emit {
		if l != gold {
			emit[l] += lead
		}
	}
	if gold != outside {
		emit[outside] += leadNone
	}
}

// step decodes one sentence and moves the weights from the path found to the
// right one. It reports whether they were the same.
func step(t *learn.Trainer, v *viterbi, words *wordFeatures, gold []int) bool {
	if len(gold) == 0 {
		return true
	}
	var trans [classes][classes]int32
	for from := range trans {
		t.Score([]learn.Key{transition(from)}, trans[from][:])
	}
	v.reset(len(gold))
	for i := range gold {
		t.Score(words.keys(i), v.emit[i][:])
	}
	for i, g := range gold {
		handicap(&v.emit[i], g)
	}
	path := v.best(&trans)
	t.Tick()
	same := true
	lastGold, lastPath := outside, outside
	for i, g := range gold {
		p := path[i]
		if g != p {
			same = false
			keys := words.keys(i)
			t.Update(keys, g, p)
		}
		if g != p || lastGold != lastPath {
			t.Add([]learn.Key{transition(lastGold)}, g, 1)
			t.Add([]learn.Key{transition(lastPath)}, p, -1)
		}
		lastGold, lastPath = g, p
	}
	return same
}

// goldLabels returns the labels of a sentence, and the index of the first name after it.
func goldLabels(s text.Sentence, names []Name, at int) ([]int, int) {
	gold := make([]int, s.End-s.First)
	for ; at < len(names) && names[at].First < s.End; at++ {
		n, kind := names[at], -1
		for k := range kinds {
			if kinds[k] == n.Kind {
				kind = k
			}
		}
		if kind < 0 || n.First < s.First || n.End > s.End {
			continue
		}
		if n.End-n.First == 1 {
			gold[n.First-s.First] = label(kind, single)
			continue
		}
		for i := n.First; i < n.End; i++ {
			gold[i-s.First] = label(kind, inside)
		}
		gold[n.First-s.First], gold[n.End-1-s.First] = label(kind, begin), label(kind, ending)
	}
	return gold, at
}

// casing counts how words are written where a sentence does not start.
func casing(docs []Labelled) *learn.Table {
	type count struct{ up, low uint32 }
	seen := map[learn.Key]count{}
	for _, d := range docs {
		if d.Recased {
			continue
		}
		for _, s := range d.Doc.Sentences {
			for i := s.First + 1; i < s.End; i++ {
				w := d.Doc.Word(i)
				c := caps(w)
				if c&8 == 0 {
					continue
				}
				k := learn.WordKey(learn.Fold(w))
				n := seen[k]
				if c&1 != 0 {
					n.up++
				} else {
					n.low++
				}
				seen[k] = n
			}
		}
	}
	values := map[learn.Key]uint32{}
	for k, n := range seen {
		switch all := n.up + n.low; {
		case all < 2:
		case n.low == 0:
			values[k] = onlyCapital
		case n.up*4 > all*3:
			values[k] = mostlyCapital
		case n.low*4 > all*3:
			values[k] = mostlyLower
		default:
			values[k] = mixedCase
		}
	}
	return learn.NewTable(values)
}

// Check returns an error if the features have changed since the model was trained.
func (m *Model) Check() error {
	if now := fingerprint(); now != m.print {
		return fmt.Errorf("mention: features are %s, the model was trained with %s: run ngtrain -only names", now, m.print)
	}
	return nil
}

// Ours returns names as this program draws them: no title before a person, no
// article before an organization, no demonym as a place.
func Ours(doc *text.Doc, names []Name) (out []Name) {
	for _, n := range names {
		switch n.Kind {
		case schema.Person:
			for k := min(4, n.End-n.First-1); k > 0; k-- {
				if lexicon.IsTitle(doc.Words(n.First, n.First+k)) {
					n.First += k
					break
				}
			}
		case schema.Organization:
			if n.End-n.First > 1 && lexicon.Fold(doc.Word(n.First)) == "the" {
				n.First++
			}
		case schema.GPE:
			if lexicon.NORP(doc.Words(n.First, n.End)) {
				continue
			}
		}
		out = append(out, n)
	}
	return out
}
