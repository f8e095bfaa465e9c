package article

import (
	"encoding/json"
	"net/url"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"newsgraph/extract/source"
)

// readMeta takes title, address, outlet, authors, dates and language from the
// head of a page and its JSON-LD, whichever says them first in this order:
// what the file's reader knew, JSON-LD, meta tags, elements.
func (c *cleaner) readMeta(tree *html.Node) {
	meta := map[string]string{}
	var authors []string
	var times [3]string // by timeRank
	visit(tree, func(n *html.Node) bool {
		switch atomOf(n) {
		case atom.Html:
			c.put(&c.doc.Lang, languageTag(attr(n, "lang")))
		case atom.Script:
			if strings.Contains(strings.ToLower(attr(n, "type")), "ld+json") && n.FirstChild != nil {
				c.readJSON(n.FirstChild.Data)
			}
			return false
		case atom.Meta:
			key := strings.ToLower(firstOf(attr(n, "property"), attr(n, "name"), attr(n, "itemprop")))
			if v := strings.TrimSpace(attr(n, "content")); key != "" && v != "" {
				if _, ok := meta[key]; !ok {
					meta[key] = v
				}
				if authorKeys[key] && !strings.Contains(v, "://") {
					authors = append(authors, source.Authors(v)...)
				}
			}
		case atom.Link:
			if strings.EqualFold(attr(n, "rel"), "canonical") {
				c.put(&c.doc.URL, address(attr(n, "href")))
			}
		}
		if rank := timeRank(n); rank < len(times) {
			keepDate(&times[rank], timeOf(n))
		} else if attr(n, "itemprop") == "dateModified" && atomOf(n) != atom.Meta {
			c.setChange(fromTime, timeOf(n))
		}
		return true
	})
	for _, t := range times {
		c.setDate(fromTime, t)
	}
	for _, k := range [...]string{"article:published_time", "og:article:published_time", "datepublished", "dc.date.issued", "dc.date",
		"dcterms.created", "date", "pubdate", "publishdate", "publish-date", "parsely-pub-date", "sailthru.date", "article.published", "og:published_time"} {
		c.setDate(fromMeta, meta[k])
	}
	for _, k := range [...]string{"article:modified_time", "og:article:modified_time", "og:updated_time", "datemodified", "dc.date.modified",
		"dcterms.modified", "article.updated", "last-modified", "revised"} {
		c.setChange(fromMeta, meta[k])
	}
	c.put(&c.doc.Title, firstOf(meta["og:title"], meta["twitter:title"], meta["dc.title"], meta["title"]))
	c.put(&c.doc.Outlet, firstOf(meta["og:site_name"], meta["application-name"], meta["publisher"], meta["dc.publisher"]))
	c.put(&c.doc.URL, address(firstOf(meta["og:url"], meta["twitter:url"])))
	if len(c.doc.Authors) == 0 {
		c.doc.Authors = unique(authors)
	}
}

func timeOf(n *html.Node) string {
	return firstOf(attr(n, "datetime"), attr(n, "content"), inner(n))
}

// timeRank tells how likely an element gives the article's date: 0 it says so, 1 it is a
// <time> of the article, 2 of the page; 3 it is none, or one of other articles and comments.
func timeRank(n *html.Node) int {
	switch p := attr(n, "itemprop"); {
	case p == "dateModified" || atomOf(n) == atom.Meta:
		return 3
	case p == "datePublished":
		return 0
	case atomOf(n) != atom.Time:
		return 3
	}
	for _, a := range n.Attr {
		if a.Key == "pubdate" {
			return 0
		}
	}
	rank := 2
	for up := n.Parent; up != nil; up = up.Parent {
		switch class := strings.ToLower(attr(up, "class") + " " + attr(up, "id")); {
		case atomOf(up) == atom.Nav, atomOf(up) == atom.Aside, atomOf(up) == atom.Footer, strings.Contains(class, "comment"), strings.Contains(class, "related"):
			return 3
		case atomOf(up) == atom.Article, atomOf(up) == atom.Main:
			rank = 1
		}
	}
	return rank
}

var authorKeys = map[string]bool{"author": true, "article:author": true, "dc.creator": true, "byl": true, "parsely-author": true, "sailthru.author": true}

// put sets a field that is not set.
func (c *cleaner) put(field *string, v string) {
	if *field == "" {
		*field = strings.Join(strings.Fields(v), " ")
	}
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func firstOf(all ...string) string {
	for _, s := range all {
		if strings.TrimSpace(s) != "" {
			return s
		}
	}
	return ""
}

func unique(all []string) []string {
	var out []string
	seen := map[string]bool{}
	for _, s := range all {
		if !seen[s] {
			seen[s] = true
			out = append(out, s)
		}
	}
	return out
}

// address returns s if it is a whole web address, else "".
func address(s string) string {
	u, err := url.Parse(strings.TrimSpace(s))
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return ""
	}
	return u.String()
}

// languageTag returns s if it looks like a BCP 47 tag, with "_" mended.
func languageTag(s string) string {
	s = strings.ReplaceAll(strings.TrimSpace(s), "_", "-")
	if len(s) < 2 || len(s) > 12 || strings.ContainsFunc(s, func(r rune) bool {
		return r != '-' && (r < '0' || r > '9') && (r|0x20 < 'a' || r|0x20 > 'z')
	}) {
		return ""
	}
	return s
}

// readJSON reads the JSON-LD of a page: an object, a list, or a "@graph" of
// them, of which the first of a type ending in "Article" or "Posting" counts.
func (c *cleaner) readJSON(data string) {
	var v any
	if json.Unmarshal([]byte(strings.TrimSpace(data)), &v) != nil {
		return
	}
	if o := articleObject(v, 0); o != nil {
		c.put(&c.doc.Title, text1(o["headline"]))
		c.setDate(fromJSON, text1(o["datePublished"]))
		c.setChange(fromJSON, text1(o["dateModified"]))
		c.put(&c.doc.Outlet, text1(o["publisher"]))
		c.put(&c.doc.URL, address(firstOf(text1(o["url"]), id(o["mainEntityOfPage"]))))
		if len(c.doc.Authors) == 0 {
			c.doc.Authors = people(o["author"])
		}
	}
}

func articleObject(v any, depth int) map[string]any {
	if depth > 6 {
		return nil
	}
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			if o := articleObject(e, depth+1); o != nil {
				return o
			}
		}
	case map[string]any:
		if isArticle(v["@type"]) {
			return v
		}
		for _, k := range [...]string{"@graph", "mainEntity", "mainEntityOfPage", "itemListElement"} {
			if o := articleObject(v[k], depth+1); o != nil {
				return o
			}
		}
	}
	return nil
}

func isArticle(v any) bool {
	switch v := v.(type) {
	case string:
		return strings.HasSuffix(v, "Article") || strings.HasSuffix(v, "Posting") || v == "Report"
	case []any:
		for _, e := range v {
			if isArticle(e) {
				return true
			}
		}
	}
	return false
}

// text1 returns a text, the name of an object, or the first of a list.
func text1(v any) string {
	switch v := v.(type) {
	case string:
		return html.UnescapeString(strings.TrimSpace(v))
	case []any:
		if len(v) > 0 {
			return text1(v[0])
		}
	case map[string]any:
		return firstOf(text1(v["name"]), text1(v["@value"]))
	}
	return ""
}

func id(v any) string {
	if o, ok := v.(map[string]any); ok {
		return text1(o["@id"])
	}
	return text1(v)
}

func people(v any) []string {
	var out []string
	if list, ok := v.([]any); ok {
		for _, e := range list {
			out = append(out, people(e)...)
		}
		return unique(out)
	}
	if s := text1(v); s != "" && !strings.Contains(s, "://") {
		out = append(out, source.Authors(s)...)
	}
	return out
}
