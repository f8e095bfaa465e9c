package mention

import (
	"strings"

	"newsgraph/extract/lexicon"
	"newsgraph/schema"
)

// maxDateline is how many tokens may stand between the town that opens a report
// and the dash that ends its dateline: a country, a date, an agency.
const maxDateline = 14

// dateline adds the town and the agency that open a report: "HALIFAX, N.S. |
// The ferry", "SEOUL (Han River News) -- The ferry", "THRISSUR, India: The ferry".
func (f *finder) dateline(s *sentence) {
	town := s.First
	for town < s.End && town < s.First+6 && f.inCapitals(town) {
		town++
	}
	if town == s.First || town == s.First+1 && len(f.word(s.First)) < 3 || lexicon.HeadSuffix(f.low(town-1)) || kickers[f.low(s.First)] {
		return
	}
	agency, agencyEnd := s.First, s.First
	for i := town; i < min(s.End, town+maxDateline); i++ {
		switch w := f.word(i); {
		case w == "-" || w == "--" || w == "–" || w == "—" || w == "|", w == ":" && i > town && agency == agencyEnd:
			if i == town && f.anyCommon(s.First, town) {
				return // "FERRY SINKS — All safe"
			}
			f.add(s.First, town, schema.GPE, sure)
			if agency < agencyEnd {
				f.add(agency, agencyEnd, schema.Organization, sure)
			}
			return
		case w == "(":
			end := i + 1
			for end < s.End && f.word(end) != ")" {
				end++
			}
			if end == s.End || end-i > 7 || !f.marks[i+1] {
				return
			}
			agency, agencyEnd = i+1, end
			i = end
		case i == town && w != ",":
			return
		case w != "," && w != "." && w != "/" && !f.marks[i] && f.doc.Tokens[i].UPOS != "NUM" && f.low(i) != "of" && f.low(i) != "and" && f.low(i) != "the":
			return
		}
	}
}

// inCapitals reports whether token i can be of a town in capitals: "ST.", "PORT-AU-PRINCE".
func (f *finder) inCapitals(i int32) bool {
	w := f.word(i)
	if w == "-" || w == "’" || w == "'" {
		return i > 0 && f.doc.Tokens[i-1].End == f.doc.Tokens[i].Start
	}
	return f.marks[i] && strings.ToUpper(w) == w
}

func (f *finder) anyCommon(first, end int32) bool {
	for i := first; i < end; i++ {
		if f.common(i) && !isPlace(f.phrase(first, end)) {
			return true
		}
	}
	return false
}

// kickers stand before a headline or a report in capitals, and are no towns.
var kickers = wordSet("exclusive;update;updated;breaking;watch;opinion;analysis;correction;editorial;live;video;photos;note;advisory;report;review;alert;urgent;poll;read;warning;interview;explainer;feature;sports;politics;news")
