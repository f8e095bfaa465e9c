package parse

import "newsgraph/extract/learn"

// keys are the features of one decision; its methods are the groups of templates.
type keys struct{ learn.Features }

// features fills s.keys with the features of the state. Training and parsing call it.
func (s *state) features() {
	k := keys{learn.Features{List: s.keys[:0]}}
	s0, s1, s2 := s.top(0), s.top(1), s.top(2)
	b0, b1, b2 := s.ahead(0), s.ahead(1), s.ahead(2)
	k.words(&s.words[s0], &s.words[s1], &s.words[s2], &s.words[b0], &s.words[b1], &s.words[b2])
	k.between(s, s0, b0)
	k.between(s, s1, s0)
	k.children(s, s0, true)
	k.children(s, s1, true)
	k.children(s, b0, false)
	k.families(s, s0, s1, b0)
	k.clusters(&s.words[s0], &s.words[s1], &s.words[b0], &s.words[b1])
	s.keys = k.List
}

// words looks at the words in reach, alone and together.
func (k *keys) words(s0, s1, s2, b0, b1, b2 *word) {
	k.One(0)
	for _, x := range [...]*word{s0, s1, s2, b0, b1, b2} {
		k.One(x.w)
		k.One(x.p)
		k.One(x.wp)
	}
	for _, pair := range [...][2]*word{{s0, b0}, {s1, s0}} {
		x, y := pair[0], pair[1]
		k.Two(x.wp, y.wp)
		k.Two(x.wp, y.w)
		k.Two(x.w, y.wp)
		k.Two(x.wp, y.p)
		k.Two(x.p, y.wp)
		k.Two(x.w, y.w)
		k.Two(x.p, y.p)
		k.Two(x.w, y.p)
		k.Two(x.p, y.w)
		k.Two(x.w, y.u)
		k.Two(x.u, y.w)
		k.Two(x.u, y.u)
		k.Four(x.p, y.p, x.caps, y.caps)
	}
	k.Two(s1.p, b0.p)
	k.Two(s1.w, b0.w)
	k.Two(s1.w, b0.p)
	k.Two(s1.p, b0.w)
	k.Two(b0.p, b1.p)
	k.Two(b0.w, b1.w)
	k.Two(b0.w, b1.p)
	k.Two(b0.p, b1.w)
	k.Two(s0.w, b1.w)
	k.Two(s0.w, b1.p)
	k.Two(s0.p, b1.w)

	k.Three(b0.p, b1.p, b2.p)
	k.Three(s0.p, b0.p, b1.p)
	k.Three(s0.w, b0.p, b1.p)
	k.Three(s0.p, b0.w, b1.p)
	k.Three(s0.p, b0.p, b1.w)
	k.Three(s0.w, b0.w, b1.p)
	k.Three(s0.w, b0.p, b1.w)
	k.Three(s1.p, s0.p, b0.p)
	k.Three(s1.w, s0.p, b0.p)
	k.Three(s1.p, s0.w, b0.p)
	k.Three(s1.p, s0.p, b0.w)
	k.Three(s1.w, s0.w, b0.p)
	k.Three(s1.w, s0.p, b0.w)
	k.Three(s1.p, s0.w, b0.w)
	k.Three(s1.u, s0.u, b0.u)
	k.Three(s2.p, s1.p, s0.p)
	k.Three(s2.p, s1.w, s0.p)
	k.Three(s1.p, s0.p, b1.p)
	k.Four(s2.p, s1.p, s0.p, b0.p)
	k.Four(s1.p, s0.p, b0.p, b1.p)
	k.Four(s1.u, s0.u, b0.u, b1.u)
	k.Four(s0.p, b0.p, b1.p, b2.p)
	k.Four(s1.w, s0.p, b0.p, b1.p)
	k.Four(s1.p, s0.w, b0.p, b1.p)
	k.Four(s1.p, s0.p, b0.w, b1.p)
}

// between looks at what lies from x to y: how many words, which punctuation.
func (k *keys) between(s *state, x, y int32) {
	a, b := &s.words[x], &s.words[y]
	d, n := uint64(0), uint64(0)
	if x != none {
		d = distance(y - x)
		n = uint64(min(s.puncts[y]-s.puncts[x], 4))
	}
	k.Two(a.w, d)
	k.Two(a.p, d)
	k.Two(b.w, d)
	k.Two(b.p, d)
	k.Three(a.w, b.w, d)
	k.Three(a.p, b.p, d)
	k.Two(a.p, n)
	k.Two(b.p, n)
	k.Three(a.p, b.p, n)
	k.Three(a.w, b.p, n)
}

func distance(d int32) uint64 {
	switch {
	case d <= 5:
		return uint64(d)
	case d <= 7:
		return 6
	case d <= 10:
		return 7
	case d <= 15:
		return 8
	case d <= 25:
		return 9
	}
	return 10
}

// children looks at one word with the children it has so far; both says whether
// it can have any on its right.
func (k *keys) children(s *state, x int32, both bool) {
	w, l := &s.words[x], &s.links[x]
	k.Two(w.w, l.leftN)
	k.Two(w.p, l.leftN)
	k.Two(w.w, l.leftSet)
	k.Two(w.p, l.leftSet)
	k.child(s, l.left)
	k.child(s, l.left2)
	k.Three(w.p, s.words[l.left].p, s.words[l.left2].p)
	if !both {
		return
	}
	k.Two(w.w, l.rightN)
	k.Two(w.p, l.rightN)
	k.Two(w.w, l.rightSt)
	k.Two(w.p, l.rightSt)
	k.child(s, l.right)
	k.child(s, l.right2)
	k.Three(w.p, s.words[l.right].p, s.words[l.right2].p)
	k.Three(w.p, l.leftSet, l.rightSt)
}

func (k *keys) child(s *state, c int32) {
	w := &s.words[c]
	k.One(w.w)
	k.One(w.p)
	k.One(s.arc(c))
	k.Two(w.w, s.arc(c))
}

// arc returns the label of the arc to a child, 0 for none.
func (s *state) arc(c int32) uint64 {
	if c == none {
		return 0
	}
	return uint64(s.links[c].label) + 1
}

// families looks at two or three words in reach and a child of theirs.
func (k *keys) families(s *state, s0, s1, b0 int32) {
	x, y, z := &s.words[s0], &s.words[s1], &s.words[b0]
	p := func(c int32) uint64 { return s.words[c].p }
	lx, ly, lz := &s.links[s0], &s.links[s1], &s.links[b0]
	k.Three(x.p, p(lx.left), z.p)
	k.Three(x.p, p(lx.right), z.p)
	k.Three(x.p, z.p, p(lz.left))
	k.Three(x.w, z.p, p(lz.left))
	k.Three(x.p, z.w, s.arc(lz.left))
	k.Three(x.w, s.arc(lx.right), z.p)
	k.Three(x.p, s.arc(lx.right), z.w)
	k.Three(y.p, p(ly.left), x.p)
	k.Three(y.p, p(ly.right), x.p)
	k.Three(y.p, x.p, p(lx.left))
	k.Three(y.p, x.p, p(lx.right))
	k.Three(y.w, s.arc(ly.right), x.p)
	k.Three(y.p, s.arc(ly.right), x.w)
	k.Three(y.w, x.p, s.arc(lx.left))
	k.Three(y.p, x.w, s.arc(lx.left))
	k.Three(y.w, x.p, s.words[lx.left].w) // "met … on Monday": the preposition of S0
	k.Four(y.p, ly.rightSt, x.p, z.p)
	k.Four(y.p, x.p, lx.leftSet, z.p)
	k.Four(x.p, lx.rightSt, z.p, lz.leftSet)
	k.Four(y.w, x.w, s.words[lx.left].w, 0)
	k.Three(x.p, lx.leftSet, z.p)
	k.Three(x.w, lx.rightSt, z.p)
	k.Three(y.w, ly.rightSt, x.p)
	k.Three(y.p, ly.leftSet, x.p)
}

// clusters looks at words that are like those in reach.
func (k *keys) clusters(s0, s1, b0, b1 *word) {
	for i := range s0.c {
		k.One(s0.c[i])
		k.One(s1.c[i])
		k.One(b0.c[i])
		k.One(b1.c[i])
	}
	for i := range 2 {
		k.Two(s0.c[i], b0.c[i])
		k.Two(s1.c[i], s0.c[i])
	}
	k.Two(s0.c[2], b0.p)
	k.Two(s0.p, b0.c[2])
	k.Two(s1.c[2], s0.p)
	k.Two(s1.p, s0.c[2])
	k.Three(s1.c[0], s0.c[0], b0.c[0])
	k.Three(s0.c[0], b0.c[0], b1.c[0])
	k.Three(s1.c[1], s0.p, b0.p)
	k.Three(s1.p, s0.c[1], b0.p)
	k.Three(s1.p, s0.p, b0.c[1])
}
