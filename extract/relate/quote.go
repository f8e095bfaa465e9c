package relate

// A run is the tokens [first, end) of a quotation, marks not included. It may
// go on over many sentences of one block.
type run struct {
	first, end int32
	speaker    int32 // the verb that reports it, -1 for none
	goesOn     bool  // its paragraph ends before it does
}

// shortest is the number of tokens below which marks are taken to set off a
// word ("a “brutal” prison"), not to report speech.
const shortest = 4

// findQuotes fills runs and quote.
func (t *tree) findQuotes() {
	open, block, depth := int32(-1), int32(-1), 0
	for si, s := range t.Sentences {
		if s.Block != block {
			// A paragraph that ends inside a quotation: what follows opens anew.
			if open >= 0 && si > 0 {
				n := len(t.runs)
				t.addRun(open, t.Sentences[si-1].End)
				if len(t.runs) > n {
					t.runs[n].goesOn = true
				}
			}
			open, block, depth = -1, s.Block, 0
		}
		for i := s.First; i < s.End; i++ {
			switch mark(t.Word(i), open >= 0) {
			case 1:
				if open >= 0 && i > open && t.closes(i, s.End) {
					depth++ // a word in marks within a quotation
					continue
				}
				open = i + 1
			case 2:
				if depth > 0 {
					depth--
					continue
				}
				if open >= 0 {
					t.addRun(open, i)
				}
				open = -1
			}
		}
	}
	if open >= 0 {
		t.addRun(open, int32(len(t.Tokens)))
	}
}

// closes tells whether the marks opened at token i close before the sentence
// ends, and others after them.
func (t *tree) closes(i, end int32) bool {
	n := 0
	for i++; i < end; i++ {
		if mark(t.Word(i), true) == 2 {
			n++
		}
	}
	return n > 1
}

// mark tells whether a token opens (1) or closes (2) a quotation.
func mark(w string, open bool) int {
	switch w {
	case "“", "``", "«":
		return 1
	case "”", "''", "»":
		return 2
	case `"`:
		if open {
			return 2
		}
		return 1
	}
	return 0
}

func (t *tree) addRun(first, end int32) {
	if end-first < shortest {
		return
	}
	for i := first; i < end; i++ {
		t.quote[i] = int32(len(t.runs))
	}
	t.runs = append(t.runs, run{first: first, end: end, speaker: -1})
}

// reporter finds the verb of speech for run ri: after it in its last sentence,
// before it in its first, else that of the run before it in the same block or
// of a sentence that ends in a colon.
func (t *tree) reporter(ri int) int32 {
	r := t.runs[ri]
	first, last := t.Sentences[t.sent[r.first]], t.Sentences[t.sent[r.end-1]]
	for i := r.end; i < last.End; i++ {
		if t.reports(i) {
			return i
		}
	}
	for i := r.first - 1; i >= first.First; i-- {
		if t.reports(i) {
			return i
		}
	}
	// “We won.” The mayor thanked voters, he said: the run before this one
	// in the block has told us who speaks, when nothing lies between.
	if ri > 0 {
		p := t.runs[ri-1]
		if p.goesOn && p.speaker >= 0 && t.sent[r.first] == t.sent[p.end-1]+1 {
			return p.speaker // the next paragraph of one quotation
		}
		if t.sameBlock(p.first, r.first) && r.first-p.end <= 24 && p.speaker >= 0 {
			return p.speaker
		}
	}
	if si := t.sent[r.first]; si > 0 {
		s := t.Sentences[si-1]
		if t.Word(s.End-1) == ":" {
			for i := s.First; i < s.End; i++ {
				if t.reports(i) {
					return i
				}
			}
		}
	}
	return -1
}

// reports tells whether token i is a verb of speech outside any quotation.
func (t *tree) reports(i int32) bool {
	return t.quote[i] < 0 && t.Tokens[i].UPOS == "VERB" && words().speech[t.lemma(i)]
}

func (t *tree) sameBlock(i, j int32) bool {
	return t.Sentences[t.sent[i]].Block == t.Sentences[t.sent[j]].Block
}
