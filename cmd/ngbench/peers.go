package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"

	"newsgraph/extract/text"
)

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
	out, _, err := measured(exec.Command("go", "test", "-v", "-run", "^TestBenchStore$", "-timeout", "30m", "-count=1", "./graph", "-store-sizes", "10000,100000"))
	if err != nil {
		return err
	}
	b.table("Loading quads: newsgraph's builder beside Cayley's own loader (its bolt backend), a process each", "quads", "newsgraph, a second", "Cayley, a second", "ratio", "bytes a quad", "peak memory of newsgraph")
	rows := 0
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
		rows++
	}
	if rows == 0 {
		return fmt.Errorf("TestBenchStore printed no figures:\n%s", out)
	}
	return nil
}
