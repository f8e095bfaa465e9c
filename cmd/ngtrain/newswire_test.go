package main

import (
	"fmt"
	"strings"
	"testing"

	"newsgraph/extract/text"
)

func TestNewswire(t *testing.T) {
	doc := &text.Doc{}
	doc.Text = "Ann told us on Monday why ."
	at := int32(0)
	for i, w := range strings.Fields(doc.Text) {
		doc.Tokens = append(doc.Tokens, text.Token{
			Span: text.Span{Start: at, End: at + int32(len(w))},
			Head: []int32{1, -1, 1, 4, 1, 1, 1}[i], Dep: []string{"nsubj", "root", "iobj", "case", "obl", "ccomp", "punct"}[i],
		})
		at += int32(len(w)) + 1
	}
	doc.Sentences = []text.Sentence{{First: 0, End: 3}, {First: 0, End: 7}}
	out := newswire([]*text.Doc{doc})
	var got []string
	for i, tok := range out[0].Tokens {
		got = append(got, fmt.Sprintf("%s:%d:%s", out[0].Word(int32(i)), tok.Head, tok.Dep))
	}
	want := "Ann:1:nsubj told:-1:root us:1:iobj Monday:1:obl:unmarked why:1:ccomp .:1:punct"
	if g := strings.Join(got, " "); g != want || len(out[0].Sentences) != 1 {
		t.Errorf("\n got %s\nwant %s", g, want)
	}
}
