package coref

import (
	"strings"

	"newsgraph/extract/lexicon"
	"newsgraph/extract/text"
	"newsgraph/schema"
)

type sex = lexicon.Sex

const (
	unknown = lexicon.Unknown
	male    = lexicon.Male
	female  = lexicon.Female
	neuter  = lexicon.Neuter
)

type number uint8

const (
	anyNumber number = iota
	singular
	plural
)

// A determiner is how a description begins.
type determiner uint8

const (
	bare       determiner = iota // "journalists", "three men"
	definite                     // "the", "this", "all"
	indefinite                   // "a", "some", "many"
	owned                        // "his", "Brill's"
)

// A ref is a mention with what the linker asks of it.
type ref struct {
	sent    int32
	top     int32    // the token that stands for the mention in its clause; see climb
	words   []string // of a name, folded, without title, article and possessive; see plain
	key     string   // equal for equal names
	head    string   // of a description: lemma, folded
	det     determiner
	num     number
	many    bool // a description whose head is plural by form
	sex     sex
	mods    []string // of a description: its other content words before the head, folded
	after   bool     // words follow the head: "of Brill", "who fled"
	count   string   // "three"
	owner   int32    // the mention that possesses it, or -1
	country string   // canonical; what it is or what it is from
	pron    lexicon.PronounInfo
}

// describe computes the ref of mention i.
func (l *linker) describe(i int32) ref {
	m := l.Mentions[i]
	r := ref{sent: l.sentOf[m.First], top: l.climb(m), owner: -1}
	switch m.Form {
	case schema.Pronoun:
		l.describePronoun(m, &r)
	case schema.Name:
		l.describeName(m, &r)
	default:
		l.describeNominal(i, &r)
	}
	return r
}

// climb returns the head of m, or the title before it if the parser made that
// the head of both: "Mayor" of "Mayor Ana Sousa said".
func (l *linker) climb(m text.Mention) int32 {
	t := m.Head
	if h := l.Tokens[t].Head; m.Form == schema.Pronoun && h >= 0 && strings.HasPrefix(l.Tokens[t].Dep, "nmod") && l.Tokens[h].UPOS == "NUM" {
		return h // "three of them"
	}
	for n := 0; n < 3; n++ {
		tok := l.Tokens[t]
		if tok.Head < 0 || tok.Head >= m.First || m.First-tok.Head > 6 || m.First > 0 && l.Word(m.First-1) == "," {
			return t
		}
		dep, _, _ := strings.Cut(tok.Dep, ":")
		title := m.Type == schema.Person && lexicon.IsTitle(l.Word(tok.Head))
		if dep != "flat" && !(title && (dep == "appos" || dep == "nmod" && !l.hasCase(t))) {
			return t
		}
		t = tok.Head
	}
	return t
}

// hasCase tells whether a preposition or possessive mark goes with token t.
func (l *linker) hasCase(t int32) bool {
	for _, c := range l.children[t] {
		if l.Tokens[c].Dep == "case" {
			return true
		}
	}
	return false
}

func (l *linker) describePronoun(m text.Mention, r *ref) {
	r.head = lexicon.Fold(l.Word(m.Head))
	r.pron, _ = lexicon.Pronoun(r.head)
	r.sex = r.pron.Sex
	r.num = singular
	if r.pron.Plural {
		r.num = plural
	}
	if r.pron.Person == 2 {
		r.num = anyNumber
	}
}

func (l *linker) describeName(m text.Mention, r *ref) {
	r.num = singular
	if x := l.Tokens[m.Head].XPOS; x == "NNPS" || m.Type == schema.Group {
		r.num = anyNumber
	}
	first, end := m.First, m.End
	if m.Type == schema.Person {
		for k := m.Head; k < end; k++ {
			if u := l.Tokens[k].UPOS; u == "ADP" || l.Word(k) == "," {
				end = k // "Ana Sousa of Brill"
			}
		}
		first, r.sex = l.skipTitles(m)
		if before := l.titleBefore(m.First); r.sex == unknown && before >= 0 {
			r.sex = lexicon.TitleGender(l.Word(before))
		}
		if r.sex == unknown && end-first > 1 { // a name alone may be a surname
			r.sex = lexicon.Gender(l.Word(first))
		}
	}
	for k := m.First + 1; k < end && (m.Type == schema.GPE || m.Type == schema.Location); k++ {
		if l.Word(k) == "," {
			end = k // "Brill, Norland"
		}
	}
	r.words = l.plainWords(first, end)
	if m.Type == schema.Organization && len(r.words) > 1 && lexicon.HeadSuffix(l.Word(m.End-1)) {
		r.words = r.words[:len(r.words)-1]
	}
	if m.Type == schema.Organization && len(r.words) > 1 && trade(r.words[0]) {
		r.words = r.words[1:]
	}
	r.key = strings.Join(r.words, " ")
	if m.Type == schema.Person && len(r.words) == 1 && r.sex != unknown {
		r.key += titled // "Mrs. Lima" may be another than "Lima"
	}
	r.head = ""
	if n := len(r.words); n > 0 {
		r.head = r.words[n-1]
	}
	l.nameCountry(m, r)
}

// trade tells whether a word before a company's name says what it does:
// "Carmaker Acme", at the beginning of a sentence taken for a part of the name.
func trade(w string) bool { return strings.HasSuffix(w, "maker") || trades[w] }

var trades = set("retailer manufacturer insurer airline automaker publisher broadcaster startup supermarket lender brewer")

// titled marks the key of a surname with a title that tells the sex.
const titled = " +"

// nameCountry sets key and country of countries and demonyms, whatever they are called.
func (l *linker) nameCountry(m text.Mention, r *ref) {
	s := strings.TrimSuffix(strings.TrimSuffix(l.Words(m.First, m.End), "'s"), "’s")
	switch m.Type {
	case schema.GPE, schema.Location, "":
		if c, ok := lexicon.Country(s); ok {
			r.country, r.key = c, "="+c
		} else if c, ok := lexicon.MisspeltCountry(s); ok {
			r.country, r.key = c, "="+c
		}
	case schema.NORP:
		if c, ok := lexicon.Demonym(s); ok {
			r.country, r.key = c, "~"+c
		} else if len(r.words) > 0 {
			r.key = strings.TrimSuffix(r.key, "s")
		}
		r.num = anyNumber
	}
}

// skipTitles returns the first token of a person's name after its titles, and
// the sex they tell.
func (l *linker) skipTitles(m text.Mention) (first int32, s sex) {
	first = m.First
	for k := m.First; k+1 < m.End && !lexicon.IsFirstName(l.Word(k)); k++ {
		if !lexicon.IsTitle(l.Word(k)) {
			continue // "Health" of "Health Minister Ana Sousa"
		}
		if t := lexicon.TitleGender(l.Word(k)); t != unknown {
			s = t
		}
		first = k + 1
	}
	return first, s
}

// titleBefore returns the token right before i if it is a title, else -1.
func (l *linker) titleBefore(i int32) int32 {
	if i > 0 && l.sentOf[i-1] == l.sentOf[i] && lexicon.IsTitle(l.Word(i-1)) {
		return i - 1
	}
	return -1
}

func (l *linker) describeNominal(i int32, r *ref) {
	m := l.Mentions[i]
	for k := m.Head + 1; k < m.End; k++ {
		if isPossessive(l.Word(k)) {
			m.Head = m.End - 1 // whatever the parser says, no possessor is the head
		}
	}
	head := l.Tokens[m.Head]
	r.head = lexicon.Fold(head.Lemma)
	if r.head == "" || r.head == "_" {
		r.head = lexicon.Singular(l.Word(m.Head))
	}
	r.num = singular
	if head.XPOS == "NNS" || head.XPOS == "NNPS" || head.XPOS == "" && lexicon.Singular(l.Word(m.Head)) != lexicon.Fold(l.Word(m.Head)) {
		r.num = plural
	}
	r.many = r.num == plural
	if m.Type == schema.Group || lexicon.GroupNoun(l.Word(m.Head)) {
		r.num = plural
	}
	if r.num == singular && collective[r.head] {
		r.num = anyNumber
	}
	r.det = l.determiner(m)
	r.after = m.End > m.Head+1 || l.followed(m)
	r.sex, _ = lexicon.RoleNoun(r.head)
	for j := m.First; j < m.Head; j++ {
		l.modifier(i, j, m.Head, r)
	}
	r.key = strings.Join(r.mods, " ") + " " + r.head
}

// followed tells whether the head has a clause or a phrase after the mention
// that no comma sets off.
func (l *linker) followed(m text.Mention) bool {
	if int(m.End) < len(l.Tokens) && l.Tokens[m.End].UPOS == "PUNCT" {
		return false
	}
	for _, c := range l.children[m.Head] {
		if dep, _, _ := strings.Cut(l.Tokens[c].Dep, ":"); c >= m.End && (dep == "nmod" || dep == "acl") {
			return true
		}
	}
	return false
}

// modifier notes token j, which stands before the head of mention i.
func (l *linker) modifier(i, j, head int32, r *ref) {
	tok := l.Tokens[j]
	w := plain(l.Word(j))
	switch {
	case tok.XPOS == "POS" || w == "s" || w == "":
		return
	case tok.XPOS == "CD" || r.count == "" && isCount(w):
		r.count = w
		return
	case tok.XPOS == "PRP$", tok.UPOS == "DET", tok.UPOS == "PUNCT", tok.UPOS == "ADP", tok.UPOS == "CCONJ", tok.XPOS == "DT":
		if tok.XPOS == "PRP$" {
			r.owner = l.mentionEnding(j, i)
		}
		return
	}
	if l.hyphened(j + 1) {
		// a Soviet-era prison need not be in that country
	} else if in := l.mentionEnding(j, i); in >= 0 {
		if c := l.refs[in].country; c != "" || l.Mentions[in].Form == schema.Nominal {
			r.country = c
		}
	} else if c, ok := lexicon.Demonym(l.Word(j)); ok {
		r.country = c
	}
	if j < head && isPossessive(l.Word(j+1)) {
		r.owner = l.mentionEnding(j, i)
	}
	r.mods = append(r.mods, w)
}

// mentionEnding returns the longest mention inside mention i, but not it,
// whose last token is j, or -1.
func (l *linker) mentionEnding(j, i int32) int32 {
	for k := i + 1; k < int32(len(l.Mentions)) && l.Mentions[k].First <= j; k++ {
		if l.Mentions[k].End == j+1 || l.Mentions[k].End == j+2 && isPossessive(l.Word(j+1)) {
			return k
		}
	}
	return -1
}

func isPossessive(w string) bool { return w == "'s" || w == "’s" || w == "'" || w == "’" }

// determiner looks at the words from the start of m to its head.
func (l *linker) determiner(m text.Mention) determiner {
	for j := m.First; j < m.Head; j++ {
		if isPossessive(l.Word(j)) {
			return owned
		}
	}
	switch w := lexicon.Fold(l.Word(m.First)); {
	case l.Tokens[m.First].XPOS == "PRP$":
		return owned
	case w == "the", w == "this", w == "that", w == "these", w == "those", w == "both":
		return definite
	case w == "police" || w == "parliament":
		return definite // there is one, without an article
	case w == "all" && m.First+1 < m.Head:
		// "all three men" are the three; "all inmates" are inmates
		if next := lexicon.Fold(l.Word(m.First + 1)); next == "the" || next == "these" || isCount(next) {
			return definite
		}
		return bare
	case indefinites[w]:
		return indefinite
	}
	return bare
}

func isCount(w string) bool {
	_, ok := lexicon.Number(w)
	return ok
}

var indefinites = set("a an some any many several few other another more most no each every such certain one")

// collective nouns are one thing or many people.
var collective = set("government team company police family group crew staff army band committee council court party gang public crowd majority board union couple club firm agency ministry military")

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}
