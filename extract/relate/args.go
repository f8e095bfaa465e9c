package relate

import (
	"newsgraph/extract/lexicon"
	"newsgraph/extract/text"
	"newsgraph/schema"
)

// chain returns the chain that the noun phrase headed by token i refers to, or -1.
func (t *tree) chain(i int32) int32 {
	if i < 0 {
		return -1
	}
	if m := t.ment[i]; m >= 0 && t.Mentions[m].Chain >= 0 {
		if ch := t.Mentions[m].Chain; t.Mentions[m].Form == schema.Nominal && !t.Chains[ch].Named {
			if n := t.nameBeside(i); n >= 0 && t.Chains[n].Type == t.Chains[ch].Type {
				return n
			}
		}
		return t.Mentions[m].Chain
	}
	if t.Tokens[i].UPOS == "PROPN" {
		if n := t.nameAfter(i); n >= 0 {
			return n
		}
	}
	if t.Tokens[i].UPOS == "NOUN" {
		if n := t.nameBeside(i); n >= 0 {
			return n
		}
		if n := t.nameInside(i); n >= 0 {
			return n
		}
	}
	if ch := t.describedAs(i); ch >= 0 {
		return ch
	}
	if t.relative(i) {
		for _, k := range t.antecedentOf(i) {
			if k != i {
				return t.chain(k)
			}
		}
		return -1
	}
	if ch := t.chainAround(i); ch >= 0 {
		return ch
	}
	if h := t.head[i]; h >= 0 && t.is(i, "nmod") && t.prep(i) == "of" && words().has("part", t.lemma(h)) {
		return t.chain(h) // "a class of sailors deported": the class is the sailors
	}
	return -1
}

// nameAfter returns the chain of the name that word i stands before as a
// title that no list has: "Billionaire Marcus Hale".
func (t *tree) nameAfter(i int32) int32 {
	if int(i)+1 >= len(t.head) || t.sent[i+1] != t.sent[i] || !t.under(i+1, i) {
		return -1
	}
	for mi := range t.mentionsAt(i + 1) {
		if m := t.Mentions[mi]; m.First == i+1 && m.Form == schema.Name && m.Type == schema.Person {
			return m.Chain
		}
	}
	return -1
}

// describedAs follows "what" in "sent to what she described as a brutal prison".
func (t *tree) describedAs(i int32) int32 {
	if t.low(i) != "what" {
		return -1
	}
	for _, v := range t.kids(i) {
		if !t.is(v, "acl:relcl") || !words().has("name", t.lemma(v)) {
			continue
		}
		for _, k := range t.kids(v) {
			if t.is(k, "obl", "advcl", "xcomp") && t.prep(k) == "as" {
				return t.chain(k)
			}
		}
	}
	return -1
}

// nameBeside returns the chain of the name that follows noun i as its
// apposition: "the president, Ana Ruiz", "the group Halden Industries".
func (t *tree) nameBeside(i int32) int32 {
	for _, k := range t.kids(i) {
		if k < i || t.prep(k) != "" || !t.is(k, "appos", "nmod", "flat", "nmod:desc") || t.is(k, "nmod:poss", "nmod:unmarked") {
			continue
		}
		if !t.is(k, "appos") && t.lo[k] != i+1 {
			continue
		}
		if m := t.ment[k]; m >= 0 && t.Mentions[m].Form == schema.Name && t.Mentions[m].Chain >= 0 {
			switch ty := t.kind(t.Mentions[m].Chain); ty {
			case schema.Person, schema.Organization, schema.Facility, schema.Work:
				return t.Mentions[m].Chain
			}
		}
	}
	return -1
}

// nameInside returns the chain of the name that a bare noun of its kind
// follows: "La Santé prison".
func (t *tree) nameInside(i int32) int32 {
	kind, ok := lexicon.HeadType(t.lemma(i))
	if j := i + 1; ok && int(j) < len(t.head) && t.sent[j] == t.sent[i] {
		for mi := range t.mentionsAt(j) { // "the social media platform Chirp"
			if m := t.Mentions[mi]; m.First == j && m.Form == schema.Name && m.Type == kind {
				return m.Chain
			}
		}
	}
	k := i - 1
	if !ok || k < 0 || t.head[k] < 0 || !t.under(k, i) {
		return -1
	}
	for mi := range t.mentionsAt(k) {
		if m := t.Mentions[mi]; m.Form == schema.Name && m.Type == kind && m.End == i {
			return m.Chain
		}
	}
	return -1
}

// chainAround finds a mention that token i stands in and tops although the
// mention has another head: where parser and name finder disagree.
func (t *tree) chainAround(i int32) int32 {
	for mi := range t.mentionsAt(i) {
		m := t.Mentions[mi]
		if h := t.head[i]; m.Chain >= 0 && (h < m.First || h >= m.End) {
			return m.Chain
		}
	}
	return -1
}

// mentionsAt yields the mentions that token i stands in, in the order of doc.Mentions.
func (t *tree) mentionsAt(i int32) func(func(int32) bool) {
	return func(yield func(int32) bool) {
		hi := len(t.Mentions)
		for lo := 0; lo < hi; {
			if mid := (lo + hi) / 2; t.Mentions[mid].First <= i {
				lo = mid + 1
			} else {
				hi = mid
			}
		}
		first := t.Sentences[t.sent[i]].First
		for mi := hi - 1; mi >= 0 && t.Mentions[mi].First >= first; mi-- {
			if i < t.Mentions[mi].End && !yield(int32(mi)) {
				return
			}
		}
	}
}

// kind returns the type of chain ch, "" for none.
func (t *tree) kind(ch int32) schema.EntityType {
	if ch < 0 {
		return ""
	}
	return t.Chains[ch].Type
}

// owner follows a noun that stands for what someone or something has, does or
// goes through to that someone: "conditions at the prison", "Renn's stance",
// "interviews with miners", "claims made by the bank". It returns -1 for none.
func (t *tree) owner(i int32, depth int) int32 {
	if depth > 3 {
		return -1
	}
	if k := t.child(i, "nmod:poss"); k >= 0 {
		if ch := t.chain(k); ch >= 0 {
			return ch
		}
	}
	for _, k := range t.kids(i) {
		if !t.is(k, "nmod", "obl") || t.is(k, "nmod:poss", "nmod:desc") {
			continue
		}
		switch t.prep(k) {
		case "of", "at", "in", "with", "by", "from", "about", "against", "on", "inside", "for", "toward", "towards", "over", "regarding", "among":
			if ch := t.chain(k); ch >= 0 {
				if t.kind(ch) != schema.Date {
					return ch
				}
			} else if ch := t.owner(k, depth+1); ch >= 0 {
				return ch
			}
		}
	}
	for _, k := range t.kids(i) {
		if !t.is(k, "acl") || t.Tokens[k].XPOS != "VBN" {
			continue
		}
		for _, b := range t.frame(k).subj {
			if ch := t.chain(b); ch >= 0 {
				return ch
			}
		}
	}
	if k := t.child(i, "compound"); k >= 0 {
		return t.chain(k)
	}
	return -1
}

// ownerNear is owner, and also follows a phrase that the parser hung on the
// verb although it stands right behind noun i: "criticized conditions at the prison".
func (t *tree) ownerNear(i int32) int32 {
	if ch := t.owner(i, 0); ch >= 0 {
		return ch
	}
	h := t.head[i]
	if h < 0 || !t.is(i, "obj") {
		return -1
	}
	for _, k := range t.kids(h) {
		if t.is(k, "obl") && t.lo[k] == t.hi[i] && t.value[k] < 0 {
			switch t.prep(k) {
			case "at", "in", "of", "inside", "with", "from", "against":
				return t.chain(k)
			}
		}
	}
	return -1
}

// listSpan is phraseSpan with the conjuncts of i.
func (t *tree) listSpan(i int32) text.Span {
	s := t.phraseSpan(i)
	for _, k := range t.withConj(i) {
		s.End = max(s.End, t.phraseSpan(k).End)
	}
	return s
}

// phraseSpan returns the words of the noun phrase headed by i, without the
// clauses that follow after a comma.
func (t *tree) phraseSpan(i int32) text.Span {
	first, end := t.lo[i], t.hi[i]
	for _, k := range t.kids(i) {
		if k > i && (t.is(k, "conj", "parataxis") || t.is(k, "acl:relcl", "advcl") && t.commaBefore(k)) && t.lo[k] < end {
			end = min(end, t.lo[k])
		}
		if k < i && t.is(k, "case", "cc", "mark", "punct") && t.hi[k] > first && k < i {
			if t.is(k, "case", "mark") || k == first {
				first = max(first, t.hi[k])
			}
		}
	}
	if end <= i {
		end = i + 1
	}
	if first > i {
		first = i
	}
	for end-1 > i && (t.Tokens[end-1].UPOS == "CCONJ") {
		end--
	}
	return t.trim(first, end)
}

func (t *tree) commaBefore(k int32) bool {
	return t.lo[k] > 0 && t.Word(t.lo[k]-1) == "," || t.Word(t.lo[k]) == ","
}
