package eval

import (
	"bufio"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"

	"newsgraph/extract/text"
)

// ReadCoNLLU reads a treebank in the CoNLL-U format (universaldependencies.org/format),
// gzipped if its name ends in .gz: one document for each "# newdoc", one block for
// each "# newpar", with tokens, tags and heads filled. The text of a document is
// made from its words: SpaceAfter=No is obeyed, blocks are a blank line apart.
// Ranges (3-4) and empty nodes (8.1) are skipped; an unknown head is a root.
func ReadCoNLLU(file string) ([]*text.Doc, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var r io.Reader = f
	if strings.HasSuffix(file, ".gz") {
		if r, err = gzip.NewReader(f); err != nil {
			return nil, fmt.Errorf("read %s: %w", file, err)
		}
	}
	c := &conllu{}
	scan := bufio.NewScanner(r)
	scan.Buffer(nil, 1<<24)
	for n := 1; scan.Scan(); n++ {
		if err := c.line(scan.Text()); err != nil {
			return nil, fmt.Errorf("%s: line %d: %w", file, n, err)
		}
	}
	c.endSentence()
	c.endDoc()
	return c.docs, scan.Err()
}

// conllu is the document being read.
type conllu struct {
	docs   []*text.Doc
	doc    *text.Doc
	b      strings.Builder // its text
	first  int             // of the sentence
	newpar bool
	glued  bool // no space before the next word
	glueAt int  // the last word of the range being read
	glue   bool // no space after that range
}

func (c *conllu) line(line string) error {
	switch {
	case line == "":
		c.endSentence()
		return nil
	case strings.HasPrefix(line, "# newdoc"):
		c.endDoc()
		_, name, _ := strings.Cut(line, "id = ")
		c.start(name)
		return nil
	case strings.HasPrefix(line, "# newpar"):
		c.newpar = true
		return nil
	case line[0] == '#':
		return nil
	}
	if c.doc == nil {
		c.start("")
	}
	f := strings.Split(line, "\t")
	if len(f) != 10 {
		return errors.New("not ten columns")
	}
	return c.word(f)
}

func (c *conllu) start(name string) {
	c.doc = &text.Doc{}
	c.doc.Name, c.newpar = name, true
}

func (c *conllu) word(f []string) error {
	noSpace := strings.Contains(f[9], "SpaceAfter=No")
	if _, last, ok := strings.Cut(f[0], "-"); ok {
		c.glueAt, _ = strconv.Atoi(last)
		c.glue = noSpace
		return nil
	}
	if strings.Contains(f[0], ".") {
		return nil
	}
	id, err := strconv.Atoi(f[0])
	if err != nil {
		return fmt.Errorf("bad word number %q", f[0])
	}
	head, err := strconv.Atoi(f[6])
	if err != nil {
		head = 0
	}
	if id == 1 && c.newpar {
		c.endBlock()
		c.doc.Blocks = append(c.doc.Blocks, text.Block{Span: text.Span{Start: int32(c.b.Len())}})
		c.newpar, c.glued = false, true
	}
	if !c.glued {
		c.b.WriteByte(' ')
	}
	start := c.b.Len()
	c.b.WriteString(f[1])
	if c.glued = noSpace; id <= c.glueAt {
		c.glued = id < c.glueAt || c.glue
	}
	c.doc.Tokens = append(c.doc.Tokens, text.Token{
		Span: text.Span{Start: int32(start), End: int32(c.b.Len())},
		UPOS: f[3], XPOS: f[4], Lemma: f[2], Dep: f[7], Head: int32(c.first + head - 1),
	})
	if head == 0 {
		c.doc.Tokens[len(c.doc.Tokens)-1].Head = -1
	}
	return nil
}

func (c *conllu) endSentence() {
	c.glueAt = 0
	if c.doc == nil || len(c.doc.Tokens) == c.first {
		return
	}
	c.doc.Sentences = append(c.doc.Sentences, text.Sentence{
		First: int32(c.first), End: int32(len(c.doc.Tokens)), Block: int32(len(c.doc.Blocks) - 1),
	})
	c.first = len(c.doc.Tokens)
}

func (c *conllu) endBlock() {
	if n := len(c.doc.Blocks); n > 0 {
		c.doc.Blocks[n-1].End = int32(c.b.Len())
		c.b.WriteString("\n\n")
	}
}

func (c *conllu) endDoc() {
	if c.doc == nil || len(c.doc.Tokens) == 0 {
		return
	}
	c.doc.Blocks[len(c.doc.Blocks)-1].End = int32(c.b.Len())
	c.doc.Text = c.b.String()
	c.doc.Filled = text.Blocks | text.Tokens | text.Tags | text.Heads
	c.docs = append(c.docs, c.doc)
	*c = conllu{docs: c.docs}
}
