package token

import (
	"unicode/utf8"

	"newsgraph/extract/text"
)

// sentences cuts the tokens from first on, which are those of block b, into
// sentences.
func (z *splitter) sentences(b int32, first int) {
	n := len(z.tokens)
	start, odd := first, false // odd: a straight double quote is open
	for k := first; k < n; {
		switch z.kinds[k] {
		case quote:
			odd = odd != (z.text[z.tokens[k].Start] == '"')
			k++
			continue
		case stop, ellipsis, may, clock, etc:
		default:
			k++
			continue
		}
		m := k + 1
		for m < n {
			if ref := z.reference(m); ref > 0 {
				m += ref
				continue
			}
			if !z.closes(m, odd) {
				break
			}
			if z.kinds[m] == quote && z.text[z.tokens[m].Start] == '"' {
				odd = !odd
			}
			m++
		}
		if m < n && z.ends(start, k, m) {
			z.sents = append(z.sents, text.Sentence{First: int32(start), End: int32(m), Block: b})
			start = m
		}
		k = m
	}
	if start < n {
		z.sents = append(z.sents, text.Sentence{First: int32(start), End: int32(n), Block: b})
	}
}

// reference returns how many tokens make up the footnote mark at token m,
// which touches the end of a sentence: "[17]".
func (z *splitter) reference(m int) int {
	if m+2 < len(z.tokens) && z.touches(m) && z.of(m) == "[" && z.of(m+2) == "]" && digit(rune(z.text[z.tokens[m+1].Start])) {
		return 3
	}
	return 0
}

// closes tells whether token m, after the end of a sentence, still belongs to it.
func (z *splitter) closes(m int, odd bool) bool {
	switch z.kinds[m] {
	case closer:
		return true
	case stop:
		return z.touches(m)
	case quote:
		if z.text[z.tokens[m].Start] == '"' {
			return odd
		}
		end := int(z.tokens[m].End)
		r, _ := z.rune(end)
		return z.touches(m) && (end >= z.end || blank(r) || z.byte(end) == '"')
	}
	return false
}

// ends tells whether the sentence that starts at token start ends before
// token m, given that k is its last stop or abbreviation and all between are closers.
func (z *splitter) ends(start, k, m int) bool {
	if z.kinds[m] == comma || z.kinds[m] == closer {
		return false
	}
	w := m // the first word of what follows
	for w < len(z.tokens)-1 && (z.kinds[w] == opener || z.kinds[w] == quote || z.kinds[w] == other) {
		w++
	}
	r, _ := z.rune(int(z.tokens[w].Start))
	small := lower(r)
	switch z.kinds[k] {
	case may:
		switch r, _ := z.rune(int(z.tokens[m].Start)); r {
		case '|', '–', '—', '-':
			return false // "HALIFAX, N.S. | The ferry"
		}
		return !small && starters[z.of(w)]
	case clock:
		return upper(r) && !afterClock[z.of(w)]
	case etc:
		return upper(r)
	case ellipsis:
		if m == k+1 && !z.touches(k) && z.kinds[m] != opener {
			return false // "the … president"
		}
		return upper(r) && z.of(w) != "I"
	}
	return z.stopEnds(start, k, m, w, small)
}

// stopEnds is ends for ".", "!" and "?"; w is the first word that follows.
func (z *splitter) stopEnds(start, k, m, w int, small bool) bool {
	dot := z.text[z.tokens[k].Start] == '.'
	quoted := m > k+1
	if z.touches(m) && !quoted {
		prev, _ := utf8.DecodeLastRuneInString(z.text[:z.tokens[k].Start])
		return !small && lower(prev) // "end.Next"
	}
	if dot && k == start+1 && z.enumerator(start) {
		return false
	}
	if small {
		return !quoted
	}
	if !dot && quoted && z.reported(m) {
		return false
	}
	return true
}

// enumerator tells whether token i is the number or letter of a list item: "1."
func (z *splitter) enumerator(i int) bool {
	size := z.tokens[i].End - z.tokens[i].Start
	r, _ := z.rune(int(z.tokens[i].Start))
	return size <= 3 && digit(r) || size == 1 && letter(r) || size <= 4 && z.of(i) == "III"
}

// reported tells whether a clause such as "Ms. Smith asked" starts at token m:
// up to five capitalised words and then a verb of speech.
func (z *splitter) reported(m int) bool {
	for k := m; k < min(m+6, len(z.tokens)); k++ {
		if speech[z.of(k)] {
			return k > m
		}
		r, _ := z.rune(int(z.tokens[k].Start))
		if !upper(r) || starters[z.of(k)] {
			return false
		}
	}
	return false
}
