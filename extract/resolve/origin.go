package resolve

import (
	"math/bits"
	"slices"
	"strings"
	"unicode"

	"newsgraph/schema"
)

const (
	shingle  = 4  // words
	fewest   = 20 // shingles of an article that is compared by simhash; a shorter one must be equal
	farthest = 10 // bits that the hashes of copies may differ in: about one word in eight of the shingles' cosine; 6 are always found
	blocks   = 8  // of 8 bits each; two articles are compared when they agree in two blocks
)

// Origins maps each document of readings to the smallest one that it is a copy
// of, itself when it is none: what Graph counts as one origin.
func Origins(readings []schema.Reading) map[schema.DocID]schema.DocID { return origins(readings) }

// origins maps each document to the smallest one that it is a copy of, itself
// when it is none.
//
// The hash of an article is the simhash, in 64 bits, of its 4-word shingles,
// noise left out. Articles are compared when two of the eight bytes of their
// hashes are equal (28 sorted tables), so that no pair at 6 bits or fewer is
// missed and nothing is compared with everything.
func origins(readings []schema.Reading) map[schema.DocID]schema.DocID {
	hashes := make([]uint64, len(readings))
	long := make([]int, 0, len(readings))
	parent := make([]int, len(readings))
	equal := map[string]int{}
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
			hashes[i] = simhash(words)
			long = append(long, i)
		}
	}
	for a := range blocks {
		for b := range a {
			joinNear(long, hashes, uint64(0xff)<<(8*a)|uint64(0xff)<<(8*b), parent)
		}
	}
	out := map[schema.DocID]schema.DocID{}
	for i := range readings {
		out[readings[i].Doc.ID] = readings[root(parent, i)].Doc.ID
	}
	return out
}

// joinNear joins documents whose hashes agree under mask and differ in few bits.
func joinNear(docs []int, hashes []uint64, mask uint64, parent []int) {
	docs = slices.Clone(docs)
	slices.SortFunc(docs, func(a, b int) int {
		if x, y := hashes[a]&mask, hashes[b]&mask; x != y {
			if x < y {
				return -1
			}
			return 1
		}
		return a - b
	})
	for i, a := range docs {
		for _, b := range docs[i+1:] {
			if hashes[a]&mask != hashes[b]&mask {
				break
			}
			ra, rb := root(parent, a), root(parent, b)
			if ra != rb && bits.OnesCount64(hashes[a]^hashes[b]) <= farthest {
				parent[max(ra, rb)] = min(ra, rb)
			}
		}
	}
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

// simhash returns the simhash of at least one shingle.
func simhash(words []string) uint64 {
	var counts [64]int
	hashed := make([]uint64, len(words))
	for i, w := range words {
		hashed[i] = fnv(w)
	}
	for i := 0; i+shingle <= len(words); i++ {
		h := uint64(14695981039346656037)
		for _, w := range hashed[i : i+shingle] {
			h = mix(h ^ w)
		}
		for b := range counts {
			counts[b] += int(h>>b&1)*2 - 1
		}
	}
	var out uint64
	for b, n := range counts {
		if n > 0 {
			out |= 1 << b
		}
	}
	return out
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
