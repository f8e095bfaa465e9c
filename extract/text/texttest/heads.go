package texttest

import (
	"strings"

	"newsgraph/extract/text"
)

// A sketch guesses the heads of one sentence, from left to right. Heads and
// verbs are indexes into toks.
type sketch struct {
	toks  []text.Token
	first int32
	verb  []bool // main verbs
	root  int
}

// guessHeads fills Dep and Head where Dep is "". Afterwards there is one root
// and every other token has a head.
func guessHeads(toks []text.Token, first int32) {
	s := &sketch{toks, first, make([]bool, len(toks)), -1}
	s.auxiliaries()
	s.findRoot()
	for i := 0; i < len(toks); {
		i = s.phrase(i)
	}
	for i := range toks {
		s.rest(i)
	}
	s.noLoops()
}

func (s *sketch) set(i, head int, dep string) {
	if s.toks[i].Dep == "" && i != head && head >= 0 {
		s.toks[i].Dep, s.toks[i].Head = dep, int32(head)+s.first
	}
}

func (s *sketch) is(i int, tags string) bool {
	return i >= 0 && i < len(s.toks) && strings.HasPrefix(s.toks[i].XPOS, tags)
}

// auxiliaries finds the main verbs: the last of each verb group.
func (s *sketch) auxiliaries() {
	for i, tok := range s.toks {
		if !s.is(i, "VB") && !s.is(i, "MD") {
			continue
		}
		j := i + 1
		for s.is(j, "RB") {
			j++
		}
		switch aux := s.is(i, "MD") || tok.Lemma == "be" || tok.Lemma == "have" || tok.Lemma == "do"; {
		case aux && s.is(j, "VB") && !strings.HasPrefix(s.toks[j].Dep, "acl"):
			dep := "aux"
			if tok.Lemma == "be" && s.is(j, "VBN") {
				dep = "aux:pass"
			}
			s.set(i, j, dep)
			s.toks[i].UPOS = "AUX"
		case tok.Dep == "cop" || strings.HasPrefix(tok.Dep, "aux"):
			s.toks[i].UPOS = "AUX"
		default:
			s.verb[i] = !s.is(i, "MD")
		}
	}
}

func (s *sketch) findRoot() {
	for i, tok := range s.toks {
		if tok.Dep == "root" {
			s.root = i
			return
		}
	}
	for _, want := range []string{"VB", "NN", ""} {
		for i, tok := range s.toks {
			if s.root < 0 && tok.Dep == "" && s.is(i, want) && (want != "VB" || s.verb[i] && !s.is(i, "VBG")) {
				s.root = i
			}
		}
	}
	if s.root < 0 {
		s.root = 0
	}
	s.toks[s.root].Dep, s.toks[s.root].Head = "root", -1
}

// phrase reads a noun phrase that begins at i and returns the index after it.
func (s *sketch) phrase(i int) int {
	end, head := i, -1
	for ; end < len(s.toks); end++ {
		noun := s.is(end, "NN")
		if noun {
			head = end
		}
		if !noun && (head >= 0 || !s.is(end, "DT") && !s.is(end, "JJ") && !s.is(end, "CD") && !s.is(end, "PRP$")) {
			break
		}
	}
	if head < 0 && s.is(i, "PRP") && !s.is(i, "PRP$") {
		head, end = i, i+1
	}
	if head < 0 {
		return max(end, i+1)
	}
	for head > i && s.is(head, "NNP") && s.is(head-1, "NNP") {
		head--
	}
	for j := i; j < end; j++ {
		s.set(j, head, map[string]string{"DT": "det", "JJ": "amod", "CD": "nummod", "PRP$": "nmod:poss"}[s.toks[j].XPOS])
		if s.toks[j].Dep == "" && j != head {
			dep := "compound"
			if j > head {
				dep = "flat"
			}
			s.set(j, head, dep)
		}
	}
	s.attach(i, end, head)
	return end
}

var subordinators = map[string]bool{"that": true, "because": true, "if": true, "while": true, "as": true, "since": true, "until": true, "after": true, "before": true, "whether": true}

// attach gives the phrase [i, end) its place in the sentence.
func (s *sketch) attach(i, end, head int) {
	if s.is(end, "POS") {
		s.set(end, head, "case")
		next := end + 1
		for next < len(s.toks) && !s.is(next, "NN") {
			next++
		}
		for s.is(next, "NN") && s.is(next+1, "NN") && !s.is(next, "NNP") {
			next++
		}
		if next < len(s.toks) {
			s.set(head, next, "nmod:poss")
		}
		return
	}
	next := end
	for s.is(next, "RB") || s.is(next, "MD") || next < len(s.toks) && s.is(next, "VB") && !s.verb[next] {
		next++
	}
	clause := next < len(s.toks) && s.verb[next] && (next > end || !s.is(next, "VBG"))
	if (s.is(i-1, "IN") || s.is(i-1, "TO")) && !(clause && subordinators[s.toks[i-1].Lemma]) {
		s.set(i-1, head, "case")
		if before := s.noun(i - 2); before >= 0 && (s.toks[i-1].Lemma == "of" || s.back(i) < 0) {
			s.set(head, before, "nmod")
			return
		}
		s.set(head, s.near(i), "obl")
		return
	}
	switch back := s.back(i); {
	case clause:
		s.set(head, next, s.subject(next))
	case back < 0:
		s.set(head, s.near(i), s.subject(s.near(i)))
	default:
		s.set(head, back, "obj")
	}
}

// subject names the relation of a subject to verb i.
func (s *sketch) subject(i int) string {
	for _, tok := range s.toks {
		if tok.Dep == "aux:pass" && tok.Head == int32(i)+s.first {
			return "nsubj:pass"
		}
	}
	return "nsubj"
}

// noun returns the head of the noun phrase that ends at i, or -1.
func (s *sketch) noun(i int) int {
	if !s.is(i, "NN") {
		return -1
	}
	if s.toks[i].Dep == "flat" {
		return int(s.toks[i].Head - s.first)
	}
	return i
}

// back returns the last main verb before i, or -1.
func (s *sketch) back(i int) int {
	for i--; i >= 0 && !s.verb[i]; i-- {
	}
	return i
}

// near returns the main verb before i, else the one after it, else the root.
func (s *sketch) near(i int) int {
	if b := s.back(i); b >= 0 {
		return b
	}
	for ; i < len(s.toks); i++ {
		if s.verb[i] {
			return i
		}
	}
	return s.root
}

// rest attaches what is no part of a noun phrase.
func (s *sketch) rest(i int) {
	switch back := s.back(i); {
	case s.toks[i].Dep != "":
	case s.toks[i].UPOS == "PUNCT":
		s.set(i, s.root, "punct")
	case s.verb[i] && back >= 0:
		s.set(i, back, s.clause(i, back))
	case s.is(i, "RB"):
		s.set(i, s.near(i), "advmod")
	case s.is(i, "TO") && s.is(i+1, "VB"), s.is(i, "IN") && s.is(i+1, "VB"):
		s.set(i, i+1, "mark")
	case s.is(i, "IN"):
		for j := i + 1; j < len(s.toks); j++ {
			if s.verb[j] {
				s.set(i, j, "mark")
				s.toks[i].UPOS = "SCONJ"
				break
			}
		}
	case s.is(i, "W"):
		if next := s.near(len(s.toks)); next > i {
			s.set(i, next, "nsubj")
		}
	}
	s.set(i, s.root, "dep")
}

// clause names the relation of verb i to the verb back before it.
func (s *sketch) clause(i, back int) string {
	for j := i - 1; j > back; j-- {
		switch {
		case s.is(j, "TO"):
			return "xcomp"
		case s.is(j, "CC"):
			return "conj"
		}
	}
	if l := s.toks[back].Lemma; l == "say" || l == "tell" || l == "write" || l == "add" || l == "announce" {
		return "ccomp"
	}
	return "advcl"
}

// noLoops hangs every token that does not reach the root on it.
func (s *sketch) noLoops() {
	for i := range s.toks {
		j, steps := i, 0
		for ; s.toks[j].Head >= 0 && steps <= len(s.toks); steps++ {
			j = int(s.toks[j].Head - s.first)
		}
		if steps > len(s.toks) {
			s.toks[i].Dep, s.toks[i].Head = "dep", int32(s.root)+s.first
		}
	}
}
