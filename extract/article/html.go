package article

import (
	"net/url"
	"strings"

	readability "codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"newsgraph/extract/text"
)

// maxElements bounds the work of Readability on a page; larger ones are read
// without it.
const maxElements = 200_000

// page finds the article in a page of HTML.
func (c *cleaner) page(s string) {
	before := bom(s)
	s = strings.TrimPrefix(s, "\uFEFF")
	p, err := parsePage(s)
	if err != nil {
		found := flat(s)
		c.doc.Text, c.blocks = found.text.String(), found.blocks
		return
	}
	tree := p.tree
	c.readMeta(tree)
	heading := firstHeading(tree)
	h1 := ""
	if heading != nil {
		h1 = inner(heading)
	}
	all := &renderer{page: p}
	all.node(tree)
	found := readable(p, c.doc.URL)
	if found == nil || found.weight() < 140 || found.weight()*4 < mainWeight(tree) {
		found = all
	}
	c.headline(h1, pageTitle(tree))
	found = found.withTitle(c.doc.Title, h1, p.placesUnder(heading, c.doc.Title))
	c.doc.Text, c.blocks = found.text.String(), found.blocks
	c.doc.Places = found.placesInText(before)
}

// readable returns what Readability takes for the article, or nil. It works
// on a copy of the tree, and survives a fault in it.
func readable(page *located, address string) (r *renderer) {
	defer func() {
		if recover() != nil {
			r = nil
		}
	}()
	at, err := url.Parse(address)
	if err != nil || address == "" {
		at = &url.URL{Scheme: "https", Host: "localhost"}
	}
	p := readability.NewParser()
	p.MaxElemsToParse = maxElements
	p.DisableJSONLD = true
	a, err := p.ParseDocument(page.tree, at)
	if err != nil || a.Node == nil {
		return nil
	}
	r = &renderer{page: page}
	r.node(a.Node)
	r.flush()
	return r
}

// weight is the number of bytes in paragraphs.
func (r *renderer) weight() int {
	n := 0
	for _, b := range r.blocks {
		if f := look(b.s); f.shape == prose && b.tag != captionTag && b.tag != asideTag {
			n += len(b.s)
		}
	}
	return n
}

// mainWeight is the weight of the page's <article> or <main>, if it has just one.
func mainWeight(tree *html.Node) int {
	for _, name := range [...]atom.Atom{atom.Article, atom.Main} {
		var found []*html.Node
		visit(tree, func(n *html.Node) bool {
			if atomOf(n) == name {
				found = append(found, n)
				return false
			}
			return true
		})
		if len(found) == 1 {
			r := &renderer{}
			r.node(found[0])
			r.flush()
			return r.weight()
		}
	}
	return 0
}

// visit calls f for the elements under n, from the top, and goes below those
// for which it returns true.
func visit(n *html.Node, f func(*html.Node) bool) {
	if n.Type == html.ElementNode && !f(n) {
		return
	}
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		visit(child, f)
	}
}

// inner returns the words under n, white space collapsed.
func inner(n *html.Node) string {
	var b strings.Builder
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
		}
		for child := n.FirstChild; child != nil; child = child.NextSibling {
			if !dropped[atomOf(child)] {
				walk(child)
			}
		}
		if !inline[atomOf(n)] {
			b.WriteByte(' ')
		}
	}
	walk(n)
	return strings.Join(strings.Fields(b.String()), " ")
}

// firstHeading returns the page's only <h1> of two words or more, or nil.
func firstHeading(tree *html.Node) *html.Node {
	var found []*html.Node
	visit(tree, func(e *html.Node) bool {
		if atomOf(e) == atom.H1 {
			if len(strings.Fields(inner(e))) >= 2 {
				found = append(found, e)
			}
			return false
		}
		return atomOf(e) != atom.Nav
	})
	if len(found) != 1 {
		return nil
	}
	return found[0]
}

func pageTitle(tree *html.Node) string {
	t := ""
	visit(tree, func(e *html.Node) bool {
		if atomOf(e) == atom.Title && t == "" {
			t = inner(e)
		}
		return atomOf(e) != atom.Svg
	})
	return t
}

// headline chooses the title: what the page gives to machines or, when that
// says much the same or is missing, its only main heading; else its <title>.
func (c *cleaner) headline(h1, pageTitle string) {
	title := &c.doc.Title
	*title = withoutSite(*title, c.doc.Outlet)
	switch {
	case h1 != "" && (*title == "" || overlap(*title, h1) >= 0.5) && !strings.EqualFold(h1, c.doc.Outlet):
		*title = h1
	case *title == "":
		*title = withoutSite(pageTitle, c.doc.Outlet)
	}
}

// withoutSite takes "| Acme News" off the end of a title.
func withoutSite(title, outlet string) string {
	for _, sep := range [...]string{" | ", " - ", " – ", " — ", " · ", " :: ", " » "} {
		i := strings.LastIndex(title, sep)
		if i < 0 {
			continue
		}
		head, tail := title[:i], title[i+len(sep):]
		if outlet != "" && strings.EqualFold(tail, outlet) || outlet == "" && len(strings.Fields(tail)) <= 4 && len(strings.Fields(head)) >= 4 && sep != " - " {
			return strings.TrimSpace(head)
		}
	}
	return title
}

// overlap is the share of the words of the shorter that both have.
func overlap(a, b string) float64 {
	words := map[string]bool{}
	for w := range strings.FieldsSeq(normal(a)) {
		words[w] = true
	}
	n, same := 0, 0
	for w := range strings.FieldsSeq(normal(b)) {
		n++
		if words[w] {
			same++
		}
	}
	if n = min(n, len(words)); n == 0 {
		return 0
	}
	return float64(same) / float64(n)
}

// withTitle marks the block that is the title among the first ones, or puts
// the title, which stands at places, in front of them.
func (r *renderer) withTitle(title, h1 string, places []text.Place) *renderer {
	if title == "" {
		return r
	}
	t, h := normal(title), normal(h1)
	paragraphs := 0
	for i := range r.blocks {
		n := normal(r.blocks[i].s)
		if n == t || h != "" && n == h {
			r.blocks[i].tag = titleTag
			return r
		}
		if look(r.blocks[i].s).shape == prose {
			if paragraphs++; paragraphs > 3 {
				break
			}
		}
	}
	w := &renderer{}
	w.add(title, titleTag, places)
	for _, b := range r.blocks {
		w.add(b.s, b.tag, b.places)
		w.blocks[len(w.blocks)-1].linked = b.linked
	}
	return w
}
