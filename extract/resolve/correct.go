package resolve

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"newsgraph/extract/guide"
	"newsgraph/schema"
)

// A claimAt is claim i of reading d.
type claimAt struct{ d, i int }

// A corrector makes corrections, one after the other, to what the sieves made.
type corrector struct {
	*world
	set     []int         // of each node: the smallest node of its entity
	members map[int][]int // of each set
	names   map[string][]int
	facts   []*guide.Correction
}

// correct makes the corrections: of things in their order, then of facts.
func (w *world) correct(list []guide.Correction) {
	if len(list) == 0 {
		return
	}
	c := &corrector{world: w, set: make([]int, len(w.nodes)), members: map[int][]int{}, names: map[string][]int{}}
	c.index()
	for i := range list {
		e := &list[i]
		if e.Fact != nil {
			c.facts = append(c.facts, e)
		} else if err := c.apply(e); err != nil {
			w.missed = append(w.missed, guide.Missed{At: e.At, What: fmt.Sprintf("%s: %v", e.Do, err)})
		}
	}
	w.regroup(c.set)
	c.correctFacts()
	order := map[string]int{}
	for i := range list {
		order[list[i].At] = i + 1
	}
	slices.SortStableFunc(w.missed, func(a, b guide.Missed) int { return order[a.At] - order[b.At] })
}

func (c *corrector) index() {
	for i := range c.nodes {
		n := &c.nodes[i]
		c.set[i] = c.find(i)
		c.members[c.set[i]] = append(c.members[c.set[i]], i)
		c.call(n.Name, i)
		for _, a := range n.aliases() {
			c.call(a, i)
		}
	}
	for r, k := range c.listed {
		c.call(c.known[k].Name, r)
		for _, a := range c.known[k].Aliases {
			c.call(a, r)
		}
	}
}

// call notes that the thing of node i may be meant by name.
func (c *corrector) call(name string, i int) {
	key := fold(clean(name))
	if had := c.names[key]; key != "" && (len(had) == 0 || had[len(had)-1] != i) {
		c.names[key] = append(had, i)
	}
}

func (c *corrector) apply(e *guide.Correction) error {
	var sets []int
	for _, t := range e.Things {
		s, err := c.one(t)
		if err != nil {
			return err
		}
		sets = append(sets, s)
	}
	s := sets[0]
	switch e.Do {
	case guide.Merge:
		return c.merge(e, sets)
	case guide.Split:
		return c.split(e, s)
	case guide.Rename:
		if c.nameOf(s) == e.To {
			return fmt.Errorf("it is called %q without it", e.To)
		}
		c.note(s, e, "renamed from “"+c.nameOf(s)+"”").name = e.To
		c.call(e.To, s)
	case guide.Retype:
		t := c.thing(s).Type
		if t == schema.EntityType(e.To) {
			return fmt.Errorf("%v is a %s without it", e.Things[0], e.To)
		}
		c.note(s, e, fmt.Sprintf("a %s, not a %s", e.To, t)).kind = schema.EntityType(e.To)
	case guide.Confirm:
		c.note(s, e, "confirmed")
	case guide.Reject:
		c.note(s, e, "rejected").gone = true
	}
	return nil
}

// note writes down what was done to set s and by whom, and returns what is pinned there.
func (c *corrector) note(s int, e *guide.Correction, what string) *pin {
	p := c.pins[s]
	if p == nil {
		p = &pin{}
		c.pins[s] = p
	}
	p.corrected = append(p.corrected, remark(e, what))
	return p
}

func remark(e *guide.Correction, what string) string {
	if e.Reviewer != "" {
		what += " by " + e.Reviewer
	}
	if e.Note != "" {
		what += ": " + e.Note
	}
	return what
}

func (c *corrector) merge(e *guide.Correction, sets []int) error {
	var names []string
	for _, s := range sets {
		names = append(names, "“"+c.nameOf(s)+"”")
	}
	slices.Sort(sets)
	if sets = slices.Compact(sets); len(sets) < 2 {
		return fmt.Errorf("%s are one without it", strings.Join(names, " and "))
	}
	into := sets[0]
	for _, s := range sets[1:] {
		c.move(c.members[s], into)
		delete(c.members, s)
		if p := c.pins[s]; p != nil {
			delete(c.pins, s)
			q := c.note(into, e, "merged "+strings.Join(names, " and "))
			q.corrected = append(q.corrected, p.corrected...)
			if q.name == "" {
				q.name = p.name
			}
			if q.kind == "" {
				q.kind = p.kind
			}
		}
		if k, ok := c.listed[s]; ok {
			delete(c.listed, s)
			if _, ok := c.listed[into]; !ok {
				c.listed[into] = k
			}
		}
	}
	p := c.note(into, e, "merged "+strings.Join(names, " and "))
	if e.To != "" {
		p.name = e.To
		c.call(e.To, into)
	}
	return nil
}

func (c *corrector) move(nodes []int, into int) {
	for _, i := range nodes {
		c.set[i] = into
	}
	c.members[into] = append(c.members[into], nodes...)
	slices.Sort(c.members[into])
}

func (c *corrector) split(e *guide.Correction, s int) error {
	var off []int
	for _, t := range e.Off {
		nodes, err := c.mentioned(t)
		if err != nil {
			return err
		}
		nodes = slices.DeleteFunc(nodes, func(i int) bool { return c.set[i] != s })
		if len(nodes) == 0 {
			return fmt.Errorf("%v speaks of no %v", t, e.Things[0])
		}
		off = append(off, nodes...)
	}
	slices.Sort(off)
	off = slices.Compact(off)
	if len(off) == len(c.members[s]) {
		return fmt.Errorf("nothing is left of %v; name only what is another", e.Things[0])
	}
	rest := slices.DeleteFunc(slices.Clone(c.members[s]), func(i int) bool { _, is := slices.BinarySearch(off, i); return is })
	c.note(s, e, "told apart from a namesake")
	p, k, listed := c.pins[s], 0, false
	k, listed = c.listed[s]
	delete(c.members, s)
	delete(c.pins, s)
	delete(c.listed, s)
	c.move(rest, rest[0])
	c.move(off, off[0])
	c.pins[rest[0]] = p
	if listed {
		c.listed[rest[0]] = k
	}
	if q := c.note(off[0], e, "told apart from a namesake"); e.To != "" {
		q.name = e.To
		c.call(e.To, off[0])
	}
	return nil
}

// one returns the one set that t means.
func (c *corrector) one(t guide.Thing) (int, error) {
	var nodes []int
	var err error
	if t.Mention() {
		nodes, err = c.mentioned(t)
	} else {
		nodes = c.names[fold(clean(t.Name))]
	}
	if err != nil {
		return 0, err
	}
	sets := c.setsOf(nodes, t)
	if len(sets) > 1 && t.Name != "" { // the one whose name it is, not an alias
		if own := slices.DeleteFunc(slices.Clone(sets), func(s int) bool { return fold(c.nameOf(s)) != fold(clean(t.Name)) }); len(own) > 0 {
			sets = own
		}
	}
	switch len(sets) {
	case 0:
		return 0, fmt.Errorf("nothing is called %v", t)
	case 1:
		return sets[0], nil
	}
	return 0, fmt.Errorf("%v fits %d things: %s; add \"doc:\" and \"quote:\" of a mention", t, len(sets), c.list(sets))
}

// setsOf returns the sets of nodes that are of t's type and not rejected.
func (c *corrector) setsOf(nodes []int, t guide.Thing) []int {
	var sets []int
	for _, i := range nodes {
		sets = append(sets, c.set[i])
	}
	slices.Sort(sets)
	return slices.DeleteFunc(slices.Compact(sets), func(s int) bool {
		return c.pins[s] != nil && c.pins[s].gone || t.Type != "" && c.thing(s).Type != t.Type
	})
}

// list names sets so that they can be told apart: "John Hart" (Person, in a.txt).
func (c *corrector) list(sets []int) string {
	var out []string
	for i, s := range sets {
		if i == 4 {
			out = append(out, fmt.Sprintf("and %d more", len(sets)-i))
			break
		}
		t := c.thing(s)
		out = append(out, fmt.Sprintf("%q (%s, in %s)", t.Name, t.Type, c.readings[c.nodes[c.members[s][0]].doc].Name))
	}
	return strings.Join(out, ", ")
}

// thing returns set s as it would be named now.
func (c *corrector) thing(s int) thing {
	t := thing{nodes: c.members[s], mark: c.markOf(c.members[s])}
	docs := map[schema.DocID]bool{}
	for _, i := range t.nodes {
		t.named = t.named || c.nodes[i].named
		docs[c.readings[c.nodes[i].doc].Doc] = true
	}
	t.Docs = inOrder(docs)
	t.Type = c.typeOf(&t)
	t.Name, t.Aliases = c.world.names(&t)
	c.pin(&t, s)
	return t
}

func (c *corrector) nameOf(s int) string { return c.thing(s).Name }

// again returns reading d, an empty one when it cannot be read.
func (w *world) again(d int) *schema.Reading {
	r, err := w.read(d)
	if err != nil {
		w.err = cmp.Or(w.err, err)
		return &schema.Reading{}
	}
	return r
}

// mentioned returns the nodes that t's document mentions so.
func (c *corrector) mentioned(t guide.Thing) ([]int, error) {
	docs := c.docs[t.Doc]
	if len(docs) == 0 {
		return nil, fmt.Errorf("there is no document %q", t.Doc)
	}
	var nodes, exact []int
	for _, d := range docs {
		r := c.again(d)
		spans := quoted(r.Doc.Text, t.Quote)
		if t.Quote != "" && len(spans) == 0 {
			return nil, fmt.Errorf("%s does not say %q", t.Doc, t.Quote)
		}
		for i := range r.Entities {
			e := &r.Entities[i]
			for _, m := range e.Mentions {
				if !within(m.Span, spans) || t.End > 0 && (m.Start >= t.End || m.End <= t.Start) || t.Name != "" && !calls(e, &m, t.Name) {
					continue
				}
				nodes = append(nodes, c.first[d]+i)
				if m.Text == t.Quote {
					exact = append(exact, c.first[d]+i)
				}
			}
		}
	}
	if len(exact) > 0 {
		nodes = exact
	}
	if len(nodes) == 0 {
		return nil, fmt.Errorf("no mention of %v", t)
	}
	slices.Sort(nodes)
	return slices.Compact(nodes), nil
}

// calls tells whether name is one of e, or the words of mention m.
func calls(e *schema.Referent, m *schema.Mention, name string) bool {
	name = fold(clean(name))
	return fold(clean(m.Text)) == name || fold(clean(e.Name)) == name ||
		slices.ContainsFunc(e.Aliases, func(a string) bool { return fold(clean(a)) == name })
}

// quoted returns where text has the quote, in code points.
func quoted(text, quote string) []schema.Span {
	var out []schema.Span
	for at := 0; quote != ""; {
		i := strings.Index(text[at:], quote)
		if i < 0 {
			break
		}
		start := utf8.RuneCountInString(text[:at+i])
		out = append(out, schema.Span{Start: start, End: start + utf8.RuneCountInString(quote)})
		at += i + len(quote)
	}
	return out
}

// within tells whether s is in one of spans; without spans it is.
func within(s schema.Span, spans []schema.Span) bool {
	return len(spans) == 0 || slices.ContainsFunc(spans, func(q schema.Span) bool { return q.Start <= s.Start && s.End <= q.End })
}

// markOf returns the country, people or government among nodes.
func (w *world) markOf(nodes []int) string {
	for _, i := range nodes {
		if w.nodes[i].special {
			return w.nodes[i].key
		}
	}
	return ""
}

// regroup makes sets what set says: of each node the smallest of its own.
func (w *world) regroup(set []int) {
	clear(w.profiles)
	clear(w.marks)
	for i := range w.nodes {
		w.parent[i], w.next[i] = int32(i), int32(i)
		if w.nodes[i].special {
			w.marks[i] = w.nodes[i].key
		}
	}
	for i, s := range set {
		if i != s {
			w.unite(w.find(s), w.find(i))
		}
	}
}
