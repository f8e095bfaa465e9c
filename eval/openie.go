package eval

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
)

// A Tuple is an open extraction: subject, relation, object and further objects, in words.
type Tuple struct {
	Confidence float64
	Parts      []string
}

// OpenIE says how well open tuples agree with those of CaRB (Bhardwaj et al. 2019),
// in percent: at the confidence with the best F1, and the area under the curve.
type OpenIE struct{ Precision, Recall, F1, AUC float64 }

// ScoreOpenIE lets read find the tuples of each sentence of a CaRB file (sentence,
// relation, subject, objects between tabs) and compares them word by word.
func ScoreOpenIE(file string, read func(sentence string) []Tuple) (OpenIE, error) {
	f, err := os.Open(file)
	if err != nil {
		return OpenIE{}, err
	}
	defer f.Close()
	sentences, gold, err := parseCaRB(f)
	if err != nil {
		return OpenIE{}, fmt.Errorf("read %s: %w", file, err)
	}
	var all []carbSentence
	wanted := 0
	for _, s := range sentences {
		tuples := read(s)
		slices.SortStableFunc(tuples, func(a, b Tuple) int { return cmp.Compare(b.Confidence, a.Confidence) })
		all = append(all, carbSentence{tuples, carbMatrix(gold[s], tuples)})
		wanted += len(gold[s])
	}
	return carbCurve(all, wanted), nil
}

// parseCaRB returns the sentences in order, and of each the gold tuples as subject, relation, objects joined.
func parseCaRB(r io.Reader) (sentences []string, gold map[string][][]string, err error) {
	gold = map[string][][]string{}
	in := bufio.NewScanner(r)
	in.Buffer(nil, 1<<20)
	for in.Scan() {
		fields := strings.Split(strings.TrimSpace(in.Text()), "\t")
		if len(fields) < 3 {
			continue
		}
		// "C: …" is the context of a tuple, no argument of it.
		args := slices.DeleteFunc(fields[2:], func(a string) bool { return strings.Contains(a, "C: ") })
		if len(args) == 0 {
			continue
		}
		if gold[fields[0]] == nil {
			sentences = append(sentences, fields[0])
		}
		gold[fields[0]] = append(gold[fields[0]], binary(append([]string{args[0], fields[1]}, args[1:]...)))
	}
	return sentences, gold, in.Err()
}

// binary joins all objects.
func binary(parts []string) []string {
	if len(parts) <= 2 {
		return parts
	}
	return append(slices.Clone(parts[:2]), strings.Join(parts[2:], " "))
}

// A carbSentence is the tuples found in one sentence, surest first, and how each fits each gold tuple.
type carbSentence struct {
	tuples []Tuple
	fits   [][]carbFit // by gold tuple, then by tuple
}

type carbFit struct{ precision, recall float64 }

func carbMatrix(gold [][]string, tuples []Tuple) [][]carbFit {
	fits := make([][]carbFit, len(gold))
	for i, g := range gold {
		for _, t := range tuples {
			p := binary(t.Parts)
			best := fit(g, p)
			if len(p) > 2 && speechRelation(g[1]) { // reported speech may be read either way round
				if turned := fit(g, []string{p[2], p[1], p[0]}); turned.precision > best.precision ||
					turned.precision == best.precision && turned.recall > best.recall {
					best = turned
				}
			}
			fits[i] = append(fits[i], best)
		}
	}
	return fits
}

func speechRelation(relation string) bool {
	return slices.ContainsFunc([]string{"said", "told", "added", "adds", "says"}, func(s string) bool { return strings.Contains(relation, s) })
}

// fit counts the words that gold g and tuple p share, over all their slots.
func fit(g, p []string) carbFit {
	if len(p) < len(g) {
		return carbFit{}
	}
	wanted, given := strings.Fields(g[1]), strings.Fields(p[1])
	both := shared(wanted, given)
	if often(given, "be") > often(wanted, "be") && slices.ContainsFunc(wanted, isBe) {
		both++ // a bare "be" is any form of it
	}
	if both == 0 {
		return carbFit{}
	}
	nWanted, nGiven := len(wanted), len(given)
	for slot := 0; slot < len(g); slot += 2 {
		wanted, given := strings.Fields(g[slot]), strings.Fields(p[slot])
		both += shared(wanted, given)
		nWanted, nGiven = nWanted+len(wanted), nGiven+len(given)
	}
	return carbFit{float64(both) / float64(nGiven), float64(both) / float64(nWanted)}
}

func isBe(w string) bool {
	return slices.Contains([]string{"be", "is", "am", "are", "was", "were", "been", "being"}, w)
}

func often(words []string, w string) int {
	n := 0
	for _, x := range words {
		if x == w {
			n++
		}
	}
	return n
}

// shared is how many words a and b have in common, each as often as in both.
func shared(a, b []string) int {
	left := map[string]int{}
	for _, w := range a {
		left[w]++
	}
	n := 0
	for _, w := range b {
		if left[w] > 0 {
			left[w]--
			n++
		}
	}
	return n
}

// carbCurve draws the curve over all confidences: precision pairs tuples one to one, recall
// gives each gold tuple its best.
func carbCurve(all []carbSentence, wanted int) OpenIE {
	var levels []float64
	for _, s := range all {
		for _, t := range s.tuples {
			levels = append(levels, t.Confidence)
		}
	}
	slices.Sort(levels)
	levels = slices.Compact(levels)
	slices.Reverse(levels)
	var best OpenIE
	area, lastP, lastR := 0.0, 1.0, 0.0
	for _, level := range levels {
		precision, recall, n := 0.0, 0.0, 0
		for _, s := range all {
			kept, _ := slices.BinarySearchFunc(s.tuples, level, func(t Tuple, level float64) int {
				if t.Confidence >= level {
					return -1
				}
				return 1
			})
			p, r := s.at(kept)
			precision, recall, n = precision+p, recall+r, n+kept
		}
		p, r := precision/float64(max(1, n)), recall/float64(max(1, wanted))
		area += (r - lastR) * (p + lastP) / 2
		lastP, lastR = p, r
		if f := 200 * p * r / (p + r); p+r > 0 && f >= best.F1 {
			best = OpenIE{Precision: 100 * p, Recall: 100 * r, F1: f}
		}
	}
	best.AUC = 100 * area
	return best
}

// at returns the sums of precision and recall of the first kept tuples.
func (s carbSentence) at(kept int) (precision, recall float64) {
	type pair struct {
		precision float64
		gold, own int
	}
	var pairs []pair
	for i, row := range s.fits {
		best := 0.0
		for j, f := range row[:kept] {
			best = max(best, f.recall)
			if f.precision > 0 {
				pairs = append(pairs, pair{f.precision, i, j})
			}
		}
		recall += best
	}
	slices.SortStableFunc(pairs, func(a, b pair) int { return cmp.Compare(b.precision, a.precision) })
	goldTaken, taken := map[int]bool{}, map[int]bool{}
	for _, p := range pairs {
		if !goldTaken[p.gold] && !taken[p.own] {
			goldTaken[p.gold], taken[p.own] = true, true
			precision += p.precision
		}
	}
	return precision, recall
}
