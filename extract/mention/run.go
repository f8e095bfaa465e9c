package mention

import (
	"strings"

	"newsgraph/extract/lexicon"
	"newsgraph/schema"
)

// particles join two parts of a name whatever they are.
var particles = wordSet("de;del;dei;degli;delle;dello;della;di;da;do;dos;das;du;des;la;las;los;le;el;al;bin;ibn;ben;van;von;der;den;ter;zu;y;e;ul;ur;d;v.;vs.;af;av;ten;op;dal;lo")

// brands are names with a possessive in them.
var brands = wordSet("mcdonald;lloyd;macy;moody;levi;wendy;kohl;sotheby;christie;domino;sainsbury;kellogg;women;children;people;veterans;men;st.;girls;boys;victoria;trader joe;o'reilly;king;queen;bloomingdale;carl;hardee;reese;ben & jerry;arby;papa john;denny;applebee")

// numbered are names that end in a number.
var numbered = wordSet("flight;apollo;boeing;airbus;area;route;highway;title;article;section;iphone;channel;formula;group;expo;euro;interstate;room;catch;artemis;soyuz;falcon;pier;gate;district;windows;playstation;model;fortnite;war")

// runFrom returns the end of the run of capitalised words, one name or several,
// that starts at i; i if there is none.
func (f *finder) runFrom(i int32, s *sentence) int32 {
	if i >= s.End || !f.starts(i, s) {
		return i
	}
	j := i + 1
	for j < s.End {
		next := f.join(i, j, s)
		if next == j {
			break
		}
		j = next
	}
	return j
}

// starts reports whether a run of name tokens can start at i.
func (f *finder) starts(i int32, s *sentence) bool {
	t := &f.doc.Tokens[i]
	if f.owner[i] != 0 || f.title[i] {
		return false
	}
	if _, _, dated := f.calendar(i); dated && !f.personBeside(i, s) {
		return false
	}
	w := f.word(i)
	if len(w) == 1 && i+1 < s.End && f.low(i+1) == "-" && (w == "D" || w == "R" || w == "I") {
		return false // "(D-Ohio)"
	}
	if strings.ContainsAny(w, "@/:_<>=*#~\\|") || strings.Contains(w, ".") && hasSmall(w) && len(w) > 5 {
		return false // addresses and file names
	}
	if !f.marks[i] {
		if articles[f.low(i)] && f.touchesHyphen(i, s) {
			return true // "al-Zaman"
		}
		return f.proper(i) && strings.ToLower(w) != w // "iPhone"
	}
	if f.proper(i) {
		return !lexicon.IsHonorific(w) || f.low(i) == "st." || f.onVessel(i, s)
	}
	if s.shouting {
		return false
	}
	if i == s.First {
		return f.opensFirm(i, s)
	}
	switch t.UPOS {
	case "NOUN", "ADJ", "X", "VERB", "ADV", "INTJ":
		// "Supreme Court": a capital inside the sentence, before more of them.
		return i > s.First && !f.afterQuote(i) && f.low(i) != "i" && !lexicon.IsTitle(w)
	}
	return false
}

// opensFirm reports whether the common word at the start of a sentence begins
// the name of a company: "Heritage Media Corp.".
func (f *finder) opensFirm(i int32, s *sentence) bool {
	switch f.doc.Tokens[i].UPOS {
	case "NOUN", "ADJ", "X", "VERB":
	default:
		return false
	}
	if w := f.low(i); ranks[w] || w == "new" || lexicon.IsTitle(w) || i+1 >= s.End || (!f.marks[i+1] || !f.proper(i+1)) && f.low(i+1) != "without" {
		return false
	}
	if f.low(i+1) == "without" {
		return i+2 < s.End && f.marks[i+2]
	}
	for k := i + 1; k < min(i+5, s.End) && (f.marks[k] || f.low(k) == "&"); k++ {
		if k > i+1 && lexicon.HeadSuffix(f.low(k)) {
			return true
		}
	}
	return false
}

// articles are Arabic ones, before a hyphen.
var articles = wordSet("al;el;ash;az;an;ad;as;at;ar;ul;el;ut")

// touchesHyphen reports whether a hyphen and a capital follow i without spaces.
func (f *finder) touchesHyphen(i int32, s *sentence) bool {
	t := f.doc.Tokens
	return i+2 < s.End && f.low(i+1) == "-" && f.marks[i+2] && t[i].End == t[i+1].Start && t[i+1].End == t[i+2].Start
}

func hasSmall(w string) bool { return strings.ToUpper(w) != w }

// personBeside reports whether a month or weekday is a first name or surname:
// "April Ryan", "Theresa May".
func (f *finder) personBeside(i int32, s *sentence) bool {
	day, _, _ := f.calendar(i)
	if day {
		return false
	}
	if i > s.First && f.proper(i-1) && f.marks[i-1] && lexicon.IsFirstName(f.word(i-1)) {
		return true
	}
	return lexicon.IsFirstName(f.word(i)) && i+1 < s.End && f.proper(i+1) && f.marks[i+1]
}

func (f *finder) afterQuote(i int32) bool {
	if i == 0 {
		return true
	}
	switch f.low(i - 1) {
	case `"`, "'", "``", "(", ":", "-", "–", "—", "•", "*", "...", "…", ".":
		return true
	}
	return false
}

// join returns where the run [i, j) goes on to, j if it ends there.
func (f *finder) join(i, j int32, s *sentence) int32 {
	goes := func(k int32) bool { return k < s.End && f.starts(k, s) }
	w, last := f.low(j), f.low(j-1)
	t := &f.doc.Tokens[j]
	switch {
	case f.doc.Tokens[j-1].End < t.Start && strings.Contains(f.doc.Text[f.doc.Tokens[j-1].End:t.Start], "\n"):
		return j
	case opening[w] && f.word(j) != strings.ToUpper(f.word(j)):
		return j // "By ANN OBI This is"
	case goes(j):
		return j + 1
	case w == "-" && isDigits(f.low(j+1)) && j+1 < s.End && t.Start == f.doc.Tokens[j-1].End && f.doc.Tokens[j+1].Start == t.End:
		return j + 2 // "COP-28"
	case t.UPOS == "NUM" && f.owner[j] == 0 && (numbered[last] || isRoman(f.word(j))):
		return j + 1
	case w == "," && j+1 < s.End && (lexicon.HeadSuffix(f.low(j+1)) || f.low(j+1) == "jr." || f.low(j+1) == "sr."):
		return j + 2
	case (f.possessed(j) || t.Start == f.doc.Tokens[j-1].End) && f.membersOf(j, s):
		return j + 2 // "Weavers' League"
	case isQuote(w):
		if end := f.nickname(j, s); end > j && goes(end) {
			return end + 1
		}
	case w == "&" && goes(j+1), particles[w] && goes(j+1) && f.low(j+1) != "i":
		return j + 2
	case w == "-" && j-i > 1 && f.givenPart(j, s):
		return j + 2 // "Ahn Eun-ji"
	case w == "without" && j-i == 1 && goes(j+1):
		return j + 2 // "Nurses Without Borders"
	case (w == "-" || w == "–") && j+1 < s.End && (goes(j+1) || f.marks[j+1] && f.proper(j-1) && f.owner[j+1] == 0 && hasSmall(f.word(j-1))) && t.Start == f.doc.Tokens[j-1].End && f.doc.Tokens[j+1].Start == t.End:
		return j + 2
	case articles[w] && f.touchesHyphen(j, s):
		return j + 3
	case particles[w] && j+2 < s.End && particles[f.low(j+1)] && goes(j+2): // "de la Cruz"
		return j + 3
	case f.possessed(j) && brands[last] && goes(j+1):
		return j + 2
	case w == "of" || w == "for" || w == "on" || w == "against" || w == "without":
		return f.joinOf(i, j, s, w)
	case w == "and" && goes(j+1):
		return f.joinAnd(i, j, s)
	}
	return j
}

// givenPart reports whether the hyphen at j joins the two parts of a given name
// of which the second is in small letters.
func (f *finder) givenPart(j int32, s *sentence) bool {
	t := f.doc.Tokens
	if j+1 >= s.End || t[j-1].End != t[j].Start || t[j].End != t[j+1].Start || f.marks[j+1] || !f.proper(j-1) {
		return false
	}
	w := f.word(j + 1)
	return isLetter(w) && len(w) >= 2 && len(w) <= 6 && len(f.word(j-1)) <= 6 && !f.common(j+1) && !suffixed[w]
}

// suffixed are what stands after a name and a hyphen.
var suffixed = wordSet("based;born;led;backed;owned;style;era;made;bound;held;area;wide;run;like;type;class;rich;poor;free;size;elect")

// membersOf reports whether the possessive at j ends those whose body it is:
// "Weavers' League".
func (f *finder) membersOf(j int32, s *sentence) bool {
	if w := f.low(j); w != "'" || j+1 >= s.End || !f.marks[j+1] || !f.headsThing(j+1) && f.low(j+1) != "guild" {
		return false
	}
	last := f.low(j - 1)
	_, role := lexicon.RoleNoun(lexicon.Singular(last))
	return role || f.common(j-1) || strings.HasSuffix(last, "ers") || strings.HasSuffix(last, "ists") || strings.HasSuffix(last, "ors") || strings.HasSuffix(last, "men")
}

// opening are words that begin sentences and end no name.
var opening = wordSet("this;that;these;those;here;there;what;when;how;why;if;but;so;then;now;it;we;you;they;he;she")

func isDigits(w string) bool { return w != "" && strings.Trim(w, "0123456789") == "" }

func isRoman(w string) bool {
	return len(w) <= 4 && strings.Trim(w, "IVX") == "" && w != "" && w != "I"
}

// nickname returns the end of a nickname in quotes at i that stands between two
// names, as in Ramon "Wolf" Cruz; i if there is none.
func (f *finder) nickname(i int32, s *sentence) int32 {
	end := f.closing(i, s)
	if end == i || end > i+5 || end+1 >= s.End || i == s.First || !f.proper(i-1) || !f.marks[i-1] || !f.marks[end+1] || !f.proper(end+1) {
		return i
	}
	if f.doc.Tokens[i].End != f.doc.Tokens[i+1].Start || f.doc.Tokens[end].End == f.doc.Tokens[end+1].Start {
		return i
	}
	return end + 1
}

// joinOf joins "Ministry of (the) Interior", "Center for Justice", "Committee
// on Ethics": what stands before must be the head of a name.
func (f *finder) joinOf(i, j int32, s *sentence, w string) int32 {
	kind, ok := lexicon.HeadType(f.low(j - 1))
	if !ok && w == "of" && f.hasFor(i, j) { // "Center for Control of Diseases"
		kind, ok = schema.Organization, true
	}
	if !ok || f.title[j-1] || lexicon.HeadSuffix(f.low(j-1)) || w != "of" && kind != schema.Organization && kind != schema.Law && kind != schema.Facility {
		return j
	}
	if kind == schema.Product || kind == schema.Group || kind == schema.Location && f.low(j-1) == "coast" {
		return j
	}
	k := j + 1
	if k < s.End && f.low(k) == "the" {
		k++
	}
	if k < s.End && f.starts(k, s) {
		return k + 1
	}
	return j
}

func (f *finder) hasFor(first, end int32) bool {
	for k := first; k < end; k++ {
		if w := f.low(k); w == "for" || w == "on" {
			return true
		}
	}
	return false
}

// joinAnd joins "Food and Drug Administration" and "Department of Health and
// Human Services", but neither "Kenya and Uganda" nor "Ford and General Motors".
func (f *finder) joinAnd(i, j int32, s *sentence) int32 {
	end := j + 1
	for end < s.End && f.starts(end, s) {
		end++
	}
	hasOf := false
	for k := i; k < j; k++ {
		if w := f.low(k); w == "of" || w == "for" || w == "on" {
			hasOf = true
		}
	}
	first, second := f.phrase(i, j), f.phrase(j+1, end)
	if last, ok := lexicon.HeadType(f.low(end - 1)); ok && last == schema.Organization && end-j == 3 && lexicon.IsTrade(f.low(j-1)) && f.common(j+1) && !known(first) {
		return j + 2 // "Vale Savings and Loan Association"
	}
	if known(first) || known(second) || !hasOf && j-i > 1 || f.headsThing(j-1) && !hasOf || lexicon.IsFirstName(f.word(i)) {
		return j
	}
	kind, ok := lexicon.HeadType(f.low(end - 1))
	if ok && kind == schema.Organization && (hasOf || end-j > 2) || hasOf && end-j > 2 {
		return j + 2
	}
	return j
}

// known reports whether some list has the name.
func known(s string) bool {
	if _, ok := lexicon.Place(s); ok {
		return true
	}
	if _, ok := lexicon.Known(s); ok {
		return true
	}
	return lexicon.NORP(s)
}

// nameHead returns the token of [first, end) that says what it is: the last
// one, or the last before the first "of" and the like.
func (f *finder) nameHead(first, end int32) int32 {
	for k := first + 1; k < end; k++ {
		switch f.low(k) {
		case "of", "for", "on", "against", "without":
			return k - 1
		}
	}
	if end-first > 1 && f.doc.Tokens[end-1].UPOS == "NUM" {
		return end - 2 // "Channel 4"
	}
	return end - 1
}
