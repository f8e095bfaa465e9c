package eval

import (
	"fmt"
	"slices"
	"strings"

	"newsgraph/extract/text"
)

// What is counted of a text that has been cut into words and sentences, tagged and parsed.
const (
	goldWords = iota
	ourWords
	goldSents
	ourSents
	goldContent // words that CLAS counts
	ourContent
	rightWords // from here on: what agrees
	rightSents
	rightUPOS
	rightXPOS
	rightLemma
	rightUAS
	rightLAS
	rightFull
	rightCLAS
	countsUD
)

// udFigures are what is made of the counts: F1 in percent, as at CoNLL 2018. A word
// counts when its span is right, a sentence when both ends are, a head when the
// heads' spans are the same too. On gold words that is accuracy.
var udFigures = []struct {
	name                string
	right, gold, system int
}{
	{"words F1", rightWords, goldWords, ourWords},
	{"sentences F1", rightSents, goldSents, ourSents},
	{"UPOS", rightUPOS, goldWords, ourWords},
	{"XPOS", rightXPOS, goldWords, ourWords},
	{"lemma", rightLemma, goldWords, ourWords},
	{"UAS", rightUAS, goldWords, ourWords},
	{"LAS", rightLAS, goldWords, ourWords}, // heads and relations, without subtypes
	{"LAS with subtypes", rightFull, goldWords, ourWords},
	{"CLAS", rightCLAS, goldContent, ourContent}, // LAS over content words
}

// UDScores are the figures of udFigures by name.
type UDScores map[string]float64

func (s UDScores) String() string {
	var parts []string
	for _, f := range udFigures {
		parts = append(parts, fmt.Sprintf("%s %.2f", f.name, s[f.name]))
	}
	return strings.Join(parts, " ")
}

// ScoreUD lets engine tag and parse the documents of a treebank file, with their
// gold words, and compares. engine gets one document at a time, with blocks,
// sentences and bare tokens, and may leave tags or heads empty.
func ScoreUD(file string, engine func(*text.Doc)) (UDScores, error) {
	docs, err := ReadCoNLLU(file)
	if err != nil {
		return nil, err
	}
	scores := UDScores{}
	for _, m := range UD("", docs, Read(docs, Bare, engine)) {
		scores[m.Name] = m.Score().Value
	}
	return scores, nil
}

// Read lets engine read what bare leaves of each document.
func Read(docs []*text.Doc, bare func(*text.Doc) *text.Doc, engine func(*text.Doc)) []*text.Doc {
	out := make([]*text.Doc, len(docs))
	for i, doc := range docs {
		out[i] = bare(doc)
		engine(out[i])
	}
	return out
}

// Bare returns a copy of doc with its blocks, sentences and words, but no tags and heads.
func Bare(doc *text.Doc) *text.Doc {
	bare := &text.Doc{Document: doc.Document, Blocks: doc.Blocks, Filled: text.Blocks | text.Tokens}
	bare.Sentences = slices.Clone(doc.Sentences)
	bare.Tokens = make([]text.Token, len(doc.Tokens))
	for i, tok := range doc.Tokens {
		bare.Tokens[i].Span = tok.Span
	}
	return bare
}

// Raw returns a copy of doc with its text and blocks only.
func Raw(doc *text.Doc) *text.Doc {
	return &text.Doc{Document: doc.Document, Blocks: doc.Blocks, Filled: text.Blocks}
}

// UD compares documents with the treebank's. The names of the measures begin with prefix.
func UD(prefix string, gold, docs []*text.Doc) []Measure {
	rows := make([][][]float64, len(gold))
	for i := range gold {
		rows[i] = countUD(gold[i], docs[i])
	}
	all := units(rows)
	var out []Measure
	for _, f := range udFigures {
		m := Measure{Name: prefix + f.name, Of: f1Sums}
		for _, u := range all {
			m.Units = append(m.Units, []float64{u[f.right], u[f.gold], u[f.system]})
		}
		out = append(out, m)
	}
	return out
}

// countUD returns the counts of each block.
func countUD(gold, doc *text.Doc) [][]float64 {
	rows := make([][]float64, len(gold.Blocks))
	for i := range rows {
		rows[i] = make([]float64, countsUD)
	}
	right := map[text.Span]bool{}
	for _, s := range gold.Sentences {
		rows[s.Block][goldSents]++
		right[gold.SpanOf(s.First, s.End)] = true
		for i := s.First; i < s.End; i++ {
			rows[s.Block][goldWords]++
			tally(&rows[s.Block][goldContent], isContent(gold.Tokens[i].Dep))
		}
	}
	bySpan := map[text.Span]*text.Token{}
	for _, s := range doc.Sentences {
		row := rows[s.Block]
		row[ourSents]++
		tally(&row[rightSents], s.First < s.End && right[doc.SpanOf(s.First, s.End)])
		for i := s.First; i < s.End; i++ {
			row[ourWords]++
			tally(&row[ourContent], isContent(doc.Tokens[i].Dep))
			bySpan[doc.Tokens[i].Span] = &doc.Tokens[i]
		}
	}
	for _, s := range gold.Sentences {
		for i := s.First; i < s.End; i++ {
			if t := bySpan[gold.Tokens[i].Span]; t != nil {
				compare(gold, doc, &gold.Tokens[i], t, rows[s.Block])
			}
		}
	}
	return rows
}

func compare(gold, doc *text.Doc, g, s *text.Token, row []float64) {
	head := s.Dep != "" && headSpan(gold, g) == headSpan(doc, s)
	right := head && plainDep(g.Dep) == plainDep(s.Dep)
	row[rightWords]++
	tally(&row[rightUPOS], g.UPOS == s.UPOS)
	tally(&row[rightXPOS], g.XPOS == s.XPOS)
	tally(&row[rightLemma], g.Lemma == s.Lemma || g.Lemma == "_")
	tally(&row[rightUAS], head)
	tally(&row[rightLAS], right)
	tally(&row[rightFull], head && g.Dep == s.Dep)
	tally(&row[rightCLAS], right && isContent(g.Dep))
}

func tally(n *float64, ok bool) {
	if ok {
		*n++
	}
}

func headSpan(doc *text.Doc, tok *text.Token) text.Span {
	if tok.Head < 0 {
		return text.Span{Start: -1, End: -1}
	}
	return doc.Tokens[tok.Head].Span
}

// functional are the relations that CLAS leaves out.
var functional = []string{"aux", "case", "cc", "clf", "cop", "det", "mark", "punct"}

func isContent(dep string) bool { return !slices.Contains(functional, plainDep(dep)) }

// plainDep returns a relation without its subtype.
func plainDep(dep string) string {
	plain, _, _ := strings.Cut(dep, ":")
	return plain
}
