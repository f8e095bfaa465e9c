package resolve

import (
	"fmt"
	"slices"
	"strings"

	"newsgraph/extract/guide"
	"newsgraph/schema"
)

// matchListed joins the nodes that have a name of a known entity, each name
// taken at its word. A name that two entries have is that of neither.
func (w *world) matchListed(list []guide.Known) {
	if len(list) == 0 {
		return
	}
	w.known = list
	keys := map[string][]int{}
	for k := range list {
		for _, name := range append([]string{list[k].Name}, list[k].Aliases...) {
			for _, key := range w.listedKeys(name, list[k].Type) {
				if !slices.Contains(keys[key], k) {
					keys[key] = append(keys[key], k)
				}
			}
		}
	}
	first := map[int]int{}
	doubted := map[string]bool{}
	for i := range w.nodes {
		n := &w.nodes[i]
		if !n.named {
			continue
		}
		var fit []int
		for _, key := range w.listedKeys(n.Name, n.kind) {
			for _, k := range keys[key] {
				if !slices.Contains(fit, k) && w.fits(n, &list[k]) {
					fit = append(fit, k)
				}
			}
		}
		if len(fit) > 1 {
			w.doubt(n.Name, fit, doubted)
		}
		if len(fit) != 1 {
			continue
		}
		k := fit[0]
		w.retypeListed(i, list[k].Type)
		if j, ok := first[k]; ok {
			w.join(i, j, byHand)
		} else {
			first[k], w.listed[i] = i, k
		}
	}
}

// listedKeys returns the keys under which a name is compared.
func (w *world) listedKeys(name string, t schema.EntityType) []string {
	keys := []string{fold(name)}
	if key := thingKey(name); key != keys[0] && key != "" {
		keys = append(keys, key)
	}
	types := []schema.EntityType{t}
	if t == "" {
		types = []schema.EntityType{schema.GPE, schema.Organization}
	}
	for _, t := range types {
		if key := w.specialKey(name, t); key != "" {
			return []string{key} // a country or a government by any name, and nothing else
		}
	}
	return keys
}

// fits tells whether a node may be the known entity by its type. A name of two
// words and more may have been typed wrongly; "Ana" is not the river Ana.
func (w *world) fits(n *node, k *guide.Known) bool {
	return k.Type == "" || family(k.Type) == family(n.kind) ||
		!n.special && k.Type != schema.NORP && strings.Contains(fold(n.Name), " ")
}

func (w *world) retypeListed(i int, t schema.EntityType) {
	n := &w.nodes[i]
	if t == "" || family(t) == family(n.kind) {
		return
	}
	if n.kind = t; t == schema.Person {
		n.key = fold(n.Name)
	} else {
		n.key = thingKey(n.Name)
	}
}

// doubt notes once that a name stands in several entries.
func (w *world) doubt(name string, entries []int, doubted map[string]bool) {
	if key := fold(name); !doubted[key] {
		doubted[key] = true
		w.missed = append(w.missed, guide.Missed{At: w.known[entries[0]].At,
			What: fmt.Sprintf("%q stands at %s too, so it is matched with neither; take it out of one", name, w.known[entries[1]].At)})
	}
}

// listedSets counts the known entities that are spoken of.
func (w *world) listedSets() int {
	met := map[int]bool{}
	for _, k := range w.listed {
		met[k] = true
	}
	return len(met)
}
