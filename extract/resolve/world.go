package resolve

import (
	"cmp"
	"slices"
	"strings"

	"newsgraph/extract/guide"
	"newsgraph/extract/lexicon"
	"newsgraph/schema"
)

// A node is one referent of one reading.
type node struct {
	doc, ref int32 // indexes in world.readings and its Things
	*Thing
	kind    schema.EntityType // that of the referent, unless retype knows better
	key     string            // folded name; "country:", "norp:", "gov:" and "admin:" keys are what they say
	named   bool
	human   bool // it has what only people have: an office, a family
	thingly bool // what is said of it can be said of no place
	special bool // key is a country, government or people
}

// A world is the nodes of all readings and the sets they are joined to.
type world struct {
	readings []Summary
	vocab    *schema.Vocabulary
	nodes    []node
	roles    map[int][]string  // of nodes: what the article says somebody is
	first    []int             // of each reading: its first node
	parent   []int32           // union-find; a root is the smallest of its set
	company  [][]int32         // of each reading: keys of its names that tell something, as places in keys, sorted
	keys     []string          // sorted
	keyAt    map[string]int32  // places in keys
	country  []string          // of each reading: the one it speaks of most, "" when none
	next     []int32           // of each node: another of its set, all in a ring
	profiles map[int]profile   // of roots
	leaders  map[string]string // country by folded name
	surnames map[string]bool
	marks    map[int]string  // of roots: the key of the country, people or government in the set
	mixed    map[string]bool // words, in capitals, that some name has in small letters
	acronyms map[string]bool // of names of several words
	links    []link          // why nodes of different names were joined

	// What a guide says.
	known    []guide.Known
	listed   map[int]int          // of roots: the entry of known
	pins     map[int]*pin         // of roots
	rejected map[claimAt]bool     // claims
	remarks  map[claimAt][]string // on claims
	missed   []guide.Missed
	docs     map[string][]int // readings that the corrections name
	read     func(d int) (*schema.Reading, error)
	err      error // of read
}

// A profile is what tells namesakes apart.
type profile struct {
	roles   set[string]
	company set[int32] // places in world.keys
	docs    set[int32] // those that may be thought to tell it from others
	she, he int
}

// A set of the company of somebody in much news is large, and there are many.
type set[K comparable] map[K]struct{}

func (s set[K]) has(k K) bool {
	_, ok := s[k]
	return ok
}

func (s set[K]) add(k K) { s[k] = struct{}{} }

// newWorld makes the nodes, none joined. Readings must be in order; shared has their strings.
func newWorld(readings []Summary, v *schema.Vocabulary, shared pool) *world {
	w := &world{readings: readings, vocab: v, roles: map[int][]string{}, profiles: map[int]profile{}, marks: map[int]string{}, listed: map[int]int{}, pins: map[int]*pin{}}
	w.findLeaders()
	w.findSurnames()
	n := 0
	for d := range readings {
		n += len(readings[d].Things)
	}
	w.nodes, w.parent, w.next, w.first = make([]node, 0, n), make([]int32, n), make([]int32, n), make([]int, 0, len(readings))
	for d := range readings {
		w.first = append(w.first, len(w.nodes))
		for i := range readings[d].Things {
			at := len(w.nodes)
			w.parent[at], w.next[at] = int32(at), int32(at)
			n := w.newNode(d, i)
			shared.one(&n.key)
			if n.special {
				w.marks[at] = n.key
			}
			w.nodes = append(w.nodes, n)
		}
	}
	w.findRoles()
	w.findShouted()
	w.findCompany()
	w.findCountries()
	return w
}

func (w *world) newNode(d, i int) node {
	r := &w.readings[d].Things[i]
	n := node{doc: int32(d), ref: int32(i), Thing: r, kind: r.Type, named: r.Named}
	if key := w.specialKey(r.Name, r.Type); key != "" {
		n.key, n.special, n.named = key, true, true
	} else if r.Type == schema.Person {
		n.key = fold(r.Name)
	} else {
		n.key = thingKey(r.Name)
		if !slices.ContainsFunc(r.aliases(), func(a string) bool { return strings.Contains(a, " ") }) {
			n.key = unabbreviated(clean(r.Name), n.key, family(r.Type))
		}
	}
	if n.key == "" {
		n.named = false
	}
	return n
}

// specialKey returns the key of a country, a people or a government, else "".
func (w *world) specialKey(name string, t schema.EntityType) string {
	switch t {
	case schema.GPE, schema.Location:
		if c, ok := countryOf(name); ok {
			return "country:" + c
		}
	case schema.NORP:
		return norpKey(name)
	case schema.Organization, schema.Group:
		return w.governed(name)
	}
	return ""
}

// norpKey returns the key of a people.
func norpKey(name string) string {
	if c, ok := lexicon.Demonym(name); ok {
		return "norp:" + c
	}
	return "norp:" + lexicon.Singular(fold(name))
}

// countryOf is lexicon.Country, with one missing letter forgiven in long names
// that are nothing else: "Kyrgystan".
func countryOf(name string) (string, bool) {
	if c, ok := lexicon.Country(name); ok {
		return c, true
	}
	if _, place := lexicon.Place(name); place || len(name) < 8 {
		return "", false
	}
	c, ok := misspelt()[strings.ReplaceAll(fold(name), " ", "")]
	return c, ok
}

// family tells which types may be one thing under one name.
func family(t schema.EntityType) string {
	switch t {
	case schema.Person, schema.NORP, schema.Date:
		return string(t)
	case schema.GPE, schema.Location:
		return "place"
	}
	return "thing" // an organization may be taken for a facility, a work for a product
}

func (w *world) find(i int) int {
	for int(w.parent[i]) != i {
		w.parent[i] = w.parent[w.parent[i]]
		i = int(w.parent[i])
	}
	return i
}

// join makes one set of those of a and b, and one profile. Two known entities stay two.
func (w *world) join(a, b int, why reason) {
	ra, rb := w.find(a), w.find(b)
	ka, oka := w.listed[ra]
	kb, okb := w.listed[rb]
	if ra == rb || oka && okb && ka != kb {
		return
	}
	if why != sameName {
		w.links = append(w.links, link{a, b, why})
	}
	w.unite(ra, rb)
	if okb {
		ka = kb
	}
	if oka || okb {
		delete(w.listed, max(ra, rb))
		w.listed[min(ra, rb)] = ka
	}
}

// unite makes one set of two roots.
func (w *world) unite(a, b int) {
	if a > b {
		a, b = b, a
	}
	_, oka := w.profiles[a]
	_, okb := w.profiles[b]
	if oka || okb {
		w.profiles[a] = merged(w.profile(a), w.profile(b))
		delete(w.profiles, b)
	}
	w.parent[b] = int32(a)
	w.next[a], w.next[b] = w.next[b], w.next[a] // two rings become one
	if m, ok := w.marks[b]; ok {
		w.marks[a] = m
		delete(w.marks, b)
	}
}

// profile returns that of the set that i is in.
func (w *world) profile(i int) profile {
	i = w.find(i)
	p, ok := w.profiles[i]
	if !ok {
		p = w.profileOf(i)
		for j := int(w.next[i]); j != i; j = int(w.next[j]) {
			p = merged(p, w.profileOf(j))
		}
		w.profiles[i] = p
	}
	return p
}

// profileOf returns the profile of node i alone.
func (w *world) profileOf(i int) profile {
	n := &w.nodes[i]
	p := profile{roles: set[string]{}, company: set[int32]{}, docs: set[int32]{}}
	if n.kind != schema.Person || n.Type == n.kind { // what the reader took for no person it could not join with one
		p.docs.add(n.doc)
	}
	for _, r := range w.roles[i] {
		p.roles.add(r)
	}
	own, ok := w.keyAt[n.key]
	for _, c := range w.company[n.doc] {
		if c != own || !ok {
			p.company.add(c)
		}
	}
	p.she, p.he = n.pronouns().she, n.pronouns().he
	return p
}

// pronouns returns the part of the profile of n alone that sexes looks at.
func (n *node) pronouns() profile {
	return profile{she: max(0, int(n.Gender)), he: max(0, -int(n.Gender))}
}

func merged(a, b profile) profile {
	if len(a.company)+len(a.docs) < len(b.company)+len(b.docs) {
		a, b = b, a
	}
	for k := range b.roles {
		a.roles.add(k)
	}
	for k := range b.company {
		a.company.add(k)
	}
	for k := range b.docs {
		a.docs.add(k)
	}
	a.she, a.he = a.she+b.she, a.he+b.he
	return a
}

// share tells whether two sets have an element in common.
func share[K comparable](a, b set[K]) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	for k := range a {
		if b.has(k) {
			return true
		}
	}
	return false
}

// known tells whether a and b have a role or a name of their articles in common.
func known(a, b profile) bool { return share(a.roles, b.roles) || share(a.company, b.company) }

// sexes tells whether one is he and the other she.
func sexes(a, b profile) bool {
	return a.she > 0 && a.he == 0 && b.he > 0 && b.she == 0 || a.he > 0 && a.she == 0 && b.she > 0 && b.he == 0
}

// apart tells whether two of one name are two: what is known of them has
// nothing in common.
func apart(a, b profile) bool {
	if sexes(a, b) {
		return !share(a.roles, b.roles)
	}
	return len(a.roles) > 0 && len(b.roles) > 0 && !known(a, b)
}

// roots returns the distinct sets of nodes, in order.
func (w *world) roots(nodes []int) []int {
	out := make([]int, 0, len(nodes))
	for _, i := range nodes {
		out = append(out, w.find(i))
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// inOrder returns the keys of m, sorted.
func inOrder[K cmp.Ordered, V any](m map[K]V) []K {
	keys := make([]K, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
