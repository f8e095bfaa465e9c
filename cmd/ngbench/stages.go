package main

import (
	"fmt"
	"runtime"
	"strings"

	"newsgraph/eval"
	"newsgraph/extract"
	"newsgraph/extract/article"
	"newsgraph/extract/source"
	"newsgraph/extract/text"
	"newsgraph/schema"
)

const (
	wordsAnArticle = 600
	stageArticles  = 30
	rounds         = 3 // of which the best counts, or the middle one
)

// docs are made articles, read and cleaned.
func docs(n int) []*text.Doc {
	made := eval.MadeCorpus{Words: wordsAnArticle, Things: 500}
	var out []*text.Doc
	for i := range n {
		out = append(out, article.Clean(source.Item{Doc: schema.Document{Name: fmt.Sprintf("%d.md", i)}, Body: []byte(made.Article(i)), Form: source.Markdown}))
	}
	return out
}

// best runs f some times on one processor and returns the least seconds of it, and the allocations of one run.
func best(f func()) (least float64, allocated uint64) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	for range rounds {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		began := processorSeconds()
		f()
		took := processorSeconds() - began
		runtime.ReadMemStats(&after)
		if least == 0 || took < least {
			least = took
		}
		allocated = after.Mallocs - before.Mallocs
	}
	return least, allocated
}

// stages measures each stage alone, and all of them.
func (b *bench) stages() error {
	all := docs(stageArticles)
	b.table("Reading: one processor, best of three", "stage", "words a processor second", "allocations a word")
	words, total, mallocs := 0, 0.0, uint64(0)
	var inner struct { // tag, names and parse
		took    float64
		mallocs uint64
	}
	for _, s := range extract.English(schema.News()) {
		took, n := best(func() {
			for _, d := range all {
				s.Apply(d)
			}
		})
		words = 0
		for _, d := range all {
			words += len(d.Tokens)
		}
		total, mallocs = total+took, mallocs+n
		if s.Name == "tag" || s.Name == "parse" || s.Name == "mention" {
			inner.took, inner.mallocs = inner.took+took, inner.mallocs+n
		}
		b.say("| %s | %s | %.2f |", s.Name, rate(words, took), float64(n)/float64(words))
	}
	b.say("| tag, parse and mention | %s | %.2f |", rate(words, inner.took), float64(inner.mallocs)/float64(words))
	b.say("| all | %s | %.2f |", rate(words, total), float64(mallocs)/float64(words))
	return nil
}

func rate(n int, seconds float64) string { return thousands(float64(n) / max(seconds, 1e-6)) }

// thousands writes a figure with three digits that count, and commas.
func thousands(x float64) string {
	unit := 1.0
	for x/unit >= 1000 {
		unit *= 10
	}
	s := fmt.Sprintf("%.0f", float64(int(x/unit+0.5))*unit)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return strings.TrimSpace(s)
}
