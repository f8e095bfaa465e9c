package schema

import (
	"fmt"
	"time"
)

// Days returns the first and the last day of a date as Time.ISO has it, possibly
// cut short ("2025-12", "2025") or a week ("2025-W52"). The time of a day is dropped;
// what is no date comes back as it is, with ok false.
func Days(iso string) (first, last string, ok bool) {
	var year, week int
	if n, _ := fmt.Sscanf(iso, "%4d-W%2d", &year, &week); n == 2 && len(iso) == len("2025-W52") {
		day := time.Date(year, 1, 4, 0, 0, 0, 0, time.UTC) // is in week 1
		monday := day.AddDate(0, 0, 7*(week-1)-(int(day.Weekday())+6)%7)
		return monday.Format(time.DateOnly), monday.AddDate(0, 0, 6).Format(time.DateOnly), true
	}
	if len(iso) > len(time.DateOnly) && iso[len(time.DateOnly)] == 'T' {
		iso = iso[:len(time.DateOnly)]
	}
	for _, form := range []struct {
		layout              string
		years, months, days int
	}{{time.DateOnly, 0, 0, 1}, {"2006-01", 0, 1, 0}, {"2006", 1, 0, 0}} {
		if t, err := time.Parse(form.layout, iso); err == nil {
			return t.Format(time.DateOnly), t.AddDate(form.years, form.months, form.days-1).Format(time.DateOnly), true
		}
	}
	return iso, iso, false
}

// Covers tells whether some day of date is on or between since and until, all
// three as Days takes them; a since or until of "" is any.
func Covers(since, until, date string) bool {
	first, last, _ := Days(date)
	from, _, _ := Days(since)
	_, to, _ := Days(until)
	return (since == "" || from <= last) && (until == "" || first <= to)
}
