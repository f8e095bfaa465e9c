package graph

import (
	"hash/maphash"

	"github.com/cayleygraph/quad"
)

// An idTable numbers values from 1 in the order of their first use. It is a map from
// values to numbers that holds neither: the caller keeps the values, and a map of
// millions of pointers is walked by every collection of garbage.
type idTable struct {
	seed  maphash.Seed
	slots []uint64 // half the hash of a value above its number; 0 where empty
	used  int
}

func newIDTable() idTable { return idTable{maphash.MakeSeed(), make([]uint64, 1<<10), 0} }

// id returns the number of v among values, or the next one if v is new.
func (t *idTable) id(v quad.Value, values []quad.Value) (id uint32, isNew bool) {
	if 3*t.used > 2*len(t.slots) {
		t.grow()
	}
	hash := maphash.Comparable(t.seed, v)
	for i := t.home(hash); ; i = (i + 1) & (len(t.slots) - 1) {
		switch s := t.slots[i]; {
		case s == 0:
			t.used++
			t.slots[i] = hash>>32<<32 | uint64(t.used)
			return uint32(t.used), true
		case s>>32 == hash>>32 && values[uint32(s)-1] == v:
			return uint32(s), false
		}
	}
}

func (t *idTable) home(hash uint64) int { return int(hash>>32) & (len(t.slots) - 1) }

func (t *idTable) grow() {
	old := t.slots
	t.slots = make([]uint64, 2*len(old))
	for _, s := range old {
		if s == 0 {
			continue
		}
		i := t.home(s)
		for t.slots[i] != 0 {
			i = (i + 1) & (len(t.slots) - 1)
		}
		t.slots[i] = s
	}
}
