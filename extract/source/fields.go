package source

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/transform"
)

// A Mapping says which field of a record is what: "text" → "body". A dot leads into an
// object: "author" → "byline.name".
type Mapping map[string]string

type mappedTo struct {
	what  string
	names []string
}

// mapped is what a record can say of an article, with the usual names of each, in lower case.
var mapped = []mappedTo{
	{"text", []string{"text", "body", "content", "article", "article_body", "articlebody", "article_text", "maintext", "full_text", "fulltext", "content_text", "plain_text", "story"}},
	{"html", []string{"html", "content_html", "body_html", "raw_html"}},
	{"title", []string{"title", "headline", "heading"}},
	{"date", []string{"date", "published", "published_at", "publishedat", "date_published", "datepublished", "date_publish", "publish_date", "pub_date", "pubdate", "webpublicationdate", "created_at"}},
	{"modified", []string{"modified", "updated", "lastmod", "last_modified", "date_modified", "datemodified", "modified_at", "updated_at", "update_date"}},
	{"author", []string{"author", "authors", "byline", "creator"}},
	{"url", []string{"url", "link", "permalink", "canonical", "source_url", "web_url", "weburl"}},
	{"outlet", []string{"outlet", "publication", "publisher", "site_name", "source", "newspaper", "domain"}},
	{"lang", []string{"lang", "language"}},
}

// ParseMapping reads "title=headline,text=body".
func ParseMapping(s string) (Mapping, error) {
	m := Mapping{}
	if strings.TrimSpace(s) == "" {
		return m, nil
	}
	for pair := range strings.SplitSeq(s, ",") {
		what, field, ok := strings.Cut(pair, "=")
		what, field = strings.ToLower(strings.TrimSpace(what)), strings.TrimSpace(field)
		if !ok || field == "" {
			return nil, fmt.Errorf("%q is no mapping: write WHAT=FIELD, for example text=body", pair)
		}
		if !slices.ContainsFunc(mapped, func(k mappedTo) bool { return k.what == what }) {
			return nil, fmt.Errorf("%q is nothing that an article has: text, html, title, date, modified, author, url, outlet or lang is", what)
		}
		m[what] = field
	}
	return m, nil
}

// A record is an article as a row or an object gives it.
type record struct {
	text   string
	form   Form
	values map[string]string // by what: "title", …
}

// record finds the fields of an object.
func (m Mapping) record(o map[string]any) record {
	lower := map[string]any{}
	for _, key := range slices.Sorted(maps.Keys(o)) {
		if k := strings.ToLower(strings.ReplaceAll(key, "-", "_")); lower[k] == nil {
			lower[k] = o[key]
		}
	}
	r := record{values: map[string]string{}}
	for _, k := range mapped {
		if field, ok := m[k.what]; ok {
			r.values[k.what] = textOf(follow(o, field))
			continue
		}
		for _, name := range k.names {
			if s := textOf(lower[name]); s != "" {
				r.values[k.what] = s
				break
			}
		}
	}
	r.text, r.form = r.values["text"], htmlOr(r.values["text"], Plain)
	if r.text == "" || m["html"] != "" && r.values["html"] != "" {
		r.text, r.form = r.values["html"], HTML
	}
	return r
}

func follow(o map[string]any, field string) any {
	if v, ok := o[field]; ok {
		return v
	}
	head, rest, ok := strings.Cut(field, ".")
	if next, isObject := o[head].(map[string]any); ok && isObject {
		return follow(next, rest)
	}
	return nil
}

// textOf writes a value: lists by their parts, objects by their name.
func textOf(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case json.Number:
		return v.String()
	case []any:
		var parts []string
		for _, e := range v {
			if s := textOf(e); s != "" {
				parts = append(parts, s)
			}
		}
		return strings.Join(parts, ", ")
	case map[string]any:
		for _, key := range [...]string{"name", "title", "text", "value", "rendered"} {
			if s := textOf(v[key]); s != "" {
				return s
			}
		}
	}
	return ""
}

// fields yields the article of a record.
func (b *box) fields(sub string, raw []byte, r record) bool {
	return b.article(sub, raw, r.text, r.form, func(it *Item) {
		for _, k := range mapped[2:] {
			if v := r.values[k.what]; v != "" {
				Field(it, k.what, oneLine(v))
			}
		}
	})
}

// openTable yields an article for each row of a table whose first row names the columns.
// Columns are parted by tabs, semicolons or commas, whichever the first row has most of.
func openTable(b *box) error {
	head, _ := b.buf.Peek(headSize)
	in := &ration{in: b.buf, limit: b.r.max}
	d := csv.NewReader(utf8Reader(in, head))
	d.Comma = separator(head)
	d.FieldsPerRecord = -1
	d.LazyQuotes = true
	names, err := d.Read()
	if err != nil {
		return err
	}
	names[0] = strings.TrimPrefix(names[0], "\uFEFF")
	if !hasText(b.r.fields, names) {
		b.noText("", names)
		return nil
	}
	for n := 2; ; n++ {
		in.used = 0
		row, err := d.Read()
		if err == io.EOF {
			return nil
		}
		if errors.Is(err, errLarge) {
			return &Skipped{Reason: fmt.Sprintf("row %d has no end within %s; is a quotation mark missing?", n, bytesText(b.r.max)), Hint: "the rows before it were read"}
		}
		if err != nil {
			return err
		}
		o := map[string]any{}
		for i, v := range row {
			if i < len(names) {
				o[strings.TrimSpace(names[i])] = v
			}
		}
		if !b.fields(fmt.Sprint("row", n), []byte(strings.Join(row, "\t")), b.r.fields.record(o)) {
			return nil
		}
	}
}

// hasText tells whether some column can hold the text.
func hasText(m Mapping, names []string) bool {
	o := map[string]any{}
	for _, n := range names {
		o[strings.TrimSpace(n)] = "x"
	}
	return m.record(o).text != ""
}

func separator(head []byte) rune {
	line, _, _ := bytes.Cut(head, []byte("\n"))
	best := ','
	for _, c := range []rune{';', '\t'} {
		if bytes.Count(line, []byte(string(c))) > bytes.Count(line, []byte(string(best))) {
			best = c
		}
	}
	return best
}

// utf8Reader reads in the encoding that the first bytes look like.
func utf8Reader(in io.Reader, head []byte) io.Reader {
	for n := 0; n < utf8.UTFMax && len(head) > 0 && !utf8.Valid(head); n++ {
		head = head[:len(head)-1] // a letter may be cut in two
	}
	if utf8.Valid(head) || mostlyUTF8(head) {
		return in
	}
	return transform.NewReader(in, guess(head, Plain).NewDecoder())
}

func blank(s string) bool { return strings.TrimSpace(strings.Trim(s, "\uFEFF")) == "" }
