package asking

import (
	"cmp"
	"context"
	"iter"
	"slices"

	"newsgraph/schema"
)

// A Moment is a fact on one date: all its evidence for that date.
type Moment struct {
	When     string // ISO, possibly cut short or a week: "2025-12", "2025-W52"
	Reported bool   // the date is that of the article: the text tells none
	Fact     schema.Fact
	Evidence []schema.Evidence
}

// When narrows a timeline; the zero value is all facts that have a date.
type When struct {
	Since, Until string // ISO, possibly cut short; "" for any
	Published    bool   // also facts without a date, on the day their article came out
}

// Timeline returns the facts by date, of one day the strongest first, and how
// many were left out since no date is known. A fact with two dates comes twice,
// but a date that another says more exactly does not count.
func Timeline(ctx context.Context, s Documents, facts iter.Seq2[schema.Fact, error], o When) ([]Moment, int, error) {
	t := timeline{ctx: ctx, s: s, o: o, days: map[schema.DocID]string{}}
	for f, err := range facts {
		if err == nil {
			err = t.add(f)
		}
		if err != nil {
			return nil, 0, err
		}
	}
	slices.SortFunc(t.moments, func(a, b Moment) int { return cmp.Or(compareDates(a.When, b.When), Stronger(a.Fact, b.Fact)) })
	return t.moments, t.undated, nil
}

type timeline struct {
	ctx     context.Context
	s       Documents
	o       When
	days    map[schema.DocID]string // of articles
	moments []Moment
	undated int
}

func (t *timeline) add(f schema.Fact) error {
	var dates []string
	for _, ev := range f.Evidence {
		if ev.When.ISO != "" {
			dates = append(dates, ev.When.ISO)
		}
	}
	if len(dates) == 0 {
		return t.report(f)
	}
	for _, d := range precise(dates) {
		if !schema.Covers(t.o.Since, t.o.Until, d) {
			continue
		}
		m := Moment{When: d, Fact: f}
		for _, ev := range f.Evidence {
			if ev.When.ISO == d {
				m.Evidence = append(m.Evidence, ev)
			}
		}
		t.moments = append(t.moments, m)
	}
	return nil
}

// report adds a fact without a date to the first day that an article brought it.
func (t *timeline) report(f schema.Fact) error {
	first := Moment{Reported: true, Fact: f}
	for _, ev := range f.Evidence {
		d, err := t.day(ev.Doc)
		if err != nil {
			return err
		}
		switch {
		case d == "" || first.When != "" && d > first.When:
		case d == first.When:
			first.Evidence = append(first.Evidence, ev)
		default:
			first.When, first.Evidence = d, []schema.Evidence{ev}
		}
	}
	if !t.o.Published || first.When == "" {
		t.undated++
	} else if schema.Covers(t.o.Since, t.o.Until, first.When) {
		t.moments = append(t.moments, first)
	}
	return nil
}

func (t *timeline) day(id schema.DocID) (string, error) {
	if d, ok := t.days[id]; ok || !t.o.Published {
		return d, nil
	}
	doc, err := t.s.Document(t.ctx, id)
	if err != nil {
		return "", err
	}
	t.days[id] = doc.Published
	return doc.Published, nil
}
