package parse

import "newsgraph/extract/learn"

// A word is what the features see of one word, as hashes.
type word struct {
	w, p, u uint64    // form, both tags, universal tag
	wp      uint64    // form and tags
	c       [3]uint64 // clusters
	caps    uint64
	punct   bool
}

// links are the arcs at one word so far. Children are counted from the outside,
// which is where the last one was attached; none is the index of no word.
type links struct {
	head             int32
	label            uint8
	left, left2      int32
	right, right2    int32
	leftN, rightN    uint64
	leftSet, rightSt uint64 // hashes of the sets of labels
}

// none is the place of no word: features find an empty word there. The places of
// a sentence of n words are 1 to n, that of the root is n+1.
const none = 0

// state is a parse under way. It is used for one sentence after the other.
type state struct {
	words  []word
	links  []links
	puncts []int32 // before each place, the number of punctuation marks
	stack  []int32
	next   int32 // first word of the buffer
	root   int32
	keys   []learn.Key
	scores []int32
	some   []learn.Key // some of keys
	memos  [len(groups)]memo
	open   []int32 // brackets and quotes that are not closed yet
	quotes []int32 // straight quotes
}

// reset makes room for n words, of which words[1:n+1] are to be filled.
func (s *state) reset(n int) {
	s.words = append(s.words[:0], make([]word, n+2)...)
	s.links = append(s.links[:0], make([]links, n+2)...)
	s.puncts = append(s.puncts[:0], make([]int32, n+3)...)
	s.stack = s.stack[:0]
	s.next, s.root = 1, int32(n+1)
	s.words[s.root] = word{w: 2, p: 2, u: 2, wp: 2}
}

// seal is called when the words are filled.
func (s *state) seal() {
	for i := range s.words {
		s.puncts[i+1] = s.puncts[i]
		if s.words[i].punct {
			s.puncts[i+1]++
		}
	}
}

// top returns the place i below the top of the stack, or none.
func (s *state) top(i int) int32 {
	if i < len(s.stack) {
		return s.stack[len(s.stack)-1-i]
	}
	return none
}

// ahead returns the place i words into the buffer, or none.
func (s *state) ahead(i int32) int32 {
	if s.next+i <= s.root {
		return s.next + i
	}
	return none
}

func (s *state) done() bool { return s.next == s.root && len(s.stack) == 0 }

// A move is one of the three transitions; an arc has a label besides.
type move uint8

const (
	shift move = iota // the next word goes on the stack
	left              // the top of the stack becomes a child of the next word
	right             // the top of the stack becomes a child of the one below
	moves
)

// allowed says which moves the state permits. At least one is, until it is done.
// The last word on the stack is the only one that may become a child of the root.
func (s *state) allowed() (ok [moves]bool) {
	ok[shift] = s.next < s.root
	ok[left] = len(s.stack) > 0 && s.next < s.root || len(s.stack) == 1
	ok[right] = len(s.stack) > 1
	return ok
}

// forced returns the move that is the only one and has but one label.
func (s *state) forced() (move, bool) {
	switch {
	case len(s.stack) == 0:
		return shift, true
	case len(s.stack) == 1 && s.next == s.root:
		return left, true
	}
	return shift, false
}

// do makes a move.
func (s *state) do(m move, label uint8) {
	if m == shift {
		s.stack = append(s.stack, s.next)
		s.next++
		return
	}
	child := s.top(0)
	head := s.next
	if m == right {
		head = s.top(1)
	}
	s.stack = s.stack[:len(s.stack)-1]
	s.links[child].head, s.links[child].label = head, label
	h := &s.links[head]
	mark := learn.Mix(9, uint64(label)+1)
	if m == left {
		h.left, h.left2 = child, h.left
		h.leftN++
		h.leftSet += mark
	} else {
		h.right, h.right2 = child, h.right
		h.rightN++
		h.rightSt += mark
	}
}
