package extract

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"text/template"

	"newsgraph/extract/source"
	"newsgraph/schema"
)

// boilerplate are lines around an article that give no fact.
var boilerplate = []string{
	"Share this article on Chirp",
	"Photo: Bo Lind / Coast Wire",
	"Mayor Ana Brook, Judge Bo Lind and Oskar Renn of Kestrel Foods in Oslo. (Coast Wire)",
	"READ MORE: Kestrel Foods sues Oskar Renn over mill",
	"Related: Judge orders Kestrel Foods to free Oskar Renn",
	"You may also like: Ana Brook attacks Oskar Renn",
	"Trending now",
	"Sign up for our newsletter",
	"Advertisement",
	"12 comments",
	"Correction: Mayor Ana Brook met Oskar Renn on Monday, not on Sunday.",
	"An earlier version of this article said that Mayor Ana Brook had sued Kestrel Foods. She has not.",
	"© 2031 Coast Wire. All rights reserved.",
}

// TestBoilerplate sets each line between the paragraphs of an article: the facts
// are the same as without it.
func TestBoilerplate(t *testing.T) {
	r, err := New(Options{})
	if err != nil {
		t.Fatal(err)
	}
	head := "Bakers close shops in Tarn over flour tax\n\nThe bakers' guild shut its shops on Friday after the council doubled the tax on flour.\n\n"
	tail := "Mayor Paula Munk said the council would meet the guild on Monday, and praised the bakers for their patience.\n"
	want := strings.Join(facts(readArticle(r, head+tail)), "\n")
	for _, line := range boilerplate {
		if got := strings.Join(facts(readArticle(r, head+line+"\n\n"+tail)), "\n"); got != want {
			t.Errorf("%s\n got %s\nwant %s", line, got, want)
		}
	}
	if len(want) == 0 {
		t.Error("the article gives no facts")
	}
}

// TestSameFacts sets one article in the layout of a dozen sites: it says what it says as text.
func TestSameFacts(t *testing.T) {
	r, err := New(Options{})
	if err != nil {
		t.Fatal(err)
	}
	raw, err := os.ReadFile("article/testdata/page/ferry.txt")
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(string(raw)), "\n\n")
	want := strings.Join(facts(readArticle(r, string(raw))), "\n")
	if len(want) == 0 {
		t.Error("the article gives no facts")
	}
	files, _ := filepath.Glob("article/testdata/page/*.html")
	for _, file := range files {
		var page strings.Builder
		err := template.Must(template.ParseFiles(file)).Execute(&page, map[string]any{"Title": lines[0], "All": lines[1:], "Head": lines[1:3], "Rest": lines[3:]})
		if err != nil {
			t.Fatal(err)
		}
		read := r.Read(source.Item{Body: []byte(page.String()), Form: source.HTML, Doc: schema.Document{ID: "doc/0", Name: "a.html", Published: "2031-03-05"}})
		if got := strings.Join(facts(read.Reading), "\n"); got != want {
			t.Errorf("%s\n got %s\nwant %s", file, got, want)
		}
	}
	if len(files) < 12 {
		t.Errorf("%d layouts", len(files))
	}
}

func readArticle(r *Reader, body string) schema.Reading {
	return r.Read(source.Item{Body: []byte(body), Doc: schema.Document{ID: "doc/0", Name: "a.txt", Published: "2031-03-05"}}).Reading
}
