package learn

import (
	"encoding/binary"
	"fmt"
	"maps"
	"slices"
)

// A Table maps the hash of a word to a small number other than 0. It is immutable.
// The words themselves are not kept: an unknown word is taken for a known one
// once in about 100,000 times.
type Table struct {
	slots []slot // open addressing; at is the value
}

// NewTable returns the table of the given values. Values of 0 are left out.
func NewTable(values map[Key]uint32) *Table {
	t := &Table{make([]slot, tableSize(len(values)))}
	for _, k := range slices.Sorted(maps.Keys(values)) {
		if v := values[k]; v != 0 {
			place(t.slots, slot{k, v})
		}
	}
	return t
}

// WordKey returns the key of a word's hash, from Hash or Fold.
func WordKey(h uint64) Key { return Seal(h) }

// Get returns the value of a word's hash, 0 if it has none.
func (t *Table) Get(h uint64) uint32 {
	k, mask := WordKey(h), uint32(len(t.slots)-1)
	for i := uint32(k) & mask; ; i = (i + 1) & mask {
		if s := t.slots[i]; s.at == 0 || s.key == k {
			return s.at
		}
	}
}

// Max returns the greatest value, 0 if there is none.
func (t *Table) Max() uint32 {
	most := uint32(0)
	for _, s := range t.slots {
		most = max(most, s.at)
	}
	return most
}

// Save adds the table to p: name/keys, distances of the sorted keys, and
// name/values, both uvarints.
func (t *Table) Save(p *Pack, name string) {
	var used []slot
	for _, s := range t.slots {
		if s.at != 0 {
			used = append(used, s)
		}
	}
	slices.SortFunc(used, func(a, b slot) int { return int(int64(a.key) - int64(b.key)) })
	var keys, values []byte
	last := Key(0)
	for _, s := range used {
		keys = binary.AppendUvarint(keys, uint64(s.key-last))
		values = binary.AppendUvarint(values, uint64(s.at))
		last = s.key
	}
	p.Add(name+"/keys", keys)
	p.Add(name+"/values", values)
}

// LoadTable reads the table that Save put into p under name.
func LoadTable(p *Pack, name string) (*Table, error) {
	keys, data := p.Section(name+"/keys"), p.Section(name+"/values")
	values := map[Key]uint32{}
	for key := Key(0); len(keys) > 0; {
		step, used := binary.Uvarint(keys)
		v, usedValue := binary.Uvarint(data)
		if used <= 0 || usedValue <= 0 {
			return nil, fmt.Errorf("table %s: entry %d is cut short", name, len(values))
		}
		key += Key(step)
		values[key] = uint32(v)
		keys, data = keys[used:], data[usedValue:]
	}
	return NewTable(values), nil
}
