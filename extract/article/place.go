package article

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/net/html"

	"newsgraph/extract/source"
	"newsgraph/extract/text"
	"newsgraph/schema"
)

// The parser of pages does not say where a text stood in the file. So each run of text
// between two tags is parsed as a mark and its number, and put back into the tree with the
// places of its letters, which the renderer takes along.

const (
	mark     = "\uFDD0" // no character; a page that has it gets no places
	placeKey = "places" // attribute of a text node, which Readability copies: its index in located.texts
	blanks   = " \t\r\n\f"
)

// A located is a page's tree, with where the texts of its nodes stand.
type located struct {
	tree  *html.Node
	texts []placed
}

// A placed is a text and the stretches of it that stand in the file, in order.
type placed struct {
	s      string
	places []text.Place
}

var errBloated = errors.New("its tree would be too large")

// parsePage is html.Parse, and knows where the text stands. It fails on elements in elements
// in elements, some 500 deep, and on trees of millions of nodes.
func parsePage(s string) (*located, error) {
	if bloated(s) {
		return nil, errBloated
	}
	marked, runs, ok := markRuns(s)
	if !ok {
		tree, err := html.Parse(strings.NewReader(s))
		return &located{tree: tree}, err
	}
	tree, err := html.Parse(strings.NewReader(marked))
	if err != nil {
		return nil, err
	}
	p := &located{tree: tree}
	p.restore(tree, runs)
	return p, nil
}

// rawTags are the elements whose text is not marked: the article is in none of them.
var rawTags = map[string]bool{"script": true, "style": true, "textarea": true, "title": true, "noscript": true, "iframe": true,
	"noembed": true, "noframes": true, "plaintext": true, "xmp": true}

// markRuns returns s with its runs of text marked, and the runs by number; false for a page
// that cannot be put together again.
func markRuns(s string) (string, []placed, bool) {
	if hasMark.MatchString(s) {
		return "", nil, false
	}
	var out strings.Builder
	var runs []placed
	z := html.NewTokenizer(strings.NewReader(s))
	raw, pos := false, 0
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			break
		}
		end := pos + len(z.Raw())
		if end > len(s) || string(z.Raw()) != s[pos:end] {
			return "", nil, false
		}
		token := s[pos:end]
		if kind == html.CommentToken && strings.HasPrefix(token, "<![CDATA[") {
			return "", nil, false // in SVG it is text, which the tokenizer alone does not know
		}
		if kind == html.TextToken && !raw && !strings.Contains(token, "\x00") {
			run, blank := runOf(token, pos)
			if run.s != "" {
				out.WriteString(token[:blank] + mark + strconv.Itoa(len(runs)) + mark)
				runs = append(runs, run)
				token = token[len(strings.TrimRight(token, blanks)):]
			}
		}
		out.WriteString(token)
		raw = false
		if kind == html.StartTagToken {
			name, _ := z.TagName()
			raw = rawTags[string(name)]
			if string(name) == "frameset" {
				return "", nil, false // of which nothing but white space is kept
			}
		}
		pos = end
	}
	out.WriteString(s[pos:])
	return out.String(), runs, true
}

var hasMark = regexp.MustCompile(mark + `|&#[xX]0*[fF][dD][dD]0|&#0*64976`)

var entity = regexp.MustCompile(`^&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[a-zA-Z0-9]+);?`)

// runOf decodes a run of text that stands at pos, white space at its ends left out, and
// says how much that is at the start. The run is empty where that would change how it is parsed.
func runOf(token string, pos int) (run placed, blank int) {
	s := strings.TrimLeft(token, blanks)
	blank = len(token) - len(s)
	s = strings.TrimRight(s, blanks)
	var b strings.Builder
	add := func(decoded string, raw int, at int) {
		run.places = appendPlace(run.places, text.Place{Span: text.Span{Start: int32(b.Len()), End: int32(b.Len() + len(decoded))},
			File: int32(pos + blank + at), Length: int32(raw)})
		b.WriteString(decoded)
	}
	for i := 0; i < len(s); {
		n := strings.IndexAny(s[i:], "&\r")
		if n < 0 {
			n = len(s) - i
		}
		if n > 0 {
			add(s[i:i+n], n, i)
			i += n
			continue
		}
		if s[i] == '\r' { // a line's end is one sign
			n = 1 + len(s[i+1:]) - len(strings.TrimPrefix(s[i+1:], "\n"))
			add("\n", n, i)
			i += n
			continue
		}
		m := max(len(entity.FindString(s[i:])), 1)
		add(html.UnescapeString(s[i:i+m]), m, i)
		i += m
	}
	run.s = b.String()
	if strings.Trim(run.s, blanks) != run.s { // "&#32;x"
		run.s = ""
	}
	return run, blank
}

// appendPlace adds p, as one with the last where letters and bytes go on together.
func appendPlace(list []text.Place, p text.Place) []text.Place {
	if n := len(list) - 1; n >= 0 && list[n].Even() && p.Even() && list[n].End == p.Start && list[n].File+list[n].Length == p.File {
		list[n].End = p.End
		list[n].Length += p.Length
		return list
	}
	return append(list, p)
}

// restore puts the runs back into the texts under n.
func (p *located) restore(n *html.Node, runs []placed) {
	if n.Type == html.TextNode && strings.Contains(n.Data, mark) {
		parts := strings.Split(n.Data, mark) // between, number, between, …
		var b strings.Builder
		t := placed{}
		for i, part := range parts {
			k, err := strconv.Atoi(part)
			if i%2 == 0 || err != nil || k >= len(runs) {
				b.WriteString(part)
				continue
			}
			for _, at := range runs[k].places {
				at.Start += int32(b.Len())
				at.End += int32(b.Len())
				t.places = append(t.places, at)
			}
			b.WriteString(runs[k].s)
		}
		t.s = b.String()
		n.Data, n.Attr = t.s, []html.Attribute{{Key: placeKey, Val: strconv.Itoa(len(p.texts))}}
		p.texts = append(p.texts, t)
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		p.restore(c, runs)
	}
}

// placesOf returns the places of a text node, of a copy of the tree too.
func (p *located) placesOf(n *html.Node) []text.Place {
	if p == nil || len(n.Attr) != 1 || n.Attr[0].Key != placeKey {
		return nil
	}
	if i, err := strconv.Atoi(n.Attr[0].Val); err == nil && i < len(p.texts) && p.texts[i].s == n.Data {
		return p.texts[i].places
	}
	return nil
}

// placesUnder returns the places of what n says, if that is s.
func (p *located) placesUnder(n *html.Node, s string) []text.Place {
	if n == nil {
		return nil
	}
	r := &renderer{page: p}
	r.children(n)
	r.flush()
	if len(r.blocks) != 1 || r.blocks[0].s != s {
		return nil
	}
	return r.blocks[0].places
}

// InFile returns the bytes of the article's file that say what the span of doc does, tags
// between them included; false where the file does not say just that, as when a menu stands
// within the sentence or the file is in another encoding.
func InFile(it source.Item, doc *text.Doc, span text.Span) (schema.Span, bool) {
	start, end, ok := doc.PlaceOf(span)
	if !ok || end > len(it.Body) || strings.Join(strings.Fields(shown(string(it.Body[start:end]), it.Form)), " ") != strings.Join(strings.Fields(doc.Of(span)), " ") {
		return schema.Span{}, false
	}
	return schema.Span{Start: start, End: end}, true
}

// shown returns the text of a stretch of a page: what is not a tag, and no comment.
func shown(s string, form source.Form) string {
	if form != source.HTML {
		return s
	}
	var b strings.Builder
	z := html.NewTokenizer(strings.NewReader(s))
	for kind := z.Next(); kind != html.ErrorToken; kind = z.Next() {
		switch kind {
		case html.TextToken:
			b.Write(z.Text())
		case html.StartTagToken, html.SelfClosingTagToken:
			if name, _ := z.TagName(); string(name) == "br" {
				b.WriteByte(' ')
			}
		}
	}
	return b.String()
}

// isFile tells whether the body of an item is the very file that it is named by.
func isFile(it source.Item) bool {
	sum := sha256.Sum256(it.Body)
	return hex.EncodeToString(sum[:]) == it.Doc.SHA256
}
