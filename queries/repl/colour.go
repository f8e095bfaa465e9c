package repl

import (
	"regexp"
	"strings"
	"unicode"

	"newsgraph/queries"
)

// The colours of the dialogue: of the sixteen that every terminal has, so that the user's
// own theme decides.
const (
	red    = "\x1b[31m"
	green  = "\x1b[32m"
	yellow = "\x1b[33m"
	blue   = "\x1b[34m"
	cyan   = "\x1b[36m"
	dim    = "\x1b[2m"
	bold   = "\x1b[1m"
	reset  = "\x1b[0m"
)

// paint colours a text, where colours are on.
func (r *repl) paint(colour, text string) string {
	if !r.Color || text == "" {
		return text
	}
	return colour + text + reset
}

var lexeme = regexp.MustCompile("(?s)\"(?:\\\\.|[^\"\\\\\n])*\"?|'(?:\\\\.|[^'\\\\\n])*'?|`(?:\\\\.|[^`\\\\])*`?|//[^\n]*|/\\*.*?(?:\\*/|$)|[A-Za-z_$][A-Za-z0-9_$]*|\\d[\\d.]*")

// highlight colours a query: strings, comments, numbers, and the words of the language.
// It only adds escapes: without them the text is as it was.
func (r *repl) highlight(text string) string {
	if !r.Color {
		return text
	}
	if isCommand(text) {
		name, rest, _ := strings.Cut(text, " ")
		return r.paint(bold, name) + text[len(name):len(text)-len(rest)] + rest
	}
	return lexeme.ReplaceAllStringFunc(text, func(word string) string {
		switch c := word[0]; {
		case c == '/':
			return dim + word + reset
		case c == '"' || c == '\'' || c == '`':
			return green + word + reset
		case unicode.IsDigit(rune(c)):
			return yellow + word + reset
		}
		if m, ok := queries.Lookup(word); ok {
			if m.Kind == "helper" || m.Kind == "global" {
				return cyan + word + reset
			}
			return blue + word + reset
		}
		return word
	})
}
