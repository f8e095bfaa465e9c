package eval

import (
	"strings"
	"testing"
)

func TestMadeCorpus(t *testing.T) {
	c := MadeCorpus{Words: 600, Things: 40}
	texts := map[string]bool{}
	for i := range 20 {
		a := c.Article(i)
		if a != c.Article(i) {
			t.Fatalf("article %d is not the same twice", i)
		}
		if n := len(strings.Fields(a)); n < 550 || n > 800 {
			t.Errorf("article %d has %d words", i, n)
		}
		texts[a] = true
	}
	if len(texts) != 20 {
		t.Errorf("20 articles, %d different ones", len(texts))
	}
	// The people of an invented article are not in what is made of it.
	if a := c.Article(0) + c.Article(1) + c.Article(2); strings.Contains(a, "Osei-Prempeh") || strings.Contains(a, "Shaanxi Golden Dragon") {
		t.Error("a name was not changed")
	}
}
