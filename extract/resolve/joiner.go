package resolve

import (
	"encoding/binary"
	"slices"
)

// A joiner compares documents.
type joiner struct {
	*Copies
	one   text
	first [mostSets]text // of sets that were met
	buf   []byte
}

// A text is a place in long and its shingles, none when they were not asked for yet.
type text struct {
	at  int32
	set []uint32
}

func (j *joiner) shingles(t *text) []uint32 {
	if len(t.set) > 0 || j.err != nil {
		return t.set
	}
	start, size := j.stretch(t.at)
	j.buf = slices.Grow(j.buf[:0], int(size))[:size]
	j.err = j.shelf.Get(j.buf, start)
	for b := j.buf; len(b) > 0; b = b[4:] {
		t.set = append(t.set, binary.LittleEndian.Uint32(b))
	}
	return t.set
}

// mayBeCopies tells whether a look at the texts of a and b is worth it.
func (j *joiner) mayBeCopies(a, b *text) bool {
	_, m := j.stretch(a.at)
	_, n := j.stretch(b.at)
	return 1000*min(m, n)/max(m, n) >= copied && alikeSketches(&j.sketches[a.at], &j.sketches[b.at]) >= perhaps
}

// compare joins the sets of a and b if their texts are alike, and tells whether they are one set.
func (j *joiner) compare(a, b *text, alike func(a, b []uint32) bool) bool {
	ra, rb := j.root(j.long[a.at]), j.root(j.long[b.at])
	if ra == rb {
		return true
	}
	j.compared++
	if !alike(j.shingles(a), j.shingles(b)) || j.err != nil {
		return false
	}
	j.parent[max(ra, rb)] = min(ra, rb)
	return true
}

// band joins copies among the documents that agree in the bins from at on.
func (j *joiner) band(at int) {
	list := make([]uint64, len(j.long)) // bins, then the place in long
	for i := range j.long {
		s := &j.sketches[i]
		list[i] = uint64(s[at])<<48 | uint64(s[at+1])<<40 | uint64(s[at+2])<<32 | uint64(i)
	}
	slices.Sort(list)
	for len(list) > 0 {
		n := 1
		for n < len(list) && list[n]>>32 == list[0]>>32 {
			n++
		}
		sets := 0
		for _, k := range list[:n] {
			j.one.at, j.one.set = int32(k), j.one.set[:0]
			if !j.any(j.first[:sets]) && sets < mostSets {
				j.one, j.first[sets] = j.first[sets], j.one
				sets++
			}
		}
		list = list[n:]
	}
}

// any joins a document with the sets that it is a copy of; it tells whether there are any.
func (j *joiner) any(first []text) bool {
	found := false
	for i := range first {
		f := &first[i]
		if j.root(j.long[j.one.at]) == j.root(j.long[f.at]) || j.mayBeCopies(&j.one, f) &&
			j.compare(&j.one, f, func(a, b []uint32) bool { return same(a, b) >= copied }) {
			found = true
		}
	}
	return found
}
