package article

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"newsgraph/extract/source"
)

// plain cuts a plain text into blocks.
func (c *cleaner) plain(s string) {
	c.doc.Text = s
	start := 0
	if n := source.FrontMatter(s); n > 0 {
		c.pre = append(c.pre, block{start: bom(s), end: len(strings.TrimRight(s[:n], " \t\r\n")), noise: metadata})
		start = n
	}
	c.blocks = layout(s, start)
	c.header()
	c.stamp()
}

var headerLine = regexp.MustCompile(`^([A-Za-z][\w ]{1,20}?)\s*:\s*(\S.*)$`)

// header reads lines such as "Title: ..." and "Date: ..." above the text. The
// value of the title is its headline.
func (c *cleaner) header() {
	it := source.Item{Doc: c.doc.Document}
	n, known := 0, 0
	for n < len(c.blocks) {
		m := headerLine.FindStringSubmatch(c.blocks[n].s)
		if m == nil || len(m[2]) > 300 || !source.Field(&it, m[1], m[2]) {
			break
		}
		n++
		if !strings.EqualFold(m[1], "by") && !strings.EqualFold(m[1], "source") {
			known++
		}
	}
	if known == 0 || n == len(c.blocks) {
		return
	}
	c.doc.Document = it.Doc
	for i := range c.blocks[:n] {
		b := &c.blocks[i]
		key, _, _ := strings.Cut(b.s, ":")
		if key = strings.ToLower(strings.TrimSpace(key)); key == "title" || key == "headline" {
			at := strings.Index(b.s, ":") + 1
			at += len(b.s[at:]) - len(strings.TrimLeft(b.s[at:], " \t"))
			b.start += at
			b.s = b.s[at:]
			b.tag = titleTag
			continue
		}
		b.tag = metaTag
	}
}

func bom(s string) int {
	if strings.HasPrefix(s, "\uFEFF") {
		return len("\uFEFF")
	}
	return 0
}

// stamp takes off a date that stands before the text on its first line:
// "date 2025-03-04 Ana Brook said ...".
func (c *cleaner) stamp() {
	if len(c.blocks) == 0 {
		return
	}
	b := &c.blocks[0]
	n := stampLength(b.s)
	if n == 0 || n >= len(b.s) {
		return
	}
	end := b.start + len(strings.TrimRight(b.s[:n], " \t|:–—-"))
	c.pre = append(c.pre, block{start: b.start, end: end, noise: metadata})
	c.setDate(fromText, b.s[:n])
	b.start += n
	b.s = b.s[n:]
}

// A line is a line of the text that is not blank, white space taken off.
type line struct {
	start, end int
	gap        bool // a blank line stands before it
	indent     bool
	s          string
}

func lines(s string, start int) []line {
	var out []line
	gap := true
	for pos := start; pos < len(s); {
		end, next := len(s), len(s)
		if n := strings.IndexAny(s[pos:], "\n\r\u2028\u2029\f\v"); n >= 0 {
			end = pos + n
			_, size := utf8.DecodeRuneInString(s[end:])
			next = end + size
			if strings.HasPrefix(s[end:], "\r\n") {
				next++
			}
		}
		trimmed := strings.TrimLeftFunc(s[pos:end], emptyRune)
		from := end - len(trimmed)
		trimmed = strings.TrimRightFunc(trimmed, emptyRune)
		if trimmed == "" {
			gap = true
		} else {
			out = append(out, line{from, from + len(trimmed), gap, from > pos, trimmed})
			gap = false
		}
		pos = next
	}
	return out
}

func emptyRune(r rune) bool {
	return unicode.IsSpace(r) || r == 0xFEFF || r == 0x200B || r < ' '
}

// layout cuts s, from byte start on, into blocks. A blank line ends a block; a
// single newline does too, but between lines that were wrapped at a margin.
func layout(s string, start int) []block {
	all := lines(s, start)
	var runs [][]line
	margin := 0 // at which paragraphs of three lines and more are wrapped
	for i := 0; i < len(all); {
		j := i + 1
		for j < len(all) && !all[j].gap {
			j++
		}
		runs = append(runs, all[i:j])
		if j-i > 2 && wrapped(all[i:j], 0) {
			margin = max(margin, width(all[i:j]))
		}
		i = j
	}
	var blocks []block
	for _, run := range runs {
		blocks = appendRun(blocks, s, run, margin)
	}
	return blocks
}

// width returns the length of the longest line in characters.
func width(run []line) int {
	n := 0
	for _, l := range run {
		n = max(n, utf8.RuneCountInString(l.s))
	}
	return n
}

// appendRun adds the blocks of a run of lines without a blank one between them.
func appendRun(blocks []block, s string, run []line, margin int) []block {
	joined := wrapped(run, margin)
	for i, l := range run {
		_, item := marker(l.s)
		if i > 0 && !item && (joined || goesOn(run[i-1], l)) {
			last := &blocks[len(blocks)-1]
			last.end, last.s = l.end, s[last.start:l.end]
			continue
		}
		b := block{start: l.start, end: l.end, gap: l.gap, s: l.s}
		if item {
			b = listItem(b)
		}
		blocks = append(blocks, b)
	}
	return blocks
}

// goesOn tells whether a line goes on in the next one, wrapped or not: it is
// long and open, and the next starts in lower case.
func goesOn(l, next line) bool {
	e, _ := ending(l.s)
	first, _ := utf8.DecodeRuneInString(next.s)
	return e == openEnd && unicode.IsLower(first) && utf8.RuneCountInString(l.s) >= 40
}

func listItem(b block) block {
	n, _ := marker(b.s)
	b.start += n
	b.s = b.s[n:]
	b.tag = itemTag
	return b
}

// wrapped tells whether the lines of a run are one paragraph that was broken
// at a margin of at most 100 characters: nearly every line but the last is so
// full that the next word would not have fitted, and lines end anywhere. Two
// lines alone, which may be a heading over its text, must be full for the
// margin of the rest of the text, or go on in lower case.
func wrapped(run []line, margin int) bool {
	if len(run) < 2 {
		return false
	}
	own := width(run)
	if own > 100 || own < 40 {
		return false
	}
	if len(run) == 2 {
		first, _ := utf8.DecodeRuneInString(run[1].s)
		return lineFull(run, 0, max(own, margin)) && (margin > 0 || unicode.IsLower(first) && !stopped(run[0]))
	}
	full, stops := 0, 0
	for i, l := range run[:len(run)-1] {
		if lineFull(run, i, own) {
			full++
		}
		if stopped(l) {
			stops++
		}
	}
	n := len(run) - 1
	return full*10 >= n*7 && stops*2 <= n
}

// lineFull tells whether the first word of the next line would not have fitted.
func lineFull(run []line, i, margin int) bool {
	word, _, _ := strings.Cut(run[i+1].s, " ")
	return utf8.RuneCountInString(run[i].s)+1+utf8.RuneCountInString(word) > margin-4
}

func stopped(l line) bool {
	e, _ := ending(l.s)
	return e == stopEnd
}

var itemMarker = regexp.MustCompile(`^(?:[-*•‣▪●◦·–—]|\(?\d{1,2}[.)]|>)\s+`)

// marker returns the length of the list marker that starts s.
func marker(s string) (int, bool) {
	if s == "" || s[0] >= 'A' && s[0] <= 'z' {
		return 0, false
	}
	m := itemMarker.FindString(s)
	return len(m), m != "" && len(m) < len(s)
}
