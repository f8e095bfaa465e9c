package article

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"newsgraph/extract/source"
	"newsgraph/extract/text"
)

// Each file of testdata/layout is a page of our own invention as text, with
// what each line is before the bar: h headline, p paragraph, l list item,
// d dateline, + the line before goes on, t a title after its key, - noise.
func TestLayouts(t *testing.T) {
	files, err := filepath.Glob("testdata/layout/*.txt")
	if err != nil || len(files) < 12 {
		t.Fatalf("%d layouts, %v", len(files), err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			raw, want := unmark(string(data))
			if strings.Contains(file, "windows") {
				raw = strings.ReplaceAll(raw, "\n", "\r\n")
			}
			doc := Clean(source.Item{Body: []byte(raw)})
			if doc.Text != raw {
				t.Error("the text is not the file")
			}
			if got := marks(doc); got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
			checkDoc(t, doc)
		})
	}
}

// unmark returns the page without its marks, and what marks must return for it.
func unmark(data string) (raw, want string) {
	var page, marked strings.Builder
	for line := range strings.Lines(data) {
		mark, rest, ok := strings.Cut(line, "|")
		if !ok {
			page.WriteString(line)
			continue
		}
		dateline := mark == "d"
		if dateline {
			page.WriteString(strings.TrimSuffix(rest, "\n") + " ")
		} else {
			page.WriteString(rest)
		}
		rest = strings.TrimSpace(rest)
		switch mark {
		case "+":
			s := strings.TrimSuffix(marked.String(), "\n") + " " + rest + "\n"
			marked.Reset()
			marked.WriteString(s)
			continue
		case "l":
			rest = strings.TrimPrefix(rest, "- ")
		case "t":
			_, rest, _ = strings.Cut(rest, ": ")
			mark = "h"
		case "-":
			continue
		}
		fmt.Fprintf(&marked, "%s|%s\n", mark, rest)
	}
	return page.String(), marked.String()
}

func marks(doc *text.Doc) string {
	var b strings.Builder
	for _, block := range doc.Blocks {
		mark := map[text.Role]string{text.Paragraph: "p", text.Headline: "h", text.Dateline: "d", text.ListItem: "l"}[block.Role]
		fmt.Fprintf(&b, "%s|%s\n", mark, strings.Join(strings.Fields(doc.Of(block.Span)), " "))
	}
	return b.String()
}

// checkDoc fails when blocks or noise overlap or are out of order.
func checkDoc(t *testing.T, doc *text.Doc) {
	t.Helper()
	end := int32(0)
	for _, b := range doc.Blocks {
		if b.Start < end || b.End <= b.Start || int(b.End) > len(doc.Text) {
			t.Fatalf("block %v after %d", b, end)
		}
		end = b.End
	}
	offsets := []int{} // of each code point, and of the end
	for i := range doc.Text {
		offsets = append(offsets, i)
	}
	offsets = append(offsets, len(doc.Text))
	last := 0
	for _, n := range doc.Noise {
		if n.Start < last || n.End <= n.Start || n.End >= len(offsets) || n.Kind == "" {
			t.Fatalf("noise %v after %d", n, last)
		}
		last = n.End
		for _, b := range doc.Blocks {
			if int(b.Start) < offsets[n.End] && offsets[n.Start] < int(b.End) {
				t.Fatalf("noise %v lies in block %v", n, b)
			}
		}
	}
	if doc.Filled&text.Blocks == 0 {
		t.Fatal("Blocks is not marked as filled")
	}
}

func TestMetadataOfText(t *testing.T) {
	for _, tt := range []struct{ file, want string }{
		{"wrapped_dateline.txt", "Court orders city to release water records|2025-03-03|dateline|Lena Ostrov|Coast Wire|"},
		{"metadata_lines.txt", "Parliament votes to ban sand mining|2023-11-02|meta|Pia Sandoval|Acme Post|https://acme-post.example/2023/11/02/sand"},
		{"page_head.txt", "Airline Polarwing cancels 200 flights as pilots call in sick|2024-08-14|dateline|||"},
		{"windows_lines_live.txt", "Storm Hedda: what we know|2025-05-06|dateline|||"},
	} {
		data, err := os.ReadFile("testdata/layout/" + tt.file)
		if err != nil {
			t.Fatal(err)
		}
		raw, _ := unmark(string(data))
		d := Clean(source.Item{Body: []byte(raw)})
		got := strings.Join([]string{d.Title, d.Published, d.PublishedFrom, strings.Join(d.Authors, ";"), d.Outlet, d.URL}, "|")
		if got != tt.want {
			t.Errorf("%s\n got %s\nwant %s", tt.file, got, tt.want)
		}
		if d.Lang != "en" {
			t.Errorf("%s: language %q, want en", tt.file, d.Lang)
		}
	}
}

func TestStamp(t *testing.T) {
	doc := Clean(source.Item{Body: []byte(" date 2025-03-04 Ana Brook, mayor of Lowhaven, responded on Tuesday to her critics.\n")})
	if doc.Published != "2025-03-04" || doc.PublishedFrom != "dateline" {
		t.Errorf("published %s (%s)", doc.Published, doc.PublishedFrom)
	}
	if got := marks(doc); got != "p|Ana Brook, mayor of Lowhaven, responded on Tuesday to her critics.\n" {
		t.Errorf("got %s", got)
	}
	if len(doc.Noise) != 1 || doc.Noise[0].Start != 1 || doc.Noise[0].End != 16 {
		t.Errorf("noise %v", doc.Noise)
	}
}
