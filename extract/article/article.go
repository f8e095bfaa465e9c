package article

import (
	"strings"
	"unicode/utf8"

	"newsgraph/extract/source"
	"newsgraph/extract/text"
	"newsgraph/schema"
)

// Kinds of noise, as Document.Noise names them.
const (
	trending   = "trending"   // lists of what others read
	teaser     = "teaser"     // links to other articles, with or without an excerpt
	share      = "share"      // buttons to pass the article on
	comments   = "comments"   // readers' comments, from their heading on
	newsletter = "newsletter" // boxes that ask for an address, a subscription, a gift
	caption    = "caption"    // of pictures, and their descriptions
	credit     = "credit"     // of pictures, sources and contributors
	widget     = "widget"     // players, advertisements, buttons, notes of the site
	tags       = "tags"       // lists of topics
	metadata   = "metadata"   // dates, bylines and other lines about the article
	navigation = "navigation" // menus
	copyright  = "copyright"
	repeat     = "repeat" // what the page has said before
)

// Clean returns the article in it: Text, Noise, Title, URL, Outlet, Authors,
// Published, PublishedFrom, Modified, ModifiedFrom, Lang and Blocks.
//
// The text of a plain file is the file itself, byte-order mark included, or
// what it says when it is not in UTF-8. That of HTML and Markdown is made
// here: one paragraph a block, parted by blank lines, with the title in front
// when the body lacks it. Blocks and Noise do not overlap, and each is in text
// order. The date is that of JSON-LD, else of meta tags, <time>, the text's
// dateline, the address, the feed, mail or web archive around it, in this order; a
// file's own time is never used. So with the date of its last change, which no address has.
func Clean(it source.Item) *text.Doc {
	c := &cleaner{doc: &text.Doc{Document: it.Doc}}
	switch it.Form {
	case source.HTML:
		c.page(it.Decode())
	case source.Markdown:
		c.markdown(it.Decode())
	default:
		c.plain(it.Decode())
		c.doc.Places = []text.Place{{Span: text.Span{End: int32(len(c.doc.Text))}, Length: int32(len(c.doc.Text))}}
	}
	if !isFile(it) || !utf8.Valid(it.Body) {
		c.doc.Places = nil
	}
	c.label()
	c.decide()
	c.write()
	c.finish()
	if c.doc.Published == "" && it.Dated != "" {
		c.doc.Published, c.doc.PublishedFrom = it.Dated, it.DatedBy
	}
	if c.doc.Modified == "" && it.Changed != "" {
		c.doc.Modified, c.doc.ModifiedFrom = it.Changed, it.DatedBy
	}
	return c.doc
}

// A cleaner is one article on its way.
type cleaner struct {
	doc    *text.Doc
	blocks []block
	pre    []block // noise found while the blocks were cut: front matter
	wire   string  // the agency of the dateline

	dates, changes [fromURL + 1]string // what gave the date, and that of the last change, by dateRank
}

// A block is a paragraph, a line or a list item of the text with what is made of it.
type block struct {
	start, end int
	tag        tag
	gap        bool // a blank line stands before it
	s          string
	features

	linked bool         // all of it is one link, or several
	places []text.Place // of s, from its start
	noise  string       // its kind, "" for body
	role   text.Role
}

// A tag is what the markup says of a block.
type tag uint8

const (
	noTag tag = iota
	titleTag
	headingTag
	itemTag
	captionTag
	asideTag
	quoteTag
	metaTag
)

// write fills Blocks and Noise of the document from the labelled blocks.
func (c *cleaner) write() {
	var noise []block
	noise = append(noise, c.pre...)
	for i := range c.blocks {
		b := &c.blocks[i]
		if b.noise == "" {
			c.body(b)
			continue
		}
		if last := len(noise) - 1; last >= 0 && i > 0 && noise[last].noise == b.noise && noise[last].end == c.blocks[i-1].end {
			noise[last].end = b.end
			continue
		}
		noise = append(noise, block{start: b.start, end: b.end, noise: b.noise})
	}
	s := c.doc.Text
	pos, points := 0, 0
	at := func(offset int) int {
		points += utf8.RuneCountInString(s[pos:offset])
		pos = offset
		return points
	}
	c.doc.Noise = nil
	for _, b := range noise {
		c.doc.Noise = append(c.doc.Noise, schema.Noise{Span: schema.Span{Start: at(b.start), End: at(b.end)}, Kind: b.noise})
	}
	c.doc.Filled |= text.Blocks
}

// body adds b to the blocks of the document, its dateline apart.
func (c *cleaner) body(b *block) {
	start := b.start
	if b.role == text.Paragraph && !c.hasDateline() {
		if n := dateline(b.s); n > 0 {
			end := start + len(strings.TrimRight(b.s[:n], " \t\n\u00a0"))
			c.doc.Blocks = append(c.doc.Blocks, textBlock(start, end, text.Dateline))
			c.readDateline(b.s[:n])
			start += n
		}
	}
	if start < b.end {
		c.doc.Blocks = append(c.doc.Blocks, textBlock(start, b.end, b.role))
	}
}

func (c *cleaner) hasDateline() bool {
	for _, b := range c.doc.Blocks {
		if b.Role == text.Dateline {
			return true
		}
	}
	return len(c.doc.Blocks) > 4
}

func textBlock(start, end int, role text.Role) text.Block {
	return text.Block{Span: text.Span{Start: int32(start), End: int32(end)}, Role: role}
}

// finish fills what is known of the article from its own text.
func (c *cleaner) finish() {
	doc := c.doc
	if doc.Title == "" {
		for _, b := range doc.Blocks {
			if b.Role == text.Headline {
				doc.Title = strings.Join(strings.Fields(doc.Of(b.Span)), " ")
				break
			}
			if b.Role == text.Paragraph {
				break
			}
		}
	}
	c.readLines()
	if doc.Published == "" {
		c.setURLDate()
		doc.Published, doc.PublishedFrom = surest(c.dates)
	}
	if doc.Modified == "" {
		doc.Modified, doc.ModifiedFrom = surest(c.changes)
	}
	if doc.Outlet == "" {
		doc.Outlet = c.wire
	}
	if doc.Lang == "" {
		doc.Lang = language(doc)
	}
}
