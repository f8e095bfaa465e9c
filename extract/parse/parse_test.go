package parse_test

import (
	"strconv"
	"strings"
	"testing"

	"newsgraph/extract/learn"
	"newsgraph/extract/parse"
	"newsgraph/extract/text"
)

// docOf makes a document of one sentence a line, of words like "dogs/NNS/NOUN".
func docOf(lines string) *text.Doc {
	doc := &text.Doc{}
	for line := range strings.Lines(lines) {
		first := int32(len(doc.Tokens))
		for item := range strings.FieldsSeq(line) {
			f := append(strings.Split(item, "/"), "", "")
			start := int32(len(doc.Text))
			doc.Text += f[0] + " "
			doc.Tokens = append(doc.Tokens, text.Token{
				Span: text.Span{Start: start, End: start + int32(len(f[0]))}, XPOS: f[1], UPOS: f[2],
			})
		}
		doc.Sentences = append(doc.Sentences, text.Sentence{First: first, End: int32(len(doc.Tokens))})
	}
	return doc
}

func TestParse(t *testing.T) {
	for _, tt := range []struct{ in, want string }{ // each word's head, from 1; 0 for the root
		{"The/DT/DET minister/NN/NOUN resigned/VBD/VERB on/IN/ADP Monday/NNP/PROPN ././PUNCT",
			"2:det 3:nsubj 0:root 5:case 3:obl 3:punct"},
		{"Ortega/NNP/PROPN was/VBD/AUX fired/VBN/VERB by/IN/ADP the/DT/DET board/NN/NOUN ././PUNCT",
			"3:nsubj:pass 3:aux:pass 0:root 6:case 6:det 3:obl:agent 3:punct"},
		{"Yes/UH/INTJ", "0:root"},
	} {
		doc := docOf(tt.in)
		parse.Parse(doc)
		var got []string
		for _, tok := range doc.Tokens {
			got = append(got, strconv.Itoa(int(tok.Head)+1)+":"+tok.Dep)
		}
		if g := strings.Join(got, " "); g != tt.want {
			t.Errorf("Parse(%q)\n got %s\nwant %s", tt.in, g, tt.want)
		}
	}
}

func TestFeaturesAreThoseOfTheModel(t *testing.T) {
	if err := parse.English().Check(); err != nil {
		t.Error(err)
	}
}

// tree reports what is wrong with the tree of a sentence, "" if nothing is.
func tree(doc *text.Doc, sent text.Sentence) string {
	roots := 0
	for i := sent.First; i < sent.End; i++ {
		tok := doc.Tokens[i]
		if tok.Dep == "" || (tok.Dep == "root") != (tok.Head == -1) {
			return "relation " + tok.Dep + " with head " + strconv.Itoa(int(tok.Head))
		}
		if tok.Head == -1 {
			roots++
			continue
		}
		steps := int32(0)
		for j := i; j != -1; j = doc.Tokens[j].Head {
			if j < sent.First || j >= sent.End {
				return "head outside of the sentence"
			}
			if steps++; steps > sent.End-sent.First {
				return "cycle"
			}
		}
	}
	if roots != 1 && sent.End > sent.First {
		return strconv.Itoa(roots) + " roots"
	}
	return ""
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"", "\n\n", "a/NN/NOUN", "a b c d e f", "././PUNCT ././PUNCT ././PUNCT", "\xff/VB/VERB x/IN/ADP",
		"not/RB/PART a/DT/DET tree/NN/NOUN and/CC/CCONJ or/CC/CCONJ to/TO/PART be/VB/AUX\nx/VB/VERB y/VB/VERB"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		doc := docOf(s)
		parse.Parse(doc)
		for _, sent := range doc.Sentences {
			if wrong := tree(doc, sent); wrong != "" {
				t.Fatalf("Parse(%q): %s", s, wrong)
			}
		}
	})
}

func TestLongSentence(t *testing.T) {
	doc := docOf(strings.Repeat("and/CC/CCONJ then/RB/ADV dogs/NNS/NOUN bark/VBP/VERB ,/,/PUNCT ", 2000))
	parse.Parse(doc)
	if roots := strings.Count(deps(doc), " root "); roots != 1 {
		t.Errorf("%d roots", roots)
	}
}

func deps(doc *text.Doc) string {
	var b strings.Builder
	for _, tok := range doc.Tokens {
		b.WriteString(" " + tok.Dep + " ")
	}
	return b.String()
}

func BenchmarkParse(b *testing.B) {
	line := "The/DT/DET minister/NN/NOUN ,/,/PUNCT who/WP/PRON had/VBD/AUX been/VBN/AUX in/IN/ADP office/NN/NOUN since/IN/ADP " +
		"2019/CD/NUM ,/,/PUNCT did/VBD/AUX n't/RB/PART say/VB/VERB whether/IN/SCONJ Ortega/NNP/PROPN 's/POS/PART party/NN/NOUN " +
		"would/MD/AUX support/VB/VERB the/DT/DET new/JJ/ADJ budget/NN/NOUN ././PUNCT\n"
	doc := docOf(strings.Repeat(line, 20))
	b.ReportAllocs()
	for b.Loop() {
		parse.Parse(doc)
	}
	b.ReportMetric(float64(len(doc.Tokens)*b.N)/b.Elapsed().Seconds(), "words/s")
}

// A parser that has warmed up takes no memory for a word: one in ten is left to a
// collection of the pool in between.
func TestAllocations(t *testing.T) {
	doc := docOf(strings.Repeat("The/DT/DET minister/NN/NOUN did/VBD/AUX n't/RB/PART say/VB/VERB whether/IN/SCONJ she/PRP/PRON agreed/VBD/VERB ././PUNCT\n", 30))
	if n := testing.AllocsPerRun(20, func() { parse.Parse(doc) }); n > float64(len(doc.Tokens))/10 {
		t.Errorf("%.0f allocations for %d words", n, len(doc.Tokens))
	}
}

func TestConcurrent(t *testing.T) {
	const in = "Ortega/NNP/PROPN fired/VBD/VERB her/PRP$/PRON aides/NNS/NOUN ,/,/PUNCT who/WP/PRON sued/VBD/VERB ././PUNCT\nNo/UH/INTJ"
	first := docOf(in)
	parse.Parse(first)
	done := make(chan string)
	for range 8 {
		go func() {
			doc := docOf(in)
			for range 50 {
				parse.Parse(doc)
			}
			done <- deps(doc)
		}()
	}
	for range 8 {
		if got := <-done; got != deps(first) {
			t.Errorf("got %s, want %s", got, deps(first))
		}
	}
}

// Whatever stands in the sections of a model, it is refused or makes trees.
func FuzzRead(f *testing.F) {
	f.Add("S\nL nsubj\nR obj", []byte{1, 1}, []byte{1, 2}, []byte{0, 1, 2}, []byte{1, 2, 3})
	f.Add("S", []byte{}, []byte{}, []byte{}, []byte{})
	f.Add("L nsubj\nR obj", []byte{}, []byte{}, []byte{}, []byte{})
	f.Fuzz(func(t *testing.T, labels string, keys, lengths, classes, weights []byte) {
		var p learn.Pack
		for name, data := range map[string][]byte{"labels": []byte(labels), "keys": keys, "lengths": lengths, "classes": classes, "weights": weights} {
			p.Add("model/"+name, data)
		}
		parser, err := parse.Read(p.Encode())
		if err != nil {
			return
		}
		doc := docOf("Ann/NNP/PROPN saw/VBD/VERB the/DT/DET cat/NN/NOUN ././PUNCT")
		parser.Parse(doc)
		if wrong := tree(doc, doc.Sentences[0]); wrong != "" {
			t.Error(wrong)
		}
	})
}
