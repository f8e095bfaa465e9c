package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// TestBundle makes web/vendor again: it must come out as it stands.
func TestBundle(t *testing.T) {
	if err := exec.Command("npm", "ping").Run(); err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal("npm, or its registry, is not to be reached: ", err)
		}
		t.Skip("npm, or its registry, is not to be reached; install npm to run this test")
	}
	files, err := bundle()
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range files {
		got, err := os.ReadFile(filepath.Join("../../web/vendor", name))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf(`web/vendor/%s is not what package-lock.json gives: "make bundle" writes it`, name)
		}
	}
}
