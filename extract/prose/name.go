package prose

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// An entity is the words [first, end) of a sentence and the library's label.
type entity struct {
	first, end int
	label      string
}

// names returns the library's entities in a sentence.
func (m *models) names(words []string, scores []float64) []entity {
	tags := m.tag(words, scores)
	labels := make([]string, len(words))
	history := make([]string, len(words)) // "B", "I", "O"; "v" for what starts with V
	for i := range words {
		features := m.features(i, words, tags, history)
		top, max := 0, 0.0
		for k, label := range m.labels {
			sum := 0.0
			for _, f := range features {
				if at, ok := m.mapping[f+label]; ok {
					sum += m.maxent[at]
				}
			}
			if k == 0 || sum > max {
				top, max = k, sum
			}
		}
		labels[i] = m.labels[top]
		history[i], _, _ = strings.Cut(labels[i], "-")
		if strings.HasPrefix(labels[i], "V") {
			history[i] = "v"
		}
	}
	return chunk(labels, tags)
}

// features returns "name-value-" for each feature of word i, in the library's order.
func (m *models) features(i int, words, tags, history []string) []string {
	w := words[i]
	lower := strings.ToLower(w)
	prevTag, prevWord, prevPOS, prevShape := "None", "None", "None", "None"
	if i > 0 {
		prevTag, prevWord, prevPOS = history[i-1], strings.ToLower(words[i-1]), tags[i-1]
	}
	if i > 1 {
		prevShape = shape(words[i-1])
	}
	nextWord, nextPOS := "None", "None"
	if i < len(words)-1 {
		nextWord, nextPOS = strings.ToLower(words[i+1]), strings.ToLower(tags[i+1])
	}
	basic := "False"
	if m.basic[w] {
		basic = "True"
	}
	return []string{
		"bias-True-", "en-wordlist-" + basic + "-", "nextpos-" + nextPOS + "-", "nextword-" + nextWord + "-",
		"pos-" + tags[i] + "-", "pos+prevtag-" + tags[i] + "+" + prevTag + "-", "prefix3-" + strings.ToLower(w[:min(len(w), 3)]) + "-",
		"prevpos-" + prevPOS + "-", "prevtag-" + prevTag + "-", "prevword-" + prevWord + "-", "shape-" + shape(w) + "-",
		"shape+prevtag-" + prevShape + "+" + prevTag + "-", "suffix3-" + strings.ToLower(tail(w, 3)) + "-", "word-" + w + "-",
		"word+nextpos-" + lower + "+" + nextPOS + "-", "word.lower-" + lower + "-", "wordlen-" + strconv.Itoa(len(w)) + "-",
	}
}

// shape returns the library's name for the shape of a word. What a word is
// there, is one in ASCII: "é" at the end makes it "punct".
func shape(w string) string {
	if _, err := strconv.ParseFloat(w, 64); err == nil {
		return "number"
	}
	last, _ := utf8.DecodeLastRuneInString(w)
	ascii := last < utf8.RuneSelf && (unicode.IsLetter(last) || unicode.IsDigit(last) || last == '_')
	switch {
	case w == "":
		return "other"
	case !ascii:
		return "punct"
	case strings.ToLower(w) == w:
		return "downcase"
	case title(w) == w:
		return "upcase"
	}
	return "mixedcase"
}

// title is strings.Title: a capital after everything that is no letter, digit or "_".
func title(w string) string {
	prev := ' '
	return strings.Map(func(r rune) rune {
		start := !unicode.IsLetter(prev) && !unicode.IsDigit(prev) && prev != '_' && (prev < utf8.RuneSelf || unicode.IsSpace(prev))
		prev = r
		if start {
			return unicode.ToTitle(r)
		}
		return r
	}, w)
}

// chunk joins labelled words as the library does: a word with the tag of the
// one before it belongs to the same name, whatever its label.
func chunk(labels, tags []string) (out []entity) {
	end, first := "", -1
	for i, label := range labels {
		open := first >= 0
		switch {
		case label != "O" && label != end, open && tags[i] == tags[i-1], open && tags[i] == "CD" && labels[i-1] != "O":
			if !open {
				first = i
			}
			end = strings.Replace(label, "B", "I", 1)
		case label == "O" && end != "", label == end:
			last := i
			if label != "O" {
				last++
			}
			if open {
				out = append(out, entity{first, last, nameLabel(labels[first:last])})
			}
			end, first = "", -1
		}
	}
	return out // a name at the very end is not closed: the library drops it too
}

// nameLabel returns the label of a name: that of its first word, but PERSON if
// one of two says so.
func nameLabel(labels []string) string {
	if len(labels) == 2 && (labels[0] == "B-PERSON" || labels[1] == "B-PERSON") {
		return "PERSON"
	}
	_, label, _ := strings.Cut(labels[0], "-")
	return label
}
