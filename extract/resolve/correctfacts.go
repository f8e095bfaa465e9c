package resolve

import (
	"fmt"
	"slices"
	"strings"

	"newsgraph/extract/guide"
	"newsgraph/schema"
)

// A wanted is a fact that a correction is about.
type wanted struct {
	*guide.Correction
	subject, object int                  // sets; object is -1 for words
	claims          map[string][]claimAt // by the words of the object, "" for a thing
	others          []claimAt            // that say so, but not in that document or quote
}

// correctFacts notes which claims are rejected, and what is remarked on others.
func (c *corrector) correctFacts() {
	if len(c.facts) == 0 {
		return
	}
	c.rejected, c.remarks = map[claimAt]bool{}, map[claimAt][]string{}
	bySubject := map[int][]*wanted{}
	var all []*wanted
	for _, e := range c.facts {
		x, err := c.wanted(e)
		if err != nil {
			c.miss(e, err)
			continue
		}
		all = append(all, x)
		bySubject[x.subject] = append(bySubject[x.subject], x)
		if c.vocab.Symmetric(relationOf(e)) && x.object >= 0 {
			bySubject[x.object] = append(bySubject[x.object], x)
		}
	}
	for d := range c.readings {
		for i := range c.readings[d].Claims {
			claim := &c.readings[d].Claims[i]
			if s, o, ok := c.arguments(d, claim); ok {
				for _, x := range bySubject[c.find(s)] {
					c.look(x, claimAt{d, i}, claim, s, o)
				}
			}
		}
	}
	for _, x := range all {
		if err := c.settle(x); err != nil {
			c.miss(x.Correction, err)
		}
	}
}

func (c *corrector) miss(e *guide.Correction, err error) {
	c.missed = append(c.missed, guide.Missed{At: e.At, What: fmt.Sprintf("%s: %v", e.Do, err)})
}

func relationOf(e *guide.Correction) string {
	return strings.Join(strings.Fields(e.Fact.Relation), "_")
}

// wanted finds what the fact of e is about. An object that names nothing is words.
func (c *corrector) wanted(e *guide.Correction) (*wanted, error) {
	x := &wanted{Correction: e, object: -1, claims: map[string][]claimAt{}}
	var err error
	if x.subject, err = c.one(e.Fact.Subject); err != nil {
		return nil, err
	}
	if doc := e.Fact.Doc; doc != "" && len(c.docs[doc]) == 0 {
		return nil, fmt.Errorf("there is no document %q", doc)
	}
	x.object, err = c.one(e.Fact.Object)
	if err != nil && !e.Fact.Object.Mention() && len(c.setsOf(c.names[fold(clean(e.Fact.Object.Name))], e.Fact.Object)) == 0 {
		x.object, err = -1, nil
	}
	return x, err
}

// look notes claim at when it is one of x.
func (c *corrector) look(x *wanted, at claimAt, claim *Statement, s, o int) {
	if claim.Relation != relationOf(x.Correction) || (o < 0) != (x.object < 0) {
		return
	}
	words := ""
	switch {
	case o < 0 && c.find(s) != x.subject:
		return
	case o < 0:
		if words = textKey(c.claim(at).ObjectText); !strings.Contains(words, textKey(x.Fact.Object.Name)) {
			return
		}
	case c.find(s) == x.subject && c.find(o) == x.object:
	case c.find(s) == x.object && c.find(o) == x.subject && c.vocab.Symmetric(claim.Relation):
	default:
		return
	}
	if x.Fact.Doc != "" && !slices.Contains(c.docs[x.Fact.Doc], at.d) || !c.says(at, x.Fact.Quote) {
		x.others = append(x.others, at)
		return
	}
	if !slices.Contains(x.claims[words], at) {
		x.claims[words] = append(x.claims[words], at)
	}
}

// claim returns a claim with its words.
func (c *corrector) claim(at claimAt) *schema.Claim {
	if r := c.again(at.d); at.i < len(r.Claims) {
		return &r.Claims[at.i]
	}
	return &schema.Claim{}
}

// says tells whether the sentence of a claim has the quote.
func (c *corrector) says(at claimAt, quote string) bool {
	return quote == "" || strings.Contains(schema.NewIndex(c.again(at.d).Doc.Text).Cut(c.claim(at).Evidence), quote)
}

// settle confirms or rejects the claims of x.
func (c *corrector) settle(x *wanted) error {
	key := ""
	if x.object < 0 && len(x.claims) > 0 {
		key = textKey(x.Fact.Object.Name)
		if _, ok := x.claims[key]; !ok {
			if len(x.claims) > 1 {
				return fmt.Errorf("%q fits the words of %d objects; write all of them", x.Fact.Object.Name, len(x.claims))
			}
			key = inOrder(x.claims)[0]
		}
	}
	claims := x.claims[key]
	if len(claims) == 0 {
		return fmt.Errorf("no article says that %s %s %s", x.Fact.Subject, x.Fact.Relation, x.Fact.Object)
	}
	for _, at := range claims {
		if x.Do == guide.Reject {
			c.rejected[at] = true
		} else {
			c.remarks[at] = append(c.remarks[at], remark(x.Correction, "confirmed"))
		}
	}
	if x.Do == guide.Reject {
		for _, at := range x.others {
			c.remarks[at] = append(c.remarks[at], remark(x.Correction, "other sentences rejected"))
		}
	}
	return nil
}
