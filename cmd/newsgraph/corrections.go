package main

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"newsgraph/corpus"
	"newsgraph/extract/guide"
	"newsgraph/graph"
)

// guideFlags are those of every command that resolves names.
var guideFlags = []cli.Flag{
	&cli.StringFlag{Name: "corrections", Usage: "make the corrections in this YAML `FILE`, now and in later builds (none: drop them)"},
	&cli.StringFlag{Name: "entities", Usage: "match the known entities in this CSV or YAML `FILE` first, now and in later builds (none: drop them)"},
}

var correctionsCommand = &cli.Command{
	Name:      "corrections",
	Usage:     "what a person has corrected in a store, or what a file would",
	ArgsUsage: "STORE [FILE]",
	Description: `Lists the entries of the corrections and known entities that STORE was built with,
or of FILE, and which of them do not apply. It writes nothing, and exits with 1 when one does not.

"newsgraph build --corrections FILE" makes them, and the store keeps them: every later
build makes them again, until it is given another file or "none". FILE is YAML:

  reviewer: Ana Brook
  corrections:
    - merge: [Norland Star, The Star]          # two names of one thing
      note: the same paper
    - split: John Hart                         # the one in b.txt is another
      off: [b.txt]
      to: John Hart (footballer)
    - rename: Ruiz
      to: Ana Ruiz
    - retype: Gray Point
      to: Facility
    - reject: Read More                        # no such thing; its facts go too
    - reject: {subject: Ana Ruiz, relation: member_of, object: Ring, doc: a.txt}
    - confirm: {subject: Ana Ruiz, relation: criticized, object: Ben Ode}

A thing goes by its name; where that fits several, by a mention, as in
{name: John Hart, doc: b.txt, quote: "Hart scored"}. Never by its id, which changes.
"build --entities FILE" takes a list of people and organizations you know: CSV with the
heads name, aliases (parted by ";"), type, id, wikidata.

` + example("newsgraph corrections demo.db"),
	Flags: []cli.Flag{
		guideFlags[1],
		&cli.StringFlag{Name: "schema", Usage: "extend the vocabulary with this YAML `FILE`"},
		&cli.BoolFlag{Name: "json", Usage: "print JSON"},
	},
	Action: func(c *cli.Context) error {
		if err := wantArgs(c, 1, 2); err != nil {
			return err
		}
		return withStore(c, func(ctx context.Context, s *graph.Store) error { return corrections(ctx, c, s) })
	},
}

func corrections(ctx context.Context, c *cli.Context, s *graph.Store) error {
	v, err := vocabulary(c)
	if err != nil {
		return err
	}
	rep, err := corpus.CheckGuides(ctx, s, v, c.Args().Get(1), c.String("entities"))
	if err != nil {
		return err
	}
	if c.Bool("json") {
		err = printJSON(c.App.Writer, guideJSON(rep))
	} else {
		printGuides(c, rep)
	}
	if n := len(rep.Missed); n > 0 && err == nil {
		return &hintError{plural(n, "entry does", "entries do") + " not apply", "mend or delete them in the file"}
	}
	return err
}

func printGuides(c *cli.Context, rep corpus.GuideReport) {
	w := c.App.Writer
	if rep.Corrections == "" && rep.Entities == "" {
		fmt.Fprintf(c.App.ErrWriter, "%s keeps no corrections and no known entities; newsgraph corrections --help shows how to write them\n", c.Args().First())
		return
	}
	for _, e := range rep.Entries {
		line := fmt.Sprintf("%s: %s", e.At, entryLine(e))
		if i := slices.IndexFunc(rep.Missed, func(m guide.Missed) bool { return m.At == e.At }); i >= 0 {
			line += "\n  does not apply: " + strings.TrimPrefix(rep.Missed[i].What, e.Do+": ")
		}
		fmt.Fprintln(w, line)
	}
	if rep.Entities != "" {
		fmt.Fprintf(w, "%s: %s, of which the articles speak of %s\n", rep.Entities, plural(len(rep.Known), "known entity", "known entities"), thousands(rep.Listed))
		for _, m := range rep.Missed {
			if !slices.ContainsFunc(rep.Entries, func(e guide.Correction) bool { return e.At == m.At }) {
				fmt.Fprintf(w, "%s\n", m)
			}
		}
	}
}

// entryLine writes `merge "A", "B" · Ana Brook: the same paper`.
func entryLine(e guide.Correction) string {
	var about []string
	for _, t := range e.Things {
		about = append(about, t.String())
	}
	if f := e.Fact; f != nil {
		about = append(about, fmt.Sprintf("%v —%s→ %v", f.Subject, spaced(f.Relation), f.Object))
		if f.Doc != "" {
			about = append(about, "in "+f.Doc)
		}
	}
	line := e.Do + " " + strings.Join(about, ", ")
	if e.To != "" {
		line += " to " + fmt.Sprintf("%q", e.To)
	}
	if by := e.By(); by != "" {
		line += " · " + by
	}
	return line
}

func guideJSON(rep corpus.GuideReport) any {
	type entryJSON struct {
		At       string `json:"at"`
		Do       string `json:"do"`
		What     string `json:"what"`
		Reviewer string `json:"reviewer,omitempty"`
		Note     string `json:"note,omitempty"`
	}
	entries := []entryJSON{}
	for _, e := range rep.Entries {
		entries = append(entries, entryJSON{e.At, e.Do, strings.TrimSuffix(entryLine(e), " · "+e.By()), e.Reviewer, e.Note})
	}
	return map[string]any{"corrections": entries, "known": len(rep.Known), "spoken_of": rep.Listed, "missed": missedJSON(rep.Missed)}
}

type missed struct {
	At   string `json:"at"`
	What string `json:"what"`
}

func missedJSON(list []guide.Missed) []missed {
	out := []missed{}
	for _, m := range list {
		out = append(out, missed{m.At, m.What})
	}
	return out
}

// printGuided says in the report of a build what came of its guides.
func printGuided(w io.Writer, rep corpus.Report) {
	if rep.Known > 0 {
		fmt.Fprintf(w, "%s of %s known entities are spoken of\n", thousands(rep.Listed), thousands(rep.Known))
	}
	for i, m := range rep.Missed {
		if i == missedShown {
			fmt.Fprintf(w, "and %s more entries do not apply; newsgraph corrections lists them\n", thousands(len(rep.Missed)-i))
			break
		}
		fmt.Fprintf(w, "not applied: %s\n", m)
	}
}

const missedShown = 20
