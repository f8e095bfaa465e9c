package eval

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"newsgraph/extract/phrase"
	"newsgraph/extract/text"
)

// Clusters are the chains of one document, as coreference is scored by others:
// offsets in code points, end exclusive, into the comments "# text" of the
// document, a sentence a line.
type Clusters struct {
	ID       string     `json:"id"`
	Clusters [][][2]int `json:"clusters"`
}

// Coref writes a line of JSON for each document: what read, which gets bare
// words, and package phrase have made of it.
func (t *Treebank) Coref(w io.Writer, file string, read func(*text.Doc)) error {
	at, err := t.offsets(file)
	if err != nil {
		return err
	}
	out := bufio.NewWriter(w)
	enc := json.NewEncoder(out)
	for i, gold := range t.Docs {
		doc := unpenned(gold)
		read(doc)
		c := Clusters{ID: gold.Name, Clusters: [][][2]int{}}
		for _, chain := range phrase.Chains(doc) {
			spans := [][2]int{}
			for _, s := range chain {
				spans = append(spans, [2]int{at[i][s.First][0], at[i][s.End-1][1]})
			}
			c.Clusters = append(c.Clusters, spans)
		}
		if err := enc.Encode(c); err != nil {
			return err
		}
	}
	return out.Flush()
}

// offsets returns where each token of each document stands.
func (t *Treebank) offsets(file string) ([][][2]int, error) {
	at := make([][][2]int, len(t.Docs))
	base := 0
	for k := range t.Sentences {
		s := &t.Sentences[k]
		words, ok := s.Comment("text")
		if !ok {
			return nil, fmt.Errorf(`%s:%d: a sentence without "# text", into which offsets could point`, file, s.Line)
		}
		if s.First == 0 {
			base = 0
		}
		pos := 0
		for _, f := range s.Words() {
			n := strings.Index(words[pos:], f[colForm])
			if n < 0 {
				return nil, fmt.Errorf("%s:%d: word %s, %q, is not in the sentence's # text", file, s.Line, f[colID], f[colForm])
			}
			start := base + utf8.RuneCountInString(words[:pos+n])
			pos += n + len(f[colForm])
			at[s.Doc] = append(at[s.Doc], [2]int{start, start + utf8.RuneCountInString(f[colForm])})
		}
		base += utf8.RuneCountInString(words) + 1
	}
	return at, nil
}
