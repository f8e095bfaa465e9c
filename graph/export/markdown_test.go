package export

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"newsgraph/schema"
)

// onDisk writes the files of a format into a folder.
func onDisk(t *testing.T, format string, g schema.Graph) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range unzipped(t, format, g, Options{}) {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// Front matter and Markdown say what the graph says, links lead to pages, and nothing of
// a text is markup.
func TestMarkdown(t *testing.T) {
	type page struct {
		Data struct {
			ID, Type string
			Aliases  []string
			Mentions int
		}
		Text               string
		HTML, Links, Pages []string
	}
	var dirs []string
	for _, g := range cases() {
		dirs = append(dirs, onDisk(t, "md", g))
	}
	for i, pages := range read[map[string]page](t, "markdown.cjs", dirs...) {
		g := cases()[i]
		if len(pages) != len(g.Entities)+1 {
			t.Errorf("%s: %d pages for %d entities", caseNames[i], len(pages), len(g.Entities))
		}
		for name, p := range pages {
			if len(p.HTML) > 0 {
				t.Errorf("%s: %s: HTML or code %q", caseNames[i], name, p.HTML)
			}
			for _, link := range p.Pages {
				if _, ok := pages[link+".md"]; !ok {
					t.Errorf("%s: %s: no page %s", caseNames[i], name, link)
				}
			}
			for _, link := range p.Links {
				if !strings.HasPrefix(link, "http") {
					t.Errorf("%s: %s: link to %s", caseNames[i], name, link)
				}
			}
		}
		for _, e := range g.Entities {
			p := pages[mdPath(e.ID)+".md"]
			if p.Data.ID != inJSON(string(e.ID)) || p.Data.Type != inJSON(string(e.Type)) || p.Data.Aliases[0] != inJSON(e.Name) || p.Data.Mentions != e.Mentions {
				t.Errorf("%s: front matter %+v of %+v", caseNames[i], p.Data, e)
			}
		}
		for _, f := range g.Facts {
			for _, ev := range f.Evidence {
				if p := pages[mdPath(f.Subject)+".md"]; !strings.Contains(p.Text, "“"+strings.TrimSpace(plain(ev.Quote))+"”") {
					t.Errorf("%s: %q is not in\n%s", caseNames[i], ev.Quote, p.Text)
				}
			}
		}
	}
}

func TestMarkdownPage(t *testing.T) {
	g := sample(short)
	g.Entities[1].Aliases = []string{"Falk"}
	got := unzipped(t, "md", g, Options{Title: "The Weir"})
	var names []string
	for name := range got {
		names = append(names, name)
	}
	slices.Sort(names)
	if want := []string{"facility/vesterhavn-dock.md", "index.md", "organization/falk-shipping.md", "person/edda-holm.md"}; !slices.Equal(names, want) {
		t.Fatalf("%q", names)
	}
	golden(t, "person.md", got["person/edda-holm.md"])
	golden(t, "index.md", got["index.md"])
}

// Names are safe in every file system, and no two ids have one that is the same there.
func TestSafeName(t *testing.T) {
	for _, tt := range []struct{ id, want string }{
		{"person/ann-lee", "person/ann-lee"},
		{"person/ann-lee~0a1b", "person/ann-lee~0a1b"},
		{"facility/con", "facility/con_fb24ed6536ff"},
		{"person/", "person/_"},
		{"ann", "ann/_"},
		{"person/../x", "person/---x_"},
		{"per son/x", "other/per-son-x_"},
		{"person/зоя", "person/зоя_"},
	} {
		kind, name := safeName(tt.id)
		if got := kind + "/" + name; !strings.HasPrefix(got, tt.want[:len(tt.want)-1]) {
			t.Errorf("%q: %s, want %s", tt.id, got, tt.want)
		}
	}
	seen := map[string]string{}
	for _, s := range append(slices.Clone(hostile), "Ann", "ann", "ANN", "con", "Con", "é", "e\u0301", "É", "ß", "SS", "x.", "x ", "x") {
		kind, name := safeName("person/" + s)
		key := strings.ToLower(kind + "/" + name)
		if other, ok := seen[key]; ok && other != s {
			t.Errorf("%q and %q are both %s", s, other, key)
		}
		if strings.ContainsAny(key[len(kind)+1:], `/\:*?"<>|. `) || len(key) > 110 {
			t.Errorf("%q: %s", s, key)
		}
		seen[key] = s
	}
}
