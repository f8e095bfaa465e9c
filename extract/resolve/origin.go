package resolve

import (
	"cmp"
	"crypto/sha256"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"newsgraph/schema"
)

const (
	copied  = 333 // permille of the shingles of two that both have, in copies: each has half of the other
	revised = 500 // permille of the shingles of the shorter that are in the other, in versions of one article

	inBand   = 3 // bins: copies that share 400 permille meet in one of 42 bands with p = 0.93, those that share 600 with 0.9999
	perhaps  = bins / 5
	mostSets = 16 // of a band that a document is compared with

	heldShingles = 4 << 20 // at most in memory: texts that are alike are asked for once, not in each band
	heldPairs    = 1 << 19
)

// Copies finds the documents that are one text. It keeps some 250 bytes of each, and asks
// for their texts again where two may be copies.
//
// Of every article, noise left out, a sketch is made by one-permutation MinHash
// (Li, Owen and Zhang 2012), empty bins filled from the next full one (Shrivastava
// and Li 2014), of which a byte each is kept (Li and König 2010). Articles that agree in the
// three bins of a band are compared, shingle by shingle; so nothing is compared with everything.
type Copies struct {
	parent   []int32          // of each document; a root is the smallest of its set
	equal    map[digest]int32 // the first of each text
	article  map[digest]int32 // the last of each address, and of each title at its outlet
	versions [][2]int32       // that may be of one article
	long     []int32          // documents that have a sketch
	sketches []sketch
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
	c.long = append(c.long, i)
	c.sketches = append(c.sketches, sketchOf(words))
	for _, key := range articleKeys(d) {
		k := digestOf(key)
		if j, ok := c.article[k]; ok {
			c.versions = append(c.versions, [2]int32{i, j})
		}
		c.article[k] = i
	}
}

// Sets returns for each document, in the order of Add, the first one that it is a copy or a
// version of, itself when it is none. doc gives a document with its text again.
func (c *Copies) Sets(doc func(i int) (*schema.Document, error)) ([]int32, error) {
	j := joiner{Copies: c, doc: doc, sets: map[int32][]uint64{}, unlike: map[[2]int32]bool{}}
	for at := 0; at+inBand <= bins; at += inBand {
		j.band(at)
	}
	for _, v := range c.versions {
		j.compare(v[0], v[1], func(a, b []uint64) bool { return shared(a, b) >= revised })
	}
	out := make([]int32, len(c.parent))
	for i := range out {
		out[i] = c.root(int32(i))
	}
	return out, j.err
}

func (c *Copies) root(i int32) int32 {
	for c.parent[i] != i {
		c.parent[i] = c.parent[c.parent[i]]
		i = c.parent[i]
	}
	return i
}

// A joiner compares documents.
type joiner struct {
	*Copies
	doc    func(i int) (*schema.Document, error)
	err    error              // the first
	sets   map[int32][]uint64 // shingles of some documents
	held   int                // shingles in sets
	unlike map[[2]int32]bool  // some that were compared and are no copies
}

func (j *joiner) shingles(i int32) []uint64 {
	if set, ok := j.sets[i]; ok {
		return set
	}
	d, err := j.doc(int(i))
	if err != nil {
		j.err = cmp.Or(j.err, err)
		return nil
	}
	set := shinglesOf(d)
	if j.held += len(set); j.held > heldShingles {
		clear(j.sets)
		j.held = len(set)
	}
	j.sets[i] = set
	return set
}

// joinCopies joins the sets of a and b if one is a copy of the other, and tells whether they are one set.
func (j *joiner) joinCopies(a, b int32) bool {
	pair := [2]int32{a, b}
	if j.unlike[pair] {
		return j.root(a) == j.root(b)
	}
	if j.compare(a, b, func(a, b []uint64) bool { return same(a, b) >= copied }) {
		return true
	}
	if len(j.unlike) == heldPairs {
		clear(j.unlike)
	}
	j.unlike[pair] = true
	return false
}

// compare joins the sets of a and b if their texts are alike, and tells whether they are one set.
func (j *joiner) compare(a, b int32, alike func(a, b []uint64) bool) bool {
	ra, rb := j.root(a), j.root(b)
	if ra == rb || j.err != nil {
		return ra == rb
	}
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
		var first []uint32 // of each set that was met
		for _, k := range list[:n] {
			if !j.any(uint32(k), first) && len(first) < mostSets {
				first = append(first, uint32(k))
			}
		}
		list = list[n:]
	}
}

// any joins a document with the sets that it is a copy of; it tells whether there are any.
func (j *joiner) any(d uint32, first []uint32) bool {
	found := false
	for _, f := range first {
		if j.root(j.long[d]) == j.root(j.long[f]) || alikeSketches(&j.sketches[d], &j.sketches[f]) >= perhaps &&
			j.joinCopies(j.long[d], j.long[f]) {
			found = true
		}
	}
	return found
}

// SameArticle tells whether two documents are versions of one article by their address, or by
// outlet and title.
func SameArticle(a, b *schema.Document) bool {
	keys := articleKeys(b)
	return slices.ContainsFunc(articleKeys(a), func(k string) bool { return slices.Contains(keys, k) })
}

// articleKeys are what versions of one article have in common: the address, or outlet and title.
func articleKeys(d *schema.Document) []string {
	var keys []string
	if u, err := url.Parse(d.URL); err == nil && u.Host != "" && strings.Trim(u.Path, "/") != "" { // no front page
		keys = append(keys, "url "+strings.TrimPrefix(strings.ToLower(u.Host), "www.")+strings.TrimRight(u.Path, "/")+"?"+u.RawQuery)
	}
	if title := titleStem(d.Title); d.Outlet != "" && title != "" {
		keys = append(keys, "title "+strings.ToLower(d.Outlet)+"\x00"+title)
	}
	return keys
}

var (
	titleStart = regexp.MustCompile(`^(?:update ?\d*|updated|live|wrapup ?\d*|refile|corrected|breaking)\s*[-:–—]\s*`)
	titleEnd   = regexp.MustCompile(`\s*[-–—(\[|:]\s*(?:updated?|live|live updates|as it happened|corrected)\s*[)\]]?$`)
)

// titleStem is a title without what a desk adds when it changes the article: "UPDATE 2-Fleet sails".
func titleStem(title string) string {
	s := strings.Join(strings.Fields(strings.ToLower(title)), " ")
	s = titleEnd.ReplaceAllString(titleStart.ReplaceAllString(s, ""), "")
	return strings.TrimFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}
