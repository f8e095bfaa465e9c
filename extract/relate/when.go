package relate

import "newsgraph/schema"

// when returns the date that the text attaches to predicate p: one that hangs
// on it, possibly by way of noun phrases ("deported to Tarn in March", where
// the parser may hang March on Tarn). Of several the first counts.
func (t *tree) when(p int32) schema.Time {
	for i := t.Sentences[t.sent[p]].First; i < t.Sentences[t.sent[p]].End; i++ {
		vi := t.value[i]
		if vi < 0 || i != t.Values[vi].First {
			continue
		}
		v := t.Values[vi]
		if t.clauseOf(v.First, v.End) == p {
			return schema.Time{Text: t.Words(v.First, v.End), ISO: v.ISO}
		}
	}
	return schema.Time{}
}

// clauseOf returns the predicate of the clause in which the tokens [first, end) stand.
func (t *tree) clauseOf(first, end int32) int32 {
	i := first
	for t.head[i] >= first && t.head[i] < end {
		i = t.head[i]
	}
	if t.predicate(i) {
		return i
	}
	for ; t.head[i] >= 0; i = t.head[i] {
		if t.is(i, "acl", "advcl", "ccomp", "xcomp", "parataxis", "appos") && !t.nominal(i) {
			break
		}
		if h := t.head[i]; t.predicate(h) {
			return h
		}
	}
	return i
}
