package graph

import (
	"hash/maphash"
	"reflect"

	"github.com/cayleygraph/quad"
)

// An idTable numbers values from 1 in the order of their first use. It keeps 96 bits of a
// hash of each: that two of a hundred million values have the same is less likely (6e-14) than that
// memory fails.
type idTable struct {
	one, two maphash.Seed
	slots    []idSlot
	used     int
}

// typed tells IRIs from literals of the same spelling, whose hash is the same.
type typed struct {
	reflect.Type
	quad.Value
}

type idSlot struct {
	one     uint64
	two, id uint32 // id 0: empty
}

func newIDTable() idTable {
	return idTable{one: maphash.MakeSeed(), two: maphash.MakeSeed(), slots: make([]idSlot, 1<<10)}
}

// id returns the number of v, or the next one if v is new.
func (t *idTable) id(v quad.Value) (id uint32, isNew bool) {
	if 5*t.used > 4*len(t.slots) {
		t.grow()
	}
	key := typed{reflect.TypeOf(v), v}
	one, two := maphash.Comparable(t.one, key), uint32(maphash.Comparable(t.two, key))
	s := t.free(one, two)
	if s.id != 0 {
		return s.id, false
	}
	t.used++
	*s = idSlot{one, two, uint32(t.used)}
	return s.id, true
}

// free returns the slot with that hash, else the one where it belongs.
func (t *idTable) free(one uint64, two uint32) *idSlot {
	for i := int(one) & (len(t.slots) - 1); ; i = (i + 1) & (len(t.slots) - 1) {
		if s := &t.slots[i]; s.id == 0 || s.one == one && s.two == two {
			return s
		}
	}
}

func (t *idTable) grow() {
	old := t.slots
	t.slots = make([]idSlot, 2*len(old))
	for _, s := range old {
		if s.id != 0 {
			*t.free(s.one, s.two) = s
		}
	}
}
