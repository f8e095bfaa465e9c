// Command ngbench measures newsgraph, and programs like it beside it, on made
// articles, and writes the tables of docs/benchmarks.md. From the root of the module:
//
//	go run ./cmd/ngbench          stages, builds, questions, exports: make bench
//	go run ./cmd/ngbench -peers   other programs on the same text: make bench-peers
//	go run ./cmd/ngbench -growth  builds of ever more articles: make bench-growth
//
// It runs bin/newsgraph, and for the peers node with the packages of bench/.
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// A bench is one run: where its parts are, and the lines it has found.
type bench struct {
	program  string // bin/newsgraph
	peers    string // folder of the packages of node
	articles int    // of the builds
	dir      string // for made articles and stores
	lines    []string
}

func main() {
	b := bench{}
	flag.StringVar(&b.program, "program", "bin/newsgraph", "the program to measure")
	flag.StringVar(&b.peers, "packages", "bench", "folder with peers.js and its node_modules")
	flag.IntVar(&b.articles, "articles", 10_000, "articles of the larger build; the other has a tenth, and its store is asked")
	page := flag.String("page", "docs/benchmarks.md", "page to write the tables to, between its marks")
	peers := flag.Bool("peers", false, "measure other programs on the same text")
	growth := flag.Bool("growth", false, "measure builds of a hundredth, a tenth and all of -articles short ones")
	child := flag.String("reader", "", "internal: read the texts of a file with this reader")
	flag.Parse()
	if *child != "" {
		if err := readTexts(*child, flag.Arg(0)); err != nil {
			fail(err)
		}
		return
	}
	// The stages last: where Linux tells the most memory of a process, it counts that of the one that started it.
	mark, parts := "bench", []func() error{b.builds, b.questions, b.stages}
	switch {
	case *peers:
		mark, parts = "bench-peers", []func() error{b.readers, b.stores}
	case *growth:
		mark, parts = "bench-growth", []func() error{b.growth}
	}
	if err := b.run(mark, *page, parts); err != nil {
		fail(err)
	}
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, "ngbench:", err)
	os.Exit(1)
}

func (b *bench) run(mark, page string, parts []func() error) error {
	dir, err := os.MkdirTemp("", "ngbench")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	b.dir = dir
	if b.program, err = filepath.Abs(b.program); err != nil {
		return err
	}
	if _, err := os.Stat(b.program); err != nil {
		return fmt.Errorf("%w: run \"make build\" first", err)
	}
	load := loadAverage()
	for _, part := range parts {
		if err := part(); err != nil {
			return err
		}
	}
	b.say("")
	b.say("Measured on %s, with %s; %s.", machine(), versions(), loadWords(load, loadAverage()))
	return writeBetween(page, mark, strings.Join(b.lines, "\n")+"\n")
}

// say adds a line to the page, and prints it.
func (b *bench) say(format string, args ...any) {
	line := fmt.Sprintf(format, args...)
	fmt.Println(line)
	b.lines = append(b.lines, line)
}

// table begins a table.
func (b *bench) table(title string, columns ...string) {
	if len(b.lines) > 0 {
		b.say("")
	}
	b.say("**%s**", title)
	b.say("")
	b.say("| %s |", strings.Join(columns, " | "))
	b.say("|%s", strings.Repeat("---|", len(columns)))
}

// writeBetween puts text between the lines "<!-- made by make MARK -->" and "<!-- end -->" of the page.
func writeBetween(page, mark, text string) error {
	data, err := os.ReadFile(page)
	if err != nil {
		return err
	}
	begin, end := "<!-- made by make "+mark+" -->\n", "<!-- end -->\n"
	before, rest, ok := strings.Cut(string(data), begin)
	_, after, closed := strings.Cut(rest, end)
	if !ok || !closed {
		return fmt.Errorf("%s: no lines %q and %q around the figures", page, strings.TrimSpace(begin), strings.TrimSpace(end))
	}
	return os.WriteFile(page, []byte(before+begin+"\n"+text+"\n"+end+after), 0o644)
}

var errNoNode = errors.New("node is not here")

// node runs peers.js.
func (b *bench) node(args ...string) (*exec.Cmd, error) {
	if _, err := exec.LookPath("node"); err != nil {
		return nil, errNoNode
	}
	if _, err := os.Stat(filepath.Join(b.peers, "node_modules")); err != nil {
		return nil, fmt.Errorf("%w: run \"npm ci --prefix %s\" first", err, b.peers)
	}
	return exec.Command("node", append([]string{filepath.Join(b.peers, "peers.js")}, args...)...), nil
}
