package main

import (
	"fmt"

	"github.com/urfave/cli/v2"

	"newsgraph/corpus"
	"newsgraph/graph"
)

var forgetCommand = &cli.Command{
	Name:      "forget",
	Usage:     "take articles back out of a store",
	ArgsUsage: "STORE DOC...",
	Description: `Takes articles out: the store is then as if it had never read them. DOC is the
article's file (or a folder: all articles in it), its URL, its id ("doc/…"), or
its name in the store. Copies of it in other files go with it. When one DOC is
not in the store, nothing is forgotten.

"build" reads a file again that is still there; "build --prune" forgets the
articles whose file is gone.

` + example("newsgraph forget demo.db examples/articles/03-capitol-ledger-cbs-segment.md"),
	Flags: []cli.Flag{
		&cli.BoolFlag{Name: "dry-run", Usage: "say what would be forgotten, write nothing"},
		&cli.BoolFlag{Name: "json", Usage: "print the report as JSON"},
	},
	Action: forget,
}

func forget(c *cli.Context) error {
	if err := wantArgs(c, 2, -1); err != nil {
		return err
	}
	store := c.Args().First()
	rep, gone, err := corpus.Forget(c.Context, store, c.Args().Slice()[1:], corpus.Options{DryRun: c.Bool("dry-run")})
	if err != nil {
		return err
	}
	if c.Bool("json") {
		return printJSON(c.App.Writer, forgottenJSON(rep, gone))
	}
	w := c.App.ErrWriter
	files := 0
	for _, f := range gone {
		fmt.Fprintf(w, "forgot %s (%s)\n", f.Name, f.Doc)
		files += len(f.Files)
	}
	if files > 0 {
		fmt.Fprintf(w, "%s still there: a build of its folder reads it again\n", plural(files, "file is", "files are"))
	}
	if c.Bool("dry-run") {
		fmt.Fprintln(w, "dry run: nothing written")
		return nil
	}
	printIDs(w, "new ids", rep.NewIDs, rep.LostIDs)
	fmt.Fprintf(w, "%s holds %s: %s, %s\n", graph.Shown(store), count(rep.Articles, "article"), plural(rep.Entities, "entity", "entities"), count(rep.Facts, "fact"))
	return nil
}

type forgotJSON struct {
	Forgotten []forgotDoc `json:"forgotten"`
	Articles  int         `json:"articles"`
	Entities  int         `json:"entities"`
	Facts     int         `json:"facts"`
}

type forgotDoc struct {
	Doc   string   `json:"doc"`
	Name  string   `json:"name"`
	Files []string `json:"files"`
}

func forgottenJSON(rep corpus.Report, gone []corpus.Forgotten) forgotJSON {
	out := forgotJSON{Articles: rep.Articles, Entities: rep.Entities, Facts: rep.Facts}
	for _, f := range gone {
		out.Forgotten = append(out.Forgotten, forgotDoc{string(f.Doc), f.Name, append([]string{}, f.Files...)})
	}
	return out
}
