package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"time"

	"newsgraph/eval"
)

// A built is what a build of made articles took, and one more with nothing new.
type built struct {
	articles, words, facts float64
	cost
	storeMB float64
	again   time.Duration
}

// builds measures whole builds of two sizes, each by a process of its own.
func (b *bench) builds() error {
	b.table(fmt.Sprintf("Building: bytes to store, all processors, articles of %d words", wordsAnArticle), "articles", "words", "facts", "seconds", "processor seconds", "words a second",
		"words a processor second", "facts a second", "peak memory", "store", "again, nothing new")
	var all [2]built
	for i, n := range []int{b.few(), b.articles} {
		x, err := b.build(n, wordsAnArticle)
		if err != nil {
			return err
		}
		b.say("| %s | %s | %s | %.1f | %.1f | %s | %s | %s | %.0f MB | %.0f MB | %.2f s |", thousands(x.articles), thousands(x.words), thousands(x.facts), x.wall.Seconds(), x.cpu,
			thousands(x.words/x.wall.Seconds()), thousands(x.words/x.cpu), thousands(x.facts/x.wall.Seconds()), x.peakMB, x.storeMB, x.again.Seconds())
		all[i] = x
	}
	if few, many := all[0], all[1]; many.articles > few.articles {
		b.say("")
		b.say("%.0f times the articles took %.1f times the processor seconds and %.1f times the memory.",
			many.articles/few.articles, many.cpu/few.cpu, many.peakMB/max(few.peakMB, 1))
	}
	return nil
}

// few is how many articles the smaller build has, whose store is asked.
func (b *bench) few() int { return max(b.articles/10, 1) }

const (
	wordsOfShort = 100       // of an article, where it is many that matter
	soMany       = 1_000_000 // articles to foretell
)

// growth measures builds of ever more short articles, and says what a million would take if it went on so.
func (b *bench) growth() error {
	b.table(fmt.Sprintf("Growth: whole builds, articles of %d words", wordsOfShort), "articles", "words", "seconds", "processor seconds", "processor seconds a thousand articles", "peak memory", "store", "again, nothing new")
	var last, now built
	for n := b.articles / 100; n <= b.articles; n *= 10 {
		x, err := b.build(max(n, 1), wordsOfShort)
		if err != nil {
			return err
		}
		last, now = now, x
		b.say("| %s | %s | %.1f | %.1f | %.2f | %.0f MB | %.0f MB | %.2f s |", thousands(x.articles), thousands(x.words), x.wall.Seconds(), x.cpu,
			1000*x.cpu/x.articles, x.peakMB, x.storeMB, x.again.Seconds())
		if err := os.RemoveAll(b.in(max(n, 1))); err != nil { // the disk is for the stores
			return err
		}
	}
	to := func(a, b float64) float64 { return b + (b-a)/(now.articles-last.articles)*(soMany-now.articles) }
	b.say("")
	b.say("**Not measured:** in a straight line through the last two, %s articles would take %.1f hours, %.1f GB of memory, and a store of %.1f GB.",
		thousands(soMany), to(last.wall.Hours(), now.wall.Hours()), to(last.peakMB, now.peakMB)/1000, to(last.storeMB, now.storeMB)/1000)
	return nil
}

// build makes n articles and builds a store of them.
func (b *bench) build(n, words int) (x built, err error) {
	store, in := b.store(n), b.in(n)
	if err := makeArticles(in, n, words); err != nil {
		return x, err
	}
	out, k, err := measured(exec.Command(b.program, "build", "-o", store, in))
	if err != nil {
		return x, err
	}
	x = built{articles: float64(n), words: numberBefore(out, " words"), facts: numberBefore(out, " facts"), cost: k}
	info, err := os.Stat(store)
	if err != nil {
		return x, err
	}
	x.storeMB = float64(info.Size()) / 1e6
	_, k, err = measured(exec.Command(b.program, "build", "-o", store, in))
	x.again = k.wall
	return x, err
}

func (b *bench) in(n int) string    { return filepath.Join(b.dir, fmt.Sprintf("in%d", n)) }
func (b *bench) store(n int) string { return filepath.Join(b.dir, fmt.Sprintf("made%d.db", n)) }

func makeArticles(in string, n, words int) error {
	made := eval.MadeCorpus{Words: words, Things: 50 + n/2}
	if err := os.Mkdir(in, 0o755); err != nil {
		return err
	}
	for i := range n {
		if err := os.WriteFile(filepath.Join(in, fmt.Sprintf("%07d.md", i)), []byte(made.Article(i)), 0o644); err != nil {
			return err
		}
	}
	return nil
}

var number = regexp.MustCompile(`[0-9][0-9,]*$`)

// numberBefore finds the number that stands before a word of the output.
func numberBefore(out, word string) float64 {
	before, _, ok := strings.Cut(out, word)
	if !ok {
		return 0
	}
	n, _ := strconv.ParseFloat(strings.ReplaceAll(number.FindString(before), ",", ""), 64)
	return n
}
