package queries

// maxDepth is how deep brackets may nest: the parser is recursive, and cannot be
// interrupted.
const maxDepth = 500

// An outline is what a look at the characters of a text tells.
type outline struct {
	depth int  // of brackets, the deepest
	open  byte // the quote of the string or template that the text ends in; '*' in a comment; 0 in neither
}

// look reads the text without parsing it. A regular expression with quotes or brackets in
// it can mislead it.
func look(text string) outline {
	var s outline
	depth := 0
	for i := 0; i < len(text); i++ {
		c := text[i]
		next := byte(0)
		if i+1 < len(text) {
			next = text[i+1]
		}
		switch {
		case s.open == '*':
			if c == '*' && next == '/' {
				s.open = 0
				i++
			}
		case s.open != 0 && c == '\\':
			i++
		case s.open != 0:
			if c == s.open || c == '\n' && s.open != '`' {
				s.open = 0
			}
		case c == '"' || c == '\'' || c == '`':
			s.open = c
		case c == '/' && next == '*':
			s.open = '*'
			i++
		case c == '/' && next == '/':
			for i < len(text) && text[i] != '\n' {
				i++
			}
		case c == '(' || c == '[' || c == '{':
			depth++
			s.depth = max(s.depth, depth)
		case c == ')' || c == ']' || c == '}':
			depth--
		}
	}
	return s
}
