package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"newsgraph/asking"
	"newsgraph/graph"
	"newsgraph/schema"
)

var claimsCommand = &cli.Command{
	Name:      "claims",
	Usage:     "what is said, and on whose word",
	ArgsUsage: "STORE",
	Description: `Lists what stands on someone's word, or what someone is reported to say or deny.
With --modality also the articles' own words: asserted, alleged, denied,
hypothetical, negated.

` + example("newsgraph claims --by \"Sharyn Alfonsi\" demo.db"),
	Flags: []cli.Flag{
		&cli.StringFlag{Name: "by", Usage: "only on the word of `NAME`"},
		&cli.StringFlag{Name: "modality", Usage: "only put forward as `M`"},
		&cli.IntFlag{Name: "limit", Value: 50, Usage: "print `N` claims (0: all)"},
		&cli.BoolFlag{Name: "json", Usage: "print JSON"},
	},
	Action: func(c *cli.Context) error {
		if err := wantArgs(c, 1, 1); err != nil {
			return err
		}
		if m := c.String("modality"); m != "" && !slices.Contains(schema.Modalities, schema.Modality(m)) {
			return usagef("no modality %q; there are %s", m, listed(schema.Modalities))
		}
		return withStore(c, func(ctx context.Context, s *graph.Store) error { return listClaims(ctx, c, s) })
	},
}

func listed[S ~string](list []S) string {
	var words []string
	for _, x := range list {
		words = append(words, string(x))
	}
	return strings.Join(words, ", ")
}

func listClaims(ctx context.Context, c *cli.Context, s *graph.Store) error {
	o := asking.Whose{Modality: schema.Modality(c.String("modality"))}
	if name := c.String("by"); name != "" {
		e, err := entityNamed(ctx, s, name)
		if err != nil {
			return err
		}
		o.By = e.ID
	}
	claims, err := asking.Claims(ctx, s, o)
	if err != nil {
		return err
	}
	shown := firstOf(claims, c.Int("limit"))
	p := newPrinter(ctx, c, s)
	if c.Bool("json") {
		err = p.printClaimsJSON(shown)
	} else {
		err = p.printClaims(shown)
	}
	if len(claims) == 0 {
		fmt.Fprintln(c.App.ErrWriter, "no such claim")
	}
	sayLimit(c, len(shown), len(claims), "claims")
	return err
}

func (p *factPrinter) printClaims(claims []asking.Claim) error {
	for i, x := range claims {
		if i > 0 {
			fmt.Fprintln(p.w)
		}
		f := x.Fact
		f.Evidence = x.Evidence
		line, err := p.statement(f)
		if err != nil {
			return err
		}
		by := "the article"
		if x.By != "" {
			if by, err = p.name(x.By); err != nil {
				return err
			}
		}
		fmt.Fprintf(p.w, "%s: %s\n  %s · %s · %s\n", by, line, f.Evidence[0].Modality, support(x.Fact), f.ID)
		if err := p.printSentences(f, "    "); err != nil {
			return err
		}
	}
	return nil
}

func (p *factPrinter) printClaimsJSON(claims []asking.Claim) error {
	type claimJSON struct {
		By   *thingJSON `json:"by"` // null: the article
		Fact factJSON   `json:"fact"`
	}
	out := []claimJSON{}
	for _, x := range claims {
		f := x.Fact
		f.Evidence = x.Evidence
		fj, err := p.factJSON(f)
		if err != nil {
			return err
		}
		j := claimJSON{Fact: fj}
		if x.By != "" {
			by, err := p.thing(x.By)
			if err != nil {
				return err
			}
			j.By = &by
		}
		out = append(out, j)
	}
	return printJSON(p.w, out)
}
