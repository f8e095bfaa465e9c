package value

import (
	"fmt"
	"time"

	"newsgraph/extract/lexicon"
	"newsgraph/extract/text"
)

// relative reads dates that only the day of publication makes whole.
func (f *finder) relative(i int32) (text.Value, bool) {
	if _, ok := lexicon.Weekday(f.word(i)); ok {
		return f.weekday(i, i, 0)
	}
	switch f.low(i) {
	case "today", "tonight":
		return dated(i, i+1, f.shifted(0))
	case "yesterday":
		return dated(i, f.partOfDay(i+1), f.shifted(-1))
	case "tomorrow":
		return dated(i, f.partOfDay(i+1), f.shifted(1))
	case "this", "last", "next", "past", "previous", "coming":
		return f.this(i, i)
	case "earlier", "later", "late", "early":
		if w := f.low(i + 1); w == "this" || w == "last" || w == "next" {
			return f.this(i, i+1)
		}
		if w := f.low(i + 1); w == "today" {
			return dated(i, i+2, f.shifted(0))
		}
	}
	return f.ago(i)
}

// direction tells where an unanchored date lies: -2 strictly before, -1 on or
// before, 1 on or after, 2 strictly after the day of publication.
func (f *finder) direction(first, end int32) int {
	switch f.low(first - 1) {
	case "last", "previous":
		return -2
	case "next", "coming":
		return 2
	}
	if f.toCome(first, end) {
		return 1
	}
	return -1
}

// toCome reports whether the verb that the date goes with is in the future:
// the nearest before it, else the first after it.
func (f *finder) toCome(first, end int32) bool {
	for k := first - 1; k >= f.first; k-- {
		if t := &f.doc.Tokens[k]; t.UPOS == "VERB" || t.UPOS == "AUX" && t.XPOS == "VB" {
			return f.future(k)
		}
	}
	for k := end; k < f.end; k++ {
		if t := &f.doc.Tokens[k]; t.XPOS == "MD" {
			return will[f.low(k)]
		} else if t.UPOS == "VERB" {
			return false
		}
	}
	return false
}

var will = map[string]bool{"will": true, "'ll": true, "wo": true, "shall": true}

// future reports whether the verb at k is in the future: "will meet", "is set
// to meet", "scheduled for".
func (f *finder) future(k int32) bool {
	if w := f.low(k); w == "scheduled" || w == "slated" || w == "upcoming" {
		return true
	}
	for j := k - 1; j >= f.first && j >= k-4; j-- {
		switch w := f.low(j); {
		case will[w]:
			return true
		case w == "to" && j > f.first:
			switch f.low(j - 1) {
			case "set", "due", "expected", "scheduled", "slated", "plans", "going", "plan", "planning", "poised", "intends":
				return true
			}
		case f.doc.Tokens[j].UPOS == "VERB":
			return false
		}
	}
	return false
}

// weekday reads the day at token at; first is where the value starts.
func (f *finder) weekday(first, at int32, shift int) (text.Value, bool) {
	want, _ := lexicon.Weekday(f.word(at))
	if shift == 0 {
		shift = f.direction(at, at+1)
	}
	end := f.partOfDay(at + 1)
	next := end
	if f.low(next) == "," {
		next++
	}
	if m, ok := lexicon.Month(f.word(next)); ok { // "Tuesday, Dec. 23, 2025"
		if v, ok := f.month(next, next, int(m), 0); ok && (v.End > next+1 || next == end) {
			v.First = first
			return v, true
		}
	}
	now, ok := f.anchor.time()
	if !ok {
		return dated(first, end, "")
	}
	days := int(want-now.Weekday()+7) % 7 // on or after
	switch {
	case shift == 2 && days == 0:
		days = 7
	case shift == -1 && days > 0, shift == -2:
		days -= 7
	}
	return dated(first, end, now.AddDate(0, 0, days).Format(time.DateOnly))
}

// partOfDay returns the end of "morning" and the like at token i, i if there is none.
func (f *finder) partOfDay(i int32) int32 {
	switch f.low(i) {
	case "morning", "afternoon", "evening", "night":
		return i + 1
	}
	return i
}

// this reads "last week", "this year", "next Friday" from the word at token at.
func (f *finder) this(first, at int32) (text.Value, bool) {
	step := map[string]int{"this": 0, "last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1}[f.low(at)]
	unit := at + 1
	if _, ok := lexicon.Weekday(f.word(unit)); ok {
		shift := map[int]int{-1: -2, 0: 1, 1: 2}[step]
		if step == 0 && !f.toCome(first, unit+1) {
			shift = -1
		}
		return f.weekday(first, unit, shift)
	}
	switch f.low(unit) {
	case "morning", "afternoon", "evening", "night":
		if step != 1 {
			d := 0
			if f.low(at) == "last" {
				d = -1
			}
			return dated(first, unit+1, f.shifted(d))
		}
	case "week", "weekend":
		return dated(first, unit+1, f.week(step))
	case "month":
		return dated(first, unit+1, f.anchor.addMonths(step))
	case "year":
		if f.anchor.y == 0 {
			return dated(first, unit+1, "")
		}
		return dated(first, unit+1, iso(f.anchor.y+step, 0, 0))
	case "spring", "summer", "fall", "autumn", "winter", "decade", "century", "quarter", "season":
		return dated(first, unit+1, "")
	}
	if m, ok := lexicon.Month(f.word(unit)); ok {
		v, ok := f.month(unit, unit, int(m), 0)
		v.First = min(v.First, first)
		return v, ok
	}
	return text.Value{}, false
}

// shifted returns the day of publication and some days, "" if it is not known.
func (f *finder) shifted(days int) string {
	now, ok := f.anchor.time()
	if !ok {
		return ""
	}
	return now.AddDate(0, 0, days).Format(time.DateOnly)
}

// week returns the ISO week some weeks from that of publication.
func (f *finder) week(step int) string {
	now, ok := f.anchor.time()
	if !ok {
		return ""
	}
	y, w := now.AddDate(0, 0, 7*step).ISOWeek()
	return fmt.Sprintf("%04d-W%02d", y, w)
}

func (a anchor) addMonths(n int) string {
	if a.m == 0 {
		return ""
	}
	t := time.Date(a.y, time.Month(a.m+n), 1, 0, 0, 0, 0, time.UTC)
	return iso(t.Year(), int(t.Month()), 0)
}

// ago reads "three days ago", "a year ago": as exact as its unit.
func (f *finder) ago(i int32) (text.Value, bool) {
	n, ok := lexicon.Number(f.low(i))
	if w := f.low(i); w == "a" || w == "an" {
		n, ok = 1, true
	}
	if !ok || f.low(i+2) != "ago" || n > 2000 || n != float64(int(n)) {
		return text.Value{}, false
	}
	back := -int(n)
	switch lexicon.Singular(f.low(i + 1)) {
	case "day":
		return dated(i, i+3, f.shifted(back))
	case "week":
		return dated(i, i+3, f.week(back))
	case "month":
		return dated(i, i+3, f.anchor.addMonths(back))
	case "year":
		if f.anchor.y+back > 0 && f.anchor.y > 0 {
			return dated(i, i+3, iso(f.anchor.y+back, 0, 0))
		}
		return dated(i, i+3, "")
	case "hour", "minute":
		return dated(i, i+3, f.shifted(0))
	}
	return text.Value{}, false
}
