package parse

import "newsgraph/extract/learn"

// Half of what a decision looks at was there at the last one: the words on the stack
// below its top, the children they have, the words ahead. So the scores of those
// features are added up once and kept, by the place of the word that they go with.
//
// While a word is on the stack, what lies under it does not change, nor do the
// children of that, nor its own children on the left: an arc to the right ends at the
// top, and one to the left at the first word of the buffer.
var groups = [...]group{
	{"the top of the stack", [][2]uint8{{0, 9}, {32, 44}, {71, 72}, {91, 113}, {128, 154}, {175, 177}, {179, 183}, {187, 187}, {190, 193},
		{196, 197}, {200, 201}, {205, 205}, {207, 207}, {210, 211}}},
	{"its children on the right", [][2]uint8{{114, 127}, {178, 178}}},
	{"the words ahead", [][2]uint8{{10, 18}, {49, 52}, {56, 56}, {194, 195}, {198, 199}, {202, 203}}},
	{"the children of the next word", [][2]uint8{{155, 167}}},
}

// A group is features by the numbers of their templates, as ranges: first and last.
type group struct {
	of        string
	templates [][2]uint8
}

// loose are the templates of no group.
var loose = func() (ranges [][2]uint8) {
	in := [templates]bool{}
	for _, g := range groups {
		for _, r := range g.templates {
			for i := r[0]; i <= r[1]; i++ {
				in[i] = true
			}
		}
	}
	for i := 0; i < templates; i++ {
		if first := i; !in[i] {
			for i+1 < templates && !in[i+1] {
				i++
			}
			ranges = append(ranges, [2]uint8{uint8(first), uint8(i)})
		}
	}
	return ranges
}()

const templates = 217

// A memo is the sums of one group for each place.
type memo struct {
	age  []int32 // 1 + how many children there were when the sum was made; 0 for none
	sums []int32 // by place, as many as there are classes
}

func (m *memo) reset(places, classes int) {
	m.age = append(m.age[:0], make([]int32, places)...)
	if cap(m.sums) < places*classes {
		m.sums = make([]int32, places*classes)
	}
	m.sums = m.sums[:places*classes]
}

// forget makes room for the sums of another sentence.
func (p *Parser) forget(s *state) {
	for i := range s.memos {
		s.memos[i].reset(len(s.words), len(p.moves))
	}
}

// score fills s.scores with those of s.keys.
func (p *Parser) score(s *state) {
	s.some = pick(s.some[:0], s.keys, loose)
	clear(s.scores)
	p.model.Score(s.some, s.scores)
	s0, b0 := s.top(0), s.ahead(0)
	for i, at := range [...]struct{ place, children int32 }{{s0, 0}, {s0, int32(s.links[s0].rightN)}, {b0, 0}, {b0, int32(s.links[b0].leftN)}} {
		m := &s.memos[i]
		sums := m.sums[int(at.place)*len(s.scores):][:len(s.scores)]
		if m.age[at.place] != at.children+1 {
			m.age[at.place] = at.children + 1
			s.some = pick(s.some[:0], s.keys, groups[i].templates)
			all := [learn.MaxClasses]int32{}
			p.model.Score(s.some, all[:])
			copy(sums, all[:])
		}
		for j, x := range sums {
			s.scores[j] += x
		}
	}
}

func pick(list, keys []learn.Key, ranges [][2]uint8) []learn.Key {
	for _, r := range ranges {
		list = append(list, keys[r[0]:int(r[1])+1]...)
	}
	return list
}
