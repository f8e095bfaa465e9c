package graph

import (
	"bytes"
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"newsgraph/schema"
)

// Suggest is at most n entities that someone who typed name may have meant:
// those whose name or alias begins with it, then those that have it as a word's
// beginning, then those that contain it, then those a typing error away. It
// reads all names, but only the entities it returns.
func (s *Store) Suggest(ctx context.Context, name string, n int) ([]schema.Entity, error) {
	want := fold(name)
	if want == "" || n <= 0 {
		return nil, nil
	}
	ranks := map[schema.EntityID]int{}
	err := s.beside.scan(nameBucket, nil, func(k, _ []byte) bool {
		folded, rest, ok := bytes.Cut(k, []byte{0})
		if rank := likeness(string(folded), want); ok && len(rest) > 2 && rank < unlike {
			id := schema.EntityID(rest[2:])
			if old, seen := ranks[id]; !seen || rank < old {
				ranks[id] = rank
			}
		}
		return ctx.Err() == nil
	})
	if err == nil {
		err = ctx.Err()
	}
	if err != nil {
		return nil, err
	}
	keep(ranks, 4*n) // mentions decide among these
	list, err := s.ranked(ctx, ranks, func(e *schema.Entity) int { return ranks[e.ID] })
	return list[:min(n, len(list))], err
}

// keep drops all but the n best of ranks.
func keep(ranks map[schema.EntityID]int, n int) {
	ids := slices.SortedFunc(maps.Keys(ranks), func(a, b schema.EntityID) int {
		return cmp.Or(cmp.Compare(ranks[a], ranks[b]), cmp.Compare(a, b))
	})
	for _, id := range ids[min(n, len(ids)):] {
		delete(ranks, id)
	}
}

const unlike = 100

// likeness ranks how near a folded name is to what was typed, 0 the best.
func likeness(name, typed string) int {
	switch {
	case name == typed:
		return 0
	case strings.HasPrefix(name, typed):
		return 1
	case strings.Contains(name, " "+typed):
		return 2
	case len(typed) >= 3 && strings.Contains(name, typed):
		return 3
	}
	most := utf8.RuneCountInString(typed) / 4 // one error in four letters, at most three
	best := distance(name, typed, min(most, 3))
	for word := range strings.FieldsSeq(name) { // "Bertand" for "Bertrand Russell"
		best = min(best, distance(word, typed, min(most, 3)))
	}
	if best > min(most, 3) {
		return unlike
	}
	return 10 + best
}

// distance counts the letters to add, drop, change or swap with the next one
// that make a from b (optimal string alignment); more than limit is limit+1.
func distance(a, b string, limit int) int {
	if limit <= 0 || max(len(a)-len(b), len(b)-len(a)) > limit*utf8.UTFMax {
		return limit + 1
	}
	x, y := []rune(a), []rune(b)
	rows := [3][]int{make([]int, len(y)+1), make([]int, len(y)+1), make([]int, len(y)+1)}
	for j := range rows[0] {
		rows[0][j] = j
	}
	leastAbove := 0
	for i := 1; i <= len(x); i++ {
		row, above, above2 := rows[i%3], rows[(i+2)%3], rows[(i+1)%3]
		row[0] = i
		least := i
		for j := 1; j <= len(y); j++ {
			cost := 1
			if x[i-1] == y[j-1] {
				cost = 0
			}
			row[j] = min(above[j]+1, row[j-1]+1, above[j-1]+cost)
			if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
				row[j] = min(row[j], above2[j-2]+1)
			}
			least = min(least, row[j])
		}
		if min(least, leastAbove) > limit { // a swap reaches two rows up
			return limit + 1
		}
		leastAbove = least
	}
	return min(rows[len(x)%3][len(y)], limit+1)
}
