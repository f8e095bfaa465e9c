package source

import (
	"fmt"
	"regexp"
	"strings"
	"time"
)

const monthNames = `jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?\.?|july?\.?|aug(?:ust|\.)?|sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?`

var (
	isoDate    = regexp.MustCompile(`\b(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?:\D|$)`)
	packedDate = regexp.MustCompile(`^\s*(\d{4})(\d{2})(\d{2})(?:T?\d{4,6}Z?)?\s*$`)
	monthFirst = regexp.MustCompile(`(?i)\b(` + monthNames + `)\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b`)
	dayFirst   = regexp.MustCompile(`(?i)\b(\d{1,2})(?:st|nd|rd|th)?\s+(` + monthNames + `),?\s+(\d{4})\b`)
	monthYear  = regexp.MustCompile(`(?i)\b(` + monthNames + `),?\s+(\d{4})\b`)
)

// Date returns the first date in s that has a year, as ISO 8601, possibly
// without its day, or "". It knows "2025-12-23T18:04:05Z", "Dec. 23, 2025",
// "23 December 2025" and "December 2025", and takes no part in guessing what
// 03/04/2025 means. The day is that of the text, whatever its time zone.
func Date(s string) string {
	if len(s) > 500 {
		s = s[:500]
	}
	if m := packedDate.FindStringSubmatch(s); m != nil {
		return isoOf(m[1], m[2], m[3])
	}
	best, at := "", len(s)+1
	try := func(re *regexp.Regexp, y, m, d int) {
		g := re.FindStringSubmatchIndex(s)
		if g == nil || g[0] >= at {
			return
		}
		part := func(i int) string {
			if i == 0 || g[2*i] < 0 {
				return ""
			}
			return s[g[2*i]:g[2*i+1]]
		}
		if iso := isoOf(part(y), part(m), part(d)); iso != "" {
			best, at = iso, g[0]
		}
	}
	try(monthFirst, 3, 1, 2)
	try(dayFirst, 3, 2, 1)
	try(isoDate, 1, 2, 3)
	try(monthYear, 2, 1, 0)
	return best
}

// isoOf joins the parts of a date, or returns "" when there is no such day.
func isoOf(year, month, day string) string {
	var y, m, d int
	fmt.Sscan(year, &y)
	if month != "" && month[0] >= '0' && month[0] <= '9' {
		fmt.Sscanf(month, "%d", &m)
	} else if len(month) >= 3 {
		m = 1 + strings.Index("janfebmaraprmayjunjulaugsepoctnovdec", strings.ToLower(month[:3]))/3
	}
	if y < 1500 || y > 2199 || m < 1 || m > 12 {
		return ""
	}
	if day == "" {
		return fmt.Sprintf("%04d-%02d", y, m)
	}
	fmt.Sscanf(day, "%d", &d)
	t := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	if d < 1 || t.Day() != d {
		return ""
	}
	return t.Format(time.DateOnly)
}
