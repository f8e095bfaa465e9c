package golden

import (
	"strings"
	"testing"
)

func TestRun(t *testing.T) {
	n := 0
	Run(t, func(t *testing.T, in string) string {
		n++
		return strings.ToUpper(in)
	})
	if n != 1 {
		t.Errorf("%d files read", n)
	}
}

func TestSplit(t *testing.T) {
	for _, tt := range []struct{ file, in, want string }{
		{"a\n-- want --\nb\n", "a\n", "b\n"},
		{"a\r\n-- want --\r\nb\r\n", "a\n", "b\n"},
		{"-- want --\nb\n", "", "b\n"},
		{"a -- want --\nb\n", "a -- want --\nb\n", ""},
		{"a\n-- want --\n-- want --\n", "a\n", "-- want --\n"},
	} {
		if in, want := Split(tt.file); in != tt.in || want != tt.want {
			t.Errorf("Split(%q) = %q, %q", tt.file, in, want)
		}
	}
}
