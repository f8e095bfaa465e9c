package coref

import (
	"strings"

	"newsgraph/extract/lexicon"
	"newsgraph/schema"
)

// explained tells whether of two names side by side one is the acronym of the
// other, so surely that their types do not matter: the finder of names guesses
// those of acronyms. The letters of "CORU" stand in "Center of Rural Unity" in
// their order, or, where the acronym is of a name in another language, the
// initials of the name are all among its letters.
func (l *linker) explained(a, b int32) bool {
	if l.isAcronym(b) {
		a, b = b, a
	}
	x, y := l.Mentions[a].Type, l.Mentions[b].Type
	if !l.isAcronym(a) || l.isAcronym(b) || alone[x] || alone[y] || y == schema.Person || y == schema.GPE {
		return false
	}
	short, long := strings.Join(l.refs[a].words, ""), l.refs[b].words
	if len(short) < 3 || len(short) > 10 || len(long) < 2 {
		return false
	}
	if strings.HasPrefix(long[0], short[:1]) && inOrder(short, strings.Join(long, "")) || initialsAmong(long, short) {
		return true
	}
	for k := len(long) - 2; k > 2; k-- { // "of Norland", "in Norland"
		if long[k] == "of" || long[k] == "in" {
			return initialsAmong(long[:k], short)
		}
	}
	return false
}

// initialsAmong tells whether the initials of three words or more are all
// among the letters of short, each as often.
func initialsAmong(long []string, short string) bool {
	n := 0
	for _, w := range long {
		if w == "" || linking[w] {
			continue
		}
		k := strings.IndexByte(short, w[0])
		if k < 0 {
			return false
		}
		short, n = short[:k]+short[k+1:], n+1
	}
	return n >= 3
}

// linking are words whose initials acronyms leave out.
var linking = set("of and for the in on de del la")

// listed tells whether mention j is followed by "and" or "or", as in a list.
func (l *linker) listed(j, end int32) bool {
	at := l.Mentions[j].End
	if at < end && l.Word(at) == "," {
		at++
	}
	if at >= end {
		return false
	}
	w := lexicon.Fold(l.Word(at))
	return w == "and" || w == "or" || w == "&"
}
