package extract

import (
	"context"
	"iter"
	"strings"

	"newsgraph/extract/article"
	"newsgraph/extract/open"
	"newsgraph/extract/source"
	"newsgraph/extract/text"
	"newsgraph/schema"
)

// A Statement is a tuple of open information extraction: see package open.
type Statement struct {
	Sentence string // as it stands
	schema.Span
	Tuple
}

// A Tuple is what a statement says, in the sentence's words.
type Tuple struct {
	Confidence int // permille
	Subject    string
	Relation   string
	Objects    []string
	Rule       string // what read it: "verb", "copula", "apposition" …
}

// Statements is what one article or line states, or why it was left out.
type Statements struct {
	Doc  schema.Document
	Said []Statement
	Err  error // *source.Skipped, or the end
}

// StateAll reads the statements of many articles at once, in the order of items.
func (r *Reader) StateAll(ctx context.Context, items iter.Seq2[source.Item, error]) iter.Seq[Statements] {
	return inOrder(ctx, r.jobs, items, func(it source.Item, err error) Statements {
		if err != nil {
			return Statements{Doc: it.Doc, Err: err}
		}
		return r.stateItem(it)
	})
}

// StateLines reads the statements of many lines at once, each one sentence, in their order.
func (r *Reader) StateLines(ctx context.Context, lines iter.Seq2[string, error]) iter.Seq[Statements] {
	return inOrder(ctx, r.jobs, lines, func(line string, err error) Statements {
		if err != nil {
			return Statements{Err: err}
		}
		return Statements{Said: r.State(line)}
	})
}

// State returns what one sentence states. It may be cut into words as in the Penn
// Treebank; then every word of a statement is one of its words.
func (r *Reader) State(sentence string) []Statement {
	line, doc := open.NewLine(sentence)
	r.parse(doc, open.OneSentence)
	return said(doc, func(p open.Part) string { return line.Say(doc, p) }, func(int32) (string, schema.Span) {
		return sentence, schema.Span{}
	})
}

func (r *Reader) stateItem(it source.Item) Statements {
	doc := article.Clean(it)
	if why := r.leaveOut(doc); why != nil {
		why.Path = it.Doc.Name
		return Statements{Doc: it.Doc, Err: why}
	}
	r.parse(doc, func(*text.Doc) {})
	index := schema.NewIndex(doc.Text)
	return Statements{Doc: doc.Document, Said: said(doc, func(p open.Part) string { return open.Say(doc, p) }, func(i int32) (string, schema.Span) {
		s := doc.SpanOf(doc.Sentences[i].First, doc.Sentences[i].End)
		return strings.Join(strings.Fields(doc.Of(s)), " "), points(index, s)
	})}
}

// parse runs the stages until heads are filled, and split once there are sentences.
func (r *Reader) parse(doc *text.Doc, split func(*text.Doc)) {
	for _, s := range r.stages {
		if doc.Filled&text.Heads != 0 {
			return
		}
		s.Apply(doc)
		doc.Filled |= s.Fills
		if s.Fills == text.Tokens {
			split(doc)
		}
	}
}

func said(doc *text.Doc, say func(open.Part) string, where func(sentence int32) (string, schema.Span)) []Statement {
	var all []Statement
	for _, t := range open.Read(doc) {
		s := Statement{Tuple: Tuple{Confidence: t.Confidence, Subject: say(t.Subject), Relation: say(t.Relation), Rule: t.Rule}}
		for _, o := range t.Objects {
			s.Objects = append(s.Objects, say(o))
		}
		s.Sentence, s.Span = where(t.Sentence)
		all = append(all, s)
	}
	return all
}
