package eval

import (
	"regexp"
	"slices"
	"strings"

	"newsgraph/extract/phrase"
	"newsgraph/extract/text"
)

// A Cluster is the spans in the text that speak of one thing.
type Cluster = map[text.Span]bool

var entityBracket = regexp.MustCompile(`\(([^()|]+)\)?|([^()|]+)\)`)

// GoldClusters returns the clusters of each document, of two spans at least, as
// the brackets of "Entity=" in MISC have them (UD English GUM).
func (t *Treebank) GoldClusters() [][]Cluster {
	out := make([][]Cluster, len(t.Docs))
	for d := range t.Docs {
		out[d] = t.goldClusters(d)
	}
	return out
}

func (t *Treebank) goldClusters(d int) []Cluster {
	var out []Cluster
	at := map[string]int{}       // group: index in out
	open := map[string][]int32{} // group: tokens at which its mentions begin
	for _, s := range t.Sentences {
		if s.Doc != d {
			continue
		}
		for i, f := range s.Words() {
			for _, b := range brackets(f[colMisc]) {
				tok := s.First + int32(i)
				if b.opens {
					open[b.group] = append(open[b.group], tok)
				}
				n := len(open[b.group])
				if !b.closes || n == 0 {
					continue
				}
				first := open[b.group][n-1]
				open[b.group] = open[b.group][:n-1]
				if _, ok := at[b.group]; !ok {
					at[b.group] = len(out)
					out = append(out, Cluster{})
				}
				out[at[b.group]][t.Docs[d].SpanOf(first, tok+1)] = true
			}
		}
	}
	return slices.DeleteFunc(out, func(c Cluster) bool { return len(c) < 2 })
}

// A bracket opens or closes a mention of a group, or both.
type bracket struct {
	group, kind   string
	opens, closes bool
}

// brackets reads "Entity=(3-person-new-…(4-place-…)" in MISC, "3)" and the like.
func brackets(misc string) []bracket {
	var out []bracket
	for _, field := range strings.Split(misc, "|") {
		value, ok := strings.CutPrefix(field, "Entity=")
		if !ok {
			continue
		}
		for _, m := range entityBracket.FindAllStringSubmatch(value, -1) {
			parts := strings.Split(m[1]+m[2], "-")
			b := bracket{group: parts[0], opens: m[1] != "", closes: strings.HasSuffix(m[0], ")")}
			if b.opens && len(parts) > 1 {
				b.kind = parts[1]
			}
			out = append(out, b)
		}
	}
	return out
}

// clustersOf returns the chains of all phrases of doc.
func clustersOf(doc *text.Doc) []Cluster {
	var out []Cluster
	for _, chain := range phrase.Chains(doc) {
		c := Cluster{}
		for _, s := range chain {
			c[doc.SpanOf(s.First, s.End)] = true
		}
		out = append(out, c)
	}
	return out
}

// CorefMeasures compares the chains of all phrases with gold clusters: the mean
// of MUC, B³ and CEAF-e, as CoNLL 2012 scores them, and the spans alone. A span is
// right when its words are; what is alone counts on neither side.
func CorefMeasures(prefix string, gold [][]Cluster, docs []*text.Doc) []Measure {
	pairs := make([][2][]Cluster, len(docs))
	for i, doc := range docs {
		pairs[i] = [2][]Cluster{gold[i], clustersOf(doc)}
	}
	return chainMeasures(prefix, pairs)
}

// chainMeasures compares the gold clusters of each document with those that were found.
func chainMeasures(prefix string, pairs [][2][]Cluster) []Measure {
	mean := Measure{Name: prefix + "coref CoNLL F1", Of: func(s []float64) float64 {
		return (f1of(s[0:4]) + f1of(s[4:8]) + f1of(s[8:12])) / 3
	}}
	spans := Measure{Name: prefix + "coref mentions F1", Of: f1Sums}
	for _, pair := range pairs {
		key, response := pair[0], pair[1]
		mean.Units = append(mean.Units, slices.Concat(muc(key, response), bCubed(key, response), ceafE(key, response)))
		k, r := flatten(key), flatten(response)
		both := 0.0
		for s := range k {
			if _, ok := r[s]; ok {
				both++
			}
		}
		spans.Units = append(spans.Units, []float64{both, float64(len(k)), float64(len(r))})
	}
	return []Measure{mean, spans}
}

// f1of is F1 of precision s[0]/s[1] and recall s[2]/s[3].
func f1of(s []float64) float64 {
	return 100 * f1(s[0]/max(1, s[1]), s[2]/max(1, s[3]))
}

// flatten returns for each span the index of its cluster.
func flatten(clusters []Cluster) map[text.Span]int {
	at := map[text.Span]int{}
	for i, c := range clusters {
		for s := range c {
			at[s] = i
		}
	}
	return at
}

// muc counts links kept: for each cluster its size less the parts it falls into.
func muc(key, response []Cluster) []float64 {
	links := func(ones, others []Cluster) (kept, all float64) {
		at := flatten(others)
		for _, c := range ones {
			parts, alone := map[int]bool{}, 0
			for s := range c {
				if i, ok := at[s]; ok {
					parts[i] = true
				} else {
					alone++
				}
			}
			kept += float64(len(c) - len(parts) - alone)
			all += float64(len(c) - 1)
		}
		return kept, all
	}
	p, pn := links(response, key)
	r, rn := links(key, response)
	return []float64{p, pn, r, rn}
}

// bCubed sums for each mention the share of its cluster that is right.
func bCubed(key, response []Cluster) []float64 {
	shares := func(ones, others []Cluster) (sum, all float64) {
		at := flatten(others)
		for _, c := range ones {
			parts := map[int]int{}
			for s := range c {
				if i, ok := at[s]; ok {
					parts[i]++
				}
			}
			squares := 0
			for _, n := range parts {
				squares += n * n
			}
			sum += float64(squares) / float64(len(c))
			all += float64(len(c))
		}
		return sum, all
	}
	p, pn := shares(response, key)
	r, rn := shares(key, response)
	return []float64{p, pn, r, rn}
}

// ceafE pairs clusters one to one so that the sum of 2|K∩R|/(|K|+|R|) is largest.
func ceafE(key, response []Cluster) []float64 {
	at := flatten(response)
	weights := make([][]float64, len(key))
	for i, k := range key {
		weights[i] = make([]float64, len(response))
		for s := range k {
			if j, ok := at[s]; ok {
				weights[i][j]++
			}
		}
		for j := range weights[i] {
			weights[i][j] *= 2 / float64(len(k)+len(response[j]))
		}
	}
	best := assignment(weights)
	return []float64{best, float64(len(response)), best, float64(len(key))}
}
