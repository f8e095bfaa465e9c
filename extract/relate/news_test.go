package relate

import (
	"os"
	"strings"
	"testing"

	"newsgraph/extract/text"
	"newsgraph/extract/text/texttest"
)

// TestNews reads sentences with given trees and compares the claims with those written below them.
func TestNews(t *testing.T) {
	const name = "testdata/news.txt"
	file, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	parts := strings.Split(string(file), "\n## ")
	r := New(nil)
	for i, part := range parts[1:] {
		sentence, rest, _ := strings.Cut(part, "\n")
		notes, want, ok := strings.Cut(rest, "\n--\n")
		if !ok {
			t.Fatalf("%s: no -- under %q", name, sentence)
		}
		doc := given(t, notes)
		date(doc)
		r.Read(doc)
		got := show(doc)
		if os.Getenv("UPDATE_GOLDEN") != "" {
			parts[i+1] = sentence + "\n" + notes + "\n--\n" + got + "\n"
			continue
		}
		if got != strings.TrimSpace(want) {
			t.Errorf("%s\n got %s\nwant %s\n%s", sentence, got, want, texttest.Table(doc))
		}
	}
	if os.Getenv("UPDATE_GOLDEN") != "" {
		if err := os.WriteFile(name, []byte(strings.Join(parts, "\n## ")), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// date marks the days, months and years of doc as dates.
func date(doc *text.Doc) {
	for i := range doc.Tokens {
		switch w := doc.Word(int32(i)); w {
		case "Monday", "Tuesday", "Wednesday", "Friday", "Sunday", "March", "2011", "2019", "2021":
			doc.Values = append(doc.Values, text.Value{First: int32(i), End: int32(i) + 1, Kind: text.DateValue})
		}
	}
}
