package graph

import (
	"context"
	"fmt"
	"iter"
	"slices"

	"newsgraph/schema"
)

// Document is one document, without text and noise (those are in its Reading),
// or an error wrapping ErrNotFound.
func (s *Store) Document(ctx context.Context, id schema.DocID) (schema.Document, error) {
	return get(ctx, s, documentKind, id, unpackDocument)
}

// Entity is one entity, or an error wrapping ErrNotFound.
func (s *Store) Entity(ctx context.Context, id schema.EntityID) (schema.Entity, error) {
	return get(ctx, s, entityKind, id, unpackEntity)
}

// Fact is one fact with all its evidence, or an error wrapping ErrNotFound.
func (s *Store) Fact(ctx context.Context, id schema.FactID) (schema.Fact, error) {
	return get(ctx, s, factKind, id, unpackFact)
}

func get[ID ~string, T any](ctx context.Context, s *Store, kind byte, id ID, unpack func(string, []byte) (T, error)) (T, error) {
	var record T
	if err := ctx.Err(); err != nil {
		return record, err
	}
	var bad error
	found, err := s.beside.get(recordBucket, recordKey(kind, id), func(v []byte) { record, bad = unpack(string(id), v) })
	switch {
	case err != nil:
		return record, fmt.Errorf("read %s from %s: %w", id, s.path, err)
	case !found:
		return record, fmt.Errorf("%w: %q", ErrNotFound, id)
	case bad != nil:
		return record, s.damaged(id, bad)
	}
	return record, nil
}

func (s *Store) damaged(id any, err error) error {
	return &Error{ErrDamaged, fmt.Sprintf("%s is damaged at %v: %v", s.path, id, err), repairHint(s.path)}
}

// AllDocuments yields every document by ID, without text and noise.
// After an error the sequence ends, as with all that follow.
func (s *Store) AllDocuments(ctx context.Context) iter.Seq2[schema.Document, error] {
	return all(ctx, s, documentKind, unpackDocument)
}

// AllEntities yields every entity by ID.
func (s *Store) AllEntities(ctx context.Context) iter.Seq2[schema.Entity, error] {
	return all(ctx, s, entityKind, unpackEntity)
}

// AllFacts yields every fact by ID, with its evidence.
func (s *Store) AllFacts(ctx context.Context) iter.Seq2[schema.Fact, error] {
	return all(ctx, s, factKind, unpackFact)
}

// AllHeads yields every fact by ID without its evidence, several times faster.
func (s *Store) AllHeads(ctx context.Context) iter.Seq2[schema.Fact, error] {
	return all(ctx, s, factKind, unpackHead)
}

func all[T any](ctx context.Context, s *Store, kind byte, unpack func(string, []byte) (T, error)) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		for p, err := range s.pairs(ctx, recordBucket, []byte{kind}, nil) {
			var record T
			if err == nil {
				id := string(p.key[1:])
				if record, err = unpack(id, p.value); err != nil {
					err = s.damaged(id, err)
				}
			}
			if !yield(record, err) || err != nil {
				return
			}
		}
	}
}

// FactsOf yields by ID the facts that have the entity as subject or object.
func (s *Store) FactsOf(ctx context.Context, id schema.EntityID) iter.Seq2[schema.Fact, error] {
	return s.factsOf(ctx, aboutPrefix(id, about))
}

// FactsBy yields by ID the facts that stand, in some evidence, on the word of the entity.
func (s *Store) FactsBy(ctx context.Context, id schema.EntityID) iter.Seq2[schema.Fact, error] {
	return s.factsOf(ctx, aboutPrefix(id, said))
}

func (s *Store) factsOf(ctx context.Context, prefix []byte) iter.Seq2[schema.Fact, error] {
	return func(yield func(schema.Fact, error) bool) {
		var ids []schema.FactID
		for g, err := range s.glimpses(ctx, prefix, nil) {
			if err != nil {
				yield(schema.Fact{}, err)
				return
			}
			ids = append(ids, g.Fact)
		}
		slices.Sort(ids)
		for _, id := range ids {
			f, err := s.Fact(ctx, id)
			if !yield(f, err) || err != nil {
				return
			}
		}
	}
}

// glimpses reads the about bucket from prefix and from on.
func (s *Store) glimpses(ctx context.Context, prefix, from []byte) iter.Seq2[Glimpse, error] {
	return func(yield func(Glimpse, error) bool) {
		for p, err := range s.pairs(ctx, aboutBucket, prefix, from) {
			var g Glimpse
			if err == nil {
				if g, err = glimpse(p.key[len(prefix):], p.value); err != nil {
					err = s.damaged(string(prefix), err)
				}
			}
			if !yield(g, err) || err != nil {
				return
			}
		}
	}
}

// Glimpses yields by date what facts the entity has as subject or object,
// those without a date last, and reads none of them.
func (s *Store) Glimpses(ctx context.Context, id schema.EntityID) iter.Seq2[Glimpse, error] {
	return s.glimpses(ctx, aboutPrefix(id, about), nil)
}

// FactsBetween yields by date, then by ID, the facts that have the entity as subject
// or object and whose date is from first to last, both as far as they are given:
// a last of "2025-12" is the end of that month. Facts without a date come last, and
// only when last is "".
func (s *Store) FactsBetween(ctx context.Context, id schema.EntityID, first, last string) iter.Seq2[schema.Fact, error] {
	return func(yield func(schema.Fact, error) bool) {
		prefix := aboutPrefix(id, about)
		for g, err := range s.glimpses(ctx, prefix, append(slices.Clone(prefix), first...)) {
			if err == nil && last != "" && (g.Date == "" || g.Date > last+noDate) {
				return
			}
			var f schema.Fact
			if err == nil {
				f, err = s.Fact(ctx, g.Fact)
			}
			if !yield(f, err) || err != nil {
				return
			}
		}
	}
}
