package eval

import (
	"fmt"

	"newsgraph/extract/text"
)

// RawScores says how well plain text was cut into words and sentences, tagged and
// parsed: F1 in percent, as at CoNLL 2018. A word counts when its span is right,
// a sentence when both ends are, a head when the heads' spans are the same too.
type RawScores struct {
	Words, Sentences                  float64
	UPOS, XPOS, Lemma, UAS, LAS, CLAS float64
}

func (s RawScores) String() string {
	return fmt.Sprintf("words %.2f sentences %.2f UPOS %.2f XPOS %.2f lemma %.2f UAS %.2f LAS %.2f CLAS %.2f",
		s.Words, s.Sentences, s.UPOS, s.XPOS, s.Lemma, s.UAS, s.LAS, s.CLAS)
}

// ScoreRaw lets engine read the paragraphs of a treebank file and compares. engine
// gets one document at a time, of which only text and blocks are filled.
func ScoreRaw(file string, engine func(*text.Doc)) (RawScores, error) {
	docs, err := ReadCoNLLU(file)
	if err != nil {
		return RawScores{}, err
	}
	var t rawTally
	for _, gold := range docs {
		doc := &text.Doc{Document: gold.Document, Blocks: gold.Blocks, Filled: text.Blocks}
		engine(doc)
		t.count(gold, doc)
	}
	return t.scores(), nil
}

type rawTally struct {
	goldWords, words, goldSents, sents, goldContent, content int // of which there are
	word, sent, upos, xpos, lemma, head, labelled, clas      int // that agree
}

func (t *rawTally) count(gold, doc *text.Doc) {
	t.goldWords += len(gold.Tokens)
	t.words += len(doc.Tokens)
	t.goldSents += len(gold.Sentences)
	t.sents += len(doc.Sentences)
	sents := map[text.Span]bool{}
	for _, s := range gold.Sentences {
		sents[gold.SpanOf(s.First, s.End)] = true
	}
	for _, s := range doc.Sentences {
		tally(&t.sent, s.First < s.End && sents[doc.SpanOf(s.First, s.End)])
	}
	for _, tok := range doc.Tokens {
		tally(&t.content, isContent(tok.Dep))
	}
	bySpan := map[text.Span]*text.Token{}
	for i := range doc.Tokens {
		bySpan[doc.Tokens[i].Span] = &doc.Tokens[i]
	}
	for i := range gold.Tokens {
		g := &gold.Tokens[i]
		tally(&t.goldContent, isContent(g.Dep))
		if s := bySpan[g.Span]; s != nil {
			t.compare(gold, doc, g, s)
		}
	}
}

func (t *rawTally) compare(gold, doc *text.Doc, g, s *text.Token) {
	t.word++
	tally(&t.upos, g.UPOS == s.UPOS)
	tally(&t.xpos, g.XPOS == s.XPOS)
	tally(&t.lemma, g.Lemma == s.Lemma || g.Lemma == "_")
	head := s.Dep != "" && headSpan(gold, g) == headSpan(doc, s)
	right := head && plainDep(g.Dep) == plainDep(s.Dep)
	tally(&t.head, head)
	tally(&t.labelled, right)
	tally(&t.clas, right && isContent(g.Dep))
}

func headSpan(doc *text.Doc, tok *text.Token) text.Span {
	if tok.Head < 0 {
		return text.Span{Start: -1, End: -1}
	}
	return doc.Tokens[tok.Head].Span
}

func (t *rawTally) scores() RawScores {
	f1 := func(right, gold, system int) float64 { return 200 * float64(right) / float64(max(1, gold+system)) }
	word := func(right int) float64 { return f1(right, t.goldWords, t.words) }
	return RawScores{
		Words: word(t.word), Sentences: f1(t.sent, t.goldSents, t.sents),
		UPOS: word(t.upos), XPOS: word(t.xpos), Lemma: word(t.lemma), UAS: word(t.head), LAS: word(t.labelled),
		CLAS: f1(t.clas, t.goldContent, t.content),
	}
}
