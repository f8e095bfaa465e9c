package article

import (
	"regexp"
	"strings"
	"sync"
	"unicode"

	"newsgraph/extract/source"
	"newsgraph/extract/text"
)

// dateRank is where a date was found, the most trusted first.
type dateRank uint8

const (
	fromJSON dateRank = iota
	fromMeta
	fromTime
	fromText
	fromURL
)

var rankNames = [...]string{"json-ld", "meta", "time", "dateline", "url"}

// setDate keeps the first date that each place gives, setChange that of the last change.
func (c *cleaner) setDate(rank dateRank, s string)   { keepDate(&c.dates[rank], s) }
func (c *cleaner) setChange(rank dateRank, s string) { keepDate(&c.changes[rank], s) }

func keepDate(to *string, s string) {
	if *to == "" {
		*to = source.Date(s)
	}
}

// surest returns the best of dates and what said so, or "", "".
func surest(dates [fromURL + 1]string) (string, string) {
	for rank, d := range dates {
		if d != "" {
			return d, rankNames[rank]
		}
	}
	return "", ""
}

// readLines looks for the date and the authors in the lines that were set
// aside as metadata.
func (c *cleaner) readLines() {
	for i := range c.blocks {
		b := &c.blocks[i]
		if rest, ok := strings.CutPrefix(b.s, "Source:"); ok && b.noise == credit && c.wire == "" && b.words < 8 {
			c.wire = strings.Trim(rest, " .")
		}
		if b.noise != metadata || b.words > 20 {
			continue
		}
		before := b.s
		if m := changedAt().FindStringIndex(b.s); m != nil {
			before = b.s[:m[0]]
			c.setChange(fromText, b.s[m[1]:])
		}
		c.setDate(fromText, before)
		if rest, ok := byline(b.s); ok && len(c.doc.Authors) == 0 {
			c.doc.Authors = source.Authors(rest)
		}
	}
	c.setDate(fromText, c.changes[fromText]) // of an article that says no other
}

// bylines returns the authors that are known and those whom a byline names.
func (c *cleaner) bylines() []string {
	names := c.doc.Authors
	for i := range c.blocks {
		if b := &c.blocks[i]; b.hard == metadata && b.words <= 20 {
			if rest, ok := byline(b.s); ok {
				names = append(names[:len(names):len(names)], source.Authors(rest)...)
			}
		}
	}
	return names
}

// "Published March 3, 2025 | Updated March 4, 2025"
var changedAt = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(?i)\b(?:updated|modified)\b`) })

var bylineStart = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)^\W*(?:(?:written|words|story|posted|reported|published) )?(?:by|author)[ :]+`)
})

// byline returns the names of a line such as "By Ana Brook | March 3, 2025".
func byline(s string) (string, bool) {
	m := bylineStart().FindString(s)
	if m == "" {
		return "", false
	}
	s = s[len(m):]
	if i := strings.IndexAny(s, "|•·0123456789("); i >= 0 {
		s = s[:i]
	}
	s, _, _ = strings.Cut(s, ". ")
	return strings.Trim(s, " ,-–—"), true
}

var urlDate = regexp.MustCompile(`/((?:19|20)\d\d)[/-](\d{1,2})(?:[/-](\d{1,2}))?(?:[/-]|$)`)

func (c *cleaner) setURLDate() {
	if m := urlDate.FindStringSubmatch(c.doc.URL); m != nil {
		iso := m[1] + "-" + m[2]
		if m[3] != "" {
			iso += "-" + m[3]
		}
		c.setDate(fromURL, iso)
	}
}

const (
	monthWord = `(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)`
	dayText   = `(?:\d{4}-\d{2}-\d{2}(?:T[\d:.]+Z?)?|` + monthWord + `\s+\d{1,2}(?:,\s+\d{4})?|\d{1,2}\s+` + monthWord + `(?:,?\s+\d{4})?)`
)

var stampRe = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^(?i:date|published|updated|posted)(?i:\s+on)?\s*[:=]?\s*` + dayText + `(?:\s+\d{1,2}:\d{2}(?::\d{2})?(?:\s?[AaPp]\.?[Mm]\.?)?)?\s*[|:–—-]*\s*`)
})

// stampLength returns the length of the date that stands before the text in
// "date 2025-03-04 Ana Brook said so.", or 0.
func stampLength(s string) int { return len(stampRe().FindString(s[:min(len(s), 80)])) }

// A dateline is a place, often a date and an agency, and a dash or a bar:
// "LONDON, March 3 (Acme News) — ", "RECIFE, Brazil | ".
var datelineRe = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^((?:[A-Z][\p{L}.'’-]*)(?:(?:,? |/)(?:[A-Z][\p{L}.'’-]*|de|of|la|el|al|del)){0,5})?(?:,?\s+(` + dayText + `))?(?:\s*\(([^()]{2,40})\))?\s*(?:—|–|--|-|\|)\s+`)
})

// dateline returns the length of the dateline that s starts with, or 0. The
// place is in capitals, or the agency stands after it in brackets.
func dateline(s string) int {
	head := s[:min(len(s), 160)]
	if !strings.ContainsAny(head, "—–-|") || !unicode.IsUpper(rune(head[0])) && head[0] < 0x80 {
		return 0
	}
	m := datelineRe().FindStringSubmatch(head)
	if m == nil || len(m[0]) == len(s) {
		return 0
	}
	place, agency := m[1], m[3]
	city, _, _ := strings.Cut(place, ",")
	capitals := len(city) > 2 && city == strings.ToUpper(city)
	switch {
	case capitals:
	case place != "" && agency != "" && !strings.ContainsFunc(agency, unicode.IsDigit):
	default:
		return 0
	}
	return len(m[0])
}

// readDateline takes date and agency from a dateline. A day without a year is
// no date: the year is not guessed.
func (c *cleaner) readDateline(s string) {
	c.setDate(fromText, s)
	if m := datelineRe().FindStringSubmatch(s); m != nil {
		c.wire = strings.TrimSpace(m[3])
	}
}

// language returns "en" when the body's words are those of English, else "".
func language(doc *text.Doc) string {
	words, english := 0, 0
	for _, b := range doc.Blocks {
		for w := range strings.FieldsSeq(doc.Of(b.Span)) {
			words++
			if functionWords[strings.ToLower(w)] {
				english++
			}
		}
		if words > 400 {
			break
		}
	}
	if words > 0 && english*6 >= words {
		return "en"
	}
	return ""
}
