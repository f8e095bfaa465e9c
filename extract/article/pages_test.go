package article

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"newsgraph/extract/source"
)

// TestPages measures on saved pages how the text of a whole page, menus and
// all, is cleaned without its markup: the paragraphs that Readability finds
// with the markup are taken for right. For tuning:
//
// With NEWSGRAPH_MARKUP set the page goes in with its markup: that shows what the
// rules take away from what Readability found.
//
//	NEWSGRAPH_PAGES=.../go-readability/v2@v2.1.1/test-pages go test -run Pages -v ./extract/article
func TestPages(t *testing.T) {
	dir := os.Getenv("NEWSGRAPH_PAGES")
	if dir == "" {
		t.Skip("set NEWSGRAPH_PAGES to a folder of */source.html with */expected.html")
	}
	files, _ := filepath.Glob(filepath.Join(dir, "*", "source.html"))
	var kept, body, leaked, out int
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		name := filepath.Base(filepath.Dir(file))
		tree, err := html.Parse(strings.NewReader(string(data)))
		if err != nil {
			continue
		}
		whole := &renderer{}
		whole.node(tree)
		whole.flush()
		want := map[string]bool{}
		expected, _ := os.ReadFile(filepath.Join(dir, name, "expected.html"))
		gold, _ := html.Parse(strings.NewReader(string(expected)))
		r := &renderer{}
		r.node(gold)
		r.flush()
		for _, b := range r.blocks {
			want[strings.Join(strings.Fields(b.s), " ")] = true
		}
		item := source.Item{Body: []byte(whole.text.String())}
		if os.Getenv("NEWSGRAPH_MARKUP") != "" {
			item = source.Item{Body: data, Form: source.HTML}
		}
		doc := Clean(item)
		checkDoc(t, doc)
		if doc.Lang != "en" {
			continue
		}
		in := map[string]bool{}
		for _, b := range doc.Blocks {
			in[strings.Join(strings.Fields(doc.Of(b.Span)), " ")] = true
		}
		k, n, l, o := 0, 0, 0, 0
		for _, b := range whole.blocks {
			s := strings.Join(strings.Fields(b.s), " ")
			f := look(s)
			switch {
			case want[s] && f.shape == prose:
				n += len(s)
				if in[s] {
					k += len(s)
				} else if os.Getenv("NEWSGRAPH_VERBOSE") == name {
					t.Logf("LOST %.150s", s)
				}
			case !want[s]:
				o += len(s)
				if in[s] {
					l += len(s)
					if os.Getenv("NEWSGRAPH_VERBOSE") == name {
						t.Logf("LEAK %.150s", s)
					}
				}
			}
		}
		if n > 0 && (k*100 < n*95 || l*100 > n*10) {
			t.Logf("%-40s body kept %d of %d, others let in %d of %d", name, k, n, l, o)
		}
		kept, body, leaked, out = kept+k, body+n, leaked+l, out+o
	}
	t.Logf("body kept %.2f %% of %d bytes, others kept out %.2f %% of %d", 100*float64(kept)/float64(body), body, 100-100*float64(leaked)/float64(out), out)
}

// TestPageText writes the text of a whole page, for TestDump to look at.
func TestPageText(t *testing.T) {
	name := os.Getenv("NEWSGRAPH_PAGE")
	if name == "" {
		t.Skip("set NEWSGRAPH_PAGE")
	}
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	tree, _ := html.Parse(strings.NewReader(string(data)))
	whole := &renderer{}
	whole.node(tree)
	whole.flush()
	os.WriteFile(os.Getenv("NEWSGRAPH_OUT"), []byte(whole.text.String()), 0o644)
}
