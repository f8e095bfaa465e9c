package eval_test

import (
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"newsgraph/eval"
	"newsgraph/extract/mention"
	"newsgraph/extract/text"
	"newsgraph/schema"
)

// entities has names, their derivation and coreference as UD English GUM marks them.
const entities = `# newdoc id = g1
# text = The Harbour Trust said Ann Obi’s brother left Oslo.
1	The	the	DET	DT	_	3	det	_	Entity=(1-organization-new
2	Harbour	Harbour	PROPN	NNP	_	3	compound	_	_
3	Trust	Trust	PROPN	NNP	_	4	nsubj	_	Entity=1)
4	said	say	VERB	VBD	_	0	root	_	_
5	Ann	Ann	PROPN	NNP	_	8	nmod:poss	_	Entity=(2-person-new(3-person-new
6	Obi	Obi	PROPN	NNP	_	5	flat	_	SpaceAfter=No
7	’s	’s	PART	POS	_	5	case	_	Entity=3)
8	brother	brother	NOUN	NN	_	9	nsubj	_	Entity=2)
9	left	leave	VERB	VBD	_	4	ccomp	_	_
10	Oslo	Oslo	PROPN	NNP	_	9	obj	_	Entity=(4-place-new)|SpaceAfter=No
11	.	.	PUNCT	.	_	4	punct	_	_

# text = She knew the brother.
1	She	she	PRON	PRP	_	2	nsubj	_	Entity=(3-person-giv)
2	knew	know	VERB	VBD	_	0	root	_	_
3	the	the	DET	DT	_	4	det	_	Entity=(2-person-giv
4	brother	brother	NOUN	NN	_	2	obj	_	Entity=2)|SpaceAfter=No
5	.	.	PUNCT	.	_	2	punct	_	_
`

func parse(t *testing.T, conllu string) *eval.Treebank {
	bank, err := eval.ParseTreebank("t.conllu", []byte(conllu))
	if err != nil {
		t.Fatal(err)
	}
	return bank
}

func TestGUMNames(t *testing.T) {
	bank := parse(t, entities)
	var got []string
	for _, n := range bank.GUMNames()[0] {
		got = append(got, string(n.Kind)+" "+bank.Docs[0].Words(n.First, n.End))
	}
	if g, want := strings.Join(got, "|"), "Organization Harbour Trust|Person Ann Obi|GPE Oslo"; g != want {
		t.Errorf("names are %s, want %s", g, want)
	}
}

func TestNameMeasures(t *testing.T) {
	bank := parse(t, entities)
	docs := eval.Read(bank.Docs, eval.Bare, func(doc *text.Doc) {
		doc.Mentions = []text.Mention{
			{First: 0, End: 3, Type: schema.Organization, Form: schema.Name}, // one word too many
			{First: 4, End: 6, Type: schema.Person, Form: schema.Name},
			{First: 7, End: 8, Type: schema.Person, Form: schema.Nominal}, // no name
			{First: 9, End: 10, Type: schema.Location, Form: schema.Name}, // places are one kind
		}
	})
	want := map[string]float64{"names F1": 200. / 3, "names person F1": 100, "names place F1": 100, "names organization F1": 0}
	for _, m := range eval.NameMeasures("", bank.Docs, bank.GUMNames(), docs) {
		if v := m.Score().Value; math.Abs(v-want[m.Name]) > 1e-9 {
			t.Errorf("%s is %v, want %v", m.Name, v, want[m.Name])
		}
	}
}

func TestNamesFrom(t *testing.T) {
	file := filepath.Join(t.TempDir(), "n.bio")
	bio := "So\tO\n\nAnn\tB-PER\ndid\tO\nn\tO\n’t\tO\ngo\tO\n.\tO\n\nBen\tB-PER\nleft\tO\n\nWhy\tB-LOC\n"
	if err := os.WriteFile(file, []byte(bio), 0o644); err != nil {
		t.Fatal(err)
	}
	labelled, err := eval.ReadBIO(file)
	if err != nil {
		t.Fatal(err)
	}
	names, err := parse(t, treebank).NamesFrom(labelled)
	if err != nil {
		t.Fatal(err)
	}
	want := []mention.Name{{First: 0, End: 1, Kind: schema.Person}, {First: 5, End: 6, Kind: schema.Person}, {First: 7, End: 8, Kind: schema.GPE}}
	if len(names[0]) != 3 || names[0][0] != want[0] || names[0][1] != want[1] || names[0][2] != want[2] || len(names[1]) != 0 {
		t.Errorf("names %v", names)
	}
	if _, err := parse(t, treebank).NamesFrom(labelled[1:]); err == nil || !strings.Contains(err.Error(), `line 22, "So"`) {
		t.Errorf("a sentence without labels gives %v", err)
	}
	if err := os.WriteFile(file, []byte("Ann\tO\nBen PER\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := eval.ReadBIO(file); err == nil || !strings.HasSuffix(err.Error(), `n.bio:2: "Ben PER" is not a word, a tab and a label`) {
		t.Errorf("a bad line gives %v", err)
	}
}
