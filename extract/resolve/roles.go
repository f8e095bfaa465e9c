package resolve

import (
	"slices"
	"strings"
	"sync"

	"newsgraph/extract/lexicon"
	"newsgraph/schema"
)

// roleGroups are the relations that tell who somebody is.
var roleGroups = map[string]bool{"office": true, "affiliation": true, "origin": true, "location": true, "family": true, "part": true}

// findRoles notes for each node what the article says it is.
func (w *world) findRoles() {
	for d := range w.readings {
		for _, c := range w.readings[d].Claims {
			s, o := w.at(d, c.Subject), w.at(d, c.Object)
			if r, ok := w.vocab.Relation(c.Relation); ok {
				w.findThing(s, r.Subject)
				w.findThing(o, r.Object)
			}
			if s < 0 || o < 0 || !c.Asserted || !w.nodes[o].named {
				continue
			}
			if r, ok := w.vocab.Relation(c.Relation); ok && roleGroups[r.Group] {
				_, role, special := strings.Cut(w.nodes[o].key, ":") // "mayor of X" and "runs X" are no contradiction
				if !special {
					role = w.nodes[o].key
				}
				n := &w.nodes[s]
				n.human = n.human || !slices.Contains(r.Subject, schema.Organization) && slices.Contains(r.Subject, schema.Person)
				if !slices.Contains(w.roles[s], role) {
					w.roles[s] = append(w.roles[s], role)
				}
			}
		}
	}
}

// findThing notes that node i is an argument of a relation that an
// organization may have, but no place.
func (w *world) findThing(i int, types []schema.EntityType) {
	if i >= 0 && slices.Contains(types, schema.Organization) && !slices.Contains(types, schema.GPE) {
		w.nodes[i].thingly = true
	}
}

// at returns the node of referent i of reading d, -1 when there is none.
func (w *world) at(d int, i int32) int {
	if i < 0 || int(i) >= len(w.readings[d].Things) {
		return -1
	}
	return w.first[d] + int(i)
}

// findCompany notes for each reading the names that tell what it is about:
// not countries, peoples and governments, and nothing that everybody speaks of.
func (w *world) findCompany() {
	w.company, w.keyAt = make([][]int32, len(w.readings)), map[string]int32{}
	for i := range w.nodes {
		if w.telling(&w.nodes[i]) {
			w.keyAt[w.nodes[i].key] = 0
		}
	}
	w.keys = inOrder(w.keyAt)
	for i, key := range w.keys {
		w.keyAt[key] = int32(i)
	}
	in := make([]int32, len(w.keys)) // articles with the key
	for i := range w.nodes {
		n := &w.nodes[i]
		if !w.telling(n) {
			continue
		}
		key := w.keyAt[n.key]
		if c := w.company[n.doc]; !slices.Contains(c, key) {
			w.company[n.doc] = append(c, key)
			in[key]++
		}
	}
	most := int32(max(20, len(w.readings)/10))
	for d := range w.company {
		w.company[d] = slices.DeleteFunc(w.company[d], func(k int32) bool { return in[k] > most })
		slices.Sort(w.company[d])
	}
}

// telling tells whether a name may tell what an article is about.
func (w *world) telling(n *node) bool {
	if !n.named || n.special || n.kind == schema.Date || n.kind == schema.NORP {
		return false
	}
	_, everywhere := lexicon.Known(n.Name)
	return !everywhere
}

// findCountries notes for each reading the country that it speaks of most,
// its people and its government counted in.
func (w *world) findCountries() {
	w.country = make([]string, len(w.readings))
	for d := range w.readings {
		count := map[string]int{}
		for i := range w.readings[d].Things {
			if n := &w.nodes[w.first[d]+i]; n.special {
				if kind, c, _ := strings.Cut(n.key, ":"); kind != "admin" {
					count[c] += int(n.Mentions)
				}
			}
		}
		most := 0
		for _, c := range inOrder(count) {
			if count[c] > most {
				most, w.country[d] = count[c], "country:"+c
			}
		}
	}
}

// headed are words of a claim that make its subject the head of a government.
var headed = []string{"prime minister", "premier", "chancellor", "taoiseach"}

// heads tells whether the subject of c heads the government of its object, if that is a country.
func heads(c *schema.Claim) bool {
	phrase := strings.ToLower(c.Phrase)
	return (c.Relation == "president_of" ||
		c.Relation == "official_of" && slices.ContainsFunc(headed, func(h string) bool { return strings.Contains(phrase, h) })) &&
		!strings.Contains(phrase, "vice") && !strings.Contains(phrase, "deputy")
}

// findSurnames notes the last words of the names of people.
func (w *world) findSurnames() {
	w.surnames = map[string]bool{}
	for d := range w.readings {
		for i := range w.readings[d].Things {
			if e := &w.readings[d].Things[i]; e.Type == schema.Person {
				name := fold(e.Name)
				w.surnames[name[strings.LastIndexByte(name, ' ')+1:]] = true
			}
		}
	}
}

// findLeaders notes who heads which country: "X's government" is then the
// country's. A name that heads two countries heads none.
func (w *world) findLeaders() {
	w.leaders = map[string]string{}
	for d := range w.readings {
		r := &w.readings[d]
		for _, c := range r.Claims {
			if c.Subject < 0 || c.Object < 0 || int(c.Subject) >= len(r.Things) || int(c.Object) >= len(r.Things) || !c.Asserted || !c.Heads {
				continue
			}
			s, o := &r.Things[c.Subject], &r.Things[c.Object]
			country, ok := countryOf(o.Name)
			if !ok {
				country, ok = lexicon.Demonym(o.Name)
			}
			if !ok || s.Type != schema.Person {
				continue
			}
			full := fold(withoutTitle(s.Name))
			for _, name := range []string{full, full[strings.LastIndexByte(full, ' ')+1:]} {
				if had, ok := w.leaders[name]; ok && had != country {
					country = ""
				}
				w.leaders[name] = country
			}
		}
	}
}

// governed returns the key of a government: "gov:" and the country for
// "Government of X", "X's government", "the Xian authorities" and "R's
// government" where R heads X; "admin:" and the last name for the "R
// administration", which is not the whole of it; "" for other names.
func (w *world) governed(name string) string {
	whose, word := governor(name)
	if whose == "" {
		return ""
	}
	if c, ok := countryOf(whose); ok {
		return "gov:" + c
	}
	if c, ok := lexicon.Demonym(whose); ok {
		return "gov:" + c
	}
	leader := fold(withoutTitle(whose))
	if c := w.leaders[leader]; c != "" && word == "government" {
		return "gov:" + c
	}
	if last := leader[strings.LastIndexByte(leader, ' ')+1:]; word == "administration" && w.surnames[last] {
		return "admin:" + last
	}
	return ""
}

// governor cuts a name of a government: "U.S." and "government".
func governor(name string) (whose, word string) {
	words := strings.Fields(clean(name))
	if len(words) < 2 {
		return "", ""
	}
	if last := strings.ToLower(words[len(words)-1]); ruling[last] {
		return clean(strings.Join(words[:len(words)-1], " ")), last
	}
	if first := strings.ToLower(words[0]); ruling[first] && words[1] == "of" {
		return clean(strings.Join(words[2:], " ")), first
	}
	return "", ""
}

var ruling = map[string]bool{"government": true, "authorities": true, "administration": true}

// misspelt maps names of countries with one letter too few to the country.
var misspelt = sync.OnceValue(func() map[string]string {
	m := map[string]string{}
	for alias, country := range lexicon.Aliases {
		key := []rune(strings.ReplaceAll(fold(alias), " ", ""))
		if len(key) < 8 {
			continue
		}
		for i := range key {
			less := string(key[:i]) + string(key[i+1:])
			if had, ok := m[less]; ok && had != country {
				country = "" // the letter tells two countries apart
			}
			m[less] = country
		}
	}
	for k, c := range m {
		if c == "" {
			delete(m, k)
		}
	}
	return m
})
