package main

import (
	"flag"
	"fmt"
	"os"

	"newsgraph/eval"
	"newsgraph/extract"
	"newsgraph/extract/text"
	"newsgraph/schema"
)

const annotateHelp = `Usage: ngeval annotate FILE.conllu [--raw] [--engine own|prose]

Prints FILE, gzipped or not, with its sentences and words kept and our UPOS, XPOS,
LEMMA, HEAD and DEPREL filled in; names stand in MISC as Name=B-Person, Name=I-Person,
with the types of the schema. FEATS and DEPS are emptied: we say nothing of them.
Words may have any columns but number and form empty ("_"). Words in the spelling of
the Penn Treebank (-LRB-, doubled single quotes) are kept and understood.

--raw starts from the comments "# text" alone: paragraphs ("# newpar") and documents
("# newdoc") are kept, sentences and words are ours.

A document ends at "# newdoc"; names are made to agree within one. A file without is
one document.

Example: ngeval annotate dev.conllu.gz --raw > ours.conllu
`

func annotate(args []string) error {
	f := flag.NewFlagSet("annotate", flag.ContinueOnError)
	raw := f.Bool("raw", false, "start from the text, not from the words")
	engine := f.String("engine", string(extract.Own), "whose tags and names: own or prose")
	f.Usage = func() { fmt.Fprint(f.Output(), annotateHelp) }
	if err := parse(f, args, 1); err != nil {
		return err
	}
	stages, err := extract.Pipeline(extract.Engine(*engine), schema.News())
	if err != nil {
		return err
	}
	file := f.Arg(0)
	bank, err := eval.ReadTreebank(file)
	if err != nil {
		return err
	}
	if *raw {
		return bank.AnnotateRaw(os.Stdout, file, only(stages, "token", "tag", "parse", "value", "mention"))
	}
	return bank.Annotate(os.Stdout, only(stages, "tag", "parse", "value", "mention"))
}

// only returns those of the stages that are named, as one.
func only(stages []extract.Stage, names ...string) func(*text.Doc) {
	return func(doc *text.Doc) {
		for _, s := range stages {
			for _, name := range names {
				if s.Name == name {
					s.Apply(doc)
				}
			}
		}
	}
}
