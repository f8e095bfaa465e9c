package token

import (
	"strings"
	"unicode/utf8"
)

// word returns the end of the word at byte i and its kind.
func (z *splitter) word(i int) (int, kind) {
	if end, k := z.dotted(i); end > 0 {
		return end, k
	}
	end := z.wordEnd(i)
	if c := z.byte(end + 1); z.byte(end) == '-' && i == z.lo && end-i <= 2 && z.letters(i) == end-i && (end+1 == z.hi || c == ',' && end+2 == z.hi) {
		return end + 1, word // "th- the ferry"
	}
	if cut := z.cut(i, end); cut > 0 {
		return cut, word
	}
	if z.byte(end) == '$' && end < z.hi && dollars[z.text[i:end]] {
		return end + 1, word
	}
	if z.byte(end) == '.' && end < z.hi {
		if k := z.abbreviation(i, end); k != word {
			return end + 1, k
		}
	}
	return end, word
}

// wordEnd reads a run of word characters and the joiners inside it.
func (z *splitter) wordEnd(i int) int {
	seg := i // start of the part after the last joiner
	for j := i; ; {
		if j < z.hi {
			if c := z.text[j]; c < utf8.RuneSelf && wordRune(rune(c)) {
				j++
				continue
			}
		}
		if j >= z.hi {
			return z.hi
		}
		r, n := z.rune(j)
		if (r == utf8.RuneError || r == 'â') && z.clitic(j) > 0 {
			return z.beforeClitic(i, j)
		}
		if end, _ := z.misread(j); end > 0 && r == 'â' {
			return j
		}
		if wordRune(r) {
			j += n
			continue
		}
		if m := z.apostropheLen(j); m > 0 {
			if end := z.clitic(j); end > 0 {
				if z.decade(i, j, end) {
					return end
				}
				return z.beforeClitic(i, j)
			}
			if next, _ := z.rune(j + m); j+m < z.hi && letter(next) && plainApostrophe(r) {
				if j == i+1 && z.text[i]|0x20 == 'y' && strings.HasPrefix(z.text[j+m:z.hi], "all") {
					return j + m // y'|all
				}
				j += m
				seg = j
				continue
			}
			return j
		}
		if !z.joins(i, seg, j, r, n) {
			return j
		}
		j += n
		seg = j
	}
}

// joins tells whether the character r at j, after the part [seg, j) of the
// word that starts at i, belongs inside the word.
func (z *splitter) joins(i, seg, j int, r rune, n int) bool {
	if j+n >= z.hi {
		return false
	}
	prev, next := rune(z.text[j-1]), rune(z.byte(j+n))
	if next >= utf8.RuneSelf {
		next, _ = z.rune(j + n)
	}
	if !wordRune(next) && r != '*' {
		return false
	}
	switch r {
	case '_':
		return true
	case '.':
		return digit(prev) && digit(next) || z.extension(j+1)
	case ',':
		return digit(prev) && z.threeDigits(j+1)
	case ':':
		return digit(prev) && digit(next)
	case '/':
		return digit(prev) && digit(next) && z.allDigits(seg, j) || slashed[z.low(i, z.run(j+1, wordRune))]
	case '&':
		return j-seg <= 3 && z.run(j+1, wordRune)-j <= 4 && upper(prev) && upper(next)
	case '-', '‐', '‑':
		return z.hyphenJoins(i, seg, j, n, next)
	case '*': // f**k
		end := z.same(j)
		rest, _ := z.rune(end)
		return end < z.hi && (letter(prev) || prev == '*') && letter(rest)
	case '@':
		return true
	}
	return false
}

func (z *splitter) hyphenJoins(i, seg, j, n int, next rune) bool {
	if digit(rune(z.text[j-1])) && digit(next) {
		return z.phone(i)
	}
	if z.text[j] == '-' && z.text[j-1] == '-' {
		return false
	}
	if letter(next) && (prefixes[z.low(seg, j)] || suffixes[z.low(j+n, z.run(j+n, letter))]) {
		return true
	}
	return false
}

// phone tells whether the digits and hyphens from i on are a telephone number
// or a date, "555-0100" or "2025-12-23", and not a range, "2-3".
func (z *splitter) phone(i int) bool {
	parts, size := 1, 0
	var sizes [2]int
	for ; i < z.hi; i++ {
		switch c := z.text[i]; {
		case c == '-':
			parts++
			size = 0
		case digit(rune(c)):
			size++
			if parts <= 2 {
				sizes[parts-1] = size
			}
		default:
			if letter(rune(c)) {
				return false
			}
			return parts > 2 || local(parts, sizes)
		}
	}
	return parts > 2 || local(parts, sizes)
}

// local tells whether two parts of so many digits are a telephone number, "555-0100" or "3-5290".
func local(parts int, sizes [2]int) bool {
	return parts == 2 && sizes[1] == 4 && (sizes[0] == 3 || sizes[0] == 1)
}

// decade tells whether the digits [i, j) and the clitic up to end are a decade: "1970's".
func (z *splitter) decade(i, j, end int) bool {
	return (j-i == 2 || j-i == 4) && z.allDigits(i, j) && z.text[j-1] == '0' && z.text[end-1]|0x20 == 's'
}

func (z *splitter) allDigits(i, j int) bool {
	for ; i < j; i++ {
		if !digit(rune(z.text[i])) {
			return false
		}
	}
	return true
}

func (z *splitter) threeDigits(i int) bool {
	end := z.run(i, digit)
	return end == i+3
}

// extension tells whether a file name goes on at i, after a dot: "report.pdf".
func (z *splitter) extension(i int) bool {
	end := z.run(i, wordRune)
	return end-i <= 4 && extensions[z.text[i:end]]
}

// cut returns where the word [i, end) is to be cut in two, or 0:
// "can|not", "35|mm".
func (z *splitter) cut(i, end int) int {
	size := end - i
	if c := z.text[i]; digit(rune(c)) {
		p := end
		for p > i && letter(rune(z.text[p-1])) {
			p--
		}
		if p == end || p == i || !digit(rune(z.text[p-1])) {
			return 0
		}
		if units[z.low(p, end)] {
			return p
		}
		if z.byte(end) == '.' && end == p+1 && z.text[p]|0x20 != 'm' && z.byte(end+1)|0x20 == 'm' {
			return p // 5|p.m.
		}
		return 0
	}
	if size < 2 || size > 8 {
		return 0
	}
	low := z.low(i, end)
	switch at := contractions[low]; {
	case low == "its" && beings[z.nextWord(end)]:
		return i + 2 // "its a ferry"
	case low == "wont" && (z.nextWord(end) == "to" || len(z.tokens) > 0 && owners[z.low(int(z.tokens[len(z.tokens)-1].Start), int(z.tokens[len(z.tokens)-1].End))]):
		return 0 // "as is her wont"
	case at > 0:
		return i + at
	}
	return 0
}

// nextWord returns the word after one blank at i, "" if something else follows.
func (z *splitter) nextWord(i int) string {
	if z.byte(i) != ' ' || i >= z.end {
		return ""
	}
	end := i + 1
	for end < z.end && letter(rune(z.text[end])) {
		end++
	}
	return z.low(i+1, end)
}

// low returns the bytes [i, j) with ASCII letters in lower case: a key for
// the tables. It is "" for what is too long for any of them.
func (z *splitter) low(i, j int) string {
	if j-i > 14 || j > z.end {
		return ""
	}
	s := z.text[i:j]
	for k := 0; k < len(s); k++ {
		if 'A' <= s[k] && s[k] <= 'Z' {
			return strings.ToLower(s)
		}
	}
	return s
}

// apostropheLen returns the length of the apostrophe at i, however it is
// written, or 0.
func (z *splitter) apostropheLen(i int) int {
	switch z.byte(i) {
	case '\'', '`':
		return 1
	case '&', 0xE2, 0xC2, 0xC3, 0xCA, 0xEF:
		for _, a := range apostrophes {
			if strings.HasPrefix(z.text[i:z.end], a) {
				return len(a)
			}
		}
	}
	return 0
}

// plainApostrophe tells which apostrophes stand inside names: O'Brien.
func plainApostrophe(r rune) bool { return r == '\'' || r == '’' || r == 'ʼ' }

// clitic returns the end of the clitic that starts with the apostrophe at i,
// or 0: "'s", "’re", and "'t", which word cuts before its n.
func (z *splitter) clitic(i int) int {
	n := z.apostropheLen(i)
	if n == 0 {
		return 0
	}
	j := i + n
	end := j
	for end < z.hi && end-j <= 2 && letter(rune(z.text[end])) {
		end++
	}
	if r, _ := z.rune(end); end < z.hi && wordRune(r) {
		return 0
	}
	switch end - j {
	case 1:
		switch z.text[j] | 0x20 {
		case 's', 'd', 'm':
			return end
		case 't':
			if c := z.byte(i - 1); c|0x20 == 'n' {
				return end
			}
		}
	case 2:
		switch z.low(j, end) {
		case "re", "ve", "ll":
			return end
		}
	}
	return 0
}

// beforeClitic returns the end of the word from i before the clitic whose
// apostrophe is at j: "do|n't", "Smith|'s", and "n't" itself.
func (z *splitter) beforeClitic(i, j int) int {
	n := z.apostropheLen(j)
	if z.byte(j+n)|0x20 != 't' {
		return j
	}
	if j-1 == i {
		return z.clitic(j)
	}
	return j - 1
}
