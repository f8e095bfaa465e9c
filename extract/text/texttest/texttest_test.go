package texttest

import (
	"strings"
	"testing"
)

func TestHeads(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{`Ana Sousa said she left .`, `nsubj>said flat>Ana root nsubj>left ccomp>said punct>said`},
		{`The old mayor of Brill was arrested in March .`, `det>mayor amod>mayor nsubj:pass>arrested case>Brill nmod>mayor aux:pass>arrested root case>March obl>arrested punct>arrested`},
		{`Sousa 's lawyer met the young judge .`, `nmod:poss>lawyer case>Sousa nsubj>met root det>judge amod>judge obj>met punct>met`},
		{`Brill , a town/appos>Brill in Norland , won/root .`, `nsubj>won punct>won det>town appos>Brill case>Norland nmod>town punct>won root punct>won`},
		{`She did not want to leave/VB .`, `nsubj>want aux>want advmod>want root mark>leave xcomp>want punct>want`},
		{`The office announced that it was working with Acme .`, `det>office nsubj>announced root mark>working nsubj>working aux>working ccomp>announced case>Acme obl>working punct>announced`},
		{`a/a>2 b/b>1 c`, `dep>c b>a root`}, // a loop is opened
	} {
		doc := Doc(t, tt.in)
		var got []string
		for _, tok := range doc.Tokens {
			s := tok.Dep
			if tok.Head >= 0 {
				s += ">" + doc.Word(tok.Head)
			}
			got = append(got, s)
		}
		if s := strings.Join(got, " "); s != tt.want {
			t.Errorf("%s\n got %s\nwant %s\n%s", tt.in, s, tt.want, Table(doc))
		}
	}
}

func TestTextAndMentions(t *testing.T) {
	doc := Doc(t, `
		# headline
		Mayor resigns
		#
		[[Ana Sousa]Person#1 's office]Organization did n't ( yet ) say “ no . ”
		[She]#1 met=meet [the Sun]Organization:name .`)
	if want := "Mayor resigns\n\nAna Sousa's office didn't (yet) say “no.” She met the Sun."; doc.Text != want {
		t.Errorf("text %q, want %q", doc.Text, want)
	}
	want := `[Ana Sousa's office] Organization nominal head=office
[Ana Sousa] Person name head=Ana
[She]  pronoun head=She
[the Sun] Organization name head=Sun
`
	if got := Mentions(doc); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	if got := Groups(doc); got != "Ana Sousa | She\n" {
		t.Errorf("groups %q", got)
	}
	if len(doc.Blocks) != 2 || len(doc.Sentences) != 3 {
		t.Errorf("%d blocks, %d sentences", len(doc.Blocks), len(doc.Sentences))
	}
}

func TestMistakes(t *testing.T) {
	for in, want := range map[string]string{
		"a [b":           "texttest: line 1: 1 brackets are not closed",
		"\na]Person b":   `texttest: line 2: "]Person" closes nothing`,
		"a/x>9 b":        `texttest: line 1: "a": no head "9"`,
		"# nosuch\na b.": `texttest: line 1: unknown block "nosuch"`,
	} {
		if _, err := Parse(in); err == nil || err.Error() != want {
			t.Errorf("Parse(%q): %v, want %s", in, err, want)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add("[Ana]Person#1 said/VBD [she/nsubj>3] ~x = // ] [ \" a=/b> #")
	f.Add("the 's 's the of of \" be been not")
	f.Fuzz(func(t *testing.T, s string) {
		doc, err := Parse(s)
		if err != nil {
			return
		}
		for _, sent := range doc.Sentences {
			roots := 0
			for i := sent.First; i < sent.End; i++ {
				tok := doc.Tokens[i]
				if tok.Head < 0 {
					roots++
				} else if tok.Head < sent.First || tok.Head >= sent.End {
					t.Fatalf("%q: head outside the sentence\n%s", s, Table(doc))
				}
				if tok.Dep == "" || tok.XPOS == "" || tok.UPOS == "" || tok.End <= tok.Start {
					t.Fatalf("%q: token %+v", s, tok)
				}
			}
			if roots < 1 {
				t.Fatalf("%q: no root\n%s", s, Table(doc))
			}
		}
	})
}

const conlluSample = `# newdoc id = d1
# newpar
# text = Ana's gone. She left.
1-2	Ana's	_	_	_	_	_	_	_	_
1	Ana	Ana	PROPN	NNP	_	3	nsubj	_	Entity=(1-person-new)
2	's	be	AUX	VBZ	_	3	aux	_	_
3	gone	go	VERB	VBN	_	0	root	_	SpaceAfter=No
4	.	.	PUNCT	.	_	3	punct	_	_

1	She	she	PRON	PRP	_	2	nsubj	_	Entity=(1-person-giv)
2	left	leave	VERB	VBD	_	0	root	_	_
3	the	the	DET	DT	_	4	det	_	Entity=(2-place-new(3-object
4	house	house	NOUN	NN	_	2	obj	_	Entity=2)3)|SpaceAfter=No
4.1	x	x	X	X	_	_	_	_	_
5	.	.	PUNCT	.	_	2	punct	_	_
`

func TestReadCoNLLU(t *testing.T) {
	docs, err := ReadCoNLLU(strings.NewReader(conlluSample + "\n# newdoc id = d2\n"))
	if err != nil || len(docs) != 2 || docs[1].Name != "d2" {
		t.Fatal(docs, err)
	}
	doc := docs[0]
	if doc.Text != "Ana's gone. She left the house." {
		t.Errorf("text %q", doc.Text)
	}
	if got := Groups(doc); got != "Ana | She\nthe house\nthe house\n" {
		t.Errorf("groups %q", got)
	}
	if doc.Mentions[2].Head != 7 || len(doc.Blocks) != 1 || len(doc.Sentences) != 2 {
		t.Errorf("%+v", doc)
	}
	if _, err := ReadCoNLLU(strings.NewReader("1\tx\n\n")); err == nil {
		t.Error("no error for 2 columns")
	}
}

// Whatever the file, its documents are sound or there is an error.
func FuzzReadCoNLLU(f *testing.F) {
	f.Add(conlluSample)
	f.Add("1\ta\t_\t_\t_\t_\t0\troot\t_\tEntity=(1-person\n\n1\tb\t_\t_\t_\t_\t0\troot\t_\tEntity=1)\n\n")
	f.Add("1-1\ta\t_\t_\t_\t_\t_\t_\t_\t_\n1\ta\t_\t_\t_\t_\t2\tdep\t_\t_\n\n") // a head that is a row, but no word
	f.Add("# newdoc\n8.1\tx\t_\t_\t_\t_\t_\t_\t_\t_\n\n")
	f.Fuzz(func(t *testing.T, s string) {
		docs, err := ReadCoNLLU(strings.NewReader(s))
		if err != nil {
			return
		}
		for _, d := range docs {
			for i, tok := range d.Tokens {
				if tok.Head >= int32(len(d.Tokens)) || d.Word(int32(i)) == "" && !strings.Contains(s, "\t\t") {
					t.Errorf("token %d: %+v", i, tok)
				}
			}
			for _, m := range d.Mentions {
				if m.First >= m.End || int(m.End) > len(d.Tokens) {
					t.Errorf("mention %+v of %d words", m, len(d.Tokens))
				}
			}
		}
	})
}
