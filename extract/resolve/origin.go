package resolve

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"newsgraph/schema"
)

const (
	shingle = 4   // words
	fewest  = 20  // shingles of an article that is compared by them; a shorter one must be equal
	copied  = 333 // permille of the shingles of two that both have, in copies: each has half of the other

	bins     = 128
	inBand   = 3 // bins: copies that share 400 permille meet in one of 42 bands with p = 0.93, those that share 600 with 0.9999
	perhaps  = bins / 5
	mostSets = 16 // of a band that a document is compared with
)

// Origins maps each document of readings to the smallest one that it is a copy
// of, itself when it is none: what Graph counts as one origin.
func Origins(readings []schema.Reading) map[schema.DocID]schema.DocID { return origins(readings) }

// Same is how many of the 4-word shingles of two documents both have, in permille.
func Same(a, b *schema.Document) int { return same(shinglesOf(a), shinglesOf(b)) }

// origins maps each document to the smallest one that it is a copy of, itself
// when it is none.
//
// Of every article, noise left out, a sketch is made by one-permutation MinHash
// (Li, Owen and Zhang 2012), empty bins filled from the next full one (Shrivastava
// and Li 2014). Articles that agree in the three bins of a band are compared,
// shingle by shingle; so nothing is compared with everything.
func origins(readings []schema.Reading) map[schema.DocID]schema.DocID {
	parent := make([]int, len(readings))
	equal := map[string]int{}
	var long []sketched
	for i := range readings {
		parent[i] = i
		words := bodyWords(&readings[i].Doc)
		if len(words) == 0 {
			continue
		}
		text := strings.Join(words, " ")
		if j, ok := equal[text]; ok {
			parent[i] = j
			continue
		}
		equal[text] = i
		if len(words) >= shingle+fewest-1 {
			long = append(long, sketched{i, sketchOf(words)})
		}
	}
	for at := 0; at+inBand <= bins; at += inBand {
		joinBand(readings, long, at, parent)
	}
	out := make(map[schema.DocID]schema.DocID, len(readings))
	for i := range readings {
		out[readings[i].Doc.ID] = readings[root(parent, i)].Doc.ID
	}
	return out
}

// A sketch is the smallest shingle of each bin.
type sketch [bins]uint32

type sketched struct {
	doc int
	*sketch
}

func sketchOf(words []string) *sketch {
	const empty = 1<<32 - 1
	var s sketch
	for i := range s {
		s[i] = empty
	}
	for h := range shingles(words) {
		s[h>>57] = min(s[h>>57], uint32(h)&^1) // "empty" is odd
	}
	full := s
	for i := range s {
		for far := 1; s[i] == empty && far < bins; far++ {
			if v := full[(i+far)%bins]; v != empty {
				s[i] = uint32(mix(uint64(v)<<8|uint64(far))) &^ 1
			}
		}
	}
	return &s
}

// joinBand joins copies among the documents that agree in the bins from at on.
func joinBand(readings []schema.Reading, docs []sketched, at int, parent []int) {
	type keyed struct {
		key [inBand]uint32
		sketched
	}
	list := make([]keyed, len(docs))
	for i, d := range docs {
		list[i] = keyed{[inBand]uint32(d.sketch[at : at+inBand]), d}
	}
	slices.SortFunc(list, func(a, b keyed) int { return cmp.Or(slices.Compare(a.key[:], b.key[:]), a.doc-b.doc) })
	for len(list) > 0 {
		n := 1
		for n < len(list) && list[n].key == list[0].key {
			n++
		}
		var first []sketched // of each set that was met
		for _, k := range list[:n] {
			if !joinOne(readings, k.sketched, first, parent) && len(first) < mostSets {
				first = append(first, k.sketched)
			}
		}
		list = list[n:]
	}
}

// joinOne joins d with the sets that it is a copy of; it tells whether there are any.
func joinOne(readings []schema.Reading, d sketched, first []sketched, parent []int) bool {
	found := false
	for _, f := range first {
		a, b := root(parent, d.doc), root(parent, f.doc)
		if a != b && alikeSketches(d.sketch, f.sketch) >= perhaps && Same(&readings[d.doc].Doc, &readings[f.doc].Doc) >= copied {
			parent[max(a, b)] = min(a, b)
			b = a
		}
		found = found || a == b
	}
	return found
}

func alikeSketches(a, b *sketch) int {
	n := 0
	for i := range a {
		if a[i] == b[i] {
			n++
		}
	}
	return n
}

func root(parent []int, i int) int {
	for parent[i] != i {
		parent[i] = parent[parent[i]]
		i = parent[i]
	}
	return i
}

// bodyWords returns the words of the text in lower case, without noise.
func bodyWords(d *schema.Document) []string {
	text := d.Text
	if len(d.Noise) > 0 {
		runes := []rune(text)
		for _, n := range d.Noise {
			for i := max(0, n.Start); i < min(n.End, len(runes)); i++ {
				runes[i] = ' '
			}
		}
		text = string(runes)
	}
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// shingles yields the hashes of every run of four words.
func shingles(words []string) func(func(uint64) bool) {
	return func(yield func(uint64) bool) {
		hashed := make([]uint64, len(words))
		for i, w := range words {
			hashed[i] = fnv(w)
		}
		for i := 0; i+shingle <= len(words); i++ {
			h := uint64(14695981039346656037)
			for _, w := range hashed[i : i+shingle] {
				h = mix(h ^ w)
			}
			if !yield(h) {
				return
			}
		}
	}
}

// shinglesOf returns the shingles of a document, sorted, each once.
func shinglesOf(d *schema.Document) []uint64 {
	return slices.Compact(slices.Sorted(shingles(bodyWords(d))))
}

// same is the size of the intersection of two sorted sets by that of their union, in permille.
func same(a, b []uint64) int {
	both, i, j := 0, 0, 0
	for i < len(a) && j < len(b) {
		switch {
		case a[i] < b[j]:
			i++
		case a[i] > b[j]:
			j++
		default:
			both, i, j = both+1, i+1, j+1
		}
	}
	if both == 0 {
		return 0
	}
	return 1000 * both / (len(a) + len(b) - both)
}

// fnv is the 64-bit FNV-1a hash.
func fnv(s string) uint64 {
	h := uint64(14695981039346656037)
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	return h
}

// mix is the finalizer of SplitMix64 (Steele, Lea and Flood 2014).
func mix(h uint64) uint64 {
	h += 0x9e3779b97f4a7c15
	h = (h ^ h>>30) * 0xbf58476d1ce4e5b9
	h = (h ^ h>>27) * 0x94d049bb133111eb
	return h ^ h>>31
}
