package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"sync"

	library "github.com/jdkato/prose/v2"

	"newsgraph/extract"
	"newsgraph/extract/article"
	"newsgraph/extract/source"
	"newsgraph/extract/text"
	"newsgraph/schema"
)

// A reader is a program that reads English, and what it does of that.
type reader struct {
	name, does string
	node       string // what peers.js calls it; "" for one in Go
	read       func(string)
}

var readerTable = []reader{
	{"newsgraph, all of it", "sentences, tokens, lemmas, two sets of tags, dependencies, values, names, coreference, who did what to whom", "", stagesUpTo("relate")},
	{"newsgraph, to names", "sentences, tokens, lemmas, two sets of tags, names", "", stagesUpTo("mention", "parse", "value")},
	{"prose v2", "sentences, tokens, tags, names (people, places)", "", readProse},
	{"wink-nlp", "sentences, tokens, tags, entities (dates, amounts; no people or places)", "wink", nil},
	{"compromise", "sentences, tokens, tags, people, places, organizations", "compromise", nil},
}

// proseModel is loaded once: prose by itself loads it for each text.
var proseModel = sync.OnceValue(func() *library.Model {
	doc, err := library.NewDocument("")
	if err != nil {
		panic("ngbench: prose: " + err.Error())
	}
	return doc.Model
})

func readProse(t string) {
	if _, err := library.NewDocument(t, library.UsingModel(proseModel())); err != nil {
		panic("ngbench: prose: " + err.Error())
	}
}

// stagesUpTo reads with the stages as far as last, without those that are left out.
func stagesUpTo(last string, without ...string) func(string) {
	var stages []extract.Stage
	return func(t string) {
		if stages == nil {
			for _, s := range extract.English(schema.News()) {
				skip := false
				for _, w := range without {
					skip = skip || s.Name == w
				}
				if !skip {
					stages = append(stages, s)
				}
				if s.Name == last {
					break
				}
			}
		}
		doc := article.Clean(source.Item{Body: []byte(t)})
		for _, s := range stages {
			s.Apply(doc)
			doc.Filled |= s.Fills
		}
	}
}

// readTexts is the child process of a reader in Go: it prints processor seconds, the best of three rounds.
func readTexts(name, file string) error {
	runtime.GOMAXPROCS(2)
	data, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	for _, r := range readerTable {
		if r.name != name {
			continue
		}
		texts := strings.Split(string(data), "\f")
		for _, t := range texts[:3] {
			r.read(t)
		}
		least := 0.0
		for round := range 3 {
			before := processorSeconds()
			for _, t := range texts {
				r.read(t)
			}
			if took := processorSeconds() - before; round == 0 || took < least {
				least = took
			}
		}
		fmt.Println(least)
	}
	return nil
}

// readers measures each on the same texts.
func (b *bench) readers() error {
	var texts []string
	words := 0
	for _, d := range docs(stageArticles) {
		texts = append(texts, bodyOf(d))
		words += len(strings.Fields(texts[len(texts)-1]))
	}
	file := filepath.Join(b.dir, "texts")
	if err := os.WriteFile(file, []byte(strings.Join(texts, "\f")), 0o644); err != nil {
		return err
	}
	b.table(fmt.Sprintf("Reading English: the same %d texts of %s words, a process each", len(texts), thousands(float64(words))),
		"program", "what it does", "words a processor second", "beside newsgraph to names", "peak memory", "on disk")
	rates, rows := map[string]float64{}, []string{}
	for _, r := range readerTable {
		rate, k, disk, err := b.measureReader(r, file, words)
		if errors.Is(err, errNoNode) || errors.Is(err, fs.ErrNotExist) {
			rows = append(rows, fmt.Sprintf("| %s | not measured: %v | | %%s | | |", r.name, err))
			continue
		}
		if err != nil {
			return err
		}
		rates[r.name] = rate
		size := ""
		if disk > 0 {
			size = fmt.Sprintf("%.1f MB", disk)
		}
		rows = append(rows, fmt.Sprintf("| %s | %s | %s | %%s | %.0f MB | %s |", b.named(r), r.does, thousands(rate), k.peakMB, size))
	}
	for i, r := range readerTable {
		ratio := ""
		if rates[r.name] > 0 {
			ratio = fmt.Sprintf("%.2f", rates[r.name]/rates["newsgraph, to names"])
		}
		b.say(rows[i], ratio)
	}
	return nil
}

func bodyOf(d *text.Doc) string {
	var parts []string
	for _, block := range d.Blocks {
		parts = append(parts, d.Of(block.Span))
	}
	return strings.Join(parts, "\n\n")
}

func (b *bench) measureReader(r reader, file string, words int) (rate float64, k cost, diskMB float64, err error) {
	var c *exec.Cmd
	if r.node != "" {
		if c, err = b.node(r.node, file); err != nil {
			return 0, k, 0, err
		}
	} else {
		self, err := os.Executable()
		if err != nil {
			return 0, k, 0, err
		}
		c = exec.Command(self, "-reader", r.name, file)
	}
	out, k, err := measured(c)
	if err != nil {
		return 0, k, 0, err
	}
	seconds, err := strconv.ParseFloat(strings.TrimSpace(out), 64)
	if err != nil {
		return 0, k, 0, fmt.Errorf("%s: %w", r.name, err)
	}
	diskMB, err = b.onDisk(r)
	return float64(words) / seconds, k, diskMB, err
}

// onDisk is the binary of newsgraph, or the package of a peer with what it needs.
func (b *bench) onDisk(r reader) (mb float64, err error) {
	dirs := map[string][]string{"wink": {"wink-nlp", "wink-eng-lite-web-model"}, "compromise": {"compromise", "efrt", "grad-school", "suffix-thumb"}}[r.node]
	total := int64(0)
	if r.node == "" {
		if strings.HasPrefix(r.name, "prose") {
			return 0, nil // a library: no file of its own
		}
		info, err := os.Stat(b.program)
		if err != nil {
			return 0, err
		}
		return float64(info.Size()) / 1e6, nil
	}
	for _, d := range dirs {
		err = errors.Join(err, filepath.WalkDir(filepath.Join(b.peers, "node_modules", d), func(_ string, e fs.DirEntry, err error) error {
			if err != nil || e.IsDir() {
				return err
			}
			info, err := e.Info()
			if err == nil {
				total += info.Size()
			}
			return err
		}))
	}
	return float64(total) / 1e6, err
}

// named is the reader with its version.
func (b *bench) named(r reader) string {
	if r.node == "" {
		return r.name
	}
	var p struct{ Dependencies map[string]string }
	if err := json.Unmarshal([]byte(fileOf(filepath.Join(b.peers, "package.json"))), &p); err != nil {
		return r.name
	}
	return r.name + " " + p.Dependencies[r.name]
}

// stores measures our loader beside Cayley's own, in one run of the test that does so.
func (b *bench) stores() error {
	out, _, err := measured(exec.Command("go", "test", "-run", "^TestBenchStore$", "-timeout", "30m", "-count=1", "./graph", "-store-sizes", "10000,100000"))
	if err != nil {
		return err
	}
	b.table("Loading quads: newsgraph's builder beside Cayley's own loader (its bolt backend), a process each", "quads", "newsgraph, a second", "Cayley, a second", "ratio", "bytes a quad", "peak memory of newsgraph")
	for _, line := range strings.Split(out, "\n") {
		f := strings.Fields(line)
		if len(f) < 9 {
			continue
		}
		if _, err := strconv.Atoi(f[0]); err != nil {
			continue
		}
		n, _ := strconv.ParseFloat(f[0], 64)
		ours, _ := strconv.ParseFloat(f[1], 64)
		stock, _ := strconv.ParseFloat(f[2], 64)
		b.say("| %s | %s | %s | %s | %s | %s MB |", thousands(n), thousands(ours), thousands(stock), f[3], f[7], f[8])
	}
	return nil
}
