package value

import (
	"strconv"
	"strings"

	"newsgraph/extract/lexicon"
	"newsgraph/extract/text"
)

// Find fills doc.Values. Values are in text order and do not overlap.
func Find(doc *text.Doc) {
	f := &finder{doc: doc, anchor: anchorOf(doc.Published)}
	doc.Values = nil
	for _, s := range doc.Sentences {
		f.first, f.end = s.First, s.End
		for i := s.First; i < s.End; {
			v, ok := f.at(i)
			if !ok || v.End <= i {
				i++
				continue
			}
			doc.Values = append(doc.Values, v)
			i = v.End
		}
	}
	doc.Filled |= text.Values
}

// A finder reads one sentence [first, end) after the other.
type finder struct {
	doc        *text.Doc
	anchor     anchor
	first, end int32
}

// readers are tried at every token, in order.
var readers = []func(f *finder, i int32) (text.Value, bool){
	(*finder).date, (*finder).relative, (*finder).money, (*finder).age, (*finder).percent, (*finder).count,
}

func (f *finder) at(i int32) (text.Value, bool) {
	for _, read := range readers {
		if v, ok := read(f, i); ok {
			return v, true
		}
	}
	return text.Value{}, false
}

// word returns token i as it stands, "" outside of the sentence.
func (f *finder) word(i int32) string {
	if i < f.first || i >= f.end {
		return ""
	}
	return f.doc.Word(i)
}

func (f *finder) low(i int32) string { return lexicon.Fold(f.word(i)) }

// touch reports whether no space stands between tokens i and i+1.
func (f *finder) touch(i int32) bool {
	return i >= f.first && i+1 < f.end && f.doc.Tokens[i].End == f.doc.Tokens[i+1].Start
}

// digits returns the value of a word of n to m digits.
func digits(w string, n, m int) (int, bool) {
	if len(w) < n || len(w) > m || strings.Trim(w, "0123456789") != "" {
		return 0, false
	}
	v, err := strconv.Atoi(w)
	return v, err == nil
}

func year(w string) (int, bool) {
	y, ok := digits(w, 4, 4)
	return y, ok && y >= 1000 && y <= 2199
}

// day reads a day of the month: "3", "23rd".
func day(w string) (int, bool) {
	for _, th := range [...]string{"st", "nd", "rd", "th"} {
		w = strings.TrimSuffix(w, th)
	}
	d, ok := digits(w, 1, 2)
	return d, ok && d >= 1 && d <= 31
}

func plain(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
