package export

import (
	"cmp"
	"slices"

	"newsgraph/schema"
)

// A Selection is a part of a graph. The zero value is all of it; what is set
// must hold together.
type Selection struct {
	Around     []schema.EntityID   // what is at most Depth facts away from one of these
	Depth      int                 // 0 means 1
	Relations  []string            // facts of these relations
	Types      []schema.EntityType // facts about things of these types only
	Modality   []schema.Modality   // facts that are, at the strongest, one of these
	Outlets    []string            // facts that some article of one of these outlets tells
	Since      string              // facts with a day from here on, possibly cut short: "2025-12"
	Until      string              // facts with a day up to here: the day of the fact or, when none is known, of its articles
	MinSupport int                 // articles
	MinScore   int                 // permille, of the surest evidence
	Top        int                 // the best supported facts; 0 means all
}

func (s *Selection) all() bool {
	return len(s.Around) == 0 && s.Top <= 0 && !s.Narrows()
}

// Narrows reports whether some facts may fail by themselves.
func (s *Selection) Narrows() bool {
	return len(s.Relations) > 0 || len(s.Types) > 0 || len(s.Modality) > 0 || len(s.Outlets) > 0 ||
		s.Since != "" || s.Until != "" || s.MinSupport > 0 || s.MinScore > 0
}

// A filter tells which facts a selection takes by themselves: all but Around and Top.
type filter struct {
	Selection
	find *finder
}

func (s *filter) wants(f *schema.Fact) (bool, error) {
	if len(s.Relations) > 0 && !slices.Contains(s.Relations, f.Relation) ||
		len(s.Modality) > 0 && !slices.Contains(s.Modality, f.Modality) ||
		f.Articles < s.MinSupport || f.BestScore() < s.MinScore {
		return false, nil
	}
	for _, ok := range []func(*schema.Fact) (bool, error){s.ofType, s.ofOutlet, s.ofTime} {
		if ok, err := ok(f); !ok {
			return false, err
		}
	}
	return true, nil
}

func (s *filter) ofType(f *schema.Fact) (bool, error) {
	if len(s.Types) == 0 {
		return true, nil
	}
	for _, id := range []schema.EntityID{f.Subject, f.Object.Entity} {
		e, err := s.find.entity(id)
		if err != nil || id != "" && !slices.Contains(s.Types, e.Type) {
			return false, err
		}
	}
	return true, nil
}

func (s *filter) ofOutlet(f *schema.Fact) (bool, error) {
	if len(s.Outlets) == 0 {
		return true, nil
	}
	for i := range f.Evidence {
		d, err := s.find.document(f.Evidence[i].Doc)
		if err != nil || slices.Contains(s.Outlets, d.Outlet) {
			return err == nil, err
		}
	}
	return false, nil
}

func (s *filter) ofTime(f *schema.Fact) (bool, error) {
	if s.Since == "" && s.Until == "" {
		return true, nil
	}
	dates, err := datesOf(f, s.find)
	return slices.ContainsFunc(dates, func(d string) bool { return schema.Covers(s.Since, s.Until, d) }), err
}

// datesOf is when a fact happened, as its evidence tells, or when none does, the days
// its articles came out: ISO, possibly cut short; sorted, without repeats.
func datesOf(f *schema.Fact, find *finder) ([]string, error) {
	var dates []string
	for i := range f.Evidence {
		dates = append(dates, f.Evidence[i].When.ISO)
	}
	if dates = dateSet(dates); len(dates) > 0 {
		return dates, nil
	}
	for i := range f.Evidence {
		d, err := find.document(f.Evidence[i].Doc)
		if err != nil {
			return nil, err
		}
		dates = append(dates, d.Published)
	}
	return dateSet(dates), nil
}

func dateSet(dates []string) []string {
	slices.Sort(dates)
	return slices.DeleteFunc(slices.Compact(dates), func(d string) bool {
		_, _, ok := schema.Days(d)
		return !ok
	})
}

// surer orders facts by how well they are supported, the best first.
func surer(a, b *support) int {
	return cmp.Or(cmp.Compare(b.origins, a.origins), cmp.Compare(b.articles, a.articles),
		cmp.Compare(a.modality, b.modality), cmp.Compare(b.score, a.score), cmp.Compare(a.id, b.id))
}

// A support is what decides whether a fact is among the top ones.
type support struct {
	id                                 schema.FactID
	origins, articles, modality, score int
}

func supportOf(f *schema.Fact) support {
	return support{own(f.ID), f.Origins, f.Articles, slices.Index(schema.Modalities, f.Modality), f.BestScore()}
}
