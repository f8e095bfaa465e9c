package eval

import (
	"math/rand/v2"
	"slices"
)

// A Measure is a figure that is made of sums over units of text, documents as a
// rule: of F1 they are what agrees, what is there and what was found.
type Measure struct {
	Name  string
	Units [][]float64                  // what each unit adds to each sum
	Of    func(sums []float64) float64 // the figure, in percent
}

// resamples is how often a measure is taken again on units drawn at random
// with replacement: enough for a bound to move by a tenth only.
const resamples = 1000

// Score returns the figure, and the bounds between which 95 of 100 figures lie
// on units drawn at random (Efron's percentile bootstrap). The draws are the
// same each time.
func (m Measure) Score() Score {
	if len(m.Units) == 0 {
		return Score{Name: m.Name}
	}
	sums := make([]float64, len(m.Units[0]))
	add := func(unit []float64) {
		for i, v := range unit {
			sums[i] += v
		}
	}
	for _, u := range m.Units {
		add(u)
	}
	s := Score{Name: m.Name, Value: m.Of(sums)}
	r := rand.New(rand.NewPCG(1, 2))
	values := make([]float64, resamples)
	for k := range values {
		clear(sums)
		for range m.Units {
			add(m.Units[r.IntN(len(m.Units))])
		}
		values[k] = m.Of(sums)
	}
	slices.Sort(values)
	s.Low, s.High = values[resamples*25/1000], values[resamples*975/1000-1]
	return s
}

// f1Sums is the figure of sums that are: what agrees, what there is, what was found.
func f1Sums(sums []float64) float64 { return 200 * sums[0] / max(1, sums[1]+sums[2]) }

// fewDocs is below how many documents the units are paragraphs instead: two
// documents say nothing about how documents differ.
const fewDocs = 10

// units adds up the rows of each document, one a block, unless there are too
// few documents.
func units(docs [][][]float64) [][]float64 {
	if len(docs) < fewDocs {
		return slices.Concat(docs...)
	}
	out := make([][]float64, len(docs))
	for i, blocks := range docs {
		for _, row := range blocks {
			if out[i] == nil {
				out[i] = make([]float64, len(row))
			}
			for k, v := range row {
				out[i][k] += v
			}
		}
	}
	return slices.DeleteFunc(out, func(u []float64) bool { return u == nil })
}
