package mention

import (
	"newsgraph/extract/lexicon"
	"newsgraph/schema"
)

// stems makes companies of what stands before "Inc." elsewhere: two words, or
// one that is no place's or person's name.
func (f *finder) stems(whole map[string]belief) {
	for _, n := range f.names {
		end := n.end - 1
		if at := f.joint(n); n.kind == schema.Organization && n.sure >= hint && at-n.first > 1 {
			stem := lexicon.Fold(f.phrase(n.first, at)) // "El Norte" of "El Norte de Lima"
			if b, ok := whole[stem]; ok && b.sure < sure {
				whole[stem] = belief{schema.Organization, max(n.sure, likely)}
			}
		}
		if n.kind != schema.Organization || !lexicon.HeadSuffix(f.low(end)) {
			continue
		}
		if f.low(end-1) == "&" || f.low(end-1) == "," || f.low(end-1) == "and" {
			end--
		}
		if end-n.first < 2 && (end <= n.first || isPlace(f.word(n.first)) || lexicon.IsFirstName(f.word(n.first)) || lexicon.IsSurname(f.word(n.first))) {
			continue
		}
		stem := lexicon.Fold(f.phrase(n.first, end))
		if b := whole[stem]; b.sure < sure {
			whole[stem] = belief{schema.Organization, sure}
		}
	}
}

// joint returns where the first "de" or "of" stands in n, n.first if nowhere.
func (f *finder) joint(n name) int32 {
	for i := n.first + 1; i < n.end-1; i++ {
		switch f.low(i) {
		case "de", "del", "of", "du", "do", "da":
			return i
		}
	}
	return n.first
}

// addresses makes a place of what stands between a name and the country or
// state it lies in, whatever else is called so: "Brillow Corp., Brillow, Ohio,".
func (f *finder) addresses() {
	for i := range f.names {
		n := &f.names[i]
		if n.kind != "" && n.kind != schema.GPE && f.addressed(*n) {
			n.kind, n.sure = schema.GPE, sure
		}
	}
}
