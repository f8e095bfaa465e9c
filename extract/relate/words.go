package relate

import (
	"strings"
	"sync"
)

// A wordList is patterns/words.txt as the rules ask for it.
type wordList struct {
	class  map[string]map[string]bool // class → words
	speech map[string]bool            // verbs that report what someone says
}

// words returns the words of patterns/words.txt, read once.
var words = sync.OnceValue(func() *wordList {
	l := &wordList{class: map[string]map[string]bool{}, speech: map[string]bool{}}
	for _, g := range wordGroups(patternFile("words.txt")) {
		set := l.class[g.class]
		if set == nil {
			set = map[string]bool{}
			l.class[g.class] = set
		}
		for _, w := range g.words {
			set[w] = true
		}
	}
	for _, c := range []string{"say", "claim", "deny"} {
		for w := range l.class[c] {
			l.speech[w] = true
		}
	}
	return l
})

// has tells whether word w is in the class.
func (l *wordList) has(class, w string) bool { return l.class[class][w] }

// A wordGroup is one line of patterns/words.txt.
type wordGroup struct {
	class    string
	words    []string
	sentence string
}

// wordGroups reads the groups; a line that is none is skipped.
func wordGroups(s string) []wordGroup {
	var out []wordGroup
	for line := range strings.Lines(s) {
		line = strings.TrimSpace(line)
		f := strings.Split(line, "|")
		if strings.HasPrefix(line, "#") || len(f) != 3 {
			continue
		}
		g := wordGroup{class: strings.TrimSpace(f[0]), sentence: strings.TrimSpace(f[2])}
		for w := range strings.SplitSeq(f[1], ",") {
			g.words = append(g.words, strings.TrimSpace(w))
		}
		out = append(out, g)
	}
	return out
}
