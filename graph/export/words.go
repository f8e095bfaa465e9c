package export

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// plain makes text fit for a picture: UTF-8, on one line, without control
// characters, what XML may not hold, and what turns the direction of the text
// around it: Hebrew and Arabic find their own.
func plain(s string) string {
	var b strings.Builder
	space := false
	for _, r := range s {
		switch {
		case unicode.IsSpace(r) || unicode.IsControl(r):
			space = b.Len() > 0
			continue
		case unicode.Is(unicode.Bidi_Control, r):
			continue
		case r == 0xfffe || r == 0xffff:
			r = utf8.RuneError
		}
		if space {
			b.WriteByte(' ')
			space = false
		}
		b.WriteRune(r)
	}
	return b.String()
}

// escapeURL writes as %XX what no URL may hold: Graphviz copies it into its own output as it is.
func escapeURL(s string) string {
	var b strings.Builder
	for i := range len(s) {
		if c := s[i]; c <= ' ' || c >= 0x7f || strings.IndexByte("<>\"{}|^`\\'", c) >= 0 {
			fmt.Fprintf(&b, "%%%02X", c)
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}

// shorten cuts text after at most n code points, at a word's end if there is one.
func shorten(s string, n int) string {
	s = plain(s)
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	cut := string([]rune(s)[:n-1])
	if i := strings.LastIndexByte(cut, ' '); i > len(cut)/2 {
		cut = cut[:i]
	}
	return strings.TrimRight(cut, " ,;:") + "…"
}

// wrap breaks text into lines of about n letters, at spaces; a word that is longer
// by a third is broken too, as Chinese is, which has no spaces.
func wrap(s string, n int) []string {
	var lines []string
	for word := range strings.FieldsSeq(plain(s)) {
		for i, piece := range pieces(word, n) {
			last := len(lines) - 1
			if i == 0 && last >= 0 && letters(lines[last])+1+letters(piece) <= n {
				lines[last] += " " + piece
				continue
			}
			lines = append(lines, piece)
		}
	}
	if len(lines) == 0 {
		return []string{""}
	}
	return lines
}

// pieces cuts a long word into pieces of n letters, but no sign from what belongs to it.
func pieces(word string, n int) []string {
	if letters(word) <= n+n/3 {
		return []string{word}
	}
	var list []string
	start, have, joined := 0, 0, false
	for i, r := range word {
		w := letters(string(r))
		if have+w > n && w > 0 && !joined {
			list = append(list, word[start:i])
			start, have = i, 0
		}
		have += w
		joined = r == zeroWidthJoiner
	}
	return append(list, word[start:])
}

const zeroWidthJoiner = '\u200d'

// letters is how many columns the text takes on a terminal: a mark none, a Chinese sign two.
func letters(s string) int {
	n := 0
	for _, r := range s {
		switch {
		case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf) || r >= 0x1f3fb && r <= 0x1f3ff: // the last are colours of skin
		case wide(r):
			n += 2
		default:
			n++
		}
	}
	return n
}

// wide reports whether a sign is as wide as high: East Asian letters, and pictures.
func wide(r rune) bool {
	return r >= 0x1100 && (r <= 0x115f || r >= 0x2e80 && r <= 0xa4cf || r >= 0xac00 && r <= 0xd7a3 || r >= 0xf900 && r <= 0xfaff ||
		r >= 0xff00 && r <= 0xff60 || r >= 0x1f300)
}

// textWidth estimates the width of text in the given font size: Helvetica's
// widths in classes, and a full square for East Asian letters and signs.
func textWidth(s string, size float64) float64 {
	w := 0.0
	for _, r := range s {
		switch {
		case strings.ContainsRune("iljI.,:;'|!()[]", r):
			w += 0.28
		case strings.ContainsRune("ftr -\"/", r):
			w += 0.34
		case strings.ContainsRune("mwMW@%—…", r):
			w += 0.88
		case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		case wide(r):
			w += 1
		case unicode.IsUpper(r):
			w += 0.69
		default:
			w += 0.56
		}
	}
	return w * size
}
