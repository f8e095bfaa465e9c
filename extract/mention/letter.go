package mention

import (
	"newsgraph/extract/lexicon"
	"newsgraph/schema"
)

// Names in addresses, letters and reviews.

// postal are the codes of the states of the U.S. in addresses.
var postal = wordSet(`al;ak;az;ar;ca;co;ct;de;dc;fl;ga;hi;id;il;in;ia;ks;ky;la;me;md;ma;mi;mn;ms;mo;mt;
ne;nv;nh;nj;nm;ny;nc;nd;oh;ok;or;pa;ri;sc;sd;tn;tx;ut;vt;va;wa;wv;wi;wy`)

// states adds the state after a city: "Dayton, OH 45402".
func (f *finder) states(s *sentence) {
	for i := s.First + 1; i < s.End; i++ {
		if !f.marks[i] || !postal[f.low(i)] || !f.free(i, i+1) || hasSmall(f.word(i)) && (f.common(i) || particles[f.low(i)]) {
			continue
		}
		if i+1 < s.End && f.marks[i+1] {
			continue // "San Diego Al Amin Mosque"
		}
		if f.cityEnds(i, s) {
			f.add(i, i+1, schema.GPE, sure)
		}
	}
}

// cityEnds reports whether a city ends right before i, or before a comma there.
func (f *finder) cityEnds(i int32, s *sentence) bool {
	if f.low(i-1) == "," {
		i--
	}
	for first := i - 1; first >= max(i-3, s.First) && f.marks[first]; first-- {
		w := f.phrase(first, i)
		if isPlace(w) || lexicon.HintsOf(lexicon.Fold(w))&lexicon.CitySize != 0 || f.exactModel(first, i) == schema.GPE {
			return true
		}
	}
	return false
}

// venues gives places that are called for their owner the possessive: "dinner at Obi's".
func (f *finder) venues() {
	for k := range f.names {
		n := &f.names[k]
		at := n.end
		if n.kind == "" || n.end-n.first > 2 || int(at) >= len(f.doc.Tokens) || !f.possessed(at) || f.owner[at] != 0 || !f.wentTo(n.first) {
			continue
		}
		if int(at)+1 < len(f.doc.Tokens) && !f.opens(at+1) {
			switch f.doc.Tokens[at+1].UPOS {
			case "ADP", "PUNCT", "ADV", "SCONJ", "CCONJ", "AUX", "VERB":
			default:
				continue // "at Obi's house"
			}
		}
		n.end, n.kind, n.sure = at+1, schema.Facility, sure
		f.owner[at] = int32(k) + 1
	}
}

// wentTo reports whether "at" stands before token i, or "to" after a verb of motion.
func (f *finder) wentTo(i int32) bool {
	return f.low(i-1) == "at" || i > 1 && f.low(i-1) == "to" && motion[f.lemma(i-2)]
}

// inverted adds people in quotes whose family name stands first: “Obi, Ann”.
func (f *finder) inverted(s *sentence) {
	for i := s.First; i+4 < s.End; i++ {
		if f.low(i+2) != "," || !isQuote(f.low(i)) || !f.marks[i+1] || !f.marks[i+3] {
			continue
		}
		end := i + 4
		if end+1 < s.End && f.marks[end] {
			end++ // "Obi, Ann T."
		}
		if isQuote(f.low(end)) && lexicon.HintsOf(f.low(i+3))&lexicon.OfFirstName != 0 {
			f.add(i+1, end, schema.Person, sure)
		}
	}
}
