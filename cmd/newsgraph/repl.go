package main

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"newsgraph/asking"
	"newsgraph/graph"
	"newsgraph/queries/repl"
	"newsgraph/schema"
)

var replCommand = &cli.Command{
	Name:      "repl",
	Usage:     "ask interactively",
	ArgsUsage: "STORE",
	Description: `A prompt for Gizmo. Tab completes steps, relations and names; ":help" lists the
commands, ":why A B" shows the sentences that name two; Ctrl-C stops a query,
Ctrl-D leaves. In a pipe it reads one query or command a line.

` + example(`echo 'g.V(name("Bukele")).Out("<responded_to>").All()' | newsgraph repl demo.db`),
	Flags: append([]cli.Flag{
		&cli.StringFlag{Name: "color", Value: "auto", Usage: "use colours `WHEN`: auto, always, never (auto: on a terminal, unless NO_COLOR is set)"},
	}, queryFlags...),
	Action: func(c *cli.Context) error {
		if err := wantArgs(c, 1, 1); err != nil {
			return err
		}
		if !slices.Contains(colorModes, c.String("color")) {
			return usagef("--color is auto, always or never, not %q", c.String("color"))
		}
		return withStore(c, func(ctx context.Context, s *graph.Store) error { return replAction(ctx, c, s) })
	},
}

func replAction(ctx context.Context, c *cli.Context, s *graph.Store) error {
	if err := checkFormat(c); err != nil {
		return err
	}
	st, err := s.Stats(ctx)
	if err != nil {
		return err
	}
	session, err := newSession(c, s)
	if err != nil {
		return err
	}
	folder := queriesFolder(c)
	saved, err := savedQueries(c)
	if err != nil {
		return err
	}
	o := &repl.Options{
		Session: session,
		In:      c.App.Reader, Out: c.App.Writer, Err: c.App.ErrWriter,
		Terminal: repl.IsTerminal(),
		Width:    func() int { return width(c.App.Writer) },
		Color:    colored(c),
		Queries:  saved, Folder: folder,
		Format: c.String("format"),
		Welcome: fmt.Sprintf("newsgraph · %s · %s, %s · :help for help, Tab completes, Ctrl-D leaves",
			s.Path(), count(st.Documents, "article"), count(st.Facts, "fact")),
		History: repl.HistoryFile(),
		Ask: func(ctx context.Context, w io.Writer, name string) error {
			return replCard(ctx, s, w, name)
		},
		Why: func(ctx context.Context, w io.Writer, a, b string) error { return replFacts(ctx, s, w, a, b) },
		Find: func(ctx context.Context, w io.Writer, text string) error {
			return replFind(ctx, s, w, text)
		},
		Schema: func(_ context.Context, w io.Writer) error {
			for _, r := range schema.News().Relations() {
				fmt.Fprintf(w, "%-18s %s\n", r.Name, r.Meaning)
			}
			return nil
		},
		Names: func(ctx context.Context, prefix string, n int) ([]repl.Word, error) {
			found, err := s.Suggest(ctx, prefix, n)
			var words []repl.Word
			for _, e := range found {
				words = append(words, wordsOf(e, prefix)...)
			}
			return words, err
		},
	}
	return repl.Run(ctx, o)
}

var colorModes = []string{"auto", "always", "never"}

// colored reports whether --color, or else the terminal and the environment, want colours.
func colored(c *cli.Context) bool {
	if when := c.String("color"); when != "auto" {
		return when == "always"
	}
	return isTerminal(c.App.Writer) && repl.Colored()
}

// wordsOf returns the name of an entity and its aliases that begin with what was typed;
// beside an alias stands whose it is.
func wordsOf(e schema.Entity, prefix string) []repl.Word {
	about := fmt.Sprintf("%s · %d", e.Type, e.Mentions)
	words := []repl.Word{{Text: e.Name, Doc: about}}
	for _, a := range e.Aliases {
		if len(a) >= len(prefix) && strings.EqualFold(a[:len(prefix)], prefix) && a != e.Name {
			words = append(words, repl.Word{Text: a, Doc: e.Name + " · " + about})
		}
	}
	return words
}

// replCard prints the card of one thing, with its strongest facts.
func replCard(ctx context.Context, s *graph.Store, w io.Writer, name string) error {
	about, err := entityNamed(ctx, s, name)
	if err != nil {
		return err
	}
	card, err := asking.CardOf(ctx, s, about)
	if err != nil {
		return err
	}
	p := &factPrinter{ctx: ctx, s: s, w: w}
	return p.printCard(card, firstOf(card.Facts, findMost))
}

// replFacts prints every fact between two, with all its sentences.
func replFacts(ctx context.Context, s *graph.Store, w io.Writer, one, other string) error {
	a, err := entityNamed(ctx, s, one)
	if err != nil {
		return err
	}
	b, err := entityNamed(ctx, s, other)
	if err != nil {
		return err
	}
	facts, err := asking.Between(ctx, s, a.ID, b.ID)
	if err != nil {
		return err
	}
	if len(facts) == 0 {
		fmt.Fprintln(w, "no fact")
	}
	p := &factPrinter{ctx: ctx, s: s, w: w, all: true}
	return p.print(facts)
}

const findMost = 20

func replFind(ctx context.Context, s *graph.Store, w io.Writer, text string) error {
	found, err := s.Suggest(ctx, text, findMost)
	if err != nil {
		return err
	}
	for _, e := range found {
		fmt.Fprintf(w, "<%s>  %s · %s · %s\n", e.ID, e.Name, e.Type, count(e.Mentions, "mention"))
	}
	if len(found) == 0 {
		fmt.Fprintf(w, "nothing is named like %q\n", text)
	}
	return nil
}
