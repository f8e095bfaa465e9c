package main

import (
	"bytes"
	"io"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"testing"
)

var backspaced = regexp.MustCompile(".\x08") // bold is a letter struck twice

// groff reads the manual without a warning, and shows what was written: "don't" and "-" too.
func TestManual(t *testing.T) {
	if _, err := exec.LookPath("groff"); err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal(err)
		}
		t.Skip("no groff here: install it to test the manual")
	}
	app := newApp(strings.NewReader(""), io.Discard, io.Discard)
	var page, shown, warnings bytes.Buffer
	if err := writeManual(&page, app); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("groff", "-k", "-ww", "-man", "-Tutf8", "-P-c", "-rLL=400n")
	cmd.Stdin, cmd.Stdout, cmd.Stderr = &page, &shown, &warnings
	if err := cmd.Run(); err != nil || warnings.Len() > 0 {
		t.Fatalf("%v\n%s", err, &warnings)
	}
	text := backspaced.ReplaceAllString(shown.String(), "")
	for _, c := range app.Commands {
		if !strings.Contains(text, "newsgraph "+c.Name) {
			t.Errorf("the manual lacks %s", c.Name)
		}
		for _, f := range c.Flags {
			if names, usage := flagHelp(f); !strings.Contains(text, names) || !strings.Contains(text, usage) {
				t.Errorf("the manual lacks %s %s of %s", names, usage, c.Name)
			}
		}
	}
}
