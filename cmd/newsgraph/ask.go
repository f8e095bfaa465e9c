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
	"newsgraph/schema"
)

var askFormats = []string{"text", "json", "citation"}

var askCommand = &cli.Command{
	Name:      "ask",
	Usage:     "all about someone, or what binds two, each fact with its sentence",
	ArgsUsage: "STORE NAME",
	Description: `NAME is a name, an alias or an id; upper and lower case are the same. A card says
who it is: other names, roles, who is named beside it, who speaks of it, and in
which articles. Facts come strongest first: what articles assert, then what
sources allege; what more articles say, then what fewer say. --format citation
prints each sentence as a footnote cites it.

` + example(`newsgraph ask demo.db "CBS News"`),
	Flags: []cli.Flag{
		&cli.StringFlag{Name: "with", Usage: "only facts that also name `OTHER`"},
		&cli.IntFlag{Name: "limit", Value: 20, Usage: "print `N` facts (0: all)"},
		&cli.BoolFlag{Name: "all", Usage: "print every sentence of a fact, not only the first"},
		&cli.StringFlag{Name: "format", Value: "text", Usage: "`FORMAT` of the answer: text, json, citation"},
		&cli.BoolFlag{Name: "json", Usage: "the same as --format json"},
	},
	Action: func(c *cli.Context) error {
		if err := wantArgs(c, 2, 2); err != nil {
			return err
		}
		if f := c.String("format"); !slices.Contains(askFormats, f) {
			return usagef("no format %q; there are %s", f, strings.Join(askFormats, ", "))
		}
		return withStore(c, func(ctx context.Context, s *graph.Store) error { return ask(ctx, c, s) })
	},
}

func ask(ctx context.Context, c *cli.Context, s *graph.Store) error {
	about, err := entityNamed(ctx, s, c.Args().Get(1))
	if err != nil {
		return err
	}
	card, err := asking.CardOf(ctx, s, about)
	if err != nil {
		return err
	}
	p := newPrinter(ctx, c, s)
	p.all = c.Bool("all")
	format := c.String("format")
	if c.Bool("json") {
		format = "json"
	}
	if name := c.String("with"); name != "" {
		return askBoth(c, p, card, name, format)
	}
	facts := firstOf(card.Facts, c.Int("limit"))
	switch format {
	case "json":
		err = p.printCardJSON(card, nil, facts)
	case "citation":
		err = p.printCitations(facts)
	default:
		err = p.printCard(card, facts)
	}
	if err == nil && len(card.Facts) == 0 {
		fmt.Fprintf(c.App.ErrWriter, "%s is spoken of in %s, but no fact names it\n", about.Name, count(len(about.Docs), "article"))
	}
	sayLimit(c, len(facts), len(card.Facts), "facts")
	return err
}

// askBoth prints what binds two.
func askBoth(c *cli.Context, p *factPrinter, card *asking.Card, name, format string) error {
	with, err := entityNamed(p.ctx, p.s, name)
	if err != nil {
		return err
	}
	about := card.Thing
	if card.Facts, err = asking.Between(p.ctx, p.s, about.ID, with.ID); err != nil {
		return err
	}
	facts := firstOf(card.Facts, c.Int("limit"))
	if len(facts) == 0 {
		fmt.Fprintf(c.App.ErrWriter, "no fact names both %s and %s\n", about.Name, with.Name)
		fmt.Fprintf(c.App.ErrWriter, "next: newsgraph path STORE A B, what lies between them · newsgraph why-not STORE A B, the sentences that name both\n")
	}
	if len(facts) == 0 && format != "json" {
		return nil
	}
	second, err := asking.CardOf(p.ctx, p.s, with)
	if err != nil {
		return err
	}
	switch format {
	case "json":
		err = p.printCardJSON(card, second, facts)
	case "citation":
		err = p.printCitations(facts)
	default:
		err = p.printBoth(card, second, facts)
	}
	sayLimit(c, len(facts), len(card.Facts), "facts")
	return err
}

// firstOf returns the first n of list, all when n is 0 or less.
func firstOf[T any](list []T, n int) []T {
	if n <= 0 || n > len(list) {
		return list
	}
	return list[:n]
}

// sayLimit says on stderr that --limit cut the answer.
func sayLimit(c *cli.Context, shown, all int, what string) {
	if shown < all {
		fmt.Fprintf(c.App.ErrWriter, "%s of %s %s; --limit 0 prints all\n", thousands(shown), thousands(all), what)
	}
}

var explainCommand = &cli.Command{
	Name:      "explain",
	Usage:     "every sentence behind a fact",
	ArgsUsage: "STORE FACT",
	Description: `FACT is an id as ask and query print it: fact/ and 16 hex digits, with or without
< >. Each sentence comes with its article, place, rule and score.

` + example("newsgraph explain demo.db fact/0123456789abcdef"),
	Flags: []cli.Flag{&cli.BoolFlag{Name: "json", Usage: "print JSON"}},
	Action: func(c *cli.Context) error {
		if err := wantArgs(c, 2, 2); err != nil {
			return err
		}
		return withStore(c, func(ctx context.Context, s *graph.Store) error {
			f, err := s.Fact(ctx, factID(c.Args().Get(1)))
			if err != nil {
				return err
			}
			p := newPrinter(ctx, c, s)
			p.all, p.rules, p.json = true, true, c.Bool("json")
			return p.print([]schema.Fact{f})
		})
	},
}

// A factPrinter writes facts for people, or as JSON.
type factPrinter struct {
	ctx              context.Context
	s                *graph.Store
	w                io.Writer
	all, rules, json bool
	things           map[schema.EntityID]schema.Entity
	docs             map[schema.DocID]schema.Document
}

func newPrinter(ctx context.Context, c *cli.Context, s *graph.Store) *factPrinter {
	return &factPrinter{ctx: ctx, s: s, w: c.App.Writer, json: c.Bool("json")}
}
