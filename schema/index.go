package schema

import (
	"sort"
	"unicode/utf8"
)

// An Index turns byte offsets of one text into code points and back.
type Index struct {
	text  string
	marks []int // marks[i] is the byte offset of code point i*stride; nil when the text is ASCII
	runes int
}

const stride = 64 // code points between two marks

// NewIndex returns the index of text. An invalid byte counts as one code point,
// as it does when Go ranges over a string.
func NewIndex(text string) *Index {
	x := &Index{text: text, runes: utf8.RuneCountInString(text)}
	if x.runes == len(text) {
		return x
	}
	n := 0
	for i := range text {
		if n%stride == 0 {
			x.marks = append(x.marks, i)
		}
		n++
	}
	return x
}

// Len returns the number of code points.
func (x *Index) Len() int { return x.runes }

// Rune returns the code point that byte offset b, from 0 to the text's length, starts at or lies in.
func (x *Index) Rune(b int) int {
	if x.marks == nil {
		return b
	}
	i := sort.SearchInts(x.marks, b+1) - 1
	at, n := x.marks[i], i*stride
	for at < b {
		_, size := utf8.DecodeRuneInString(x.text[at:])
		if at+size > b {
			break
		}
		at += size
		n++
	}
	return n
}

// Byte returns the byte offset of code point n, from 0 to Len.
func (x *Index) Byte(n int) int {
	if x.marks == nil {
		return n
	}
	i := min(n/stride, len(x.marks)-1)
	at := x.marks[i]
	for k := i * stride; k < n; k++ {
		_, size := utf8.DecodeRuneInString(x.text[at:])
		at += size
	}
	return at
}

// Cut returns the text of s, or "" where s lies outside of it.
func (x *Index) Cut(s Span) string {
	if s.Start < 0 || s.End < s.Start || s.End > x.runes {
		return ""
	}
	return x.text[x.Byte(s.Start):x.Byte(s.End)]
}
