package resolve

import (
	"slices"
	"strings"
	"unicode"

	"newsgraph/schema"
)

const (
	shingle = 4  // words
	fewest  = 20 // shingles of an article that is compared by them; a shorter one must be equal
	bins    = 128
)

// A sketch is a byte of the smallest shingle of each bin.
type sketch [bins]uint8

func sketchOf(words []string) sketch {
	const empty = 1<<64 - 1
	var least [bins]uint64
	for i := range least {
		least[i] = empty
	}
	for h := range shingles(words) {
		least[h>>57] = min(least[h>>57], h<<7|1<<6) // never empty
	}
	var s sketch
	for i, v := range least {
		for far := 1; v == empty && far < bins; far++ {
			if next := least[(i+far)%bins]; next != empty {
				v = mix(next + uint64(far))
			}
		}
		s[i] = uint8(mix(v))
	}
	return s
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

// shinglesOf returns the starts of the hashes of all shingles, sorted, each once: in two texts of 1,000
// words one may be taken for another in one of 4,000 cases, a permille at most.
func shinglesOf(words []string) []uint32 {
	set := make([]uint32, 0, len(words))
	for h := range shingles(words) {
		set = append(set, uint32(h>>32))
	}
	slices.Sort(set)
	return slices.Compact(set)
}

// Same is how many of the 4-word shingles of two documents both have, in permille.
func Same(a, b *schema.Document) int { return same(shinglesOf(bodyWords(a)), shinglesOf(bodyWords(b))) }

// same is the size of the intersection of two sorted sets by that of their union, in permille.
func same(a, b []uint32) int {
	both := inBoth(a, b)
	return 1000 * both / max(len(a)+len(b)-both, 1)
}

// shared is the share of the smaller set that is in the other, in permille.
func shared(a, b []uint32) int { return 1000 * inBoth(a, b) / max(min(len(a), len(b)), 1) }

func inBoth(a, b []uint32) int {
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
	return both
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
