package article

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"newsgraph/extract/source"
)

const ferry = `The ferry Saint Maren sank off Gull Rock early on Thursday, and the coast guard rescued all 61 people aboard.`

// dateSources are what may give an article its date, the surest first. Each puts its own day in.
var dateSources = []struct {
	name string
	put  func(it *source.Item, head, lead *string, day string)
}{
	{"json-ld", func(_ *source.Item, head, _ *string, day string) {
		*head += `<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"` + day + `T08:00:00+02:00","dateModified":"2031-01-01"}</script>`
	}},
	{"meta", func(_ *source.Item, head, _ *string, day string) {
		*head += `<meta property="article:modified_time" content="2031-01-02"><meta property="article:published_time" content="` + day + `T08:00:00Z">`
	}},
	{"time", func(_ *source.Item, _, lead *string, day string) {
		*lead = `<p class=byline><time datetime="` + day + `">then</time></p>` + *lead
	}},
	{"dateline", func(_ *source.Item, _, lead *string, day string) {
		d, _ := time.Parse("2006-01-02", day)
		*lead += `<p>LOWHAVEN, ` + d.Format("January 2, 2006") + ` (Acme Wire) — ` + ferry + `</p>`
	}},
	{"url", func(_ *source.Item, head, _ *string, day string) {
		*head += `<link rel=canonical href="https://acme.example/` + strings.ReplaceAll(day, "-", "/") + `/ferry">`
	}},
	{"feed", func(it *source.Item, _, _ *string, day string) { it.Dated, it.DatedBy = day, "feed" }},
}

// changeSources are what may give the date of the last change, the surest first.
var changeSources = []struct {
	name string
	put  func(it *source.Item, head, lead *string, day string)
}{
	{"json-ld", func(_ *source.Item, head, _ *string, day string) {
		*head += `<script type="application/ld+json">{"@type":"NewsArticle","dateModified":"` + day + `T08:00:00+02:00"}</script>`
	}},
	{"meta", func(_ *source.Item, head, _ *string, day string) {
		*head += `<meta property="article:modified_time" content="` + day + `T08:00:00Z">`
	}},
	{"time", func(_ *source.Item, _, lead *string, day string) {
		*lead = `<p class=byline><time itemprop="dateModified" datetime="` + day + `">then</time></p>` + *lead
	}},
	{"dateline", func(_ *source.Item, _, lead *string, day string) {
		d, _ := time.Parse("2006-01-02", day)
		*lead += `<p>Published March 1, 2022 | Updated ` + d.Format("January 2, 2006") + `</p>`
	}},
	{"feed", func(it *source.Item, _, _ *string, day string) { it.Changed, it.DatedBy = day, "feed" }},
}

// Of any two sources the surer one gives the date, and it is said which; each alone does.
func TestWhichDate(t *testing.T) {
	for i, a := range dateSources {
		for j, b := range dateSources[i:] {
			var it source.Item
			head, lead := "", ""
			a.put(&it, &head, &lead, "2024-05-02")
			if j > 0 {
				b.put(&it, &head, &lead, "2023-11-09")
			}
			it.Form = source.HTML
			it.Body = fmt.Appendf(nil, "<html><head>%s</head><body><article><h1>Ferry sinks</h1>%s<p>%s</p></article></body></html>", head, lead, ferry)
			doc := Clean(it)
			if doc.Published != "2024-05-02" || doc.PublishedFrom != a.name {
				t.Errorf("%s and %s: published %s (%s)", a.name, b.name, doc.Published, doc.PublishedFrom)
			}
		}
	}
}

// So with the date of the last change, which is never that of publication.
func TestWhichChange(t *testing.T) {
	for i, a := range changeSources {
		for j, b := range changeSources[i:] {
			var it source.Item
			head, lead := `<meta name=date content="2022-03-01">`, ""
			a.put(&it, &head, &lead, "2024-05-02")
			if j > 0 {
				b.put(&it, &head, &lead, "2023-11-09")
			}
			it.Form = source.HTML
			it.Body = fmt.Appendf(nil, "<html><head>%s</head><body><article><h1>Ferry sinks</h1>%s<p>%s</p></article></body></html>", head, lead, ferry)
			doc := Clean(it)
			if doc.Modified != "2024-05-02" || doc.ModifiedFrom != a.name || doc.Published != "2022-03-01" {
				t.Errorf("%s and %s: modified %s (%s), published %s", a.name, b.name, doc.Modified, doc.ModifiedFrom, doc.Published)
			}
		}
	}
	doc := Clean(source.Item{Body: []byte("Ferry sinks\n\nUpdated May 3, 2024\n\nPublished May 2, 2024\n\n" + ferry + "\n")})
	if doc.Published != "2024-05-02" || doc.Modified != "2024-05-03" {
		t.Errorf("published %s, modified %s", doc.Published, doc.Modified)
	}
}

func TestWhatIsNoDate(t *testing.T) {
	for _, tt := range []struct{ what, head, page, want string }{
		{"only a change", `<script type="application/ld+json">{"@type":"NewsArticle","dateModified":"2031-01-01"}</script><meta property="article:modified_time" content="2031-01-01">`, `<article>%s</article>`, ""},
		{"no day", `<meta name=date content="2024-02-31"><meta name=pubdate content="yesterday">`, `<article>%s</article>`, ""},
		{"the day of the visit", ``, `<header><time datetime="2031-01-01">Today</time></header><article>%s<p><time datetime="2024-05-02">May 2</time></p></article>`, "2024-05-02 time"},
		{"other articles", ``, `<article>%s</article><aside><time datetime="2031-01-01">then</time></aside><div class="related-stories"><time datetime="2031-01-02">then</time></div>`, ""},
		{"comments", ``, `<article>%s<section id="comments"><time datetime="2031-01-01">then</time></section></article>`, ""},
		{"said to be it", ``, `<div><time datetime="2031-01-01">now</time></div><div><time datetime="2024-05-02" pubdate>May 2</time></div>%s`, "2024-05-02 time"},
		{"of an item", ``, `<article><time datetime="2031-01-01">now</time>%s<span itemprop="dateModified" content="2031-01-02">x</span><span itemprop="datePublished" content="2024-05-02">x</span></article>`, "2024-05-02 time"},
		{"a month", `<link rel=canonical href="https://a.example/2024/05/ferry">`, `<article>%s</article>`, "2024-05 url"},
		{"a number", `<link rel=canonical href="https://a.example/2024/99/ferry-2024-05">`, `<article>%s</article>`, ""},
		{"a broken one, and another", `<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"soon"}</script><meta name=date content="2 May 2024">`, `<article>%s</article>`, "2024-05-02 meta"},
		{"of the page's other articles", `<script type="application/ld+json">[{"@type":"WebSite","datePublished":"2031-01-01"},{"@type":"NewsArticle","datePublished":"2024-05-02"}]</script>`, `<article>%s</article>`, "2024-05-02 json-ld"},
	} {
		doc := page("<html><head>" + tt.head + "</head><body>" + fmt.Sprintf(tt.page, "<h1>Ferry sinks</h1><p>"+ferry+"</p>") + "</body></html>")
		if got := strings.TrimSpace(doc.Published + " " + doc.PublishedFrom); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.what, got, tt.want)
		}
	}
}

// A file's own time is no date.
func TestFileTimeIsNoDate(t *testing.T) {
	file := filepath.Join(t.TempDir(), "ferry.txt")
	if err := os.WriteFile(file, []byte(ferry+"\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	then := time.Date(2024, 5, 2, 0, 0, 0, 0, time.UTC)
	if err := os.Chtimes(file, then, then); err != nil {
		t.Fatal(err)
	}
	for it, err := range source.Items(t.Context(), []string{file}, nil) {
		if err != nil {
			t.Fatal(err)
		}
		if doc := Clean(it); doc.Published != "" || doc.PublishedFrom != "" {
			t.Errorf("published %s (%s)", doc.Published, doc.PublishedFrom)
		}
	}
}
