package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"

	"newsgraph/asking"
	"newsgraph/corpus"
	"newsgraph/graph"
)

var searchCommand = &cli.Command{
	Name:      "search",
	Usage:     "find articles and sentences by their words",
	ArgsUsage: "STORE WORDS...",
	Description: `Finds the articles in which all words stand, whatever their case and accents.
"two words" in quotes stand beside each other, word* begins with word. Articles
with all words in the title come first, then with all in one sentence. What is
no part of an article (comments, teasers) is found too, last, and says so.

An index of words finds the articles; those that have all words are read, some
thousand a second. Memory does not grow with the texts.

` + example(`newsgraph search demo.db '"all prisoners" country'`),
	Flags: []cli.Flag{
		&cli.IntFlag{Name: "limit", Value: 10, Usage: "print `N` articles (0: all)"},
		&cli.BoolFlag{Name: "json", Usage: "print JSON"},
	},
	Action: func(c *cli.Context) error {
		if err := wantArgs(c, 2, -1); err != nil {
			return err
		}
		return withStore(c, func(ctx context.Context, s *graph.Store) error { return search(ctx, c, s) })
	},
}

func search(ctx context.Context, c *cli.Context, s *graph.Store) error {
	hits, all, err := asking.Search(ctx, s, strings.Join(c.Args().Slice()[1:], " "), c.Int("limit"), corpus.Sentences)
	if errors.Is(err, asking.ErrNoWords) {
		return usagef("search: no words to search for")
	}
	if err != nil {
		return err
	}
	if c.Bool("json") {
		err = printJSON(c.App.Writer, hitsJSON(hits, all))
	} else {
		printHits(newPrinter(ctx, c, s), hits)
	}
	if all == 0 {
		fmt.Fprintln(c.App.ErrWriter, "no article has all these words")
	}
	sayLimit(c, len(hits), all, "articles")
	return err
}

func printHits(p *factPrinter, hits []asking.Hit) {
	for i, h := range hits {
		if i > 0 {
			fmt.Fprintln(p.w)
		}
		title := oneLine(h.Doc.Title)
		if title == "" {
			title = h.Doc.Name
		}
		fmt.Fprintln(p.w, strings.Join(append([]string{title}, originOf(h.Doc)...), " · "))
		for _, x := range h.Passages {
			line := fmt.Sprintf("    %s#char=%d,%d", h.Doc.Name, x.Start, x.End)
			if x.Noise != "" {
				line += fmt.Sprintf(" · not the article: %s", x.Noise)
			}
			fmt.Fprintf(p.w, "    “%s”\n%s\n", oneLine(x.Text), line)
		}
		if n := h.Sentences - len(h.Passages); n > 0 {
			fmt.Fprintf(p.w, "    and %s\n", count(n, "more sentence"))
		}
	}
}

func hitsJSON(hits []asking.Hit, all int) any {
	type passageJSON struct {
		Start int    `json:"start"`
		End   int    `json:"end"`
		Text  string `json:"text"`
		Noise string `json:"noise,omitempty"` // it is no part of the article
	}
	type hitJSON struct {
		articleJSON
		Sentences int           `json:"sentences"` // that match; passages has the first three
		Passages  []passageJSON `json:"passages"`
	}
	out := []hitJSON{}
	for _, h := range hits {
		j := hitJSON{articleJSON: articleToJSON(h.Doc), Sentences: h.Sentences, Passages: []passageJSON{}}
		for _, x := range h.Passages {
			j.Passages = append(j.Passages, passageJSON{x.Start, x.End, x.Text, x.Noise})
		}
		out = append(out, j)
	}
	return map[string]any{"found": all, "articles": out}
}
