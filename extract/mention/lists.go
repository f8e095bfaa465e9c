package mention

import (
	"newsgraph/extract/lexicon"
	"newsgraph/extract/text"
	"newsgraph/schema"
)

// Bits of what the lists say of a word.
const (
	isFirst = 1 << iota
	isMale
	isFemale
	isTitleWord
	isHonor
	isSuffix
	isRoleWord
	isDated
	isOrgHead
	isPlaceHead
	isOtherHead
	isListedFirst
	isFamily
)

// Lists that names of several words are looked up in.
const (
	inNone = iota
	inGPE
	inLocation
	inNORP
	inOrganization
	inOther
)

func listBits(word, key string) (bits uint64) {
	add := func(yes bool, bit uint64) {
		if yes {
			bits |= bit
		}
	}
	add(lexicon.IsFirstName(key), isFirst)
	switch lexicon.Gender(key) {
	case lexicon.Male:
		bits |= isMale
	case lexicon.Female:
		bits |= isFemale
	}
	hints := lexicon.HintsOf(key)
	add(hints&lexicon.OfFirstName != 0, isListedFirst)
	add(hints&lexicon.OfFamilyName != 0, isFamily)
	add(lexicon.IsTitle(key), isTitleWord)
	add(lexicon.IsHonorific(key), isHonor)
	add(lexicon.HeadSuffix(key), isSuffix)
	_, role := lexicon.RoleNoun(lexicon.Singular(key))
	add(role, isRoleWord)
	_, month := lexicon.Month(word)
	_, day := lexicon.Weekday(word)
	add(month || day, isDated)
	switch kind, _ := lexicon.HeadType(key); kind {
	case "":
	case schema.Organization:
		bits |= isOrgHead
	case schema.GPE, schema.Location, schema.Facility:
		bits |= isPlaceHead
	default:
		bits |= isOtherHead
	}
	return bits
}

// hint marks the longest names of up to four words that the long lists have, and
// words in small letters: "noida" may be a city.
func (w *wordFeatures) hint(doc *text.Doc, s text.Sentence) {
	const named = lexicon.CitySize | lexicon.OfOrganization
	for i := s.First; i < s.End; i++ {
		longest := int32(1)
		switch caps := w.looks[i-s.First].caps; {
		case caps&8 == 0:
			continue
		case caps&1 != 0:
			longest = min(4, s.End-i)
		}
		for n := longest; n > 0; n-- {
			if w.looks[i+n-1-s.First].caps&8 == 0 {
				continue
			}
			found := lexicon.HintsOf(lexicon.Fold(doc.Words(i, i+n))) & named
			if found == 0 {
				continue
			}
			for k := range n {
				w.looks[i+k-s.First].hints = 2*uint64(found) + min(1, uint64(k))
			}
			i += n - 1
			break
		}
	}
}

// lookUp marks the longest names of up to four words that some list has.
func (w *wordFeatures) lookUp(doc *text.Doc, s text.Sentence) {
	for i := s.First; i < s.End; i++ {
		if w.looks[i-s.First].caps&1 == 0 {
			continue
		}
		for n := min(4, s.End-i); n > 0; n-- {
			if w.looks[i+n-1-s.First].caps&8 == 0 {
				continue
			}
			if list := listOf(doc.Words(i, i+n)); list != inNone {
				for k := range n {
					l := &w.looks[i+k-s.First]
					l.list = 2 * list
					if k > 0 {
						l.list++
					}
				}
				i += n - 1
				break
			}
		}
	}
}

func listOf(phrase string) uint64 {
	if lexicon.NORP(phrase) {
		return inNORP
	}
	if kind, ok := lexicon.Known(phrase); ok {
		if kind == schema.Organization {
			return inOrganization
		}
		return inOther
	}
	switch kind, _ := lexicon.Place(phrase); kind {
	case schema.GPE:
		return inGPE
	case schema.Location:
		return inLocation
	}
	return inNone
}
