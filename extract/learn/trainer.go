package learn

import "slices"

// A Trainer learns the weights of a linear model as an averaged perceptron.
// It is not safe for concurrent use.
//
// Call Tick once for each decision (or each sentence, if that is what is
// decided), whether it was right or not: weights are averaged over ticks.
type Trainer struct {
	labels []string
	slots  []slot // open addressing by key; row 0 means empty
	rows   []trainRow
	now    int64 // ticks so far
	found  []uint32
}

type slot struct {
	key Key
	at  uint32
}

type trainRow struct {
	key     Key
	updates int32
	cells   []uint32 // weights, as packWide makes them; scoring reads only these
	late    []int64  // for each weight
}

// The average of a weight over time is w - late/now, where late is the sum of
// each change times the tick at which it was made.

// packWide returns a weight of up to 24 bits above its class.
func packWide(class int, w int32) uint32 { return uint32(w)<<8 | uint32(class) }

// MaxClasses is the number of classes a model can have.
const MaxClasses = 256

// NewTrainer returns a trainer for the classes labels, all weights 0.
func NewTrainer(labels []string) *Trainer {
	if len(labels) > MaxClasses {
		panic("learn: more classes than a byte can tell apart")
	}
	return &Trainer{labels: slices.Clone(labels), slots: make([]slot, 1<<16), rows: make([]trainRow, 1)}
}

// Rows returns the number of features that have a weight.
func (t *Trainer) Rows() int { return len(t.rows) - 1 }

// Tick counts one decision.
func (t *Trainer) Tick() { t.now++ }

// Score adds the weights of the features to scores, one for each class.
func (t *Trainer) Score(features []Key, scores []int32) {
	t.found = t.found[:0]
	for _, k := range features {
		if r := t.find(k); r != 0 {
			t.found = append(t.found, r)
		}
	}
	var all [MaxClasses]int32
	for _, r := range t.found {
		for _, c := range t.rows[r].cells {
			all[uint8(c)] += int32(c) >> 8
		}
	}
	for i := range scores {
		scores[i] += all[i]
	}
}

// Update makes right more likely than wrong where features hold.
func (t *Trainer) Update(features []Key, right, wrong int) {
	if right == wrong {
		return
	}
	for _, k := range features {
		r := t.row(k)
		r.updates++
		r.add(right, 1, t.now)
		r.add(wrong, -1, t.now)
	}
}

// Add changes the weight of class by delta where features hold. It is for
// structured updates: add 1 along the right path and -1 along the wrong one.
func (t *Trainer) Add(features []Key, class int, delta int32) {
	for _, k := range features {
		r := t.row(k)
		r.updates++
		r.add(class, delta, t.now)
	}
}

func (r *trainRow) add(class int, delta int32, now int64) {
	for i, c := range r.cells {
		if int(c&255) == class {
			r.cells[i] = packWide(class, int32(c)>>8+delta)
			r.late[i] += int64(delta) * now
			return
		}
	}
	r.cells = append(r.cells, packWide(class, delta))
	r.late = append(r.late, int64(delta)*now)
}

func (t *Trainer) find(k Key) uint32 {
	mask := uint32(len(t.slots) - 1)
	for i := uint32(k) & mask; ; i = (i + 1) & mask {
		if s := t.slots[i]; s.at == 0 || s.key == k {
			return s.at
		}
	}
}

func (t *Trainer) row(k Key) *trainRow {
	if r := t.find(k); r != 0 {
		return &t.rows[r]
	}
	if 2*len(t.rows) > len(t.slots) {
		t.grow()
	}
	t.rows = append(t.rows, trainRow{key: k})
	place(t.slots, slot{k, uint32(len(t.rows) - 1)})
	return &t.rows[len(t.rows)-1]
}

func (t *Trainer) grow() {
	old := t.slots
	t.slots = make([]slot, 2*len(old))
	for _, s := range old {
		if s.at != 0 {
			place(t.slots, s)
		}
	}
}

func place(slots []slot, s slot) {
	mask := uint32(len(slots) - 1)
	i := uint32(s.key) & mask
	for slots[i].at != 0 {
		i = (i + 1) & mask
	}
	slots[i] = s
}
