package queries

import "testing"

func TestComplete(t *testing.T) {
	tests := []struct {
		text string
		want bool
	}{
		{"", true},
		{"1", true},
		{"g.V(", false},
		{"g.V(\n", false},
		{"g.V()", true},
		{"g.V().", false},
		{"var x =", false},
		{"function f() {", false},
		{"function f() {}", true},
		{"[1, 2", false},
		{"`a\nb", false},
		{"`a ${1} b`", true},
		{"/* a\n", false},
		{"/* a */ 1", true},
		{"1 // (", true},
		{`"(`, true}, // a string cannot go on
		{`")("`, true},
		{"g.V())", true},
		{"if (1)", false},
		{"x => ", false},
		{`g.V("<a>", `, false},
		{"\xff(", true}, // not UTF-8
	}
	for _, tt := range tests {
		if got := Complete(tt.text); got != tt.want {
			t.Errorf("Complete(%q) = %v", tt.text, got)
		}
	}
}
