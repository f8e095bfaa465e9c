package extract

import (
	"context"
	"testing"

	"newsgraph/extract/article"
	"newsgraph/extract/source"
	"newsgraph/extract/text"
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
			words := wordsOf(r, items)
			b.ReportAllocs()
			for b.Loop() {
				for _, it := range items {
					r.Read(it)
				}
			}
			b.ReportMetric(float64(words*b.N)/b.Elapsed().Seconds(), "words/s")
		})
	}
}

// BenchmarkStage runs each stage over the examples, with what the stages before it filled.
func BenchmarkStage(b *testing.B) {
	items := exampleItems(b)
	var docs []*text.Doc
	words := 0
	for _, it := range items {
		docs = append(docs, article.Clean(it))
	}
	for _, s := range English(schema.News()) {
		b.Run(s.Name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				for _, d := range docs {
					s.Apply(d)
				}
			}
			words = 0
			for _, d := range docs {
				words += len(d.Tokens)
			}
			b.ReportMetric(float64(words*b.N)/b.Elapsed().Seconds(), "words/s")
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
	words := wordsOf(r, items)
	b.ReportAllocs()
	for b.Loop() {
		for _, it := range items {
			r.stateItem(it)
		}
	}
	b.ReportMetric(float64(words*b.N)/b.Elapsed().Seconds(), "words/s")
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
	b.ReportAllocs()
	for b.Loop() {
		for _, d := range docs {
			for _, s := range stages {
				s.Apply(d)
			}
		}
	}
	b.ReportMetric(float64(words*b.N)/b.Elapsed().Seconds(), "words/s")
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
	b.ReportAllocs()
	b.ResetTimer()
	for b.Loop() {
		read()
	}
	b.ReportMetric(float64(words*b.N)/b.Elapsed().Seconds(), "words/s")
}
