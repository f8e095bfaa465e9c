package prose

import (
	"strconv"
	"strings"

	"newsgraph/extract/lexicon"
	"newsgraph/extract/text"
)

// Tag fills UPOS, XPOS and Lemma of every token, sentence by sentence.
func Tag(doc *text.Doc) {
	m := english()
	scores := make([]float64, len(m.classes))
	for _, s := range doc.Sentences {
		words := wordsOf(doc, s)
		tags := m.tag(words, scores)
		var before *text.Token
		for i, tag := range tags {
			t, w := &doc.Tokens[int(s.First)+i], doc.Word(s.First+int32(i))
			t.XPOS = penn(w, tag, before)
			t.UPOS = lexicon.Universal(t.XPOS, w)
			t.Lemma = lexicon.Fold(w)
			if t.XPOS == "NNS" {
				t.Lemma = lexicon.Singular(w)
			}
			before = t
		}
	}
	doc.Filled |= text.Tags
}

// wordsOf returns the words of a sentence with quotes as the library has them.
func wordsOf(doc *text.Doc, s text.Sentence) []string {
	words := make([]string, 0, s.End-s.First)
	for i := s.First; i < s.End; i++ {
		words = append(words, straight.Replace(doc.Word(i)))
	}
	return words
}

var straight = strings.NewReplacer("“", `"`, "”", `"`, "‘", "'", "’", "'", "&rsquo;", "'")

// tag returns the library's tags of the words of a sentence. Scores is scratch,
// one for each class.
func (m *models) tag(words []string, scores []float64) []string {
	context := []string{"-START-", "-START2-"}
	for _, w := range words {
		context = append(context, normalize(w))
	}
	context = append(context, "-END-", "-END2-")
	tags := make([]string, len(words))
	p1, p2 := "-START-", "-START2-"
	for i, w := range words {
		tags[i] = m.tagOf(w, i, context, p1, p2, scores)
		p1, p2 = tags[i], p1
	}
	return tags
}

func (m *models) tagOf(w string, i int, context []string, p1, p2 string, scores []float64) string {
	switch {
	case w == "":
		return ""
	case w == "-":
		return "-"
	case strings.HasPrefix(w, "@"), strings.Contains(w, "://"), strings.Contains(w, "www."), strings.Contains(w, "@") && strings.Contains(w, "."):
		return "NN"
	case len(w) == 5 && w[0] == '-' && w[4] == '-' && strings.ToUpper(w) == w: // "-LRB-"
		return w
	case w == "0" || strings.HasPrefix(w, "*"):
		return "-NONE-"
	}
	if tag, ok := m.known[w]; ok {
		return tag
	}
	clear(scores)
	i += 2
	for _, feature := range [...]string{
		"bias",
		"i suffix " + tail(w, 3), "i pref1 " + string(rune(w[0])),
		"i-1 tag " + p1, "i-2 tag " + p2, "i tag+i-2 tag " + p1 + " " + p2,
		"i word " + context[i], "i-1 tag+i word " + p1 + " " + context[i],
		"i-1 word " + context[i-1], "i-1 suffix " + tail(context[i-1], 3), "i-2 word " + context[i-2],
		"i+1 word " + context[i+1], "i+1 suffix " + tail(context[i+1], 3), "i+2 word " + context[i+2],
	} {
		for _, w := range m.weights[feature] {
			scores[w.class] += w.value
		}
	}
	return m.classes[best(scores)]
}

// best returns the highest score, the first of equals: what differs by less
// than the order of a sum can make of it is equal.
func best(scores []float64) int {
	top := 0
	for i, s := range scores {
		if s > scores[top]+1e-9 {
			top = i
		}
	}
	return top
}

func tail(w string, n int) string { return w[len(w)-min(len(w), n):] }

// normalize returns a word as the library's context has it.
func normalize(w string) string {
	if w == "" {
		return w
	}
	if strings.Contains(w, "-") && w[0] != '-' {
		return "!HYPHEN"
	}
	if _, err := strconv.Atoi(w); err == nil && len(w) == 4 {
		return "!YEAR"
	}
	if w[0] >= '0' && w[0] <= '9' {
		return "!DIGITS"
	}
	return strings.ToLower(w)
}

// penn returns the library's tag as our parser knows it.
func penn(w, tag string, before *text.Token) string {
	if mark := punctuation(w); mark != "" {
		return mark
	}
	switch tag {
	case "(":
		return "-LRB-"
	case ")":
		return "-RRB-"
	case "-NONE-", "", "-", "``", "''", ",", ".", ":", "#":
		return "NN" // no mark, whatever the library thinks
	case "POS", "VBZ":
		if lexicon.Fold(w) == "'s" && before != nil {
			if before.UPOS == "NOUN" || before.UPOS == "PROPN" {
				return "POS"
			}
			return "VBZ"
		}
	}
	return tag
}

// punctuation returns the Penn tag of a mark, "" for a word.
func punctuation(w string) string {
	switch w {
	case ".", "!", "?", "?!", "!!", "!!!":
		return "."
	case ",":
		return ","
	case ":", ";", "...", "…", "—", "–", "--", "---":
		return ":"
	case "(", "[", "{":
		return "-LRB-"
	case ")", "]", "}":
		return "-RRB-"
	case "“", "‘", "``", "«", "„":
		return "``"
	case "”", "’", "''", `"`, "'", "»":
		return "''"
	case "-", "‐", "‑":
		return "HYPH"
	case "$", "€", "£", "¥":
		return "$"
	case "%":
		return "NN"
	}
	if strings.Trim(w, "*•·|/\\_=+~^<>#@&§¶†‡°") == "" {
		return "SYM"
	}
	return ""
}
