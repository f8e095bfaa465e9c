package queries

import (
	"strings"
	"testing"
)

func TestNotes(t *testing.T) {
	s := New(store(t, "harbour"), nil)
	tests := []struct{ text, want string }{
		{`g.V("<person/ann-lee>").Out("<met_with>").All()`, ""},
		{`g.V("<person/cy-roe>").Out("<met_with>").All()`, ""},
		{`g.V("<person/ann-lee>").Out("<met_wiht>").All()`, "<met_wiht> is not in this store; did you mean <met_with>?"},
		{`g.V("<person/anne-lee>").All()`, "<person/anne-lee> is not in this store; did you mean <person/ann-lee>?"},
		{`g.V().Has("<ng:quot>", "x").All()`, "<ng:quot> is not in this store; did you mean <ng:quote>?"},
		{`g.V().Has("<zzzzzz>").All()`, "<zzzzzz> is not in this store"},
		{`g.V("<zzzzzz>").Count()`, ""}, // it gives a row: 0
		{`g.V([]).All()`, ""},
	}
	for _, tt := range tests {
		res := run1(t, s, tt.text)
		if got := strings.Join(res.Notes, " "); got != tt.want {
			t.Errorf("%s\n got %s\nwant %s", tt.text, got, tt.want)
		}
	}
}
