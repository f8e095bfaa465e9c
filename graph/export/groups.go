package export

import "newsgraph/graph/layout"

// minGroup is how many nodes a community must have to be shown: two are a line.
const minGroup = 3

// group finds the communities of the picture that are worth a ground of their own:
// a part of the picture that is all one community shows that by itself.
func (p *picture) group() {
	links := p.links()
	of := layout.Communities(len(p.nodes), links)
	leadsOut := map[int32]bool{}
	for _, k := range links {
		if of[k.A] != of[k.B] {
			leadsOut[of[k.A]], leadsOut[of[k.B]] = true, true
		}
	}
	var all [][]int
	for i, c := range of {
		if int(c) == len(all) {
			all = append(all, nil)
		}
		all[c] = append(all[c], i)
	}
	for c, group := range all {
		if len(group) >= minGroup && leadsOut[int32(c)] {
			p.groups = append(p.groups, group)
		}
	}
}
