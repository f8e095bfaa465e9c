package export

import (
	"context"

	"newsgraph/schema"
)

// A Sieve tells which facts a selection takes by themselves, by all of it but Around and
// Top, for those who walk a graph their own way. It is for one goroutine.
type Sieve struct{ filter }

// NewSieve returns the sieve of a selection from src; it looks up until ctx ends.
func NewSieve(ctx context.Context, src Source, sel Selection) *Sieve {
	return &Sieve{filter{sel, newFinder(ctx, src)}}
}

// With is the sieve of another selection, which shares what was looked up.
func (s *Sieve) With(sel Selection) *Sieve { return &Sieve{filter{sel, s.find}} }

// Takes reports whether the selection takes f.
func (s *Sieve) Takes(f *schema.Fact) (bool, error) { return s.wants(f) }

// Dates is when f happened, as its evidence tells, or when none does, the days its
// articles came out: ISO, possibly cut short; sorted, without repeats.
func (s *Sieve) Dates(f *schema.Fact) ([]string, error) { return datesOf(f, s.find) }

// Type is that of a thing, "" for none.
func (s *Sieve) Type(id schema.EntityID) (schema.EntityType, error) {
	e, err := s.find.entity(id)
	return e.Type, err
}

// Outlet is that of an article.
func (s *Sieve) Outlet(id schema.DocID) (string, error) {
	d, err := s.find.document(id)
	return d.Outlet, err
}
