package schema

import (
	"testing"
	"time"
)

func TestCovers(t *testing.T) {
	for _, tt := range []struct {
		since, until, d string
		want            bool
	}{
		{"", "", "2025", true},
		{"2025-12", "", "2025-12-23", true},
		{"2025-12-10", "", "2025-12", true},
		{"2025-12-10", "", "2025-11", false},
		{"", "2025-12", "2025-12-31", true},
		{"", "2025-12-22", "2025-W52", true},
		{"", "2025-12-21", "2025-W52", false},
		{"2025-12-28", "", "2025-W52", true},
		{"2025-12-29", "", "2025-W52", false},
		{"2024-12-30", "2024-12-30", "2025-W01", true},
		{"2025", "2025", "2026-01-01", false},
		{"", "2025-12-23", "2025-12-23T10:00:00Z", true},
		{"", "2025-12-22", "2025-12-23T10:00:00Z", false},
	} {
		if got := Covers(tt.since, tt.until, tt.d); got != tt.want {
			t.Errorf("Covers(%q, %q, %q) = %v", tt.since, tt.until, tt.d, got)
		}
	}
}

func TestDays(t *testing.T) {
	for _, tt := range []struct {
		iso, first, last string
		ok               bool
	}{
		{"2025-12-23", "2025-12-23", "2025-12-23", true},
		{"2025-12-23T23:59:00+02:00", "2025-12-23", "2025-12-23", true},
		{"2024-02", "2024-02-01", "2024-02-29", true},
		{"2025", "2025-01-01", "2025-12-31", true},
		{"2020-W53", "2020-12-28", "2021-01-03", true},
		{"2025-13", "2025-13", "2025-13", false},
		{"2025-02-30", "2025-02-30", "2025-02-30", false},
		{"", "", "", false},
		{"soon", "soon", "soon", false},
	} {
		if first, last, ok := Days(tt.iso); first != tt.first || last != tt.last || ok != tt.ok {
			t.Errorf("Days(%q) = %q, %q, %v", tt.iso, first, last, ok)
		}
	}
}

// A week begins on the Monday after the last one ended, over many years.
func TestWeeksFollowEachOther(t *testing.T) {
	want := time.Date(1999, 12, 27, 0, 0, 0, 0, time.UTC)
	for range 52 * 30 {
		year, week := want.ISOWeek()
		first, last, ok := Days(time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC).Format("2006") + "-W" + string([]byte{byte('0' + week/10), byte('0' + week%10)}))
		if !ok || first != want.Format(time.DateOnly) || last != want.AddDate(0, 0, 6).Format(time.DateOnly) {
			t.Fatalf("week %d of %d is %s to %s, want from %s", week, year, first, last, want.Format(time.DateOnly))
		}
		want = want.AddDate(0, 0, 7)
	}
}
