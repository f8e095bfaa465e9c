package export

import (
	"encoding/base64"
	"encoding/csv"
	"io"
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	mdtext "github.com/yuin/goldmark/text"
	"golang.org/x/net/html"
)

// FuzzCSV reads the tables with Go's reader: every cell is the text again, and none is a
// formula. TestCSV has Python read them.
func FuzzCSV(f *testing.F) {
	for _, s := range hostile {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		g := oddGraph(s)
		files := unzipped(t, "csv", g, Options{})
		nodes, edges := table(t, files["nodes.csv"]), table(t, files["edges.csv"])
		if len(nodes) != len(g.Entities)+1 {
			t.Fatalf("%d rows of %d entities", len(nodes)-1, len(g.Entities))
		}
		for i, e := range g.Entities {
			if row := nodes[i+1]; row[0] != csvCell(string(e.ID)) || row[1] != csvCell(e.Name) || row[2] != csvCell(string(e.Type)) {
				t.Fatalf("%q of %+v", row, e)
			}
		}
		if last := edges[len(edges)-1]; last[5] != csvCell(s) || last[4] != "" {
			t.Fatalf("the text %q is %q", s, last)
		}
		for _, row := range slices.Concat(nodes, edges) {
			for _, cell := range row {
				for part := range strings.FieldsFuncSeq(cell, func(r rune) bool { return strings.ContainsRune(";\t\r\n", r) }) {
					if part = strings.TrimLeft(part, " \"'\v\f\u0085\u00a0"); part != "" && strings.ContainsRune("=+-@＝＋－＠", []rune(part)[0]) && !strings.Contains(cell, "'") {
						t.Fatalf("a spreadsheet runs %q", cell)
					}
				}
			}
		}

		files = unzipped(t, "neo4j", g, Options{})
		nodes, edges = table(t, files["nodes.csv"]), table(t, files["relationships.csv"])
		if n := strings.Count(files["nodes.csv"], "\n"); n != len(nodes) || len(nodes) <= len(g.Entities) || len(edges) < 2 {
			t.Fatalf("%d nodes in %d lines, %d relationships", len(nodes), n, len(edges))
		}
	})
}

func table(t *testing.T, text string) [][]string {
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll() // as many cells in each as in the first
	if err != nil {
		t.Fatalf("%v:\n%s", err, text)
	}
	return rows
}

// FuzzMarkdown reads the dossier with a reader of CommonMark, HTML let through: what it
// sees is our lists and headings, links to the web and to pages that are there.
func FuzzMarkdown(f *testing.F) {
	for _, s := range hostile {
		f.Add(s)
	}
	ours := []ast.NodeKind{ast.KindDocument, ast.KindHeading, ast.KindList, ast.KindListItem, ast.KindParagraph, ast.KindTextBlock, ast.KindText, ast.KindString, ast.KindEmphasis, ast.KindLink}
	toPage := regexp.MustCompile(`\[\[([^|\]]+)\|[^\]]*\]\]`)
	f.Fuzz(func(t *testing.T, s string) {
		pages := unzipped(t, "md", oddGraph(s), Options{Title: s})
		for name, page := range pages {
			if !fs.ValidPath(name) || strings.ContainsAny(name, `\:*?"<>|`) || strings.Count(name, "/") > 1 {
				t.Fatalf("a file %q", name)
			}
			if rest, ok := strings.CutPrefix(page, "---\n"); ok {
				_, page, _ = strings.Cut(rest, "\n---\n")
			}
			source := []byte(page)
			err := ast.Walk(goldmark.DefaultParser().Parse(mdtext.NewReader(source)), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
				if !slices.Contains(ours, n.Kind()) {
					t.Fatalf("a text became %v:\n%s", n.Kind(), page)
				}
				if l, ok := n.(*ast.Link); ok && httpURL(string(l.Destination)) == "" {
					t.Fatalf("a link to %q", l.Destination)
				}
				return ast.WalkContinue, nil
			})
			if err != nil {
				t.Fatal(err)
			}
			for _, m := range toPage.FindAllStringSubmatch(page, -1) {
				if _, ok := pages[m[1]+".md"]; !ok {
					t.Fatalf("no page %s", m[1])
				}
			}
		}
	})
}

// FuzzPage reads the HTML page as a browser does: whatever the texts, it has the elements and
// attributes that it has for a plain one.
func FuzzPage(f *testing.F) {
	for _, s := range hostile {
		f.Add(s)
	}
	want := markup(f, render(f, "html", oddGraph("plain"), Options{Title: "plain", Texts: true}))
	f.Fuzz(func(t *testing.T, s string) {
		if got := markup(t, render(t, "html", oddGraph(s), Options{Title: s, Texts: true})); !slices.Equal(got, want) {
			t.Fatalf("%q\n got %q\nwant %q", s, got, want)
		}
	})
}

// markup is the tags of a page, with their attributes; a picture in it must be one.
func markup(t testing.TB, page string) []string {
	var tags []string
	for z := html.NewTokenizer(strings.NewReader(page)); ; {
		switch z.Next() {
		case html.ErrorToken:
			if z.Err() != io.EOF {
				t.Fatal(z.Err())
			}
			return tags
		case html.CommentToken, html.DoctypeToken:
			tags = append(tags, "<!")
		case html.StartTagToken, html.SelfClosingTagToken, html.EndTagToken:
			token := z.Token()
			tag := token.Data
			for _, a := range token.Attr {
				if svg, ok := strings.CutPrefix(a.Val, "data:image/svg+xml;base64,"); ok {
					picture, err := base64.StdEncoding.DecodeString(svg)
					if err == nil {
						err = checkSVG(string(picture))
					}
					if err != nil {
						t.Fatal(err)
					}
					a.Val = "a picture"
				}
				tag += " " + a.Key + "=" + a.Val
			}
			tags = append(tags, tag)
		}
	}
}
