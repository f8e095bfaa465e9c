package extract

import (
	"context"
	"testing"

	"newsgraph/extract/article"
	"newsgraph/extract/source"
	"newsgraph/extract/text"
	"newsgraph/extract/token"
	"newsgraph/schema"
)

func exampleItems(b *testing.B) []source.Item {
	var items []source.Item
	for it, err := range source.Items(context.Background(), []string{"../examples/articles"}, nil) {
		if err != nil {
			b.Fatal(err)
		}
		items = append(items, it)
	}
	return items
}

// wordsOf reads items once, which loads the models, and counts their words.
func wordsOf(r *Reader, items []source.Item) int {
	words := 0
	for _, it := range items {
		words += r.Read(it).Words
	}
	return words
}

// BenchmarkRead reads the examples, one article after the other: bytes to readings.
func BenchmarkRead(b *testing.B) {
	for _, engine := range Engines {
		b.Run(string(engine), func(b *testing.B) {
			r, err := New(Options{Engine: engine})
			if err != nil {
				b.Fatal(err)
			}
			items := exampleItems(b)
			loop(b, wordsOf(r, items), func() {
				for _, it := range items {
					r.Read(it)
				}
			})
		})
	}
}

// loop runs what reads so many words, again and again.
func loop(b *testing.B, words int, read func()) {
	b.ReportAllocs()
	for b.Loop() {
		read()
	}
	b.ReportMetric(float64(words*b.N)/b.Elapsed().Seconds(), "words/s")
}

// BenchmarkStage runs each stage over the examples, with what the stages before it filled.
func BenchmarkStage(b *testing.B) {
	var docs []*text.Doc
	words := 0
	for _, it := range exampleItems(b) {
		d := article.Clean(it)
		token.Split(d)
		docs, words = append(docs, d), words+len(d.Tokens)
	}
	for _, s := range English(schema.News()) {
		b.Run(s.Name, func(b *testing.B) {
			loop(b, words, func() {
				for _, d := range docs {
					s.Apply(d)
				}
			})
		})
	}
}

// BenchmarkState reads the statements of the examples: bytes to tuples.
func BenchmarkState(b *testing.B) {
	r, err := New(Options{})
	if err != nil {
		b.Fatal(err)
	}
	items := exampleItems(b)
	loop(b, wordsOf(r, items), func() {
		for _, it := range items {
			r.stateItem(it)
		}
	})
}

// BenchmarkFacts runs what reads facts off a parsed text, as one: values, chains and claims.
func BenchmarkFacts(b *testing.B) {
	var docs []*text.Doc
	var stages []Stage
	words := 0
	for _, it := range exampleItems(b) {
		d := article.Clean(it)
		for _, s := range English(schema.News()) {
			s.Apply(d)
		}
		docs, words = append(docs, d), words+len(d.Tokens)
	}
	for _, s := range English(schema.News()) {
		if s.Name == "value" || s.Name == "coref" || s.Name == "relate" {
			stages = append(stages, s)
		}
	}
	if len(stages) != 3 {
		b.Fatalf("%d of the stages value, coref and relate", len(stages))
	}
	loop(b, words, func() {
		for _, d := range docs {
			for _, s := range stages {
				s.Apply(d)
			}
		}
	})
}

// BenchmarkReadingEnglish tags, names and parses the examples, tokens given.
func BenchmarkReadingEnglish(b *testing.B) {
	stages := map[string]func(*text.Doc){}
	for _, s := range English(schema.News()) {
		stages[s.Name] = s.Apply
	}
	var docs []*text.Doc
	words := 0
	for _, it := range exampleItems(b) {
		doc := article.Clean(it)
		stages["token"](doc)
		docs = append(docs, doc)
		words += len(doc.Tokens)
	}
	read := func() {
		for _, doc := range docs {
			doc.Mentions = doc.Mentions[:0]
			for _, name := range []string{"tag", "parse", "mention"} {
				stages[name](doc)
			}
		}
	}
	read() // loads the models
	loop(b, words, read)
}
