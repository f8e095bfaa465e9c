package main

import (
	"fmt"
	"io"
	"slices"
	"time"

	"github.com/urfave/cli/v2"

	"newsgraph/corpus"
	"newsgraph/extract"
	"newsgraph/extract/source"
	"newsgraph/graph"
	"newsgraph/schema"
)

// readFlags are those of every command that reads articles.
var readFlags = []cli.Flag{
	&cli.StringFlag{Name: "schema", Usage: "extend the vocabulary with this YAML `FILE`"},
	&cli.StringFlag{Name: "engine", Value: string(extract.Own), Usage: "who tags and finds names: own or prose"},
	&cli.IntFlag{Name: "jobs", Usage: "read `N` articles at once (0: one a processor)"},
	&cli.Int64Flag{Name: "max-file", Value: source.DefaultMaxFile >> 20, Usage: "skip articles whose file has more than `N` MiB"},
	&cli.IntFlag{Name: "max-text", Value: extract.DefaultMaxText >> 20, Usage: "skip articles whose text has more than `N` MiB"},
	&cli.StringFlag{Name: "map", Usage: "what the fields of JSON and CSV are: `WHAT=FIELD,...`, such as title=headline,text=body"},
	&cli.BoolFlag{Name: "strict", Usage: "fail, and store nothing, when an input is skipped"},
}

var buildCommand = &cli.Command{
	Name:      "build",
	Usage:     "read articles into a store",
	ArgsUsage: "[-o STORE] PATH...",
	Description: `Reads articles: files, folders, globs, and "-" (standard input). A file may be
plain text, Markdown, HTML, PDF, DOCX, ODT, EPUB, a feed (RSS, Atom, OPML), mail
(eml, mbox, MHTML), JSON, JSON Lines, CSV or TSV with an article a record, a WARC,
or any of these in .zip, .tar, .gz, .zst or .bz2. What it is, its first bytes say.
Extracts who did what to whom, and writes the graph into STORE: a file, or a
database, as postgres://USER@HOST/DATABASE or mysql://USER@HOST/DATABASE (give
the password in PGPASSWORD or MYSQL_PWD). Articles that STORE has are not read
again; a changed file replaces what it said before. Interrupt it at any time: the
next build goes on from there. --corrections and --entities say
what you know better ("newsgraph corrections --help"); STORE keeps them.

` + example("newsgraph build -o demo.db examples/articles"),
	Flags: append([]cli.Flag{
		&cli.StringFlag{Name: "output", Aliases: []string{"o"}, Value: "newsgraph.db", Usage: "the `STORE` to write"},
		&cli.BoolFlag{Name: "prune", Usage: "also forget articles under PATH whose file is gone"},
		&cli.BoolFlag{Name: "dry-run", Usage: "read, report, write nothing"},
		&cli.BoolFlag{Name: "json", Usage: "print the report as JSON"},
	}, slices.Concat(guideFlags, readFlags)...),
	Action: build,
}

func build(c *cli.Context) error {
	if err := wantArgs(c, 1, -1); err != nil {
		return err
	}
	reader, err := reader(c)
	if err != nil {
		return err
	}
	from, err := sourceOptions(c)
	if err != nil {
		return err
	}
	bar := newBar(c.App.ErrWriter)
	start := time.Now()
	rep, err := corpus.Build(c.Context, c.String("output"), c.Args().Slice(), corpus.Options{
		Reader: reader, Source: from, Prune: c.Bool("prune"), DryRun: c.Bool("dry-run"),
		Strict: c.Bool("strict"), Progress: bar.update, Corrections: c.String("corrections"), Entities: c.String("entities"),
	})
	bar.clear()
	printSkipped(c.App.ErrWriter, rep.Skipped)
	if err != nil {
		return err
	}
	if err := printReport(c, rep, time.Since(start)); err != nil {
		return err
	}
	if len(rep.Skipped) > 0 {
		return errSkipped
	}
	return nil
}

func reader(c *cli.Context) (*extract.Reader, error) {
	v, err := vocabulary(c)
	if err != nil {
		return nil, err
	}
	r, err := extract.New(extract.Options{Engine: extract.Engine(c.String("engine")), Vocabulary: v, Jobs: c.Int("jobs"), MaxText: c.Int("max-text") << 20})
	if err != nil {
		return nil, usagef("%v", err)
	}
	return r, nil
}

func sourceOptions(c *cli.Context) (*source.Options, error) {
	m, err := source.ParseMapping(c.String("map"))
	if err != nil {
		return nil, usagef("--map: %v", err)
	}
	return &source.Options{MaxFile: c.Int64("max-file") << 20, Stdin: c.App.Reader, Map: m}, nil
}

func printSkipped(w io.Writer, skipped []*source.Skipped) {
	for _, s := range skipped {
		fmt.Fprintf(w, "skipped: %v\n", s)
		if s.Hint != "" {
			fmt.Fprintf(w, "   hint: %s\n", s.Hint)
		}
	}
}

func printReport(c *cli.Context, rep corpus.Report, took time.Duration) error {
	if c.Bool("json") {
		return printJSON(c.App.Writer, reportJSON(rep, took))
	}
	w := c.App.ErrWriter
	switch {
	case rep.Read > 0 && rep.Words == 0:
		fmt.Fprintf(w, "%s loaded\n", count(rep.Read, "article"))
	case rep.Read > 0:
		pace := ""
		if took > 0 { // not every clock goes in small steps
			pace = fmt.Sprintf(" (%s words a second)", thousands(int(float64(rep.Words)/took.Seconds())))
		}
		fmt.Fprintf(w, "read %s, %s, %s in %s%s\n", count(rep.Read, "article"), count(rep.Sentences, "sentence"),
			count(rep.Words, "word"), took.Round(10*time.Millisecond), pace)
	}
	if rep.Unchanged > 0 {
		fmt.Fprintf(w, "%s unchanged\n", count(rep.Unchanged, "article"))
	}
	if rep.Copies > 0 {
		fmt.Fprintf(w, "%s the same, byte for byte, as another\n", count(rep.Copies, "article"))
	}
	if rep.Forgotten > 0 {
		fmt.Fprintf(w, "%s replaced or gone\n", count(rep.Forgotten, "article"))
	}
	if rep.OtherReader > 0 {
		fmt.Fprintf(w, "%s in the store were read by another version; build their folder again to renew them\n", count(rep.OtherReader, "article"))
	}
	printGuided(w, rep)
	printIDs(w, "new ids", rep.NewIDs, rep.LostIDs)
	printIDs(w, "ids gone", rep.LostIDs, rep.NewIDs)
	if c.Bool("dry-run") {
		fmt.Fprintln(w, "dry run: nothing written")
		return nil
	}
	store := graph.Shown(c.String("output"))
	fmt.Fprintf(w, "%s holds %s: %s, %s\n", store, count(rep.Articles, "article"), plural(rep.Entities, "entity", "entities"), count(rep.Facts, "fact"))
	if rep.Facts > 0 {
		fmt.Fprintf(w, "next: newsgraph ask %s NAME · newsgraph repl %s · newsgraph stats %s\n", store, store, store)
	}
	return nil
}

const idsShown = 8

// printIDs lists ids that a rebuild changed; ids that only came in with new articles are no news.
func printIDs(w io.Writer, what string, ids, others []schema.EntityID) {
	if len(ids) == 0 || len(others) == 0 {
		return
	}
	fmt.Fprintf(w, "%s:", what)
	for i, id := range ids {
		if i == idsShown {
			fmt.Fprintf(w, " and %d more", len(ids)-i)
			break
		}
		fmt.Fprintf(w, " %s", id)
	}
	fmt.Fprintln(w)
}
