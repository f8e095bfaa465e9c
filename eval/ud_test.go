package eval_test

import (
	"os"
	"path/filepath"
	"testing"

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
	want := eval.UDScores{Sentences: 4, Words: 9, XPOS: 200. / 9, UAS: 400. / 9, LAS: 400. / 9, LASFull: 400. / 9, CLAS: 800. / 16}
	if s != want {
		t.Errorf("\n got %+v\nwant %+v", s, want)
	}
	gold, _ := eval.ReadCoNLLU(file)
	raw, err := eval.ScoreRaw(file, func(doc *text.Doc) {
		*doc = *gold[0]
		gold = gold[1:]
	})
	if err != nil {
		t.Fatal(err)
	}
	if raw.Words != 100 || raw.Sentences != 100 || raw.LAS != 100 || raw.CLAS != 100 || raw.Lemma != 100 {
		t.Errorf("gold scores %v", raw)
	}
}
