package article

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"pgregory.net/rapid"

	"newsgraph/extract/source"
	"newsgraph/extract/text"
)

// asFile is an item whose body is the file that it is named by.
func asFile(s string, form source.Form) source.Item {
	it := source.Item{Body: []byte(s), Form: form}
	sum := sha256.Sum256(it.Body)
	it.Doc.SHA256 = hex.EncodeToString(sum[:])
	return it
}

// say is the text of a stretch of HTML as a browser has it, without its tags, white space folded.
func say(t rapid.TB, stretch string) string {
	nodes, err := html.ParseFragment(strings.NewReader(stretch), &html.Node{Type: html.ElementNode, Data: "div", DataAtom: atom.Div})
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		switch {
		case n.Type == html.TextNode:
			b.WriteString(n.Data)
		case n.DataAtom == atom.Br:
			b.WriteByte(' ')
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	for _, n := range nodes {
		walk(n)
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// checkPlaces wants the file to say what each block does where it says that it stands, and
// returns how many blocks stand somewhere.
func checkPlaces(t rapid.TB, it source.Item, doc *text.Doc) (placed int) {
	t.Helper()
	for _, b := range doc.Blocks {
		at, ok := InFile(it, doc, b.Span)
		if !ok {
			t.Logf("no place: %q", doc.Of(b.Span))
			continue
		}
		placed++
		want := strings.Join(strings.Fields(doc.Of(b.Span)), " ")
		if got := say(t, string(it.Body[at.Start:at.End])); got != want {
			t.Errorf("bytes %d to %d say %q, not %q", at.Start, at.End, got, want)
		}
	}
	return placed
}

// Every block of a page stands where it says, and nearly every one says where.
func TestPlaces(t *testing.T) {
	files, _ := filepath.Glob("testdata/layout/*.txt")
	blocks, placed := 0, 0
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, page := range []string{asHTML(string(data)), "\ufeff" + strings.ReplaceAll(strings.ReplaceAll(asHTML(string(data)), "\n", "\r\n"), "’", "&rsquo;")} {
			it := asFile(page, source.HTML)
			doc := Clean(it)
			blocks += len(doc.Blocks)
			placed += checkPlaces(t, it, doc)
		}
	}
	if blocks < 200 || placed*100 < blocks*98 {
		t.Errorf("%d of %d blocks have a place", placed, blocks)
	}
}

func TestPlaceOfText(t *testing.T) {
	const p = "The ferry Saint Maren sank off Gull Rock early on Thursday, and the coast guard rescued all 61 people aboard."
	for _, tt := range []struct{ what, file, want string }{
		{"plain", "Ferry sinks\n\n" + p + "\n", p},
		{"entities and tags", "<h1>Ferry</h1><p>The&#32;ferry <b>Saint&nbsp;Maren</b> sank &lt;off&gt; Gull\r\n Rock &amp; <!-- x -->all<br>61 people aboard were rescued.</p>",
			"The&#32;ferry <b>Saint&nbsp;Maren</b> sank &lt;off&gt; Gull\r\n Rock &amp; <!-- x -->all<br>61 people aboard were rescued."},
		{"a table that the parser mends", "<table>The ferry Saint Maren sank off Gull Rock, and all aboard were rescued.<tr><td>7 lost</table>", "The ferry Saint Maren sank off Gull Rock, and all aboard were rescued."},
		{"a button within", "<p>The ferry Saint Maren sank off <button>Share</button> Gull Rock early on Thursday, and all were rescued.</p>", ""},
		{"another encoding", "<p>The ferry Saint Mar\xe9n sank off Gull Rock early on Thursday, and all were rescued.</p>", ""},
		{"the mark", "<p>The ferry Saint Maren sank off Gull Rock early on Thursday, \ufdd0 and all were rescued.</p>", ""},
		{"a zero", "<p>The ferry Saint Maren sank off Gull Rock early on Thursday,\x00 and all were rescued.</p>", ""},
	} {
		form := source.HTML
		if tt.what == "plain" {
			form = source.Plain
		}
		it := asFile(tt.file, form)
		doc := Clean(it)
		got := ""
		for _, b := range doc.Blocks {
			if at, ok := InFile(it, doc, b.Span); ok && b.Role == text.Paragraph {
				got = string(it.Body[at.Start:at.End])
			}
		}
		if got != tt.want {
			t.Errorf("%s: %q, want %q", tt.what, got, tt.want)
		}
	}
	it := asFile("<p>"+p, source.HTML)
	it.Doc.SHA256 = "00" // the page is in a feed
	if doc := Clean(it); len(doc.Places) > 0 {
		t.Error("places in a file that is not the article's")
	}
}

// pieces are what the pages of the property are made of.
var pieces = []string{"The ferry sank off Gull Rock on Thursday. ", "All 61 aboard &amp; the crew were rescued, ", "&nbsp;", "<p>", "</p>", "<b>", "</i>", "\r\n", "<!-- x -->", "<br>",
	"<table>", "<tr>", "<td>", "</table>", "<svg><title>a &lt; b</title>", "</svg>", "&notit; ", "&#x41;", "&bogus;", "&", "<", "é", "<script>if (a<b) {}</script>", "<style>b{}", "<pre>\n", "</pre>",
	"<select>", "<option>", "</select>", "<textarea>x", "</textarea>", "<noscript><p>y", "</noscript>", "<a href='?a&b'>", "</a>", "<li>", "<![CDATA[z > y]]>", "\x00", "\ufdd0", "&#xfdd0;", "&#32;", "<frameset>", "<math><mi>", "<template>", "</body>"}

// The tree is that which html.Parse gives, and no place is wrong, whatever the page.
func TestPlacesOfAnyPage(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		checkPage(r, strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 1, 40).Draw(r, "page"), ""))
	})
}

func checkPage(t rapid.TB, s string) {
	t.Helper()
	p, err := parsePage(s)
	want, err2 := html.Parse(strings.NewReader(s))
	if err != nil || err2 != nil {
		return
	}
	if got, want := drawn(p.tree), drawn(want); got != want {
		t.Errorf("%q\n got %s\nwant %s", s, got, want)
	}
	it := asFile(s, source.HTML)
	doc := Clean(it)
	checkPlaces(t, it, doc)
	for i, at := range doc.Places {
		if at.End <= at.Start || at.Length <= 0 || int(at.End) > len(doc.Text) || int(at.File+at.Length) > len(s) || i > 0 && at.Start < doc.Places[i-1].End {
			t.Errorf("%q: place %+v after %+v", s, at, doc.Places[max(i-1, 0)])
		}
	}
}

// drawn writes a tree, a node a line.
func drawn(tree *html.Node) string {
	var b strings.Builder
	var walk func(*html.Node, int)
	walk = func(n *html.Node, depth int) {
		b.WriteString(strings.Repeat(" ", depth) + n.Namespace + ":" + n.Data + "\n")
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c, depth+1)
		}
	}
	walk(tree, 0)
	return b.String()
}

func FuzzPlaces(f *testing.F) {
	f.Add(samplePage)
	f.Add(strings.Join(pieces, ""))
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) < 1<<16 {
			checkPage(t, s)
		}
	})
}
