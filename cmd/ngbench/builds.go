package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"

	"newsgraph/eval"
)

// builds measures whole builds of two sizes, each by a process of its own, and one more of each with nothing new.
func (b *bench) builds() error {
	b.table("Building: bytes to store, all processors", "articles", "words", "facts", "seconds", "processor seconds", "words a second",
		"words a processor second", "facts a second", "peak memory", "store", "again, nothing new")
	var all [2]cost
	for i, n := range []int{b.few(), b.articles} {
		k, err := b.build(n)
		if err != nil {
			return err
		}
		all[i] = k
	}
	if small, large := all[0], all[1]; b.articles > b.few() {
		b.say("")
		b.say("%.0f times the articles took %.1f times the processor seconds and %.1f times the memory.",
			float64(b.articles)/float64(b.few()), large.cpu/small.cpu, large.peakMB/max(small.peakMB, 1))
	}
	return nil
}

// few is how many articles the smaller build has, whose store is asked.
func (b *bench) few() int { return max(b.articles/10, 1) }

// build makes and reads n articles.
func (b *bench) build(n int) (k cost, err error) {
	store, in := b.store(n), filepath.Join(b.dir, fmt.Sprintf("in%d", n))
	if err := b.makeArticles(in, n); err != nil {
		return k, err
	}
	out, k, err := measured(exec.Command(b.program, "build", "-o", store, in))
	if err != nil {
		return k, err
	}
	words, facts := numberBefore(out, " words"), numberBefore(out, " facts")
	info, err := os.Stat(store)
	if err != nil {
		return k, err
	}
	_, again, err := measured(exec.Command(b.program, "build", "-o", store, in))
	if err != nil {
		return k, err
	}
	b.say("| %s | %s | %s | %.1f | %.1f | %s | %s | %s | %.0f MB | %.0f MB | %.2f s |", thousands(float64(n)), thousands(words), thousands(facts), k.wall.Seconds(), k.cpu,
		thousands(words/k.wall.Seconds()), thousands(words/k.cpu), thousands(facts/k.wall.Seconds()), k.peakMB, float64(info.Size())/1e6, again.wall.Seconds())
	return k, nil
}

func (b *bench) store(n int) string { return filepath.Join(b.dir, fmt.Sprintf("made%d.db", n)) }

func (b *bench) makeArticles(in string, n int) error {
	made := eval.MadeCorpus{Words: wordsAnArticle, Things: 50 + n/2}
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

// questions measures commands on the larger store, and the program itself.
func (b *bench) questions() error {
	b.table(fmt.Sprintf("Asking and drawing: a store of %s articles, a process each, median of three", thousands(float64(b.few()))), "command", "seconds", "peak memory")
	store := b.store(b.few())
	someone, err := b.mostSaid(store)
	if err != nil {
		return err
	}
	for _, args := range [][]string{
		{"--help"},
		{"version"},
		{"query", store, `g.V().Has("<rdf:type>", "<Person>").Limit(10).All()`},
		{"ask", store, someone},
		{"search", store, "minister resigned"},
		{"top", store},
		{"conflicts", store},
		{"stats", store},
		{"verify", store},
		{"export", "--format", "nquads", store},
		{"export", "--format", "dot", "--top", "40", store},
		{"export", "--format", "json", store},
	} {
		k, err := b.median(args)
		if err != nil {
			return err
		}
		name := strings.NewReplacer(store, "STORE", someone, "NAME", "|", `\|`).Replace(strings.Join(args, " "))
		b.say("| `%s` | %.3f | %.0f MB |", name, k.wall.Seconds(), k.peakMB)
	}
	info, err := os.Stat(b.program)
	if err != nil {
		return err
	}
	b.say("")
	b.say("The binary has %.1f MB.", float64(info.Size())/1e6)
	return nil
}

// mostSaid is the name that most is said of.
func (b *bench) mostSaid(store string) (string, error) {
	out, _, err := measured(exec.Command(b.program, "query", "--format", "csv", store, `g.V().Has("<rdf:type>", "<Person>").Out("<rdfs:label>").Limit(1).All()`))
	if err != nil {
		return "", err
	}
	lines := strings.Split(strings.TrimSpace(out), "\n")
	return lines[len(lines)-1], nil
}

func (b *bench) median(args []string) (cost, error) {
	var all []cost
	for range rounds {
		_, k, err := measured(exec.Command(b.program, args...))
		if err != nil {
			return cost{}, err
		}
		at := len(all)
		for at > 0 && all[at-1].wall > k.wall {
			at--
		}
		all = append(all[:at], append([]cost{k}, all[at:]...)...)
	}
	return all[rounds/2], nil
}
