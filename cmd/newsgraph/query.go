package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/urfave/cli/v2"
	"golang.org/x/term"

	"newsgraph/graph"
	"newsgraph/internal/xdg"
	"newsgraph/queries"
	"newsgraph/queries/rows"
)

var queryFlags = []cli.Flag{
	&cli.StringFlag{Name: "format", Usage: "print `F`: table, json, jsonl, csv, tsv, md (default: table on a terminal, jsonl in a pipe)"},
	&cli.IntFlag{Name: "limit", Value: 1000, Usage: "print at most `N` rows (0: all)"},
	&cli.DurationFlag{Name: "timeout", Value: time.Minute, Usage: "stop a query after this `TIME` (0: never)"},
	&cli.IntFlag{Name: "memory", Value: 1024, Usage: "stop a query that takes more than `N` MiB (0: never)"},
	&cli.Float64Flag{Name: "min-score", Usage: "leave out facts that are less sure than this `SCORE`, from 0 to 1"},
	&cli.StringFlag{Name: "queries", Usage: "saved queries of your own: `DIR` with NAME.js"},
}

var queryCommand = &cli.Command{
	Name:      "query",
	Usage:     "run Gizmo, a file of it, or a saved query",
	ArgsUsage: "STORE 'GIZMO' | STORE NAME key=value... | -f FILE STORE",
	Description: `Gizmo is JavaScript over the graph: g.V("<id>") starts, Out and In walk, All ends.
entity("...") starts at a name. "newsgraph queries" lists the saved queries. "-" in
the place of the query reads it from standard input. csv, tsv and jsonl are written
as rows are found, in constant memory.

` + example(`newsgraph query demo.db 'entity("Bukele").Out("<responded_to>").All()'`),
	Flags: append([]cli.Flag{
		&cli.StringFlag{Name: "file", Aliases: []string{"f"}, Usage: `read the query from this FILE ("-": standard input)`},
		&cli.StringFlag{Name: "lang", Value: "gizmo", Usage: "the `LANGUAGE` of the query: gizmo, graphql, mql, sexp"},
	}, queryFlags...),
	Action: func(c *cli.Context) error {
		least := 2
		if c.String("file") != "" {
			least = 1
		}
		if err := wantArgs(c, least, -1); err != nil {
			return err
		}
		if !slices.Contains(queries.Languages, c.String("lang")) {
			return usagef("no language %q; there are %s", c.String("lang"), strings.Join(queries.Languages, ", "))
		}
		return withStore(c, func(ctx context.Context, s *graph.Store) error { return query(ctx, c, s) })
	},
}

// An asker runs one query and calls yield with each row.
type asker func(ctx context.Context, yield func(queries.Row) error) (queries.Info, error)

func query(ctx context.Context, c *cli.Context, s *graph.Store) error {
	if err := checkFormat(c); err != nil {
		return err
	}
	session, err := newSession(c, s)
	if err != nil {
		return err
	}
	ask, err := askerOf(c, session)
	if err != nil {
		return queryError(err)
	}
	out := rows.NewWriter(c.App.Writer, rowFormat(c), width(c.App.Writer))
	info, err := ask(ctx, out.Row)
	if out.Rows > 0 || err == nil { // what was found before a fault is printed
		if werr := out.Close(info.Columns); werr != nil && err == nil {
			err = werr
		}
	}
	if err != nil {
		return queryError(err)
	}
	for _, note := range session.Notes(ctx, info, out.Rows) {
		fmt.Fprintln(c.App.ErrWriter, note)
	}
	if len(out.Late) > 0 {
		fmt.Fprintf(c.App.ErrWriter, "left out, since the header was written: %s; --format jsonl has them\n", strings.Join(out.Late, ", "))
	}
	if info.More {
		fmt.Fprintf(c.App.ErrWriter, "%s, and there are more; --limit 0 prints all\n", count(out.Rows, "row"))
	}
	return nil
}

func newSession(c *cli.Context, s *graph.Store) (*queries.Session, error) {
	score := c.Float64("min-score")
	if !(score >= 0 && score <= 1) {
		return nil, usagef("--min-score is from 0 to 1, not %v", score)
	}
	memory := int64(c.Int("memory")) << 20
	if c.IsSet("memory") && memory <= 0 {
		memory = -1
	}
	return queries.New(s.QuadStore(), &queries.Options{
		Limit: c.Int("limit"), Timeout: c.Duration("timeout"), Memory: memory, Names: true, MinScore: int(score*1000 + 0.5),
		Find: queries.FindIn(s),
	}), nil
}

// askerOf returns what runs the file of -f, a saved query, or the text itself.
func askerOf(c *cli.Context, session *queries.Session) (asker, error) {
	file, text, args := c.String("file"), c.Args().Get(1), c.Args().Tail()
	if file == "" {
		args = args[1:]
		if text == "-" {
			file = "-"
		}
	}
	language := c.String("lang")
	switch {
	case file != "":
		read, err := readText(c.App.Reader, file)
		if err != nil {
			return nil, err
		}
		text = read
		if q, err := queries.Parse(strings.TrimSuffix(filepath.Base(file), ".js"), text); err == nil && language == "gizmo" && (len(q.Params) > 0 || len(args) > 0) {
			return savedAsker(session, q, args)
		}
	case language == "gizmo" && !strings.ContainsAny(text, "(. ;\n"):
		all, err := savedQueries(c)
		if err != nil {
			return nil, err
		}
		q, err := queries.Find(all, text)
		if err != nil {
			return nil, err
		}
		return savedAsker(session, q, args)
	}
	if len(args) > 0 {
		return nil, usagef("query: too many arguments; put the query in quotes")
	}
	return func(ctx context.Context, yield func(queries.Row) error) (queries.Info, error) {
		return session.EachIn(ctx, language, text, yield)
	}, nil
}

func savedAsker(session *queries.Session, q queries.Query, args []string) (asker, error) {
	values := map[string]string{}
	for _, a := range args {
		k, v, ok := strings.Cut(a, "=")
		if !ok {
			return nil, usagef("query %s: %q is not key=value; usage: %s", q.Name, a, q.Usage())
		}
		values[k] = v
	}
	if _, err := q.Bind(values); err != nil {
		return nil, err
	}
	return func(ctx context.Context, yield func(queries.Row) error) (queries.Info, error) {
		info, err := q.Each(ctx, session, values, yield)
		return info, err
	}, nil
}

// queriesFolder is where the user's own saved queries lie: --queries, else a folder
// among the user's data, which need not be there; "" where there is no home.
func queriesFolder(c *cli.Context) string {
	if dir := c.String("queries"); dir != "" {
		return dir
	}
	if dir := xdg.Data(); dir != "" {
		return filepath.Join(dir, "queries")
	}
	return ""
}

// savedQueries returns those that come with the program and the user's own.
func savedQueries(c *cli.Context) ([]queries.Query, error) {
	dir := queriesFolder(c)
	if _, err := os.Stat(dir); err != nil && c.String("queries") == "" {
		dir = ""
	}
	return queries.LoadFolder(dir)
}

func readText(stdin io.Reader, file string) (string, error) {
	if file == "-" {
		b, err := io.ReadAll(io.LimitReader(stdin, queries.MaxText+1))
		return string(b), err
	}
	b, err := os.ReadFile(file)
	return string(b), err
}

// queryError adds the place in the text, and the exit code of a wrong call where it was one.
func queryError(err error) error {
	var at *queries.Error
	if errors.As(err, &at) {
		return &hintError{at.Error() + "\n" + at.Show(), ""}
	}
	var param *queries.ParamError
	if errors.As(err, &param) {
		return usagef("%v", err)
	}
	return err
}

func checkFormat(c *cli.Context) error {
	if err := rows.Check(rowFormat(c)); err != nil {
		return usagef("%v", err)
	}
	return nil
}

func rowFormat(c *cli.Context) string {
	if f := c.String("format"); f != "" {
		return f
	}
	if isTerminal(c.App.Writer) {
		return "table"
	}
	return "jsonl"
}

func isTerminal(w any) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// width returns the columns of the terminal, or 0 when w is none.
func width(w any) int {
	f, ok := w.(*os.File)
	if !ok {
		return 0
	}
	n, _, err := term.GetSize(int(f.Fd()))
	if err != nil {
		return 0
	}
	return n
}

var queriesCommand = &cli.Command{
	Name:      "queries",
	Usage:     "list the saved queries",
	ArgsUsage: "[NAME]",
	Flags:     []cli.Flag{&cli.StringFlag{Name: "queries", Usage: "list those of your own `DIR` too"}},
	Description: `With NAME, prints the query itself: a start for one of your own.

` + example("newsgraph queries responded"),
	Action: func(c *cli.Context) error {
		if err := wantArgs(c, 0, 1); err != nil {
			return err
		}
		all, err := savedQueries(c)
		if err != nil {
			return err
		}
		if name := c.Args().First(); name != "" {
			q, err := queries.Find(all, name)
			if err != nil {
				return err
			}
			_, err = fmt.Fprint(c.App.Writer, q.Text)
			return err
		}
		for _, q := range all {
			fmt.Fprintf(c.App.Writer, "%-12s %s\n%12s %s\n", q.Name, q.Title, "", q.Usage())
		}
		return nil
	},
}
