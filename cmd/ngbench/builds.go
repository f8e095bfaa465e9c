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

// builds measures whole builds of two sizes, each by a process of its own, and one with nothing new.
func (b *bench) builds() error {
	b.table("Building: bytes to store, all processors", "articles", "words", "facts", "seconds", "processor seconds", "words a second", "facts a second", "peak memory", "store")
	for _, n := range []int{b.articles / 3, b.articles} {
		if err := b.makeArticles(n); err != nil {
			return err
		}
		out, k, err := measured(exec.Command(b.program, "build", "-o", b.store(), b.in()))
		if err != nil {
			return err
		}
		words, facts := numberBefore(out, " words"), numberBefore(out, " facts")
		info, err := os.Stat(b.store())
		if err != nil {
			return err
		}
		b.say("| %d | %s | %s | %.1f | %.1f | %s | %s | %.0f MB | %.0f MB |", n, thousands(words), thousands(facts), k.wall.Seconds(), k.cpu,
			thousands(words/k.wall.Seconds()), thousands(facts/k.wall.Seconds()), k.peakMB, float64(info.Size())/1e6)
		if n < b.articles {
			if err := os.Remove(b.store()); err != nil {
				return err
			}
		}
	}
	return nil
}

func (b *bench) in() string    { return filepath.Join(b.dir, "in") }
func (b *bench) store() string { return filepath.Join(b.dir, "made.db") }

func (b *bench) makeArticles(n int) error {
	made := eval.MadeCorpus{Words: wordsAnArticle, Things: 50 + n/2}
	if err := os.RemoveAll(b.in()); err != nil {
		return err
	}
	if err := os.MkdirAll(b.in(), 0o755); err != nil {
		return err
	}
	for i := range n {
		if err := os.WriteFile(filepath.Join(b.in(), fmt.Sprintf("%07d.md", i)), []byte(made.Article(i)), 0o644); err != nil {
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
	b.table("Asking and drawing: a process each, median of three", "command", "seconds", "peak memory")
	someone, err := b.mostSaid()
	if err != nil {
		return err
	}
	for _, args := range [][]string{
		{"--help"},
		{"build", "-o", b.store(), b.in()},
		{"query", b.store(), `g.V().Has("<rdf:type>", "<Person>").Limit(10).All()`},
		{"ask", b.store(), someone},
		{"search", b.store(), "minister resigned"},
		{"top", b.store()},
		{"conflicts", b.store()},
		{"stats", b.store()},
		{"verify", b.store()},
		{"export", "--format", "nquads", b.store()},
		{"export", "--format", "dot", "--top", "40", b.store()},
		{"export", "--format", "json", b.store()},
	} {
		k, err := b.median(args)
		if err != nil {
			return err
		}
		name := strings.NewReplacer(b.store(), "STORE", b.in(), "ARTICLES", someone, "NAME", "|", `\|`).Replace(strings.Join(args, " "))
		if args[0] == "build" {
			name += " (nothing new)"
		}
		b.say("| `%s` | %.3f | %.0f MB |", name, k.wall.Seconds(), k.peakMB)
	}
	info, err := os.Stat(b.program)
	if err != nil {
		return err
	}
	b.say("")
	b.say("The store has %d articles of the table above. The binary has %.1f MB.", b.articles, float64(info.Size())/1e6)
	return nil
}

// mostSaid is the name that most is said of.
func (b *bench) mostSaid() (string, error) {
	out, _, err := measured(exec.Command(b.program, "query", "--format", "csv", b.store(), `g.V().Has("<rdf:type>", "<Person>").Out("<rdfs:label>").Limit(1).All()`))
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
