package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"newsgraph": main})
}

func TestScript(t *testing.T) {
	examples, err := filepath.Abs("../../examples")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:           "testdata/script",
		UpdateScripts: os.Getenv("UPDATE_GOLDEN") != "",
		Setup: func(env *testscript.Env) error {
			env.Setenv("EXAMPLES", examples)
			env.Setenv("BIN", filepath.SplitList(env.Getenv("PATH"))[0]) // newsgraph's, and of no other program
			return nil
		},
	})
}

// TestReadme runs every command of the README's console blocks, in order, in one
// folder, and wants each line that the README shows in what the command prints.
// A line "…" stands for any number of lines; commands of go and make are run by CI.
func TestReadme(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := os.CopyFS(filepath.Join(dir, "examples"), os.DirFS("../../examples")); err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, step := range consoleSteps(string(readme)) {
		if strings.HasPrefix(step.command, "make ") || strings.HasPrefix(step.command, "git ") || strings.HasPrefix(step.command, "cd ") {
			continue
		}
		n++
		cmd := exec.Command("bash", "-c", step.command)
		cmd.Dir = dir
		out, err := cmd.CombinedOutput()
		if err != nil {
			t.Fatalf("$ %s\n%v\n%s", step.command, err, out)
		}
		if missing := firstMissing(step.shows, string(out)); missing != "" {
			t.Errorf("$ %s\nthe README shows\n  %s\nbut it prints\n%s", step.command, missing, out)
		}
	}
	if n < 10 {
		t.Errorf("%d commands in the README, expected a tour", n)
	}
}

type step struct {
	command string
	shows   []string
}

func consoleSteps(readme string) []step {
	var steps []step
	for i, block := range strings.Split(readme, "```console\n") {
		block, _, _ = strings.Cut(block, "```")
		if i == 0 {
			continue
		}
		for line := range strings.Lines(block) {
			line = strings.TrimRight(line, "\n")
			if cmd, ok := strings.CutPrefix(line, "$ "); ok {
				steps = append(steps, step{command: cmd})
			} else if len(steps) > 0 && strings.TrimSpace(line) != "" {
				steps[len(steps)-1].shows = append(steps[len(steps)-1].shows, line)
			}
		}
	}
	return steps
}

// firstMissing returns the first of the lines that out does not have after the one before it.
func firstMissing(lines []string, out string) string {
	for _, l := range lines {
		if strings.TrimSpace(l) == "…" {
			continue
		}
		i := strings.Index(out, strings.TrimSpace(l))
		if i < 0 {
			return l
		}
		out = out[i+len(strings.TrimSpace(l)):]
	}
	return ""
}
