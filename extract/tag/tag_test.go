package tag_test

import (
	"encoding/binary"
	"strings"
	"testing"

	"newsgraph/extract/learn"
	"newsgraph/extract/tag"
	"newsgraph/extract/text"
)

// docOf makes a document of one sentence a line, words apart by spaces.
func docOf(lines string) *text.Doc {
	doc := &text.Doc{}
	doc.Text = lines
	at := 0
	for line := range strings.Lines(lines) {
		first := int32(len(doc.Tokens))
		for word := range strings.FieldsSeq(line) {
			at += strings.Index(lines[at:], word)
			doc.Tokens = append(doc.Tokens, text.Token{Span: text.Span{Start: int32(at), End: int32(at + len(word))}})
			at += len(word)
		}
		doc.Sentences = append(doc.Sentences, text.Sentence{First: first, End: int32(len(doc.Tokens))})
	}
	return doc
}

func TestTag(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"She called Ortega on Monday .", "she/PRP call/VBD Ortega/NNP on/IN Monday/NNP ./."},
		{"She did n't say who had stopped them .", "she/PRP do/VBD not/RB say/VB who/WP have/VBD stop/VBN they/PRP ./."},
		{"“ It ’s over , ” Ortega told reporters .", "\"/`` it/PRP be/VBZ over/RB ,/, \"/'' Ortega/NNP tell/VBD reporter/NNS ./."},
		{"Its cities are larger than these .", "its/PRP$ city/NNS be/VBP large/JJR than/IN this/DT ./."},
	} {
		doc := docOf(tt.in)
		tag.Tag(doc)
		var got []string
		for _, tok := range doc.Tokens {
			got = append(got, tok.Lemma+"/"+tok.XPOS)
		}
		if g := strings.Join(got, " "); g != tt.want {
			t.Errorf("Tag(%q)\n got %s\nwant %s", tt.in, g, tt.want)
		}
	}
}

func TestFeaturesAreThoseOfTheModel(t *testing.T) {
	if err := tag.English().Check(); err != nil {
		t.Error(err)
	}
}

// A tagger that has warmed up takes no memory for a word, but for a lemma that is not
// a part of it: "Ortegas", "studies".
func TestAllocations(t *testing.T) {
	doc := docOf(strings.Repeat("the minister did n't say whether she agreed with Ortega .\n", 30))
	if n := testing.AllocsPerRun(20, func() { tag.Tag(doc) }); n > float64(len(doc.Tokens))/10 {
		t.Errorf("%.0f allocations for %d words", n, len(doc.Tokens))
	}
}

func TestConcurrent(t *testing.T) {
	const in = "Ortega fired her aides , who sued .\nKOVAR SUES CITY OVER FLOOD"
	lemmas := func(doc *text.Doc) (out string) {
		for _, tok := range doc.Tokens {
			out += tok.XPOS + " " + tok.Lemma + " "
		}
		return out
	}
	first := docOf(in)
	tag.Tag(first)
	done := make(chan string)
	for range 8 {
		go func() {
			doc := docOf(in)
			for range 50 {
				tag.Tag(doc)
			}
			done <- lemmas(doc)
		}()
	}
	for range 8 {
		if got := <-done; got != lemmas(first) {
			t.Errorf("got %s, want %s", got, lemmas(first))
		}
	}
}

func FuzzTag(f *testing.F) {
	for _, s := range []string{"", "\n", "a", "\xff\xfe", "ALL CAPS HERE TODAY", "’s ‘ “ ”", "Ünïcödé 🙂 \u200b", "s ed ing er est ies"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		doc := docOf(s)
		tag.Tag(doc)
		for i, tok := range doc.Tokens {
			if tok.UPOS == "" || tok.XPOS == "" || tok.Lemma == "" {
				t.Fatalf("token %d %q of %q: %+v", i, doc.Word(int32(i)), s, tok)
			}
		}
	})
}

func BenchmarkTag(b *testing.B) {
	line := "The minister , who had been in office since 2019 , did n't say whether Ortega 's party would support the new budget .\n"
	doc := docOf(strings.Repeat(line, 50))
	b.ReportAllocs()
	b.SetBytes(int64(len(doc.Text)))
	for b.Loop() {
		tag.Tag(doc)
	}
	b.ReportMetric(float64(len(doc.Tokens)*b.N)/b.Elapsed().Seconds(), "words/s")
}

// Whatever stands in the sections of a model, it is refused or it tags.
func FuzzRead(f *testing.F) {
	f.Add("NN|NOUN\nVB|VERB", []byte{1, 1}, []byte{1, 1}, []byte{0, 1}, []byte{1, 2}, "saw\tVBD\tsee", "Nsaw\n")
	f.Add("NN", []byte{1}, []byte{1}, []byte{0}, []byte{1}, "", "")
	key := binary.AppendUvarint(nil, uint64(learn.WordKey(learn.Fold("cats"))))
	f.Add("NN|NOUN", key, []byte{1}, []byte{0}, []byte{9}, "", "") // "cats" is sure to be the ninth of one
	f.Fuzz(func(t *testing.T, labels string, keys, lengths, classes, weights []byte, lemmas, bases string) {
		var p learn.Pack
		for name, data := range map[string][]byte{"labels": []byte(labels), "keys": keys, "lengths": lengths, "classes": classes, "weights": weights} {
			p.Add("model/"+name, data)
		}
		for _, name := range []string{"classes", "others", "sure"} {
			p.Add(name+"/keys", keys)
			p.Add(name+"/values", weights)
		}
		p.Add("lemmas", []byte(lemmas))
		p.Add("bases", []byte(bases))
		if tagger, err := tag.Read(p.Encode()); err == nil {
			tagger.Tag(docOf("The cats saw Ann . Cats' 1,000\nX"))
		}
	})
}
