package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"

	"newsgraph/corpus"
	"newsgraph/graph"
)

var duplicatesCommand = &cli.Command{
	Name:      "duplicates",
	Usage:     "articles that are copies of one another and count as one origin",
	ArgsUsage: "STORE",
	Description: `Two articles are copies when a third of their runs of four words are in both: about
half of each, as when a desk has cut and edited a wire story. Two of one address, or of
one outlet and title, are versions of one article when half of the shorter is in the
other. Each line says how much is as in the first, and what it is: the same words, a wire
copy, an updated version of a later day, or another version where no date tells which was
first. One whose very bytes lie in several files is one article.

` + example("newsgraph duplicates demo.db"),
	Flags: []cli.Flag{
		&cli.IntFlag{Name: "limit", Value: 20, Usage: "print `N` groups (0: all)"},
		&cli.BoolFlag{Name: "json", Usage: "print JSON"},
	},
	Action: func(c *cli.Context) error {
		if err := wantArgs(c, 1, 1); err != nil {
			return err
		}
		return withStore(c, func(ctx context.Context, s *graph.Store) error { return duplicates(ctx, c, s) })
	},
}

func duplicates(ctx context.Context, c *cli.Context, s *graph.Store) error {
	groups, err := corpus.Duplicates(ctx, s)
	if err != nil {
		return err
	}
	shown := firstOf(groups, c.Int("limit"))
	if c.Bool("json") {
		return printJSON(c.App.Writer, duplicatesJSON(shown))
	}
	for i, g := range shown {
		if i > 0 {
			fmt.Fprintln(c.App.Writer)
		}
		if len(g.Places) > 0 {
			fmt.Fprintf(c.App.Writer, "the same bytes in %s\n", count(len(g.Places), "file"))
			for _, name := range g.Places {
				fmt.Fprintf(c.App.Writer, "  %s\n", name)
			}
			continue
		}
		fmt.Fprintf(c.App.Writer, "%s of one text\n", count(len(g.Docs), "article"))
		for i, d := range g.Docs {
			about := append([]string{d.Name}, originOf(d)...)
			if i > 0 {
				about = append(about, fmt.Sprintf("%d %% the same", (g.Same[i]+5)/10))
			}
			if g.Kinds[i] != corpus.First {
				about = append(about, string(g.Kinds[i]))
			}
			fmt.Fprintf(c.App.Writer, "  %s\n", strings.Join(about, " · "))
		}
	}
	if len(groups) == 0 {
		fmt.Fprintln(c.App.ErrWriter, "no article is a copy of another")
	}
	sayLimit(c, len(shown), len(groups), "groups")
	return nil
}

func duplicatesJSON(groups []corpus.Duplicate) any {
	type groupJSON struct {
		Articles []articleJSON `json:"articles"`
		Same     []int         `json:"same_permille,omitempty"`
		Kinds    []corpus.Kind `json:"kinds,omitempty"`
		Files    []string      `json:"files,omitempty"` // of one article whose bytes lie in several
	}
	out := []groupJSON{}
	for _, g := range groups {
		j := groupJSON{Same: g.Same, Kinds: g.Kinds, Files: g.Places}
		for _, d := range g.Docs {
			j.Articles = append(j.Articles, articleToJSON(d))
		}
		out = append(out, j)
	}
	return out
}
