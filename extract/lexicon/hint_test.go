package lexicon

import "testing"

func TestHints(t *testing.T) {
	for in, want := range map[string]Hints{
		"mombasa": 3, "saginaw": 1, "noida": 3, "são paulo": 3, // cities of both spellings and all sizes
		"visa": OfOrganization, "beatles": OfOrganization, "boston red sox": OfOrganization, // bodies
		"lena": OfFirstName, "okafor": OfFamilyName, "bradford": 3 | OfFirstName, // "Bradford" is both
		"table": 0, "dept": 0, "": 0,
	} {
		if got := HintsOf(in); got != want {
			t.Errorf("HintsOf(%q) = %d, want %d", in, got, want)
		}
	}
}
