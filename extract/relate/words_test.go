package relate

import (
	"strings"
	"testing"
)

// Every line of words.txt is whole, and its sentence holds one of its words.
func TestWords(t *testing.T) {
	lines := 0
	for line := range strings.Lines(patternFile("words.txt")) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			lines++
		}
	}
	groups := wordGroups(patternFile("words.txt"))
	if len(groups) != lines {
		t.Errorf("%d groups in %d lines", len(groups), lines)
	}
	for _, g := range groups {
		found := false
		for _, w := range g.words {
			if w == "" || w != strings.ToLower(w) {
				t.Errorf("%s: bad word %q", g.class, w)
			}
			stem := strings.Fields(w + " x")[0]
			stem = stem[:max(len(stem)*2/3, 1)]
			found = found || strings.Contains(strings.ToLower(g.sentence), stem)
		}
		if !found {
			t.Errorf("%s: no word of the group in %q", g.class, g.sentence)
		}
	}
}

// A line of the patterns is a pattern with a verb, none, or an error.
func FuzzPattern(f *testing.F) {
	for line := range strings.Lines(patternFile("frames.txt")) {
		f.Add(line)
	}
	f.Add("S {a, b O:Person => met(S, O)")
	f.Add("S do {} => also accused(S, O) alleged by S; x(O, X)")
	f.Fuzz(func(t *testing.T, line string) {
		p, err := parsePattern(strings.TrimSpace(line))
		if err == nil && p != nil && len(p.verbs) == 0 {
			t.Errorf("%q has no verb", line)
		}
	})
}
