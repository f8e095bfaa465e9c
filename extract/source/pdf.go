package source

import (
	"errors"
	"math"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/ledongthuc/pdf"
	"golang.org/x/text/unicode/norm"
)

// maxPages bounds the pages of one file: a loop in its page tree has no end.
const maxPages = 5000

// pdfTime is when a PDF is given up: some loop inside the library that reads them.
const pdfTime = 2 * time.Minute

// openPDF yields the text layer of a PDF (ISO 32000) as plain text. Lines are joined to
// paragraphs by the distance between them, and words that a line end divides are mended.
func openPDF(b *box) error {
	raw, err := b.all()
	if err != nil {
		return err
	}
	type result struct {
		text string
		err  error
	}
	done := make(chan result, 1)
	go func() {
		text, err := pdfText(raw)
		done <- result{text, err}
	}()
	var got result
	select {
	case got = <-done:
	case <-time.After(pdfTime):
		got.err = &Skipped{Reason: "the PDF has no end", Hint: "print it into a new PDF, or turn it into text: pdftotext FILE.pdf"}
	case <-b.r.ctx.Done():
		got.err = b.r.ctx.Err()
	}
	switch {
	case got.err != nil:
		return got.err
	case blank(got.text):
		return &Skipped{Reason: "the PDF has no text layer, only pictures", Hint: "run text recognition first: ocrmypdf FILE.pdf OUT.pdf"}
	}
	b.article("", raw, got.text, Plain, nil)
	return nil
}

func pdfText(raw []byte) (text string, err error) {
	defer func() {
		if recover() != nil {
			err = errors.New("its objects do not fit together")
		}
	}()
	r, err := pdf.NewReader(strings.NewReader(string(raw)), int64(len(raw)))
	if errors.Is(err, pdf.ErrInvalidPassword) {
		return "", &Skipped{Reason: "the PDF is encrypted", Hint: "save it without a password: qpdf --decrypt IN.pdf OUT.pdf"}
	}
	if err != nil {
		return "", err
	}
	var lines []pdfLine
	for i := 1; i <= min(r.NumPage(), maxPages); i++ {
		lines = append(lines, pageLines(piecesOf(r.Page(i)))...)
	}
	return paragraphs(lines), nil
}

// A pdfLine is a line of a page, from left to right.
type pdfLine struct {
	s           string
	x, right, y float64 // in points, y from the bottom
	size        float64 // of its first letter
	first       bool    // of its page
}

// pageLines joins pieces of text, in the order of the page's program, to lines.
func pageLines(pieces []piece) []pdfLine {
	var lines []pdfLine
	for _, p := range pieces {
		n := len(lines) - 1
		size := max(p.size, 1)
		if n < 0 || math.Abs(p.y-lines[n].y) > size/2 || p.x < lines[n].right-2*size {
			if strings.TrimSpace(p.s) == "" {
				continue
			}
			lines = append(lines, pdfLine{x: p.x, right: p.x, y: p.y, size: size, first: n < 0})
			n++
		}
		l := &lines[n]
		if p.x-l.right > size/6 && l.s != "" {
			l.s += " "
		}
		l.s += p.s
		l.right = max(l.right, p.right)
	}
	for i := range lines {
		lines[i].s = clean(lines[i].s)
	}
	return withoutNumber(lines)
}

// withoutNumber takes off the page number.
func withoutNumber(lines []pdfLine) []pdfLine {
	number := func(s string) bool {
		return len(s) <= 5 && strings.Trim(s, "-–— 0123456789") == ""
	}
	if n := len(lines) - 1; n > 0 && number(lines[n].s) {
		lines = lines[:n]
	}
	if len(lines) > 1 && number(lines[0].s) {
		lines = lines[1:]
		lines[0].first = true
	}
	return lines
}

func finite(all ...float64) bool {
	for _, f := range all {
		if math.IsNaN(f) || math.IsInf(f, 0) {
			return false
		}
	}
	return true
}

// clean writes ligatures (U+FB00 to FB06) as letters and drops what is no text.
func clean(s string) string {
	s = strings.ToValidUTF8(s, "")
	var b strings.Builder
	for _, r := range s {
		switch {
		case r >= 0xFB00 && r <= 0xFB06:
			b.WriteString(norm.NFKC.String(string(r)))
		case r == '\u00ad' || unicode.IsControl(r) && r != '\t':
		default:
			b.WriteRune(r)
		}
	}
	return oneLine(b.String())
}

// paragraphs parts lines by a blank line where the page leaves more room than between
// most lines, where the size changes, and where a line is indented.
func paragraphs(lines []pdfLine) string {
	var b strings.Builder
	usual := leading(lines)
	left := margin(lines)
	for i, l := range lines {
		if l.s == "" {
			continue
		}
		if b.Len() > 0 {
			prev := lines[i-1]
			switch {
			case prev.s != "" && !breaks(prev, l, usual, left):
				glue(&b, l.s)
				continue
			default:
				b.WriteString("\n\n")
			}
		}
		b.WriteString(l.s)
	}
	return b.String()
}

func breaks(prev, l pdfLine, usual, left float64) bool {
	gap := prev.y - l.y
	switch {
	case math.Abs(prev.size-l.size) > 0.6:
		return true
	case l.first || gap < 0: // next page or column: a sentence may go on
		end, _ := utf8.DecodeLastRuneInString(prev.s)
		start, _ := utf8.DecodeRuneInString(l.s)
		return strings.ContainsRune(".!?”\":", end) || unicode.IsUpper(start) && !unicode.IsLetter(end)
	case gap > 1.3*max(usual, 1.2*l.size): // lines of a headline are wider apart than those below it
		return true
	case math.Abs(l.x-prev.x) > 0.8*l.size && l.x > prev.x && l.x > left+0.8*l.size:
		return true
	}
	return false
}

// glue joins a line to the one before: "depor-" and "tation" are one word.
func glue(b *strings.Builder, s string) {
	t := b.String()
	first, _ := utf8.DecodeRuneInString(s)
	if n := len(t) - 1; n > 1 && t[n] == '-' && isLower(t[n-1]) && unicode.IsLower(first) {
		b.Reset()
		b.WriteString(t[:n])
	} else {
		b.WriteByte(' ')
	}
	b.WriteString(s)
}

func isLower(c byte) bool { return c >= 'a' && c <= 'z' }

// leading is the distance between lines that is met most, in steps of half a point.
func leading(lines []pdfLine) float64 {
	n := map[int]int{}
	for i := 1; i < len(lines); i++ {
		if gap := lines[i-1].y - lines[i].y; gap > 0 && gap < 100 && !lines[i].first {
			n[int(math.Round(gap*2))]++
		}
	}
	return float64(mostCommon(n)) / 2
}

// margin is where most lines begin.
func margin(lines []pdfLine) float64 {
	n := map[int]int{}
	for _, l := range lines {
		n[int(math.Round(l.x))]++
	}
	return float64(mostCommon(n))
}

func mostCommon(n map[int]int) int {
	best := 0
	for k, c := range n {
		if c > n[best] || c == n[best] && k < best {
			best = k
		}
	}
	return best
}
