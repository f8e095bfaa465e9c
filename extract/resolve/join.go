package resolve

import (
	"slices"
	"strings"

	"newsgraph/extract/lexicon"
	"newsgraph/schema"
)

// joinNames joins nodes of equal keys.
func (w *world) joinNames() {
	buckets := map[string][]int{}
	for i := range w.nodes {
		n := &w.nodes[i]
		if !n.named || n.kind == schema.Person && !strings.Contains(n.key, " ") {
			continue // one word for a person is for joinPeople
		}
		buckets[n.key] = append(buckets[n.key], i)
	}
	for _, key := range inOrder(buckets) {
		for _, same := range families(w, buckets[key]) {
			w.joinSame(same)
		}
	}
}

// families cuts nodes of one key into those that may be one thing. A location
// goes with the places, but where there are only locations, with the things.
func families(w *world, nodes []int) [][]int {
	by := map[string][]int{}
	town := false
	for _, i := range nodes {
		n := &w.nodes[i]
		f := family(n.kind)
		if n.special {
			f = "special"
		}
		town = town || n.kind == schema.GPE && !n.special
		by[f] = append(by[f], i)
	}
	if !town && len(by["thing"]) > 0 {
		by["thing"] = append(by["thing"], by["place"]...)
		slices.Sort(by["thing"])
		delete(by, "place")
	}
	var out [][]int
	for _, f := range inOrder(by) {
		out = append(out, by[f])
	}
	return out
}

// joinSame joins nodes of one key and family, but for people and places of
// whom the articles say what cannot be one.
func (w *world) joinSame(nodes []int) {
	if first := &w.nodes[nodes[0]]; !first.special && family(first.kind) == "thing" && generic(first.Name, first.key) {
		w.joinKnown(nodes)
		return
	} else if first.kind == schema.Person && lexicon.IsTitle(first.Name) {
		w.joinKnown(nodes) // "the Crown Prince" of anywhere
		return
	}
	nodes = w.oneAnArticle(nodes)
	f := family(w.nodes[nodes[0]].kind)
	if w.nodes[nodes[0]].special || f != string(schema.Person) && f != "place" || !w.rivals(nodes) {
		for _, i := range nodes[1:] {
			w.join(nodes[0], i, sameName)
		}
		return
	}
	w.joinKnown(nodes)
	groups := w.roots(nodes)
	largest := slices.MaxFunc(groups, func(a, b int) int {
		return 2*(len(w.profile(a).docs)-len(w.profile(b).docs)) + min(1, max(-1, b-a)) // the first of equals
	})
	for _, r := range groups {
		if r != largest && !apart(w.profile(r), w.profile(largest)) {
			w.join(r, largest, unopposed)
		}
	}
}

// rivals tells whether any two of nodes might be two: a sure sign before the
// work of telling them apart.
func (w *world) rivals(nodes []int) bool {
	withRoles, she, he := 0, false, false
	for _, i := range nodes {
		n := &w.nodes[i]
		if len(w.roles[i]) > 0 {
			withRoles++
		}
		she, he = she || n.Gender > 0, he || n.Gender < 0
	}
	return withRoles > 1 || she && he
}

// joinKnown joins nodes that have a role or a name of their articles in common.
func (w *world) joinKnown(nodes []int) {
	holder := map[string]int{}
	for _, i := range nodes {
		n := &w.nodes[i]
		signs := slices.Clone(w.roles[i])
		for _, k := range w.company[n.doc] {
			signs = append(signs, w.keys[k])
		}
		if c := w.country[n.doc]; c != "" && family(n.kind) == "thing" {
			signs = append(signs, c) // the Supreme Court of one country
		}
		for _, sign := range signs {
			if sign == n.key {
				continue
			}
			if j, ok := holder[sign]; !ok {
				holder[sign] = i
			} else if n.Gender == 0 || !sexes(n.pronouns(), w.profile(j)) {
				w.join(i, j, sameCompany)
			}
		}
	}
}

// oneAnArticle leaves out people that an article itself keeps apart from
// another of the same name: the one it speaks of most stays.
func (w *world) oneAnArticle(nodes []int) []int {
	if w.nodes[nodes[0]].kind != schema.Person {
		return nodes
	}
	best := map[int32]int{} // by article
	for _, i := range nodes {
		d := w.nodes[i].doc
		if j, ok := best[d]; !ok || int(w.nodes[i].Mentions) > int(w.nodes[j].Mentions) {
			best[d] = i
		}
	}
	out := make([]int, 0, len(best))
	for _, i := range nodes {
		if best[w.nodes[i].doc] == i {
			out = append(out, i)
		}
	}
	return out
}
