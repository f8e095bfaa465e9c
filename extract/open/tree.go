package open

import (
	"slices"
	"strings"

	"newsgraph/extract/text"
)

// A tree is the dependency trees of a doc with their children.
type tree struct {
	*text.Doc
	head []int32   // -1 at a root
	dep  []string  // without subtype
	kid  [][]int32 // in text order
	lo   []int32   // the first token under each
}

// plant builds the tree. Heads that leave the sentence or close a circle are cut, so that every walk ends.
func plant(doc *text.Doc) *tree {
	n := len(doc.Tokens)
	t := &tree{doc, make([]int32, n), make([]string, n), make([][]int32, n), make([]int32, n)}
	for i := range t.head {
		t.head[i] = -1
	}
	for _, s := range doc.Sentences {
		for i := s.First; i < s.End; i++ {
			if h := doc.Tokens[i].Head; h >= s.First && h < s.End && h != i {
				t.head[i] = h
			}
			t.dep[i], _, _ = strings.Cut(doc.Tokens[i].Dep, ":")
		}
	}
	t.cutCircles()
	for i, h := range t.head { // a label stands for an arc: who has one, has a head
		if h < 0 {
			t.dep[i] = "root"
		}
	}
	t.growKids()
	t.measure()
	return t
}

// cutCircles makes a root of the first token of each circle.
func (t *tree) cutCircles() {
	state := make([]int32, len(t.head)) // 0: not seen; else by which walk
	for i := range t.head {
		walk := int32(i) + 1
		for j := int32(i); j >= 0 && state[j] != walk; j = t.head[j] {
			if state[j] != 0 {
				break
			}
			state[j] = walk
			if h := t.head[j]; h >= 0 && state[h] == walk {
				t.head[j] = -1
			}
		}
	}
}

func (t *tree) growKids() {
	count := make([]int32, len(t.head))
	for _, h := range t.head {
		if h >= 0 {
			count[h]++
		}
	}
	all := make([]int32, len(t.head))
	for i := range t.kid {
		t.kid[i], all = all[:0:count[i]], all[count[i]:]
	}
	for i, h := range t.head {
		if h >= 0 {
			t.kid[h] = append(t.kid[h], int32(i))
		}
	}
}

// measure fills lo: the first token that reaches an ancestor is the lowest under it.
func (t *tree) measure() {
	for i := range t.lo {
		t.lo[i] = -1
	}
	for i := range t.head {
		for j := int32(i); j >= 0 && t.lo[j] < 0; j = t.head[j] {
			t.lo[j] = int32(i)
		}
	}
}

// sub tells that the whole label of i is full: "acl:relcl".
func (t *tree) sub(i int32, full string) bool { return t.head[i] >= 0 && t.Tokens[i].Dep == full }

// is tells that the label of i without subtype is one of deps.
func (t *tree) is(i int32, deps ...string) bool { return slices.Contains(deps, t.dep[i]) }

// first returns the first child of i with one of deps, or -1.
func (t *tree) first(i int32, deps ...string) int32 {
	for _, k := range t.kid[i] {
		if t.is(k, deps...) {
			return k
		}
	}
	return -1
}

func (t *tree) upos(i int32, tags ...string) bool { return slices.Contains(tags, t.Tokens[i].UPOS) }

func (t *tree) lower(i int32) string { return strings.ToLower(t.Word(i)) }

// longest is the most words an argument may have. It holds every sentence that people
// write, and keeps the tuples of a line of a megabyte from growing with its square.
const longest = 250

// under returns the tokens under i that keep leads to, in text order; nil if they are too many.
// keep is asked of every child.
func (t *tree) under(i int32, keep func(int32) bool) Part {
	var out Part
	stack := []int32{i}
	for len(stack) > 0 {
		j := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		if out = append(out, j); len(out) > longest {
			return nil
		}
		for _, k := range t.kid[j] {
			if keep(k) {
				stack = append(stack, k)
			}
		}
	}
	slices.Sort(out)
	return out
}
