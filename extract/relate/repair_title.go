package relate

import "newsgraph/schema"

// mendTitle makes the name the head of its title: in "to former Secretary of
// State Ana Ruiz" parsers hang the name on the title, or on "State".
func (t *tree) mendTitle(first, end, name int32, title func(int32, int32) bool) {
	at := int32(-1)
	for n := int32(longestTitle); n > 0 && at < 0; n-- {
		if a := first - n; a >= t.Sentences[t.sent[first]].First && title(a, first) {
			at = a
		}
	}
	if at < 0 || name < 0 {
		return
	}
	low := at // with the country or party before the title
	for mi := range t.mentionsAt(max(at-1, 0)) {
		if m := t.Mentions[mi]; at > 0 && m.End == at && m.Form == schema.Name {
			low = m.First
		}
	}
	if r := t.head[name]; t.is(name, "nmod:poss") && r >= end {
		t.mendOwner(at, end, name, r)
		return
	}
	if h := t.head[name]; h >= 0 && (h < low || h >= end) && (t.is(name, "nsubj", "obj", "iobj") || t.prep(name) != "") {
		for i := at; i < end; i++ { // the name stands right, the title need only follow it
			if g := t.head[i]; i != name && (g < low || g >= end) && !t.is(i, "case", "punct", "cc") {
				t.set(i, name, "nmod:desc")
			}
		}
		return
	}
	top := int32(-1) // the token of title and name that hangs outside
	for i := low; i < end; i++ {
		if h := t.head[i]; (h < low || h >= end) && (top < 0 || t.is(top, "flat", "compound")) {
			top = i
		}
	}
	if top < 0 || top == name || top >= first {
		return
	}
	h, dep := t.head[top], t.dep[top]
	t.set(name, h, dep)
	t.set(top, name, "nmod:desc")
	for i := t.Sentences[t.sent[first]].First; i < int32(len(t.head)) && t.sent[i] == t.sent[first]; i++ {
		if i >= end && t.head[i] == top && i != name {
			t.set(i, name, t.dep[i]) // what followed the title follows the name
		}
		if i < low && t.head[i] == top && (t.is(i, "case") && !t.possessive(i) || t.is(i, "cc", "mark", "punct")) {
			t.set(i, name, t.dep[i])
		}
	}
	for i := at; i < first; i++ { // "of" of "Secretary of State"
		if t.is(i, "case") && t.head[i] == name {
			t.set(i, i+1, t.dep[i])
			if i+1 < first && t.head[i+1] == name {
				t.set(i+1, top, "nmod")
			}
		}
	}
}

// mendOwner mends a title before a possessor: in "responded to Secretary of
// State Ana Ruiz's criticism" it is the criticism that hangs on the verb.
func (t *tree) mendOwner(at, end, name, thing int32) {
	for i := at; i < end; i++ {
		if i == name || t.head[i] >= at && t.head[i] < end {
			continue
		}
		if h := t.head[i]; h < at && h >= 0 && !t.under(h, thing) {
			t.set(thing, h, t.dep[i])
			for k := t.Sentences[t.sent[at]].First; k < at; k++ {
				if t.head[k] == i && t.is(k, "case") {
					t.set(k, thing, t.dep[k])
				}
			}
		}
		t.set(i, name, "nmod:desc")
	}
	for i := at; i < end; i++ {
		if t.is(i, "case") && i != name && i+1 < name {
			t.set(i, i+1, t.dep[i])
		}
	}
}

// possessive tells whether token i is the mark of a possessive.
func (t *tree) possessive(i int32) bool {
	switch t.Word(i) {
	case "'s", "’s", "'", "’":
		return true
	}
	return false
}

// mendListed gives a group the names that follow it after a comma, where the
// parser joined them to a body in between: "two physicists at Olav University, Jan
// Renn and Bo Lind".
func (t *tree) mendListed(i int32) {
	old := t.head[i]
	if !t.is(i, "conj") || old < 0 || old > i || t.kind(t.chain(i)) != schema.Person || !t.commaBefore(i) {
		return
	}
	switch t.kind(t.chain(old)) {
	case schema.Organization, schema.Facility, schema.GPE, schema.Location:
	default:
		return
	}
	h := t.head[old]
	if h < 0 || !t.is(old, "nmod") || t.kind(t.chain(h)) != schema.Group {
		return
	}
	t.set(i, h, "appos")
	for _, k := range t.kids(old) {
		if k > i && t.is(k, "conj") && t.kind(t.chain(k)) == schema.Person {
			t.set(k, i, "conj")
		}
	}
}

// mendApposition: what stands after a preposition is no apposition.
func (t *tree) mendApposition(i int32) {
	t.mendListed(i)
	if !t.is(i, "appos") || t.head[i] < 0 {
		return
	}
	for _, k := range t.kids(i) {
		if k < i && t.is(k, "case") && !t.possessive(k) {
			t.dep[i] = "nmod"
			return
		}
	}
	// "The president of France, Claire Dumont, …": a person is no country.
	if t.kind(t.chain(i)) != schema.Person {
		return
	}
	if l := t.lo[i] - 1; l >= 0 && l > t.head[i] {
		for l > 0 && t.Tokens[l].UPOS == "PUNCT" {
			l--
		}
		if n := t.topNoun(l); t.nominal(l) && n != i && n != t.head[i] && t.sent[n] == t.sent[i] {
			switch t.kind(t.chain(n)) {
			case schema.Person, schema.Group:
				t.move(i, n, "appos")
				return
			}
		}
	}
	for h, steps := t.head[i], 0; h >= 0 && steps < 3; h, steps = t.head[h], steps+1 {
		switch t.kind(t.chain(h)) {
		case schema.GPE, schema.Organization, schema.Location, schema.Facility, schema.NORP:
			continue
		case schema.Person, schema.Group:
			t.move(i, h, "appos")
		default:
			if t.Tokens[h].UPOS == "NOUN" {
				t.move(i, h, "appos")
			}
		}
		return
	}
}

// mendDate takes off a date what follows it: "responded Tuesday to the bank".
func (t *tree) mendDate(i int32) {
	v := t.value[i]
	if v < 0 || t.head[i] < 0 || t.value[t.head[i]] == v {
		return
	}
	p := t.head[i]
	for p >= 0 && t.Tokens[p].UPOS != "VERB" {
		p = t.head[p]
	}
	if p < 0 {
		return
	}
	if t.is(i, "obj") {
		t.dep[i] = "obl:unmarked"
	}
	for k := t.Values[v].End; int(k) < len(t.head) && t.sent[k] == t.sent[i]; k++ {
		if t.head[k] == i && t.is(k, "nmod", "obl") {
			t.move(k, p, "obl")
		}
	}
}
