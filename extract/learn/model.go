package learn

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"math/bits"
	"strings"
)

// A Model scores classes by the features that hold. It is immutable.
type Model struct {
	labels []string
	slots  []slot   // open addressing by key; at says where the row is, 0 for none
	cells  []uint16 // a short row is its length, then as many weights as pack makes them; the first has none
	dense  dense    // long rows
	rows   []row    // of a model just frozen: what is saved
}

type row struct {
	key   Key
	cells []cell
}

// A cell is the weight of a class.
type cell struct {
	class  uint16
	weight int16
}

// pack returns a cell as the class in 8 bits below the root of the weight.
func pack(c cell) uint16 { return uint16(root(c.weight))<<8 | c.class&255 }

// weight returns what pack has made of the weight.
func weight(packed uint16) int32 {
	q := int32(int16(packed)) >> 8
	return q * max(q, -q)
}

// newModel builds the tables from rows sorted by key.
func newModel(labels []string, rows []row) (*Model, error) {
	if len(labels) == 0 || len(labels) > MaxClasses {
		return nil, fmt.Errorf("model has %d classes", len(labels))
	}
	m := &Model{labels: labels, slots: hugePages(make([]slot, tableSize(len(rows))))}
	for i, r := range rows {
		if i > 0 && r.key <= rows[i-1].key {
			return nil, errors.New("model rows are out of order")
		}
		for k, c := range r.cells {
			if int(c.class) >= len(labels) {
				return nil, fmt.Errorf("model has no class %d", c.class)
			}
			if k > 0 && c.class <= r.cells[k-1].class {
				return nil, errors.New("model classes are out of order")
			}
		}
	}
	m.fill(rows)
	return m, nil
}

// fill lays long rows first: they are those in use most, and so lie close together.
func (m *Model) fill(rows []row) {
	var count [MaxClasses + 1]int
	for i := range rows {
		count[len(rows[i].cells)]++
	}
	m.dense.width = widthOf(len(m.labels))
	isLong := func(n int) bool { return n > wordsOf(len(m.labels))/2 && n > 8 }
	var order [MaxClasses + 1]int // where the rows of each length begin, longest first
	total, lines, cells := 0, 0, 1
	for n := MaxClasses; n >= 0; n-- {
		order[n] = total
		total += count[n]
		if isLong(n) {
			lines += count[n] * m.dense.width
		} else {
			cells += count[n] * (n + 1)
		}
	}
	sorted := make([]int32, total)
	for i := range rows {
		n := len(rows[i].cells)
		sorted[order[n]] = int32(i)
		order[n]++
	}
	m.dense.lines, m.cells = hugePages(make([]line, lines))[:0], hugePages(make([]uint16, cells))[:1]
	for _, i := range sorted {
		r := &rows[i]
		if isLong(len(r.cells)) {
			place(m.slots, slot{r.key, m.dense.add(r.cells)})
			continue
		}
		place(m.slots, slot{r.key, uint32(len(m.cells))})
		m.cells = append(m.cells, uint16(len(r.cells)))
		for _, c := range r.cells {
			m.cells = append(m.cells, pack(c))
		}
	}
}

// tableSize returns a power of two that n keys fill by half at most.
func tableSize(n int) int { return 1 << max(4, bits.Len(uint(2*n))) }

// Labels returns the names of the classes, by number. It must not be changed.
func (m *Model) Labels() []string { return m.labels }

// Best returns the class with the highest score, the first of equals.
func Best(scores []int32) int {
	best := 0
	for i, s := range scores {
		if s > scores[best] {
			best = i
		}
	}
	return best
}

// Save adds a model from Freeze to p; one from LoadModel has no more what it takes.
// The sections, all under name:
//
//	labels    the classes, one a line
//	keys      the keys in order, each as a uvarint of its distance to the last
//	lengths   a uvarint for each row
//	classes   a byte for each cell, row by row, ascending within a row
//	weights   a byte for each cell: q, standing for sign(q)·q²
func (m *Model) Save(p *Pack, name string) {
	if m.rows == nil {
		panic("learn: a model that was loaded cannot be saved")
	}
	var keys, lengths, classes, weights []byte
	last := Key(0)
	for _, r := range m.rows {
		keys = binary.AppendUvarint(keys, uint64(r.key-last))
		last = r.key
		lengths = binary.AppendUvarint(lengths, uint64(len(r.cells)))
		for _, c := range r.cells {
			classes = append(classes, byte(c.class))
			weights = append(weights, byte(root(c.weight)))
		}
	}
	p.Add(name+"/labels", []byte(strings.Join(m.labels, "\n")))
	p.Add(name+"/keys", keys)
	p.Add(name+"/lengths", lengths)
	p.Add(name+"/classes", classes)
	p.Add(name+"/weights", weights)
}

func root(w int16) int8 {
	if w < 0 {
		return -int8(math.Sqrt(-float64(w)))
	}
	return int8(math.Sqrt(float64(w)))
}

// LoadModel reads the model that Save put into p under name.
func LoadModel(p *Pack, name string) (*Model, error) {
	labels := strings.Split(string(p.Section(name+"/labels")), "\n")
	keys, lengths := p.Section(name+"/keys"), p.Section(name+"/lengths")
	classes, weights := p.Section(name+"/classes"), p.Section(name+"/weights")
	if len(classes) != len(weights) {
		return nil, fmt.Errorf("model %s: %d classes for %d weights", name, len(classes), len(weights))
	}
	cells := make([]cell, len(classes))
	for i := range cells {
		cells[i] = cell{uint16(classes[i]), square(int8(weights[i]))}
	}
	rows := make([]row, 0, len(lengths)) // most lengths take one byte
	for key := Key(0); len(keys) > 0; {
		step, used := binary.Uvarint(keys)
		n, usedLen := binary.Uvarint(lengths)
		if used <= 0 || usedLen <= 0 || n > uint64(len(cells)) {
			return nil, fmt.Errorf("model %s: row %d is cut short", name, len(rows))
		}
		key += Key(step)
		keys, lengths = keys[used:], lengths[usedLen:]
		rows = append(rows, row{key, cells[:n:n]})
		cells = cells[n:]
	}
	m, err := newModel(labels, rows)
	if err != nil {
		return nil, fmt.Errorf("model %s: %w", name, err)
	}
	return m, nil
}
