package tag

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"newsgraph/extract/learn"
	"newsgraph/extract/text"
)

// Training says how to train a tagger. Every field has to be set.
type Training struct {
	Docs       []*text.Doc // with gold tags and lemmas
	Epochs     int
	MinUpdates int
	Seeds      int         // how many trainings, each in another order, the model is the mean of
	Tagged     []*text.Doc // with XPOS only: what tags words have elsewhere, base forms
	Log        func(format string, args ...any)
	Course     learn.Course // where an interrupted training goes on
}

// Of the labels of a word, those are in its set that make up 1/minShare of at
// least minSeen tokens. A word seen sureSeen times with one label always gets it.
const (
	minShare = 20
	minSeen  = 3
	sureSeen = 40
)

// A right label is still learnt from when it leads by no more than margin.
// Chosen among 0, 10, 30 and 60 on the dev sets: +0.1 XPOS over 0.
const margin = 30

// Every recaseth sentence is also learnt in title case, and another in upper case.
const recase = 12

// Train learns a tagger. The same Training gives the same tagger.
func Train(tr Training) *Tagger {
	data, labels := sentences(tr.Docs)
	t := &Tagger{clusters: learn.EnglishClusters()}
	if err := t.setLabels(labels); err != nil {
		panic("tag: " + err.Error())
	}
	t.count(data, tr.Tagged)
	t.print = t.fingerprint()
	data = append(data, recased(data)...)
	var trainers []*learn.Trainer
	for seed := range tr.Seeds {
		trainers = append(trainers, learn.NewTrainer(labels))
		t.train(tr, trainers[seed], data, learn.Rand(seed+1), tr.Course.Part(seed))
	}
	t.model = learn.Mean(trainers, tr.MinUpdates)
	t.lemmas = learnLemmas(tr.Docs, tr.Tagged)
	return t
}

func (t *Tagger) train(tr Training, trainer *learn.Trainer, data []sentence, r learn.Rand, course learn.Course) {
	s := t.pool.Get().(*scratch)
	course.Run(trainer, &r, tr.Epochs, func(epoch int) {
		right, words := 0, 0
		for _, i := range r.Perm(len(data)) {
			right += t.learn(trainer, s, data[i])
			words += len(data[i].words)
		}
		tr.Log("tag: epoch %d: %.2f %% of %d words right in training, %d features\n",
			epoch, 100*float64(right)/float64(words), words, trainer.Rows())
	})
}

type sentence struct {
	words  []string
	labels []uint8
}

// sentences returns the training data and its labels in order of frequency.
func sentences(docs []*text.Doc) ([]sentence, []string) {
	count := map[string]int{}
	for _, doc := range docs {
		for _, tok := range doc.Tokens {
			count[tok.XPOS+"|"+tok.UPOS]++
		}
	}
	labels := slices.Sorted(maps.Keys(count))
	slices.SortStableFunc(labels, func(a, b string) int { return count[b] - count[a] })
	number := map[string]uint8{}
	for i, label := range labels {
		number[label] = uint8(i)
	}
	var data []sentence
	for _, doc := range docs {
		for _, sent := range doc.Sentences {
			var s sentence
			for i := sent.First; i < sent.End; i++ {
				s.words = append(s.words, doc.Word(i))
				s.labels = append(s.labels, number[doc.Tokens[i].XPOS+"|"+doc.Tokens[i].UPOS])
			}
			data = append(data, s)
		}
	}
	return data, labels
}

// counts tells how often a word had each label.
type counts map[learn.Key]map[uint8]int

func (c counts) add(word string, label uint8) {
	k := learn.WordKey(learn.Fold(word))
	if c[k] == nil {
		c[k] = map[uint8]int{}
	}
	c[k][label]++
}

// sets numbers the sets of labels that words had, and finds the words with one label.
func (c counts) sets() (classes, sure *learn.Table) {
	class, one, number := map[learn.Key]uint32{}, map[learn.Key]uint32{}, map[string]uint32{}
	for _, k := range slices.Sorted(maps.Keys(c)) {
		total, set := 0, []byte{}
		for _, n := range c[k] {
			total += n
		}
		for _, label := range slices.Sorted(maps.Keys(c[k])) {
			if minShare*c[k][label] >= total {
				set = append(set, label)
			}
		}
		if total < minSeen {
			continue
		}
		if number[string(set)] == 0 {
			number[string(set)] = uint32(len(number)) + 1
		}
		class[k] = number[string(set)]
		if len(c[k]) == 1 && total >= sureSeen {
			one[k] = uint32(set[0]) + 1
		}
	}
	return learn.NewTable(class), learn.NewTable(one)
}

// count finds what tags words have, in the data and elsewhere.
func (t *Tagger) count(data []sentence, tagged []*text.Doc) {
	here, elsewhere, number := counts{}, counts{}, map[string]uint8{}
	for _, s := range data {
		for i, w := range s.words {
			here.add(w, s.labels[i])
		}
	}
	for _, doc := range tagged {
		for i, tok := range doc.Tokens {
			if _, ok := number[tok.XPOS]; !ok && len(number) < learn.MaxClasses {
				number[tok.XPOS] = uint8(len(number))
			}
			elsewhere.add(doc.Word(int32(i)), number[tok.XPOS])
		}
	}
	t.classes, t.sure = here.sets()
	t.others, _ = elsewhere.sets()
}

// recased returns copies of some sentences, set like headlines.
func recased(data []sentence) (out []sentence) {
	for i, s := range data {
		switch i % recase {
		case 0:
			words := slices.Clone(s.words)
			for j, w := range words {
				words[j] = strings.ToUpper(w)
			}
			out = append(out, sentence{words, s.labels})
		case recase / 2:
			words := slices.Clone(s.words)
			for j, w := range words {
				if r, size := utf8.DecodeRuneInString(w); len(w) > 3 || j == 0 {
					words[j] = string(unicode.ToUpper(r)) + w[size:]
				}
			}
			out = append(out, sentence{words, s.labels})
		}
	}
	return out
}

// learn goes through one sentence, with its own labels for the words before,
// and returns how many words it got right.
func (t *Tagger) learn(trainer *learn.Trainer, s *scratch, gold sentence) (right int) {
	s.words = gold.words
	s.look(t)
	s.labels = s.labels[:0]
	for i := range s.words {
		label := int(t.sure.Get(s.forms[i].fold)) - 1
		if label < 0 {
			clear(s.scores)
			s.keys = s.features(i)
			trainer.Score(s.keys, s.scores)
			label = learn.Best(s.scores)
			trainer.Tick()
			trainer.Update(s.keys, int(gold.labels[i]), rival(s.scores, int(gold.labels[i])))
		}
		s.labels = append(s.labels, uint8(label))
		if label == int(gold.labels[i]) {
			right++
		}
	}
	return right
}

// rival returns the best other label, or want itself if that is ahead by margin.
func rival(scores []int32, want int) int {
	best := want
	for i, score := range scores {
		if i != want && (best == want || score > scores[best]) {
			best = i
		}
	}
	if scores[want]-scores[best] > margin {
		return want
	}
	return best
}

// probe is a sentence whose features are hashed into the model; a test compares.
var probe = []string{"Mr.", "O’Hara", "did", "n't", "re-open", "3", "SHOPS", "in", "Łódź", "…"}

func (t *Tagger) fingerprint() string {
	s := &scratch{words: probe}
	plain := Tagger{classes: learn.NewTable(nil), others: learn.NewTable(nil), clusters: learn.EnglishClusters()}
	s.look(&plain)
	var all []learn.Key
	for i := range probe {
		all = append(all, s.features(i)...)
		s.labels = append(s.labels, uint8(i))
	}
	return fmt.Sprintf("%d %s", len(all), learn.Fingerprint(all))
}

// Check returns an error if the features have changed since the tagger was trained.
func (t *Tagger) Check() error {
	if now := t.fingerprint(); now != t.print {
		return fmt.Errorf("tag: features are %s, the model was trained with %s: run ngtrain -only tag", now, t.print)
	}
	return nil
}
