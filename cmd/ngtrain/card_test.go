package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestWriteCard(t *testing.T) {
	file := filepath.Join(t.TempDir(), "model.md")
	write := func(s string) {
		if err := os.WriteFile(file, []byte(s), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("Head.\n\n<!-- tag -->\n    old\n<!-- end -->\n\n<!-- names -->\n    kept\n<!-- end -->\nFoot.\n")
	if err := writeCard(file, "tag", []string{"XPOS 95", "UPOS 96"}); err != nil {
		t.Fatal(err)
	}
	got, _ := os.ReadFile(file)
	want := "Head.\n\n<!-- tag -->\n    XPOS 95\n    UPOS 96\n<!-- end -->\n\n<!-- names -->\n    kept\n<!-- end -->\nFoot.\n"
	if string(got) != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	write("<!-- tag -->\n    old\n")
	if err := writeCard(file, "tag", nil); err == nil || !strings.Contains(err.Error(), `"<!-- end -->"`) {
		t.Errorf("a card without an end gives %v", err)
	}
}

// Every job whose figures go into a card finds its place there.
func TestCardsHavePlaces(t *testing.T) {
	for _, j := range jobs {
		if j.card == "" {
			continue
		}
		data, err := os.ReadFile(filepath.Join("..", "..", j.card))
		if err != nil || !strings.Contains(string(data), "<!-- "+j.name+" -->\n") {
			t.Errorf("%s has no place for the figures of %s (%v)", j.card, j.name, err)
		}
	}
}
