package source

import (
	"bytes"
	"regexp"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/gogs/chardet"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
)

var utf8BOM = []byte("\xef\xbb\xbf")

// Decode returns the article's bytes as UTF-8. Bytes that are valid UTF-8 come
// back as they are, byte-order mark included; others are read in the encoding
// that a byte-order mark, the page itself, or the look of the bytes tells,
// and in windows-1252 when nothing does. The result is always valid UTF-8.
func (it *Item) Decode() string {
	body := it.Body
	if s, ok := utf16Text(body); ok {
		return s
	}
	if utf8.Valid(body) {
		return string(body)
	}
	if it.Form == HTML {
		if e := declared(body); e != nil {
			return convert(e, body)
		}
	}
	if mostlyUTF8(body) {
		return strings.ToValidUTF8(string(body), "\uFFFD")
	}
	return convert(guess(body, it.Form), body)
}

// utf16Text decodes UTF-16, which a byte-order mark shows, or zero bytes in
// every other place as Western text has them.
func utf16Text(b []byte) (string, bool) {
	big := false
	switch {
	case bytes.HasPrefix(b, []byte("\xff\xfe")):
		b = b[2:]
	case bytes.HasPrefix(b, []byte("\xfe\xff")):
		b, big = b[2:], true
	default:
		var zeros [2]int
		head := b[:min(len(b), 1024)]
		for i, c := range head {
			if c == 0 {
				zeros[i%2]++
			}
		}
		half := len(head) / 2
		switch {
		case half > 1 && zeros[1]*10 > half*7 && zeros[0] == 0:
		case half > 1 && zeros[0]*10 > half*7 && zeros[1] == 0:
			big = true
		default:
			return "", false
		}
	}
	units := make([]uint16, len(b)/2)
	for i := range units {
		lo, hi := uint16(b[2*i]), uint16(b[2*i+1])
		if big {
			lo, hi = hi, lo
		}
		units[i] = hi<<8 | lo
	}
	return string(utf16.Decode(units)), true
}

var charsetDeclaration = regexp.MustCompile(`(?i)<meta[^>]{1,200}charset\s*=\s*["']?\s*([\w.:-]+)|^<\?xml[^>]{1,100}encoding\s*=\s*["']([\w.:-]+)`)

// declared returns the encoding that the page names in its first bytes, or
// nil. A page that claims UTF-8 and is not does not count.
func declared(body []byte) encoding.Encoding {
	m := charsetDeclaration.FindSubmatch(body[:min(len(body), 4096)])
	if m == nil {
		return nil
	}
	label := string(m[1]) + string(m[2])
	e, err := htmlindex.Get(label)
	if err != nil {
		return nil
	}
	if name, _ := htmlindex.Name(e); strings.HasPrefix(name, "utf-") {
		return nil
	}
	return e
}

// mostlyUTF8 tells UTF-8 with a few broken bytes, as cutting and gluing leaves
// it, from other encodings: in those, few bytes above 127 look like UTF-8.
func mostlyUTF8(b []byte) bool {
	good, bad := 0, 0
	for len(b) > 0 {
		r, n := utf8.DecodeRune(b)
		switch {
		case r == utf8.RuneError && n == 1:
			bad++
		case n > 1:
			good++
		}
		b = b[n:]
	}
	return good > 0 && good >= 2*bad
}

// guess looks at the frequencies of byte pairs (ICU's detector).
func guess(body []byte, form Form) encoding.Encoding {
	d := chardet.NewTextDetector()
	if form == HTML {
		d = chardet.NewHtmlDetector()
	}
	western, _ := htmlindex.Get("windows-1252")
	r, err := d.DetectBest(body[:min(len(body), 1<<18)])
	if err != nil || r.Confidence < 10 || strings.HasPrefix(r.Charset, "UTF") {
		return western
	}
	e, err := htmlindex.Get(strings.TrimSuffix(r.Charset, "-I")) // ISO-8859-8-I
	if err != nil {
		return western
	}
	return e
}

// convert never fails: what e cannot decode becomes U+FFFD.
func convert(e encoding.Encoding, body []byte) string {
	out, err := e.NewDecoder().Bytes(body)
	if err != nil {
		return strings.ToValidUTF8(string(body), "\uFFFD")
	}
	return string(out)
}
