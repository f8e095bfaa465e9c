package coref

import (
	"strings"

	"newsgraph/schema"
)

// inverse maps a word for kin to those that look back: the wife of someone's
// husband is that someone.
var inverse = func() map[string]map[string]bool {
	m := map[string]map[string]bool{}
	for _, pair := range [][2]string{
		{"husband wife spouse partner fiance fiancee boyfriend girlfriend", "husband wife spouse partner fiance fiancee boyfriend girlfriend"},
		{"brother sister sibling twin", "brother sister sibling twin"},
		{"father mother parent", "son daughter child"},
		{"son daughter child", "father mother parent"},
	} {
		for _, w := range strings.Fields(pair[0]) {
			m[w] = set(pair[1])
		}
	}
	return m
}()

// relative returns the mention that description i of kin looks back to, or -1:
// "her husband, Rui Lima ... his wife"; and whom "the 42-year-old" and "the
// Kenyan-born teacher" mean, someone just named.
func (l *linker) relative(i int32) int32 {
	r := &l.refs[i]
	if back := inverse[r.head]; back != nil && r.owner >= 0 {
		for _, k := range some(l.of(r.owner).members) {
			q := &l.refs[k]
			if q.owner >= 0 && back[q.head] && l.agree(i, q.owner) && l.of(q.owner).kind == schema.Person && l.root(q.owner) != l.root(i) {
				return q.owner
			}
		}
	}
	if l.Mentions[i].Type == schema.Person && r.det == definite && !r.many && l.portrays(i) {
		return l.justNamed(i)
	}
	return -1
}

// portrays tells whether description i says something new of someone known.
func (l *linker) portrays(i int32) bool {
	m := l.Mentions[i]
	for k := m.First; k < m.Head; k++ {
		if w := strings.ToLower(l.Word(k)); w == "old" || w == "born" || strings.HasSuffix(w, "-old") || strings.HasSuffix(w, "-born") {
			return true
		}
	}
	return strings.HasSuffix(strings.ToLower(l.Word(m.Head)), "-year-old")
}

// justNamed returns the likeliest person of the two sentences before i, if it
// has a name, or -1.
func (l *linker) justNamed(i int32) int32 {
	best, bestScore := int32(-1), -1<<30
	for j := i - 1; j >= 0 && l.refs[j].sent >= l.refs[i].sent-2; j-- {
		if c := l.of(j); c.kind != schema.Person || c.num == plural || l.refs[j].sent == l.refs[i].sent || !l.fits(i, j) {
			continue
		}
		if s := l.score(i, j); s > bestScore {
			best, bestScore = j, s
		}
	}
	if best < 0 || len(l.of(best).names) == 0 {
		return -1
	}
	return best
}
