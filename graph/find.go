package graph

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"newsgraph/schema"
)

// A key of the name bucket is a folded name, a zero byte, how the entity bears
// the name, a zero byte, and its id. The value is how often it is mentioned.
const (
	byName  = '0'
	byAlias = '1'

	maxName = 1000 // bytes of a folded name that count; bbolt's keys end at 32 KiB
)

func namePairs(e *schema.Entity) []pair {
	var pairs []pair
	add := func(name string, by byte) {
		f := fold(name)
		key := nameKey(f, by, e.ID)
		if f != "" && !slices.ContainsFunc(pairs, func(p pair) bool { return bytes.Equal(p.key, key) }) {
			var w recordWriter
			w.num(e.Mentions)
			pairs = append(pairs, pair{key, w})
		}
	}
	add(e.Name, byName)
	for _, a := range e.Aliases {
		add(a, byAlias)
	}
	return pairs
}

func nameKey(folded string, by byte, id schema.EntityID) []byte {
	return fmt.Appendf(nil, "%s\x00%c\x00%s", folded, by, id)
}

// fold makes names equal that differ in case, accents, kind of quotes and white space.
func fold(name string) string {
	var b strings.Builder
	space := false
	for _, r := range norm.NFKD.String(name) {
		switch {
		case unicode.IsSpace(r) || r == 0:
			space = b.Len() > 0
			continue
		case unicode.Is(unicode.Mn, r):
			continue
		case r == '’' || r == '‘' || r == 'ʼ':
			r = '\''
		case r == '“' || r == '”':
			r = '"'
		case r == '–' || r == '‑' || r == '‐':
			r = '-'
		}
		if space {
			b.WriteByte(' ')
			space = false
		}
		b.WriteRune(unicode.ToLower(unicode.ToUpper(r)))
		if b.Len() > maxName {
			break
		}
	}
	return strings.ToValidUTF8(b.String(), "\ufffd")
}

// Find is the entities called name: those whose name it is, then those with it
// as alias, in each group those mentioned most first. Case, accents and white
// space do not count, but a name that is letter for letter the same comes first.
// An entity's id finds that entity too. No match is no error.
func (s *Store) Find(ctx context.Context, name string) ([]schema.Entity, error) {
	folded := fold(name)
	ranks := map[schema.EntityID]int{}
	if folded != "" {
		prefix := append([]byte(folded), 0)
		err := s.beside.scan(nameBucket, prefix, func(k, _ []byte) bool {
			rest, ok := bytes.CutPrefix(k, prefix)
			if !ok || len(rest) < 3 {
				return false
			}
			id, rank := schema.EntityID(rest[2:]), int(rest[0]-byName)
			if old, seen := ranks[id]; !seen || rank < old {
				ranks[id] = rank
			}
			return ctx.Err() == nil
		})
		if err != nil {
			return nil, err
		}
	}
	id := schema.EntityID(strings.TrimSuffix(strings.TrimPrefix(strings.TrimSpace(name), "<"), ">"))
	if len(ranks) == 0 {
		if e, err := s.Entity(ctx, id); err == nil {
			return []schema.Entity{e}, nil
		}
	}
	return s.ranked(ctx, ranks, func(e *schema.Entity) int {
		if e.Name == name {
			return -1
		}
		return ranks[e.ID]
	})
}

// ranked reads the entities and sorts them by rank, then by mentions.
func (s *Store) ranked(ctx context.Context, ids map[schema.EntityID]int, rank func(*schema.Entity) int) ([]schema.Entity, error) {
	list := make([]schema.Entity, 0, len(ids))
	for id := range ids {
		e, err := s.Entity(ctx, id)
		if err != nil {
			return nil, err
		}
		list = append(list, e)
	}
	slices.SortFunc(list, func(a, b schema.Entity) int {
		return cmp.Or(cmp.Compare(rank(&a), rank(&b)), cmp.Compare(b.Mentions, a.Mentions), cmp.Compare(a.ID, b.ID))
	})
	return list, ctx.Err()
}
