package extract

import (
	"strings"
	"testing"

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

func readArticle(r *Reader, body string) schema.Reading {
	return r.Read(source.Item{Body: []byte(body), Doc: schema.Document{ID: "doc/0", Name: "a.txt", Published: "2031-03-05"}}).Reading
}
