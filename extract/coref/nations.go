package coref

import (
	"strings"

	"newsgraph/extract/lexicon"
	"newsgraph/schema"
)

var nationWords = set("country nation homeland")

// nation links "the country" and "his country". It returns false if the text
// does not tell which.
func (l *linker) nation(i int32) bool {
	r := &l.refs[i]
	if r.after || hasAny(r.mods, contrast) {
		return false
	}
	country := ""
	if r.owner >= 0 {
		country = l.of(r.owner).country
		if country == "" {
			country = l.groupCountry(r.owner)
		}
	} else if country = r.country; country == "" {
		country = l.salientCountry(i)
	}
	if country == "" {
		return false
	}
	if j, ok := l.nations[country]; ok {
		l.join(i, j)
	} else {
		l.nations[country] = i
		l.of(i).country = country
	}
	return true
}

// groupCountry returns the country that the descriptions of a cluster tell.
func (l *linker) groupCountry(o int32) string {
	for _, k := range some(l.of(o).members) {
		if c := l.refs[k].country; c != "" {
			return c
		}
		if p := l.refs[k].owner; p >= 0 && p != o && l.of(p).kind == schema.GPE && l.of(p).country != "" {
			return l.of(p).country // "its minister, Ana Sousa ... her country"
		}
	}
	return ""
}

// salientCountry returns the country spoken of where mention i stands: in its
// sentence, else in the last one that has any; what the subject is or is from
// goes first, then what comes first.
func (l *linker) salientCountry(i int32) string {
	best, bestScore := "", -1<<30
	for j := i - 1; j >= 0 && l.refs[j].sent >= l.refs[i].sent-6 && j > i-300; j-- {
		m, c := l.Mentions[j], l.of(j).country
		if c == "" || m.First > l.Mentions[i].First || l.hyphened(m.End) {
			continue
		}
		score := -20 * int(l.refs[i].sent-l.refs[j].sent)
		switch {
		case m.Type == schema.NORP:
			score -= 3
		case m.Type == schema.GPE || m.Type == schema.Location || nationWords[l.refs[j].head]:
		case m.Type == schema.Facility && l.inSubject(m.Head):
			score -= 3
		default:
			continue
		}
		if l.inSubject(m.Head) {
			score += 10
		}
		if l.inTitle(m.Head) {
			score -= 4
		}
		if score >= bestScore {
			best, bestScore = c, score
		}
	}
	if best == "" {
		best = l.dominantCountry(i)
	}
	return best
}

// dominantCountry returns the country that most mentions before i are of or
// lie in, if it has at least twice as many as any other.
func (l *linker) dominantCountry(i int32) string {
	counts := map[string]int{}
	for j := max(0, i-2000); j < i; j++ {
		m := l.Mentions[j]
		c := l.of(j).country
		if m.Type != schema.GPE && m.Type != schema.NORP || m.Form != schema.Name || l.hyphened(m.End) {
			continue
		}
		if c == "" && m.Type == schema.GPE {
			c = lexicon.Within(l.Words(m.First, m.End))
		}
		if c != "" {
			counts[c]++
		}
	}
	best, first, second := "", 0, 0
	for c, n := range counts {
		switch {
		case n > first:
			best, first, second = c, n, first
		case n > second:
			second = n
		}
	}
	if first < 2*second || first == 0 {
		return ""
	}
	return best
}

// hyphened tells whether a hyphen stands before or at token k: "Norland-born".
func (l *linker) hyphened(k int32) bool {
	return int(k) < len(l.Tokens) && l.Word(k) == "-" || k > 0 && strings.Contains(l.Word(k-1), "-")
}

// inSubject tells whether token t is in the subject of its sentence.
func (l *linker) inSubject(t int32) bool {
	for n := 0; t >= 0 && n < 12; n++ {
		tok := l.Tokens[t]
		if isSubject(tok.Dep) {
			return tok.Head >= 0 && l.Tokens[tok.Head].Head < 0
		}
		t = tok.Head
	}
	return false
}

// inTitle tells whether token t belongs to the title of a person.
func (l *linker) inTitle(t int32) bool {
	for k := t + 1; k < int32(len(l.Tokens)) && k < t+8 && l.sentOf[k] == l.sentOf[t]; k++ {
		if j := l.startingAt(k); j >= 0 && l.Mentions[j].Type == schema.Person && l.Mentions[j].Form == schema.Name {
			return true
		}
		if u := l.Tokens[k].UPOS; u != "NOUN" && u != "PROPN" && u != "ADJ" && u != "ADP" && l.Word(k) != "-" && !isPossessive(l.Word(k)) {
			return false
		}
	}
	return false
}
