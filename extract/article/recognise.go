package article

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// signature is a photographer and an agency: "Mia Lund/Coast Wire".
var signature = regexp.MustCompile(`^\(?\p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]*){0,3} ?[/|] ?\p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]*){0,3}\)?$`)

// recognise returns what the words of b alone give away: the cue for what
// comes after it, and the kind of noise it is itself.
func recognise(b *block) (cue, string) {
	switch b.tag {
	case captionTag:
		return noCue, caption
	case asideTag:
		return noCue, teaser
	case metaTag:
		return noCue, metadata
	case titleTag:
		return noCue, ""
	}
	if b.words > 60 {
		return noCue, ""
	}
	n := normal(b.s)
	if b.words <= 9 && (b.shape != prose || b.leadsIn) {
		for c := listCue; c <= boxCue; c++ {
			if cueLines[c][n] && (b.shape == title || b.leadsIn || c == commentsCue || c == boxCue || b.words > 2) {
				return c, kindOf[c]
			}
		}
		for _, kind := range [...]string{share, widget, navigation, copyright} {
			if buttons[kind][n] && b.shape != short {
				return noCue, kind
			}
		}
	}
	if n == "" {
		return noCue, widget // a rule, an icon
	}
	if b.shape == title && b.words <= 8 && signature.MatchString(b.s) {
		return noCue, credit
	}
	if b.shape == title && b.words > 2 && strings.HasPrefix(b.s, "[") && strings.HasSuffix(b.s, "]") {
		return noCue, teaser
	}
	if !bylineStart().MatchString(b.s) && credited(b.s) {
		if b.words <= 6 {
			return noCue, credit
		}
		if b.words <= 60 {
			return noCue, caption
		}
	}
	for _, p := range patterns() {
		if b.words > p.words || p.title && b.shape == prose || !p.match(n) {
			continue
		}
		if b.shape == prose && p.kind == newsletter && !addressed(n) {
			continue
		}
		if b.shape == prose && !p.said && spoken(n) {
			continue // "sign up for our newsletter," she said
		}
		if p.kind == metadata && (b.tag == headingTag || strings.HasPrefix(n, "by ") && !named(b.s)) {
			continue // "By the numbers"
		}
		return p.cue, p.kind
	}
	if b.linked && b.shape == title && b.words >= 3 && (b.tag == noTag || b.tag == itemTag) {
		return noCue, teaser // a line that is one link leads to another article
	}
	return noCue, ""
}

// spoken tells whether someone says something in s: then it is a report even
// when its words are those of a box.
func spoken(s string) bool {
	for _, v := range [...]string{" said", " says", " told ", " wrote", " asked ", " announced", " according to "} {
		if strings.Contains(s, v) {
			return true
		}
	}
	return false
}

var addressing = set(`sign subscribe get join enter by already become donate support download want never stay
	receive our you please thank we consider like love make for try start register log be help the your discover read stories`)

// addressed tells whether a sentence of a box speaks to the reader: it starts
// with a request or with "our", and says "you" or "our".
func addressed(n string) bool {
	first, _, _ := strings.Cut(n, " ")
	if first == "subscribe" || first == "donate" || first == "download" || first == "sign" {
		return true
	}
	return addressing[first] && (strings.Contains(n, "your ") || strings.Contains(n, "our ") || strings.Contains(n, "you ") || strings.Contains(n, "us "))
}

func (p *pattern) match(n string) bool {
	if !p.starts.allow(n) {
		return false
	}
	if p.holds != nil && !slices.ContainsFunc(p.holds, func(h string) bool { return strings.Contains(n, h) }) {
		return false
	}
	return p.re.MatchString(n)
}

// named tells whether a capital follows the first word of s.
func named(s string) bool {
	_, rest, _ := strings.Cut(strings.TrimSpace(s), " ")
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(rest, " [@"))
	return !unicode.IsLower(r)
}
