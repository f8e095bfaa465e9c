package resolve

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"newsgraph/extract/lexicon"
)

// fold returns the words of a name by which it is compared: lower case without
// accents, points, quotes and "the", single spaces, one spelling.
func fold(s string) string {
	words := strings.Fields(plain(s))
	for i, w := range words {
		if us, ok := spelling[w]; ok {
			words[i] = us
		}
	}
	return strings.Join(words, " ")
}

// plain is fold that keeps the spelling.
func plain(s string) string {
	s = strings.TrimSuffix(strings.TrimSuffix(strings.TrimSpace(s), "'s"), "’s")
	var b strings.Builder
	space := false
	for _, r := range norm.NFKD.String(s) {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if space && b.Len() > 0 {
				b.WriteByte(' ')
			}
			space = false
			if latin, ok := letters[r]; ok {
				b.WriteString(latin)
			} else {
				b.WriteRune(unicode.ToLower(r))
			}
		case unicode.Is(unicode.Mn, r) || strings.ContainsRune(".'’‘ʼ`", r): // "O’Neil" is "ONeil", "U.S." is "US"
		case r == '&':
			b.WriteString(" and")
			space = true
		default:
			space = true
		}
	}
	words := strings.Fields(b.String())
	if len(words) > 1 && words[0] == "the" {
		words = words[1:]
	}
	return strings.Join(words, " ")
}

// letters that Unicode does not decompose.
var letters = map[rune]string{'ø': "o", 'Ø': "o", 'ł': "l", 'Ł': "l", 'đ': "d", 'Đ': "d", 'ß': "ss", 'æ': "ae", 'Æ': "ae",
	'œ': "oe", 'Œ': "oe", 'ı': "i", 'ð': "d", 'þ': "th"}

// spelling maps British to American where names differ by it.
var spelling = map[string]string{"centre": "center", "defence": "defense", "labour": "labor", "harbour": "harbor", "theatre": "theater",
	"programme": "program", "organisation": "organization", "ageing": "aging", "saint": "st"}

// kinds end a name that means the same without them, when in lower case: "the Red Hand gang".
var kinds = map[string]bool{"gang": true, "cartel": true, "prison": true, "newspaper": true, "magazine": true, "documentary": true, "film": true,
	"app": true, "platform": true, "company": true, "program": true, "programme": true, "show": true, "network": true, "party": true,
	"movement": true, "website": true, "charity": true, "ferry": true, "tanker": true, "novel": true, "book": true}

// thingKey folds a name of no person: without "Inc." and kinds.
func thingKey(name string) string {
	words := strings.Fields(name)
	for len(words) > 1 && kinds[words[len(words)-1]] {
		words = words[:len(words)-1]
	}
	for len(words) > 1 && lexicon.HeadSuffix(strings.TrimSuffix(words[len(words)-1], ",")) {
		words = words[:len(words)-1]
	}
	return fold(strings.Join(words, " "))
}

// common are words that, before a word like "court", make no name of its own.
var common = map[string]bool{"supreme": true, "high": true, "federal": true, "national": true, "central": true, "foreign": true, "interior": true,
	"health": true, "state": true, "city": true, "county": true, "district": true, "constitutional": true, "justice": true, "defense": true,
	"finance": true, "public": true, "royal": true, "general": true, "local": true, "regional": true, "of": true, "the": true, "and": true, "for": true,
	"education": true, "labor": true, "security": true, "appeals": true, "appeal": true, "upper": true, "lower": true, "main": true, "new": true,
	"criminal": true, "civil": true, "international": true, "first": true, "home": true, "social": true, "human": true, "rights": true}

// generic tells whether a name fits many: "Council", "Supreme Court".
func generic(name, key string) bool {
	if _, one := lexicon.Known(name); one || key == "" {
		return false
	}
	heads := 0
	for w := range strings.FieldsSeq(key) {
		if _, head := lexicon.HeadType(w); head {
			heads++
		} else if !common[w] {
			return false
		}
	}
	return heads > 0
}

// acronym tells whether s is one word of two to eight capitals: "CDC", "U.N.".
func acronym(s string) bool {
	n := 0
	for _, r := range strings.ReplaceAll(s, ".", "") {
		if !unicode.IsUpper(r) && !(n > 0 && unicode.IsDigit(r)) {
			return false
		}
		n++
	}
	return 2 <= n && n <= 8
}

// initials returns the folded acronym of a name of several words: those in
// lower case ("of", "and") do not count.
func initials(name string) string {
	var b strings.Builder
	for _, w := range strings.FieldsFunc(name, func(r rune) bool { return unicode.IsSpace(r) || r == '-' }) {
		if r, _ := utf8.DecodeRuneInString(w); unicode.IsUpper(r) && w != "The" {
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}

// alike tells whether two keys share at least half of their words.
func alike(a, b string) bool {
	wa, wb := strings.Fields(a), strings.Fields(b)
	both := 0
	for _, w := range wa {
		if slices.Contains(wb, w) {
			both++
		}
	}
	return 2*both >= len(wa)+len(wb)-both && both > 0
}

// clean returns a name as it is shown: single spaces, without article, quotes and possessive 's.
func clean(name string) string {
	name = unquote(strings.Join(strings.Fields(name), " "))
	name = strings.TrimSuffix(strings.TrimSuffix(name, "’s"), "'s")
	for _, the := range []string{"the ", "The "} {
		if rest, ok := strings.CutPrefix(name, the); ok && rest != "" {
			return rest
		}
	}
	return name
}

// unquote takes quotation marks off both ends, but not off one: “60 Minutes” segment.
func unquote(name string) string {
	const marks = `"“”„«» `
	bare := strings.Trim(name, marks)
	if strings.ContainsAny(bare, marks[:len(marks)-1]) {
		return strings.TrimSpace(name)
	}
	return bare
}

// withoutArticle returns a description without "a" and "an".
func withoutArticle(s string) string {
	if first, rest, ok := strings.Cut(s, " "); ok && (strings.EqualFold(first, "a") || strings.EqualFold(first, "an")) {
		return rest
	}
	return s
}

// telling tells whether a description fits one thing only: five words or more
// with two names, "the class of Peruvian miners flown to Norland in May".
func telling(s string) bool {
	return len(strings.Fields(s)) >= 5 && capitals(withoutArticle(clean(s))) >= 2
}

// slug returns the part of an id that tells the name, of at most 60 bytes.
func slug(name string) string {
	s := strings.ReplaceAll(plain(name), " ", "-")
	if len(s) > 60 {
		cut := strings.LastIndexByte(s[:61], '-')
		if cut < 1 {
			cut = len([]rune(s)[:20]) // one endless word
			return string([]rune(s)[:cut])
		}
		s = s[:cut]
	}
	if s == "" {
		return "unnamed"
	}
	return s
}
