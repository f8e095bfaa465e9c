package resolve

import (
	"cmp"
	"slices"
	"strings"

	"newsgraph/schema"
)

// An outline is what is held of a thing until all have their ids. What else it has is found
// again when it is handed on, so that no more than one is in memory.
type outline struct {
	id       schema.EntityID // at first without what tells namesakes apart
	mark     string          // "country:…", "norp:…", "gov:…", "admin:…" or ""
	from, to int32           // of its nodes, in members
	named    bool
}

// A thing is an entity and what it is made of.
type thing struct {
	schema.Entity
	nodes []int // in order
	mark  string
	named bool
}

// members are all nodes, those of a set together, after its root: the root, then the node.
type members []uint64

func (m members) of(o *outline) []int {
	nodes := make([]int, 0, o.to-o.from)
	for _, x := range m[o.from:o.to] {
		nodes = append(nodes, int(uint32(x)))
	}
	return nodes
}

func (w *world) members() members {
	m := make(members, len(w.nodes))
	for i := range m {
		m[i] = uint64(w.find(i))<<32 | uint64(i)
	}
	slices.Sort(m)
	return m
}

// things hands on the entity of every set of nodes that is named or in a fact, by id. It returns
// the ids, and of every node the place of its own, -1 for those left out. The world is used up.
func (w *world) things(take func(*schema.Entity) error) ([]schema.EntityID, []int32, error) {
	used := w.used()
	w.rest()
	m := w.members()
	list := w.outlines(m, used)
	country := countries(list)
	links := w.linksOfSets()
	ids, of := make([]schema.EntityID, len(list)), make([]int32, len(w.nodes))
	for i := range of {
		of[i] = -1
	}
	for k := range list {
		o := &list[k]
		ids[k] = o.id
		for _, x := range m[o.from:o.to] {
			of[uint32(x)] = int32(k)
		}
		if take == nil {
			continue
		}
		t := w.newThing(m.of(o))
		t.ID = o.id
		w.linkCountry(&t, country)
		t.Why = w.why(&t, links[w.find(t.nodes[0])])
		if err := take(&t.Entity); err != nil {
			return nil, nil, err
		}
	}
	return ids, of, nil
}

// rest frees what only the sieves look at, before as much is made of what they left.
func (w *world) rest() {
	w.roles, w.company, w.keys, w.keyAt, w.country, w.next, w.profiles, w.surnames = nil, nil, nil, nil, nil, nil, nil, nil
	for d := range w.readings {
		w.readings[d].Claims = nil
	}
}

// outlines returns those of the things that are in the graph, by id.
func (w *world) outlines(m members, used []bool) []outline {
	var list []outline
	for from := 0; from < len(m); {
		to := from + 1
		for to < len(m) && m[to]>>32 == m[from]>>32 {
			to++
		}
		o := outline{from: int32(from), to: int32(to)}
		from = to
		t := w.newThing(m.of(&o))
		r := t.nodes[0]
		if p := w.pins[r]; p != nil && p.gone || !t.named && !used[r] {
			continue
		}
		o.id, o.mark, o.named = base(&t), t.mark, t.named
		list = append(list, o)
	}
	byID := func(a, b outline) int {
		return cmp.Or(strings.Compare(string(a.id), string(b.id)), int(a.from-b.from))
	}
	slices.SortFunc(list, byID)
	w.number(list, m)
	slices.SortFunc(list, byID)
	return list
}

// newThing makes a thing of the nodes of a set, its id, its country and why it is one left out.
func (w *world) newThing(nodes []int) thing {
	r := nodes[0]
	t := thing{nodes: nodes, mark: w.marks[r]}
	for _, i := range nodes { // in order of their documents
		n := &w.nodes[i]
		if doc := w.readings[n.doc].Doc; len(t.Docs) == 0 || t.Docs[len(t.Docs)-1] != doc {
			t.Docs = append(t.Docs, doc)
		}
		t.Mentions += int(n.Mentions)
		t.named = t.named || n.named
	}
	t.Type = w.typeOf(&t)
	t.named = t.named && t.Type != schema.Date // a date is kept for its facts only
	t.Name, t.Aliases = w.names(&t)
	w.pin(&t, r)
	return t
}

// typeOf returns the type that most mentions have.
func (w *world) typeOf(t *thing) schema.EntityType {
	switch kind, _, _ := strings.Cut(t.mark, ":"); kind {
	case "country":
		return schema.GPE
	case "gov", "admin":
		return schema.Organization
	case "norp":
		return schema.NORP
	}
	votes := map[schema.EntityType]int{}
	for _, i := range t.nodes {
		votes[w.nodes[i].kind] += 1 + int(w.nodes[i].Mentions)
	}
	best := w.nodes[t.nodes[0]].kind
	for _, e := range schema.EntityTypes {
		if votes[e] > votes[best] {
			best = e
		}
	}
	return best
}

// countries returns those that the graph has.
func countries(list []outline) map[string]schema.EntityID {
	country := map[string]schema.EntityID{}
	for i := range list {
		if c, ok := strings.CutPrefix(list[i].mark, "country:"); ok {
			country[c] = list[i].id
		}
	}
	return country
}

// linkCountry points a people or a government to its country, where the graph has it.
func (w *world) linkCountry(t *thing, country map[string]schema.EntityID) {
	if c, ok := strings.CutPrefix(t.mark, "norp:"); ok {
		t.NorpOf = country[c]
	}
	if c, ok := strings.CutPrefix(t.mark, "gov:"); ok {
		t.GovernmentOf = country[c]
	}
	if leader, ok := strings.CutPrefix(t.mark, "admin:"); ok {
		t.GovernmentOf = country[w.leaders[leader]]
	}
}
