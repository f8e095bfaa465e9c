package tag

import (
	"bufio"
	"fmt"
	"slices"
	"strings"
	"unicode"
)

// lemmas turns a form and its tags into a lemma. It asks in turn the exceptions
// seen in training, the irregular forms, and the rules.
type lemmas struct {
	exceptions map[exception]string
	bases      map[base]bool
}

// An exception is a form for which the rules are wrong: in lower case, except for names.
type exception struct{ form, label string }

// A base is a word seen in its base form, of kind 'V', 'N' or 'J'. The rules ask
// whether "hoping" is from "hop" or "hope".
type base struct {
	form string
	kind byte
}

var kinds = map[string]byte{"VB": 'V', "VBP": 'V', "NN": 'N', "JJ": 'J', "RB": 'J'}

// of returns the lemma of a word.
func (l *lemmas) of(word, xpos, upos string) string {
	form := l.normal(word, xpos)
	if lemma, ok := l.exceptions[exception{form, xpos + "|" + upos}]; ok {
		return lemma
	}
	return l.rule(form, xpos, upos)
}

// normal returns the form that lemmas are made of: in lower case unless it is a
// name, a code or "Dutch", with straight quotes.
func (l *lemmas) normal(word, xpos string) string {
	switch xpos {
	case "NNP", "NNPS", "ADD", "FW", "GW", "SYM", "LS", "NFP", "AFX":
	case "JJ", "NN":
		lower := strings.ToLower(word)
		kind := kinds[xpos]
		if lower == word || kind == 'N' && !isCode(word) || l.bases[base{lower, kind}] {
			word = lower
		}
	case "CD":
		word = strings.ToLower(word)
		if isGrouped(word) {
			word = strings.ReplaceAll(word, ",", "")
		}
	default:
		word = strings.ToLower(word)
	}
	if strings.ContainsAny(word, "’‘") {
		word = strings.NewReplacer("’", "'", "‘", "'").Replace(word)
	}
	return word
}

// isCode reports whether a noun is written like "DNA" or "L2".
func isCode(word string) bool {
	return len(word) > 1 && !strings.ContainsFunc(word[1:], unicode.IsLower)
}

// isGrouped reports whether a number is written like "12,500".
func isGrouped(word string) bool {
	for i := range len(word) {
		if word[i] != ',' {
			continue
		}
		if len(word) < i+4 || len(word) > i+4 && '0' <= word[i+4] && word[i+4] <= '9' {
			return false
		}
		for _, c := range []byte(word[i+1 : i+4]) {
			if c < '0' || c > '9' {
				return false
			}
		}
	}
	return true
}

func (l *lemmas) rule(form, xpos, upos string) string {
	switch xpos {
	case "NNS", "NNPS":
		return l.noun(form)
	case "VBZ", "VBD", "VBN", "VBG", "MD":
		if lemma, ok := irregularVerbs()[form]; ok {
			return lemma
		}
	case "PRP":
		if form == "i" {
			return "I"
		}
	case "JJR", "RBR":
		return l.compared(form, "er")
	case "JJS", "RBS":
		return l.compared(form, "est")
	}
	switch xpos {
	case "VBZ":
		return l.third(form)
	case "VBD", "VBN":
		return l.past(form)
	case "VBG":
		return l.gerund(form)
	}
	return form
}

// noun takes the ending off a plural.
func (l *lemmas) noun(form string) string {
	if s, ok := irregularNouns()[strings.ToLower(form)]; ok {
		if s != "" && form[0] < 'a' {
			s = strings.ToUpper(s[:1]) + s[1:]
		}
		return s
	}
	stem, ok := strings.CutSuffix(form, "s")
	switch {
	case !ok, len(form) < 4, strings.HasSuffix(stem, "s"), strings.HasSuffix(stem, "'"):
		if before, ok := strings.CutSuffix(form, "'s"); ok && before != "" {
			return before
		}
		if ok && len(form) == 3 && stem[1] != 's' && stem[1] != 'u' && stem[1] != 'i' {
			return stem
		}
		return form
	case strings.HasSuffix(stem, "ie"):
		if len(stem) > 3 && !l.bases[base{strings.ToLower(stem), 'N'}] {
			return stem[:len(stem)-2] + "y"
		}
	case strings.HasSuffix(stem, "e"):
		short := stem[:len(stem)-1]
		if endsIn(short, "ss", "x", "ch", "sh", "zz", "o") && !l.bases[base{strings.ToLower(stem), 'N'}] {
			return short
		}
		if endsIn(short, "us", "is", "as", "z") && l.bases[base{strings.ToLower(short), 'N'}] {
			return short
		}
	}
	return stem
}

// third takes the ending off "goes".
func (l *lemmas) third(form string) string {
	stem, ok := strings.CutSuffix(form, "s")
	if !ok || len(form) < 4 || strings.HasSuffix(stem, "s") {
		return form
	}
	if short, ok := strings.CutSuffix(stem, "ie"); ok && len(short) > 1 {
		return short + "y"
	}
	if short, ok := strings.CutSuffix(stem, "e"); ok && endsIn(short, "ss", "x", "ch", "sh", "zz", "o") {
		return short
	}
	return stem
}

// past takes the ending off "tried", "hoped" and "hopped".
func (l *lemmas) past(form string) string {
	stem, ok := strings.CutSuffix(form, "ed")
	if !ok || len(stem) < 2 {
		return form
	}
	if strings.HasSuffix(stem, "e") {
		return stem + "e" // "freed", "agreed"
	}
	if short, ok := strings.CutSuffix(stem, "i"); ok {
		if len(short) < 2 {
			return stem + "e"
		}
		return short + "y"
	}
	return l.restore(stem, 'V')
}

// gerund takes the ending off "trying", "hoping" and "hopping".
func (l *lemmas) gerund(form string) string {
	stem, ok := strings.CutSuffix(strings.TrimSuffix(form, "'"), "ing")
	if before, cut := strings.CutSuffix(form, "in'"); cut {
		stem, ok = before, true
	}
	if !ok || len(stem) < 2 {
		return form
	}
	return l.restore(stem, 'V')
}

// compared takes the ending off "larger", "bigger" and "easiest".
func (l *lemmas) compared(form, ending string) string {
	stem, ok := strings.CutSuffix(form, ending)
	if !ok || len(stem) < 3 {
		return form
	}
	if short, ok := strings.CutSuffix(stem, "i"); ok {
		return short + "y"
	}
	return l.restore(stem, 'J')
}

// restore undoes what an ending did to the end of a word: "hop|p|ed", "hop(e)|d".
// It prefers a word it knows, and otherwise the commoner spelling.
func (l *lemmas) restore(stem string, kind byte) string {
	n := len(stem)
	doubled := n > 2 && stem[n-1] == stem[n-2] && !strings.ContainsRune("aeiou", rune(stem[n-1]))
	if l.bases[base{stem, kind}] && !l.bases[base{stem + "e", kind}] {
		return stem
	}
	if l.bases[base{stem + "e", kind}] && (silentE(stem) || !l.bases[base{stem, kind}]) {
		return stem + "e"
	}
	if l.bases[base{stem, kind}] {
		return stem
	}
	if doubled && (l.bases[base{stem[:n-1], kind}] || !strings.ContainsRune("lsfz", rune(stem[n-1]))) {
		return stem[:n-1]
	}
	if !doubled && silentE(stem) {
		return stem + "e"
	}
	return stem
}

// silentE reports whether a stem looks as if it had lost an e.
func silentE(stem string) bool {
	n := len(stem)
	if n < 2 {
		return false
	}
	vowel := func(i int) bool { return i >= 0 && strings.IndexByte("aeiou", stem[i]) >= 0 }
	last := stem[n-1]
	switch {
	case endsIn(stem, "c", "v", "u", "dg", "rg", "ng", "iz", "yz", "ys", "rs", "ns"):
		return !endsIn(stem, "ing", "ong", "ang", "ung")
	case !vowel(n-2) && last == 'l' && strings.IndexByte("bcdfgkptz", stem[n-2]) >= 0:
		return true
	case last == 'd' && endsIn(stem[:n-1], "a", "i", "o", "u") && !vowel(n-3):
		return true // "serenade", "collide", "explode"
	case vowel(n-2) && !vowel(n-3) && !strings.ContainsRune("wxyaeio", rune(last)):
		if syllables(stem) == 1 {
			return true // "hop" would have been doubled
		}
		return endsIn(stem, "at", "is", "us", "os", "id", "ud", "ut", "ir", "ur", "ar", "ag", "eg", "ib", "ak", "ok", "ol", "ul", "um", "un", "or", "ot", "av")
	case vowel(n-2) && last == 's' || endsIn(stem, "uir"):
		return true
	}
	return false
}

func syllables(s string) (n int) {
	was := false
	for i := range len(s) {
		is := strings.IndexByte("aeiouy", s[i]) >= 0
		if is && !was {
			n++
		}
		was = is
	}
	return n
}

func endsIn(s string, endings ...string) bool {
	return slices.ContainsFunc(endings, func(e string) bool { return strings.HasSuffix(s, e) })
}

// lines returns the exceptions, one a line: form, tab, label, tab, lemma.
func (l *lemmas) lines() string {
	var out []string
	for k, lemma := range l.exceptions {
		out = append(out, k.form+"\t"+k.label+"\t"+lemma+"\n")
	}
	slices.Sort(out)
	return strings.Join(out, "")
}

// baseLines returns the base forms, one a line: the kind, then the form.
func (l *lemmas) baseLines() string {
	var out []string
	for b := range l.bases {
		out = append(out, fmt.Sprintf("%c%s\n", b.kind, b.form))
	}
	slices.Sort(out)
	return strings.Join(out, "")
}

// load reads what lines and baseLines wrote.
func (l *lemmas) load(exceptions, bases string) {
	l.exceptions, l.bases = map[exception]string{}, map[base]bool{}
	for scan := bufio.NewScanner(strings.NewReader(exceptions)); scan.Scan(); {
		if f := strings.Split(scan.Text(), "\t"); len(f) == 3 {
			l.exceptions[exception{f[0], f[1]}] = f[2]
		}
	}
	for line := range strings.Lines(bases) {
		if len(line) > 2 {
			l.bases[base{line[1 : len(line)-1], line[0]}] = true
		}
	}
}
