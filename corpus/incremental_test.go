package corpus

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"newsgraph/extract"
	"newsgraph/extract/source"
	"newsgraph/graph"
)

// sentences are of people and places that meet in several articles, so that one
// article more changes what the others say: whole names and short ones, one name
// for two, a fact of several articles, one told and one denied.
var sentences = []string{
	"Ann Lee met Bob Stone in Oslo on Monday.",
	"Lee met Stone in Oslo.",
	"Ann Lee criticized Bob Stone in London on Tuesday.",
	"Bob Stone denied that he met Ann Lee.",
	"Acme Corp. sued Widget Inc. in Boston.",
	"Acme said that Widget Inc. had bought Norr AS.",
	"Robert Lee works for Acme Corp.",
	"President Ann Lee visited Norway in March 2024.",
	"Norwegian police detained Bob Stone on Friday.",
	"The Norwegian government criticized Acme.",
}

// corrections are files by which the store is corrected; of each some entries may not apply.
var corrections = []string{
	"corrections:\n- merge: [Ann Lee, Robert Lee]\n- rename: Bob Stone\n  to: Robert Stone\n",
	"corrections:\n- split: Ann Lee\n  off: [b.txt]\n- reject: {subject: Bob Stone, relation: met_with, object: Ann Lee}\n",
	"corrections:\n- retype: Norway\n  to: Organization\n- reject: Acme Corp.\n- confirm: Ann Lee\n",
}

// After any sequence of added, changed, forgotten, pruned and corrected articles a store says
// what one built afresh from what remains says, whether it was changed or built anew on the way.
func TestAnySequence(t *testing.T) {
	reader, err := extract.New(extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { worthChanging = (*graph.Change).IsSmall }()
	if err := flag.Set("rapid.checks", "12"); err != nil { // some thirty builds each
		t.Fatal(err)
	}
	rapid.Check(t, func(t *rapid.T) {
		dir, err := os.MkdirTemp(quickFolder(), "sequence")
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { os.RemoveAll(dir) })
		s := &sequence{t: t, reader: reader, in: filepath.Join(dir, "in"), store: filepath.Join(dir, "t.db"), dir: dir}
		must(t, os.Mkdir(s.in, 0o755))
		s.put("a.txt")
		s.build()
		t.Repeat(map[string]func(*rapid.T){
			"add or change": func(t *rapid.T) {
				for range rapid.IntRange(1, 3).Draw(t, "files") {
					s.put(rapid.SampledFrom([]string{"a.txt", "b.txt", "c.txt", "d.txt", "e.txt"}).Draw(t, "file"))
				}
				s.build()
			},
			"forget":  s.forget,
			"correct": s.correct,
			"prune":   s.prune,
			"":        func(*rapid.T) { s.check() },
		})
	})
}

// quickFolder is where a file need not wait for a disk, or "" where there is no such place.
func quickFolder() string {
	if f, err := os.CreateTemp("/dev/shm", "probe"); err == nil {
		f.Close()
		os.Remove(f.Name())
		return "/dev/shm"
	}
	return ""
}

type sequence struct {
	t              *rapid.T
	reader         *extract.Reader
	dir, in, store string
	builds         int
	corrections    string // that the store was given last
}

func must(t *rapid.T, err error) {
	if err != nil {
		t.Fatal(err)
	}
}

func (s *sequence) put(name string) {
	picked := rapid.SliceOfN(rapid.SampledFrom(sentences), 1, 3).Draw(s.t, name)
	var b bytes.Buffer
	for _, sentence := range picked {
		fmt.Fprintf(&b, "%s\n\n", sentence)
	}
	must(s.t, os.WriteFile(filepath.Join(s.in, name), b.Bytes(), 0o644))
}

func (s *sequence) files() []string {
	files, err := filepath.Glob(filepath.Join(s.in, "*"))
	must(s.t, err)
	return files
}

func (s *sequence) choose() {
	change := rapid.Bool().Draw(s.t, "change the store in place")
	worthChanging = func(*graph.Change) bool { return change }
}

func (s *sequence) build() {
	s.choose()
	_, err := Build(context.Background(), s.store, []string{s.in}, Options{Reader: s.reader, Prune: true})
	var missing *source.Missing
	if !errors.As(err, &missing) { // all are gone
		must(s.t, err)
	}
}

// forget takes an article out, and its files and those of its copies away.
func (s *sequence) forget(t *rapid.T) {
	files := s.files()
	if len(files) == 0 {
		t.Skip("no file")
	}
	s.choose()
	_, gone, err := Forget(context.Background(), s.store, []string{rapid.SampledFrom(files).Draw(t, "forget")}, Options{Reader: s.reader})
	must(t, err)
	for _, g := range gone {
		for _, f := range g.Files {
			must(t, os.Remove(f))
		}
	}
}

// correct gives the store other corrections, or takes them away. Only then are they named.
func (s *sequence) correct(t *rapid.T) {
	if len(s.files()) == 0 {
		t.Skip("no store")
	}
	s.corrections = noGuide
	if i := rapid.IntRange(-1, len(corrections)-1).Draw(t, "corrections"); i >= 0 {
		s.corrections = filepath.Join(s.dir, fmt.Sprintf("c%d.yaml", i))
		must(t, os.WriteFile(s.corrections, []byte(corrections[i]), 0o644))
	}
	s.choose()
	_, err := Build(context.Background(), s.store, []string{s.in}, Options{Reader: s.reader, Corrections: s.corrections})
	must(t, err)
}

func (s *sequence) prune(t *rapid.T) {
	files := s.files()
	if len(files) < 2 {
		t.Skip("no file to spare")
	}
	must(t, os.Remove(rapid.SampledFrom(files).Draw(t, "remove")))
	s.build()
}

// check compares with a fresh store of the files.
func (s *sequence) check() {
	got, generation := s.quads(s.store)
	if len(s.files()) == 0 {
		if len(got) > 5 { // no article has one of the words
			s.t.Fatalf("nothing is left to read, and the store has %v", got)
		}
		return
	}
	s.builds++
	fresh := filepath.Join(s.dir, fmt.Sprintf("fresh%d.db", s.builds))
	_, err := Build(context.Background(), fresh, []string{s.in}, Options{Reader: s.reader, Corrections: s.corrections})
	must(s.t, err)
	want, wantGeneration := s.quads(fresh)
	must(s.t, os.Remove(fresh))
	if !slices.Equal(got, want) {
		s.t.Fatalf("the store has\n%q\na fresh one\n%q", got, want)
	}
	if generation != wantGeneration {
		s.t.Fatal("the same quads, another generation")
	}
	if left, _ := filepath.Glob(s.store + ".*"); len(left) > 0 {
		s.t.Fatalf("left behind: %v", left)
	}
}

func (s *sequence) quads(store string) (lines []string, generation string) {
	g, err := graph.Open(store, nil)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, ""
	}
	must(s.t, err)
	defer g.Close()
	for q, err := range g.Quads(context.Background()) {
		must(s.t, err)
		lines = append(lines, q)
	}
	for _, term := range []string{" lee ", " ann ", " stone ", " acme ", " norw"} {
		docs, indexed, err := g.DocsWith(context.Background(), []string{term})
		must(s.t, err)
		lines = append(lines, fmt.Sprint(term, docs, indexed || len(lines) == 0))
	}
	problems, err := g.Check(context.Background())
	must(s.t, err)
	return append(lines, problems...), g.Generation()
}
