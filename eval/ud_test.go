package eval_test

import (
	"math"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"newsgraph/eval"
	"newsgraph/extract/text"
)

const treebank = `# newdoc id = d1
# newpar
# sent_id = 1
1	Ann	Ann	PROPN	NNP	_	4	nsubj	_	_
2-3	didn’t	_	_	_	_	_	_	_	_
2	did	do	AUX	VBD	_	4	aux	_	_
3	n’t	not	PART	RB	_	4	advmod	_	_
4	go	go	VERB	VB	_	0	root	_	SpaceAfter=No
5	.	.	PUNCT	.	_	4	punct	_	_

# sent_id = 2
1	Ben	Ben	PROPN	NNP	_	2	nsubj	_	_
1.1	_	_	_	_	_	_	_	_	_
2	left	leave	VERB	VBD	_	0	root	_	_

# newpar
# sent_id = 3
1	Why	why	ADV	WRB	_	0	root	_	_

# newdoc id = d2
# sent_id = 4
1	So	so	ADV	RB	_	0	root	_	_
`

func write(t *testing.T) string {
	file := filepath.Join(t.TempDir(), "t.conllu")
	if err := os.WriteFile(file, []byte(treebank), 0o644); err != nil {
		t.Fatal(err)
	}
	return file
}

func TestReadCoNLLU(t *testing.T) {
	docs, err := eval.ReadCoNLLU(write(t))
	if err != nil || len(docs) != 2 {
		t.Fatalf("%d documents, %v", len(docs), err)
	}
	doc := docs[0]
	if want := "Ann didn’t go. Ben left\n\nWhy"; doc.Text != want {
		t.Errorf("text is %q, want %q", doc.Text, want)
	}
	if len(doc.Sentences) != 3 || len(doc.Blocks) != 2 || doc.Sentences[2].Block != 1 {
		t.Errorf("sentences %v, blocks %v", doc.Sentences, doc.Blocks)
	}
	for i, b := range []string{"Ann didn’t go. Ben left", "Why"} {
		if got := doc.Of(doc.Blocks[i].Span); got != b {
			t.Errorf("block %d is %q, want %q", i, got, b)
		}
	}
	if doc.Word(2) != "n’t" || doc.Tokens[2].Head != 3 || doc.Tokens[3].Head != -1 || doc.Tokens[5].Head != 6 {
		t.Errorf("tokens %+v", doc.Tokens)
	}
}

func TestScores(t *testing.T) {
	file := write(t)
	s, err := eval.ScoreUD(file, func(doc *text.Doc) {
		for i := range doc.Tokens {
			doc.Tokens[i].XPOS = "NNP"
			doc.Tokens[i].Head, doc.Tokens[i].Dep = -1, "root"
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	want := eval.UDScores{"words F1": 100, "sentences F1": 100, "UPOS": 0, "XPOS": 200. / 9, "lemma": 0,
		"UAS": 400. / 9, "LAS": 400. / 9, "LAS with subtypes": 400. / 9, "CLAS": 800. / 16}
	if d := cmp.Diff(want, s); d != "" {
		t.Error(d)
	}
}

func TestScoresOfRawText(t *testing.T) {
	gold, err := eval.ReadCoNLLU(write(t))
	if err != nil {
		t.Fatal(err)
	}
	k := 0
	docs := eval.Read(gold, eval.Raw, func(doc *text.Doc) {
		*doc = *gold[k]
		k++
	})
	for _, m := range eval.UD("x ", gold, docs) {
		if v := m.Score().Value; v != 100 {
			t.Errorf("%s of the gold itself is %v", m.Name, v)
		}
	}
	// Two sentences made one: one of four is left, found among three.
	docs[0].Sentences = []text.Sentence{{First: 0, End: 7}, {First: 7, End: 8, Block: 1}}
	for _, m := range eval.UD("", gold, docs) {
		if v := m.Score().Value; m.Name == "sentences F1" && math.Abs(v-400./7) > 1e-9 {
			t.Errorf("sentences F1 is %v, want 4/7", v)
		}
	}
}

// The interval of a figure holds it, is the same each time, and narrows with more units.
func TestInterval(t *testing.T) {
	sample := func(n int) eval.Score {
		m := eval.Measure{Of: func(s []float64) float64 { return 100 * s[0] / s[1] }}
		for i := range n {
			m.Units = append(m.Units, []float64{float64(i % 2), 1})
		}
		if m.Score() != m.Score() {
			t.Error("two intervals of one measure differ")
		}
		return m.Score()
	}
	few, many := sample(20), sample(2000)
	if few.Value != 50 || few.Low >= 50 || few.High <= 50 || many.High-many.Low > (few.High-few.Low)/5 {
		t.Errorf("of 20 units %v, of 2000 %v", few, many)
	}
	// The error of a share of one half of 2000 is 1.1 points; 1.96 of them on each side.
	if math.Abs(many.High-many.Low-4.4) > 0.5 {
		t.Errorf("interval of 2000 halves is %v, want about 47.8 to 52.2", many)
	}
}
