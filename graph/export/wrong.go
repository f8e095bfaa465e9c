package export

import (
	"fmt"
	"strings"

	"newsgraph/internal/words"
)

// A WrongError is a word of the user that means nothing, with the cure.
type WrongError struct{ msg, hint string }

func (e *WrongError) Error() string { return e.msg }
func (e *WrongError) Hint() string  { return e.hint }

// wrong says that word is none of names: which it may have been, or else cure.
func wrong(msg, word string, names []string, cure string) error {
	if near := words.Nearest(word, names, 1); len(near) > 0 {
		cure = fmt.Sprintf("did you mean %q?", near[0])
	}
	return &WrongError{fmt.Sprintf("%s %q", msg, word), cure}
}

func texts[T ~string](list []T) []string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = string(s)
	}
	return out
}

// some writes the first names of a list.
func some(names []string) string {
	if len(names) > 8 {
		return fmt.Sprintf("%s and %d more", strings.Join(names[:8], ", "), len(names)-8)
	}
	return strings.Join(names, ", ")
}
