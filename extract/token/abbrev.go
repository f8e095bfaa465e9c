package token

import "unicode/utf8"

// dotted reads an acronym with dots, "U.S.", "a.m.", "Ph.D.", or returns 0.
func (z *splitter) dotted(i int) (int, kind) {
	if z.byte(i+1) != '.' && z.byte(i+2) != '.' {
		return 0, word
	}
	j, parts := i, 0
	for j < z.hi {
		size := z.letters(j)
		if size == 0 || size > 2 || size == 2 && !upper(rune(z.text[j])) {
			break
		}
		if z.byte(j+size) != '.' || j+size >= z.hi || z.byte(j+size+1) == '.' && z.byte(j+size+2) == '.' {
			if r, _ := z.rune(j + size); parts > 0 && size == 1 && (j+size == z.hi || !wordRune(r)) {
				return j + size, word // "U.S" that has lost its last dot
			}
			break
		}
		j += size + 1
		parts++
	}
	if parts < 2 {
		return 0, word
	}
	switch z.low(i, j) {
	case "a.m.", "p.m.":
		return j, clock
	case "e.g.", "i.e.":
		return j, never
	}
	if z.text[i+1] == '.' && !upper(rune(z.text[i])) {
		return j, never
	}
	return j, may
}

// letters returns how many ASCII letters follow at i, at most 3.
func (z *splitter) letters(i int) int {
	n := 0
	for n < 3 && i+n < z.hi && letter(rune(z.text[i+n])) && z.text[i+n] < utf8.RuneSelf {
		n++
	}
	return n
}

// abbreviation tells what the word [i, end), which a dot follows, is when the
// dot belongs to it; it returns word when it does not.
func (z *splitter) abbreviation(i, end int) kind {
	if z.byte(end+1) == '.' {
		if k := abbreviations[z.low(i, end)]; z.byte(end+2) != '.' && (k == company || k == andSoOn) {
			return never // "Acme Inc.. It paid": the second dot is the full stop
		}
		return word
	}
	first, _ := z.rune(i)
	if end-i == utf8.RuneLen(first) {
		return z.initial(i, end, first)
	}
	if end-i > 6 {
		return word
	}
	next := z.nextRune(end + 1)
	last := next == 0
	switch abbreviations[z.low(i, end)] {
	case title:
		if upper(first) && !last && (upper(next) || next == '(' || next == '"' || next == '“') {
			return never
		}
	case latin:
		return never
	case numbered:
		if digit(next) {
			return never
		}
	case month:
		if upper(first) && (digit(next) || next == ',' || !wordRune(next) && !last) {
			return never
		}
		if upper(first) && longMonth[z.text[i:end]] {
			return may
		}
	case weekday:
		if upper(first) && (digit(next) || z.byte(end+1) == ',' || lower(next)) {
			return never
		}
	case company:
		if upper(first) || !last && lower(next) || next == ',' {
			return may
		}
	case state:
		if upper(first) && z.afterComma(i) {
			return may
		}
	case unit:
		if k := len(z.tokens) - 1; k >= 0 && digit(rune(z.text[z.tokens[k].Start])) {
			return may
		}
	case andSoOn:
		return etc
	}
	return word
}

// afterComma tells whether the word at i follows a comma, a bracket, a hyphen
// or a slash, as the state in "Mesa, Ariz." and "D-Ariz." does.
func (z *splitter) afterComma(i int) bool {
	k := len(z.tokens) - 1
	if k < 0 {
		return false
	}
	switch z.text[z.tokens[k].Start] {
	case ',', '(', '-', '/':
		return true
	}
	return false
}

// initial tells whether the single letter at i with its dot is an initial, "J.
// Smith", and not the last word of a sentence: "They had no Plan B. Smith left."
func (z *splitter) initial(i, end int, r rune) kind {
	next := z.nextRune(end + 1)
	if !upper(r) {
		if r == 'c' || r == 'p' || r == 'v' {
			if digit(next) || r == 'v' && upper(next) {
				return never
			}
		}
		return word
	}
	if k := len(z.tokens) - 1; (next == ',' || next == ';' || next == '&') && k >= 0 && (z.of(k) == "," || z.kinds[k] == never) {
		return never // "Smith, F., and Lee, T."
	}
	if !upper(next) {
		return word
	}
	if z.starter(end + 1) {
		return word
	}
	k := len(z.tokens) - 1
	if k < 0 || z.kinds[k] != word && z.kinds[k] != never {
		return never
	}
	if before := z.low(int(z.tokens[k].Start), int(z.tokens[k].End)); lettered[before] || r == 'X' && posted[before] {
		return word // "vitamin C. Doctors say"
	}
	if prev, _ := z.rune(int(z.tokens[k].Start)); upper(prev) || r != 'I' && z.kinds[k] == word {
		return never
	}
	return word
}

// nextRune returns the first character from i on that is not blank, or 0 at
// the end of the block.
func (z *splitter) nextRune(i int) rune {
	for i < z.end {
		r, n := z.rune(i)
		if !blank(r) {
			return r
		}
		i += n
	}
	return 0
}

// starter tells whether the next word from i on is one that starts sentences
// rather than names: "The", "He", "But".
func (z *splitter) starter(i int) bool {
	for i < z.end {
		r, n := z.rune(i)
		if wordRune(r) {
			break
		}
		i += n
	}
	end := i
	for end < z.end && letter(rune(z.text[end])) {
		end++
	}
	return starters[z.text[i:end]]
}
