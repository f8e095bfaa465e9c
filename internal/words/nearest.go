package words

import (
	"slices"
	"strings"
)

// Nearest returns at most n of names that are spelt almost like word, nearest first:
// without regard to case, and with one change for every three letters.
func Nearest(word string, names []string, n int) []string {
	type near struct {
		name string
		dist int
	}
	var found []near
	w := []rune(strings.ToLower(word))
	for _, name := range names {
		d := distance(w, []rune(strings.ToLower(name)))
		if d <= max(1, len(w)/3) {
			found = append(found, near{name, d})
		}
	}
	slices.SortFunc(found, func(a, b near) int {
		if a.dist != b.dist {
			return a.dist - b.dist
		}
		return strings.Compare(a.name, b.name)
	})
	var out []string
	for _, f := range found {
		if len(out) < n && !slices.ContainsFunc(out, func(o string) bool { return strings.EqualFold(o, f.name) }) {
			out = append(out, f.name)
		}
	}
	return out
}

// distance counts the letters to insert, delete, change or swap with their
// neighbour to make b of a (optimal string alignment).
func distance(a, b []rune) int {
	prev2, prev, cur := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range prev {
		prev[j] = j
	}
	for i := 1; i <= len(a); i++ {
		cur[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			cur[j] = min(prev[j]+1, cur[j-1]+1, prev[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				cur[j] = min(cur[j], prev2[j-2]+1)
			}
		}
		prev2, prev, cur = prev, cur, prev2
	}
	return prev[len(b)]
}
