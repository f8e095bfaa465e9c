package main

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/urfave/cli/v2"

	"newsgraph/asking"
	"newsgraph/corpus"
	"newsgraph/examples"
	"newsgraph/graph"
	"newsgraph/graph/export"
)

var demoCommand = &cli.Command{
	Name:  "demo",
	Usage: "the whole way on the articles that come with the program",
	Description: `Writes the example articles into a folder, builds a store from them, asks it a
question and draws it. Nothing else is needed and nothing leaves this computer.

` + example("newsgraph demo -o newsgraph-demo"),
	Flags: []cli.Flag{
		&cli.StringFlag{Name: "output", Aliases: []string{"o"}, Value: "newsgraph-demo", Usage: "the `FOLDER` to write"},
	},
	Action: demo,
}

// demoName is whom the demo asks about.
const demoName = "CBS News"

func demo(c *cli.Context) error {
	if err := wantArgs(c, 0, 0); err != nil {
		return err
	}
	dir := c.String("output")
	articles, store, picture := filepath.Join(dir, "articles"), filepath.Join(dir, "demo.db"), filepath.Join(dir, "demo.svg")
	if err := writeExamples(articles); err != nil {
		return err
	}
	fmt.Fprintf(c.App.ErrWriter, "$ newsgraph build -o %s %s\n", store, articles)
	r, err := reader(c)
	if err != nil {
		return err
	}
	rep, err := corpus.Build(c.Context, store, []string{articles}, corpus.Options{Reader: r})
	if err != nil {
		return err
	}
	fmt.Fprintf(c.App.ErrWriter, "%s: %s, %s\n\n", count(rep.Articles, "article"), plural(rep.Entities, "entity", "entities"), count(rep.Facts, "fact"))
	s, err := graph.Open(store, nil)
	if err != nil {
		return err
	}
	defer s.Close()
	fmt.Fprintf(c.App.ErrWriter, "$ newsgraph ask --limit 3 %s %q\n", store, demoName)
	if err := demoAsk(c.Context, c, s); err != nil {
		return err
	}
	fmt.Fprintf(c.App.ErrWriter, "\n$ newsgraph export --format svg --engine own --top 40 -o %s %s\n", picture, store)
	svg, err := export.Lookup("svg")
	if err == nil {
		err = exportTo(c.Context, s, picture, svg, export.Options{Selection: demoSelection, Engine: "own"})
	}
	if err != nil {
		return err
	}
	fmt.Fprintf(c.App.ErrWriter, "wrote %s\nnext: newsgraph repl %s\n", picture, store)
	return nil
}

func demoAsk(ctx context.Context, c *cli.Context, s *graph.Store) error {
	about, err := entityNamed(ctx, s, demoName)
	if err != nil {
		return err
	}
	card, err := asking.CardOf(ctx, s, about)
	if err != nil {
		return err
	}
	return newPrinter(ctx, c, s).printCard(card, firstOf(card.Facts, 3))
}

// writeExamples writes the embedded articles into dir.
func writeExamples(dir string) error {
	return fs.WalkDir(examples.FS, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		to := filepath.Join(dir, filepath.FromSlash(name))
		if d.IsDir() {
			return os.MkdirAll(to, 0o755)
		}
		data, err := examples.FS.ReadFile(name)
		if err != nil {
			return err
		}
		return os.WriteFile(to, data, 0o644)
	})
}
