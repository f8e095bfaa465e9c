package lexicon

import "testing"

func TestMisspeltCountry(t *testing.T) {
	for in, want := range map[string]string{"Argentinia": "Argentina", "Argentina": "", "Chade": "", "": ""} {
		if got, ok := MisspeltCountry(in); got != want || ok != (want != "") {
			t.Errorf("MisspeltCountry(%q) = %q, %v", in, got, ok)
		}
	}
}
