package resolve

import (
	"cmp"
	"slices"
	"strings"

	"newsgraph/schema"
)

const maxNameWords = 6 // of a name that is taken apart

// A short is a name that may stand for a longer one.
type short struct {
	strong  map[string][]int // "juan ruiz", "j ruiz" for "juan pablo ruiz": nodes with the longer name
	surname map[string][]int // "ruiz"; and what articles call them otherwise
	weak    map[string][]int // "juan", "juan pablo": only in known company
}

// joinPeople joins the short names of people with their long ones.
func (w *world) joinPeople() {
	byKey := map[string][]int{}
	for i := range w.nodes {
		if n := &w.nodes[i]; n.named && n.kind == schema.Person {
			byKey[n.key] = append(byKey[n.key], i)
		}
	}
	shorts := w.shortNames(byKey)
	keys := inOrder(byKey)
	slices.SortStableFunc(keys, func(a, b string) int { // the longer first, so that what is left is one name
		return cmp.Or(strings.Count(b, " ")-strings.Count(a, " "), len(b)-len(a))
	})
	for _, key := range keys {
		if strings.Contains(key, " ") {
			for _, r := range w.roots(byKey[key]) {
				w.joinLonger(r, key, shorts)
			}
		}
	}
	for _, key := range keys {
		if !strings.Contains(key, " ") {
			w.joinSingle(byKey[key], key, shorts)
		}
	}
}

// shortNames maps what long names may be shortened to to their nodes.
func (w *world) shortNames(byKey map[string][]int) short {
	s := short{map[string][]int{}, map[string][]int{}, map[string][]int{}}
	add := func(m map[string][]int, name string, nodes []int) { m[name] = append(m[name], nodes...) }
	for _, key := range inOrder(byKey) {
		words, nodes := strings.Fields(key), w.roots(byKey[key])
		if n := len(words); n >= 2 && n <= maxNameWords {
			for _, name := range skipping(words) {
				add(s.strong, name, nodes)
			}
			for i := 1; i < n; i++ {
				add(s.surname, strings.Join(words[i:], " "), nodes)
				add(s.weak, strings.Join(words[:i], " "), nodes)
			}
			if n > 2 {
				add(s.weak, words[n-2], nodes) // "Abreu" of "Ana Abreu Sousa"
			}
		}
		for _, i := range byKey[key] {
			for _, a := range w.nodes[i].aliases() {
				if alias := fold(a); alias != key && alias != "" {
					if had, r := s.surname[alias], w.find(i); len(had) == 0 || had[len(had)-1] != r {
						add(s.surname, alias, []int{r})
					}
				}
			}
		}
	}
	return s
}

// skipping returns the names that leave out words between the first and the
// last, or have them or the first as initials.
func skipping(words []string) []string {
	n := len(words)
	firsts, out := []string{words[0]}, []string{}
	if i := initial(words[0]); i != words[0] {
		firsts = append(firsts, i)
	}
	middles := []string{""}
	for _, m := range words[1 : n-1] {
		var more []string
		for _, before := range middles {
			more = append(more, before, before+" "+m)
			if i := initial(m); i != m {
				more = append(more, before+" "+i)
			}
		}
		middles = more
	}
	whole := strings.Join(words, " ")
	for _, f := range firsts {
		for _, m := range middles {
			if name := f + m + " " + words[n-1]; name != whole {
				out = append(out, name)
			}
		}
	}
	return out
}

func initial(word string) string { return string([]rune(word)[:1]) }

// joinLonger joins a name of several words with the one longer name that it may stand for.
func (w *world) joinLonger(root int, key string, s short) {
	if len(s.strong[key])+len(s.surname[key])+len(s.weak[key]) == 0 {
		return // most names: no profile is made of them
	}
	p, self := w.profile(root), w.find(root)
	fits := func(c int) bool { return c != self && !apart(p, w.profile(c)) && !share(p.docs, w.profile(c).docs) }
	if c, why, ok := w.bearers(append(slices.Clone(s.strong[key]), s.surname[key]...)).one(p, fits); ok {
		w.join(root, c, why)
	} else if c, ok := w.bearers(s.weak[key]).known(p, fits); ok {
		w.join(root, c, companyShort)
	}
}

// joinSingle joins one-word names, article by article, then those left over.
func (w *world) joinSingle(nodes []int, key string, s short) {
	surname, weak := w.bearers(s.surname[key]), w.bearers(s.weak[key])
	var found []link
	var open []int
	for _, i := range nodes {
		p, self := w.profileOf(i), w.find(i)
		fits := func(c int) bool {
			return c != self && !sexes(p, w.profile(c)) && !w.profile(c).docs.has(w.nodes[i].doc)
		}
		c, why, ok := surname.one(p, fits)
		if !ok {
			c, ok = weak.known(p, fits)
			why = companyShort
		}
		if ok {
			found = append(found, link{i, c, why})
		} else {
			open = append(open, i)
		}
	}
	for _, f := range found { // after all have been looked up, so that none sees another's company
		w.join(f.a, f.b, f.why)
	}
	switch {
	case len(open) == 0:
	case len(s.surname[key]) == 0: // nobody in the corpus bears the name as a surname
		w.joinSame(open)
	default:
		w.joinKnown(open)
	}
}
