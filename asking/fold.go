package asking

import (
	"strings"

	"newsgraph/internal/words"
)

// wordsOf is words.Of: " lee s plan ".
func wordsOf(s string) string { return words.Of(s) }

// hasName tells whether words, as wordsOf makes them, hold the name.
func hasName(words, name string) bool {
	w := wordsOf(name)
	return strings.TrimSpace(w) != "" && strings.Contains(words, w)
}
