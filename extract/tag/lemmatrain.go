package tag

import (
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"newsgraph/extract/text"
)

// learnLemmas collects base forms, and the forms of docs that rules get wrong.
func learnLemmas(docs, tagged []*text.Doc) lemmas {
	l := lemmas{map[exception]string{}, map[base]bool{}}
	l.collect(append(slices.Clone(docs), tagged...))
	count := map[exception]map[string]int{}
	for _, doc := range docs {
		for i, tok := range doc.Tokens {
			if tok.Lemma == "_" && tok.UPOS != "PUNCT" || tok.Dep == "goeswith" {
				continue
			}
			key := exception{l.normal(doc.Word(int32(i)), tok.XPOS), tok.XPOS + "|" + tok.UPOS}
			if count[key] == nil {
				count[key] = map[string]int{}
			}
			count[key][tok.Lemma]++
		}
	}
	for key, seen := range count {
		best := ""
		for _, lemma := range slices.Sorted(maps.Keys(seen)) {
			if best == "" || seen[lemma] > seen[best] {
				best = lemma
			}
		}
		xpos, upos, _ := strings.Cut(key.label, "|")
		if best != l.rule(key.form, xpos, upos) {
			l.exceptions[key] = best
		}
	}
	return l
}

// collect finds base forms that were seen twice or more, in lower case.
func (l *lemmas) collect(docs []*text.Doc) {
	count := map[base]int{}
	for _, doc := range docs {
		for i, tok := range doc.Tokens {
			if k := kinds[tok.XPOS]; k != 0 {
				count[base{doc.Word(int32(i)), k}]++
			}
		}
	}
	for b, n := range count {
		if n > 1 && strings.ToLower(b.form) == b.form && utf8.ValidString(b.form) {
			l.bases[b] = true
		}
	}
}
