package export

import (
	"bufio"
	"fmt"

	"newsgraph/graph/layout"
)

// minGroup is how many nodes a community must have to be shown: two are a line.
const minGroup = 3

const manyLines = 400 // in a picture: those between communities are faint, or hide all else

// group finds the communities of the picture that are worth a ground of their own (a
// part of the picture that is all one community shows that by itself), and the lines
// between communities that are to be faint.
func (p *picture) group() {
	links := p.links()
	of := layout.Communities(len(p.nodes), links)
	leadsOut := map[int32]bool{}
	for i, k := range links {
		if of[k.A] != of[k.B] {
			leadsOut[of[k.A]], leadsOut[of[k.B]] = true, true
			p.edges[i].faint = len(links) > manyLines
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

// tint is the ground under the i-th community: light, and no colour of a kind.
func tint(i int) string { return tints[i%len(tints)] }

var tints = []string{"#F0F0EE", "#EDF1F5", "#F5F0EB", "#EFF3EC"}

// drawGroups puts a ground under each community: under its nodes and the lines among them.
func (c *canvas) drawGroups(p *picture, boxes []layout.Box, lines []line) {
	const around = 18.0
	of := make([]int, len(boxes)) // by node, its group, from 1
	for i, group := range p.groups {
		for _, k := range group {
			of[k] = i + 1
		}
	}
	among := make([][]line, len(p.groups)+1)
	for k, e := range p.edges {
		if g := of[e.from]; g == of[e.to] {
			among[g] = append(among[g], lines[k])
		}
	}
	for i, group := range p.groups {
		c.printf(`<g fill="%s" stroke="%[1]s" stroke-width="26">`, tint(i))
		for _, k := range group {
			b := boxes[k]
			c.printf(`<rect x="%s" y="%s" width="%s" height="%s" rx="22" stroke="none"/>`, num(b.X-b.W/2-around+c.dx), num(b.Y-b.H/2-around+c.dy), num(b.W+2*around), num(b.H+2*around))
		}
		for _, l := range among[i+1] {
			c.printf(`<path d="M%s Q%s %s" fill="none"/>`, c.at(l.from), c.at(l.ctrl), c.at(l.to))
		}
		c.printf("</g>\n")
	}
}

// dotClusters draws the communities. Only dot keeps the others out of their boxes.
func (p *picture) dotClusters(b *bufio.Writer) {
	for i, group := range p.groups {
		fmt.Fprintf(b, "  subgraph cluster_%d {\n    label=\"\"; style=\"rounded,filled\"; color=%q;\n   ", i, tint(i))
		for _, k := range group {
			fmt.Fprintf(b, " %s;", dotID(p.nodes[k].id))
		}
		fmt.Fprintln(b, "\n  }")
	}
}
