package relate

import "newsgraph/schema"

// localModality is what the words of clause p itself say: negation, modal
// verbs, adverbs, a condition that hangs on it.
func (t *tree) localModality(p int32) schema.Modality {
	w := words()
	m := schema.Asserted
	if t.head[p] < 0 && t.hasTo(p) {
		m = schema.Hypothetical // a headline: "Kestrel to close mill"
	}
	for _, k := range t.kids(p) {
		l := t.lemma(k)
		switch {
		case w.has("never", l) && t.is(k, "advmod", "cc:preconj", "aux", "det"), w.has("never", t.low(k)) && t.is(k, "advmod"):
			if !t.notOnly(k) {
				return schema.Negated
			}
		case t.is(k, "nsubj", "obj") && t.absent(k):
			return schema.Negated
		case t.is(k, "aux") && (w.has("modal", l) || w.has("modal", t.low(k))):
			m = schema.Hypothetical
		case t.is(k, "advmod") && (w.has("alleged", t.low(k))):
			if m == schema.Asserted {
				m = schema.Alleged
			}
		case t.is(k, "advmod") && w.has("perhaps", t.low(k)):
			m = schema.Hypothetical
		case t.is(k, "amod") && w.has("alleged", t.low(k)) && !t.predicate(p):
			if m == schema.Asserted {
				m = schema.Alleged
			}
		case t.provides(k):
			m = schema.Hypothetical
		case t.is(k, "advcl") && t.conditional(k) && !w.speech[t.lemma(p)]:
			m = schema.Hypothetical
		}
	}
	return m
}

// notOnly tells whether negation k only begins "not only … but".
func (t *tree) notOnly(k int32) bool {
	return int(k)+1 < len(t.Tokens) && words().has("only", t.low(k+1))
}

// absent tells whether noun phrase k says that there is none: "no one", "no evidence".
func (t *tree) absent(k int32) bool {
	w := words()
	if w.has("none", t.low(k)) || t.low(k) == "none" {
		return true
	}
	d := t.child(k, "det")
	return d >= 0 && (t.low(d) == "no" || t.low(d) == "neither")
}

// conditional tells whether clause k states a condition.
func (t *tree) conditional(k int32) bool {
	m := t.child(k, "mark")
	return m >= 0 && (t.low(m) == "if" || t.low(m) == "unless" || proviso[t.low(m)])
}

// proviso are participles that state a condition when "that" or a clause follows.
var proviso = map[string]bool{"provided": true, "providing": true, "supposing": true, "assuming": true}

// provides tells whether verb k is such a participle, and not who provides
// something: "will keep the mill provided that the union agrees".
func (t *tree) provides(k int32) bool {
	return proviso[t.low(k)] && t.is(k, "xcomp", "advcl", "acl", "conj", "ccomp") && t.child(k, "nsubj", "aux", "obj", "iobj") < 0 && t.child(k, "ccomp", "advcl") >= 0
}
