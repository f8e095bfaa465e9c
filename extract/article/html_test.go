package article

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"newsgraph/extract/source"
	"newsgraph/extract/text"
)

func page(s string) *text.Doc {
	return Clean(source.Item{Body: []byte(s), Form: source.HTML})
}

// body returns the words of the body, without datelines.
func body(doc *text.Doc) string {
	var out []string
	for _, b := range doc.Blocks {
		out = append(out, strings.Join(strings.Fields(doc.Of(b.Span)), " "))
	}
	return strings.Join(out, "\n")
}

// TestSameArticle sets each layout as a page of HTML, with menus around it,
// and wants the same body from it as from the text.
func TestSameArticle(t *testing.T) {
	files, _ := filepath.Glob("testdata/layout/*.txt")
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(file, "metadata_lines") {
			continue // its keys are no HTML
		}
		raw, _ := unmark(string(data))
		want := body(Clean(source.Item{Body: []byte(raw)}))
		doc := page(asHTML(string(data)))
		checkDoc(t, doc)
		if got := body(doc); got != want {
			t.Errorf("%s\n got %s\nwant %s", file, got, want)
		}
	}
}

// asHTML sets a marked layout as a page.
func asHTML(data string) string {
	var b strings.Builder
	title := "<title>Page</title>"
	if !strings.Contains(data, "h|") {
		title = ""
	}
	b.WriteString("<!doctype html><html lang=en-GB><head>" + title + "<script>var x = 1;</script></head><body><nav><a href=/>Home</a> <a href=/w>World</a></nav><main><article>\n")
	heading := "h1"
	dateline, open := "", false
	for line := range strings.Lines(data) {
		mark, rest, ok := strings.Cut(strings.TrimSpace(line), "|")
		if !ok {
			continue
		}
		if open && mark != "+" {
			b.WriteString("</p>\n")
			open = false
		}
		switch mark {
		case "h":
			b.WriteString("<" + heading + ">" + rest + "</" + heading + ">\n")
			heading = "h2"
		case "d":
			dateline = "<b>" + rest + "</b> "
		case "l":
			b.WriteString("<ul><li>" + strings.TrimPrefix(rest, "- ") + "</li></ul>\n")
		case "+":
			b.WriteString(" " + rest)
		case "p":
			b.WriteString("<p>" + dateline + rest)
			dateline, open = "", true
		default:
			b.WriteString("<div>" + rest + "</div>\n")
		}
	}
	b.WriteString("</article></main><footer>Contact us</footer></body></html>")
	return b.String()
}

const samplePage = `<!doctype html><html lang="en_US"><head><title>Ferry sinks off Gull Rock | Acme Post</title>
<meta property="og:site_name" content="Acme Post"><meta name="author" content="Ana Brook, Piet Varga">
<meta property="article:published_time" content="2024-05-02T08:00:00Z"><link rel="canonical" href="https://acme.example/2024/05/01/ferry">
%s</head><body><header><nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul></nav></header>
<article><p>The ferry Saint Maren sank off Gull Rock early on Thursday, and the coast guard rescued all 61 people aboard.</p>
<figure><img src=x.jpg alt="a ferry"><figcaption>The Saint Maren in 2019. Photo: Mia Lund</figcaption></figure>
<p>Captain Jon Tveit said the&nbsp;engine had failed twice before.<br>The owner, Norling Lines, denied it.</p>
<p>“We were lucky,” said Tveit, who is 58. The prosecutor in Lowhaven opened an inquiry into the company on Friday morning.</p>
<aside><h3>Related</h3><a href="/a">Ten ferries that sank</a></aside></article>
<div class="comments"><h3>3 Comments</h3><p>Norling Lines should be banned. Saint Maren was a wreck, as everybody in Gull Rock knew.</p></div>
<footer>Copyright 2024 Acme Post</footer></body></html>`

func TestPageMetadata(t *testing.T) {
	for _, tt := range []struct{ head, date, from string }{
		{`<script type="application/ld+json">{"@graph":[{"@type":"WebPage"},{"@type":["NewsArticle"],"headline":"x","datePublished":"2024-05-03T01:00:00+02:00","author":[{"name":"Lena Ostrov"}]}]}</script>`, "2024-05-03", "json-ld"},
		{`<script type="application/ld+json">{ broken</script>`, "2024-05-02", "meta"},
	} {
		doc := page(strings.Replace(samplePage, "%s", tt.head, 1))
		if doc.Published != tt.date || doc.PublishedFrom != tt.from {
			t.Errorf("published %s (%s), want %s (%s)", doc.Published, doc.PublishedFrom, tt.date, tt.from)
		}
		if doc.Outlet != "Acme Post" || doc.URL != "https://acme.example/2024/05/01/ferry" || doc.Lang != "en-US" || len(doc.Authors) == 0 {
			t.Errorf("outlet %q url %q lang %q authors %q", doc.Outlet, doc.URL, doc.Lang, doc.Authors)
		}
	}
	doc := page(strings.Replace(samplePage, "%s", "", 1))
	want := "Ferry sinks off Gull Rock\n" +
		"The ferry Saint Maren sank off Gull Rock early on Thursday, and the coast guard rescued all 61 people aboard.\n" +
		"Captain Jon Tveit said the engine had failed twice before. The owner, Norling Lines, denied it.\n" +
		"“We were lucky,” said Tveit, who is 58. The prosecutor in Lowhaven opened an inquiry into the company on Friday morning."
	if got := body(doc); got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
	if doc.Title != "Ferry sinks off Gull Rock" || doc.Blocks[0].Role != text.Headline {
		t.Errorf("title %q, first role %d", doc.Title, doc.Blocks[0].Role)
	}
}

func TestDateOrder(t *testing.T) {
	body := `<article><p>The ferry Saint Maren sank off Gull Rock early on Thursday, and the coast guard rescued all 61 people aboard.</p></article>`
	for _, tt := range []struct{ page, want string }{
		{`<html><body><time datetime="2024-05-02T08:00">May 2</time>` + body, "2024-05-02 time"},
		{`<html><head><link rel=canonical href="https://a.example/2024/05/01/x">` + body, "2024-05-01 url"},
		{`<html><head><meta name=date content="soon"></head><body>` + body, " "},
		{`<html><body><article><p>LOWHAVEN, May 4, 2024 (Acme Wire) — The ferry Saint Maren sank off Gull Rock early on Thursday, the coast guard said.</p></article>`, "2024-05-04 dateline"},
	} {
		doc := page(tt.page)
		if got := doc.Published + " " + doc.PublishedFrom; got != tt.want {
			t.Errorf("%.80s: %q, want %q", tt.page, got, tt.want)
		}
	}
}

func TestMarkdown(t *testing.T) {
	doc := Clean(source.Item{Form: source.Markdown, Body: []byte(`---
title: Ferry sinks
---
# Ferry sinks off *Gull Rock*

The ferry [Saint Maren](https://acme.example/m) sank off **Gull Rock** on Thursday,
and the coast guard rescued all 61 people aboard.

![The Saint Maren in 2019](x.jpg)

> “We were lucky,” said captain Jon Tveit.

## What is known

- The engine had failed twice before.
- Norling Lines owns the ferry.

---
### Related
- [Ten ferries](https://acme.example/ten)
`)})
	want := "Ferry sinks off Gull Rock\nThe ferry Saint Maren sank off Gull Rock on Thursday, and the coast guard rescued all 61 people aboard.\n" +
		"“We were lucky,” said captain Jon Tveit.\nWhat is known\nThe engine had failed twice before.\nNorling Lines owns the ferry."
	if got := body(doc); got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
}

func FuzzClean(f *testing.F) {
	for _, s := range []string{"", "x", "A b.\n\n- c\n", samplePage, "---\na: b\n---\n# T\n![a](b)", "date 2025-03-04 x\n\n9 Comments\ny.", "\ufeff\r\n\u2028Title: x\nDate: 2020\nz"} {
		for form := range 3 {
			f.Add(s, form)
		}
	}
	f.Fuzz(func(t *testing.T, s string, form int) {
		doc := Clean(source.Item{Body: []byte(s), Form: source.Form(uint(form) % 3)})
		checkDoc(t, doc)
		if uint(form)%3 == 0 && strings.ToValidUTF8(s, "") == s && doc.Text != s && !strings.Contains(s, "\x00") {
			t.Errorf("text %q is not the file %q", doc.Text, s)
		}
	})
}

func BenchmarkClean(b *testing.B) {
	files, _ := filepath.Glob("testdata/layout/*.txt")
	texts, pages := []source.Item{}, []source.Item{}
	words, size := 0, 0
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			b.Fatal(err)
		}
		raw, _ := unmark(string(data))
		words += len(strings.Fields(raw))
		size += len(raw)
		texts = append(texts, source.Item{Body: []byte(raw)})
		pages = append(pages, source.Item{Body: []byte(asHTML(string(data))), Form: source.HTML})
	}
	for name, items := range map[string][]source.Item{"text": texts, "html": pages} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(size))
			b.ReportAllocs()
			for b.Loop() {
				for _, it := range items {
					Clean(it)
				}
			}
			b.ReportMetric(float64(words)*float64(b.N)/b.Elapsed().Seconds(), "words/s")
		})
	}
}
