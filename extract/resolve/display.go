package resolve

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"newsgraph/extract/lexicon"
	"newsgraph/schema"
)

// names returns the canonical name and the other names, sorted.
//
// The name is the fullest that at least a tenth of the articles use as their
// fullest: the one of most words that begin with a capital, then that of most
// articles. Countries and their governments have the names of the lexicon.
func (w *world) names(t *thing) (string, []string) {
	count, all := map[string]int{}, map[string]bool{}
	for _, i := range t.nodes {
		n := &w.nodes[i]
		name := clean(n.Name)
		if !n.named {
			name = withoutArticle(unmarked.Replace(name)) // the “Night Desk” segment is asked for as "Night Desk segment"
		}
		count[name]++
		if n.named && (n.kind == schema.NORP || strings.ToLower(name) != name) {
			all[name] = true
			for _, a := range n.aliases() {
				all[clean(a)] = true
			}
		}
	}
	for _, name := range inOrder(count) { // "Gray Tower of Peru" is no fuller than "Gray Tower"
		if i := strings.LastIndex(name, " of "); i > 0 && count[name[:i]] > 0 && !generic("", thingKey(name[:i])) {
			delete(count, name)
		}
	}
	for _, name := range inOrder(count) { // nor "Energy Secretary Ana Ruiz" than "Ana Ruiz"
		if rest := withoutTitle(name); t.Type == schema.Person && rest != name && (count[rest] > 0 || all[rest]) {
			count[rest] += count[name]
			delete(count, name)
		}
	}
	name := fullest(count, len(t.Docs))
	switch kind, what, _ := strings.Cut(t.mark, ":"); kind {
	case "country":
		name = what
	case "norp", "admin": // "Dane" and "Danes" are used alike
		count := w.mentioned(t, count)
		name = slices.MaxFunc(inOrder(count), func(a, b string) int { return cmp.Or(count[a]-count[b], len(b)-len(a)) })
	case "gov":
		name = "Government of " + what
		if strings.HasPrefix(what, "United ") {
			name = "Government of the " + what
		}
	}
	if t.Type == schema.Person || t.Type == schema.GPE {
		name = w.softened(name)
	}
	delete(all, "")
	delete(all, name+".") // the end of a sentence
	return name, slices.DeleteFunc(inOrder(all), func(a string) bool { return strings.EqualFold(a, name) })
}

// unmarked takes quotation marks off.
var unmarked = strings.NewReplacer(`"`, "", "“", "", "”", "", "„", "", "«", "", "»", "")

// mentioned counts the mentions of each of names, and of any other name of
// a people.
func (w *world) mentioned(t *thing, names map[string]int) map[string]int {
	out := map[string]int{}
	for _, i := range t.nodes {
		for _, m := range w.nodes[i].words() {
			if _, ok := names[m.Text]; ok {
				out[m.Text] += int(m.All)
			} else if m.Names > 0 && t.Type == schema.NORP && strings.ToLower(m.Text) != m.Text {
				out[m.Text] += int(m.Names)
			}
		}
	}
	if len(out) == 0 {
		return names
	}
	return out
}

// withoutTitle returns "Ana Ruiz" for "Energy Secretary Ana Ruiz": two words at least.
func withoutTitle(name string) string {
	words := strings.Fields(name)
	for i := len(words) - 3; i >= 0; i-- {
		if lexicon.IsTitle(words[i]) {
			return strings.Join(words[i+1:], " ")
		}
	}
	return name
}

func fullest(count map[string]int, docs int) string {
	best, better := "", func(a, b string) int {
		return cmp.Or(capitals(a)-capitals(b), tail(b)-tail(a), shouted(b)-shouted(a), count[a]-count[b], len(a)-len(b))
	}
	names := inOrder(count)
	for _, rare := range []bool{false, true} { // rare names only where every article has its own
		for _, name := range names {
			if rare == (10*count[name] < docs) && (best == "" || better(name, best) > 0) {
				best = name
			}
		}
		if best != "" {
			break
		}
	}
	return best
}

// shouted counts the words of four capitals and more: datelines have "OSLO".
func shouted(name string) int {
	n := 0
	for _, word := range strings.Fields(name) {
		if len(word) > 3 && strings.ToUpper(word) == word && !strings.ContainsAny(word, ".0123456789") {
			n++
		}
	}
	return n
}

// findShouted notes which words in capitals are written otherwise in some
// name, and which are acronyms of names of several words.
func (w *world) findShouted() {
	w.mixed, w.acronyms = map[string]bool{}, map[string]bool{}
	for i := range w.nodes {
		n := &w.nodes[i]
		if !n.named {
			continue
		}
		for word := range strings.FieldsSeq(n.Name) {
			if r, _ := utf8.DecodeRuneInString(word); unicode.IsUpper(r) && strings.ToUpper(word) != word {
				w.mixed[strings.ToUpper(word)] = true
			}
		}
		for _, a := range n.aliases() {
			if acronym(a) && strings.Contains(n.Name, " ") {
				w.acronyms[a] = true
			}
		}
	}
}

// softened returns a name in capitals as it is otherwise written, "San Marco".
// A name of one word may be an acronym: it is left as it is unless some name of
// the corpus or the lexicon has the word.
func (w *world) softened(name string) string {
	words := strings.Fields(name)
	_, place := lexicon.Place(name)
	whole := shouted(name) > 0 && strings.ToUpper(name) == name
	for i, word := range words {
		short := whole && len(word) < 4 && strings.ContainsAny(word, "AEIOUY") && !strings.Contains(word, ".") // "ANA", but not "JD"
		if (short || shouted(word) > 0) && !w.acronyms[word] && (len(words) > 1 || place || w.mixed[word]) {
			first, size := utf8.DecodeRuneInString(word)
			words[i] = string(unicode.ToUpper(first)) + strings.ToLower(word[size:])
		}
	}
	return strings.Join(words, " ")
}

// tail counts the words in lower case that end a name: "the Red Hand gang".
func tail(name string) int {
	n := 0
	for _, word := range strings.Fields(name) {
		if n++; strings.ToLower(word) != word {
			n = 0
		}
	}
	return n
}

// capitals counts the words that begin with a capital; a name that is all
// capitals, as headlines are, counts as one word.
func capitals(name string) int {
	n := 0
	for _, word := range strings.Fields(name) {
		if r, _ := utf8.DecodeRuneInString(word); unicode.IsUpper(r) || unicode.IsDigit(r) {
			n++
		}
	}
	if n > 1 && strings.ToUpper(name) == name {
		return 1
	}
	return n
}
