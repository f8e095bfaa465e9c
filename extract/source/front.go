package source

import (
	"bytes"
	"regexp"
	"strings"
)

// Front matter is the block of "key: value" lines between two lines of "---"
// (or "+++" with "key = value") that a Markdown file may start with.
//
//	---
//	title: "The harbour vote"
//	date: 2025-03-04
//	author: Ana Brook, Piet Varga
//	---

var frontLine = regexp.MustCompile(`^\s*([A-Za-z][\w .:-]{0,30}?)\s*[:=]\s*(.*?)\s*$`)

// FrontMatter returns how many bytes of s the front matter takes up, its
// fences included; 0 when there is none.
func FrontMatter(s string) int {
	pos := 0
	if strings.HasPrefix(s, "\uFEFF") {
		pos = len("\uFEFF")
	}
	fence, rest, ok := strings.Cut(s[pos:], "\n")
	fence = strings.TrimRight(fence, " \t\r")
	if !ok || fence != "---" && fence != "+++" {
		return 0
	}
	pos = len(s) - len(rest)
	keys := 0
	for n := 0; n < 200 && pos < len(s); n++ {
		line, after, _ := strings.Cut(s[pos:], "\n")
		pos = len(s) - len(after)
		line = strings.TrimRight(line, " \t\r")
		switch {
		case line == fence && keys > 0:
			return pos
		case frontLine.MatchString(line):
			keys++
		case line == "" || strings.HasPrefix(strings.TrimSpace(line), "-") || line[0] == ' ' || line[0] == '#':
		default:
			return 0
		}
	}
	return 0
}

func hasFrontMatter(body []byte) bool {
	head := bytes.TrimPrefix(body[:min(len(body), 16)], utf8BOM)
	if !bytes.HasPrefix(head, []byte("---")) && !bytes.HasPrefix(head, []byte("+++")) {
		return false
	}
	return FrontMatter(string(body[:min(len(body), 1<<16)])) > 0
}

// frontMatter fills it.Doc from the front matter of its body.
func frontMatter(it *Item) {
	s := (&Item{Body: it.Body[:min(len(it.Body), 1<<16)], Form: Markdown}).Decode()
	n := FrontMatter(s)
	list := ""
	for line := range strings.Lines(s[:n]) {
		trimmed := strings.TrimSpace(line)
		if item, ok := strings.CutPrefix(trimmed, "- "); ok && list == "author" {
			it.Doc.Authors = append(it.Doc.Authors, unquote(item))
			continue
		}
		m := frontLine.FindStringSubmatch(strings.TrimRight(line, "\r\n"))
		if m == nil {
			continue
		}
		Field(it, m[1], m[2])
		list = strings.TrimSuffix(strings.ToLower(m[1]), "s")
	}
}

// Field sets the field of it.Doc that a line of metadata names, unless it is
// set, and tells whether there is such a field.
func Field(it *Item, key, value string) bool {
	doc := &it.Doc
	value = unquote(value)
	put := func(to *string) bool {
		if *to == "" {
			*to = value
		}
		return true
	}
	switch strings.ToLower(strings.TrimSpace(key)) {
	case "title", "headline":
		return put(&doc.Title)
	case "url", "link", "canonical", "permalink", "source_url", "original_url":
		return put(&doc.URL)
	case "outlet", "site", "site_name", "publisher", "publication", "source", "newspaper":
		if strings.Contains(value, "://") {
			return put(&doc.URL)
		}
		return put(&doc.Outlet)
	case "author", "authors", "byline", "by":
		if len(doc.Authors) == 0 {
			doc.Authors = Authors(value)
		}
		return true
	case "date", "published", "pubdate", "publishdate", "publish_date", "published_at", "date_published", "datepublished":
		if d := Date(value); d != "" && doc.Published == "" {
			doc.Published, doc.PublishedFrom = d, "meta"
		}
		return true
	case "modified", "updated", "lastmod", "last_modified", "date_modified", "datemodified", "modified_at", "updated_at", "update_date":
		if d := Date(value); d != "" && doc.Modified == "" {
			doc.Modified, doc.ModifiedFrom = d, "meta"
		}
		return true
	case "lang", "language":
		return put(&doc.Lang)
	}
	return false
}

func unquote(s string) string {
	s = strings.TrimSpace(s)
	if len(s) >= 2 && (s[0] == '"' || s[0] == '\'') && s[len(s)-1] == s[0] {
		s = s[1 : len(s)-1]
	}
	return s
}

var authorSeparator = regexp.MustCompile(`\s*(?:,|;|&|\||\band\b)\s*`)

// desk is what stands in bylines beside people's names.
var desk = regexp.MustCompile(`(?i)\b(news|times|post|press|staff|desk|agency|reuters|editor|correspondent|reporter|writer|team)\b`)

// Authors cuts a byline into names: "By Ana Brook and Piet Varga, Acme News"
// gives the first two; what is no name of two to four words is left out when
// there is one.
func Authors(byline string) []string {
	byline = strings.Trim(strings.TrimSpace(byline), "[]")
	if rest := strings.TrimLeft(byline[min(2, len(byline)):], " :"); len(byline) > 3 && strings.EqualFold(byline[:2], "by") && rest != byline[2:] {
		byline = rest
	}
	var names, all []string
	for _, part := range authorSeparator.Split(byline, -1) {
		part = unquote(part)
		if part == "" || len(part) > 60 {
			continue
		}
		all = append(all, part)
		if desk.MatchString(part) {
			continue
		}
		if n := len(strings.Fields(part)); n >= 2 && n <= 4 && !strings.ContainsAny(part, "0123456789@/") {
			names = append(names, part)
		}
	}
	if len(names) > 0 {
		return names
	}
	return all
}
