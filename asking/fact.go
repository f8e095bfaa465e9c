package asking

import (
	"cmp"
	"context"
	"slices"

	"newsgraph/schema"
)

// Stronger orders facts: what articles assert, then what sources allege; what is done to
// a thing, then what is said; what more origins say, then what fewer say.
func Stronger(a, b schema.Fact) int {
	isText := func(f schema.Fact) int {
		if f.Object.Entity == "" {
			return 1
		}
		return 0
	}
	return cmp.Or(cmp.Compare(rank(a.Modality), rank(b.Modality)), cmp.Compare(isText(a), isText(b)), cmp.Compare(b.Origins, a.Origins),
		cmp.Compare(b.Articles, a.Articles), cmp.Compare(b.BestScore(), a.BestScore()), cmp.Compare(a.ID, b.ID))
}

func rank(m schema.Modality) int {
	if i := slices.Index(schema.Modalities, m); i >= 0 {
		return i
	}
	return len(schema.Modalities)
}

// Between returns the facts that name both things, strongest first; all about one when with is "".
func Between(ctx context.Context, s FactsOf, about, with schema.EntityID) ([]schema.Fact, error) {
	var facts []schema.Fact
	for f, err := range s.FactsOf(ctx, about) {
		if err != nil {
			return nil, err
		}
		if with == "" || other(f, about) == with {
			facts = append(facts, f)
		}
	}
	slices.SortFunc(facts, Stronger)
	return facts, nil
}

// other returns the thing at the other end of f, "" when there is none.
func other(f schema.Fact, id schema.EntityID) schema.EntityID {
	if f.Subject == id {
		return f.Object.Entity
	}
	return f.Subject
}

// groupOf returns the group of a relation in the built-in vocabulary, else its own name.
func groupOf(relation string) string {
	if r, ok := schema.News().Relation(relation); ok {
		return r.Group
	}
	return relation
}

// BestFirst returns the evidence of f with the sentence to show first in front:
// the strongest modality, then what the reader was surest of, then what tells a date, then the order of f.
func BestFirst(f schema.Fact) []schema.Evidence {
	list := slices.Clone(f.Evidence)
	undated := func(ev schema.Evidence) int {
		if ev.When.ISO == "" {
			return 1
		}
		return 0
	}
	slices.SortStableFunc(list, func(a, b schema.Evidence) int {
		return cmp.Or(cmp.Compare(rank(a.Modality), rank(b.Modality)), cmp.Compare(b.Score, a.Score), cmp.Compare(undated(a), undated(b)))
	})
	return list
}
