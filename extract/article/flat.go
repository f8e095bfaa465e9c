package article

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

const (
	manyTags = 20_000  // a page with fewer cannot grow to a large tree
	maxNodes = 1 << 20 // of a page's tree, some 150 MB; larger ones are read without it
)

// formatting are elements that the parser opens again in every paragraph after one in which
// they were left open: 500 of them, and 100,000 paragraphs, are 50 million nodes.
var formatting = map[atom.Atom]bool{atom.A: true, atom.B: true, atom.Big: true, atom.Code: true, atom.Em: true, atom.Font: true, atom.I: true,
	atom.Nobr: true, atom.S: true, atom.Small: true, atom.Strike: true, atom.Strong: true, atom.Tt: true, atom.U: true}

// bloated tells whether the tree of a page would be too large.
func bloated(s string) bool {
	if strings.Count(s, "<") < manyTags {
		return false
	}
	z := html.NewTokenizer(strings.NewReader(s))
	nodes, open := 0, 0
	for kind := z.Next(); kind != html.ErrorToken && nodes <= maxNodes; kind = z.Next() {
		nodes++
		switch kind {
		case html.StartTagToken:
			name, _ := z.TagName()
			nodes += open
			if formatting[atom.Lookup(name)] {
				open++
			}
		case html.EndTagToken:
			if name, _ := z.TagName(); formatting[atom.Lookup(name)] {
				open = max(open-1, 0)
			}
		}
	}
	return nodes > maxNodes
}

// flat turns a page into text without making a tree of it, for those that nobody could
// make one of: elements in elements without end.
func flat(s string) *renderer {
	r := &renderer{}
	z := html.NewTokenizer(strings.NewReader(s))
	drop := atom.Atom(0) // the element whose text is left out
	for kind := z.Next(); kind != html.ErrorToken; kind = z.Next() {
		switch kind {
		case html.TextToken:
			if drop == 0 {
				r.words(string(z.Text()), nil)
			}
		case html.StartTagToken, html.EndTagToken, html.SelfClosingTagToken:
			name, _ := z.TagName()
			a := atom.Lookup(name)
			if !inline[a] {
				r.flush()
			}
			switch {
			case kind == html.StartTagToken && drop == 0 && (rawTags[string(name)] || a == atom.Svg || a == atom.Button):
				drop = a
			case kind == html.EndTagToken && a == drop:
				drop = 0
			}
		}
	}
	r.flush()
	return r
}
