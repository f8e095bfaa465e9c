package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"

	"newsgraph/asking"
	"newsgraph/graph"
)

var diffCommand = &cli.Command{
	Name:      "diff",
	Usage:     "what one store says that the other does not",
	ArgsUsage: "STORE1 STORE2",
	Description: `Compares articles, things, facts and evidence by their ids. A line begins with -
for what only the first store has, + for what only the second has, ~ for what
both have but not the same.

` + example("newsgraph diff demo.db other.db"),
	Flags: []cli.Flag{
		&cli.IntFlag{Name: "limit", Value: 100, Usage: "print `N` lines (0: all)"},
		&cli.BoolFlag{Name: "json", Usage: "print JSON"},
	},
	Action: func(c *cli.Context) error {
		if err := wantArgs(c, 2, 2); err != nil {
			return err
		}
		return withStore(c, func(ctx context.Context, a *graph.Store) error {
			b, err := graph.Open(c.Args().Get(1), &graph.Options{Wait: readWait})
			if err != nil {
				return err
			}
			defer b.Close()
			return diff(ctx, c, a, b)
		})
	},
}

// A diffPrinter writes changes as they come, or keeps them for JSON.
type diffPrinter struct {
	old, new *factPrinter
	limit    int
	json     bool
	all      int
	kept     []changeJSON
}

type changeJSON struct {
	Sign string `json:"sign"`
	Kind string `json:"kind"`
	ID   string `json:"id"`
	Text string `json:"text"`
}

func diff(ctx context.Context, c *cli.Context, a, b *graph.Store) error {
	d := &diffPrinter{old: newPrinter(ctx, c, a), new: newPrinter(ctx, c, b), limit: c.Int("limit"), json: c.Bool("json"), kept: []changeJSON{}}
	sum, err := asking.Diff(ctx, a, b, d.take)
	if err != nil {
		return err
	}
	shown := d.all
	if d.limit > 0 {
		shown = min(shown, d.limit)
	}
	if d.json {
		return printJSON(c.App.Writer, map[string]any{"articles": tallyJSON(sum.Articles), "things": tallyJSON(sum.Things),
			"facts": tallyJSON(sum.Facts), "evidence": tallyJSON(sum.Evidence), "found": d.all, "changes": d.kept})
	}
	if sum.Same() {
		fmt.Fprintf(c.App.ErrWriter, "both say the same: %s, %s\n", count(sum.Articles.Same, "article"), count(sum.Facts.Same, "fact"))
		return nil
	}
	for _, t := range []struct {
		name  string
		tally asking.Tally
	}{{"articles", sum.Articles}, {"things", sum.Things}, {"facts", sum.Facts}, {"evidence", sum.Evidence}} {
		fmt.Fprintf(c.App.ErrWriter, "%-8s  %s only in the first, %s only in the second, %s not the same, %s the same\n", t.name,
			thousands(t.tally.Only[0]), thousands(t.tally.Only[1]), thousands(t.tally.Differ), thousands(t.tally.Same))
	}
	sayLimit(c, shown, d.all, "lines")
	return nil
}

func tallyJSON(t asking.Tally) any {
	return map[string]int{"first": t.Only[0], "second": t.Only[1], "differ": t.Differ, "same": t.Same}
}

// take prints or keeps one change, until the limit.
func (d *diffPrinter) take(x asking.Change) error {
	d.all++
	if d.limit > 0 && d.all > d.limit {
		return nil
	}
	j, err := d.change(x)
	if err != nil {
		return err
	}
	if d.json {
		d.kept = append(d.kept, j)
		return nil
	}
	_, err = fmt.Fprintf(d.new.w, "%s %-8s %s  %s\n", j.Sign, j.Kind, j.ID, j.Text)
	return err
}

func (d *diffPrinter) change(x asking.Change) (changeJSON, error) {
	p := d.new
	if x.Sign == '-' {
		p = d.old
	}
	j := changeJSON{Sign: string(x.Sign)}
	switch {
	case x.Doc != nil:
		j.Kind, j.ID, j.Text = "article", string(x.Doc.ID), strings.Join(append([]string{x.Doc.Name}, originOf(*x.Doc)...), " · ")
	case x.Thing != nil:
		j.Kind, j.ID, j.Text = "thing", string(x.Thing.ID), fmt.Sprintf("%s · %s", x.Thing.Name, x.Thing.Type)
		if len(x.Thing.Aliases) > 0 {
			j.Text += " · " + strings.Join(x.Thing.Aliases, ", ")
		}
		if x.Before != "" {
			j.Text += fmt.Sprintf(" · was %s", x.Before)
		}
	default:
		line, err := p.statement(*x.Fact)
		if err != nil {
			return j, err
		}
		j.Kind, j.ID, j.Text = "fact", string(x.Fact.ID), fmt.Sprintf("%s · %s", line, x.Fact.Modality)
		if x.Reads != nil {
			j.Kind, j.ID, j.Text = "evidence", string(x.Reads.ID), fmt.Sprintf("%s · %s · “%s”", line, x.Reads.Modality, oneLine(x.Reads.Quote))
		}
	}
	return j, nil
}
