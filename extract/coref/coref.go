package coref

import (
	"newsgraph/extract/text"
	"newsgraph/schema"
)

// Link fills doc.Chains and the Chain of each mention.
//
// Every name and every description is in exactly one chain, alone if need be;
// a pronoun is in one or in none (Chain -1). Chains are in the order of their
// first mentions, and so are the mentions in them. The same document always
// gives the same chains.
func Link(doc *text.Doc) {
	doc.Chains = nil
	doc.Filled |= text.Chains
	for i := range doc.Mentions {
		doc.Mentions[i].Chain = -1
	}
	if len(doc.Mentions) == 0 {
		return
	}
	l := newLinker(doc)
	for _, sieve := range sieves {
		sieve(l)
	}
	l.write()
}

// sieves are the passes, the surest first.
var sieves = []func(*linker){
	(*linker).equalNames,
	(*linker).constructs,
	(*linker).partNames,
	(*linker).offices,
	(*linker).read,
	(*linker).late,
}

// A linker links the mentions of one document. Clusters are sets of mentions;
// a cluster is known by its root, the mention that stands for it.
type linker struct {
	*text.Doc
	refs     []ref     // one a mention
	parent   []int32   // one a mention; a root is its own parent
	clusters []cluster // one a mention, valid at roots
	sentOf   []int32   // one a token
	byHead   []int32   // one a token: the longest mention with this head, or -1
	quoteOf  []int32   // one a token: index in quotes, or -1
	quotes   []quote
	children [][]int32          // one a token: tokens whose head it is
	done     []bool             // one a mention: read has been there
	keys     map[string]bool    // of names
	index    map[string][]int32 // head: mentions, in the order read
	waiting  []int32            // pronouns that late shall try again
	last     bool               // late is running
	surnames map[string]int32   // of people: the first mention; see governmentByWord
	govs     map[string]int32   // government key: a mention of it
	nations  map[string]int32   // country: a mention of it, a name if there is one
}

// A cluster is what its mentions tell together.
type cluster struct {
	members []int32  // mentions; sorted by write only
	names   []int32  // those that are names
	full    []string // words of the fullest name
	kind    schema.EntityType
	sex     sex
	num     number
	roles   []string // "president": what a person is called
	country string   // canonical name of the country it is, belongs to or comes from; "" if unknown
	leads   bool     // a person who heads that country
	spoken  bool     // a pronoun has told the sex
}

func newLinker(doc *text.Doc) *linker {
	n := len(doc.Mentions)
	l := &linker{
		Doc: doc, refs: make([]ref, n), parent: make([]int32, n), clusters: make([]cluster, n), done: make([]bool, n),
		sentOf: make([]int32, len(doc.Tokens)), byHead: make([]int32, len(doc.Tokens)), children: make([][]int32, len(doc.Tokens)),
		keys: map[string]bool{}, index: map[string][]int32{}, govs: map[string]int32{}, nations: map[string]int32{},
	}
	for si, s := range doc.Sentences {
		for i := s.First; i < s.End; i++ {
			l.sentOf[i] = int32(si)
		}
	}
	for i, tok := range doc.Tokens {
		l.byHead[i] = -1
		if tok.Head >= 0 && int(tok.Head) < len(doc.Tokens) {
			l.children[tok.Head] = append(l.children[tok.Head], int32(i))
		}
	}
	for i, m := range doc.Mentions {
		if at := l.byHead[m.Head]; at < 0 || doc.Mentions[at].End-doc.Mentions[at].First < m.End-m.First {
			l.byHead[m.Head] = int32(i)
		}
	}
	for i := n - 1; i >= 0; i-- { // a mention asks those inside it
		l.refs[i] = l.describe(int32(i))
	}
	for i, m := range doc.Mentions { // "Mayor" of "Mayor Ana Sousa" leads to her
		if top := l.refs[i].top; top != m.Head && l.byHead[top] < 0 {
			l.byHead[top] = int32(i)
		}
	}
	l.findQuotes()
	for i := range doc.Mentions {
		l.parent[i] = int32(i)
		l.clusters[i] = l.alone(int32(i))
	}
	return l
}

// alone returns the cluster of mention i only.
func (l *linker) alone(i int32) cluster {
	r := &l.refs[i]
	c := cluster{members: []int32{i}, kind: l.Mentions[i].Type, sex: r.sex, num: r.num, country: r.country}
	if l.Mentions[i].Form == schema.Name {
		c.names, c.full = []int32{i}, r.words
	}
	if l.Mentions[i].Form == schema.Nominal && c.kind == schema.Person {
		c.roles = []string{r.head}
	}
	return c
}

// root returns the mention that stands for the cluster of mention i.
func (l *linker) root(i int32) int32 {
	for l.parent[i] != i {
		l.parent[i] = l.parent[l.parent[i]]
		i = l.parent[i]
	}
	return i
}

func (l *linker) of(i int32) *cluster { return &l.clusters[l.root(i)] }

// join makes one cluster of those of a and b.
func (l *linker) join(a, b int32) {
	a, b = l.root(a), l.root(b)
	if a == b {
		return
	}
	if b < a {
		a, b = b, a
	}
	x, y := &l.clusters[a], &l.clusters[b]
	if len(x.members) < len(y.members) {
		x.members, y.members = y.members, x.members
	}
	x.kind = kindOf(x, y)
	if len(y.full) > len(x.full) {
		x.full = y.full
	}
	x.members, x.names = append(x.members, y.members...), append(x.names, y.names...)
	if x.sex == unknown || !x.spoken && y.spoken {
		x.sex, x.spoken = y.sex, y.spoken
	}
	if x.num == anyNumber {
		x.num = y.num
	}
	if x.country == "" {
		x.country = y.country
	}
	x.leads = x.leads || y.leads
	for _, role := range y.roles {
		x.call(role)
	}
	*y = cluster{}
	l.parent[b] = a
}

// call adds a role to a cluster.
func (c *cluster) call(role string) {
	for _, r := range c.roles {
		if r == role {
			return
		}
	}
	c.roles = append(c.roles, role)
}

// kindOf returns the type of two clusters together: that of the one with the
// fuller name, then with more names.
func kindOf(x, y *cluster) schema.EntityType {
	if (x.kind == schema.Product) != (y.kind == schema.Product) && x.kind != "" && y.kind != "" {
		// a name of no known kind is found as a product
		if x.kind == schema.Product {
			return y.kind
		}
		return x.kind
	}
	a, b := len(x.full), len(y.full)
	if x.kind == "" || y.kind != "" && (b > a || b == a && len(y.names) > len(x.names)) {
		return y.kind
	}
	return x.kind
}
