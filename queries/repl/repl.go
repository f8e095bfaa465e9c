package repl

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"time"

	"newsgraph/queries"
	"newsgraph/queries/rows"
)

// Options is what a dialogue needs. Only Session must be set.
type Options struct {
	Session *queries.Session
	Queries []queries.Query // for :run; nil: those that come with the program

	In       io.Reader // nil: os.Stdin
	Out, Err io.Writer // results, and talk; nil: os.Stdout, os.Stderr
	Terminal bool      // edit lines; In and Out must be the terminal
	Width    func() int
	Color    bool   // use colours; see Colored
	Folder   string // of the user's saved queries, for :save; "": there is none
	Format   string // of results; "": table on a terminal, else jsonl
	Welcome  string // printed first, on a terminal
	History  string // file of past lines, on a terminal; "": none is kept

	// What the commands of these names do. Nil: the command says that it is not there;
	// Find and Schema then do with what the session knows.
	Ask    func(ctx context.Context, w io.Writer, name string) error
	Why    func(ctx context.Context, w io.Writer, a, b string) error
	Find   func(ctx context.Context, w io.Writer, text string) error
	Schema func(ctx context.Context, w io.Writer) error

	// What Tab offers: names and aliases that begin with a prefix, case apart, at most
	// n; and all relations, as "responded_to", and types. Nil: all are read from the store.
	Names     func(ctx context.Context, prefix string, n int) ([]Word, error)
	Relations func(ctx context.Context) ([]Word, error)
	Types     func(ctx context.Context) ([]Word, error)
}

// A Word is something that Tab can write.
type Word struct {
	Text string
	Doc  string // shown beside it, as "Person · 41"
}

// ErrFailed is returned by Run when there is no terminal and something failed, so that
// a script can tell.
var ErrFailed = errors.New("repl: something failed; the errors are above")

// errQuit is returned by the command that ends the dialogue.
var errQuit = errors.New("repl: quit")

// A repl is a dialogue.
type repl struct {
	Options
	timing bool

	lastText string    // the last query that was not a command
	outFile  *os.File  // of :out, or nil
	screen   io.Writer // Out before :out

	last   *queries.Result
	lines  []string // queries and commands of this dialogue
	failed bool
	nested int // files that :source is in

	relations, types []Word // once known
}

// A reader gives one query or command at a time: io.EOF at the end, errInterrupt when
// the user dropped what was typed.
type reader interface {
	read() (string, error)
}

var errInterrupt = errors.New("repl: interrupted")

// Run holds the dialogue until the input ends or the user quits. The error is that of
// reading, or ErrFailed.
func Run(ctx context.Context, o *Options) error {
	r := &repl{Options: *o}
	if err := r.defaults(); err != nil {
		return err
	}
	defer r.closeOut()
	var in reader
	if r.Terminal {
		// Ctrl-C is for the query that runs; it must not end the dialogue, as it
		// would where the caller's context listens to it.
		ctx = context.WithoutCancel(ctx)
		ed, err := newEditor(ctx, r)
		if err != nil {
			return err
		}
		defer ed.close()
		in = ed
		if r.Welcome != "" {
			r.greet(ctx)
		}
	} else {
		in = newPlain(r.In)
	}
	for ctx.Err() == nil {
		text, err := in.read()
		switch {
		case errors.Is(err, errInterrupt):
			continue
		case errors.Is(err, io.EOF):
			return r.end()
		case err != nil:
			return err
		}
		if r.do(ctx, text) == errQuit {
			return r.end()
		}
	}
	return ctx.Err()
}

func (r *repl) end() error {
	if r.failed && !r.Terminal {
		return ErrFailed
	}
	return nil
}

func (r *repl) defaults() error {
	if r.In == nil {
		r.In = os.Stdin
	}
	if r.Out == nil {
		r.Out = os.Stdout
	}
	if r.Err == nil {
		r.Err = os.Stderr
	}
	if r.Format == "" {
		r.Format = "jsonl"
		if r.Terminal {
			r.Format = "table"
		}
	}
	if r.Queries == nil {
		all, err := queries.All()
		if err != nil {
			return err
		}
		r.Queries = all
	}
	return rows.Check(r.Format)
}

// do runs one query or command; what goes wrong is printed.
func (r *repl) do(ctx context.Context, text string) error {
	text = strings.TrimSpace(text)
	if text == "" {
		return nil
	}
	r.remember(text)
	if r.Terminal {
		var stop context.CancelFunc
		ctx, stop = signal.NotifyContext(ctx, os.Interrupt)
		defer stop()
	}
	var err error
	if strings.HasPrefix(text, ":") {
		err = r.command(ctx, text)
	} else {
		err = r.query(ctx, text)
	}
	if err != nil && err != errQuit {
		r.failed = true
		r.printError(err)
	}
	return err
}

func (r *repl) query(ctx context.Context, text string) error {
	if c, ok := bare[strings.TrimSuffix(text, ";")]; ok {
		return fmt.Errorf("commands begin with a colon: %s", c)
	}
	r.lastText = text
	res, err := r.Session.Run(ctx, text)
	return r.show(res, err)
}

// bare is what people type before they know of the colon.
var bare = map[string]string{
	"help": ":help", "exit": ":quit", "quit": ":quit", "q": ":quit", "?": ":help", `\q`: ":quit", `\?`: ":help", ".help": ":help", ".quit": ":quit",
}

// show prints a result, and what is to be said of it.
func (r *repl) show(res *queries.Result, err error) error {
	if res != nil && (err == nil || len(res.Rows) > 0) {
		r.last = res
		style := rows.Style{Number: r.Terminal}
		if r.Width != nil && r.outFile == nil {
			style.Width = r.Width()
		}
		style.Color = r.Color && r.outFile == nil
		if werr := rows.WriteStyled(r.Out, r.Format, res, style); werr != nil {
			return werr
		}
		if err == nil && (r.Terminal || res.More || r.timing) {
			line := rows.Summary(res, ":limit 0 gives all")
			if r.Terminal || r.timing {
				line += ", " + duration(res.Took)
			}
			fmt.Fprintln(r.Err, r.paint(dim, line))
		}
		for _, n := range res.Notes {
			fmt.Fprintln(r.Err, r.paint(yellow, "note:"), n)
		}
	}
	return err
}

func duration(d time.Duration) string {
	if d < time.Millisecond {
		return "under 1 ms"
	}
	if d < 10*time.Second {
		return fmt.Sprintf("%d ms", d.Milliseconds())
	}
	return fmt.Sprintf("%.1f s", d.Seconds())
}

func (r *repl) printError(err error) {
	if errors.Is(err, context.Canceled) {
		fmt.Fprintln(r.Err, "stopped")
		return
	}
	fmt.Fprintln(r.Err, r.paint(red, "error:"), err)
	var at *queries.Error
	if errors.As(err, &at) {
		if s := at.Show(); s != "" {
			fmt.Fprintln(r.Err, "  "+strings.ReplaceAll(s, "\n", "\n  "))
		}
	}
	var h interface{ Hint() string }
	if errors.As(err, &h) && h.Hint() != "" {
		fmt.Fprintln(r.Err, "hint:", h.Hint())
	}
}
