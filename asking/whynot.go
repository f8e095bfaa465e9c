package asking

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"newsgraph/schema"
)

// A Why is what two things have to do with each other in the articles that speak of both.
type Why struct {
	Docs      int // articles that speak of both
	Facts     []schema.Fact
	Sentences []Sentence // that mention both; by document as given, then place
}

// A Sentence mentions two things. Reason says in plain words what came of it.
type Sentence struct {
	Doc schema.Document // without text
	schema.Span
	Text   string
	A, B   []string // the words that mention each, in text order, each once
	Noise  string   // kind of Noise; "" for the article itself
	Reason string
	Given  []string // what was read from it: "Ann Lee —met with→ Bo Diaz (alleged)"
}

// WhyStore is what WhyNot asks.
type WhyStore interface {
	Readings
	FactsOf
}

// WhyNot looks through all articles that speak of a and b.
func WhyNot(ctx context.Context, s WhyStore, a, b schema.Entity, split Splitter) (*Why, error) {
	w := &Why{}
	var err error
	if w.Facts, err = Between(ctx, s, a.ID, b.ID); err != nil {
		return nil, err
	}
	for _, id := range a.Docs {
		if _, both := slices.BinarySearch(b.Docs, id); !both {
			continue
		}
		r, err := s.Reading(ctx, id)
		if err != nil {
			return nil, err
		}
		w.Docs++
		p := pair{r: &r, a: referents(&r, a), b: referents(&r, b), ea: a, eb: b, index: schema.NewIndex(r.Doc.Text)}
		for _, span := range split(r.Doc) {
			if s, ok := p.sentence(span); ok {
				w.Sentences = append(w.Sentences, s)
			}
		}
	}
	return w, nil
}

// referents returns which things of r are e: those that bear a name of it.
// Resolution keeps no record of it, so of two that share a name both count.
func referents(r *schema.Reading, e schema.Entity) []int {
	names := map[string]bool{wordsOf(e.Name): true}
	for _, n := range e.Aliases {
		names[wordsOf(n)] = true
	}
	var own, shared []int
	for i, x := range r.Entities {
		switch {
		case names[wordsOf(x.Name)]:
			own = append(own, i)
		case slices.ContainsFunc(x.Aliases, func(n string) bool { return names[wordsOf(n)] }):
			shared = append(shared, i)
		}
	}
	if len(own) > 0 {
		return own
	}
	return shared
}

// A pair is two things in one reading.
type pair struct {
	r      *schema.Reading
	a, b   []int
	ea, eb schema.Entity
	index  *schema.Index
}

// sentence judges one sentence; ok is false when it does not mention both.
func (p *pair) sentence(span schema.Span) (Sentence, bool) {
	s := Sentence{Span: span, Text: p.index.Cut(span), Noise: noiseAt(p.r.Doc, span), Doc: p.r.Doc}
	s.Doc.Text, s.Doc.Noise = "", nil
	s.A, s.B = p.mentions(p.a, span), p.mentions(p.b, span)
	if s.Noise != "" { // nothing was read there: look for the names
		words := wordsOf(s.Text)
		s.A, s.B = named(words, p.ea), named(words, p.eb)
	}
	if len(s.A) == 0 || len(s.B) == 0 {
		return s, false
	}
	p.judge(&s)
	return s, true
}

func named(words string, e schema.Entity) []string {
	for _, n := range append([]string{e.Name}, e.Aliases...) {
		if hasName(words, n) {
			return []string{n}
		}
	}
	return nil
}

func (p *pair) mentions(of []int, in schema.Span) []string {
	var out []string
	for _, i := range of {
		for _, m := range p.r.Entities[i].Mentions {
			if in.Start <= m.Start && m.End <= in.End && !slices.Contains(out, m.Text) {
				out = append(out, m.Text)
			}
		}
	}
	return out
}

// judge says what came of a sentence.
func (p *pair) judge(s *Sentence) {
	if s.Noise != "" {
		s.Reason = fmt.Sprintf("it is not part of the article (%s): nothing is read from it", s.Noise)
		return
	}
	var weak []string
	direct := false
	for _, c := range p.r.Claims {
		if c.Evidence.End <= s.Start || s.End <= c.Evidence.Start {
			continue
		}
		s.Given = append(s.Given, p.claim(c))
		if !p.joins(c) {
			continue
		}
		if c.Modality == schema.Asserted {
			direct = true
		} else if !slices.Contains(weak, string(c.Modality)) {
			weak = append(weak, string(c.Modality))
		}
	}
	switch {
	case direct:
		s.Reason = "it gave a fact between them"
	case len(weak) > 0:
		s.Reason = fmt.Sprintf("it gave a fact between them that is only %s: it has no plain edge", strings.Join(weak, " and "))
	case len(s.Given) > 0:
		s.Reason = "it gave facts, but no relation between them was read"
	default:
		s.Reason = "no relation was read from it"
	}
}

// joins tells whether the claim stands between the two.
func (p *pair) joins(c schema.Claim) bool {
	at := func(i int, of []int) bool { return slices.Contains(of, i) }
	return at(c.Subject, p.a) && at(c.Object, p.b) || at(c.Subject, p.b) && at(c.Object, p.a)
}

func (p *pair) claim(c schema.Claim) string {
	object := "“" + strings.Join(strings.Fields(c.ObjectText), " ") + "”"
	if c.Object != schema.NoEntity {
		object = p.r.Entities[c.Object].Name
	}
	how := string(c.Modality)
	if c.Source != schema.NoEntity {
		how += " by " + p.r.Entities[c.Source].Name
	}
	return fmt.Sprintf("%s —%s→ %s (%s)", p.r.Entities[c.Subject].Name, strings.ReplaceAll(c.Relation, "_", " "), object, how)
}
