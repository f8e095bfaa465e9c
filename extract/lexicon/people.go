package lexicon

import "sync"

// A Sex is the gender that a word tells of a person.
type Sex uint8

const (
	Unknown Sex = iota
	Male
	Female
	Neuter // of pronouns: "it"
)

func sexOf(field string) Sex {
	switch field {
	case "m":
		return Male
	case "f":
		return Female
	}
	return Unknown
}

type title struct {
	sex       Sex
	honorific bool
}

var titles = sync.OnceValue(func() map[string]title {
	m := map[string]title{}
	for _, row := range rows("titles.txt") {
		for _, w := range words(row[2]) {
			if _, taken := m[Fold(w)]; !taken {
				m[Fold(w)] = title{sexOf(row[1]), row[0] == "honorific"}
			}
		}
	}
	return m
})

// IsTitle reports whether s, of one or more words, stands before names as an
// office, trade or honorific.
func IsTitle(s string) bool { _, ok := titles()[Fold(s)]; return ok }

// IsHonorific reports whether s is a title that is no description: "Mr.", "Dr.".
func IsHonorific(s string) bool { return titles()[Fold(s)].honorific }

// TitleGender returns the gender a title tells, Unknown for most.
func TitleGender(s string) Sex { return titles()[Fold(s)].sex }

// readSexed reads a list whose rows are gender and words.
func readSexed(file string) func() map[string]Sex {
	return sync.OnceValue(func() map[string]Sex {
		m := map[string]Sex{}
		for _, row := range rows(file) {
			sex := sexOf(row[0])
			for _, w := range words(row[1]) {
				key := Fold(w)
				if old, taken := m[key]; taken && old != sex {
					m[key] = Unknown // "Andrea" is both
				} else {
					m[key] = sex
				}
			}
		}
		return m
	})
}

var (
	firstNames = readSexed("firstnames.txt")
	roles      = readSexed("roles.txt")
	groups     = readSet("groups.txt")
	surnames   = readSet("surnames.txt")
)

// Gender returns the gender of a first name.
func Gender(firstName string) Sex { return firstNames()[Fold(firstName)] }

// IsFirstName reports whether s is a common first name, or a surname that stands first.
func IsFirstName(s string) bool { _, ok := firstNames()[Fold(s)]; return ok }

// IsSurname reports whether s is a common family name.
func IsSurname(s string) bool { return surnames()[Fold(s)] }

// RoleNoun reports whether a lemma names people by role, kin or kind ("migrant",
// "prime minister", "widow"), and the gender it tells.
func RoleNoun(lemma string) (Sex, bool) {
	key := Fold(lemma)
	if sex, ok := roles()[key]; ok {
		return sex, true
	}
	t, ok := titles()[key]
	return t.sex, ok && !t.honorific
}

// GroupNoun reports whether a word names people as a body: "authorities", "people".
func GroupNoun(word string) bool { return groups()[Fold(word)] }
