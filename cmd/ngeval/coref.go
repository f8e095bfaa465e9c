package main

import (
	"flag"
	"fmt"
	"os"

	"newsgraph/eval"
	"newsgraph/extract"
	"newsgraph/schema"
)

const corefHelp = `Usage: ngeval coref FILE.conllu [--engine own|prose]

Prints which phrases of each document speak of one thing, a line of JSON a document:

    {"id": "…", "clusters": [[[start, end], …], …]}

Offsets are in code points, the end exclusive, into the sentences' "# text", a line
each. Words and sentences are the file's; mentions, chains and spans are ours.
Phrases are whole ("the mayor of Brill who resigned"), as UD English GUM draws them.

Example: ngeval coref dev.conllu.gz > ours.jsonl
`

func coref(args []string) error {
	f := flag.NewFlagSet("coref", flag.ContinueOnError)
	engine := f.String("engine", string(extract.Own), "whose tags and names: own or prose")
	f.Usage = func() { fmt.Fprint(f.Output(), corefHelp) }
	if err := parse(f, args, 1); err != nil {
		return err
	}
	stages, err := extract.Pipeline(extract.Engine(*engine), schema.News())
	if err != nil {
		return err
	}
	bank, err := eval.ReadTreebank(f.Arg(0))
	if err != nil {
		return err
	}
	return bank.Coref(os.Stdout, f.Arg(0), only(stages, "tag", "parse", "value", "mention", "coref"))
}
