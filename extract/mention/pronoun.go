package mention

import (
	"newsgraph/extract/lexicon"
	"newsgraph/extract/text"
	"newsgraph/schema"
)

// pronouns returns the personal, possessive and reflexive pronouns.
func (f *finder) pronouns() []text.Mention {
	var out []text.Mention
	for i := range f.doc.Tokens {
		t := &f.doc.Tokens[i]
		if t.UPOS != "PRON" && t.XPOS != "PRP" && t.XPOS != "PRP$" || t.Dep == "expl" || f.owner[i] != 0 {
			continue
		}
		p, ok := lexicon.Pronoun(f.word(int32(i)))
		if !ok {
			continue
		}
		out = append(out, text.Mention{First: int32(i), End: int32(i) + 1, Type: pronounType(p), Form: schema.Pronoun})
	}
	return out
}

func pronounType(p lexicon.PronounInfo) schema.EntityType {
	if p.Sex == lexicon.Male || p.Sex == lexicon.Female || p.Person == 1 && !p.Plural {
		return schema.Person
	}
	return ""
}
