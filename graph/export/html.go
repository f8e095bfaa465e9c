package export

import (
	"bufio"
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"html"
	"io"

	"newsgraph/schema"
)

//go:embed page/page.css
var pageCSS string

//go:embed page/page.js
var pageJS string

const (
	chunk    = 1000 // records of one element <script type="application/json">, which a browser reads as a whole
	pictured = 40   // facts in the picture
)

// writeHTML writes one page that needs nothing else: the records as JSON, a style, a
// script that searches and shows them, and a picture of the best supported facts.
//
// The policy allows the one script and the one style and no request at all. JSON has no
// "<", and the script makes text nodes of texts: none of them can be markup.
func writeHTML(ctx context.Context, w io.Writer, src Source, o Options) error {
	b := bufio.NewWriter(w)
	title := html.EscapeString(cmp.Or(plain(o.Title), "newsgraph"))
	fmt.Fprintf(b, `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src '%s'; style-src '%s'; img-src data:; base-uri 'none'; form-action 'none'">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>%s</title>
<style>%s</style>
</head>
<body>
<header><h1>%s</h1><input id="search" type="search" placeholder="Search names and sentences" aria-label="Search names and sentences" autocomplete="off"></header>
<main><nav id="things" aria-label="Things"></nav><section id="about" aria-live="polite"></section></main>
`, sourceHash(pageJS), sourceHash(pageCSS), title, pageCSS, title)
	err := htmlPicture(ctx, b, src, o)
	if err == nil {
		err = cmp.Or(
			htmlRecords(b, "articles", func(use func(...any) error) error {
				return each(src.AllDocuments(ctx), func(d *schema.Document) error {
					return use(d.ID, cmp.Or(plain(d.Title), plain(d.Name)), d.Outlet, d.Published, httpURL(d.URL))
				})
			}),
			htmlRecords(b, "things", func(use func(...any) error) error {
				return each(src.AllEntities(ctx), func(e *schema.Entity) error {
					return use(e.ID, cmp.Or(plain(e.Name), string(e.ID)), e.Type, append([]string{}, e.Aliases...), e.Mentions)
				})
			}),
			htmlRecords(b, "facts", func(use func(...any) error) error {
				return each(src.AllFacts(ctx), func(f *schema.Fact) error {
					sentences := [][]any{}
					for _, ev := range f.Evidence {
						sentences = append(sentences, []any{ev.Doc, ev.Quote, ev.Source, ev.Modality})
					}
					return use(f.ID, f.Subject, strokeOf(f.Modality).prefix+spaced(f.Relation), f.Object.Entity, f.Object.Text,
						f.Modality, f.When, f.Articles, f.Origins, f.BestScore(), sentences)
				})
			}),
		)
	}
	fmt.Fprintf(b, "<script>%s</script>\n</body>\n</html>\n", pageJS)
	return cmp.Or(err, b.Flush())
}

// sourceHash is what a policy knows an inline script or style by.
func sourceHash(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
}

// htmlPicture writes a picture as an image: what is in it is drawn, never run.
func htmlPicture(ctx context.Context, b *bufio.Writer, src Source, o Options) error {
	if !o.Texts {
		src = &things{Source: src}
	}
	best, err := Select(ctx, src, Selection{Top: pictured})
	if err != nil || len(best.Facts) == 0 {
		return err
	}
	var svg bytes.Buffer
	if err := writeSVG(ctx, &svg, best, Options{Engine: "own"}); err != nil {
		return err
	}
	_, err = fmt.Fprintf(b, "<details><summary>Picture of the %d best supported facts</summary><img alt=\"Graph of the best supported facts\" src=\"data:image/svg+xml;base64,%s\"></details>\n",
		len(best.Facts), base64.StdEncoding.EncodeToString(svg.Bytes()))
	return err
}

// htmlRecords writes records as rows of JSON, in elements of some length.
func htmlRecords(b *bufio.Writer, class string, rows func(use func(...any) error) error) error {
	n := 0
	err := rows(func(cells ...any) error {
		sep := ",\n"
		if n%chunk == 0 {
			sep = fmt.Sprintf("<script type=\"application/json\" class=\"%s\">[", class)
			if n > 0 {
				sep = "]</script>\n" + sep
			}
		}
		n++
		row, err := json.Marshal(cells) // "<" becomes \u003c
		if err != nil {
			return err
		}
		b.WriteString(sep)
		_, err = b.Write(row)
		return err
	})
	if n > 0 {
		b.WriteString("]</script>\n")
	}
	return err
}
