package resolve

import (
	"slices"
	"strings"

	"newsgraph/schema"
)

// An office is a relation to a named thing that one person has at a time.
type office struct {
	name string // "president_of", "mayor"
	of   int    // set of the named thing
}

// single are offices, by the words of a claim, that one person holds at a time.
var single = []string{"president", "prime minister", "premier", "chancellor", "king", "queen", "mayor", "governor", "chief executive", "ceo",
	"chairman", "chairwoman", "chairperson", "chair", "treasurer", "head coach", "editor-in-chief"}

// another are words of a description or beside the office that make the holder another one.
var another = []string{"former", "ex", "late", "vice", "deputy", "next", "future", "acting", "interim", "then", "elect", "first", "previous"}

// joinHolders joins a described person, "the president", with the only one of
// the corpus who is said to hold the office, if its article speaks of that one.
func (w *world) joinHolders() {
	holders, described := map[office][]int{}, map[office][]int{}
	for d := range w.readings {
		for i := range w.readings[d].Claims {
			c := &w.readings[d].Claims[i]
			s, o, ok := w.arguments(d, c)
			if !ok || o < 0 || !w.nodes[o].named || w.nodes[s].kind != schema.Person || !c.Asserted {
				continue
			}
			if c.Office == "" || among(w.nodes[s].Name, another) {
				continue
			}
			k := office{c.Office, w.find(o)}
			if w.nodes[s].named {
				holders[k] = append(holders[k], s)
			} else {
				described[k] = append(described[k], s)
			}
		}
	}
	type pair struct{ a, b int }
	var found []pair
	for k, people := range described {
		in := w.roots(holders[k])
		if len(in) != 1 {
			continue
		}
		p := w.profile(in[0])
		for _, i := range people {
			if p.docs.has(w.nodes[i].doc) && !sexes(p, w.nodes[i].pronouns()) {
				found = append(found, pair{i, in[0]})
			}
		}
	}
	slices.SortFunc(found, func(x, y pair) int { return x.a - y.a })
	for _, f := range found {
		w.join(f.a, f.b, byOffice)
	}
}

// officeOf returns the name of the single office that a claim tells of, else "".
func officeOf(c *schema.Claim, v *schema.Vocabulary) string {
	r, ok := v.Relation(c.Relation)
	phrase := strings.ToLower(c.Phrase)
	if !ok || r.Group != "office" || among(phrase, another) {
		return ""
	}
	for _, name := range single {
		if phrase == name || strings.HasPrefix(phrase, name+" ") {
			return name
		}
	}
	return ""
}

// past tells whether a sentence speaks of one who held the office before.
func past(sentence, office string) bool {
	sentence = strings.ToLower(sentence)
	for _, before := range []string{"former ", "ex-", "then-", "late ", "onetime "} {
		if strings.Contains(sentence, before+office) {
			return true
		}
	}
	return false
}

// among tells whether any word of s is one of list.
func among(s string, list []string) bool {
	return slices.ContainsFunc(strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return r == ' ' || r == '-' }), func(word string) bool {
		return slices.Contains(list, word)
	})
}
