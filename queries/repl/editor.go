package repl

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"

	"github.com/reeflective/readline"
	"golang.org/x/term"

	"newsgraph/internal/xdg"
	"newsgraph/queries"
)

// IsTerminal reports whether standard input and output are both a terminal, so that
// lines can be edited.
func IsTerminal() bool {
	return term.IsTerminal(int(os.Stdin.Fd())) && term.IsTerminal(int(os.Stdout.Fd())) && os.Getenv("TERM") != "dumb"
}

// Colored reports whether the environment allows colours: NO_COLOR is not set, and the
// terminal is not dumb.
func Colored() bool {
	return os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
}

// HistoryFile returns where past lines are kept by default; "" where there is no home.
func HistoryFile() string {
	if dir := xdg.State(); dir != "" {
		return filepath.Join(dir, "history")
	}
	return ""
}

// An editor reads from the terminal.
type editor struct {
	shell   *readline.Shell
	signals chan os.Signal
}

func newEditor(ctx context.Context, r *repl) (*editor, error) {
	state, err := term.GetState(int(os.Stdin.Fd()))
	if err != nil {
		return nil, fmt.Errorf("terminal: %w", err)
	}
	sh := readline.NewShell()
	sh.Config.Set("output-meta", true) // else "é" is lost
	sh.Config.Set("input-meta", true)
	sh.Config.Set("convert-meta", false)
	sh.Config.Set("completion-ignore-case", true)
	sh.Config.Set("menu-complete-display-prefix", true)
	sh.Config.Set("enable-bracketed-paste", true)
	sh.Config.Bind("emacs", "\t", "menu-complete", false) // the default writes the first match without a list
	sh.Prompt.Primary(func() string { return r.paint(bold, "newsgraph> ") })
	sh.Prompt.Secondary(func() string { return r.paint(dim, "      ...> ") })
	if r.Color {
		sh.SyntaxHighlighter = func(line []rune) string { return r.highlight(string(line)) }
	}
	sh.AcceptMultiline = func(line []rune) bool { return accepts(string(line)) }
	sh.Completer = func(line []rune, cursor int) readline.Completions {
		return r.offer(ctx, string(line[:min(max(cursor, 0), len(line))]))
	}
	if r.History != "" {
		if err := private(r.History); err != nil {
			fmt.Fprintf(r.Err, "no history is kept: %v\n", err)
		} else {
			sh.History.AddFromFile("history", r.History)
		}
	}
	e := &editor{sh, make(chan os.Signal, 1)}
	signal.Notify(e.signals, syscall.SIGTERM, syscall.SIGHUP)
	go e.die(state)
	return e, nil
}

// die leaves the terminal as it was when the process is told to end: a read from a
// terminal cannot be called off.
func (e *editor) die(state *term.State) {
	sig, ok := <-e.signals
	if !ok {
		return
	}
	term.Restore(int(os.Stdin.Fd()), state)
	signal.Reset(sig)
	if p, err := os.FindProcess(os.Getpid()); err == nil {
		p.Signal(sig)
	}
}

func (e *editor) close() {
	signal.Stop(e.signals)
	close(e.signals)
}

// accepts reports whether Enter ends the query: it is whole, a command, or its last line
// is empty.
func accepts(text string) bool {
	return isCommand(text) || queries.Complete(text) || strings.HasSuffix(strings.TrimRight(text, " \t"), "\n")
}

func (e *editor) read() (string, error) {
	line, err := e.shell.Readline()
	switch {
	case errors.Is(err, readline.ErrInterrupt):
		return "", errInterrupt
	case errors.Is(err, io.EOF):
		return "", io.EOF
	}
	return line, err
}

// private makes sure that only the user can read the file of past lines.
func private(file string) error {
	if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
		return err
	}
	f, err := os.OpenFile(file, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	if err := f.Chmod(0o600); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}

// offer gives the choices to the editor, which replaces the word after the last blank:
// the choice must begin with what stands there.
func (r *repl) offer(ctx context.Context, before string) readline.Completions {
	from, list := r.complete(ctx, before)
	blank := strings.LastIndexAny(before, " \t\n") + 1
	var out []readline.Completion
	for _, c := range list {
		value := c.text
		if from >= blank {
			value = before[blank:from] + c.text
		} else if cut := blank - from; cut <= len(c.text) {
			value = c.text[cut:]
		}
		out = append(out, readline.Completion{Value: value, Display: c.shown, Description: c.doc, Tag: c.group})
	}
	return readline.CompleteRaw(out) // with NoSpace the next ")" would eat the quote before it
}
