package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
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
Pictures, graphml, gexf and cyjs leave out facts whose object is text, unless --texts, and say how many.
The others have all facts. csv, neo4j and md are several files: -o FOLDER or -o FILE.zip.

Flags that select narrow the graph together: --around "CBS News" --modality asserted.

` + example(`newsgraph export --format dot --around "CBS News" demo.db > demo.dot`),
	Flags: append(append([]cli.Flag{
		&cli.StringFlag{Name: "format", Aliases: []string{"f"}, Usage: "write `F`; without it the one that FILE ends with, else nquads"},
		&cli.StringFlag{Name: "output", Aliases: []string{"o"}, Value: "-", Usage: "write into `FILE`, for formats of several files a new folder or a .zip"},
	}, selectionFlags()...),
		&cli.BoolFlag{Name: "texts", Usage: "also facts whose object is text, as a node of its own"},
		&cli.StringFlag{Name: "base", Usage: "make ids absolute with this `IRI` (RDF; default urn:newsgraph:)"},
		&cli.StringFlag{Name: "title", Usage: "of a picture or a page"},
		&cli.StringFlag{Name: "engine", Value: "auto", Usage: "who lays a picture out: `E` is " + strings.Join(export.Engines, ", ")},
	),
	Action: func(c *cli.Context) error {
		if err := wantArgs(c, 1, 1); err != nil {
			return err
		}
		return withStore(c, func(ctx context.Context, s *graph.Store) error { return exportAction(ctx, c, s) })
	},
}

func selectionFlags() []cli.Flag {
	var flags []cli.Flag
	for _, p := range export.Params {
		if p.Many {
			flags = append(flags, &cli.StringSliceFlag{Name: p.Name, Usage: p.Meaning})
		} else {
			flags = append(flags, &cli.StringFlag{Name: p.Name, Usage: p.Meaning})
		}
	}
	return flags
}

// demoSelection is what the demo draws: few enough statements to read.
var demoSelection = export.Selection{Top: 40}

func formatHelp() string {
	var b strings.Builder
	for _, f := range export.Formats {
		fmt.Fprintf(&b, "%-8s %s\n", f.Name, f.Meaning)
	}
	return b.String()
}

func exportAction(ctx context.Context, c *cli.Context, s *graph.Store) error {
	f, err := formatWanted(c.String("format"), c.String("output"))
	if err != nil {
		return wrongCall(err)
	}
	sel, err := selection(ctx, c, s)
	if err != nil {
		return wrongCall(err)
	}
	o := export.Options{Selection: sel, Base: c.String("base"), Title: c.String("title"), Texts: c.Bool("texts"), Engine: c.String("engine")}
	o.Say = func(line string) { fmt.Fprintln(c.App.ErrWriter, "newsgraph:", line) }
	if err := export.CheckEngine(o.Engine); err != nil {
		return wrongCall(err)
	}
	if name := c.String("output"); name != "-" {
		return exportTo(ctx, s, name, f, o)
	}
	if f.Several() {
		u := usagef("the format %s is several files", f.Name)
		u.hint = "say where with -o FOLDER or -o FILE.zip"
		return u
	}
	return exportWriter(ctx, s, c.App.Writer, f, o)
}

// formatWanted is the named format, else the one that the file's name ends with.
func formatWanted(name, file string) (export.Format, error) {
	if name != "" {
		return export.Lookup(name)
	}
	ext := strings.TrimPrefix(filepath.Ext(file), ".")
	for _, f := range export.Formats {
		if !f.Several() && f.Ext == ext {
			return f, nil
		}
	}
	return export.Lookup("nquads")
}

// wrongCall makes a usage error of a word that means nothing.
func wrongCall(err error) error {
	var w *export.WrongError
	if !errors.As(err, &w) {
		return err
	}
	return &usageError{w.Error(), w.Hint()}
}

func selection(ctx context.Context, c *cli.Context, s *graph.Store) (export.Selection, error) {
	values := func(name string) []string {
		if v := c.StringSlice(name); len(v) > 0 || !c.IsSet(name) {
			return v
		}
		return []string{c.String(name)}
	}
	return export.ParseSelection(ctx, s, values, func(name string) (schema.EntityID, error) {
		e, err := entityNamed(ctx, s, name)
		return e.ID, err
	})
}
