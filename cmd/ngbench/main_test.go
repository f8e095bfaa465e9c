package main

import (
	"os"
	"path/filepath"
	"testing"
)

func TestThousands(t *testing.T) {
	for x, want := range map[float64]string{0: "0", 7.6: "8", 999: "999", 1000: "1,000", 24_316: "24,300", 1_234_567: "1,230,000", 999_999: "1,000,000"} {
		if got := thousands(x); got != want {
			t.Errorf("thousands(%v) = %s, want %s", x, got, want)
		}
	}
}

func TestNumberBefore(t *testing.T) {
	const out = "read 1,000 articles, 36,798 sentences, 694,114 words in 1m19s (8,723 words a second)\nx.db holds 1,000 articles: 23,699 entities, 37,427 facts\n"
	if words, facts := numberBefore(out, " words"), numberBefore(out, " facts"); words != 694_114 || facts != 37_427 {
		t.Errorf("%v words, %v facts", words, facts)
	}
	if n := numberBefore(out, " apples"); n != 0 {
		t.Errorf("%v apples", n)
	}
}

func TestWriteBetween(t *testing.T) {
	page := filepath.Join(t.TempDir(), "page.md")
	if err := os.WriteFile(page, []byte("a\n<!-- made by make bench -->\nold\n<!-- end -->\nb\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	for range 2 { // the second changes nothing
		if err := writeBetween(page, "bench", "new\n"); err != nil {
			t.Fatal(err)
		}
		if got, want := fileOf(page), "a\n<!-- made by make bench -->\n\nnew\n\n<!-- end -->\nb\n"; got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	if err := writeBetween(page, "bench-peers", "x"); err == nil {
		t.Error("a page without the mark is no error")
	}
}
