package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"strings"

	"github.com/urfave/cli/v2"

	"newsgraph/extract"
	"newsgraph/extract/source"
)

// printStatements is "extract --open".
func printStatements(c *cli.Context) error {
	all, done, err := statements(c)
	if err != nil {
		return err
	}
	defer done()
	out := bufio.NewWriterSize(c.App.Writer, 1<<16)
	var skipped []*source.Skipped
	n := 0
	for s := range all {
		var skip *source.Skipped
		if errors.As(s.Err, &skip) {
			skipped = append(skipped, skip)
			continue
		}
		n++
		err := s.Err
		if err == nil && c.Bool("json") {
			err = writeStatementsJSON(out, s, lineNumber(c, n))
		} else if err == nil {
			err = writeStatements(out, s.Said)
		}
		if err != nil {
			return errors.Join(err, out.Flush())
		}
	}
	if err := out.Flush(); err != nil {
		return err
	}
	return endSkipped(c, skipped)
}

// statements returns what the lines or articles of the command line state, and what closes them.
func statements(c *cli.Context) (iter.Seq[extract.Statements], func(), error) {
	r, err := reader(c)
	if err != nil {
		return nil, nil, err
	}
	if !c.IsSet("lines") {
		if err := wantArgs(c, 1, -1); err != nil {
			return nil, nil, err
		}
		from, err := sourceOptions(c)
		if err != nil {
			return nil, nil, err
		}
		mine, err := shard(c.String("shard"))
		if err != nil {
			return nil, nil, err
		}
		return r.StateAll(c.Context, mine(source.Items(c.Context, c.Args().Slice(), from))), func() {}, nil
	}
	if c.NArg() > 0 || c.IsSet("shard") {
		return nil, nil, usagef("extract: --lines reads one file of sentences, without PATH and --shard")
	}
	in, done := c.App.Reader, func() {}
	if name := c.String("lines"); name != "-" {
		f, err := os.Open(name)
		if err != nil {
			return nil, nil, err
		}
		in, done = f, func() { f.Close() }
	}
	return r.StateLines(c.Context, lines(in)), done, nil
}

// lines yields the lines of in without their ends, however long they are.
func lines(in io.Reader) iter.Seq2[string, error] {
	return func(yield func(string, error) bool) {
		for b := bufio.NewReader(in); ; {
			line, err := b.ReadString('\n')
			if err != nil && err != io.EOF {
				yield("", err)
				return
			}
			if line != "" && !yield(strings.TrimRight(line, "\r\n"), nil) || err == io.EOF {
				return
			}
		}
	}
}

// lineNumber is that of the nth result, 0 of an article.
func lineNumber(c *cli.Context, n int) int {
	if c.IsSet("lines") {
		return n
	}
	return 0
}

// inField keeps a sentence within one field of a line.
var inField = strings.NewReplacer("\t", " ", "\r", " ", "\n", " ")

func writeStatements(w io.Writer, all []extract.Statement) error {
	for _, s := range all {
		_, err := fmt.Fprintf(w, "%s\t%.3f\t%s\t%s\t%s\n", inField.Replace(s.Sentence), float64(s.Confidence)/1000,
			s.Subject, s.Relation, strings.Join(s.Objects, "\t"))
		if err != nil {
			return err
		}
	}
	return nil
}

// A statementLine is one of --json.
type statementLine struct {
	Doc        string   `json:"doc,omitempty"`
	Name       string   `json:"name,omitempty"`
	Start      *int     `json:"start,omitempty"` // of the sentence, in characters of the document
	End        *int     `json:"end,omitempty"`
	Line       int      `json:"line,omitempty"`
	Sentence   string   `json:"sentence"`
	Confidence float64  `json:"confidence"`
	Subject    string   `json:"subject"`
	Relation   string   `json:"relation"`
	Objects    []string `json:"objects"`
	Rule       string   `json:"rule"`
}

func writeStatementsJSON(w io.Writer, all extract.Statements, line int) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for _, s := range all.Said {
		l := statementLine{
			Doc: string(all.Doc.ID), Name: all.Doc.Name, Line: line, Sentence: s.Sentence,
			Confidence: float64(s.Confidence) / 1000, Subject: s.Subject, Relation: s.Relation, Objects: s.Objects, Rule: s.Rule,
		}
		if line == 0 {
			l.Start, l.End = &s.Start, &s.End
		}
		if err := enc.Encode(l); err != nil {
			return err
		}
	}
	return nil
}
