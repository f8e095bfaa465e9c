package resolve

import (
	"slices"
	"strings"

	"newsgraph/extract/lexicon"
	"newsgraph/schema"
)

const sureWeight = 3 // articles of unsure typing that one with a sure sign outweighs; 2 is too few: slips come in pairs

// targets are the families that a name may be moved to; of equal ones the first.
var targets = []string{"thing", "place", string(schema.NORP), string(schema.Person)}

// retype corrects the type of names that other articles type otherwise.
//
// A reader's types are worth what supports them: an office, a pronoun or a
// first name makes a person sure, the lexicon a place, the last word
// ("prison", "Inc.") or the explanation of an acronym a thing. What is sure
// stays. An unsure typing gives way to the one of most weight in the corpus,
// but where the name is of two things: both in several articles, or what is
// said of the one can be said of no place.
func (w *world) retype() {
	keys := w.nameKeys()
	names, surnames := w.tallies(keys)
	for i := range w.nodes {
		t := names[keys[i]]
		if t == nil || len(t.nodes) < 2 && len(t.called) == 0 {
			continue
		}
		n := &w.nodes[i]
		own, best := family(n.kind), ""
		for _, f := range targets {
			if f != own && t.weight(f) > 0 && (best == "" || t.weight(f) > t.weight(best)) && (f != string(schema.Person) || own != f && w.personal(i, t)) {
				best = f
			}
		}
		switch {
		case best == "" && own != string(schema.Person) && w.surnameOf(i, t):
			n.kind, n.key = schema.Person, fold(n.Name)
		case best == "":
		case own == string(schema.Person):
			if w.noPerson(i, t, t.weight(best), surnames) {
				w.become(i, best, t)
			}
		case !w.sure(n) && !(best == "place" && n.thingly) && outweighs(t, own, best):
			w.become(i, best, t)
		}
	}
}

// nameKeys returns for each node the key of its name in tallies, "" for those
// that are no names of one thing.
func (w *world) nameKeys() []string {
	keys, country := make([]string, len(w.nodes)), map[string]string{}
	for i := range w.nodes {
		n := &w.nodes[i]
		if !n.named || n.kind == schema.Date || strings.HasPrefix(n.key, "gov:") || strings.HasPrefix(n.key, "admin:") {
			continue
		}
		key, ok := country[n.Name]
		if !ok {
			key = thingKey(n.Name)
			if c, ok := countryOf(n.Name); ok {
				key = "country:" + c
			} else if generic(n.Name, key) {
				key = ""
			}
			country[n.Name] = key
		}
		keys[i] = key
	}
	return keys
}

// tallies counts the types of every name, and notes the last words of people's names.
func (w *world) tallies(keys []string) (map[string]*tally, map[string]bool) {
	names, surnames := map[string]*tally{}, map[string]bool{}
	of := func(key string) *tally {
		t := names[key]
		if t == nil {
			t = &tally{}
			names[key] = t
		}
		return t
	}
	for i := range w.nodes {
		n := &w.nodes[i]
		if keys[i] == "" {
			continue
		}
		t, f := of(keys[i]), family(n.kind)
		t.nodes.add(f, 1)
		t.weights.add(n.kind, 1)
		if w.sure(n) {
			t.weights.add(n.kind, sureWeight-1)
		}
		if n.special && f == "place" {
			t.special = n.key
		}
		if n.kind == schema.Person {
			if n.human || n.Gender != 0 {
				t.humans++
			}
			if at := strings.LastIndexByte(n.key, ' '); at >= 0 && w.sure(n) {
				surnames[n.key[at+1:]] = true
			}
		}
		for _, a := range n.aliases() {
			switch {
			case n.kind == schema.Person:
				if a := fold(a); strings.HasSuffix(n.key, " "+a) {
					t := of(a)
					t.called = append(t.called, n.doc)
				}
			case (f == "thing" || f == "place") && acronym(a) && !strings.EqualFold(a, n.Name):
				t := of(thingKey(a))
				t.nodes.add(f, 1)
				t.weights.add(n.kind, sureWeight)
			}
		}
	}
	return names, surnames
}

// sure tells whether more than the name and its place in a sentence gives
// the node its type.
func (w *world) sure(n *node) bool {
	switch f := family(n.kind); f {
	case string(schema.Person):
		first, _, full := strings.Cut(n.key, " ")
		return n.human || n.Gender != 0 || full && lexicon.IsFirstName(first)
	case string(schema.NORP):
		return lexicon.NORP(n.Name)
	case "place":
		_, place := lexicon.Place(n.Name)
		return place || n.special
	default:
		if known, ok := lexicon.Known(n.Name); ok {
			return family(known) == f
		}
		words := strings.Fields(n.Name)
		if n.thingly || len(words) < 2 {
			return n.thingly
		}
		_, ends := lexicon.HeadType(words[len(words)-1])
		_, begins := lexicon.HeadType(words[0]) // "University of Norn"
		return ends || begins && slices.Contains(words, "of")
	}
}

// outweighs tells whether an unsure node of family own gives way to best.
func outweighs(t *tally, own, best string) bool {
	if t.nodes.at(own) == 1 {
		return t.weight(best) >= 2
	}
	return t.weight(best) >= 3*t.weight(own)
}

// personal tells whether node i, not read as a person, may be one of its name:
// a name of several words of somebody known to be human.
func (w *world) personal(i int, t *tally) bool {
	n := &w.nodes[i]
	return t.humans > 0 && !n.thingly && strings.Contains(fold(n.Name), " ") && t.nodes.at(string(schema.Person)) > t.nodes.at(family(n.kind))
}

const fewCalled = 50 // articles that are compared for company: the first will do

// surnameOf tells whether the only node that has a name of one word as that of
// no person is somebody's whom two articles in known company call so, its own
// not among them.
func (w *world) surnameOf(i int, t *tally) bool {
	n := &w.nodes[i]
	if w.sure(n) || t.nodes.at(family(n.kind)) != 1 || len(t.called) < 2 || slices.Contains(t.called, n.doc) {
		return false
	}
	return slices.ContainsFunc(t.called[:min(fewCalled, len(t.called))], func(d int32) bool {
		return slices.ContainsFunc(w.company[d], func(k int32) bool {
			_, found := slices.BinarySearch(w.company[n.doc], k)
			return found && w.keys[k] != n.key
		})
	})
}

// noPerson tells whether node i was read as a person in vain.
func (w *world) noPerson(i int, t *tally, others int, surnames map[string]bool) bool {
	n := &w.nodes[i]
	first, _, several := strings.Cut(n.key, " ")
	people := t.nodes.at(string(schema.Person))
	switch {
	case surnames[n.key] || several && lexicon.IsFirstName(first):
		return false
	case n.human:
		return several && n.Gender == 0 && others >= 2*people
	case lexicon.IsFirstName(first):
		return n.Gender == 0 && others >= 3*people
	}
	return others >= people // a pronoun may have been misread too
}

// become makes node i one of family f, of the type that most of its name have.
func (w *world) become(i int, f string, t *tally) {
	n, most := &w.nodes[i], 0
	for _, e := range schema.EntityTypes {
		if family(e) == f && t.weights.at(e) > most {
			most, n.kind = t.weights.at(e), e
		}
	}
	n.special = false
	delete(w.marks, i)
	switch f {
	case string(schema.Person):
		n.key = fold(n.Name)
	case string(schema.NORP):
		n.key, n.special = norpKey(n.Name), true
	default:
		n.key = thingKey(n.Name)
		if f == "place" && t.special != "" {
			n.key, n.special = t.special, true
		}
	}
	if n.special {
		w.marks[i] = n.key
	}
}
