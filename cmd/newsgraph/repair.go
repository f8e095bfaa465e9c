package main

import (
	"fmt"

	"github.com/urfave/cli/v2"

	"newsgraph/corpus"
	"newsgraph/graph"
)

const lostShown = 20

var repairCommand = &cli.Command{
	Name:      "repair",
	Usage:     "make a store's graph again from the readings in it",
	ArgsUsage: "STORE",
	Description: `Makes the graph again from the stored readings: no article is read, so the files
need not be there. From a damaged file it saves every reading that is whole (each
has a checksum), says what is lost, and keeps the damaged file as STORE.damaged.
What is lost comes back with the next build of its folder. A store of an older
format becomes one of today's.

` + example("newsgraph repair demo.db"),
	Flags: []cli.Flag{
		readFlags[0],
		&cli.BoolFlag{Name: "dry-run", Usage: "say what can be saved, write nothing"},
		&cli.BoolFlag{Name: "json", Usage: "print the report as JSON"},
	},
	Action: repair,
}

func repair(c *cli.Context) error {
	if err := wantArgs(c, 1, 1); err != nil {
		return err
	}
	reader, err := reader(c)
	if err != nil {
		return err
	}
	store := c.Args().First()
	rep, err := corpus.Repair(c.Context, store, corpus.Options{Reader: reader, DryRun: c.Bool("dry-run")})
	if err != nil {
		return err
	}
	if c.Bool("json") {
		if err := printJSON(c.App.Writer, repairedJSON(rep)); err != nil {
			return err
		}
	} else {
		printRepaired(c, graph.Shown(store), rep)
	}
	if len(rep.Lost) > 0 {
		return errSkipped
	}
	return nil
}

func printRepaired(c *cli.Context, store string, rep corpus.RepairReport) {
	w := c.App.ErrWriter
	for _, d := range rep.Damage[:min(len(rep.Damage), lostShown)] {
		fmt.Fprintf(w, "damaged: %s\n", d)
	}
	if more := len(rep.Damage) - lostShown; more > 0 {
		fmt.Fprintf(w, "damaged: %d more\n", more)
	}
	for _, name := range rep.Lost[:min(len(rep.Lost), lostShown)] {
		fmt.Fprintf(w, "lost: %s\n", name)
	}
	if more := len(rep.Lost) - lostShown; more > 0 {
		fmt.Fprintf(w, "lost: %d more\n", more)
	}
	if rep.Searched {
		fmt.Fprintln(w, "some readings were found outside the store's tables: articles that were forgotten may be back")
	}
	if len(rep.Lost) > 0 {
		fmt.Fprintln(w, "build their folders again to read what is lost")
	}
	if c.Bool("dry-run") {
		fmt.Fprintf(w, "%s can be saved\ndry run: nothing written\n", count(rep.Read, "reading"))
		return
	}
	if rep.Kept != "" {
		fmt.Fprintf(w, "the damaged file is kept as %s\n", rep.Kept)
	}
	fmt.Fprintf(w, "%s holds %s: %s, %s\n", store, count(rep.Articles, "article"), plural(rep.Entities, "entity", "entities"), count(rep.Facts, "fact"))
}

type repairJSON struct {
	Readings int      `json:"readings"`
	Damage   []string `json:"damage"`
	Lost     []string `json:"lost"`
	Searched bool     `json:"searched"`
	Kept     string   `json:"kept"`
	Articles int      `json:"articles"`
	Entities int      `json:"entities"`
	Facts    int      `json:"facts"`
}

func repairedJSON(rep corpus.RepairReport) repairJSON {
	return repairJSON{rep.Read, append([]string{}, rep.Damage...), append([]string{}, rep.Lost...), rep.Searched, rep.Kept,
		rep.Articles, rep.Entities, rep.Facts}
}
