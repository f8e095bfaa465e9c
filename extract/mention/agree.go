package mention

import (
	"strings"
	"unicode/utf8"

	"newsgraph/extract/lexicon"
	"newsgraph/schema"
)

// bodies makes one Organization of a name and the body it governs: "Ndlovu
// administration", "Kenyan government", "U.S. government".
func (f *finder) bodies() {
	for i := range f.doc.Tokens {
		at := int32(i)
		if !governing[f.lemma(at)] || f.doc.Tokens[i].UPOS != "NOUN" && !f.marks[i] || f.owner[i] != 0 && f.names[f.owner[i]-1].first != at {
			continue
		}
		if at == 0 || f.owner[i-1] == 0 || strings.HasSuffix(f.low(at), "s") && f.lemma(at) != f.low(at) {
			continue
		}
		before := f.names[f.owner[i-1]-1]
		if before.end != at || before.kind == schema.Work || before.kind == schema.Facility {
			continue
		}
		first := before.first
		for first > 0 && f.title[first-1] { // "the President Ndlovu administration"
			first--
		}
		if before.kind != schema.NORP && before.kind != schema.GPE {
			f.leaders = append(f.leaders, f.low(at-1))
		}
		f.drop(before.first, at+1)
		f.add(before.first, at+1, schema.Organization, sure)
	}
}

var governing = wordSet("administration;government;regime;presidency;junta;cabinet")

// acronyms gives "ACRO" in "Long Name (ACRO)" and "Long Name, known as ACRO"
// the type of the long name, and adds it where it is no name yet.
func (f *finder) acronyms() {
	for i := range f.names {
		n := f.names[i]
		if n.kind == "" {
			continue
		}
		at := n.end
		if f.low(at) == "(" && f.low(at+2) == ":" && f.low(at+4) == ")" { // (NYSE: ACME)
			f.drop(at+1, at+2)
			f.acronym(at+3, n)
			continue
		}
		if n.end-n.first < 2 && n.sure < likely {
			continue
		}
		if f.low(at) == "(" && (f.low(at+2) == ")" || f.low(at+2) == ":" || f.low(at+2) == ",") {
			f.acronym(at+1, n)
			continue
		}
		for f.low(at) == "," || f.low(at) == "also" || f.low(at) == "better" || f.low(at) == "commonly" {
			at++
		}
		if f.low(at) == "known" && f.low(at+1) == "as" || f.low(at) == "or" && f.low(at-1) == "," && f.low(at+2) == "," {
			at += 2 - btoi(f.low(at) == "or")
			if f.low(at) == "the" {
				at++
			}
			f.acronym(at, n)
		}
	}
}

// described gives "ACRO" in "the center, known as ACRO" the type of the noun.
func (f *finder) described() {
	for i := range f.doc.Tokens {
		at := int32(i)
		if f.low(at) != "known" || f.low(at+1) != "as" || at < 2 {
			continue
		}
		noun := at - 1
		if f.low(noun) == "," || f.low(noun) == "also" {
			noun--
		}
		if noun > 0 && f.low(noun) == "," {
			noun--
		}
		if kind, ok := lexicon.ThingNoun(f.lemma(noun)); ok && !f.marks[noun] {
			f.acronym(at+2, name{kind: kind})
		}
	}
}

func btoi(b bool) int32 {
	if b {
		return 1
	}
	return 0
}

func (f *finder) acronym(at int32, n name) {
	if int(at) >= len(f.doc.Tokens) || !isAcronym(f.word(at)) {
		return
	}
	switch n.kind {
	case schema.GPE, schema.Location, schema.Person, schema.NORP:
		// "OSLO, Norway (AP)": only what the capitals of the name spell.
		if f.initials(n) != f.low(at) {
			return
		}
	}
	f.drop(at, at+1)
	f.add(at, at+1, n.kind, sure)
}

// isAcronym reports whether w is two to ten letters, most of them capitals.
func isAcronym(w string) bool {
	n, up := utf8.RuneCountInString(w), 0
	for _, r := range w {
		if r >= 'A' && r <= 'Z' {
			up++
		}
	}
	return n >= 2 && n <= 10 && 2*up > n
}

// A belief is what the document says of one form of name.
type belief struct {
	kind schema.EntityType
	sure int8
}

// agree lets the surest reading of each name hold everywhere, and gives parts
// of a name seen whole the type of the whole.
func (f *finder) agree() {
	whole := map[string]belief{}
	for _, n := range f.names {
		if n.kind != "" {
			f.believe(whole, f.key(n), belief{n.kind, n.sure})
		}
	}
	f.places(whole)
	f.stems(whole)
	parts := map[string]belief{}
	for _, leader := range f.leaders {
		parts[leader] = belief{schema.Person, likely}
	}
	for _, n := range f.names {
		if n.kind == "" || n.end-n.first < 2 {
			continue
		}
		b := whole[f.key(n)]
		switch {
		case b.kind == schema.Person && b.sure >= likely:
			f.believe(parts, f.low(n.end-1), b)
			f.believe(parts, f.low(n.first), b)
			if n.end-n.first > 2 {
				f.believe(parts, f.low(n.end-2), b)
			}
		case b.kind == schema.Organization && b.sure >= likely:
			f.believe(parts, f.initials(n), b)
			certainty := int8(likely)
			if civic[f.low(f.nameHead(n.first, n.end))] {
				break // "Kenya Competition Agency": the first word is a place
			}
			if w := f.word(n.first); len(w) < 4 || known(w) || lexicon.IsFirstName(w) || f.common(n.first) {
				certainty = hint
			}
			f.believe(parts, f.low(n.first), belief{b.kind, certainty})
		case b.sure >= likely:
			f.believe(parts, f.initials(n), b)
		}
	}
	for i := range f.names {
		n := &f.names[i]
		if n.kind == "" {
			continue
		}
		if b := whole[f.key(*n)]; b.sure > n.sure || b.sure == n.sure && n.sure <= likely {
			n.kind, n.sure = b.kind, b.sure
		}
		if b, ok := parts[f.key(*n)]; ok && n.end-n.first == 1 && (b.sure > n.sure || b.sure == n.sure && n.sure <= likely || b.kind == schema.Person && lexicon.IsFirstName(f.word(n.first))) {
			n.kind, n.sure = b.kind, max(b.sure, n.sure)
		}
	}
}

// civic are heads of public bodies, which are named for a place.
var civic = wordSet("agency;ministry;academy;university;court;police;council;parliament;government;union;department;party;committee;commission;institute;fund;museum;college;school;assembly;senate;congress;bank;army;navy;authority;office;federation;association;administration;hospital;club;times;post;news;herald;courier;ledger")

// places makes a place of a single name that things happen in, if nothing sure
// speaks against it.
func (f *finder) places(whole map[string]belief) {
	for _, n := range f.names {
		if n.kind == "" || n.end-n.first > 1 || n.first == 0 || !f.located(n.first-1) || n.kind == schema.Work {
			continue
		}
		if n.first > 1 && invested[f.lemma(n.first-2)] || int(n.end) < len(f.doc.Tokens) && (f.possessed(n.end) || f.doc.Tokens[n.end].UPOS == "NOUN") {
			continue
		}
		key := f.key(n)
		if b := whole[key]; b.sure < sure && (b.kind == schema.Person || b.kind == schema.Product || b.kind == schema.Organization && b.sure < likely) {
			whole[key] = belief{schema.GPE, sure}
		}
	}
}

// located reports whether the word at i says that a place follows: "in", "port of".
func (f *finder) located(i int32) bool {
	switch f.low(i) {
	case "in", "near":
		return true
	case "of":
		return placed[f.low(i-1)]
	}
	return false
}

var placed = wordSet("port;city;town;village;hall;mayor;capital;outskirts;streets;state;province;region;island;district;suburb;county;harbor;harbour;people;residents;governor;republic;north;south;east;west;kingdom")

// invested are words whose "in" is no place: "a stake in Kordax".
var invested = wordSet("stake;share;interest;invest;investment;believe;trust;confidence;faith;role;involve;investor;find;see;specialize;investigate")

// believe keeps the surest belief about a key, the first of equals.
func (f *finder) believe(m map[string]belief, key string, b belief) {
	if old, ok := m[key]; key != "" && (!ok || b.sure > old.sure) {
		m[key] = b
	}
}

func (f *finder) key(n name) string { return lexicon.Fold(f.phrase(n.first, n.end)) }

// initials returns the folded first letters of the capitalised words of n, ""
// if there are fewer than three.
func (f *finder) initials(n name) string {
	var b strings.Builder
	for i := n.first; i < n.end; i++ {
		if f.marks[i] {
			r, size := utf8.DecodeRuneInString(f.word(i))
			if size > 0 {
				b.WriteRune(r)
			}
		}
	}
	if b.Len() < 3 {
		return ""
	}
	return lexicon.Fold(b.String())
}

// recall finds names that the document has elsewhere: whole ones anywhere,
// parts of people's names, also in headlines.
func (f *finder) recall() {
	seen, heads := map[string]belief{}, map[string]belief{}
	longest := int32(1)
	for _, n := range f.names {
		if n.kind == "" || n.sure < likely && n.end-n.first == 1 {
			continue
		}
		b := belief{n.kind, n.sure}
		f.believe(seen, f.key(n), b)
		longest = max(longest, min(n.end-n.first, 8))
		if n.kind == schema.Person && n.end-n.first > 1 && n.sure >= likely && len(f.word(n.end-1)) > 2 {
			f.believe(seen, f.low(n.end-1), b)
		}
		if w := f.low(n.first); lexicon.HeadSuffix(f.low(n.end-1)) && n.end-n.first > 2 && len(w) > 3 && !isPlace(w) && !lexicon.NORP(w) && !lexicon.IsFirstName(w) {
			f.believe(heads, w, b)
		}
	}
	for k := range f.sents {
		s := &f.sents[k]
		for i := s.First; i < s.End; i++ {
			for n := min(longest, s.End-i); n > 0; n-- {
				if b, ok := f.recallAt(i, i+n, seen); ok {
					f.add(i, i+n, b.kind, hint)
					i += n - 1
					break
				}
			}
			if b, ok := heads[f.low(i)]; ok && f.marks[i] && f.free(i, i+1) && !s.shouting && f.acts(i, s) {
				f.add(i, i+1, b.kind, hint)
			}
		}
		if s.shouting {
			f.shouted(s)
		}
	}
}

// acts reports whether the word at i stands as a subject or owner, or inside
// of the sentence: "Heritage owns" of Heritage Media Corp.
func (f *finder) acts(i int32, s *sentence) bool {
	if i+1 >= s.End || f.marks[i+1] {
		return false
	}
	t := &f.doc.Tokens[i+1]
	return i > s.First && !f.afterQuote(i) || t.UPOS == "VERB" || t.UPOS == "AUX" || f.low(i+1) == "," || f.possessed(i+1)
}

func (f *finder) recallAt(i, end int32, seen map[string]belief) (belief, bool) {
	if !f.marks[i] || f.title[i] || !f.free(i, end) || end-i == 1 && len(f.word(i)) < 3 {
		return belief{}, false
	}
	b, ok := seen[lexicon.Fold(f.phrase(i, end))]
	if !ok || end-i == 1 && !f.proper(i) && b.kind != schema.Person {
		return belief{}, false
	}
	return b, true
}

// shouted adds names of a headline that lists or the model know, or that a
// title or first name gives away.
func (f *finder) shouted(s *sentence) {
	for i := s.First; i < s.End; i++ {
		end := f.runFrom(i, s)
		for n := min(end-i, 6); n > 0; n-- {
			w := f.phrase(i, i+n)
			kind, ok := lexicon.Known(w)
			if !ok {
				kind, ok = lexicon.Place(w)
			}
			if !ok && n > 1 {
				kind = f.exactModel(i, i+n)
			}
			if !ok && kind == "" && n > 1 && n == end-i {
				if n <= 3 && lexicon.IsFirstName(f.word(i)) {
					kind = schema.Person
				}
			}
			if kind == "" && n == end-i && i > s.First && f.title[i-1] {
				kind = schema.Person
			}
			if kind != "" {
				f.add(i, i+n, kind, hint)
				i += n - 1
				break
			}
		}
	}
}

func (f *finder) exactModel(first, end int32) schema.EntityType {
	for _, g := range f.guide {
		if g.first == first && g.end == end {
			return g.kind
		}
	}
	return ""
}
