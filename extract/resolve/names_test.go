package resolve

import "testing"

func TestClean(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"the  Harbor\nCouncil", "Harbor Council"},
		{"“Low Water”", "Low Water"},
		{"“Low Water” segment", "“Low Water” segment"},
		{`a film called "Low Water"`, `a film called "Low Water"`},
		{"Ann Lee’s", "Ann Lee"},
		{"the", "the"},
		{"", ""},
	} {
		if got := clean(tt.in); got != tt.want {
			t.Errorf("clean(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}
