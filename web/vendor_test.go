package web

import (
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestVendor holds the libraries against their sums: nobody changes them by hand. That they are what npm gives is
// tested by tools/bundle.
func TestVendor(t *testing.T) {
	sums, err := os.ReadFile("vendor/SHA256SUMS")
	if err != nil {
		t.Fatal(err)
	}
	named := 0
	for line := range strings.Lines(string(sums)) {
		want, name, _ := strings.Cut(strings.TrimSpace(line), "  ")
		data, err := os.ReadFile(filepath.Join("vendor", name))
		if err != nil {
			t.Fatal(err)
		}
		if got := fmt.Sprintf("%x", sha256.Sum256(data)); got != want {
			t.Errorf(`vendor/%s has the sum %s, not %s: "make bundle" makes it again`, name, got, want)
		}
		named++
	}
	if named != 2 {
		t.Errorf("%d files have sums, not graph.js and LICENSES.txt", named)
	}
}
