package value

import (
	"fmt"
	"strings"
	"time"

	"newsgraph/extract/lexicon"
	"newsgraph/extract/text"
)

// An anchor is the date of publication, as far as it is known: 0 for the rest.
type anchor struct{ y, m, d int }

func anchorOf(iso string) (a anchor) {
	if len(iso) >= 10 {
		if t, err := time.Parse("2006-01-02", iso[:10]); err == nil {
			return anchor{t.Year(), int(t.Month()), t.Day()}
		}
	}
	if len(iso) >= 7 {
		if t, err := time.Parse("2006-01", iso[:7]); err == nil {
			return anchor{t.Year(), int(t.Month()), 0}
		}
	}
	if len(iso) >= 4 {
		if y, ok := year(iso[:4]); ok {
			return anchor{y, 0, 0}
		}
	}
	return anchor{}
}

// time returns the day of publication, and whether it is known.
func (a anchor) time() (time.Time, bool) {
	return time.Date(a.y, time.Month(max(a.m, 1)), max(a.d, 1), 0, 0, 0, 0, time.UTC), a.d > 0
}

// iso writes a date cut short where m or d is 0; "" for a day that is none.
func iso(y, m, d int) string {
	switch {
	case y == 0 || m < 0 || m > 12:
		return ""
	case m == 0:
		return fmt.Sprintf("%04d", y)
	case d == 0:
		return fmt.Sprintf("%04d-%02d", y, m)
	}
	t := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	if t.Day() != d {
		return ""
	}
	return t.Format("2006-01-02")
}

func dated(first, end int32, iso string) (text.Value, bool) {
	return text.Value{First: first, End: end, Kind: text.DateValue, ISO: iso}, true
}

// date reads a date with a number, month or year in it.
func (f *finder) date(i int32) (text.Value, bool) {
	if v, ok := f.written(i); ok {
		return v, true
	}
	if m, ok := lexicon.Month(f.word(i)); ok {
		return f.month(i, i, int(m), 0)
	}
	if w := f.low(i); strings.HasPrefix(w, "mid-") && len(w) > 4 {
		if m, ok := lexicon.Month(f.word(i)[4:]); ok {
			return f.month(i, i, int(m), 0)
		}
	}
	if d, ok := day(f.low(i)); ok && !f.numberBefore(i) {
		at := i + 1
		if f.low(at) == "of" {
			at++
		}
		if m, ok := lexicon.Month(f.word(at)); ok && len(f.word(at)) > 2 {
			return f.month(i, at, int(m), d)
		}
	}
	return f.year(i)
}

// numberBefore reports whether token i continues a number: "$ 12 May".
func (f *finder) numberBefore(i int32) bool {
	switch f.word(i - 1) {
	case "$", "€", "£", "-", "/", ".":
		return true
	}
	return false
}

// written reads dates in digits: "2025-12-23", "12/24/2025", as one token or as several that touch.
func (f *finder) written(i int32) (text.Value, bool) {
	w, end := f.word(i), i+1
	if w == "" || w[0] < '0' || w[0] > '9' {
		return text.Value{}, false
	}
	for end < f.end && end < i+5 && f.touch(end-1) {
		w += f.word(end)
		end++
	}
	for ; end > i; end-- {
		if y, m, d, ok := numeric(w); ok {
			return dated(i, end, iso(y, m, d))
		}
		w = w[:len(w)-len(f.word(end-1))]
	}
	return text.Value{}, false
}

// numeric reads "2025-12-23" (and with a time of day after T), "12/24/2025", "24.12.2025".
func numeric(w string) (y, m, d int, ok bool) {
	w, _, _ = strings.Cut(w, "T")
	for _, sep := range [...]string{"-", "/", "."} {
		p := strings.Split(w, sep)
		if len(p) != 3 {
			continue
		}
		if y, yes := year(p[0]); yes {
			m, mok := digits(p[1], 1, 2)
			d, dok := digits(p[2], 1, 2)
			return y, m, d, mok && dok && iso(y, m, d) != ""
		}
		y, yes := year(p[2])
		a, aok := digits(p[0], 1, 2)
		b, bok := digits(p[1], 1, 2)
		if !yes || !aok || !bok {
			continue
		}
		if sep == "." || a > 12 {
			a, b = b, a
		}
		return y, a, b, iso(y, a, b) != ""
	}
	return 0, 0, 0, false
}

// ambiguous reports whether a month is another word too: alone it needs a sign.
func ambiguous(w string) bool { return w == "May" || w == "March" || w == "Mar" || w == "Sun" }

// month reads on from the month at token at; d is the day before it, or 0.
func (f *finder) month(first, at int32, m, d int) (text.Value, bool) {
	end, y := at+1, 0
	if d == 0 {
		if v, ok := day(f.low(end)); ok && !(f.touch(end) && f.low(end+1) == ":") {
			d, end = v, end+1
			if (f.low(end) == "-" || f.low(end) == "–") && f.touch(end) { // "May 3-5": the first day
				if _, ok := day(f.low(end + 1)); ok {
					end += 2
				}
			}
		}
	}
	comma := end
	if f.low(comma) == "," || f.low(comma) == "of" {
		comma++
	}
	if v, ok := year(f.word(comma)); ok && (comma == end || d > 0 || f.low(end) == "of") {
		y, end = v, comma+1
	}
	if d == 0 && y == 0 && ambiguous(f.word(at)) && !f.monthSign(at) {
		return text.Value{}, false
	}
	if y > 0 {
		return dated(first, end, iso(y, m, d))
	}
	shift := f.direction(first, end)
	if w := f.low(first - 1); first == at && (w == "last" || w == "next" || w == "this") {
		first--
	}
	return dated(first, end, f.anchor.nearest(m, d, shift))
}

// monthSign reports whether the words beside an ambiguous month speak for it.
func (f *finder) monthSign(at int32) bool {
	switch f.low(at - 1) {
	case "in", "since", "until", "till", "by", "last", "next", "this", "of", "early", "late", "mid", "during", "between", "from", "to", "through":
		return true
	}
	return false
}

// nearest returns the month, or day of a month, that lies on the side of shift
// closest to the anchor: before or on it unless shift is +1.
func (a anchor) nearest(m, d, shift int) string {
	if a.y == 0 {
		return ""
	}
	y := a.y
	if a.m == 0 {
		return "" // published some time in a year: which March is not known
	}
	same := m == a.m
	switch {
	case shift > 0 && (m < a.m || same && (shift > 1 || d > 0 && d < a.d)):
		y++
	case shift <= 0 && (m > a.m || same && (shift < -1 || d > 0 && a.d > 0 && d > a.d)):
		y--
	}
	return iso(y, m, d)
}

// year reads a bare year where the words beside it say that it is one.
func (f *finder) year(i int32) (text.Value, bool) {
	w := f.word(i)
	if len(w) == 5 && w[4] == 's' {
		if _, ok := year(w[:4]); ok {
			if f.low(i-1) == "the" || f.low(i-1) == "early" || f.low(i-1) == "late" || f.low(i-1) == "mid" {
				return dated(i, i+1, "")
			}
		}
		return text.Value{}, false
	}
	y, ok := year(w)
	if !ok || f.touch(i) && f.low(i+1) == "-" && f.low(i+2) != "" && f.low(i + 2)[0] > '9' {
		return text.Value{}, false
	}
	switch f.low(i - 1) {
	case "in", "since", "until", "till", "by", "before", "after", "during", "of", "early", "late", "mid", "year", "between", "from", "(", "circa", "around", "spring", "summer", "fall", "autumn", "winter", "for", "throughout", "mid-", "(born", "born":
		return dated(i, i+1, iso(y, 0, 0))
	case "the", "a", "'s", "its", "his", "her", "their":
		if y >= 1800 && y <= 2100 && f.nounAfter(i) {
			return dated(i, i+1, iso(y, 0, 0))
		}
	}
	return text.Value{}, false
}

// nounAfter reports whether a year stands before what happened in it: "the 2020 election".
func (f *finder) nounAfter(i int32) bool {
	if i+1 >= f.end {
		return false
	}
	t := &f.doc.Tokens[i+1]
	return (t.UPOS == "NOUN" && t.XPOS != "NNS" || t.UPOS == "PROPN" || t.UPOS == "ADJ")
}
