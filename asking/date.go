package asking

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"newsgraph/schema"
)

// compareDates orders dates by their first day, then the longer before the shorter.
func compareDates(a, b string) int {
	fa, la, _ := schema.Days(a)
	fb, lb, _ := schema.Days(b)
	return cmp.Or(cmp.Compare(fa, fb), cmp.Compare(lb, la))
}

// precise drops dates within which another of the list lies; what remains is sorted.
func precise(dates []string) []string {
	slices.SortFunc(dates, compareDates)
	dates = slices.Compact(dates)
	var out []string
	for i, d := range dates {
		first, last, _ := schema.Days(d)
		within := func(e string) bool {
			f, l, _ := schema.Days(e)
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
	if !strings.Contains(iso, "-W") {
		return iso
	}
	first, last, _ := schema.Days(iso)
	return fmt.Sprintf("%s (%s to %s)", iso, first, last)
}
