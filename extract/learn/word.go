package learn

import (
	"unicode"
	"unicode/utf8"
)

const fnvBasis, fnvPrime = 0xcbf29ce484222325, 0x100000001b3

// Hash returns the hash of s as it stands, but for typographic quotes and
// dots, which count as their plain forms.
func Hash(s string) uint64 {
	h := uint64(fnvBasis)
	for _, r := range s {
		h = (h ^ uint64(plain(r))) * fnvPrime
	}
	return Mix(h, mulA)
}

// Fold returns the hash of s in lower case, with every digit as 0 and
// typographic quotes and dots as their plain forms: "Don’t" is "don't".
func Fold(s string) uint64 {
	h := uint64(fnvBasis)
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= utf8.RuneSelf {
			return foldRunes(h, s[i:])
		}
		h = (h ^ uint64(foldASCII(c))) * fnvPrime
	}
	return Mix(h, mulA)
}

func foldRunes(h uint64, s string) uint64 {
	for _, r := range s {
		h = (h ^ uint64(FoldRune(r))) * fnvPrime
	}
	return Mix(h, mulA)
}

// FoldRune returns r as Fold sees it.
func FoldRune(r rune) rune {
	if r < utf8.RuneSelf {
		return rune(foldASCII(byte(r)))
	}
	if unicode.IsDigit(r) {
		return '0'
	}
	return unicode.ToLower(plain(r))
}

func foldASCII(c byte) byte {
	switch {
	case 'A' <= c && c <= 'Z':
		return c + 'a' - 'A'
	case '1' <= c && c <= '9':
		return '0'
	}
	return c
}

func plain(r rune) rune {
	switch r {
	case '‘', '’', '‚', '‛', 'ʼ', '′', '`', '´':
		return '\''
	case '“', '”', '„', '‟', '″', '«', '»':
		return '"'
	case '‐', '‑':
		return '-'
	case '—', '―', '–':
		return '–' // a dash of any length, but not a hyphen
	}
	return r
}

// Shape returns the hash of s with letters and digits as X, x and d, and each
// run of one kind cut to two: "McDonald-2025" is "XxXxx-dd".
func Shape(s string) uint64 {
	h := uint64(fnvBasis)
	last, run := rune(-1), 0
	for _, r := range s {
		k := kind(r)
		if k == last {
			run++
		} else {
			last, run = k, 1
		}
		if run <= 2 {
			h = (h ^ uint64(k)) * fnvPrime
		}
	}
	return Mix(h, mulA)
}

func kind(r rune) rune {
	switch {
	case 'a' <= r && r <= 'z':
		return 'x'
	case 'A' <= r && r <= 'Z':
		return 'X'
	case '0' <= r && r <= '9':
		return 'd'
	case r < utf8.RuneSelf:
		return r
	case unicode.IsUpper(r) || unicode.IsTitle(r):
		return 'X'
	case unicode.IsLetter(r):
		return 'x'
	case unicode.IsDigit(r):
		return 'd'
	}
	return plain(r)
}
