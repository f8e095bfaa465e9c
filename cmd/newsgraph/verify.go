package main

import (
	"context"
	"fmt"

	"github.com/urfave/cli/v2"

	"newsgraph/corpus"
	"newsgraph/extract"
	"newsgraph/graph"
)

var verifyCommand = &cli.Command{
	Name:      "verify",
	Usage:     "look for damage, and prove every quote against its source",
	ArgsUsage: "STORE",
	Description: `Compares each document with the file it was read from, where that is still there,
and else with the stored text. A change inside a quoted sentence names the facts
that stand on it; a change elsewhere names the document. Also looks for damaged
pages of the file, for quads and indexes that do not fit the facts, for ids that
lead nowhere, unknown types, and articles without a reading.

` + example("newsgraph verify demo.db"),
	Flags: append([]cli.Flag{
		&cli.BoolFlag{Name: "reread", Usage: "also read each file again and want the same facts"},
		&cli.BoolFlag{Name: "json", Usage: "print JSON"},
	}, readFlags[:2]...),
	Action: func(c *cli.Context) error {
		if err := wantArgs(c, 1, 1); err != nil {
			return err
		}
		return withStore(c, func(ctx context.Context, s *graph.Store) error { return verify(ctx, c, s) })
	},
}

func verify(ctx context.Context, c *cli.Context, s *graph.Store) error {
	var r *extract.Reader
	if c.Bool("reread") {
		var err error
		if r, err = reader(c); err != nil {
			return err
		}
	}
	rep, err := corpus.Verify(ctx, s, r)
	if err != nil {
		return err
	}
	if err := printVerified(c, rep); err != nil {
		return err
	}
	if rep.Damaged > 0 {
		return &hintError{plural(rep.Damaged, "problem", "problems"), `"newsgraph repair ` + c.Args().First() + `" makes it whole again`}
	}
	if n := len(rep.Problems); n > 0 {
		return &hintError{plural(n, "problem", "problems"), `"newsgraph build" reads changed files again`}
	}
	return nil
}

func printVerified(c *cli.Context, rep corpus.VerifyReport) error {
	if c.Bool("json") {
		return printJSON(c.App.Writer, rep)
	}
	for _, p := range rep.Problems {
		about := p.Name
		if about == "" {
			about = string(p.Doc)
		}
		if p.Fact != "" {
			about += ": " + string(p.Fact)
		}
		fmt.Fprintf(c.App.Writer, "%s: %s\n", about, p.What)
	}
	against := fmt.Sprintf("%d against their files, %d against the stored text alone", rep.AtSource, rep.Documents-rep.AtSource)
	_, err := fmt.Fprintf(c.App.Writer, "checked %s of %s in %s (%s)\n", count(rep.Quotes, "quote"), count(rep.Facts, "fact"),
		count(rep.Documents, "article"), against)
	if rep.Reread > 0 && err == nil {
		_, err = fmt.Fprintf(c.App.Writer, "%s read again\n", count(rep.Reread, "article"))
	}
	return err
}
