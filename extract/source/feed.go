package source

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/mmcdole/gofeed"
	"golang.org/x/text/encoding/htmlindex"
)

// looksXML tells XML whose root element has one of the names, whatever its namespace
// prefix; with "" any XML.
func looksXML(roots ...string) func([]byte) bool {
	return func(head []byte) bool {
		if !bytes.HasPrefix(bytes.TrimSpace(head), []byte("<")) {
			return false
		}
		d := decoder(head)
		for {
			token, err := d.RawToken()
			if err != nil {
				return false
			}
			t, ok := token.(xml.StartElement)
			if !ok {
				continue
			}
			name := t.Name.Local
			if t.Name.Space != "" {
				name = t.Name.Space + ":" + name
			}
			for _, r := range roots {
				if r == name || r == "" && bytes.HasPrefix(bytes.TrimSpace(head), []byte("<?xml")) {
					return true
				}
			}
			return false
		}
	}
}

// charsetReader reads XML in the encoding that it declares.
func charsetReader(label string, in io.Reader) (io.Reader, error) {
	e, err := htmlindex.Get(label)
	if err != nil {
		return nil, fmt.Errorf("unknown encoding %q", label)
	}
	return e.NewDecoder().Reader(in), nil
}

// openFeed yields the entries of RSS 0.9 to 2.0 and Atom. What an entry has of the
// article, all of it or a summary, is its text.
func openFeed(b *box) error {
	body, err := b.all()
	if err != nil {
		return err
	}
	feed, err := gofeed.NewParser().Parse(bytes.NewReader(body))
	if err != nil {
		return err
	}
	if len(feed.Items) == 0 {
		b.r.skip(b.shown, "the feed has no entries", "fetch it again")
	}
	for i, e := range feed.Items {
		content := e.Content
		if content == "" {
			content = e.Description
		}
		raw := []byte(e.Link + "\n" + e.Title + "\n" + e.Published + "\n" + content)
		fill := func(it *Item) { feedMeta(it, feed, e) }
		if !b.article(fmt.Sprint(i+1), raw, content, htmlOr(content, Plain), fill) {
			return nil
		}
	}
	return nil
}

func feedMeta(it *Item, feed *gofeed.Feed, e *gofeed.Item) {
	it.Doc.Title, it.Doc.URL, it.Doc.Outlet = oneLine(e.Title), e.Link, oneLine(feed.Title)
	it.Doc.Lang = feed.Language
	for _, p := range e.Authors {
		it.Doc.Authors = append(it.Doc.Authors, Authors(p.Name)...)
	}
	it.Dated, it.DatedBy = Date(firstText(e.Published, e.Updated)), "feed"
	it.Changed = Date(e.Updated)
}

var markup = regexp.MustCompile(`</[a-zA-Z]|<(p|br)\b[^<>]*>|&(#\w+|[a-z]+);`)

// htmlOr is HTML for a text with tags or entities, else form.
func htmlOr(s string, form Form) Form {
	if markup.MatchString(s) {
		return HTML
	}
	return form
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

func firstText(all ...string) string {
	for _, s := range all {
		if strings.TrimSpace(s) != "" {
			return s
		}
	}
	return ""
}

// openOPML reads the feeds of a subscription list that lie beside it. Nothing is fetched
// from the network.
func openOPML(b *box) error {
	body, err := b.all()
	if err != nil {
		return err
	}
	d := decoder(body)
	remote := 0
	for {
		token, err := d.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			return err
		}
		t, ok := token.(xml.StartElement)
		if !ok || t.Name.Local != "outline" {
			continue
		}
		for _, a := range t.Attr {
			switch {
			case a.Name.Local != "xmlUrl" || a.Value == "":
			case strings.Contains(a.Value, "://") || b.depth > 0 || b.at == nil:
				remote++
			case !b.beside(a.Value):
				return nil
			}
		}
	}
	if remote > 0 {
		b.r.skip(b.shown, fmt.Sprintf("it lists %d feeds on the network, and newsgraph fetches nothing", remote),
			`fetch them, for example with "curl -O URL", and name the files`)
	}
	return nil
}

// beside reads the file that a list in the same folder names.
func (b *box) beside(name string) bool {
	dir := filepath.Dir(b.path)
	path := filepath.Join(dir, filepath.FromSlash(name))
	shown := filepath.Join(filepath.Dir(b.shown), filepath.FromSlash(name))
	if !filepath.IsLocal(filepath.FromSlash(name)) {
		return b.r.skip(shown, "the list leads out of its folder", "name the file itself")
	}
	info, err := os.Lstat(path)
	switch {
	case err != nil:
		return b.r.skip(shown, reason(err), "the list "+b.shown+" names it")
	case !info.Mode().IsRegular():
		return b.r.skip(shown, "it is not a regular file", "name the file itself")
	}
	return b.r.read(shown, path, filepath.ToSlash(filepath.Join(filepath.Dir(b.name), name)), info)
}
