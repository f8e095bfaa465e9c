package repl

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
)

// keepLines is how many lines of a dialogue :history knows; Ctrl-R also finds those of others.
const keepLines = 1000

func (r *repl) remember(text string) {
	r.lines = append(r.lines, text)
	if len(r.lines) > keepLines {
		r.lines = r.lines[1:]
	}
}

// history prints what was asked in this dialogue, or the last N of it.
func (r *repl) history(_ context.Context, rest string) error {
	lines := r.lines[:len(r.lines)-1] // without :history itself
	if rest != "" {
		n, err := strconv.Atoi(rest)
		if err != nil || n < 1 {
			return fmt.Errorf("%q is no number of lines; :history 20 shows the last twenty", rest)
		}
		lines = lines[max(0, len(lines)-n):]
	}
	for _, l := range lines {
		fmt.Fprintln(r.Out, l)
	}
	return nil
}

// edit opens the last query in $EDITOR and runs what is saved there.
func (r *repl) edit(ctx context.Context, _ string) error {
	if !r.Terminal {
		return errors.New(":edit needs a terminal")
	}
	f, err := os.CreateTemp("", "newsgraph-*.js")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	_, err = f.WriteString(r.lastText + "\n")
	if cerr := f.Close(); err == nil {
		err = cerr
	}
	if err != nil {
		return err
	}
	// $EDITOR may hold flags, as in "code --wait".
	words := strings.Fields(cmp.Or(os.Getenv("VISUAL"), os.Getenv("EDITOR"), "vi"))
	cmd := exec.CommandContext(ctx, words[0], append(words[1:], f.Name())...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = r.In, r.Out, r.Err
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("editor %s: %w; set EDITOR to another", words[0], err)
	}
	text, err := os.ReadFile(f.Name())
	if err != nil || strings.TrimSpace(string(text)) == "" {
		return err
	}
	fmt.Fprint(r.Out, string(text))
	return r.query(ctx, strings.TrimSpace(string(text)))
}
