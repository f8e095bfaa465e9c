package prose

import (
	"slices"
	"strings"

	"newsgraph/extract/lexicon"
	"newsgraph/extract/text"
	"newsgraph/schema"
)

// kinds are the library's labels as our types.
var kinds = map[string]schema.EntityType{
	"PERSON": schema.Person, "GPE": schema.GPE, "GSP": schema.GPE, "ORGANIZATION": schema.Organization,
	"LOCATION": schema.Location, "FACILITY": schema.Facility,
}

// Find fills doc.Mentions: the library's names, pronouns, and simple descriptions.
// Mentions are by First, then longest first; their Chain is -1.
func Find(doc *text.Doc) {
	m := english()
	scores := make([]float64, len(m.classes))
	var out []text.Mention
	for _, s := range doc.Sentences {
		first := len(out)
		for _, e := range m.names(wordsOf(doc, s), scores) {
			if kind := kinds[e.label]; kind != "" {
				out = append(out, text.Mention{First: s.First + int32(e.first), End: s.First + int32(e.end), Type: kind, Form: schema.Name})
			}
		}
		out = append(out, others(doc, s, out[first:])...)
	}
	for i := range out {
		out[i].Head, out[i].Chain = headOf(doc, out[i].First, out[i].End), -1
	}
	slices.SortStableFunc(out, func(a, b text.Mention) int {
		if a.First != b.First {
			return int(a.First - b.First)
		}
		return int(b.End - a.End)
	})
	doc.Mentions = slices.CompactFunc(out, func(a, b text.Mention) bool { return a.First == b.First && a.End == b.End })
	doc.Filled |= text.Mentions
}

// others returns the pronouns of a sentence and its noun phrases whose noun the lexicon knows.
func others(doc *text.Doc, s text.Sentence, names []text.Mention) (out []text.Mention) {
	inName := func(i int32) bool {
		return slices.ContainsFunc(names, func(m text.Mention) bool { return m.First <= i && i < m.End })
	}
	for i := s.First; i < s.End; i++ {
		t := &doc.Tokens[i]
		if inName(i) {
			continue
		}
		if p, ok := lexicon.Pronoun(doc.Word(i)); ok && strings.HasPrefix(t.XPOS, "PRP") {
			kind := schema.EntityType("")
			if p.Sex == lexicon.Male || p.Sex == lexicon.Female || p.Person == 1 && !p.Plural {
				kind = schema.Person
			}
			out = append(out, text.Mention{First: i, End: i + 1, Type: kind, Form: schema.Pronoun})
			continue
		}
		if t.UPOS != "NOUN" || i+1 < s.End && doc.Tokens[i+1].UPOS == "NOUN" {
			continue
		}
		first := phraseStart(doc, s, i)
		if kind := describes(doc, i); kind != "" && (first < i || t.XPOS == "NNS") {
			out = append(out, text.Mention{First: first, End: i + 1, Type: kind, Form: schema.Nominal})
		}
	}
	return out
}

// describes returns the type of what the noun at i describes.
func describes(doc *text.Doc, i int32) schema.EntityType {
	t := &doc.Tokens[i]
	plural := t.XPOS == "NNS"
	if _, ok := lexicon.RoleNoun(t.Lemma); ok || lexicon.GroupNoun(doc.Word(i)) && plural {
		if plural {
			return schema.Group
		}
		return schema.Person
	}
	kind, _ := lexicon.ThingNoun(t.Lemma)
	return kind
}

// phraseStart goes back over adjectives, numbers and nouns to the article or possessive.
func phraseStart(doc *text.Doc, s text.Sentence, head int32) int32 {
	first := head
	for first > s.First {
		switch t := &doc.Tokens[first-1]; {
		case t.UPOS == "DET" || t.XPOS == "PRP$":
			return first - 1
		case t.UPOS == "ADJ", t.UPOS == "NUM", t.UPOS == "NOUN", t.UPOS == "PROPN":
			first--
		case t.XPOS == "POS" && first-2 >= s.First && doc.Tokens[first-2].UPOS == "PROPN":
			first -= 2
		default:
			return first
		}
	}
	return first
}

// headOf returns the first token of the span that hangs on a word outside of it.
func headOf(doc *text.Doc, first, end int32) int32 {
	if doc.Filled&text.Heads != 0 {
		for i := first; i < end; i++ {
			if h := doc.Tokens[i].Head; (h < first || h >= end) && doc.Tokens[i].UPOS != "DET" {
				return i
			}
		}
	}
	return end - 1
}
