package queries

import (
	"strings"

	"newsgraph/internal/words"
)

// didYouMean returns `did you mean "Out"?` for the names next to word, or "".
func didYouMean(word string, names []string) string {
	near := words.Nearest(word, names, 3)
	if len(near) == 0 {
		return ""
	}
	return meant(near)
}

func meant(names []string) string {
	return `did you mean "` + strings.Join(names, `" or "`) + `"?`
}
