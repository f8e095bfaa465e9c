package learn

import (
	"math"
	"slices"
)

// Cluster sorts the words of a text into n classes of words that stand in the same
// places, so that a bigram model of classes predicts the text best: the exchange
// algorithm of Kneser and Ney (1993). Words are hashes; those seen fewer than
// minCount times are left out, and so is 0, which ends a sentence. It returns the
// class of each word, from 0. The same text gives the same classes.
func Cluster(words []uint64, n, minCount, rounds int) map[uint64]int {
	x := newExchange(words, n, minCount)
	for range rounds {
		if x.round() == 0 {
			break
		}
	}
	out := make(map[uint64]int, len(x.word))
	for i, w := range x.word[1:] {
		out[w] = int(x.class[i+1])
	}
	return out
}

// exchange is the state of the algorithm. Word 0 is the end of a sentence and
// all rare words; it has a class of its own, n, and stays there.
type exchange struct {
	n     int
	word  []uint64
	count []int
	next  [][]pair // words that follow, with counts
	prev  [][]pair
	class []int32
	both  [][]int32 // counts of class bigrams
	first []int     // counts of classes
	logs  []float64 // x·log x of small x

	after, before []int32 // of the word at hand: counts by class
	afters        []int32 // the classes with a count
	befores       []int32
}

type pair struct{ word, count int32 }

func newExchange(text []uint64, n, minCount int) *exchange {
	count := map[uint64]int{}
	for _, w := range text {
		count[w]++
	}
	delete(count, 0)
	x := &exchange{n: n, word: []uint64{0}}
	for w, c := range count {
		if c >= minCount {
			x.word = append(x.word, w)
		}
	}
	slices.SortFunc(x.word[1:], func(a, b uint64) int {
		if d := count[b] - count[a]; d != 0 {
			return d
		}
		if a < b {
			return -1
		}
		return 1
	})
	number := make(map[uint64]int32, len(x.word))
	for i, w := range x.word {
		number[w] = int32(i)
	}
	x.countBigrams(text, number)
	x.class = make([]int32, len(x.word))
	x.class[0] = int32(n)
	for i := range x.word[1:] {
		x.class[i+1] = int32(i % n)
	}
	x.logs = make([]float64, 1<<16)
	for i := 2; i < len(x.logs); i++ {
		x.logs[i] = float64(i) * math.Log(float64(i))
	}
	x.countClasses()
	return x
}

// countBigrams leaves out words that follow themselves: they say nothing here.
func (x *exchange) countBigrams(text []uint64, number map[uint64]int32) {
	x.count = make([]int, len(x.word))
	bigrams := map[[2]int32]int32{}
	last := int32(0)
	for _, w := range text {
		i := number[w]
		x.count[i]++
		if i != last {
			bigrams[[2]int32{last, i}]++
		}
		last = i
	}
	x.next, x.prev = make([][]pair, len(x.word)), make([][]pair, len(x.word))
	for b, c := range bigrams {
		x.next[b[0]] = append(x.next[b[0]], pair{b[1], c})
		x.prev[b[1]] = append(x.prev[b[1]], pair{b[0], c})
	}
	byWord := func(a, b pair) int { return int(a.word - b.word) }
	for i := range x.word {
		slices.SortFunc(x.next[i], byWord)
		slices.SortFunc(x.prev[i], byWord)
	}
}

func (x *exchange) countClasses() {
	x.both = make([][]int32, x.n+1)
	for i := range x.both {
		x.both[i] = make([]int32, x.n+1)
	}
	x.first = make([]int, x.n+1)
	for i := range x.word {
		x.first[x.class[i]] += x.count[i]
		for _, p := range x.next[i] {
			x.both[x.class[i]][x.class[p.word]] += p.count
		}
	}
	x.after, x.before = make([]int32, x.n+1), make([]int32, x.n+1)
}

// round moves each word to the class where it does best, and returns how many moved.
func (x *exchange) round() (moved int) {
	for i := 1; i < len(x.word); i++ {
		x.look(i)
		from := int(x.class[i])
		x.shift(i, from, -1)
		best, most := from, x.gain(i, from)
		for k := range x.n {
			if k == from {
				continue
			}
			if g := x.gain(i, k); g > most+1e-9 {
				best, most = k, g
			}
		}
		x.shift(i, best, 1)
		x.class[i] = int32(best)
		if best != from {
			moved++
		}
	}
	return moved
}

// look counts the classes around a word.
func (x *exchange) look(i int) {
	for _, c := range x.afters {
		x.after[c] = 0
	}
	for _, c := range x.befores {
		x.before[c] = 0
	}
	x.afters, x.befores = x.afters[:0], x.befores[:0]
	for _, p := range x.next[i] {
		c := x.class[p.word]
		if x.after[c] == 0 {
			x.afters = append(x.afters, c)
		}
		x.after[c] += p.count
	}
	for _, p := range x.prev[i] {
		c := x.class[p.word]
		if x.before[c] == 0 {
			x.befores = append(x.befores, c)
		}
		x.before[c] += p.count
	}
}

// shift adds (sign 1) or takes out (-1) the counts of a word in class k.
func (x *exchange) shift(i, k int, sign int32) {
	x.first[k] += int(sign) * x.count[i]
	for _, c := range x.afters {
		x.both[k][c] += sign * x.after[c]
	}
	for _, c := range x.befores {
		x.both[c][k] += sign * x.before[c]
	}
}

// gain returns what the text's log-likelihood gains when a word without a class
// joins class k.
func (x *exchange) gain(i, k int) float64 {
	row, sum := x.both[k], 0.0
	for _, c := range x.afters {
		sum += x.xlogx(int(row[c]+x.after[c])) - x.xlogx(int(row[c]))
	}
	for _, c := range x.befores {
		n := x.both[c][k]
		sum += x.xlogx(int(n+x.before[c])) - x.xlogx(int(n))
	}
	return sum - 2*(x.xlogx(x.first[k]+x.count[i])-x.xlogx(x.first[k]))
}

func (x *exchange) xlogx(n int) float64 {
	if n < len(x.logs) {
		return x.logs[n]
	}
	return float64(n) * math.Log(float64(n))
}
