// Newsgraph reads news articles into a graph of who did what to whom, on whose
// word, when, and in which sentence; and answers questions about it.
//
// Results go to stdout, talk to stderr. It exits with 0 when done, 1 when it
// failed, 2 when it was called wrongly, 3 when some inputs were skipped and the
// rest is done, and 130 when it was interrupted.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"github.com/urfave/cli/v2"

	"newsgraph/extract/source"
	"newsgraph/internal/words"
)

const (
	exitFailed      = 1
	exitUsage       = 2
	exitSkipped     = 3
	exitInterrupted = 130
)

// exits says what the codes mean, for help and manual.
var exits = []struct {
	code  int
	means string
}{
	{0, "done"},
	{exitFailed, "failed: the error says why, and a hint what to do"},
	{exitUsage, "called wrongly, or with a file that is not there"},
	{exitSkipped, "some inputs were skipped, each with its reason; the rest is done"},
	{exitInterrupted, "interrupted; what was read is kept, and the next run goes on"},
}

func main() { os.Exit(run(os.Args, os.Stdin, os.Stdout, os.Stderr)) }

// run runs one command line and returns its exit code.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	app := newApp(stdin, stdout, stderr)
	if len(args) > 1 && args[1] == completeWord {
		complete(stdout, app, args[2:])
		return 0
	}
	err := app.RunContext(ctx, flagsFirst(app, args))
	switch {
	case err == nil:
		return 0
	case errors.Is(err, errSkipped):
		return exitSkipped
	case ctx.Err() != nil:
		fmt.Fprintln(stderr, "newsgraph: interrupted")
		return exitInterrupted
	case errors.Is(err, syscall.EPIPE): // "newsgraph query … | head"
		return exitFailed
	}
	fmt.Fprintln(stderr, "newsgraph:", err)
	if h := hintOf(err); h != "" {
		fmt.Fprintln(stderr, "hint:", h)
	}
	var usage *usageError
	var missing *source.Missing
	if errors.As(err, &usage) || errors.As(err, &missing) {
		return exitUsage
	}
	return exitFailed
}

// commands is the whole command line, in the order help prints it.
var commands = []*cli.Command{
	buildCommand, extractCommand, loadCommand, forgetCommand,
	askCommand, explainCommand, whyNotCommand, pathCommand, timelineCommand, conflictsCommand, claimsCommand, searchCommand, topCommand, duplicatesCommand, diffCommand,
	queryCommand, queriesCommand, replCommand,
	serveCommand, exportCommand, statsCommand, verifyCommand, repairCommand, correctionsCommand,
	schemaCommand, demoCommand, completionCommand, manCommand, versionCommand,
}

func newApp(stdin io.Reader, stdout, stderr io.Writer) *cli.App {
	return &cli.App{
		Name:        "newsgraph",
		Usage:       "read news articles into a graph of who did what to whom, and ask it",
		UsageText:   "newsgraph build -o news.db ARTICLES...\nnewsgraph ask news.db NAME\nnewsgraph COMMAND --help\n\nIn place of the file news.db a database: postgres://USER@HOST/DATABASE, mysql://USER@HOST/DATABASE",
		Description: exitHelp(),
		Reader:      stdin, Writer: stdout, ErrWriter: stderr,
		Commands:                  quietCommands(),
		HideHelpCommand:           true,
		HideVersion:               true,
		DisableSliceFlagSeparator: true, // --around "Acme, Inc." is one name
		UseShortOptionHandling:    true,
		ExitErrHandler:            func(*cli.Context, error) {}, // run prints and decides
		OnUsageError:              wrongFlag,
		Action:                    noCommand,
	}
}

func exitHelp() string {
	var b strings.Builder
	b.WriteString("Results go to standard output, talk to standard error. The exit code is")
	for _, e := range exits {
		fmt.Fprintf(&b, "\n%5d  %s", e.code, e.means)
	}
	return b.String()
}

// quietCommands takes what the library would print beside our own messages from every command.
func quietCommands() []*cli.Command {
	for _, c := range commands {
		c.OnUsageError = wrongFlag
		c.HideHelpCommand = true
		for _, f := range c.Flags {
			if b, ok := f.(*cli.BoolFlag); ok {
				b.DisableDefaultText = true
			}
		}
	}
	return commands
}

func wrongFlag(c *cli.Context, err error, _ bool) error {
	u := usagef("%v", err)
	u.hint = fmt.Sprintf(`"newsgraph %s --help" lists the flags`, c.Command.Name)
	return u
}

func noCommand(c *cli.Context) error {
	if name := c.Args().First(); name != "" {
		err := usagef("no command %q", name)
		err.hint = `"newsgraph --help" lists the commands`
		if near := words.Nearest(name, commandNames(), 1); len(near) > 0 {
			err.hint = fmt.Sprintf("did you mean %q?", near[0])
		}
		return err
	}
	return cli.ShowAppHelp(c)
}

func commandNames() []string {
	var names []string
	for _, c := range commands {
		names = append(names, c.Name)
	}
	return names
}

// errSkipped says that the work is done but for inputs that the report names.
var errSkipped = errors.New("some inputs were skipped")

// A usageError says how the command was called wrongly.
type usageError struct{ msg, hint string }

func (e *usageError) Error() string { return e.msg }
func (e *usageError) Hint() string  { return e.hint }

func usagef(format string, args ...any) *usageError {
	return &usageError{msg: fmt.Sprintf(format, args...)}
}

// hintOf returns what the innermost error that knows a cure says.
func hintOf(err error) string {
	var missing *source.Missing
	if errors.As(err, &missing) {
		return missing.Hint
	}
	var h interface{ Hint() string }
	if errors.As(err, &h) {
		return h.Hint()
	}
	return ""
}
