package coref

import (
	"strings"

	"newsgraph/extract/lexicon"
	"newsgraph/schema"
)

// pleonastic tells whether "it" means nothing: "it is clear that", "it seems",
// "it rained", "making it easier to".
func (l *linker) pleonastic(i int32) bool {
	m := l.Mentions[i]
	tok := l.Tokens[m.Head]
	if tok.Dep == "expl" {
		return true
	}
	if tok.Head < 0 || l.Tokens[m.Head].XPOS == "PRP$" || lexicon.Fold(l.Word(m.Head)) != "it" {
		return false
	}
	head := tok.Head
	if weather[lexicon.Fold(l.Tokens[head].Lemma)] {
		return true
	}
	cop, clause, people := false, false, false
	for _, c := range l.children[head] {
		switch dep, _, _ := strings.Cut(l.Tokens[c].Dep, ":"); dep {
		case "cop":
			cop = true
		case "csubj", "ccomp", "advcl", "xcomp", "acl":
			clause = clause || c > head
		}
	}
	if j := l.byHead[head]; j >= 0 {
		people = l.Mentions[j].Type == schema.Person || l.Mentions[j].Type == schema.Group
	}
	u := l.Tokens[head].UPOS
	lemma := lexicon.Fold(l.Tokens[head].Lemma)
	switch {
	case isSubject(tok.Dep) && cop:
		return people || u == "PRON" || clause && extraposing[lemma]
	case tok.Dep == "nsubj:pass":
		return clause && (speech[lemma] || believing[lemma])
	}
	// "makes it easier to", "found it hard to"
	next := m.Head + 1
	return tok.Dep == "obj" && next < int32(len(l.Tokens)) && l.Tokens[next].UPOS == "ADJ" ||
		tok.Dep == "nsubj" && u == "ADJ" && clause
}

// extraposing are predicates of "it is ... that" and "it is ... to".
var extraposing = set(`clear unclear possible impossible likely unlikely probable important necessary unnecessary easy easier
	hard harder difficult true false obvious evident good better best bad worse crucial vital essential critical certain
	uncertain common rare natural normal strange odd surprising interesting remarkable notable worth safe dangerous illegal
	legal fair unfair wrong right reasonable impractical useful helpful pity time shame surprise fact idea wonder mistake
	honor honour pleasure privilege duty job crime sad nice great fun wise foolish tempting enough apparent plain doubtful
	imperative customary advisable`)

// believing are verbs of "it is ... that" in the passive.
var believing = set("believe think expect know hope estimate understand assume fear rumor rumour agree decide show find hold see")

var weather = set("rain snow seem appear happen matter turn")
