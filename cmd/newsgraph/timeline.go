package main

import (
	"context"
	"fmt"
	"regexp"

	"github.com/urfave/cli/v2"

	"newsgraph/asking"
	"newsgraph/graph"
)

var timelineCommand = &cli.Command{
	Name:      "timeline",
	Usage:     "what happened when: facts by date",
	ArgsUsage: "STORE [NAME]",
	Description: `Dates are those that the text tells ("on Tuesday", read with the article's own
date). Facts without one are left out, or with --published stand on the day
their first article came out. Dates may be cut short: --since 2025-12.

` + example(`newsgraph timeline --since 2025-12-22 demo.db Bukele`),
	Flags: []cli.Flag{
		&cli.StringFlag{Name: "since", Usage: "from `DATE` on"},
		&cli.StringFlag{Name: "until", Usage: "up to and with `DATE`"},
		&cli.BoolFlag{Name: "published", Usage: "also facts without a date, by the date of their article"},
		&cli.IntFlag{Name: "limit", Value: 50, Usage: "print `N` facts (0: all)"},
		&cli.BoolFlag{Name: "json", Usage: "print JSON"},
	},
	Action: func(c *cli.Context) error {
		if err := wantArgs(c, 1, 2); err != nil {
			return err
		}
		for _, flag := range []string{"since", "until"} {
			if d := c.String(flag); d != "" && !isDate.MatchString(d) {
				return usagef("--%s: %q is no date like 2025-12-23, 2025-12 or 2025", flag, d)
			}
		}
		return withStore(c, func(ctx context.Context, s *graph.Store) error { return timeline(ctx, c, s) })
	},
}

var isDate = regexp.MustCompile(`^\d{4}(-\d{2}(-\d{2})?)?$`)

func timeline(ctx context.Context, c *cli.Context, s *graph.Store) error {
	facts := s.AllFacts(ctx)
	if name := c.Args().Get(1); name != "" {
		e, err := entityNamed(ctx, s, name)
		if err != nil {
			return err
		}
		facts = s.FactsOf(ctx, e.ID)
	}
	moments, undated, err := asking.Timeline(ctx, s, facts,
		asking.When{Since: c.String("since"), Until: c.String("until"), Published: c.Bool("published")})
	if err != nil {
		return err
	}
	shown := firstOf(moments, c.Int("limit"))
	p := newPrinter(ctx, c, s)
	if c.Bool("json") {
		err = p.printTimelineJSON(shown)
	} else {
		err = p.printTimeline(shown)
	}
	sayLimit(c, len(shown), len(moments), "facts with a date")
	if undated > 0 && !c.Bool("published") {
		fmt.Fprintf(c.App.ErrWriter, "%s without a date left out; --published puts them on the day of their article\n", count(undated, "fact"))
	}
	return err
}

func (p *factPrinter) printTimeline(moments []asking.Moment) error {
	day := ""
	for _, m := range moments {
		if m.When != day {
			if day != "" {
				fmt.Fprintln(p.w)
			}
			day = m.When
			fmt.Fprintln(p.w, asking.DateWords(day))
		}
		f := m.Fact
		f.Evidence = m.Evidence
		line, err := p.statement(f)
		if err != nil {
			return err
		}
		if m.Reported {
			line += " · reported on this day"
		}
		fmt.Fprintf(p.w, "  %s\n    %s · %s\n", line, f.Modality, f.ID)
		if err := p.printSentences(f, "    "); err != nil {
			return err
		}
	}
	return nil
}

func (p *factPrinter) printTimelineJSON(moments []asking.Moment) error {
	type momentJSON struct {
		Date     string   `json:"date"`
		Reported bool     `json:"reported"` // the date is that of the article
		Fact     factJSON `json:"fact"`
	}
	out := []momentJSON{}
	for _, m := range moments {
		f := m.Fact
		f.Evidence = m.Evidence
		j, err := p.factJSON(f)
		if err != nil {
			return err
		}
		out = append(out, momentJSON{m.When, m.Reported, j})
	}
	return printJSON(p.w, out)
}
