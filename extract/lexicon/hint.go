package lexicon

import "sync"

// Hints are what long lists say of a word or name, as bits: the size of the
// city of that name, and whether there is an organization, a first name, a
// family name. "Reading" is a city, "Visa" a company: nothing may be decided by
// them alone; the name model weighs them.
type Hints uint8

const (
	CitySize       Hints = 3 // 1 from 15,000 people, 2 from 50,000, 3 from 200,000
	OfOrganization Hints = 4
	OfFirstName    Hints = 8
	OfFamilyName   Hints = 16
)

var hints = sync.OnceValue(func() map[string]Hints {
	m := make(map[string]Hints, 1<<15)
	for _, row := range rows("cities.txt") {
		size := Hints(row[0][0] - '0')
		for _, w := range words(row[1]) {
			m[Fold(w)] = max(m[Fold(w)], size)
		}
	}
	bits := map[string]Hints{"organization": OfOrganization, "first": OfFirstName, "family": OfFamilyName}
	for _, row := range rows("listed.txt") {
		for _, w := range words(row[1]) {
			m[noThe(w)] |= bits[row[0]]
		}
	}
	for w := range surnames() {
		m[w] |= OfFamilyName
	}
	return m
})

// HintsOf returns the hints of a folded word or name.
func HintsOf(key string) Hints { return hints()[key] }
