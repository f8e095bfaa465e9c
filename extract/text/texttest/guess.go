package texttest

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"newsgraph/extract/text"
)

// tagged is the Penn tag of words that have only one in most test sentences.
var tagged = words(map[string]string{
	"DT":   "the a an this that these those all some any no each every another both",
	"IN":   "in on at of for with by from after before under over about into as than if because while during against between near amid since until through that without whether including",
	"CC":   "and or but nor",
	"PRP":  "i you he she it we they me him us them himself herself itself themselves myself",
	"PRP$": "my your his her its our their",
	"WP":   "who whom what",
	"WDT":  "which",
	"WP$":  "whose",
	"VBZ":  "is has does says",
	"VBP":  "are have do am say",
	"VBD":  "was were had did said told met left went gave took made became wrote led held won lost came saw paid sent found sued hid spoke sang began knew",
	"VB":   "be",
	"VBN":  "been",
	"VBG":  "being",
	"MD":   "will would can could may might shall should must",
	"RB":   "not n't n’t never also later now then there here only still again",
	"TO":   "to",
	"POS":  "'s ’s",
	"CD":   "one two three four five six seven eight nine ten dozens hundreds million",
	"JJ":   "new old former other big small local federal young senior chief",
	",":    ",", ".": ". ! ?", ":": ": ; – — -", "``": "“ ‘", "''": `” "`, "-LRB-": "(", "-RRB-": ")", "$": "$",
})

var lemmas = map[string]string{
	"said": "say", "told": "tell", "met": "meet", "left": "leave", "went": "go", "gave": "give", "took": "take",
	"made": "make", "became": "become", "wrote": "write", "led": "lead", "held": "hold", "won": "win", "lost": "lose",
	"came": "come", "paid": "pay", "sent": "send", "found": "find", "spoke": "speak", "sang": "sing", "began": "begin", "knew": "know", "saw": "see", "is": "be", "are": "be", "was": "be", "were": "be", "am": "be", "been": "be", "being": "be",
	"has": "have", "had": "have", "does": "do", "did": "do", "men": "man", "women": "woman", "children": "child",
	"an": "a", "n't": "not", "n’t": "not", "him": "he", "them": "they", "us": "we", "me": "i",
}

func words(byTag map[string]string) map[string]string {
	out := map[string]string{}
	for tag, list := range byTag {
		for _, w := range strings.Fields(list) {
			if out[w] == "" || tag == "DT" { // "that" is DT before IN, whatever the order of the map
				out[w] = tag
			}
		}
	}
	return out
}

// guessTags fills XPOS, UPOS and Lemma of a sentence.
func guessTags(toks []text.Token, notes []note) {
	for i, n := range notes {
		tag := n.xpos
		if tag == "" {
			tag = guessTag(n.word, i, notes)
		}
		lemma := n.lemma
		if lemma == "" {
			lemma = guessLemma(n.word, tag)
		}
		toks[i].XPOS, toks[i].UPOS, toks[i].Lemma = tag, upos(tag, n.dep), lemma
	}
}

func guessTag(word string, i int, notes []note) string {
	low := strings.ToLower(word)
	if low == "that" && i > 0 && (tagged[notes[i-1].word] == "VBD" || strings.HasSuffix(notes[i-1].word, "ed")) {
		return "IN"
	}
	if tag := tagged[low]; tag != "" && (i == 0 || low == word || low == "i" || strings.Contains("“‘\"(", notes[i-1].word)) {
		return tag
	}
	first, _ := utf8.DecodeRuneInString(word)
	before := i - 1
	for before >= 0 && (tagged[notes[before].word] == "RB" || strings.HasSuffix(notes[before].word, "ly")) {
		before--
	}
	helper := ""
	if before >= 0 {
		helper = strings.ToLower(notes[before].word)
	}
	switch {
	case unicode.IsUpper(first):
		return "NNP"
	case unicode.IsDigit(first):
		return "CD"
	case !unicode.IsLetter(first):
		return "SYM"
	case helper == "to" || tagged[helper] == "MD" || lemmas[helper] == "do" || helper == "do":
		return "VB"
	case strings.HasSuffix(word, "ed") && (lemmas[helper] == "be" || helper == "be" || lemmas[helper] == "have" || helper == "have"):
		return "VBN"
	case strings.HasSuffix(word, "ly"):
		return "RB"
	case strings.HasSuffix(word, "ed"):
		return "VBD"
	case strings.HasSuffix(word, "ing"):
		return "VBG"
	case strings.HasSuffix(word, "s") && !strings.HasSuffix(word, "ss"), low == "men", low == "women", low == "people", low == "children":
		return "NNS"
	}
	return "NN"
}

func guessLemma(word, tag string) string {
	low := strings.ToLower(word)
	if l := lemmas[low]; l != "" && tag != "NNP" {
		return l
	}
	switch tag {
	case "NNP", "NNPS":
		return word
	case "NNS", "VBZ":
		if stem, ok := strings.CutSuffix(low, "ies"); ok {
			return stem + "y"
		}
		return strings.TrimSuffix(low, "s")
	case "VBD", "VBN":
		if stem, ok := strings.CutSuffix(low, "ed"); ok {
			return verbStem(stem)
		}
	case "VBG":
		return strings.TrimSuffix(low, "ing")
	}
	return low
}

// verbStem returns the verb of "announc", "agre", "stopp" and "den" before "ied".
func verbStem(s string) string {
	n := len(s)
	switch {
	case n < 3:
		return s
	case s[n-1] == 'i':
		return s[:n-1] + "y"
	case s[n-1] == s[n-2] && !strings.ContainsRune("sl", rune(s[n-1])):
		return s[:n-1]
	case strings.ContainsRune("ecvuz", rune(s[n-1])), s[n-1] == 's' && s[n-2] != 's', strings.HasSuffix(s, "at"), strings.HasSuffix(s, "ir"), s[n-1] == 'g' && s[n-2] != 'n':
		return s + "e"
	}
	return s
}

func upos(tag, dep string) string {
	switch {
	case strings.HasPrefix(dep, "aux"), dep == "cop", tag == "MD":
		return "AUX"
	case strings.HasPrefix(tag, "NNP"):
		return "PROPN"
	case strings.HasPrefix(tag, "NN"):
		return "NOUN"
	case strings.HasPrefix(tag, "VB"):
		return "VERB"
	case strings.HasPrefix(tag, "PRP"), strings.HasPrefix(tag, "W"):
		return "PRON"
	case strings.HasPrefix(tag, "JJ"):
		return "ADJ"
	case strings.HasPrefix(tag, "RB"):
		return "ADV"
	case dep == "mark":
		return "SCONJ"
	}
	if u := map[string]string{"DT": "DET", "IN": "ADP", "TO": "PART", "POS": "PART", "CC": "CCONJ", "CD": "NUM", "SYM": "SYM", "$": "SYM", "UH": "INTJ", "FW": "X"}[tag]; u != "" {
		return u
	}
	return "PUNCT"
}
