package relate

// mendAfterDate makes a clause of "Mayor Ode Lund on Friday accused Varde Mills
// of waste": after a name and a date, taggers take the past tense for a
// participle, and the sentence is left with a name for its root.
func (t *tree) mendAfterDate(v int32) {
	x := t.Tokens[v].XPOS
	if x != "VBN" && x != "VBD" || v == 0 || t.value[v-1] < 0 || t.value[v] >= 0 {
		return
	}
	date := t.Values[t.value[v-1]]
	s := t.Sentences[t.sent[v]]
	root := t.rootOf(v)
	if root < s.First || root >= date.First || t.Tokens[root].UPOS != "PROPN" && t.Tokens[root].UPOS != "NOUN" || t.saysWhen(s.First, v) {
		return
	}
	above := t.head[v]
	top := date.First
	for h := t.head[top]; h >= date.First && h < date.End; h = t.head[top] {
		top = h
	}
	t.set(v, -1, "root")
	t.set(root, v, "nsubj")
	t.set(top, v, "obl")
	if above > v { // "accused" as an adjective of what it has for its object
		t.set(above, v, "obj")
	}
	t.takeOver(root, above, v)
}

// saysWhen tells whether one of the tokens [first, end) is a finite verb.
func (t *tree) saysWhen(first, end int32) bool {
	for i := first; i < end; i++ {
		switch t.Tokens[i].XPOS {
		case "VBD", "VBZ", "VBP", "MD":
			return true
		}
	}
	return false
}

// takeOver hangs on v what stands after it and hung on the old root, and what
// belongs to no noun between: "of waste", "as envoy".
func (t *tree) takeOver(root, object, v int32) {
	for i := v + 1; i < t.Sentences[t.sent[v]].End; i++ {
		h := t.head[i]
		switch {
		case h == root && t.is(i, "nmod"):
			t.set(i, v, "obl")
		case h == root && i != object && (t.is(i, "appos") || t.is(i, "flat")):
			t.set(i, v, "obj")
		case h == root:
			t.set(i, v, t.dep[i])
		case h == v && t.is(i, "xcomp") && t.ment[i] >= 0: // "named Carla Diaz"
			t.dep[i] = "obj"
		}
	}
}
