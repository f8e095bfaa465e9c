package asking

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
)

// days returns the first and the last day of an ISO date, possibly cut short
// ("2025-12", "2025") or a week ("2025-W52"), in a form that compares as text.
func days(iso string) (first, last string) {
	y, w, isWeek := strings.Cut(iso, "-W")
	if !isWeek {
		return iso, iso + "~" // after all that begins with iso
	}
	year, err := strconv.Atoi(y)
	week, err2 := strconv.Atoi(w)
	if err == nil && err2 == nil {
		day := time.Date(year, 1, 4, 0, 0, 0, 0, time.UTC) // is in week 1
		monday := day.AddDate(0, 0, 7*(week-1)-(int(day.Weekday())+6)%7)
		return monday.Format(time.DateOnly), monday.AddDate(0, 0, 6).Format(time.DateOnly) + "~"
	}
	return iso, iso + "~"
}

// covers tells whether some day of d is on or between since and until; "" is any.
func covers(since, until, d string) bool {
	first, last := days(d)
	from, _ := days(since)
	_, to := days(until)
	return (since == "" || from <= last) && (until == "" || first <= to)
}

// compareDates orders dates by their first day, then the longer before the shorter.
func compareDates(a, b string) int {
	fa, la := days(a)
	fb, lb := days(b)
	switch {
	case fa < fb || fa == fb && la > lb:
		return -1
	case fa > fb || fa == fb && la < lb:
		return 1
	}
	return 0
}

// precise drops dates within which another of the list lies; what remains is sorted.
func precise(dates []string) []string {
	slices.SortFunc(dates, compareDates)
	dates = slices.Compact(dates)
	var out []string
	for i, d := range dates {
		first, last := days(d)
		within := func(e string) bool {
			f, l := days(e)
			return first <= f && l <= last
		}
		if !slices.ContainsFunc(dates[i+1:], within) {
			out = append(out, d)
		}
	}
	return out
}

// DateWords writes a date for people: a week with its days, others as they are.
func DateWords(iso string) string {
	if first, last := days(iso); first != iso {
		return fmt.Sprintf("%s (%s to %s)", iso, first, strings.TrimSuffix(last, "~"))
	}
	return iso
}
