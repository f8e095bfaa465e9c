package mention

import (
	"strings"

	"newsgraph/extract/lexicon"
	"newsgraph/extract/text"
	"newsgraph/schema"
)

// A tally counts for what the uses of a name speak, by index in ballot.
type tally [len(ballot)]int

// ballot is the types that uses tell apart; the first of equals wins.
var ballot = [...]schema.EntityType{
	schema.Person, schema.Organization, schema.GPE, schema.Location, schema.Facility,
	schema.Work, schema.Product, schema.Event, schema.Law,
}

// prior is what the reading of a name's own words weighs against its uses, by
// how sure it is; what is sure is not asked again.
var prior = [...]int{guess: 0, hint: 1, likely: 3}

func (t *tally) add(kind schema.EntityType, weight int) {
	for i, k := range ballot {
		if k == kind {
			t[i] += weight
		}
	}
}

// rereadings is how many readings of a name by the model count at most, beyond
// the first, which is in its prior.
const rereadings = 2

// best returns the type with most votes, how many, and how many more than the next.
func (t *tally) best() (kind schema.EntityType, votes, lead int) {
	for i, n := range t {
		switch {
		case n > votes:
			kind, votes, lead = ballot[i], n, n-votes
		case votes-n < lead:
			lead = votes - n
		}
	}
	return kind, votes, lead
}

// usage types the names by what the text does with them (selectional
// preference): who denies and hires is a person or an organization, what has
// shares is an organization, what has residents a place. The uses of all names
// that are spelled alike are counted together, and for people and organizations
// those of their short forms: "Lindqvist" speaks for "Tor Lindqvist".
func (f *finder) usage() {
	f.lowered = map[string]bool{}
	for i := range f.doc.Tokens {
		if !f.marks[i] && f.doc.Tokens[i].UPOS != "PROPN" {
			f.lowered[f.low(int32(i))] = true
		}
	}
	f.link()
	tallies, held := map[string]*tally{}, map[string]belief{}
	read := map[string]*tally{} // by the model, each time
	for _, n := range f.names {
		if n.kind == "" {
			continue
		}
		if (n.sure == guess || n.sure < sure && n.kind == schema.GPE) && n.end-n.first == 1 && f.lowered[f.low(n.first)] && f.opens(n.first) {
			f.drop(n.first, n.end) // "Cocoa exporters say", and "cocoa" below
			continue
		}
		key := f.key(n)
		if tallies[key] == nil {
			tallies[key], read[key] = &tally{}, &tally{}
		}
		f.believe(held, key, belief{n.kind, n.sure})
		read[key].add(f.exactModel(n.first, n.end), 1)
		for _, u := range uses {
			u(f, n, tallies[key])
		}
	}
	for i := range f.names {
		n := &f.names[i]
		key := f.key(*n)
		if b := held[key]; n.kind == "" || b.sure == sure || untold[b.kind] {
			continue
		} else if kind, certainty := f.elect(n, b, tallies, read[key]); kind != b.kind {
			n.kind, n.sure = kind, max(certainty, n.sure)
		}
	}
}

// opens reports whether token i is the first of its sentence.
func (f *finder) opens(i int32) bool { return f.sents[f.doc.SentenceOf(i)].First == i }

// untold are types that uses say nothing of.
var untold = map[schema.EntityType]bool{schema.NORP: true, schema.Date: true, schema.Group: true}

// elect returns the type of n, whose words say b, and how sure that is.
func (f *finder) elect(n *name, b belief, tallies map[string]*tally, read *tally) (schema.EntityType, int8) {
	sum := *tallies[f.key(*n)]
	if n.end-n.first > 1 {
		if t := tallies[f.low(n.end-1)]; t != nil {
			sum[0] += t[0] // a surname
		}
		if t := tallies[f.low(n.first)]; t != nil {
			sum[1] += t[1] // a company's first word
		}
	}
	_, votes, _ := sum.best()
	if votes < 2 {
		return b.kind, b.sure
	}
	for i, votes := range read {
		sum[i] += min(max(votes-1, 0), rereadings)
	}
	sum.add(b.kind, f.prior(n, b))
	kind, votes, lead := sum.best()
	switch {
	case lead == 0:
		return b.kind, b.sure
	case votes > 3:
		return kind, likely
	}
	return kind, hint
}

// prior returns what b weighs against the uses of n. The model knows little of
// a single word that no list of first names has.
func (f *finder) prior(n *name, b belief) int {
	if b.sure == likely && n.end-n.first == 1 && !lexicon.IsFirstName(f.word(n.first)) && f.exactModel(n.first, n.end) == b.kind {
		return 1
	}
	return prior[b.sure]
}

// link fills f.kids: for each token the first that hangs on it, and f.next:
// the next that hangs on the same one; -1 for none.
func (f *finder) link() {
	f.kids, f.next = make([]int32, len(f.doc.Tokens)), make([]int32, len(f.doc.Tokens))
	for i := range f.kids {
		f.kids[i], f.next[i] = -1, -1
	}
	if f.doc.Filled&text.Heads == 0 {
		return
	}
	for i := len(f.doc.Tokens) - 1; i >= 0; i-- {
		if h := f.doc.Tokens[i].Head; h >= 0 && int(h) < len(f.kids) {
			f.next[i], f.kids[h] = f.kids[h], int32(i)
		}
	}
}

// kid returns the first token that hangs on i as dep, subtypes aside, or -1.
func (f *finder) kid(i int32, dep string) int32 {
	if i < 0 {
		return -1
	}
	for k, n := f.kids[i], 0; k >= 0 && n < maxReach; k, n = f.next[k], n+1 {
		if got, _, _ := strings.Cut(f.doc.Tokens[k].Dep, ":"); got == dep {
			return k
		}
	}
	return -1
}

// agent votes for who acts: a person, if the name looks like one, else an organization.
func (f *finder) agent(n name, t *tally, weight int) {
	switch f.looks(n) {
	case schema.Person:
		t.add(schema.Person, weight)
	case schema.Organization:
		t.add(schema.Organization, weight)
	}
}

// looks tells people from organizations by the words of the name alone, "" if
// they do not tell: one word may be a surname.
func (f *finder) looks(n name) schema.EntityType {
	if lexicon.IsFirstName(f.word(n.first)) && n.end-n.first <= 4 && !f.trade(n.first, n.end) {
		return schema.Person
	}
	if lexicon.IsSurname(f.word(n.end - 1)) {
		return schema.Person
	}
	if n.end-n.first == 1 {
		if w := f.word(n.first); len(w) > 1 && (strings.ToUpper(w) == w || mixed(w)) {
			return schema.Organization
		}
		return ""
	}
	for i := n.first; i < n.end; i++ {
		if w := f.low(i); (f.common(i) || f.lowered[w]) && !particles[w] && !surnames[w] || strings.ContainsAny(w, "&0123456789") {
			return schema.Organization
		}
	}
	if n.end-n.first <= 3 && !f.trade(n.first, n.end) {
		return schema.Person
	}
	return schema.Organization
}

// mixed reports whether a capital follows a small letter, as in "NiMo" but not in "McRae".
func mixed(w string) bool {
	small := false
	for i, r := range w {
		if small && r >= 'A' && r <= 'Z' {
			return !strings.HasPrefix(w, "Mc") && !strings.HasPrefix(w, "Mac") && !strings.HasPrefix(w, "De") && !strings.HasPrefix(w, "Di") && !strings.HasPrefix(w, "La") && !strings.HasPrefix(w, "Van")
		}
		small = i > 0 && r >= 'a' && r <= 'z'
	}
	return false
}
