package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/urfave/cli/v2"

	"newsgraph/corpus"
	"newsgraph/extract/source"
	"newsgraph/schema"
)

var extractCommand = &cli.Command{
	Name:      "extract",
	Usage:     "print what articles say as JSON Lines; store nothing",
	ArgsUsage: "PATH...",
	Description: `Prints one line a document, one a thing it speaks of, one a fact. The lines hold
all that "newsgraph load" needs, so that articles can be read on many machines.

With --open, prints every tuple of every sentence instead, names or not and pronouns
as they stand: a line each of sentence, confidence, subject, relation, object and
further objects, with tabs between; --json adds document, place (in characters), rule
and line. With --lines the text is FILE ("-": standard input), one sentence a line,
which may be cut into words as in the Penn Treebank: -LRB-, do n't. An empty line
gives nothing; a tab within a sentence is printed as a space. The confidence says how
much of such a tuple was right when measured: at 0.8, some three words of four.

  newsgraph extract --open examples/articles
` + example("newsgraph extract examples/articles > readings.jsonl"),
	Flags: append([]cli.Flag{
		&cli.BoolFlag{Name: "open", Usage: "print what every sentence states, of names or not: a line a tuple"},
		&cli.StringFlag{Name: "lines", Usage: "with --open: read the sentences of `FILE`, one a line"},
		&cli.BoolFlag{Name: "json", Usage: "with --open: print a JSON object a tuple"},
		&cli.StringFlag{Name: "shard", Usage: "read only the `N/M`th part of the articles, such as 3/16; together the parts are all"},
	}, readFlags...),
	Action: extractAction,
}

func extractAction(c *cli.Context) error {
	if c.Bool("open") {
		return printStatements(c)
	}
	for _, name := range []string{"lines", "json"} {
		if c.IsSet(name) {
			return usagef("extract: --%s goes with --open", name)
		}
	}
	if err := wantArgs(c, 1, -1); err != nil {
		return err
	}
	r, err := reader(c)
	if err != nil {
		return err
	}
	from, err := sourceOptions(c)
	if err != nil {
		return err
	}
	mine, err := shard(c.String("shard"))
	if err != nil {
		return err
	}
	out := bufio.NewWriterSize(c.App.Writer, 1<<16)
	var skipped []*source.Skipped
	for res := range r.ReadAll(c.Context, mine(source.Items(c.Context, c.Args().Slice(), from))) {
		var skip *source.Skipped
		if errors.As(res.Err, &skip) {
			skipped = append(skipped, skip)
			continue
		}
		err := res.Err
		if err == nil {
			err = schema.WriteLines(out, res.Reading)
		}
		if err != nil {
			return err
		}
	}
	if err := out.Flush(); err != nil {
		return err
	}
	return endSkipped(c, skipped)
}

// endSkipped ends a command that stores nothing: what was left out, and the exit code for it.
func endSkipped(c *cli.Context, skipped []*source.Skipped) error {
	printSkipped(c.App.ErrWriter, skipped)
	switch {
	case len(skipped) > 0 && c.Bool("strict"):
		return corpus.ErrStrict
	case len(skipped) > 0:
		return errSkipped
	}
	return nil
}

var loadCommand = &cli.Command{
	Name:      "load",
	Usage:     "bring the output of extract into a store",
	ArgsUsage: "[-o STORE] FILE...",
	Description: `Reads JSON Lines as "newsgraph extract" prints them; "-" is standard input. The
store is then the same as if "newsgraph build" had read the articles.

` + example("newsgraph extract examples/articles | newsgraph load -o demo.db -"),
	Flags: append([]cli.Flag{
		&cli.StringFlag{Name: "output", Aliases: []string{"o"}, Value: "newsgraph.db", Usage: "the `STORE` to write"},
		&cli.StringFlag{Name: "schema", Usage: "extend the vocabulary with this YAML `FILE`"},
		&cli.BoolFlag{Name: "json", Usage: "print the report as JSON"},
	}, guideFlags...),
	Action: load,
}

func load(c *cli.Context) error {
	if err := wantArgs(c, 1, -1); err != nil {
		return err
	}
	r, err := reader(c)
	if err != nil {
		return err
	}
	rep, err := corpus.Load(c.Context, c.String("output"), readingsOf(c), corpus.Options{Reader: r, Corrections: c.String("corrections"), Entities: c.String("entities")})
	if err != nil {
		return err
	}
	return printReport(c, rep, 1)
}

// readingsOf yields the readings of every file named on the command line.
func readingsOf(c *cli.Context) func(func(schema.Reading, error) bool) {
	return func(yield func(schema.Reading, error) bool) {
		for _, name := range c.Args().Slice() {
			if !readingsOfFile(c.App.Reader, name, yield) {
				return
			}
		}
	}
}

func readingsOfFile(stdin io.Reader, name string, yield func(schema.Reading, error) bool) bool {
	in := stdin
	if name != "-" {
		f, err := os.Open(name)
		if err != nil {
			return yield(schema.Reading{}, err)
		}
		defer f.Close()
		in = f
	}
	for r, err := range schema.ReadLines(name, in) {
		if !yield(r, err) {
			return false
		}
		if err != nil {
			return false
		}
	}
	return true
}

var versionCommand = &cli.Command{
	Name:  "version",
	Usage: "print the version of the program and of its reader",
	Flags: []cli.Flag{&cli.BoolFlag{Name: "json"}},
	Action: func(c *cli.Context) error {
		r, err := reader(c)
		if err != nil {
			return err
		}
		v := buildVersion()
		v["reader"] = r.Version()
		if c.Bool("json") {
			return printJSON(c.App.Writer, v)
		}
		_, err = fmt.Fprintf(c.App.Writer, "newsgraph %s (%s, reader %s)\n", v["version"], v["go"], v["reader"])
		return err
	},
}
