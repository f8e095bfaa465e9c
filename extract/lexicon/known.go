package lexicon

import (
	"strings"
	"sync"

	"newsgraph/schema"
)

var knownNames = sync.OnceValue(func() map[string]schema.EntityType {
	m := map[string]schema.EntityType{}
	for _, row := range rows("names.txt") {
		for _, w := range words(row[1]) {
			if key := exact(w); m[key] == "" {
				m[key] = schema.EntityType(row[0])
			}
		}
	}
	return m
})

// Known returns the type of a widely known organization, product, event, law,
// facility or work. The case matters: "ICE" is an agency, "ice" is none.
func Known(name string) (schema.EntityType, bool) {
	t, ok := knownNames()[exact(name)]
	return t, ok
}

// exact is Fold without the lower case, and without a leading article; the
// Arabic one is small, as it is inside of a sentence.
func exact(s string) string {
	s = plainQuotes(s)
	if strings.HasPrefix(s, "Al-") {
		s = "al-" + s[3:]
	}
	return strings.TrimPrefix(strings.TrimPrefix(s, "the "), "The ")
}
