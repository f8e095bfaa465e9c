package extract

import (
	"newsgraph/extract/article"
	"newsgraph/extract/source"
	"newsgraph/extract/text"
	"newsgraph/schema"
)

// reading returns what doc says, with code points for bytes. Chains that no
// claim and no name needs are left out: "the weather" is not a thing to keep.
func reading(it source.Item, doc *text.Doc) schema.Reading {
	index := schema.NewIndex(doc.Text)
	r := schema.Reading{Doc: doc.Document}
	place := make([]int, len(doc.Chains)) // of each chain in r.Entities
	for i, used := range usedChains(doc) {
		place[i] = schema.NoEntity
		if used {
			place[i] = len(r.Entities)
			r.Entities = append(r.Entities, referent(doc, &doc.Chains[i], index))
		}
	}
	at := func(chain int32) int {
		if chain < 0 {
			return schema.NoEntity
		}
		return place[chain]
	}
	inFile := map[int32]schema.Span{} // by sentence
	for _, c := range doc.Claims {
		s := doc.Sentences[c.Sentence]
		if _, ok := inFile[c.Sentence]; !ok {
			inFile[c.Sentence], _ = article.InFile(it, doc, doc.SpanOf(s.First, s.End))
		}
		r.Claims = append(r.Claims, schema.Claim{
			Subject: at(c.Subject), Relation: c.Relation, Object: at(c.Object), ObjectText: doc.Of(c.ObjText),
			Phrase: c.Phrase, Source: at(c.Source), Modality: c.Modality, When: c.When,
			Evidence: points(index, doc.SpanOf(s.First, s.End)), InFile: inFile[c.Sentence], Trigger: points(index, c.Trigger),
			Rule: c.Rule, Score: c.Score,
		})
	}
	return r
}

func usedChains(doc *text.Doc) []bool {
	used := make([]bool, len(doc.Chains))
	for i, c := range doc.Chains {
		used[i] = c.Named && len(c.Mentions) > 0
	}
	for _, c := range doc.Claims {
		for _, i := range []int32{c.Subject, c.Object, c.Source} {
			if i >= 0 {
				used[i] = true
			}
		}
	}
	return used
}

func referent(doc *text.Doc, c *text.Chain, index *schema.Index) schema.Referent {
	e := schema.Referent{Type: c.Type, Name: c.Name, Aliases: c.Aliases, Named: c.Named}
	for _, i := range c.Mentions {
		m := doc.Mentions[i]
		span := doc.SpanOf(m.First, m.End)
		e.Mentions = append(e.Mentions, schema.Mention{Span: points(index, span), Text: doc.Of(span), Form: m.Form})
	}
	return e
}

func points(x *schema.Index, s text.Span) schema.Span {
	return schema.Span{Start: x.Rune(int(s.Start)), End: x.Rune(int(s.End))}
}
