package asking

import (
	"maps"
	"slices"
	"strings"

	"newsgraph/schema"
)

// Of accusations and denials: "Lee accused Diaz of theft. Diaz denied the accusation."
// are two facts that name each other only by words like "the accusation".

// answers are the words by which a denial means what was said just before.
var answers = strings.Fields(`accusation accusations allegation allegations charge charges claim claims it that this them
	wrongdoing involvement report reports statement`)

const nearby = 500 // code points between what is said and such a denial of it, at most

// lookForDenial notes accusations, allegations and denials.
func (c *conflicts) lookForDenial(f schema.Fact) {
	switch group := groupOf(f.Relation); {
	case group == "denial":
		c.denials[f.Subject] = append(c.denials[f.Subject], f.ID)
	case group == "accusation" && f.Object.Entity != "":
		c.charges[f.Object.Entity] = append(c.charges[f.Object.Entity], f.ID)
	case group == "charge":
		c.charges[f.Subject] = append(c.charges[f.Subject], f.ID)
	default:
		for _, id := range []schema.EntityID{f.Subject, f.Object.Entity} {
			alleged := func(ev schema.Evidence) bool { return ev.Modality == schema.Alleged && ev.Source != id }
			if id != "" && slices.ContainsFunc(f.Evidence, alleged) {
				c.charges[id] = append(c.charges[id], f.ID)
			}
		}
	}
}

// answer joins what is said of someone with their denials of it in the same article.
func (c *conflicts) answer() error {
	for _, id := range slices.Sorted(maps.Keys(c.denials)) {
		if len(c.charges[id]) == 0 {
			continue
		}
		charges, err := c.facts(c.charges[id])
		if err != nil {
			return err
		}
		denials, err := c.facts(c.denials[id])
		if err != nil {
			return err
		}
		for _, f := range charges {
			sides := []Side{{Fact: f}}
			for _, g := range denials {
				c.join(&sides, g)
			}
			if len(sides) > 1 {
				c.found = append(c.found, Conflict{Answered, sides})
			}
		}
	}
	return nil
}

func (c *conflicts) facts(ids []schema.FactID) ([]schema.Fact, error) {
	var out []schema.Fact
	for _, id := range ids {
		f, err := c.s.Fact(c.ctx, id)
		if err != nil {
			return nil, err
		}
		out = append(out, f)
	}
	return out, nil
}

// join adds the denial g to the sides of an accusation where an article has both.
func (c *conflicts) join(sides *[]Side, g schema.Fact) {
	charge := &(*sides)[0]
	denial := Side{Fact: g}
	for _, no := range g.Evidence {
		if no.Modality == schema.Denied || no.Modality == schema.Negated {
			continue
		}
		for _, ev := range charge.Fact.Evidence {
			held := accuses(charge.Fact) || ev.Modality == schema.Alleged
			if held && ev.Doc == no.Doc && denies(no, ev, saidOf(charge.Fact, ev)) {
				denial.Evidence = addEvidence(denial.Evidence, no)
				charge.Evidence = addEvidence(charge.Evidence, ev)
			}
		}
	}
	if len(denial.Evidence) > 0 {
		*sides = append(*sides, denial)
	}
}

func addEvidence(list []schema.Evidence, ev schema.Evidence) []schema.Evidence {
	if slices.ContainsFunc(list, func(o schema.Evidence) bool { return o.ID == ev.ID }) {
		return list
	}
	return append(list, ev)
}

// saidOf returns the words that a denial of f must share: those of the whole
// sentence for an accusation, else of the object alone, since the sentence may be
// about something else that is denied ("They deported the men, who deny being in a gang").
func saidOf(f schema.Fact, ev schema.Evidence) string {
	if accuses(f) {
		return wordsOf(ev.Quote)
	}
	return wordsOf(ev.ObjectText)
}

func accuses(f schema.Fact) bool {
	g := groupOf(f.Relation)
	return g == "accusation" || g == "charge"
}

// denies tells whether the object of a denial may be what ev says: it has one
// of the words said, or means what was said just before.
func denies(no, ev schema.Evidence, said string) bool {
	for w := range strings.FieldsSeq(wordsOf(no.ObjectText)) {
		if slices.Contains(answers, w) {
			if ev.Start <= no.Start && no.Start-ev.End <= nearby {
				return true
			}
		} else if len(w) > 3 && strings.Contains(said, " "+w+" ") {
			return true
		}
	}
	return false
}
