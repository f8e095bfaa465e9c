package lexicon

import "strings"

var universal = map[string]string{
	"CC": "CCONJ", "CD": "NUM", "DT": "DET", "EX": "PRON", "FW": "X", "IN": "ADP", "JJ": "ADJ", "JJR": "ADJ", "JJS": "ADJ",
	"LS": "X", "MD": "AUX", "NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "NNPS": "PROPN", "PDT": "DET", "POS": "PART",
	"PRP": "PRON", "PRP$": "PRON", "RB": "ADV", "RBR": "ADV", "RBS": "ADV", "RP": "ADP", "SYM": "SYM", "TO": "PART",
	"UH": "INTJ", "VB": "VERB", "VBD": "VERB", "VBG": "VERB", "VBN": "VERB", "VBP": "VERB", "VBZ": "VERB",
	"WDT": "PRON", "WP": "PRON", "WP$": "PRON", "WRB": "ADV", "$": "SYM", "#": "SYM", "ADD": "X", "AFX": "X", "GW": "X", "NFP": "PUNCT",
}

// Universal maps a Penn Treebank tag to the Universal Dependencies part of
// speech that it mostly stands for. The word decides the few that are split.
func Universal(xpos, word string) string {
	key := Fold(word)
	switch {
	case strings.HasPrefix(xpos, "VB") && auxiliary[key]:
		return "AUX"
	case xpos == "IN" && subordinate[key]:
		return "SCONJ"
	case xpos == "RB" && (key == "not" || key == "n't"):
		return "PART"
	case xpos == "DT" && (key == "this" || key == "that" || key == "these" || key == "those"):
		return "DET"
	}
	if u, ok := universal[xpos]; ok {
		return u
	}
	return "PUNCT"
}

var auxiliary = wordSet("be am is are was were been being 's 're 'm")

var subordinate = wordSet("if because although though while whether unless that once")

func wordSet(s string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(s) {
		m[w] = true
	}
	return m
}
