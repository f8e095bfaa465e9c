package eval

import (
	"fmt"
	"slices"
	"strings"

	"newsgraph/extract/text"
)

// UDScores says how well gold tokens were tagged and parsed, in percent.
type UDScores struct {
	Sentences, Words  int
	UPOS, XPOS, Lemma float64
	UAS, LAS          float64 // heads; heads and relations, without subtypes, as at CoNLL 2018
	LASFull           float64 // with subtypes
	CLAS              float64 // LAS over content words: F1, as at CoNLL 2018
}

func (s UDScores) String() string {
	return fmt.Sprintf("%d sentences, %d words: UPOS %.2f XPOS %.2f lemma %.2f UAS %.2f LAS %.2f (with subtypes %.2f) CLAS %.2f",
		s.Sentences, s.Words, s.UPOS, s.XPOS, s.Lemma, s.UAS, s.LAS, s.LASFull, s.CLAS)
}

// ScoreUD lets engine tag and parse the sentences of a treebank file, with their
// gold words, and compares. engine gets one document at a time, with blocks,
// sentences and bare tokens, and may leave tags or heads empty.
func ScoreUD(file string, engine func(*text.Doc)) (UDScores, error) {
	docs, err := ReadCoNLLU(file)
	if err != nil {
		return UDScores{}, err
	}
	var t udTally
	for _, gold := range docs {
		doc := Bare(gold)
		engine(doc)
		t.count(gold, doc)
	}
	return t.scores(), nil
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

type udTally struct {
	sentences, words                         int
	upos, xpos, lemma, uas, las, full        int
	contentGold, contentSystem, contentRight int
}

// functional are the relations that CLAS leaves out.
var functional = []string{"aux", "case", "cc", "clf", "cop", "det", "mark", "punct"}

func isContent(dep string) bool { return !slices.Contains(functional, plainDep(dep)) }

// plainDep returns a relation without its subtype.
func plainDep(dep string) string {
	plain, _, _ := strings.Cut(dep, ":")
	return plain
}

func (t *udTally) count(gold, doc *text.Doc) {
	t.sentences += len(gold.Sentences)
	t.words += len(gold.Tokens)
	for i := range gold.Tokens {
		g, s := &gold.Tokens[i], &doc.Tokens[i]
		head := g.Head == s.Head && s.Dep != ""
		right := head && plainDep(g.Dep) == plainDep(s.Dep)
		tally(&t.upos, g.UPOS == s.UPOS)
		tally(&t.xpos, g.XPOS == s.XPOS)
		tally(&t.lemma, g.Lemma == s.Lemma || g.Lemma == "_")
		tally(&t.uas, head)
		tally(&t.las, right)
		tally(&t.full, head && g.Dep == s.Dep)
		tally(&t.contentGold, isContent(g.Dep))
		tally(&t.contentSystem, isContent(s.Dep))
		tally(&t.contentRight, isContent(g.Dep) && right)
	}
}

func tally(n *int, ok bool) {
	if ok {
		*n++
	}
}

func (t *udTally) scores() UDScores {
	percent := func(n int) float64 { return 100 * float64(n) / float64(max(1, t.words)) }
	return UDScores{
		Sentences: t.sentences, Words: t.words,
		UPOS: percent(t.upos), XPOS: percent(t.xpos), Lemma: percent(t.lemma),
		UAS: percent(t.uas), LAS: percent(t.las), LASFull: percent(t.full),
		CLAS: 200 * float64(t.contentRight) / float64(max(1, t.contentGold+t.contentSystem)),
	}
}
