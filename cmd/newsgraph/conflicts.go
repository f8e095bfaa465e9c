package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"

	"newsgraph/asking"
	"newsgraph/graph"
)

// conflictKinds says what each kind of conflict is, for people.
var conflictKinds = map[string]string{
	asking.Disputed: "said and denied",
	asking.Answered: "said and answered with a denial",
	asking.Numbers:  "two numbers",
	asking.Dates:    "two dates",
	asking.Agents:   "two who did it",
}

var conflictsCommand = &cli.Command{
	Name:      "conflicts",
	Usage:     "where articles or sources contradict each other, with both sentences",
	ArgsUsage: "STORE",
	Description: `Facts that some assert or allege and others deny or negate; accusations that the
accused deny in the same article; and, of two articles
on what seems one matter, another number ("12 people", "15 people"), another
date of what happens once, or another who did it. The last three may be two
events: read the sentences.

` + example("newsgraph conflicts demo.db"),
	Flags: []cli.Flag{
		&cli.StringFlag{Name: "kind", Usage: "only `KIND`: disputed, answered, numbers, dates, agents"},
		&cli.IntFlag{Name: "limit", Value: 20, Usage: "print `N` conflicts (0: all)"},
		&cli.BoolFlag{Name: "json", Usage: "print JSON"},
	},
	Action: func(c *cli.Context) error {
		if err := wantArgs(c, 1, 1); err != nil {
			return err
		}
		if k := c.String("kind"); k != "" && conflictKinds[k] == "" {
			return usagef("no kind %q; there are disputed, answered, numbers, dates, agents", k)
		}
		return withStore(c, func(ctx context.Context, s *graph.Store) error { return listConflicts(ctx, c, s) })
	},
}

func listConflicts(ctx context.Context, c *cli.Context, s *graph.Store) error {
	found, err := asking.Conflicts(ctx, s)
	if err != nil {
		return err
	}
	var wanted []asking.Conflict
	for _, x := range found {
		if k := c.String("kind"); k == "" || k == x.Kind {
			wanted = append(wanted, x)
		}
	}
	shown := firstOf(wanted, c.Int("limit"))
	p := newPrinter(ctx, c, s)
	if c.Bool("json") {
		err = p.printConflictsJSON(shown)
	} else {
		err = p.printConflicts(shown)
	}
	if len(wanted) == 0 {
		fmt.Fprintln(c.App.ErrWriter, "no conflict found")
	}
	sayLimit(c, len(shown), len(wanted), "conflicts")
	return err
}

func (p *factPrinter) printConflicts(list []asking.Conflict) error {
	for i, x := range list {
		if i > 0 {
			fmt.Fprintln(p.w)
		}
		line, err := p.statement(x.Sides[0].Fact)
		if err != nil {
			return err
		}
		fmt.Fprintf(p.w, "%s: %s\n", conflictKinds[x.Kind], line)
		for k, side := range x.Sides {
			f := side.Fact
			f.Evidence = side.Evidence
			var how []string
			if k > 0 && f.ID != x.Sides[0].Fact.ID {
				if line, err = p.statement(f); err != nil {
					return err
				}
				how = append(how, line)
			}
			for _, ev := range f.Evidence {
				if m := string(ev.Modality); len(how) == 0 || !strings.Contains(how[len(how)-1], m) {
					how = append(how, m)
				}
			}
			if d := f.Evidence[0].When.ISO; x.Kind == asking.Dates {
				how = append(how, d)
			}
			fmt.Fprintf(p.w, "  %s · %s\n", strings.Join(how, " · "), f.ID)
			if err := p.printSentences(f, "    "); err != nil {
				return err
			}
		}
	}
	return nil
}

func (p *factPrinter) printConflictsJSON(list []asking.Conflict) error {
	type conflictJSON struct {
		Kind  string     `json:"kind"`
		Sides []factJSON `json:"sides"` // each with the evidence of its side
	}
	out := []conflictJSON{}
	for _, x := range list {
		j := conflictJSON{Kind: x.Kind}
		for _, side := range x.Sides {
			f := side.Fact
			f.Evidence = side.Evidence
			fj, err := p.factJSON(f)
			if err != nil {
				return err
			}
			j.Sides = append(j.Sides, fj)
		}
		out = append(out, j)
	}
	return printJSON(p.w, out)
}
