package main

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"newsgraph/eval"
	"newsgraph/extract/mention"
	"newsgraph/extract/tag"
)

// recaseEvery is of how many sentences three are copied. Chosen on dev.
const recaseEvery = 8

// recased returns copies of some sentences in small letters, in capitals, and
// with the capitals of a headline: names are there too, and all else looks other.
func recased(docs []mention.Labelled) []mention.Labelled {
	var out []mention.Labelled
	n := 0
	for _, d := range docs {
		for _, s := range d.Doc.Sentences {
			n++
			var change func(string) string
			switch n % recaseEvery {
			case 1:
				change = strings.ToLower
			case 2:
				change = strings.ToUpper
			case 3:
				change = headline
			default:
				continue
			}
			var words []string
			for i := s.First; i < s.End; i++ {
				words = append(words, change(d.Doc.Word(i)))
			}
			copied := mention.Labelled{Doc: eval.SentenceOf(words), Recased: true}
			for _, name := range d.Names {
				if name.First >= s.First && name.End <= s.End {
					copied.Names = append(copied.Names, mention.Name{First: name.First - s.First, End: name.End - s.First, Kind: name.Kind})
				}
			}
			tag.Tag(copied.Doc)
			out = append(out, copied)
		}
	}
	return out
}

// headline gives a word a capital unless it is one that headlines write small.
func headline(w string) string {
	switch w {
	case "a", "an", "the", "of", "in", "on", "at", "to", "for", "and", "or", "by", "with", "from", "as", "’s", "'s":
		return w
	}
	r, n := utf8.DecodeRuneInString(w)
	return string(unicode.ToUpper(r)) + w[n:]
}
