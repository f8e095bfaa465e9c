package learn

// found is where the rows of some features are, by kind.
type found struct {
	starts [kinds][together]uint32
	n      [kinds]uint32
}

// together is how many features are looked up side by side.
const together = 128

func (f *found) of(kind int) []uint32 { return f.starts[kind][:f.n[kind]] }

// Score adds the weights of the features to scores, one for each class. The
// scores of two models cannot be compared, since each has its own unit. A sum
// stays in range for up to 100,000 features. It is fastest when scores has room
// for MaxClasses.
func (m *Model) Score(features []Key, scores []int32) {
	if cap(scores) >= MaxClasses {
		m.score(features, (*[MaxClasses]int32)(scores[:MaxClasses]))
		return
	}
	var all [MaxClasses]int32
	m.score(features, &all)
	for i := range scores {
		scores[i] += all[i]
	}
}

// score goes over the features several times, because what it does is wait for
// memory: a pass that only touches what the next will read has many waits under way
// at once, since none depends on the last.
func (m *Model) score(features []Key, scores *[MaxClasses]int32) {
	for len(features) > 0 {
		part := features[:min(len(features), together)]
		features = features[len(part):]
		if m.touch(part) == 0 {
			continue
		}
		var f found
		m.findAll(part, &f)
		for kind := 1; kind < kinds; kind++ {
			m.dense.touch(f.of(kind))
		}
		m.touchShort(f.of(0))
		for _, at := range f.of(0) {
			cells := m.cells[at+1:]
			for _, c := range cells[:m.cells[at]] {
				scores[uint8(c)] += weight(c)
			}
		}
		for kind := 1; kind < kinds; kind++ {
			m.dense.sum(f.of(kind), scales[kind-1], scores)
		}
	}
}

// touch returns 0 if no feature has a row, and brings the slots into the cache.
//
//go:noinline
func (m *Model) touch(features []Key) (any uint32) {
	slots := m.slots
	for _, k := range features {
		any |= slots[uint32(k)&uint32(len(slots)-1)].at
	}
	return any
}

// touchShort brings the first part of short rows into the cache.
//
//go:noinline
func (m *Model) touchShort(rows []uint32) (any uint16) {
	for _, at := range rows {
		any |= m.cells[at]
	}
	return any
}

// findAll finds the rows of features; of one without, the row of no cells.
func (m *Model) findAll(features []Key, f *found) {
	for _, k := range features {
		at := m.find(k)
		kind := at >> kindShift
		n := f.n[kind]
		f.starts[kind][n%together] = at & startMask
		f.n[kind] = n + 1
	}
}

// find returns where the row of k is, or 0.
func (m *Model) find(k Key) uint32 {
	slots := m.slots
	mask := uint32(len(slots) - 1)
	for i := uint32(k) & mask; ; i = (i + 1) & mask {
		if s := slots[i&uint32(len(slots)-1)]; s.at == 0 || s.key == k {
			return s.at
		}
	}
}
