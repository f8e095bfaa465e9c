package article

import (
	"strings"

	"github.com/abadojack/whatlanggo"

	"newsgraph/extract/text"
)

const (
	fewWords  = 25      // below which a language is not guessed
	lookBytes = 4 << 10 // of the body, at the guess
)

// Foreign returns the English name of the language that doc is in, or "" for English, for
// a text too short to tell, and for one that nobody is sure of. What the page says of its
// language is not asked: templates say "en" over every text.
//
// The language is found by the frequencies of letter trigrams (Cavnar and Trenkle 1994),
// among the alphabets of the text. A text with a sixth of English function words is English.
func Foreign(doc *text.Doc) string {
	if language(doc) == "en" {
		return ""
	}
	var body strings.Builder
	for _, b := range doc.Blocks {
		if body.Len() > lookBytes {
			break
		}
		body.WriteString(doc.Of(b.Span))
		body.WriteByte('\n')
	}
	s := body.String()
	info := whatlanggo.Detect(s)
	spaced := info.Script != nil && len(strings.Fields(s)) >= fewWords || len([]rune(s)) >= 8*fewWords // Chinese has no spaces
	if info.Lang == whatlanggo.Eng || !spaced || !info.IsReliable() {
		return ""
	}
	return info.Lang.String()
}
