package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"

	"newsgraph/asking"
	"newsgraph/corpus"
	"newsgraph/graph"
	"newsgraph/schema"
)

var whyNotCommand = &cli.Command{
	Name:      "why-not",
	Usage:     "the sentences that mention two, and what was read from each",
	ArgsUsage: "STORE A B",
	Description: `For when two names have no fact between them, or not the one that you expect:
every sentence in which both are mentioned, by name or pronoun, with what came
of it. Sentences that are no part of the article are told apart.

` + example(`newsgraph why-not demo.db Bukele CECOT`),
	Flags: []cli.Flag{
		&cli.IntFlag{Name: "limit", Value: 20, Usage: "print `N` sentences (0: all)"},
		&cli.BoolFlag{Name: "json", Usage: "print JSON"},
	},
	Action: func(c *cli.Context) error {
		if err := wantArgs(c, 3, 3); err != nil {
			return err
		}
		return withStore(c, func(ctx context.Context, s *graph.Store) error { return whyNot(ctx, c, s) })
	},
}

func whyNot(ctx context.Context, c *cli.Context, s *graph.Store) error {
	a, b, err := twoNamed(ctx, c, s)
	if err != nil {
		return err
	}
	why, err := asking.WhyNot(ctx, s, a, b, corpus.Sentences)
	if err != nil {
		return err
	}
	shown := firstOf(why.Sentences, c.Int("limit"))
	if c.Bool("json") {
		return printJSON(c.App.Writer, whyJSON(why, shown))
	}
	w := c.App.Writer
	fmt.Fprintf(w, "%s and %s: %s; %s, of %s\n", a.Name, b.Name, count(len(why.Facts), "fact"),
		plural(len(why.Sentences), "sentence mentions", "sentences mention")+" both", plural(why.Docs, "article that speaks of them", "articles that speak of them"))
	p := newPrinter(ctx, c, s)
	for _, f := range why.Facts {
		line, err := p.statement(f)
		if err != nil {
			return err
		}
		fmt.Fprintf(w, "  %s · %s · %s\n", line, f.Modality, f.ID)
	}
	for _, x := range shown {
		fmt.Fprintf(w, "\n“%s”\n  %s\n", oneLine(x.Text), placeOf(x.Doc, x.Span))
		fmt.Fprintf(w, "  %s: %s · %s: %s\n  %s\n", a.Name, quotedList(x.A), b.Name, quotedList(x.B), x.Reason)
		for _, g := range x.Given {
			fmt.Fprintf(w, "    %s\n", oneLine(g))
		}
	}
	sayLimit(c, len(shown), len(why.Sentences), "sentences")
	return nil
}

func quotedList(list []string) string { return "“" + strings.Join(list, "”, “") + "”" }

func whyJSON(why *asking.Why, shown []asking.Sentence) any {
	type sentenceJSON struct {
		Article articleJSON `json:"article"`
		Start   int         `json:"start"`
		End     int         `json:"end"`
		Text    string      `json:"text"`
		A       []string    `json:"a"`
		B       []string    `json:"b"`
		Noise   string      `json:"noise,omitempty"`
		Reason  string      `json:"reason"`
		Read    []string    `json:"read"`
	}
	facts := []schema.FactID{}
	for _, f := range why.Facts {
		facts = append(facts, f.ID)
	}
	sentences := []sentenceJSON{}
	for _, x := range shown {
		j := sentenceJSON{articleToJSON(x.Doc), x.Start, x.End, x.Text, x.A, x.B, x.Noise, x.Reason, x.Given}
		if j.Read == nil {
			j.Read = []string{}
		}
		sentences = append(sentences, j)
	}
	return map[string]any{"articles": why.Docs, "facts": facts, "found": len(why.Sentences), "sentences": sentences}
}
