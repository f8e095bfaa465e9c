package token

import (
	"strings"
	"unicode/utf8"
)

// web returns the end of the web address, e-mail address, file path, handle
// or hashtag at byte i, or 0.
func (z *splitter) web(i int) int {
	s := z.text[i:z.hi]
	switch s[0] {
	case '@':
		return z.handle(i)
	case '#':
		if r, _ := z.rune(i + 1); i+1 < z.hi && letter(r) && i == z.lo {
			return z.run(i+1, func(r rune) bool { return wordRune(r) || r == '_' })
		}
		return 0
	case '*', '_', '~', '+', '<', '>', '|', '$':
		return 0
	}
	if len(s) < 4 || s[0] >= utf8.RuneSelf || i > z.lo && wordRune(rune(z.text[i-1])) {
		return 0
	}
	if n := scheme(s); n > 0 {
		if end := z.address(i, z.addressEnd(i+n)); end > i+n {
			return end
		}
		return 0
	}
	at, dot := strings.IndexByte(s, '@'), strings.IndexByte(s, '.')
	if at > 0 {
		return z.mail(i, i+at)
	}
	if dot > 0 {
		return z.domain(i, i+dot)
	}
	return 0
}

func scheme(s string) int {
	for _, p := range [...]string{"http://", "https://", "ftp://", "mailto:", "www.", "doi:", "Http://", "HTTP://", "HTTPS://", "WWW."} {
		if strings.HasPrefix(s, p) {
			return len(p)
		}
	}
	return 0
}

func (z *splitter) addressEnd(i int) int {
	for i < z.hi {
		c := z.text[i]
		if c == '"' || c == '<' || c == '>' || c == '\\' {
			return i
		}
		if c >= utf8.RuneSelf {
			if r, _ := z.rune(i); !letter(r) {
				return i
			}
		}
		i++
	}
	return i
}

// address takes off the punctuation that follows an address.
func (z *splitter) address(i, end int) int {
	for end > i {
		switch c := z.text[end-1]; c {
		case '.', ',', ';', ':', '!', '?', '\'', '*', ']', '}':
			end--
			continue
		case ')':
			if strings.Count(z.text[i:end], "(") < strings.Count(z.text[i:end], ")") {
				end--
				continue
			}
		}
		break
	}
	return end
}

func (z *splitter) handle(i int) int {
	end := z.run(i+1, func(r rune) bool { return r == '_' || r < utf8.RuneSelf && wordRune(r) })
	if end == i+1 || i > z.lo && wordRune(rune(z.text[i-1])) {
		return 0
	}
	if z.byte(end) == '.' && end < z.hi {
		tail := z.run(end+1, letter)
		if domains[z.text[end+1:tail]] {
			return tail
		}
	}
	return end
}

func mailRune(r rune) bool {
	return r < utf8.RuneSelf && wordRune(r) || strings.ContainsRune("._%+-", r)
}

// mail reads an e-mail address that starts at i and has its @ at at.
func (z *splitter) mail(i, at int) int {
	if z.run(i, mailRune) != at {
		return 0
	}
	end := z.run(at+1, func(r rune) bool { return mailRune(r) && r != '%' && r != '+' })
	for end > at+1 && (z.text[end-1] == '.' || z.text[end-1] == '-' || z.text[end-1] == '_') {
		end--
	}
	if end == at+1 {
		return 0
	}
	return end
}

// domain reads "example.com/path" whose first dot is at dot.
func (z *splitter) domain(i, dot int) int {
	end := z.run(i, func(r rune) bool { return r == '.' || r == '-' || r < utf8.RuneSelf && wordRune(r) })
	for end > i && (z.text[end-1] == '.' || z.text[end-1] == '-') {
		end--
	}
	last := strings.LastIndexByte(z.text[i:end], '.')
	if end < dot || last < 1 || strings.Contains(z.text[i:end], "..") { // "it...because"
		return 0
	}
	several := strings.Count(z.text[i:end], ".") > 1 && strings.ToLower(z.text[i:end]) == z.text[i:end] && !digit(rune(z.text[i])) // "alt.animals.cats"
	if !several && !domains[z.text[i+last+1:end]] {
		return 0
	}
	if z.byte(end) == '/' && end+1 < z.hi && wordRune(rune(z.text[end+1])) {
		return z.address(i, z.addressEnd(end))
	}
	return end
}
