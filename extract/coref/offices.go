package coref

import (
	"slices"
	"strings"

	"newsgraph/extract/lexicon"
	"newsgraph/schema"
)

// leaders are the offices whose holder heads a country's government.
var leaders = set("president premier chancellor king queen leader dictator ruler emperor sultan emir monarch prime-minister")

// past are words that say that an office is no longer held, or never was.
var past = set("former ex vice deputy acting assistant late onetime one-time then")

// offices notes what people are called and where, and joins governments by
// whose they are.
func (l *linker) offices() {
	for i, m := range l.Mentions {
		i := int32(i)
		switch {
		case m.Type == schema.Person && m.Form == schema.Name:
			l.officeBefore(i)
			l.officeAfter(i)
		case m.Type == schema.Person && m.Form == schema.Nominal:
			if r := &l.refs[i]; leaders[r.head] && r.country != "" && !hasAny(r.mods, past) {
				l.of(i).leads = true
			}
		}
	}
	for i, m := range l.Mentions {
		if m.Type == schema.Facility || m.Type == schema.Organization {
			l.owner(int32(i))
		}
		if key := l.government(int32(i)); key != "" {
			l.governs(int32(i), key)
		}
	}
}

// owner gives name i the country that possesses it: "Norland's Brill Prison".
func (l *linker) owner(i int32) {
	m := l.Mentions[i]
	if m.Form != schema.Name || m.First < 2 || !isPossessive(l.Word(m.First-1)) || l.of(i).country != "" {
		return
	}
	if j := l.endingAt(m.First - 1); j >= 0 && l.Mentions[j].Type == schema.GPE {
		l.of(i).country = l.of(j).country
	}
}

// governs joins mention i with the others of the same government.
func (l *linker) governs(i int32, key string) {
	if place, ok := strings.CutPrefix(key, "gov:"); ok && l.of(i).country == "" {
		if country, ok := lexicon.Country(place); ok {
			l.of(i).country = country
		}
	}
	if j, ok := l.govs[key]; ok {
		l.join(i, j)
		return
	}
	l.govs[key] = i
}

func hasAny(words []string, of map[string]bool) bool {
	return slices.ContainsFunc(words, func(w string) bool { return of[w] })
}

// ranks are titles that are cut short before names.
var ranks = map[string]string{
	"sen.": "senator", "gov.": "governor", "rep.": "representative", "gen.": "general", "col.": "colonel", "lt.": "lieutenant",
	"capt.": "captain", "maj.": "major", "sgt.": "sergeant", "cmdr.": "commander", "adm.": "admiral", "dr.": "doctor",
	"prof.": "professor", "rev.": "reverend", "supt.": "superintendent", "insp.": "inspector",
}

// An office is read off the words around a name.
type office struct {
	roles   []string
	country string
	past    bool
}

// take reads token k into o. It returns false if the token cannot be of a title.
func (l *linker) take(o *office, k int32) bool {
	tok := l.Tokens[k]
	w := lexicon.Fold(l.Word(k))
	lemma := w
	if tok.XPOS != "NNP" && tok.Lemma != "" && tok.Lemma != "_" {
		lemma = lexicon.Fold(tok.Lemma)
	}
	if _, ok := lexicon.RoleNoun(lemma); ok || lexicon.IsTitle(w) {
		if full := ranks[w]; full != "" {
			o.roles = append(o.roles, full)
		} else if !lexicon.IsHonorific(w) {
			o.roles = append(o.roles, lemma)
		}
		if w == "minister" && k > 0 && lexicon.Fold(l.Word(k-1)) == "prime" {
			o.roles = append(o.roles, "prime-minister")
		}
		return true
	}
	o.past = o.past || past[w]
	if in := l.endingAt(k + 1); in >= 0 {
		switch m := l.Mentions[in]; {
		case m.Type == schema.Person && m.Form == schema.Name, m.Form == schema.Pronoun:
			return m.Form == schema.Pronoun
		case l.refs[in].country != "" && m.Form == schema.Name:
			o.country = l.refs[in].country
		}
	} else if c, ok := lexicon.Demonym(w); ok {
		o.country = c
	}
	switch tok.UPOS {
	case "NOUN", "PROPN", "ADJ":
		return true
	}
	return isPossessive(w) || w == "of" || w == "and" || w == "-" || w == "for"
}

// officeBefore reads "Norland's president, " and "former Foreign
// Minister" before name i.
func (l *linker) officeBefore(i int32) {
	m := l.Mentions[i]
	var o office
	k := m.First - 1
	first := l.Sentences[l.sentOf[m.First]].First
	if k >= first && l.Word(k) == "," {
		k--
		if k < first {
			return
		}
		if _, ok := lexicon.RoleNoun(lexicon.Fold(l.Tokens[k].Lemma)); !ok && !lexicon.IsTitle(l.Word(k)) {
			return
		}
	}
	for n := 0; k >= first && n < 9 && l.take(&o, k); n++ {
		k--
	}
	name, _ := l.skipTitles(m)
	for t := m.First; t < name; t++ {
		l.take(&o, t)
	}
	l.hold(i, o)
}

// officeAfter reads ", the president of Brill" after name i.
func (l *linker) officeAfter(i int32) {
	m := l.Mentions[i]
	end := l.Sentences[l.sentOf[m.First]].End
	k := m.End
	if k+1 >= end || l.Word(k) != "," {
		return
	}
	k++
	var o office
	for n := 0; k < end && n < 9; n++ {
		w := l.Word(k)
		if !isArticle(w) && !l.take(&o, k) {
			break
		}
		if c, ok := lexicon.Country(l.Words(k, min(k+2, end))); ok {
			o.country = c
		}
		k++
	}
	if len(o.roles) > 0 && k < end && l.Tokens[k].UPOS == "PUNCT" {
		l.hold(i, o)
	}
}

// hold gives the cluster of person i an office.
func (l *linker) hold(i int32, o office) {
	c := l.of(i)
	if len(o.roles) == 0 {
		return
	}
	for _, role := range o.roles {
		c.call(role)
	}
	if o.past {
		c.call("former")
	}
	lead := o.country != "" && !o.past && hasAny(o.roles, leaders)
	if o.country != "" && (c.country == "" || lead && !c.leads) {
		c.country, c.leads = o.country, lead
	}
}

// ruling are the heads of descriptions and names of governments.
var ruling = set("government authority authorities regime administration")

// lesser are words that make a government one of no country.
var lesser = set("local city state provincial regional municipal county former previous next interim de-facto shadow world student port tax")

// government returns the key of the government that mention i is: "gov:" and a
// country or another place, or "adm:" and a person; "" if it is none, or it
// does not say whose.
func (l *linker) government(i int32) string {
	m, r := l.Mentions[i], &l.refs[i]
	if m.Form == schema.Pronoun || !(m.Type == schema.Organization || m.Type == schema.Group || m.Type == "") || !ruling[r.head] && !l.governmentOf(m.First, m.End) {
		return ""
	}
	if hasAny(r.mods, lesser) {
		return ""
	}
	if r.owner >= 0 {
		if !l.done[r.owner] && l.Mentions[r.owner].Form == schema.Pronoun {
			return ""
		}
		return l.governmentBy(r.owner, r.head)
	}
	if r.country != "" && m.Form == schema.Nominal {
		return "gov:" + r.country
	}
	if j := l.ofWhom(i); j >= 0 {
		return l.governmentBy(j, r.head)
	}
	return l.governmentNamed(i)
}

// ofWhom returns the name after description i and "of", or -1: "the government
// of Ana Sousa".
func (l *linker) ofWhom(i int32) int32 {
	m := l.Mentions[i]
	for k := m.End; m.Form == schema.Nominal && k < m.End+4 && int(k) < len(l.Tokens); k++ {
		if j := l.startingAt(k); j >= 0 && k > m.End && lexicon.Fold(l.Word(m.End)) == "of" && l.Mentions[j].Form == schema.Name {
			return j
		}
	}
	return -1
}

// governmentOf tells whether tokens [first, end) begin with "Government of".
func (l *linker) governmentOf(first, end int32) bool {
	for ; first+2 < end; first++ {
		if lexicon.Fold(l.Word(first)) == "government" && l.Word(first+1) == "of" {
			return true
		}
	}
	return false
}

// governmentBy returns the key of the government of mention o.
func (l *linker) governmentBy(o int32, head string) string {
	c := l.of(o)
	switch {
	case c.kind == schema.Person && head == "administration":
		if w := c.full; len(w) > 0 {
			return "adm:" + w[len(w)-1]
		}
	case c.kind == schema.Person:
		if c.leads {
			return "gov:" + c.country
		}
		if w := c.full; len(w) > 0 {
			return "gov:" + w[len(w)-1]
		}
	case c.country != "":
		return "gov:" + c.country
	case len(c.names) > 0:
		return "gov:" + l.refs[c.names[0]].key
	}
	return ""
}

// governmentNamed reads whose government a name tells: "Norland government",
// "Government of Norland", "Doe administration".
func (l *linker) governmentNamed(i int32) string {
	m, r := l.Mentions[i], &l.refs[i]
	if c := l.countryIn(m.First, m.End); c != "" {
		return "gov:" + c
	}
	for k := m.End - 2; k >= m.First; k-- {
		if in := l.mentionEnding(k, i); in >= 0 && l.Mentions[in].Form == schema.Name {
			return l.governmentBy(in, r.head)
		}
	}
	// "Doe administration": the word before the head is someone's surname
	if n := len(r.words); m.Form == schema.Name && n > 1 {
		return l.governmentByWord(r.words[n-2], r.head)
	}
	if n := len(r.mods); n > 0 && r.det != indefinite && l.Tokens[m.Head-1].UPOS == "PROPN" {
		return l.governmentByWord(r.mods[n-1], r.head)
	}
	return ""
}

func (l *linker) governmentByWord(w, head string) string {
	if l.surnames == nil {
		l.surnames = map[string]int32{}
		for i := len(l.Mentions) - 1; i >= 0; i-- {
			if words := l.refs[i].words; l.Mentions[i].Type == schema.Person && len(words) > 0 {
				l.surnames[words[len(words)-1]] = int32(i)
			}
		}
	}
	if i, ok := l.surnames[w]; ok {
		return l.governmentBy(i, head)
	}
	if head == "administration" {
		return "adm:" + w
	}
	return ""
}

// countryIn returns the country that the tokens [first, end) name or whose
// people they name, up to three words long; "" if they name none or several.
func (l *linker) countryIn(first, end int32) string {
	found := ""
	for k := first; k < end; k++ {
		for n := min(k+3, end); n > k; n-- {
			s := strings.TrimSuffix(strings.TrimSuffix(l.Words(k, n), "'s"), "’s")
			c, ok := lexicon.Demonym(s)
			if !ok {
				c, ok = lexicon.Country(s)
			}
			if ok {
				if found != "" && found != c {
					return ""
				}
				found = c
				k = n - 1
				break
			}
		}
	}
	return found
}
