// Ngeval scores the reader on labelled data and holds the scores against
// eval/baseline.json: it exits with 1 when one is lower. Its subcommands write
// what scorers of others read.
//
//	go run ./cmd/ngeval                      the table of scores
//	go run ./cmd/ngeval annotate F.conllu    the file as our stages read it
//	go run ./cmd/ngeval coref F.conllu       its coreference
//
// The held-out news is part of the program. The other data is not part of this
// repository; where it is missing, ngeval says so in one line and scores the news
// only, unless CI is set: there, a score not held is a fault.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"newsgraph/eval"
	"newsgraph/extract"
	"newsgraph/extract/source"
	"newsgraph/schema"
)

// commands are the subcommands; without one, the scores are printed.
var commands = map[string]func(args []string) error{
	"annotate": annotate,
	"coref":    coref,
}

// errUsage is the error of a call that was wrong; what is wrong has been said.
var errUsage = errors.New("wrong usage")

func main() {
	run, args := scores, os.Args[1:]
	if len(args) > 0 && commands[args[0]] != nil {
		run, args = commands[args[0]], args[1:]
	}
	switch err := run(args); {
	case errors.Is(err, flag.ErrHelp):
	case errors.Is(err, errUsage):
		os.Exit(2)
	case err != nil:
		fmt.Fprintln(os.Stderr, "ngeval:", err)
		os.Exit(1)
	}
}

// parse reads flags before, between and after the arguments, of which there must be n.
func parse(f *flag.FlagSet, args []string, n int) error {
	var words []string
	for {
		if err := f.Parse(args); err != nil {
			if errors.Is(err, flag.ErrHelp) {
				return err
			}
			return errUsage
		}
		if args = f.Args(); len(args) == 0 {
			break
		}
		words, args = append(words, args[0]), args[1:]
	}
	if len(words) != n {
		fmt.Fprintf(f.Output(), "ngeval %s: %d arguments, not %d\n", f.Name(), len(words), n)
		f.Usage()
		return errUsage
	}
	return f.Parse(append([]string{"--"}, words...))
}

func scores(args []string) error {
	f := flag.NewFlagSet("", flag.ContinueOnError)
	data := f.String("data", "../shared", "the `FOLDER` with data, articles and gold")
	baseline := f.String("baseline", "eval/baseline.json", "the `FILE` to hold the scores against")
	asJSON := f.Bool("json", false, "print the table as JSON: measure, engine, value and the bounds of its interval")
	update := f.Bool("update", false, "write the scores into the baseline instead")
	misses := f.String("errors", "", "print what `ENGINE` misses and misreads in the half of the held-out news that is for looking at, and no scores")
	of := f.String("of", "news", "with -errors: instead of the held-out news, the `HALF` train or dev of the invented articles")
	f.Usage = func() {
		fmt.Fprint(f.Output(), `Usage: ngeval [flags]                      the table of scores, held against a baseline
       ngeval annotate FILE.conllu [flags]  the file with our tags, heads and names
       ngeval coref FILE.conllu [flags]     its coreference, with our chains
`)
		f.PrintDefaults()
	}
	if err := parse(f, args, 0); err != nil {
		return err
	}
	if *misses != "" {
		return newsErrors(extract.Engine(*misses), *of)
	}
	return run(*data, *baseline, *asJSON, *update)
}

func run(data, baseline string, asJSON, update bool) error {
	if _, err := os.Stat(data); err != nil {
		if os.Getenv("CI") != "" {
			return fmt.Errorf("no labelled data in %s, so no score is held", data)
		}
		fmt.Fprintf(os.Stderr, "skipped: no labelled data in %s; only the held-out news is scored\n", data)
		data = ""
	}
	base, err := eval.ReadBaseline(baseline)
	if err != nil {
		return err
	}
	table := &eval.Table{}
	for _, engine := range extract.Engines {
		if err := score(table, data, engine); err != nil {
			return err
		}
	}
	if asJSON {
		if err := table.WriteJSON(os.Stdout); err != nil {
			return err
		}
	} else {
		table.Write(os.Stdout)
	}
	if update {
		return base.Save(baseline, table)
	}
	if low := base.Lowered(table); len(low) > 0 {
		for _, l := range low {
			fmt.Fprintln(os.Stderr, "lower:", l)
		}
		return fmt.Errorf("%d scores are below %s; a change that lowers one needs a reason and -update", len(low), baseline)
	}
	return nil
}

// score adds the column of one engine to table.
func score(table *eval.Table, data string, engine extract.Engine) error {
	r, err := extract.New(extract.Options{Engine: engine})
	if err != nil {
		return err
	}
	news, err := eval.News(schema.News(), readText(r))
	if err != nil {
		return err
	}
	table.Add(string(engine), news...)
	invented, err := eval.InventedScores(schema.News(), readText(r))
	if err != nil {
		return err
	}
	table.Add(string(engine), invented...)
	if data == "" {
		return nil
	}
	stages, err := extract.Pipeline(engine, schema.News())
	if err != nil {
		return err
	}
	scores, err := treebanks(filepath.Join(data, "data"), engine, stages)
	if err != nil {
		return err
	}
	table.Add(string(engine), scores...)
	readings, err := readAll(r, filepath.Join(data, "articles"))
	if err != nil {
		return err
	}
	scores, err = eval.KG(filepath.Join(data, "gold"), readings)
	if err != nil {
		return err
	}
	table.Add(string(engine), scores...)
	return openIE(table, filepath.Join(data, "data", "carb-dev", "gold.tsv"), engine, r)
}

// openIE scores "extract --open" on the development half of CaRB.
func openIE(table *eval.Table, file string, engine extract.Engine, r *extract.Reader) error {
	s, err := eval.ScoreOpenIE(file, func(sentence string) []eval.Tuple {
		var all []eval.Tuple
		for _, t := range r.State(sentence) {
			all = append(all, eval.Tuple{Confidence: float64(t.Confidence), Parts: append([]string{t.Subject, t.Relation}, t.Objects...)})
		}
		return all
	})
	if err != nil {
		return err
	}
	table.Add(string(engine), eval.Score{Name: "carb-dev open F1", Value: s.F1}, eval.Score{Name: "carb-dev open AUC", Value: s.AUC},
		eval.Score{Name: "carb-dev open precision", Value: s.Precision}, eval.Score{Name: "carb-dev open recall", Value: s.Recall})
	return nil
}

// readText reads an article as from a text file.
func readText(r *extract.Reader) func(string) (schema.Reading, error) {
	return func(article string) (schema.Reading, error) {
		ctx := context.Background()
		stdin := &source.Options{Stdin: strings.NewReader(article)}
		for res := range r.ReadAll(ctx, source.Items(ctx, []string{"-"}, stdin)) {
			return res.Reading, res.Err
		}
		return schema.Reading{}, nil
	}
}

func newsErrors(engine extract.Engine, of string) error {
	r, err := extract.New(extract.Options{Engine: engine})
	if err != nil {
		return err
	}
	var lines []string
	if of == "news" {
		lines, err = eval.NewsErrors(schema.News(), readText(r))
	} else {
		lines, err = eval.InventedErrors(of, schema.News(), readText(r))
	}
	for _, l := range lines {
		fmt.Println(l)
	}
	return err
}

func readAll(r *extract.Reader, dir string) ([]schema.Reading, error) {
	ctx := context.Background()
	var readings []schema.Reading
	for res := range r.ReadAll(ctx, source.Items(ctx, []string{dir}, nil)) {
		if res.Err != nil {
			return nil, res.Err
		}
		readings = append(readings, res.Reading)
	}
	return readings, nil
}
