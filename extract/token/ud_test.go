package token

import (
	"bufio"
	"compress/gzip"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"newsgraph/extract/text"
)

// udFolder holds the treebanks that the tokenizer was tuned on; the tests
// that need them skip where they are not.
var udFolder = func() string {
	if dir := os.Getenv("NEWSGRAPH_DATA"); dir != "" {
		return filepath.Join(dir, "ud")
	}
	return filepath.Join("..", "..", "..", "shared", "data", "ud")
}()

// A gold is a treebank as text with its token and sentence spans.
type gold struct {
	doc         *text.Doc // Text and Blocks: one block a paragraph
	tokens      map[text.Span]bool
	sents       map[text.Span]bool
	first, last int32 // of the sentence being read
}

// treebank reads the paragraphs of a CoNLL-U file back into raw text.
func treebank(t testing.TB, name string) *gold {
	f, err := os.Open(filepath.Join(udFolder, name))
	if err != nil {
		t.Skipf("no treebank to measure with: %v", err)
	}
	defer f.Close()
	r, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	g := &gold{doc: &text.Doc{Filled: text.Blocks}, tokens: map[text.Span]bool{}, sents: map[text.Span]bool{}}
	var b strings.Builder
	multi, space, multiSpace := "", true, true
	g.first = -1
	paragraph := int32(0)
	endParagraph := func() {
		end := int32(len(strings.TrimRight(b.String(), " ")))
		if end > paragraph {
			g.doc.Blocks = append(g.doc.Blocks, text.Block{Span: text.Span{Start: paragraph, End: end}})
			b.WriteString("\n\n")
		}
		paragraph = int32(b.Len())
	}
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		line := lines.Text()
		cols := strings.Split(line, "\t")
		switch {
		case strings.HasPrefix(line, "# newpar"), strings.HasPrefix(line, "# newdoc"):
			endParagraph()
		case line == "":
			if g.first >= 0 {
				g.sents[text.Span{Start: g.first, End: g.last}] = true
			}
			g.first, multi = -1, ""
		case len(cols) < 10 || strings.Contains(cols[0], "."):
		case strings.Contains(cols[0], "-"):
			_, multi, _ = strings.Cut(cols[0], "-")
			multiSpace = !strings.Contains(cols[9], "SpaceAfter=No")
		default:
			space = !strings.Contains(cols[9], "SpaceAfter=No")
			if multi != "" {
				space = cols[0] == multi && multiSpace
			}
			start := int32(b.Len())
			b.WriteString(cols[1])
			g.last = int32(b.Len())
			g.tokens[text.Span{Start: start, End: g.last}] = true
			if g.first < 0 {
				g.first = start
			}
			if space {
				b.WriteByte(' ')
			}
			if cols[0] == multi {
				multi = ""
			}
		}
	}
	endParagraph()
	g.doc.Text = b.String()
	return g
}

func f1(right, got, want int) float64 { return 200 * float64(right) / float64(got+want) }

func (g *gold) score() (token, sent float64, missed []string) {
	right, sentRight := 0, 0
	for _, tok := range g.doc.Tokens {
		if g.tokens[tok.Span] {
			right++
		}
	}
	for _, s := range g.doc.Sentences {
		span := g.doc.SpanOf(s.First, s.End)
		if g.sents[span] {
			sentRight++
		} else {
			missed = append(missed, g.doc.Of(span))
		}
	}
	return f1(right, len(g.doc.Tokens), len(g.tokens)), f1(sentRight, len(g.doc.Sentences), len(g.sents)), missed
}

// The floors are what was measured on 2026-11-21, rounded down.
func TestTreebanks(t *testing.T) {
	for _, tt := range []struct {
		name        string
		token, sent float64
	}{
		{"ewt-dev.conllu.gz", 99.3, 85.5},
		{"gum-dev.conllu.gz", 99.8, 93.5},
	} {
		g := treebank(t, tt.name)
		Split(g.doc)
		check(t, g.doc)
		token, sent, _ := g.score()
		t.Logf("%s: token F1 %.2f, sentence F1 %.2f", tt.name, token, sent)
		if token < tt.token || sent < tt.sent {
			t.Errorf("%s: below %.2f, %.2f", tt.name, tt.token, tt.sent)
		}
	}
}

// TestErrors prints where the tokenizer and a treebank differ, for tuning:
//
//	NEWSGRAPH_ERRORS=gum-dev.conllu.gz go test -run Errors -v ./extract/token
func TestErrors(t *testing.T) {
	name := os.Getenv("NEWSGRAPH_ERRORS")
	if name == "" {
		t.Skip("set NEWSGRAPH_ERRORS to a treebank to list the differences")
	}
	g := treebank(t, name)
	Split(g.doc)
	starts, ends := map[int32]bool{}, map[int32]bool{}
	for _, tok := range g.doc.Tokens {
		starts[tok.Start], ends[tok.End] = true, true
	}
	goldStarts, goldEnds := map[int32]bool{}, map[int32]bool{}
	for s := range g.tokens {
		goldStarts[s.Start], goldEnds[s.End] = true, true
	}
	for _, tok := range g.doc.Tokens {
		if !g.tokens[tok.Span] {
			lo, hi := tok.Start, tok.End
			for lo > 0 && g.doc.Text[lo-1] > ' ' {
				lo--
			}
			for int(hi) < len(g.doc.Text) && g.doc.Text[hi] > ' ' {
				hi++
			}
			cut := func(at map[int32]bool) string {
				var w strings.Builder
				for i := lo; i < hi; i++ {
					if i > lo && at[i] {
						w.WriteByte('|')
					}
					w.WriteByte(g.doc.Text[i])
				}
				return w.String()
			}
			fmt.Printf("TOK %s  gold %s\n", cut(starts), cut(goldStarts))
		}
	}
	for _, s := range g.doc.Sentences {
		span := g.doc.SpanOf(s.First, s.End)
		if !g.sents[span] {
			sent := func(m map[text.Span]bool, p int32) bool {
				for s := range m {
					if s.Start == p {
						return true
					}
				}
				return false
			}
			note := ""
			if !sent(g.sents, span.Start) {
				note = "CUT "
			}
			fmt.Printf("SENT %s%q\n", note, g.doc.Of(span))
		}
	}
}

func BenchmarkSplit(b *testing.B) {
	article := strings.Repeat("“We won’t pay,” Mayor Ana Brook (D-Ariz.) wrote on Dec. 23, after the U.S. court’s 12-minute hearing. "+
		"The city had offered $1.5 million to Acme Inc. in March—twice what was asked—and its lawyers didn't object.\n\n", 50)
	doc := split(article)
	words := len(doc.Tokens)
	b.SetBytes(int64(len(article)))
	b.ReportAllocs()
	for b.Loop() {
		Split(doc)
	}
	b.ReportMetric(float64(words)*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}
