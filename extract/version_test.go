package extract

import (
	"crypto/sha256"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestFingerprint(t *testing.T) {
	h := sha256.New()
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && d.Name() == "testdata" {
			return fs.SkipDir
		}
		if d.IsDir() || strings.HasSuffix(path, "_test.go") || strings.HasSuffix(path, ".md") || path == "fingerprint.txt" {
			return nil
		}
		b, err := os.ReadFile(path)
		fmt.Fprintf(h, "%s %d\n", filepath.ToSlash(path), len(b))
		h.Write(b)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	got := fmt.Sprintf("%x", h.Sum(nil)[:6])
	if got == strings.TrimSpace(fingerprint) {
		return
	}
	if os.Getenv("UPDATE_GOLDEN") == "" {
		t.Fatalf("the reader has changed: fingerprint is %s, fingerprint.txt says %s; run \"make golden\"", got, strings.TrimSpace(fingerprint))
	}
	if err := os.WriteFile("fingerprint.txt", []byte(got+"\n"), 0o666); err != nil {
		t.Fatal(err)
	}
}
