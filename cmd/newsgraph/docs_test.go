package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"newsgraph/schema"
)

// TestReadme runs every command of the README's console blocks, in order, in one folder,
// and wants each line that the README shows in what the command prints. A line "…" stands
// for any number of lines; commands of go and make are run by CI.
func TestReadme(t *testing.T) {
	n := 0
	runDoc(t, "../../README.md", func(s step, out string) {
		n++
		if missing := firstMissing(s.shows, out); missing != "" {
			t.Errorf("$ %s\nthe README shows\n  %s\nbut it prints\n%s", s.command, missing, out)
		}
	})
	if n < 10 {
		t.Errorf("%d commands in the README, expected a tour", n)
	}
}

// TestDocs does the same for docs/*.md, and wants all that a command prints: a line "…" stands for
// lines left out, "…" at the end of a line for the rest of it; "> " goes on with a command. What is printed by a command
// that shows nothing is not compared. With UPDATE_GOLDEN=1 it rewrites what is shown whole.
func TestDocs(t *testing.T) {
	files, err := filepath.Glob("../../docs/*.md")
	if err != nil || len(files) == 0 {
		t.Fatal("no documentation", err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			t.Parallel()
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			text := string(data)
			runDoc(t, file, func(s step, out string) {
				if len(s.shows) == 0 || shownBy(s.shows, strings.Split(strings.TrimSpace(out), "\n")) {
					return
				}
				typed := "$ " + strings.ReplaceAll(s.command, "\n", "\n> ") + "\n"
				was := typed + strings.Join(s.shows, "\n")
				if os.Getenv("UPDATE_GOLDEN") != "" && !strings.Contains(was, "…") {
					text = strings.Replace(text, was, typed+strings.TrimSpace(out), 1)
					return
				}
				t.Errorf("%s shows\n%s\nbut it prints\n%s", file, was, out)
			})
			if text != string(data) {
				if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

// docs/vocabulary.md is what the program prints.
func TestVocabularyPage(t *testing.T) {
	const file = "../../docs/vocabulary.md"
	var want strings.Builder
	if err := writeVocabulary(&want, schema.News().Relations()); err != nil {
		t.Fatal(err)
	}
	if os.Getenv("UPDATE_GOLDEN") != "" {
		if err := os.WriteFile(file, []byte(want.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if got, err := os.ReadFile(file); err != nil || string(got) != want.String() {
		t.Errorf("%s is not what \"newsgraph schema --md\" prints, %v; \"make golden\" writes it", file, err)
	}
}

// runDoc runs the commands of a file in a folder that has examples.
func runDoc(t *testing.T, file string, check func(s step, out string)) {
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	steps := consoleSteps(string(data))
	dir := t.TempDir()
	if len(steps) > 0 {
		if err := os.CopyFS(filepath.Join(dir, "examples"), os.DirFS("../../examples")); err != nil {
			t.Fatal(err)
		}
	}
	for _, s := range steps {
		if slices.Contains([]string{"make", "git", "cd", "go"}, strings.Fields(s.command)[0]) {
			continue
		}
		cmd := exec.Command("bash", "-c", s.command)
		cmd.Dir = dir
		out, err := cmd.CombinedOutput()
		if err != nil {
			t.Fatalf("$ %s\n%v\n%s", s.command, err, out)
		}
		check(s, string(out))
	}
}

type step struct {
	command string
	shows   []string
}

func consoleSteps(text string) []step {
	var steps []step
	for i, block := range strings.Split(text, "```console\n") {
		block, _, _ = strings.Cut(block, "```")
		if i == 0 {
			continue
		}
		for line := range strings.Lines(block) {
			line = strings.TrimRight(line, "\n")
			if cmd, ok := strings.CutPrefix(line, "$ "); ok {
				steps = append(steps, step{command: cmd})
			} else if more, ok := strings.CutPrefix(line, "> "); ok && len(steps) > 0 && steps[len(steps)-1].shows == nil {
				steps[len(steps)-1].command += "\n" + more
			} else if len(steps) > 0 {
				last := &steps[len(steps)-1]
				last.shows = append(last.shows, line)
			}
		}
		for i := range steps { // blank lines before the next command
			for n := len(steps[i].shows); n > 0 && strings.TrimSpace(steps[i].shows[n-1]) == ""; n-- {
				steps[i].shows = steps[i].shows[:n-1]
			}
		}
	}
	return steps
}

// shownBy reports whether lines are those shown, "…" standing for what is left out.
func shownBy(shown, lines []string) bool {
	if len(shown) == 0 {
		return len(lines) == 0
	}
	if shown[0] == "…" {
		return shownBy(shown[1:], lines) || len(lines) > 0 && shownBy(shown, lines[1:])
	}
	if len(lines) == 0 {
		return false
	}
	start, cut := strings.CutSuffix(shown[0], "…")
	if cut && !strings.HasPrefix(lines[0], start) || !cut && strings.TrimRight(shown[0], " ") != strings.TrimRight(lines[0], " ") {
		return false
	}
	return shownBy(shown[1:], lines[1:])
}

// firstMissing returns the first of the lines that out does not have after the one before it.
func firstMissing(lines []string, out string) string {
	for _, l := range lines {
		if l = strings.TrimSpace(l); l == "…" {
			continue
		}
		i := strings.Index(out, l)
		if i < 0 {
			return l
		}
		out = out[i+len(l):]
	}
	return ""
}

func TestShownBy(t *testing.T) {
	for _, tt := range []struct {
		shown, lines string
		want         bool
	}{
		{"a|b", "a|b", true}, {"a", "a|b", false}, {"a|…", "a|b", true}, {"…|b", "a|b", true}, {"…|a", "a|b", false},
		{"a|…|d", "a|b|c|d", true}, {"a|…|d", "a|d", true}, {"al…", "alpha", true}, {"al…|b", "beta|b", false}, {"…", "", true},
	} {
		if got := shownBy(strings.Split(tt.shown, "|"), strings.Split(tt.lines, "|")); got != tt.want {
			t.Errorf("%s shown by %s: %v", tt.shown, tt.lines, got)
		}
	}
}
