package asking

import (
	"cmp"
	"context"
	"iter"
	"slices"

	"newsgraph/schema"
)

// A Change is one record that only one of two stores has, or that differs in them.
type Change struct {
	Sign   byte              // '-' only the first has it, '+' only the second, '~' both, but not the same
	Doc    *schema.Document  // one of these is set, but for evidence: as the store has it that the sign names, for '~' the second
	Thing  *schema.Entity    //
	Fact   *schema.Fact      // for evidence, the fact it is for
	Reads  *schema.Evidence  // one piece of evidence of a fact that both have
	Before schema.EntityType // of a thing with another type now
}

// A Tally counts changes of one kind.
type Tally struct {
	Only   [2]int // in the first, in the second
	Differ int
	Same   int
}

// A Difference counts what two stores do not share.
type Difference struct{ Articles, Things, Facts, Evidence Tally }

// Same tells whether the stores say the same.
func (d *Difference) Same() bool {
	for _, t := range []Tally{d.Articles, d.Things, d.Facts, d.Evidence} {
		if t.Only[0]+t.Only[1]+t.Differ > 0 {
			return false
		}
	}
	return true
}

// DiffStore is what Diff asks.
type DiffStore interface {
	AllFacts
	AllDocuments(context.Context) iter.Seq2[schema.Document, error]
	AllEntities(context.Context) iter.Seq2[schema.Entity, error]
}

// Diff reports the changes from store a to store b: articles, things, then facts
// with their evidence, each by id. It keeps one record of each store at a time.
// An error of report ends it.
func Diff(ctx context.Context, a, b DiffStore, report func(Change) error) (Difference, error) {
	var d Difference
	err := merge(a.AllDocuments(ctx), b.AllDocuments(ctx), func(x schema.Document) string { return string(x.ID) },
		func(sign byte, x, y *schema.Document) error {
			return tell(&d.Articles, report, Change{Sign: sign, Doc: cmp.Or(y, x)}, x != nil && y != nil && sameArticle(x, y))
		})
	if err != nil {
		return d, err
	}
	err = merge(a.AllEntities(ctx), b.AllEntities(ctx), func(x schema.Entity) string { return string(x.ID) },
		func(sign byte, x, y *schema.Entity) error {
			c := Change{Sign: sign, Thing: cmp.Or(y, x)}
			if x != nil && y != nil && x.Type != y.Type {
				c.Before = x.Type
			}
			return tell(&d.Things, report, c, x != nil && y != nil && x.Type == y.Type && x.Name == y.Name && slices.Equal(x.Aliases, y.Aliases))
		})
	if err != nil {
		return d, err
	}
	err = merge(a.AllFacts(ctx), b.AllFacts(ctx), func(x schema.Fact) string { return string(x.ID) },
		func(sign byte, x, y *schema.Fact) error {
			if err := tell(&d.Facts, report, Change{Sign: sign, Fact: cmp.Or(y, x)}, x != nil && y != nil && x.Modality == y.Modality); err != nil {
				return err
			}
			return diffEvidence(x, y, &d.Evidence, report)
		})
	return d, err
}

// sameArticle ignores the version of the reader.
func sameArticle(x, y *schema.Document) bool {
	return x.Title == y.Title && x.URL == y.URL && x.Outlet == y.Outlet && x.Published == y.Published && x.Modified == y.Modified && slices.Equal(x.Authors, y.Authors)
}

func tell(t *Tally, report func(Change) error, c Change, same bool) error {
	switch {
	case same:
		t.Same++
		return nil
	case c.Sign == '-':
		t.Only[0]++
	case c.Sign == '+':
		t.Only[1]++
	default:
		t.Differ++
	}
	return report(c)
}

// diffEvidence compares the evidence of one fact; that of a fact which only one store has is counted, not reported.
func diffEvidence(x, y *schema.Fact, t *Tally, report func(Change) error) error {
	evidence := func(f *schema.Fact) iter.Seq2[schema.Evidence, error] {
		return func(yield func(schema.Evidence, error) bool) {
			if f == nil {
				return
			}
			sorted := slices.SortedFunc(slices.Values(f.Evidence), func(a, b schema.Evidence) int { return cmp.Compare(a.ID, b.ID) })
			for _, ev := range sorted {
				if !yield(ev, nil) {
					return
				}
			}
		}
	}
	quiet := report
	if x == nil || y == nil {
		quiet = func(Change) error { return nil }
	}
	return merge(evidence(x), evidence(y), func(e schema.Evidence) string { return string(e.ID) },
		func(sign byte, a, b *schema.Evidence) error {
			return tell(t, quiet, Change{Sign: sign, Fact: cmp.Or(y, x), Reads: cmp.Or(b, a)}, a != nil && b != nil)
		})
}

// merge walks two sequences sorted by key and calls use for each key with the records that have it.
func merge[T any](a, b iter.Seq2[T, error], key func(T) string, use func(sign byte, x, y *T) error) error {
	nextA, stopA := iter.Pull2(a)
	defer stopA()
	nextB, stopB := iter.Pull2(b)
	defer stopB()
	x, errA, okA := nextA()
	y, errB, okB := nextB()
	for okA || okB {
		if err := cmp.Or(errA, errB); err != nil {
			return err
		}
		order := 0
		switch {
		case !okB:
			order = -1
		case !okA:
			order = 1
		default:
			order = cmp.Compare(key(x), key(y))
		}
		x0, y0 := x, y
		var err error
		switch {
		case order < 0:
			err = use('-', &x0, nil)
		case order > 0:
			err = use('+', nil, &y0)
		default:
			err = use('~', &x0, &y0)
		}
		if err != nil {
			return err
		}
		if order <= 0 {
			x, errA, okA = nextA()
		}
		if order >= 0 {
			y, errB, okB = nextB()
		}
	}
	return nil
}
