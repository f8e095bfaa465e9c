// Ngeval scores the reader on labelled data and holds the scores against
// eval/baseline.json: it exits with 1 when one is lower.
//
// The held-out news is part of the program. The other data is not part of this
// repository; where it is missing, ngeval says so in one line and scores the news
// only, unless CI is set: there, a score not held is a fault.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"newsgraph/eval"
	"newsgraph/extract"
	"newsgraph/extract/source"
	"newsgraph/extract/text"
	"newsgraph/schema"
)

func main() {
	data := flag.String("data", "../shared", "the `FOLDER` with data, articles and gold")
	baseline := flag.String("baseline", "eval/baseline.json", "the `FILE` to hold the scores against")
	update := flag.Bool("update", false, "write the scores into the baseline instead")
	errors := flag.String("errors", "", "print what `ENGINE` misses and misreads in the half of the held-out news that is for looking at, and no scores")
	flag.Parse()
	err := error(nil)
	if *errors != "" {
		err = newsErrors(extract.Engine(*errors))
	} else {
		err = run(*data, *baseline, *update)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "ngeval:", err)
		os.Exit(1)
	}
}

func run(data, baseline string, update bool) error {
	if _, err := os.Stat(data); err != nil {
		if os.Getenv("CI") != "" {
			return fmt.Errorf("no labelled data in %s, so no score is held", data)
		}
		fmt.Printf("skipped: no labelled data in %s; only the held-out news is scored\n", data)
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
	table.Write(os.Stdout)
	if update {
		return base.Save(baseline, table)
	}
	if low := base.Lowered(table); len(low) > 0 {
		for _, l := range low {
			fmt.Println("lower:", l)
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
	if data == "" {
		return nil
	}
	stages, err := extract.Pipeline(engine, schema.News())
	if err != nil {
		return err
	}
	for _, set := range []string{"ewt-dev", "gum-dev"} {
		file := filepath.Join(data, "data", "ud", set+".conllu.gz")
		scores, err := treebank(file, set, stages)
		if err != nil {
			return err
		}
		table.Add(string(engine), scores...)
	}
	readings, err := readAll(r, filepath.Join(data, "articles"))
	if err != nil {
		return err
	}
	scores, err := eval.KG(filepath.Join(data, "gold"), readings)
	if err != nil {
		return err
	}
	table.Add(string(engine), scores...)
	return nil
}

// treebank scores the stages token, tag and parse: on raw text, and on gold tokens.
func treebank(file, set string, stages []extract.Stage) ([]eval.Score, error) {
	apply := func(names ...string) func(*text.Doc) {
		return func(doc *text.Doc) {
			for _, s := range stages {
				if slices.Contains(names, s.Name) {
					s.Apply(doc)
				}
			}
		}
	}
	raw, err := eval.ScoreRaw(file, apply("token", "tag", "parse"))
	if err != nil {
		return nil, err
	}
	u, err := eval.ScoreUD(file, apply("tag", "parse"))
	if err != nil {
		return nil, err
	}
	return []eval.Score{
		{Name: set + " raw words F1", Value: raw.Words}, {Name: set + " raw sentences F1", Value: raw.Sentences},
		{Name: set + " raw LAS", Value: raw.LAS},
		{Name: set + " UPOS", Value: u.UPOS}, {Name: set + " XPOS", Value: u.XPOS}, {Name: set + " lemma", Value: u.Lemma},
		{Name: set + " UAS", Value: u.UAS}, {Name: set + " LAS", Value: u.LAS}, {Name: set + " CLAS", Value: u.CLAS},
	}, nil
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

func newsErrors(engine extract.Engine) error {
	r, err := extract.New(extract.Options{Engine: engine})
	if err != nil {
		return err
	}
	lines, err := eval.NewsErrors(schema.News(), readText(r))
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
