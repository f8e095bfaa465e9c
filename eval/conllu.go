package eval

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"

	"newsgraph/extract/text"
)

// A Treebank is a file in the CoNLL-U format (universaldependencies.org/format).
type Treebank struct {
	Docs      []*text.Doc // one for each "# newdoc", one block for each "# newpar"; all one if there is none
	Sentences []Rows      // the lines of the file
}

// Rows are the lines of one sentence.
type Rows struct {
	Line     int        // number of its first row in the file
	Comments []string   // with their #
	Rows     [][]string // ten columns each: words, ranges (3-4) and empty nodes (8.1)
	Doc      int        // index in Treebank.Docs
	First    int32      // index there of the token that is word 1
}

// The columns of a row.
const (
	colID = iota
	colForm
	colLemma
	colUPOS
	colXPOS
	colFeats
	colHead
	colDeprel
	colDeps
	colMisc
	columns
)

// ReadCoNLLU reads the documents of a treebank.
func ReadCoNLLU(file string) ([]*text.Doc, error) {
	t, err := ReadTreebank(file)
	if err != nil {
		return nil, err
	}
	return t.Docs, nil
}

// ReadTreebank reads a file in the CoNLL-U format, gzipped or not. Words may
// lack everything but number and form: an unknown head ("_") is a root.
func ReadTreebank(file string) (*Treebank, error) {
	data, err := ReadFile(file)
	if err != nil {
		return nil, err
	}
	return ParseTreebank(file, data)
}

// ReadFile returns the bytes of a file, unpacked when they are gzip.
func ReadFile(file string) ([]byte, error) {
	data, err := os.ReadFile(file)
	if err != nil || !bytes.HasPrefix(data, []byte{0x1f, 0x8b}) {
		return data, err
	}
	z, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", file, err)
	}
	if data, err = io.ReadAll(z); err != nil {
		return nil, fmt.Errorf("read %s: %w", file, err)
	}
	return data, nil
}

// ParseTreebank is ReadTreebank for the bytes of a file. An error names the
// file and the line.
func ParseTreebank(file string, data []byte) (*Treebank, error) {
	t := &Treebank{}
	scan := bufio.NewScanner(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff"))))
	scan.Buffer(nil, len(data)+1)
	s, n := Rows{}, 0
	end := func() error {
		if len(s.Rows) > 0 {
			if at, err := s.check(); err != nil {
				return fmt.Errorf("%s:%d: %w", file, s.Line+at, err)
			}
			t.Sentences = append(t.Sentences, s)
			s = Rows{}
		}
		return nil
	}
	for scan.Scan() {
		n++
		line := strings.TrimSuffix(scan.Text(), "\r")
		switch {
		case line == "":
			if err := end(); err != nil {
				return nil, err
			}
		case line[0] == '#':
			if len(s.Rows) > 0 {
				return nil, fmt.Errorf("%s:%d: a comment inside of a sentence; end the one before with a blank line", file, n)
			}
			s.Comments = append(s.Comments, line)
		default:
			f := strings.Split(line, "\t")
			if len(f) != columns {
				return nil, fmt.Errorf("%s:%d: not ten columns but %d; CoNLL-U parts them with tabs", file, n, len(f))
			}
			if len(s.Rows) == 0 {
				s.Line = n
			}
			s.Rows = append(s.Rows, f)
		}
	}
	if err := end(); err != nil {
		return nil, err
	}
	t.build()
	return t, nil
}

// check returns the index of the first bad row and what is wrong with it.
func (s *Rows) check() (int, error) {
	words := 0
	for _, f := range s.Rows {
		if strings.Trim(f[colID], "0123456789") == "" {
			words++
		}
	}
	last := 0 // the word before
	for i, f := range s.Rows {
		first, end, isRange := strings.Cut(f[colID], "-")
		node, part, isEmpty := strings.Cut(f[colID], ".")
		switch {
		case f[colForm] == "":
			return i, fmt.Errorf("word %s has no form", f[colID])
		case isRange:
			a, err1 := strconv.Atoi(first)
			b, err2 := strconv.Atoi(end)
			if err1 != nil || err2 != nil || a != last+1 || b < a || b > words {
				return i, fmt.Errorf("bad range %q after word %d of %d", f[colID], last, words)
			}
		case isEmpty:
			if node != strconv.Itoa(last) || strings.Trim(part, "0123456789") != "" {
				return i, fmt.Errorf("bad empty node %q after word %d", f[colID], last)
			}
		default:
			if f[colID] != strconv.Itoa(last+1) {
				return i, fmt.Errorf("bad word number %q; %d comes next", f[colID], last+1)
			}
			last++
			if h, err := strconv.Atoi(f[colHead]); err == nil && (h < 0 || h > words || h == last) || err != nil && f[colHead] != "_" {
				return i, fmt.Errorf("bad head %q of word %d of %d", f[colHead], last, words)
			}
		}
	}
	if words == 0 {
		return 0, fmt.Errorf("a sentence without a word")
	}
	return 0, nil
}

// Comment returns the value of the comment "# key = value".
func (s *Rows) Comment(key string) (string, bool) {
	for _, c := range s.Comments {
		rest, ok := strings.CutPrefix(strings.TrimSpace(strings.TrimPrefix(c, "#")), key)
		if rest = strings.TrimSpace(rest); ok && (rest == "" || rest[0] == '=') {
			return strings.TrimSpace(strings.TrimPrefix(rest, "=")), true
		}
	}
	return "", false
}

// begins reports whether the sentence has the comment "# newdoc" or "# newpar",
// which may go on with an id.
func (s *Rows) begins(what string) bool {
	_, bare := s.Comment(what)
	_, id := s.Comment(what + " id")
	return bare || id
}

// Words returns the rows that are words, in their order: those of tokens First, First+1 …
func (s *Rows) Words() [][]string {
	out := make([][]string, 0, len(s.Rows))
	for _, f := range s.Rows {
		if strings.Trim(f[colID], "0123456789") == "" {
			out = append(out, f)
		}
	}
	return out
}
