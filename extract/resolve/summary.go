package resolve

import (
	"slices"
	"strings"

	"newsgraph/schema"
)

// A Summary is what of a reading tells who is who: its names and what they are to each other,
// without the text. Summaries of all readings are in memory together.
type Summary struct {
	Doc    schema.DocID
	Name   string // of the document
	Things []Thing
	Claims []Statement
}

// A Thing is a schema.Referent whose mentions are counted.
type Thing struct {
	Type     schema.EntityType
	Name     string
	Called   *Called // nil when all mentions are names and say Name, and there are no aliases
	First    Place   // of its first mention
	Mentions int32
	Named    bool // some mention is a name
	Gender   int8 // 1 she, -1 he, 0 unknown, by its pronouns
}

// Called is what else a thing is called: most things nothing else.
type Called struct {
	Aliases []string
	Words   []Words // of the mentions; nil when all are names and say Name
}

// A Place is a span, in half the memory.
type Place struct{ Start, End int32 }

// Words are what mentions say, clean, and how many do.
type Words struct {
	Text       string
	All, Names int32 // Names: of those that are names
}

// A Statement is a schema.Claim without its words.
type Statement struct {
	Subject, Object, Source int32 // indexes in Things, -1 for none
	Asserted                bool
	Heads                   bool // the subject heads the government of the object, if that is a country
	Worded                  bool // there are words for the object
	Relation                string
	Day                     string // Claim.When.ISO
	Office                  string // that the subject holds, as only one can: "mayor"
}

// Summarize returns the summary of a reading.
func Summarize(r *schema.Reading, v *schema.Vocabulary) Summary {
	s := Summary{Doc: r.Doc.ID, Name: r.Doc.Name, Things: make([]Thing, len(r.Entities)), Claims: make([]Statement, len(r.Claims))}
	for i := range r.Entities {
		s.Things[i] = summarized(&r.Entities[i])
	}
	var index *schema.Index
	for i := range r.Claims {
		c := &r.Claims[i]
		s.Claims[i] = Statement{Subject: index32(c.Subject), Object: index32(c.Object), Source: index32(c.Source), Relation: c.Relation, Day: c.When.ISO,
			Asserted: c.Modality == schema.Asserted, Heads: heads(c), Worded: textKey(c.ObjectText) != ""}
		office := officeOf(c, v)
		if office == "" {
			continue
		}
		if index == nil {
			index = schema.NewIndex(r.Doc.Text)
		}
		if !past(index.Cut(c.Evidence), office) {
			s.Claims[i].Office = office
		}
	}
	return s
}

// index32 returns an index of a claim, -1 when it is none.
func index32(i int) int32 { return int32(max(i, schema.NoEntity)) }

func summarized(e *schema.Referent) Thing {
	t := Thing{Type: e.Type, Name: e.Name, Mentions: int32(len(e.Mentions)), Gender: gender(e)}
	name := clean(e.Name)
	plain := true
	for i := range e.Mentions {
		m := &e.Mentions[i]
		if i == 0 {
			t.First = Place{int32(m.Start), int32(m.End)}
		}
		t.Named = t.Named || m.Form == schema.Name
		plain = plain && m.Form == schema.Name && clean(m.Text) == name
	}
	if !plain || len(e.Aliases) > 0 {
		t.Called = &Called{Aliases: e.Aliases}
	}
	if !plain {
		t.Called.Words = wordsOf(e)
	}
	return t
}

func wordsOf(e *schema.Referent) []Words {
	var out []Words
	for i := range e.Mentions {
		text := clean(e.Mentions[i].Text)
		k := slices.IndexFunc(out, func(w Words) bool { return w.Text == text })
		if k < 0 {
			k = len(out)
			out = append(out, Words{Text: text})
		}
		out[k].All++
		if e.Mentions[i].Form == schema.Name {
			out[k].Names++
		}
	}
	return slices.Clip(out)
}

// words returns those of t's mentions.
func (t *Thing) words() []Words {
	if t.Called == nil || t.Called.Words == nil {
		return []Words{{clean(t.Name), t.Mentions, t.Mentions}}
	}
	return t.Called.Words
}

// aliases are the other names that the article has for t.
func (t *Thing) aliases() []string {
	if t.Called == nil {
		return nil
	}
	return t.Called.Aliases
}

func gender(r *schema.Referent) int8 {
	she, he := 0, 0
	for _, m := range r.Mentions {
		if m.Form == schema.Pronoun {
			switch strings.ToLower(m.Text) {
			case "she", "her", "hers", "herself":
				she++
			case "he", "him", "his", "himself":
				he++
			}
		}
	}
	switch {
	case she > 0 && he == 0:
		return 1
	case he > 0 && she == 0:
		return -1
	}
	return 0
}

// A pool keeps one of equal strings.
type pool map[string]string

func (p pool) one(s *string) {
	if had, ok := p[*s]; ok {
		*s = had
		return
	}
	*s = strings.Clone(*s) // it may be a part of a text
	p[*s] = *s
}

// shared makes s hold no string that p has.
func (p pool) shared(s *Summary) {
	s.Doc, s.Name = schema.DocID(strings.Clone(string(s.Doc))), strings.Clone(s.Name)
	for i := range s.Things {
		t := &s.Things[i]
		p.one((*string)(&t.Type))
		p.one(&t.Name)
		if t.Called == nil {
			continue
		}
		t.Called.Aliases = slices.Clone(t.Called.Aliases)
		for k := range t.Called.Aliases {
			p.one(&t.Called.Aliases[k])
		}
		for k := range t.Called.Words {
			p.one(&t.Called.Words[k].Text)
		}
	}
	for i := range s.Claims {
		p.one(&s.Claims[i].Relation)
		p.one(&s.Claims[i].Day)
		p.one(&s.Claims[i].Office)
	}
}
