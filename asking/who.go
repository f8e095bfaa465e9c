package asking

import (
	"context"
	"slices"
	"strings"

	"newsgraph/schema"
)

// Describe says in a few words who or what e is, to tell it from others of its
// name: its office, else what it did, as in "minister of Norland". "" when nothing is known.
func Describe(ctx context.Context, s interface {
	Things
	FactsOf
}, e schema.Entity) (string, error) {
	facts, err := Between(ctx, s, e.ID, "")
	if err != nil || len(facts) == 0 {
		return "", err
	}
	isRole := func(f schema.Fact) bool {
		return f.Subject == e.ID && f.Object.Entity != "" && slices.Contains(roleGroups, groupOf(f.Relation))
	}
	f := facts[0]
	if i := slices.IndexFunc(facts, isRole); i >= 0 {
		f = facts[i]
	}
	words := strings.ReplaceAll(f.Relation, "_", " ")
	if f.Object.Entity == "" {
		return words + " “" + strings.Join(strings.Fields(f.Object.Text), " ") + "”", nil
	}
	o, err := s.Entity(ctx, other(f, e.ID))
	if err != nil {
		return "", err
	}
	if f.Subject != e.ID {
		return o.Name + " " + words + " " + e.Name, nil
	}
	return words + " " + o.Name, nil
}
