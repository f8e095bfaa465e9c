package article

import (
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"newsgraph/extract/text"
)

// A renderer turns a tree of HTML into text, one paragraph a block, parted by
// blank lines, with white space as a browser shows it.
type renderer struct {
	text   strings.Builder
	blocks []block
	open   strings.Builder // the block being written
	places []text.Place    // of it
	links  int             // elements around it that are links
	bare   bool            // the block has words in none
	page   *located        // nil: nobody asks for places
	tags   []tag           // of the elements around it
}

// dropped are elements without text of the article.
var dropped = map[atom.Atom]bool{
	atom.Script: true, atom.Style: true, atom.Noscript: true, atom.Template: true, atom.Svg: true, atom.Button: true,
	atom.Form: true, atom.Nav: true, atom.Iframe: true, atom.Select: true, atom.Input: true, atom.Textarea: true,
	atom.Head: true, atom.Object: true, atom.Canvas: true, atom.Footer: true, atom.Menu: true, atom.Dialog: true,
	atom.Video: true, atom.Audio: true,
}

// inline are elements that do not end a paragraph.
var inline = map[atom.Atom]bool{
	atom.A: true, atom.Abbr: true, atom.B: true, atom.Bdi: true, atom.Bdo: true, atom.Cite: true, atom.Code: true,
	atom.Data: true, atom.Del: true, atom.Dfn: true, atom.Em: true, atom.Font: true, atom.I: true, atom.Img: true,
	atom.Ins: true, atom.Kbd: true, atom.Label: true, atom.Mark: true, atom.Q: true, atom.S: true, atom.Samp: true,
	atom.Small: true, atom.Span: true, atom.Strong: true, atom.Sub: true, atom.Sup: true, atom.Time: true, atom.U: true,
	atom.Var: true, atom.Wbr: true, atom.Tt: true, atom.Big: true, atom.Strike: true, atom.Picture: true, atom.Ruby: true,
}

var tagOf = map[atom.Atom]tag{
	atom.H1: headingTag, atom.H2: headingTag, atom.H3: headingTag, atom.H4: headingTag, atom.H5: headingTag, atom.H6: headingTag,
	atom.Li: itemTag, atom.Figcaption: captionTag, atom.Aside: asideTag, atom.Blockquote: quoteTag, atom.Caption: captionTag,
}

func (r *renderer) node(n *html.Node) {
	switch n.Type {
	case html.TextNode:
		r.words(n.Data, r.page.placesOf(n))
		return
	case html.ElementNode:
	case html.DocumentNode:
		r.children(n)
		return
	default:
		return
	}
	switch {
	case dropped[atomOf(n)] || hiddenNode(n):
		return
	case atomOf(n) == atom.Br:
		if next := nextTag(n); next == atom.Br {
			r.flush()
		} else if s := r.open.String(); s != "" && !strings.HasSuffix(s, "\n") {
			r.trimOpen()
			r.open.WriteByte('\n')
		}
		return
	case atomOf(n) == atom.A && attr(n, "href") != "":
		r.links++
		r.children(n)
		r.links--
		return
	case inline[atomOf(n)] || atomOf(n) == 0 && n.FirstChild != nil && !hasBlock(n):
		r.children(n)
		return
	}
	r.flush()
	t, marked := tagOf[atomOf(n)]
	if marked {
		r.tags = append(r.tags, t)
	}
	r.children(n)
	r.flush()
	if marked {
		r.tags = r.tags[:len(r.tags)-1]
	}
}

// atomOf returns the element's name as it is now: Readability renames elements
// without telling their atom.
func atomOf(n *html.Node) atom.Atom {
	if n.Type != html.ElementNode {
		return 0
	}
	if n.DataAtom != 0 && n.DataAtom.String() == n.Data {
		return n.DataAtom
	}
	return atom.Lookup([]byte(n.Data))
}

func (r *renderer) children(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		r.node(c)
	}
}

func hiddenNode(n *html.Node) bool {
	for _, a := range n.Attr {
		switch a.Key {
		case "hidden":
			return true
		case "aria-hidden":
			return a.Val == "true"
		case "style":
			s := strings.ReplaceAll(strings.ToLower(a.Val), " ", "")
			return strings.Contains(s, "display:none") || strings.Contains(s, "visibility:hidden")
		}
	}
	return false
}

// nextTag returns the element after n when only white space lies between.
func nextTag(n *html.Node) atom.Atom {
	for s := n.NextSibling; s != nil; s = s.NextSibling {
		if s.Type == html.TextNode && strings.TrimSpace(s.Data) == "" {
			continue
		}
		return atomOf(s)
	}
	return 0
}

func hasBlock(n *html.Node) bool {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode && !inline[atomOf(c)] {
			return true
		}
	}
	return false
}

// words adds text with its white space collapsed.
func (r *renderer) words(s string, places []text.Place) {
	for i, c := range s {
		if unicode.IsSpace(c) && c != 0xA0 {
			if t := r.open.String(); t != "" && t[len(t)-1] != ' ' && t[len(t)-1] != '\n' {
				r.open.WriteByte(' ')
			}
			continue
		}
		if c < ' ' {
			continue
		}
		r.bare = r.bare || r.links == 0
		start := r.open.Len()
		r.open.WriteRune(c)
		for len(places) > 0 && int(places[0].End) <= i {
			places = places[1:]
		}
		if len(places) > 0 && int(places[0].Start) <= i {
			p := places[0]
			if p.Even() {
				p.File, p.Length = p.File+int32(i)-p.Start, int32(r.open.Len()-start)
			}
			p.Span = text.Span{Start: int32(start), End: int32(r.open.Len())}
			r.places = appendPlace(r.places, p)
		}
	}
}

func (r *renderer) trimOpen() {
	s := strings.TrimRight(r.open.String(), " ")
	r.open.Reset()
	r.open.WriteString(s)
}

// flush ends the block being written.
func (r *renderer) flush() {
	s := strings.TrimLeftFunc(r.open.String(), emptyRune)
	places := shifted(r.places, r.open.Len()-len(s))
	s = strings.TrimRightFunc(s, emptyRune)
	r.open.Reset()
	linked := !r.bare
	r.places, r.bare = nil, false
	if s == "" {
		return
	}
	r.add(s, r.tag(), places)
	r.blocks[len(r.blocks)-1].linked = linked
}

// shifted returns the places of a text whose first n bytes were taken off.
func shifted(places []text.Place, n int) []text.Place {
	out := places[:0]
	for _, p := range places {
		if int(p.Start) < n {
			if !p.Even() || int(p.End) <= n {
				continue
			}
			cut := int32(n) - p.Start
			p.Start, p.File, p.Length = p.Start+cut, p.File+cut, p.Length-cut
		}
		p.Start -= int32(n)
		p.End -= int32(n)
		out = append(out, p)
	}
	return out
}

// placesInText returns the places of all blocks in a file that has so many bytes before the page.
func (r *renderer) placesInText(before int) []text.Place {
	var out []text.Place
	for i := range r.blocks {
		b := &r.blocks[i]
		for _, p := range b.places {
			if int(p.Start) >= len(b.s) {
				break
			}
			if over := p.End - int32(len(b.s)); over > 0 && p.Even() {
				p.End, p.Length = p.End-over, p.Length-over
			}
			p.Start += int32(b.start)
			p.End += int32(b.start)
			p.File += int32(before)
			out = append(out, p)
		}
	}
	return out
}

// tag returns the innermost tag around the block that says what it is for.
func (r *renderer) tag() tag {
	for i := len(r.tags) - 1; i >= 0; i-- {
		if t := r.tags[i]; t == captionTag || t == asideTag {
			return t
		}
	}
	if len(r.tags) > 0 {
		return r.tags[len(r.tags)-1]
	}
	return noTag
}

func (r *renderer) add(s string, t tag, places []text.Place) {
	if r.text.Len() > 0 {
		r.text.WriteString("\n\n")
	}
	start := r.text.Len()
	r.text.WriteString(s)
	b := block{start: start, end: start + len(s), tag: t, gap: true, s: s, places: places}
	if n, ok := marker(s); ok && (t == noTag || t == itemTag) {
		b.start += n
		b.s = s[n:]
		b.places = shifted(places, n)
		b.tag = itemTag
	}
	r.blocks = append(r.blocks, b)
}
