package article

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"text/template"

	"golang.org/x/net/html"

	"newsgraph/extract/source"
)

// Each testdata/page/*.html is the layout of a site of our own invention, with menus, boxes and
// comments, each *.txt an article to set in it: its title, and a paragraph a line.
type setArticle struct {
	Title           string
	All, Head, Rest []string
}

func setArticles(t *testing.T) map[string]setArticle {
	out := map[string]setArticle{}
	files, _ := filepath.Glob("testdata/page/*.txt")
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		lines := strings.Split(strings.TrimSpace(string(data)), "\n\n")
		out[string(data)] = setArticle{lines[0], lines[1:], lines[1:3], lines[3:]}
	}
	return out
}

// TestSites sets every article in every layout, and wants nearly all of it and nearly nothing
// else, and the same as from the text alone.
func TestSites(t *testing.T) {
	files, _ := filepath.Glob("testdata/page/*.html")
	var noise, leaked, whole, lost int
	for _, file := range files {
		layout := template.Must(template.ParseFiles(file))
		for raw, a := range setArticles(t) {
			var page strings.Builder
			if err := layout.Execute(&page, a); err != nil {
				t.Fatal(err)
			}
			doc := Clean(source.Item{Body: []byte(page.String()), Form: source.HTML})
			checkDoc(t, doc)
			want := append([]string{a.Title}, a.All...)
			got := strings.Split(body(doc), "\n")
			size, out := 0, 0
			for _, s := range got {
				if !slices.Contains(want, s) {
					out += len(s)
					t.Logf("%s: let in %.120q", filepath.Base(file), s)
				}
			}
			for _, s := range want {
				size += len(s)
				if !slices.Contains(got, s) {
					lost += len(s)
					t.Logf("%s: lost %.120q", filepath.Base(file), s)
				}
			}
			whole, leaked, noise = whole+size, leaked+out, noise+max(shownBytes(t, page.String())-size, 0)
			if text := strings.Split(body(Clean(source.Item{Body: []byte(raw)})), "\n"); !slices.Equal(text, want) {
				t.Errorf("%s as text gives %q", a.Title, text)
			}
		}
	}
	t.Logf("%d layouts: noise kept out %.2f %% of %d bytes, body lost %.2f %% of %d", len(files), 100-100*float64(leaked)/float64(noise), noise, 100*float64(lost)/float64(whole), whole)
	if len(files) < 12 || leaked*100 > noise*2 || lost*100 > whole {
		t.Error("want 98 % of the noise kept out and under 1 % of the body lost")
	}
}

// shownBytes is how many bytes of text a page shows.
func shownBytes(t *testing.T, page string) int {
	tree, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.TextNode {
			b.WriteString(n.Data + " ")
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if c.Data != "script" && c.Data != "style" && c.Data != "head" {
				walk(c)
			}
		}
	}
	walk(tree)
	return len(strings.Join(strings.Fields(b.String()), " "))
}
