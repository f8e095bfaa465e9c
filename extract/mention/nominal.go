package mention

import (
	"newsgraph/extract/lexicon"
	"newsgraph/extract/text"
	"newsgraph/schema"
)

// nominals returns the descriptions: base noun phrases whose head is a person
// by role or a thing.
func (f *finder) nominals() []text.Mention {
	var out []text.Mention
	for k := range f.sents {
		s := &f.sents[k]
		for i := s.First; i < s.End; i++ {
			kind := f.nominalKind(i, s)
			if kind == "" {
				if first := f.people(i, s); first < i {
					out = append(out, text.Mention{First: first, End: i + 1, Type: schema.Group, Form: schema.Nominal})
				}
				continue
			}
			first := f.quantity(f.phraseStart(i, s), i, s)
			if f.repeatsName(i, kind) || f.generic(first, i, s) {
				continue
			}
			out = append(out, text.Mention{First: first, End: i + 1, Type: kind, Form: schema.Nominal})
		}
	}
	return out
}

// people returns the start of the phrase that the plural of a people at i
// heads, i if it is none or has nothing before it: "three jailed Kenyans".
func (f *finder) people(i int32, s *sentence) int32 {
	o := f.owner[i]
	if x := f.doc.Tokens[i].XPOS; o == 0 || x != "NNPS" && x != "NNS" {
		return i
	}
	n := f.names[o-1]
	if n.kind != schema.NORP || n.first != i || i+1 < s.End && f.goesOn(i+1) {
		return i
	}
	return f.phraseStart(i, s)
}

// nominalKind returns the type of what token i describes as the head of a noun phrase, or "".
func (f *finder) nominalKind(i int32, s *sentence) schema.EntityType {
	t := &f.doc.Tokens[i]
	if f.owner[i] != 0 || f.title[i] || !f.nounLike(i, s) && !f.titleAlone(i, s) {
		return ""
	}
	if i+1 < s.End && f.goesOn(i+1) {
		return ""
	}
	plural := t.XPOS == "NNS" || t.XPOS == "NNPS"
	lemma := f.lemma(i)
	if i > s.First && f.doc.Tokens[i-1].UPOS == "NOUN" {
		if kind, ok := lexicon.ThingNoun(f.lemma(i-1) + " " + lemma); ok {
			return plurally(kind, plural)
		}
	}
	if lexicon.GroupNoun(f.low(i)) && plural || f.low(i) == "people" {
		if f.low(i) == "authorities" {
			return schema.Organization
		}
		return schema.Group
	}
	if _, ok := lexicon.RoleNoun(lemma); ok {
		if plural {
			return schema.Group
		}
		return schema.Person
	}
	kind, _ := lexicon.ThingNoun(lemma)
	return plurally(kind, plural)
}

// nounLike reports whether token i is a noun, or one that the tagger took for
// an adjective at the end of its phrase: "a BBC documentary".
func (f *finder) nounLike(i int32, s *sentence) bool {
	t := &f.doc.Tokens[i]
	if t.UPOS == "NOUN" {
		return true
	}
	if t.UPOS != "ADJ" || i == s.First || f.marks[i] {
		return false
	}
	if _, ok := lexicon.ThingNoun(f.low(i)); !ok {
		return false
	}
	if i+1 < s.End {
		switch f.doc.Tokens[i+1].UPOS {
		case "NOUN", "ADJ", "PROPN", "NUM":
			return false
		}
	}
	return true
}

// plurally returns the type of several things: organizations are a Group of them.
func plurally(kind schema.EntityType, plural bool) schema.EntityType {
	if plural && kind == schema.Organization {
		return schema.Group
	}
	return kind
}

// titleAlone reports whether a title with a capital stands for its holder: "the President".
func (f *finder) titleAlone(i int32, s *sentence) bool {
	if !f.marks[i] || !lexicon.IsTitle(f.word(i)) || lexicon.IsHonorific(f.word(i)) || i == s.First {
		return false
	}
	if i-2 >= s.First && f.owner[i-1] == 0 && inBrief(f.low(i-1)+" "+f.low(i)) != "" {
		i-- // "the Defense Minister"
	}
	switch f.doc.Tokens[i-1].UPOS {
	case "DET", "ADJ":
		return true
	}
	return f.possessed(i-1) || f.doc.Tokens[i-1].XPOS == "PRP$" || f.owner[i-1] != 0 && f.names[f.owner[i-1]-1].kind == schema.NORP
}

// goesOn reports whether token i continues a compound whose last noun is the head.
func (f *finder) goesOn(i int32) bool {
	t := &f.doc.Tokens[i]
	switch t.UPOS {
	case "NOUN":
		return !f.hangsElsewhere(i-1, i)
	case "PROPN":
		// "platform Threads": the noun is the head; "state Senate": it is not.
		return f.owner[i] == 0 && !f.hangsElsewhere(i-1, i)
	case "PUNCT":
		if t.XPOS == "HYPH" && int(i)+1 < len(f.doc.Tokens) {
			return f.doc.Tokens[i-1].End == t.Start && f.doc.Tokens[i+1].Start == t.End
		}
	}
	return false
}

// hangsElsewhere reports whether the parse says that the noun at i is no
// modifier of the one at next.
func (f *finder) hangsElsewhere(i, next int32) bool {
	if f.doc.Filled&text.Heads == 0 {
		return false
	}
	h := f.doc.Tokens[i].Head
	return h < next || h > next+3
}

// phraseStart returns the first token of the noun phrase that ends with head.
func (f *finder) phraseStart(head int32, s *sentence) int32 {
	first := head
	for first > s.First {
		next := f.leftOf(first, head, s)
		if next == first {
			break
		}
		first = next
		t := &f.doc.Tokens[first]
		if t.UPOS == "DET" || t.XPOS == "PRP$" {
			if first > s.First && (f.low(first-1) == "all" || f.low(first-1) == "both") {
				first--
			}
			break
		}
	}
	for first < head && (f.low(first) == "," || isQuote(f.low(first)) || f.low(first) == "and" || f.low(first) == "-" || f.doc.Tokens[first].UPOS == "ADV" && f.doc.Tokens[first+1].UPOS == "NOUN") {
		first++
	}
	return first
}

// leftOf returns where the phrase that starts at first starts with one more
// word, first if it takes no more.
func (f *finder) leftOf(first, head int32, s *sentence) int32 {
	i := first - 1
	t, right := &f.doc.Tokens[i], &f.doc.Tokens[first]
	switch {
	case f.possessed(i) && i > s.First:
		return f.possessor(i, s)
	case t.UPOS == "DET", t.XPOS == "PRP$":
		return i
	case t.UPOS == "ADJ", t.UPOS == "NUM", t.UPOS == "NOUN", t.UPOS == "PROPN", t.UPOS == "SYM" && t.XPOS == "$":
		if f.apart(i, head) {
			return first
		}
		if o := f.owner[i]; o != 0 {
			return max(f.names[o-1].first, s.First)
		}
		return i
	case t.XPOS == "VBN" || t.XPOS == "VBG":
		if f.doc.Filled&text.Heads != 0 && (t.Dep == "amod" || t.Dep == "compound") && t.Head >= first && t.Head <= head {
			return i
		}
		if f.doc.Filled&text.Heads == 0 && i > s.First && (f.doc.Tokens[i-1].UPOS == "DET" || f.doc.Tokens[i-1].XPOS == "PRP$" || f.possessed(i-1)) {
			return i
		}
	case t.UPOS == "ADV" && (right.UPOS == "ADJ" || right.UPOS == "NUM" || right.XPOS == "VBN") && i > s.First:
		if f.doc.Filled&text.Heads != 0 && t.Head >= first && t.Head <= head {
			return i
		}
	case t.XPOS == "HYPH" || f.low(i) == "-" && i > s.First && right.UPOS != "DET":
		if f.doc.Tokens[i].End == right.Start && i > s.First {
			return i - 1
		}
	case isQuote(f.low(i)) && i > s.First && t.Start > 0:
		// “brutal” prison: the quotes belong to the phrase.
		if f.quotedInside(i, first, s) {
			return i
		}
	case f.low(i) == "," && i > s.First && f.owner[i-1] != 0 && f.based(first):
		return max(f.names[f.owner[i-1]-1].first, s.First) // "the Brillow, Ohio-based firm"
	case f.low(i) == "," && right.UPOS == "ADJ" && i > s.First && f.doc.Tokens[i-1].UPOS == "ADJ" && !f.apart(i-1, head):
		return i - 1
	}
	return first
}

// based reports whether a place and "-based" stand at i.
func (f *finder) based(i int32) bool {
	for k := i; k < i+4 && int(k)+2 < len(f.doc.Tokens) && f.owner[k] != 0; k++ {
		if f.low(k+1) == "-" && f.low(k+2) == "based" {
			return true
		}
	}
	return false
}

// apart reports whether the parse says that token i does not belong to the
// phrase of head.
func (f *finder) apart(i, head int32) bool {
	if f.doc.Filled&text.Heads == 0 {
		return false
	}
	t := &f.doc.Tokens[i]
	return t.Head < i && t.Dep != "flat" && t.Dep != "conj" && !f.sameName(i, t.Head) || t.Head > head
}

func (f *finder) sameName(i, j int32) bool {
	return j >= 0 && f.owner[i] != 0 && f.owner[i] == f.owner[j]
}

// quotedInside reports whether the quote at i closes or opens a few words
// inside of the phrase.
func (f *finder) quotedInside(i, first int32, s *sentence) bool {
	if f.doc.Tokens[i].End < f.doc.Tokens[first].Start { // closes: “brutal” |prison
		for k := i - 1; k >= s.First && k >= i-3; k-- {
			if isQuote(f.low(k)) {
				return true
			}
			if u := f.doc.Tokens[k].UPOS; u != "ADJ" && u != "PROPN" && u != "NOUN" && u != "NUM" && u != "VERB" {
				return false
			}
		}
		return false
	}
	for k := i + 1; k < min(s.End, i+5); k++ { // opens
		if isQuote(f.low(k)) {
			return true
		}
	}
	return false
}

// possessor returns the start of the noun phrase that the possessive 's at i ends.
func (f *finder) possessor(i int32, s *sentence) int32 {
	at := i - 1
	if o := f.owner[at]; o != 0 {
		at = f.names[o-1].first
		if at > s.First && f.doc.Tokens[at-1].UPOS == "DET" {
			at--
		}
		return at
	}
	return f.phraseStart(at, s)
}

// quantity takes in what counts the phrase: "more than 100 men", "many of the
// prisoners", "a class of migrants".
func (f *finder) quantity(first, head int32, s *sentence) int32 {
	if head+1 < s.End && f.possessed(head+1) {
		return first
	}
	if first-2 >= s.First && f.doc.Tokens[first].UPOS == "NUM" {
		switch f.low(first-2) + " " + f.low(first-1) {
		case "more than", "at least", "fewer than", "less than", "up to":
			return first - 2
		}
	}
	if first-1 >= s.First && f.doc.Tokens[first].UPOS == "NUM" {
		switch f.low(first - 1) {
		case "about", "nearly", "around", "almost", "over", "roughly", "some", "approximately":
			return first - 1
		}
	}
	if first-2 >= s.First && f.low(first-1) == "of" && counting[f.low(first-2)] {
		if first-3 >= s.First && (f.doc.Tokens[first-3].UPOS == "DET" || f.doc.Tokens[first-3].UPOS == "NUM") {
			return first - 3
		}
		return first - 2
	}
	return first
}

var counting = wordSet("many;some;most;several;all;millions;hundreds;thousands;dozens;scores;tens;group;class;few;both;none;each;one;two;three;four;five;number;majority;handful;pair;couple;series;team;crowd;million;thousand;hundred;dozen")

// repeatsName reports whether the head only says what the name right before
// or after it is: "the Los Lobos gang", "the platform X".
func (f *finder) repeatsName(head int32, kind schema.EntityType) bool {
	if head > 0 {
		if o := f.owner[head-1]; o != 0 && kind != schema.Work {
			if n := f.names[o-1]; n.kind == kind && n.sure >= likely && n.kind != schema.GPE && n.kind != schema.Person {
				return true
			}
		}
	}
	if int(head)+1 < len(f.doc.Tokens) {
		if f.low(head+1) == "of" && int(head)+2 < len(f.doc.Tokens) { // "the city of Lagos"
			if o := f.owner[head+2]; o != 0 && kind != schema.Organization && kind != schema.Group && f.names[o-1].kind == kind {
				return true
			}
		}
		if o := f.owner[head+1]; o != 0 && f.names[o-1].first == head+1 {
			k := f.names[o-1].kind
			return k == kind || kind == schema.Product || kind == schema.Person && k == schema.Person
		}
	}
	return false
}

// generic reports whether the phrase names no particular thing: a bare
// singular, or the predicate of a "to be" without an article of its own.
func (f *finder) generic(first, head int32, s *sentence) bool {
	t := &f.doc.Tokens[head]
	if first == head && t.XPOS == "NN" && !lexicon.GroupNoun(f.low(head)) || counting[f.low(head)] && f.low(head+1) == "of" {
		return true
	}
	if first == head && first > s.First && f.low(first-1) == "as" {
		return true // "branded them as smugglers"
	}
	if _, person := lexicon.RoleNoun(f.lemma(head)); first == head && !person && !lexicon.GroupNoun(f.low(head)) {
		return true
	}
	switch f.low(first) {
	case "no", "any", "another", "what", "which", "whatever", "every", "each", "such":
		return true
	}
	if f.low(first) == "a" || f.low(first) == "an" || first == head {
		return f.predicate(head)
	}
	return false
}

// predicate reports whether the parse gives the token at head a copula.
func (f *finder) predicate(head int32) bool {
	if f.doc.Filled&text.Heads == 0 {
		return false
	}
	for k := head - 1; k >= 0 && k > head-8; k-- {
		if f.doc.Tokens[k].Head == head && f.doc.Tokens[k].Dep == "cop" {
			return true
		}
	}
	return false
}
