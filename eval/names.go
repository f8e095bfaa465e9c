package eval

import (
	"bytes"
	"fmt"
	"strings"

	"newsgraph/extract/mention"
	"newsgraph/extract/text"
	"newsgraph/schema"
)

var bioKinds = map[string]schema.EntityType{"PER": schema.Person, "LOC": schema.GPE, "ORG": schema.Organization}

// ReadBIO reads a file of lines "token<tab>B-PER", gzipped or not, with a blank
// line after each sentence: a document for each. Names of other kinds than PER,
// LOC and ORG are left out.
func ReadBIO(file string) ([]mention.Labelled, error) {
	data, err := ReadFile(file)
	if err != nil {
		return nil, err
	}
	return parseBIO(file, data)
}

func parseBIO(file string, data []byte) ([]mention.Labelled, error) {
	var docs []mention.Labelled
	var words []string
	var names []mention.Name
	end := func() {
		if len(words) > 0 {
			docs = append(docs, mention.Labelled{Doc: SentenceOf(words), Names: names})
		}
		words, names = nil, nil
	}
	for n, line := range strings.Split(string(bytes.TrimSuffix(data, []byte("\n"))), "\n") {
		if line == "" {
			end()
			continue
		}
		word, tag, ok := strings.Cut(line, "\t")
		if !ok || word == "" {
			return nil, fmt.Errorf("%s:%d: %q is not a word, a tab and a label", file, n+1, line)
		}
		i, last := int32(len(words)), len(names)-1
		words = append(words, word)
		part, kind, _ := strings.Cut(tag, "-")
		switch {
		case bioKinds[kind] == "":
		case part == "I" && last >= 0 && names[last].End == i && names[last].Kind == bioKinds[kind]:
			names[last].End++
		default:
			names = append(names, mention.Name{First: i, End: i + 1, Kind: bioKinds[kind]})
		}
	}
	end()
	return docs, nil
}

// SentenceOf returns a document of one sentence, its words a space apart.
func SentenceOf(words []string) *text.Doc {
	doc := &text.Doc{Filled: text.Blocks | text.Tokens}
	at := int32(0)
	for _, w := range words {
		doc.Tokens = append(doc.Tokens, text.Token{Span: text.Span{Start: at, End: at + int32(len(w))}, Head: -1})
		at += int32(len(w)) + 1
	}
	doc.Text = strings.Join(words, " ")
	doc.Blocks = []text.Block{{Span: text.Span{End: int32(len(doc.Text))}}}
	doc.Sentences = []text.Sentence{{End: int32(len(words))}}
	return doc
}

// NamesFrom returns the names of each document as labelled has them: the same
// sentences in whatever order, in whose words they may differ here and there.
func (t *Treebank) NamesFrom(labelled []mention.Labelled) ([][]mention.Name, error) {
	bySentence := map[string]mention.Labelled{}
	for _, l := range labelled {
		bySentence[strings.ReplaceAll(l.Doc.Text, " ", "")] = l
	}
	out := make([][]mention.Name, len(t.Docs))
	for i := range t.Sentences {
		s := &t.Sentences[i]
		starts, ends := map[int]int32{}, map[int]int32{} // byte without blanks: token
		var key strings.Builder
		for k, f := range s.Words() {
			starts[key.Len()] = s.First + int32(k)
			key.WriteString(f[colForm])
			ends[key.Len()] = s.First + int32(k) + 1
		}
		l, ok := bySentence[key.String()]
		if !ok {
			return nil, fmt.Errorf("no labels for the sentence at line %d, %q", s.Line, key.String())
		}
		for _, n := range l.Names {
			// Words of the labelled sentence are a blank apart.
			span := l.Doc.SpanOf(n.First, n.End)
			first, ok1 := starts[int(span.Start-n.First)]
			end, ok2 := ends[int(span.End-n.End)+1]
			if ok1 && ok2 {
				out[s.Doc] = append(out[s.Doc], mention.Name{First: first, End: end, Kind: n.Kind})
			}
		}
	}
	return out, nil
}

// nameGroups are the kinds that are told apart: places of all sorts are one.
var nameGroups = []struct {
	name string
	kind schema.EntityType
}{
	{"names F1", ""}, {"names person F1", schema.Person}, {"names place F1", schema.GPE}, {"names organization F1", schema.Organization},
}

// group returns the kind of nameGroups that a type falls under, "" for none.
func group(kind schema.EntityType) schema.EntityType {
	switch kind {
	case schema.Location, schema.Facility:
		return schema.GPE
	case schema.Person, schema.GPE, schema.Organization:
		return kind
	}
	return ""
}

// NameMeasures compares the names of docs with those of the gold documents: same
// span, same type, of people, places and organizations.
func NameMeasures(prefix string, gold []*text.Doc, names [][]mention.Name, docs []*text.Doc) []Measure {
	rows := make([][][]float64, len(gold))
	for i := range gold {
		rows[i] = countNames(gold[i], names[i], docs[i])
	}
	all := units(rows)
	var out []Measure
	for g, of := range nameGroups {
		m := Measure{Name: prefix + of.name, Of: f1Sums}
		for _, u := range all {
			m.Units = append(m.Units, u[3*g:3*g+3])
		}
		out = append(out, m)
	}
	return out
}

// countNames returns for each block, for each of nameGroups: what agrees, what there is, what was found.
func countNames(gold *text.Doc, names []mention.Name, doc *text.Doc) [][]float64 {
	rows := make([][]float64, len(gold.Blocks))
	for i := range rows {
		rows[i] = make([]float64, 3*len(nameGroups))
	}
	count := func(d *text.Doc, first int32, kind schema.EntityType, column int) {
		row := rows[d.Sentences[d.SentenceOf(first)].Block]
		for g, of := range nameGroups {
			if of.kind == "" || of.kind == kind {
				row[3*g+column]++
			}
		}
	}
	type key struct {
		text.Span
		kind schema.EntityType
	}
	want := map[key]bool{}
	for _, n := range names {
		if n.Kind = group(n.Kind); n.Kind != "" {
			want[key{gold.SpanOf(n.First, n.End), n.Kind}] = true
			count(gold, n.First, n.Kind, 1)
		}
	}
	for _, m := range doc.Mentions {
		kind := group(m.Type)
		if m.Form != schema.Name || kind == "" {
			continue
		}
		count(doc, m.First, kind, 2)
		if want[key{doc.SpanOf(m.First, m.End), kind}] {
			count(doc, m.First, kind, 0)
		}
	}
	return rows
}
