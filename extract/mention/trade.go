package mention

import (
	"strings"

	"newsgraph/extract/lexicon"
	"newsgraph/schema"
)

// estates are plurals that stay what their singular is.
var estates = wordSet("towers;docks;mines;baths;barracks;headquarters;houses;gardens;ruins;castles;palaces;games;cells;camps;bases;falls;series;stories;letters;papers;songs;plays;interviews;markets;arms;works;awards;studies")

// trade reports whether the last word of [first, end) says what a company does
// or sells: a trade, or the plural of what is for sale or hire, "Norvik Ferries".
func (f *finder) trade(first, end int32) bool {
	last := f.low(end - 1)
	if end-first < 2 || surnames[last] {
		return false
	}
	if kind, ok := lexicon.HeadType(last); ok {
		return kind == schema.Organization
	}
	if lexicon.IsTrade(last) {
		return true
	}
	one := f.lemma(end - 1)
	if one == last {
		one = lexicon.Singular(last)
	}
	if one == last || estates[last] {
		return false
	}
	kind, _ := lexicon.ThingNoun(one)
	return kind == schema.Facility || kind == schema.Product
}

// byTrade knows a company by what it does: "Solan Grid", "Norvik Ferries".
func (f *finder) byTrade(first, end int32, s *sentence) schema.EntityType {
	if end-first > 2 && f.low(end-2) == "'" && f.membersOf(end-2, s) || end-first == 3 && f.low(first+1) == "without" {
		return schema.Organization // "Porters' Forum", "Nurses Without Borders"
	}
	if end-first > 4 || end-first < 2 || f.articled(first, s) && f.nameHead(first, end) != end-1 || !f.trade(first, end) {
		return ""
	}
	if lexicon.IsFirstName(f.word(first)) && end-first == 2 && !lexicon.HeadSuffix(f.low(end-1)) && f.byModel(first, end, s) == schema.Person {
		return ""
	}
	return schema.Organization
}

// byTeam knows "Lagos Rovers" and, with the article, "the Rovers": a plural
// after a place, or alone, that is no people.
func (f *finder) byTeam(first, end int32, s *sentence) schema.EntityType {
	last := f.low(end - 1)
	if !strings.HasSuffix(last, "s") || strings.HasSuffix(last, "ss") || strings.HasSuffix(last, "us") || strings.HasSuffix(last, "is") || len(last) < 5 || f.headsThing(end-1) || estates[last] {
		return ""
	}
	switch {
	case end-first > 1 && end-first < 4 && isPlace(f.phrase(first, end-1)) && (f.common(end-1) || f.doc.Tokens[end-1].XPOS == "NNPS"):
		return schema.Organization
	case end-first == 1 && f.articled(first, s) && f.doc.Tokens[first].XPOS == "NNPS" && f.common(first) && f.byModel(first, end, s) == "":
		return schema.Organization
	}
	return ""
}
