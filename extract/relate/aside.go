package relate

// findAsides finds in each sentence the verb of a speaker set between marks,
// "…, he said, …" or "…, Ruiz said.", however the parser hung it. The whole
// sentence is then what was said.
func (t *tree) findAsides() {
	t.asides = fill(len(t.Sentences), -1)
	for si, s := range t.Sentences {
		for i := s.First; i < s.End; i++ {
			if t.setApart(i, s.First, s.End) {
				t.asides[si] = i
				t.mendHost(i)
				break
			}
		}
	}
	t.rebuild()
}

// mendHost gives the clause that aside v is set into the subject that the
// parser gave to v: "Renn, Ruiz said, sold the ship".
func (t *tree) mendHost(v int32) {
	s, c := t.speakerBeside(v), t.child(v, "ccomp")
	if c < 0 && s < v {
		for _, k := range t.kids(v) { // the parser knew no verb in the host
			if t.hi[k] <= t.lo[s] && t.is(k, "nsubj", "aux", "advcl", "mark") {
				t.set(k, -1, "root")
			}
		}
		return
	}
	if c < v || t.child(c, "nsubj") >= 0 {
		return
	}
	for _, k := range t.kids(v) {
		if k != s && k < v && t.is(k, "nsubj") {
			t.set(k, c, t.dep[k])
		}
	}
}

// setApart tells whether verb v of speech and its subject, and nothing else,
// stand between two marks, the first of which is not at the sentence's start.
func (t *tree) setApart(v, first, end int32) bool {
	if t.Tokens[v].UPOS != "VERB" || t.quote[v] >= 0 || !words().speech[t.lemma(v)] {
		return false
	}
	s := t.speakerBeside(v)
	if s < 0 {
		return false
	}
	lo, hi := min(v, t.lo[s]), t.asideEnd(v, s)
	return lo > first+1 && t.Tokens[lo-1].UPOS == "PUNCT" && t.Word(lo-1) != ":" &&
		(hi >= end || t.Tokens[hi].UPOS == "PUNCT" && t.Word(hi) != ":")
}

// asideEnd returns the token after aside v with speaker s, what follows the verb
// closely included: to whom, where and when, as in "…, Ruiz told reporters on Monday".
func (t *tree) asideEnd(v, s int32) int32 {
	hi := max(v+1, t.hi[s])
	if s > v {
		return hi
	}
	for _, k := range t.kids(v) {
		whom := t.is(k, "obj", "iobj") && words().has("tell", t.lemma(v))
		if t.lo[k] == hi && t.Tokens[k].UPOS != "VERB" && (whom || t.is(k, "obl", "obl:unmarked")) {
			hi = t.hi[k]
		}
	}
	return hi
}

// speakerBeside returns the subject of verb v that stands right before or after it, or -1.
func (t *tree) speakerBeside(v int32) int32 {
	for _, k := range t.kids(v) {
		if t.is(k, "nsubj") && (t.hi[k] == v || t.lo[k] == v+1) {
			return k
		}
	}
	return -1
}

// asideContent returns the tokens of the sentence that aside v is set into.
func (t *tree) asideContent(v int32) (first, end int32) {
	s := t.Sentences[t.sent[v]]
	first, end = s.First, s.End
	last := v
	if k := t.speakerBeside(v); k >= 0 {
		last = t.asideEnd(v, k) - 1
	}
	for i := last + 1; i < s.End; i++ {
		if t.Tokens[i].UPOS != "PUNCT" {
			return first, end // the aside stands in the middle
		}
	}
	end = v
	if k := t.speakerBeside(v); k >= 0 && k < v {
		for end = k; end > t.lo[k] && t.Tokens[end-1].UPOS != "PUNCT"; {
			end-- // "… raised rates, analysts said": the rates are no speakers
		}
	}
	return first, end
}
