package resolve

import (
	"crypto/sha256"
	"encoding/binary"
	"slices"
	"strings"

	"newsgraph/internal/extsort"
	"newsgraph/schema"
)

const (
	copied  = 333 // permille of the shingles of two that both have, in copies: each has half of the other
	revised = 500 // permille of the shingles of the shorter that are in the other, in versions of one article

	inBand   = 3 // bins: copies that share 400 permille meet in one of 42 bands with p = 0.93, those that share 600 with 0.9999
	perhaps  = bins / 5
	mostSets = 16 // of a band that a document is compared with
)

// Copies finds the documents that are one text. It holds some 250 bytes of each; their shingles, 4 bytes
// a word, lie on disk.
//
// Of every article, noise left out, a sketch is made by one-permutation MinHash
// (Li, Owen and Zhang 2012), empty bins filled from the next full one (Shrivastava
// and Li 2014), of which a byte each is kept (Li and König 2010). Articles that agree in the
// three bins of a band are compared, shingle by shingle, but with one article of a set and mostSets of them:
// where all are made after few patterns, as reports of the weather are, the work is still so much an article.
type Copies struct {
	Dir string // for the file of shingles; "" is the system's folder for such files

	parent   []int32          // of each document; a root is the smallest of its set
	equal    map[digest]int32 // the first of each text
	article  map[digest]int32 // the last of each address, and of each title at its outlet
	versions [][2]int32       // places in long of what may be one article
	long     []int32          // documents that have a sketch
	sketches []sketch         // of each in long
	shelf    *extsort.Shelf
	ends     []int64 // of the shingles on the shelf, of each in long
	compared int     // pairs of texts
	err      error   // the first of the shelf
}

// SameText tells whether two documents have the same words, noise left out.
func SameText(a, b *schema.Document) bool { return slices.Equal(bodyWords(a), bodyWords(b)) }

// A digest is the start of the SHA-256 of something.
type digest [16]byte

func digestOf(s string) digest {
	sum := sha256.Sum256([]byte(s))
	return digest(sum[:16])
}

// Add takes the next document.
func (c *Copies) Add(d *schema.Document) {
	if c.equal == nil {
		c.equal, c.article = map[digest]int32{}, map[digest]int32{}
	}
	i := int32(len(c.parent))
	c.parent = append(c.parent, i)
	words := bodyWords(d)
	if len(words) == 0 {
		return
	}
	key := digestOf(strings.Join(words, " "))
	if j, ok := c.equal[key]; ok {
		c.parent[i] = j
		return
	}
	c.equal[key] = i
	if len(words) < shingle+fewest-1 {
		return
	}
	at := int32(len(c.long))
	c.long = append(c.long, i)
	c.sketches = append(c.sketches, sketchOf(words))
	c.put(shinglesOf(words))
	for _, key := range articleKeys(d) {
		k := digestOf(key)
		if j, ok := c.article[k]; ok {
			c.versions = append(c.versions, [2]int32{at, j})
		}
		c.article[k] = at
	}
}

func (c *Copies) put(set []uint32) {
	if c.err != nil {
		return
	}
	if c.shelf == nil {
		c.shelf = extsort.NewShelf(c.Dir)
	}
	b := make([]byte, 0, 4*len(set))
	for _, h := range set {
		b = binary.LittleEndian.AppendUint32(b, h)
	}
	c.err = c.shelf.Put(b)
	c.ends = append(c.ends, c.shelf.End())
}

// stretch returns where the shingles of one in long begin, and how many bytes they have.
func (c *Copies) stretch(at int32) (start, size int64) {
	if at > 0 {
		start = c.ends[at-1]
	}
	return start, c.ends[at] - start
}

// Close frees what is held on disk.
func (c *Copies) Close() error {
	if c.shelf == nil {
		return nil
	}
	return c.shelf.Close()
}

// Sets returns for each document, in the order of Add, the first one that it is a copy or a
// version of, itself when it is none.
func (c *Copies) Sets() ([]int32, error) {
	if c.err != nil {
		return nil, c.err
	}
	j := joiner{Copies: c}
	for at := 0; at+inBand <= bins; at += inBand {
		j.band(at)
	}
	for _, v := range c.versions {
		j.one.at, j.first[0].at = v[0], v[1]
		j.one.set, j.first[0].set = j.one.set[:0], j.first[0].set[:0]
		j.compare(&j.one, &j.first[0], func(a, b []uint32) bool { return shared(a, b) >= revised })
	}
	out := make([]int32, len(c.parent))
	for i := range out {
		out[i] = c.root(int32(i))
	}
	return out, c.err
}

func (c *Copies) root(i int32) int32 {
	for c.parent[i] != i {
		c.parent[i] = c.parent[c.parent[i]]
		i = c.parent[i]
	}
	return i
}
