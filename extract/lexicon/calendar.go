package lexicon

import (
	"strconv"
	"strings"
	"time"
)

var months = map[string]time.Month{
	"january": 1, "jan": 1, "february": 2, "feb": 2, "march": 3, "mar": 3, "april": 4, "apr": 4, "may": 5,
	"june": 6, "jun": 6, "july": 7, "jul": 7, "august": 8, "aug": 8, "september": 9, "sept": 9, "sep": 9,
	"october": 10, "oct": 10, "november": 11, "nov": 11, "december": 12, "dec": 12,
}

var weekdays = map[string]time.Weekday{
	"sunday": 0, "sun": 0, "monday": 1, "mon": 1, "tuesday": 2, "tue": 2, "tues": 2, "wednesday": 3, "wed": 3,
	"thursday": 4, "thu": 4, "thur": 4, "thurs": 4, "friday": 5, "fri": 5, "saturday": 6, "sat": 6,
}

// Month returns the month of a capitalised name or abbreviation, with or
// without its full stop. "may" and "march" in lower case are other words.
func Month(s string) (time.Month, bool) {
	if s == "" || s[0] < 'A' || s[0] > 'Z' {
		return 0, false
	}
	m, ok := months[Fold(strings.TrimSuffix(s, "."))]
	return m, ok
}

// Weekday returns the day of a capitalised name or, with its full stop, an
// abbreviation: "Sun" and "Sat" without one are other words.
func Weekday(s string) (time.Weekday, bool) {
	if s == "" || s[0] < 'A' || s[0] > 'Z' {
		return 0, false
	}
	short := strings.TrimSuffix(s, ".")
	d, ok := weekdays[strings.TrimSuffix(Fold(short), "s")]
	if !ok {
		d, ok = weekdays[Fold(short)]
	}
	if ok && len(short) <= 5 && short == s {
		return 0, false
	}
	return d, ok
}

var numbers = map[string]float64{
	"zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
	"ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
	"seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
	"sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "dozen": 12,
	"hundred": 100, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "bn": 1e9, "m": 1e6, "k": 1e3,
}

// Number returns the value of one number word or of digits with separators:
// "twelve", "1,200", "3.5", "twenty-one". Composition of several words is package value's.
func Number(s string) (float64, bool) {
	key := Fold(s)
	if v, ok := numbers[key]; ok && len(key) > 2 {
		return v, true
	}
	if tens, unit, ok := strings.Cut(key, "-"); ok {
		t, tok := numbers[tens]
		u, uok := numbers[unit]
		if tok && uok && t >= 20 && t <= 90 && u >= 1 && u <= 9 {
			return t + u, true
		}
		return 0, false
	}
	if key == "" || key[0] < '0' || key[0] > '9' {
		return 0, false
	}
	for _, c := range key {
		if (c < '0' || c > '9') && c != ',' && c != '.' {
			return 0, false
		}
	}
	v, err := strconv.ParseFloat(strings.ReplaceAll(key, ",", ""), 64)
	return v, err == nil
}

// Scale returns the factor of a word that multiplies the number before it.
func Scale(s string) (float64, bool) {
	v, ok := numbers[Fold(s)]
	return v, ok && (v >= 100 || Fold(s) == "dozen")
}
