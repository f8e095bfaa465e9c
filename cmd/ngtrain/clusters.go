package main

import (
	"archive/tar"
	"bufio"
	"bytes"
	"errors"
	"io"
	"path/filepath"
	"strings"
	"unicode"
	"unicode/utf8"

	"newsgraph/eval"
	"newsgraph/extract/learn"
	"newsgraph/extract/text"
)

// minCount is how often a word must occur to be put in a cluster.
const minCount = 4

// trainClusters clusters the words of all text there is: the treebanks, MASC,
// the presidential addresses and the name corpora.
func trainClusters(o *options) ([]byte, error) {
	words, err := o.plainText()
	if err != nil {
		return nil, err
	}
	course := o.course("clusters", words)
	if file := course.Load(); file != nil {
		return file, nil
	}
	found := map[learn.Key][3]int{}
	for i, n := range learn.Granularities {
		classes := learn.Cluster(words, n, minCount, 8)
		logf("clusters: %d words of a text of %d in %d clusters\n", len(classes), len(words), n)
		for w, c := range classes {
			v := found[learn.WordKey(w)]
			v[i] = c
			found[learn.WordKey(w)] = v
		}
	}
	file := learn.NewClusters(found).Encode()
	course.Save(file)
	return file, nil
}

// plainText returns the words of the texts by learn.Fold, 0 after each sentence.
func (o *options) plainText() ([]uint64, error) {
	docs, err := o.treebanks()
	if err != nil {
		return nil, err
	}
	masc, err := o.masc()
	if err != nil {
		return nil, err
	}
	var words []uint64
	for _, doc := range append(docs, masc...) {
		for _, sent := range doc.Sentences {
			for i := sent.First; i < sent.End; i++ {
				words = append(words, learn.Fold(doc.Word(i)))
			}
			words = append(words, 0)
		}
	}
	addresses, err := untar(filepath.Join(o.data, "text", "us-presidential-addresses.tar.gz"))
	if err != nil {
		return nil, err
	}
	for _, file := range addresses {
		words = append(words, rough(file)...)
	}
	names, err := filepath.Glob(filepath.Join(o.data, "ner", "*.bio.gz"))
	for _, name := range names {
		more, err := column(name)
		if err != nil {
			return nil, err
		}
		words = append(words, more...)
	}
	return words, err
}

// masc reads the Manually Annotated Sub-Corpus: lines of word_TAG, a sentence each.
func (o *options) masc() ([]*text.Doc, error) {
	files, err := untar(filepath.Join(o.data, "text", "masc-tagged.tar.gz"))
	if err != nil {
		return nil, err
	}
	var docs []*text.Doc
	for _, file := range files {
		doc := &text.Doc{}
		var b strings.Builder
		for line := range strings.Lines(file) {
			first := int32(len(doc.Tokens))
			for item := range strings.FieldsSeq(line) {
				if cut := strings.LastIndexByte(item, '_'); cut > 0 {
					start := int32(b.Len())
					b.WriteString(item[:cut] + " ")
					doc.Tokens = append(doc.Tokens, text.Token{Span: text.Span{Start: start, End: start + int32(cut)}, XPOS: item[cut+1:]})
				}
			}
			doc.Sentences = append(doc.Sentences, text.Sentence{First: first, End: int32(len(doc.Tokens))})
		}
		doc.Text = b.String()
		docs = append(docs, doc)
	}
	return docs, nil
}

// untar returns the text files of an archive in order.
func untar(name string) ([]string, error) {
	data, err := eval.ReadFile(name)
	if err != nil {
		return nil, err
	}
	var files []string
	for r := tar.NewReader(bytes.NewReader(data)); ; {
		h, err := r.Next()
		if errors.Is(err, io.EOF) {
			return files, nil
		}
		if err != nil {
			return nil, err
		}
		if strings.HasSuffix(h.Name, ".txt") && !strings.HasSuffix(h.Name, "categories.txt") {
			b, err := io.ReadAll(r)
			if err != nil {
				return nil, err
			}
			files = append(files, strings.ToValidUTF8(string(b), " "))
		}
	}
}

// column returns the first column of a file of one word a line.
func column(name string) ([]uint64, error) {
	data, err := eval.ReadFile(name)
	if err != nil {
		return nil, err
	}
	var words []uint64
	scan := bufio.NewScanner(bytes.NewReader(data))
	for scan.Scan() {
		if f := strings.Fields(scan.Text()); len(f) > 0 {
			words = append(words, learn.Fold(f[0]))
		} else {
			words = append(words, 0)
		}
	}
	return words, scan.Err()
}

// rough splits prose into words, well enough for clusters.
func rough(s string) []uint64 {
	var words []uint64
	add := func(w string) {
		if w != "" {
			words = append(words, learn.Fold(w))
		}
	}
	for w := range strings.FieldsSeq(s) {
		end := len(w)
		for end > 0 {
			r, size := utf8.DecodeLastRuneInString(w[:end])
			if unicode.IsLetter(r) || unicode.IsDigit(r) {
				break
			}
			end -= size
		}
		tail := w[end:]
		w = w[:end]
		for w != "" {
			r, size := utf8.DecodeRuneInString(w)
			if unicode.IsLetter(r) || unicode.IsDigit(r) || r == '$' {
				break
			}
			add(w[:size])
			w = w[size:]
		}
		for _, clitic := range []string{"n't", "'s", "'re", "'ve", "'ll", "'m", "'d"} {
			if before, ok := strings.CutSuffix(w, clitic); ok && before != "" {
				add(before)
				w = clitic
				break
			}
		}
		add(w)
		if strings.HasPrefix(tail, "--") || strings.HasPrefix(tail, "...") {
			add(tail)
			continue
		}
		for _, r := range tail {
			add(string(r))
			if r == '.' || r == '?' || r == '!' {
				words = append(words, 0)
			}
		}
	}
	return append(words, 0)
}
