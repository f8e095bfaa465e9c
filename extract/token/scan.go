package token

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// scan returns the end of the token at byte i of the chunk at hand and its kind.
func (z *splitter) scan(i int) (int, kind) {
	r, n := z.rune(i)
	if wordRune(r) {
		if end, k := z.misread(i); end > 0 {
			return end, k
		}
		if r == utf8.RuneError || r == 'â' {
			if end := z.clitic(i); end > 0 {
				return end, word
			}
		}
		if end := z.web(i); end > 0 {
			return end, word
		}
		return z.word(i)
	}
	if end := z.clitic(i); end > 0 && i > z.lo {
		return end, word
	}
	switch r {
	case '.':
		return z.dots(i)
	case '…':
		end, _ := z.dots(i)
		return end, ellipsis
	case '!', '?', '‽', '。', '！', '？':
		return z.run(i, func(r rune) bool { return strings.ContainsRune("!?‽。！？", r) }), stop
	case '\'', '’', '‘', '`', '´', 0x91, 0x92:
		return z.apostrophe(i, r, n)
	case '"':
		return i + 1, quote
	case '“', '«', '„', '‚', '‹', 0x93:
		return i + n, opener
	case '”', '»', '›', 0x94:
		return i + n, closer
	case '(', '{', '[':
		return i + 1, opener
	case ')', '}', ']':
		return i + 1, closer
	case ',':
		return i + 1, comma
	case ':', ';', '=':
		if end := z.emoticon(i); end > 0 {
			return end, closer // "See you. :)"
		}
		if r == '=' {
			return z.same(i), other
		}
		return i + 1, comma
	case '-':
		if end := z.bracketCode(i); end > 0 {
			if z.text[i+1] == 'R' {
				return end, closer
			}
			return end, opener
		}
		return z.same(i), other
	case '+':
		if i == z.lo && digit(rune(z.byte(i+1))) {
			return z.wordEnd(i + 1), word
		}
		return z.same(i), other
	case '*', '_', '~', '#', '<', '>', '|', '@', '$':
		if end := z.web(i); end > 0 {
			return end, word
		}
		return z.same(i), other
	case '&':
		if end := z.entity(i); end > 0 {
			return end, other
		}
		return i + 1, other
	case '%':
		return i + 1, comma
	}
	return z.symbol(i + n), other
}

// misreads are quotes and dashes in UTF-8 that were read as windows-1252.
var misreads = []struct {
	form string
	kind kind
}{{"â€œ", opener}, {"â€\u009d", closer}, {"â€”", other}, {"â€“", other}, {"â€¦", ellipsis}, {"â€", closer}}

// misread reads one of them; an apostrophe is for clitic to read.
func (z *splitter) misread(i int) (int, kind) {
	if !strings.HasPrefix(z.text[i:z.hi], "â€") || strings.HasPrefix(z.text[i:z.hi], "â€™") && z.clitic(i) > 0 {
		return 0, word
	}
	for _, m := range misreads {
		if strings.HasPrefix(z.text[i:z.hi], m.form) {
			return i + len(m.form), m.kind
		}
	}
	return 0, word
}

// run returns the end of the characters from i on that are in the set.
func (z *splitter) run(i int, in func(rune) bool) int {
	for i < z.hi {
		r, n := z.rune(i)
		if !in(r) {
			break
		}
		i += n
	}
	return i
}

// same returns the end of the run of the one byte at i.
func (z *splitter) same(i int) int {
	c := z.text[i]
	for i < z.hi && z.text[i] == c {
		i++
	}
	return i
}

// symbol returns the end of a symbol that goes on at i with combining marks,
// variation selectors and joined parts, as emoji do.
func (z *splitter) symbol(i int) int {
	for i < z.hi {
		r, n := z.rune(i)
		switch {
		case r == 0x200D: // joins the next symbol
			_, m := z.rune(i + n)
			i += n
			if i < z.hi {
				i += m
			}
			continue
		case unicode.IsMark(r) || 0x1F3FB <= r && r <= 0x1F3FF:
			i += n
			continue
		}
		break
	}
	return min(i, z.hi)
}

// dots reads a full stop, an ellipsis, or a number such as ".50".
func (z *splitter) dots(i int) (int, kind) {
	end := z.run(i, func(r rune) bool { return r == '.' || r == '…' })
	if end > i+1 {
		return end, ellipsis
	}
	if r, _ := z.rune(end); i > z.lo && end < z.hi && (r == '?' || r == '!') {
		return z.run(end, func(r rune) bool { return r == '?' || r == '!' }), stop
	}
	if i == z.lo && digit(rune(z.byte(i+1))) {
		return z.run(i+1, digit), word
	}
	return end, stop
}

// apostrophe reads what starts with a single quote: a clitic that stands by
// itself ("do n't" has been cut before), a word that has lost its head
// ("'90s", "'em"), a doubled quote, or the quote alone.
func (z *splitter) apostrophe(i int, r rune, n int) (int, kind) {
	next, m := z.rune(i + n)
	if i+n < z.hi && next == r && r != '´' {
		if r == '`' || r == '‘' {
			return i + n + m, opener
		}
		if i > z.lo || r == '’' || !wordRune(rune(z.byte(i+n+m))) {
			return i + n + m, closer
		}
		return i + n + m, quote
	}
	if end := z.headless(i + n); end > 0 {
		return end, word
	}
	if i == z.lo && r != '‘' && r != '`' {
		if end := z.clitic(i); end == z.hi {
			return end, word // Penn: "Smith 's"
		}
	}
	switch {
	case r == '‘' || r == '`' || r == 0x91:
		return i + n, opener
	case r == '\'':
		return i + n, quote
	}
	return i + n, closer
}

// headless returns the end of the decade or clipped word that starts at i,
// after an apostrophe: "90s", "em".
func (z *splitter) headless(i int) int {
	if i-1 > z.lo+2 {
		return 0
	}
	if digit(rune(z.byte(i))) && digit(rune(z.byte(i+1))) {
		end := i + 2
		if z.byte(end) == 's' {
			end++
		}
		if r, _ := z.rune(end); !wordRune(r) && (z.byte(end) != ',' || z.text[end-1] == 's') {
			return min(end, z.hi)
		}
		return 0
	}
	end := z.run(i, letter)
	if end > i && end-i <= 5 && clipped[z.low(i, end)] {
		return end
	}
	return 0
}

// bracketCode reads "-LRB-" and its like.
func (z *splitter) bracketCode(i int) int {
	if i+5 > z.hi || z.text[i+4] != '-' || z.text[i+3] != 'B' {
		return 0
	}
	if a, b := z.text[i+1], z.text[i+2]; (a == 'L' || a == 'R') && (b == 'R' || b == 'S' || b == 'C') {
		return i + 5
	}
	return 0
}

// emoticon reads ":)", ";-)", "=(" and, standing alone, ":D" or ":P".
func (z *splitter) emoticon(i int) int {
	j := i + 1
	if c := z.byte(j); c == '-' || c == '^' {
		j++
	}
	if j >= z.hi {
		return 0
	}
	last := j+1 == z.hi || strings.Trim(z.text[j+1:z.hi], ".,!?") == ""
	alone := i == z.lo && last
	switch z.text[j] {
	case ')', '(':
		if alone || last && !strings.Contains(z.text[z.lo:i], "(") {
			return j + 1
		}
	case 'D', 'P', 'p', 'O', 'o', '/', '|', ']', '*', '3':
		if alone {
			return j + 1
		}
	}
	return 0
}

// entity reads an HTML entity that was left in the text: "&amp;", "&#160;".
func (z *splitter) entity(i int) int {
	j := i + 1
	if z.byte(j) == '#' {
		j++
	}
	end := z.run(j, func(r rune) bool { return r < utf8.RuneSelf && wordRune(r) })
	if end > j && end-j <= 8 && end < z.hi && z.text[end] == ';' {
		return end + 1
	}
	return 0
}
