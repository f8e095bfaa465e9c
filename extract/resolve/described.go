package resolve

import (
	"cmp"

	"newsgraph/schema"
)

// joinDescribed joins the described things of articles that are copies, the
// first "three men" of one with the first of the other, and those whose
// descriptions are telling.
func (w *world) joinDescribed(origin map[schema.DocID]schema.DocID) {
	type place struct {
		origin schema.DocID
		kind   schema.EntityType
		name   string
		nth    int // of those so described in one article
	}
	seen := map[place]int{}
	for d := range w.readings {
		nth := map[place]int{}
		for i := range w.readings[d].Things {
			n := &w.nodes[w.first[d]+i]
			if n.named {
				continue
			}
			p := place{kind: n.kind, name: described(n)}
			if !telling(n.Name) {
				p.origin = cmp.Or(origin[w.readings[d].Doc], w.readings[d].Doc)
			}
			nth[p]++
			p.nth = nth[p]
			if j, ok := seen[p]; ok {
				w.join(w.first[d]+i, j, byCopy)
			} else {
				seen[p] = w.first[d] + i
			}
		}
	}
}

// described returns the words by which a described thing is compared.
func described(n *node) string { return textKey(withoutArticle(clean(n.Name))) }

// joinByDeed joins described things of equal descriptions that two articles
// say the same of: "three men" whom one named film features, "a judge" who
// ordered one named company something on one day.
func (w *world) joinByDeed() {
	type deed struct {
		kind           schema.EntityType
		name, relation string
		with           int // set of the named thing
		subject        bool
		day            string
	}
	seen := map[deed]int{}
	for d := range w.readings {
		for i := range w.readings[d].Claims {
			c := &w.readings[d].Claims[i]
			s, o, ok := w.arguments(d, c)
			if !ok || o < 0 || w.nodes[s].named == w.nodes[o].named {
				continue
			}
			it, other := s, o
			if w.nodes[s].named {
				it, other = o, s
			}
			day := c.Day
			if r, _ := w.vocab.Relation(c.Relation); r.Group == "content" && w.nodes[other].kind == schema.Work {
				day = "any"
			}
			if day != "any" && len(day) != len("2031-03-05") {
				continue
			}
			n := &w.nodes[it]
			k := deed{n.kind, described(n), c.Relation, w.find(other), it == s, day}
			if j, ok := seen[k]; !ok {
				seen[k] = it
			} else if !share(w.profile(it).docs, w.profile(j).docs) {
				w.join(it, j, byDeed)
			}
		}
	}
}
