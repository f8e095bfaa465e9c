// Package article finds the article in a file: an item as it lies on disk
// comes in, a text.Doc with its text, what is known of it, its body as blocks
// and the rest as noise goes out.
//
// Plain text is cut into blocks by its lines (layout.go). HTML goes through
// Readability (Mozilla's algorithm, codeberg.org/readeck/go-readability) and
// is rendered to text one paragraph a block (html.go, render.go), Markdown
// loses its markup (markdown.go). From there on all three go the same way,
// for a page that was saved as text still has its share lines, link lists and
// comments, and one that went through Readability has some of them too.
//
// Body and boilerplate are told apart in two steps. Each block gets a label
// by itself (label.go): prose, title, cut-off teaser, or a kind of noise that
// shows in its own words (cues.go). Then one walk over the blocks decides by
// their neighbours (decide.go, section.go, tail.go): what stands under "Trending" is trending
// until prose comes back that speaks of the same names; a title without a
// paragraph after it is a link; a line without a verb before a photo credit
// is a caption. The features are shape, place and the common words of web
// pages, after Kohlschütter et al., Boilerplate Detection using Shallow Text
// Features (2010); nothing is learnt.
package article
