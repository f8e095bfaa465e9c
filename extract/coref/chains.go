package coref

import (
	"slices"
	"strings"

	"newsgraph/extract/lexicon"
	"newsgraph/extract/text"
	"newsgraph/schema"
)

// write fills doc.Chains and Mention.Chain from the clusters. A cluster of
// pronouns only is no chain.
func (l *linker) write() {
	for i := range l.Mentions {
		if l.root(int32(i)) != int32(i) {
			continue
		}
		c := &l.clusters[i]
		slices.Sort(c.members)
		slices.Sort(c.names)
		if !slices.ContainsFunc(c.members, func(k int32) bool { return l.Mentions[k].Form != schema.Pronoun }) {
			continue
		}
		l.Chains = append(l.Chains, l.chain(c))
	}
	slices.SortStableFunc(l.Chains, func(a, b text.Chain) int { return int(a.Mentions[0] - b.Mentions[0]) })
	for n, c := range l.Chains {
		for _, k := range c.Mentions {
			l.Doc.Mentions[k].Chain = int32(n)
		}
	}
}

func (l *linker) chain(c *cluster) text.Chain {
	ch := text.Chain{Type: l.vote(c), Mentions: c.members, Named: len(c.names) > 0}
	var names []string
	for _, k := range c.names {
		if s := l.nameText(k, ch.Type); s != "" && !slices.ContainsFunc(names, func(x string) bool { return sameSpelling(x, s) }) {
			names = append(names, s)
		}
	}
	for _, s := range names {
		if fuller(s, ch.Name) {
			ch.Name = s
		}
	}
	if ch.Type == schema.GPE && c.country != "" {
		if _, ok := lexicon.Country(ch.Name); !ok && l.misspelt(c) {
			ch.Name = c.country // "Argentinia" is an alias, not the name
		}
	}
	for _, s := range names {
		if s != ch.Name {
			ch.Aliases = append(ch.Aliases, s)
		}
	}
	if ch.Name == "" {
		ch.Name = l.description(c)
	}
	if !ch.Named {
		l.known(c, &ch)
	}
	return ch
}

// misspelt tells whether a name of the cluster is a country's with a slip.
func (l *linker) misspelt(c *cluster) bool {
	return slices.ContainsFunc(c.names, func(k int32) bool {
		_, right := lexicon.Country(l.Words(l.Mentions[k].First, l.Mentions[k].End))
		return l.refs[k].key == "="+c.country && !right
	})
}

// known names chains of descriptions whose referent the lexicon knows: "the
// country" after "Kenyan" only, "his government" of a president of Kenya.
func (l *linker) known(c *cluster, ch *text.Chain) {
	head := l.refs[c.members[0]].head
	switch {
	case c.country == "" && ruling[head]:
		if leader := l.leaderAfter(c); leader != "" {
			ch.Name = head + " of " + leader // whose country another article may tell
		}
	case c.country == "":
	case ch.Type == schema.GPE && nationWords[head]:
		ch.Name, ch.Named = c.country, true
	case ruling[head] && !slices.ContainsFunc(c.members, func(k int32) bool { return l.refs[k].country != "" }):
		if j, ok := l.govs["gov:"+c.country]; ok && l.root(j) == l.root(c.members[0]) {
			ch.Name, ch.Named = "government of "+withArticle(c.country), true
		}
	}
}

// leaderAfter returns the name of the person whose government a cluster is:
// "the government of President Ana Sousa".
func (l *linker) leaderAfter(c *cluster) string {
	for _, k := range c.members {
		if int(l.Mentions[k].End) >= len(l.Tokens) {
			continue
		}
		for _, i := range l.children[l.Mentions[k].Head] {
			j := l.headed(i)
			if j >= 0 && l.Mentions[j].Type == schema.Person && l.Mentions[j].Form == schema.Name && l.Word(l.Mentions[k].End) == "of" {
				return l.nameText(j, schema.Person)
			}
		}
	}
	return ""
}

// withArticle puts "the" before the countries that have it.
func withArticle(country string) string {
	for _, word := range [...]string{"United", "Republic", "Netherlands", "Philippines", "Bahamas", "Maldives", "Emirates", "Islands"} {
		if strings.Contains(country, word) {
			return "the " + country
		}
	}
	return country
}

// vote returns the type that most names of the cluster have, the first of
// several. Names of one word have no say beside longer ones, nor descriptions
// beside names.
func (l *linker) vote(c *cluster) schema.EntityType {
	of := c.names
	if len(of) == 0 {
		of = c.members
	}
	if c.kind != "" && !slices.ContainsFunc(of, func(k int32) bool { return l.Mentions[k].Type != schema.Product }) {
		return c.kind
	}
	long := slices.ContainsFunc(of, func(k int32) bool { return len(l.refs[k].words) > 1 })
	votes := map[schema.EntityType]int{}
	for _, k := range of {
		m := l.Mentions[k]
		if m.Form == schema.Pronoun || long && len(l.refs[k].words) < 2 {
			continue
		}
		n := 2
		if m.Type == schema.GPE {
			if _, ok := lexicon.Country(l.Words(m.First, m.End)); ok {
				n = 20
			}
		}
		votes[m.Type] += n
		if last := l.Word(m.End - 1); m.End-m.First > 1 && lexicon.HeadSuffix(last) {
			votes[schema.Organization] += 20 // "Inc."
		}
	}
	best := schema.EntityType("")
	for _, t := range schema.EntityTypes { // the order breaks ties
		if votes[t] > 0 && (best == "" || votes[t] > votes[best]) {
			best = t
		}
	}
	return best
}

// nameText returns name k as it is written, without title, article, possessive
// and quotation marks, its white space made single.
func (l *linker) nameText(k int32, t schema.EntityType) string {
	m := l.Mentions[k]
	first, end := m.First, m.End
	if t == schema.Person {
		first, _ = l.skipTitles(m)
	}
	if t == schema.Organization && first+1 < end && trade(plain(l.Word(first))) {
		first++
	}
	for first+1 < end && l.looseArticle(first, t) {
		first++
	}
	for end-1 > first && (isPossessive(l.Word(end-1)) || l.Tokens[end-1].UPOS == "PUNCT" && !strings.Contains(").!?", l.Word(end-1))) {
		end--
	}
	for first+1 < end && l.Tokens[first].UPOS == "PUNCT" && l.Word(first) != "(" {
		first++
	}
	s := strings.Join(strings.Fields(l.Words(first, end)), " ")
	for _, cut := range [...]string{"'s", "’s"} {
		s = strings.TrimSuffix(s, cut)
	}
	return s
}

// looseArticle tells whether token i, which begins a name of type t, is an
// article that is no part of it: not that of "of The Hague" and "The Third Man".
func (l *linker) looseArticle(i int32, t schema.EntityType) bool {
	inside := i > l.Sentences[l.sentOf[i]].First
	return l.Word(i) == "the" || isArticle(l.Word(i)) && t != schema.Work && !(inside && l.Word(i) == "The")
}

// sameSpelling compares names as readers do: case and quotation marks aside.
func sameSpelling(a, b string) bool { return lexicon.Fold(a) == lexicon.Fold(b) }

// fuller tells whether name a says more than b: more words, then, an acronym
// being worth least, more letters.
func fuller(a, b string) bool {
	if b == "" {
		return true
	}
	if x, y := isAcronym(a), isAcronym(b); x != y {
		return y
	}
	if x, y := len(strings.Fields(a)), len(strings.Fields(b)); x != y {
		return x > y
	}
	return len(a) > len(b)+2 // "Andrés" is not fuller than "Andres"
}

// description returns the description of the cluster with most content words,
// the first of several, without article.
func (l *linker) description(c *cluster) string {
	best, bestScore := "", -1
	for _, k := range c.members {
		m := l.Mentions[k]
		if m.Form == schema.Pronoun {
			continue
		}
		r := &l.refs[k]
		score := 2 * min(len(r.mods), 6)
		if r.count != "" {
			score++
		}
		if r.after && m.End > m.Head+1 {
			score++
		}
		if r.det == owned && r.owner >= 0 && l.Mentions[r.owner].Form == schema.Pronoun {
			score = 0
		}
		if score > bestScore {
			first := m.First
			for first+1 < m.End && isArticle(l.Word(first)) {
				first++
			}
			owner := l.ownerName(r.owner)
			if owner != "" && l.Mentions[r.owner].First == first && first+1 < m.End {
				owner, first = owner+"’s ", first+1 // "his wife" is nobody's out of its sentence
			} else {
				owner = ""
			}
			best, bestScore = owner+strings.Join(strings.Fields(l.Words(first, m.End)), " "), score
		}
	}
	return best
}

// ownerName returns the fullest name of what mention i is of if that is a
// pronoun, else "".
func (l *linker) ownerName(i int32) string {
	best := ""
	if i < 0 || l.Mentions[i].Form != schema.Pronoun {
		return best
	}
	for _, k := range l.of(i).names {
		if s := l.nameText(k, l.of(i).kind); s != "" && fuller(s, best) {
			best = s
		}
	}
	return best
}
