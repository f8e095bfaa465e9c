package resolve

import (
	"strings"

	"newsgraph/extract/guide"
	"newsgraph/schema"
)

// Graph in parts, for who makes it on many machines. What is done of each reading is
// Summary and Facts, of each fact Merge; one place sees all summaries and nothing else:
//
//	for each reading   Summary
//	for all summaries  Entities
//	for each reading   Facts, with the ids that Entities gave to its things
//	for each fact      Merge
//
// All together give what Graph gives: TestParts.

// Summary returns what of a reading tells who is who: its names with what they are to each
// other, without the text, but for the sentences of those who hold an office.
func Summary(r *schema.Reading, v *schema.Vocabulary) schema.Reading {
	s := schema.Reading{Doc: schema.Document{ID: r.Doc.ID, Name: r.Doc.Name}}
	for i := range r.Entities {
		s.Entities = append(s.Entities, slim(&r.Entities[i]))
	}
	index := schema.NewIndex(r.Doc.Text)
	var text strings.Builder
	at := 0
	for i := range r.Claims {
		full := &r.Claims[i]
		c := schema.Claim{Subject: full.Subject, Relation: full.Relation, Object: full.Object, Source: full.Source,
			Phrase: full.Phrase, Modality: full.Modality, When: schema.Time{ISO: full.When.ISO}}
		if textKey(full.ObjectText) != "" {
			c.ObjectText = "words"
		}
		if rel, ok := v.Relation(c.Relation); ok && rel.Group == "office" {
			quote := index.Cut(full.Evidence)
			text.WriteString(quote)
			c.Evidence.Start = at
			at += len([]rune(quote))
			c.Evidence.End = at
		}
		s.Claims = append(s.Claims, c)
	}
	s.Doc.Text = text.String()
	return s
}

// slim returns e with the place of its first mention only.
func slim(e *schema.Referent) schema.Referent {
	out := *e
	out.Mentions = make([]schema.Mention, len(e.Mentions))
	for i, m := range e.Mentions {
		if i > 0 {
			m.Span = schema.Span{}
		}
		out.Mentions[i] = m
	}
	return out
}

// Entities returns the things that the readings of the summaries speak of, and for each
// summary the ids of its own, "" for what is in no graph. Summaries are in the order of
// their documents, one for each; origin is what Origins gives for the documents.
func Entities(summaries []schema.Reading, origin map[schema.DocID]schema.DocID, v *schema.Vocabulary) ([]schema.Entity, [][]schema.EntityID) {
	w := newWorld(summaries, v)
	w.sieve(origin, &guide.Guide{})
	things, all := w.things(w.used())
	ids := make([][]schema.EntityID, len(summaries))
	for d := range summaries {
		ids[d] = w.of(d, all)
	}
	return entities(things), ids
}

// Facts returns what one reading says, its things having the given ids. What follows from
// the other articles is for Merge.
func Facts(r *schema.Reading, ids []schema.EntityID, v *schema.Vocabulary) []schema.Fact {
	b := &builder{v, map[schema.FactID]*schema.Fact{}}
	b.add(r, ids, nil)
	return b.done(nil)
}

// Merge makes one fact of what several readings give of it, in any order.
func Merge(parts []schema.Fact, origin map[schema.DocID]schema.DocID) schema.Fact {
	f := parts[0]
	f.Evidence = nil
	for _, p := range parts {
		f.Object.Text = min(f.Object.Text, p.Object.Text)
		f.Evidence = append(f.Evidence, p.Evidence...)
	}
	finish(&f, origin)
	return f
}
