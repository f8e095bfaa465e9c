package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"newsgraph/graph"
	"newsgraph/graph/export"
	"newsgraph/schema"
)

var exportCommand = &cli.Command{
	Name:      "export",
	Usage:     "write the graph, or a part of it, for other tools",
	ArgsUsage: "STORE",
	Description: formatHelp() + `
Flags that select narrow the graph together: --around "CBS News" --modality asserted.

` + example(`newsgraph export --format dot --around "CBS News" demo.db > demo.dot`),
	Flags: []cli.Flag{
		&cli.StringFlag{Name: "format", Aliases: []string{"f"}, Value: "nquads", Usage: "write `F`: " + formatNames()},
		&cli.StringFlag{Name: "output", Aliases: []string{"o"}, Value: "-", Usage: "write into `FILE`"},
		&cli.StringSliceFlag{Name: "around", Usage: "only what is near `NAME` (may be given again)"},
		&cli.IntFlag{Name: "depth", Value: 1, Usage: "how many statements away is near"},
		&cli.StringSliceFlag{Name: "relation", Usage: "only statements of this `RELATION`"},
		&cli.StringSliceFlag{Name: "type", Usage: "only statements about things of this `TYPE`"},
		&cli.StringSliceFlag{Name: "modality", Usage: "only statements that are `M`: asserted, alleged, denied, hypothetical, negated"},
		&cli.IntFlag{Name: "min-support", Usage: "only statements of at least `N` articles"},
		&cli.Float64Flag{Name: "min-score", Usage: "only statements read with at least this score, 0 to 1"},
		&cli.IntFlag{Name: "top", Usage: "only the `N` best supported statements"},
		&cli.BoolFlag{Name: "texts", Usage: "pictures also show statements whose object is text"},
		&cli.StringFlag{Name: "base", Usage: "make ids absolute with this `IRI` (default urn:newsgraph:)"},
		&cli.StringFlag{Name: "title", Usage: "of a picture"},
	},
	Action: func(c *cli.Context) error {
		if err := wantArgs(c, 1, 1); err != nil {
			return err
		}
		return withStore(c, func(ctx context.Context, s *graph.Store) error { return exportAction(ctx, c, s) })
	},
}

// demoSelection is what the demo draws: few enough statements to read.
var demoSelection = export.Selection{Top: 40}

func formatNames() string {
	var names []string
	for _, f := range export.Formats {
		names = append(names, f.Name)
	}
	return strings.Join(names, ", ")
}

func formatHelp() string {
	var b strings.Builder
	for _, f := range export.Formats {
		fmt.Fprintf(&b, "%-8s %s\n", f.Name, f.Meaning)
	}
	return b.String()
}

func exportAction(ctx context.Context, c *cli.Context, s *graph.Store) error {
	sel, err := selection(ctx, c, s)
	if err != nil {
		return err
	}
	if _, err := export.Lookup(c.String("format")); err != nil {
		return usagef("%v", err)
	}
	o := export.Options{Selection: sel, Base: c.String("base"), Title: c.String("title"), Texts: c.Bool("texts")}
	if name := c.String("output"); name != "-" {
		return exportTo(ctx, s, name, c.String("format"), o)
	}
	return exportWriter(ctx, s, c.App.Writer, c.String("format"), o)
}

func selection(ctx context.Context, c *cli.Context, s *graph.Store) (export.Selection, error) {
	sel := export.Selection{Depth: c.Int("depth"), Relations: c.StringSlice("relation"), MinSupport: c.Int("min-support"),
		MinScore: int(c.Float64("min-score")*1000 + 0.5), Top: c.Int("top")}
	for _, name := range c.StringSlice("around") {
		e, err := entityNamed(ctx, s, name)
		if err != nil {
			return sel, err
		}
		sel.Around = append(sel.Around, e.ID)
	}
	for _, t := range c.StringSlice("type") {
		if !slices.Contains(schema.EntityTypes, schema.EntityType(t)) {
			return sel, usagef("no type %q; there are %s", t, joined(schema.EntityTypes))
		}
		sel.Types = append(sel.Types, schema.EntityType(t))
	}
	for _, m := range c.StringSlice("modality") {
		if !slices.Contains(schema.Modalities, schema.Modality(m)) {
			return sel, usagef("no modality %q; there are asserted, alleged, denied, hypothetical, negated", m)
		}
		sel.Modality = append(sel.Modality, schema.Modality(m))
	}
	return sel, nil
}

func exportFile(ctx context.Context, s *graph.Store, name, format string, sel export.Selection) error {
	return exportTo(ctx, s, name, format, export.Options{Selection: sel})
}

// exportTo writes a file as a whole: what was there stays when it fails.
func exportTo(ctx context.Context, s *graph.Store, name, format string, o export.Options) error {
	tmp := name + ".part"
	f, err := os.Create(tmp)
	if err != nil {
		return err
	}
	err = exportWriter(ctx, s, f, format, o)
	if cerr := f.Close(); err == nil {
		err = cerr
	}
	if err == nil {
		err = os.Rename(tmp, name)
	}
	if err != nil {
		os.Remove(tmp)
	}
	return err
}

func exportWriter(ctx context.Context, s *graph.Store, w io.Writer, format string, o export.Options) error {
	b := bufio.NewWriterSize(w, 1<<16)
	if err := export.Write(ctx, b, format, s, o); err != nil {
		return err
	}
	return b.Flush()
}
