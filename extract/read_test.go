package extract

import (
	"bytes"
	"errors"
	"testing"

	"newsgraph/extract/source"
	"newsgraph/schema"
)

// Whatever bytes an article has, its reading is whole: every span lies in the text, and
// it is written and read back as it was.
func FuzzReadArticle(f *testing.F) {
	for _, s := range []string{
		"Ann Lee met Bo Diaz in Oslo on Tuesday. She said he “lied”, which he denied.",
		"---\ntitle: T\ndate: 2025-12-23\n---\n# T\n\nCBS News pulled a segment, the Post reported.\n\nRead more: x\n",
		"<html><head><title>T</title></head><body><p>The U.S. fined Acme $5 million, officials said.</p></body></html>",
		"\xff\xfe\x00A\n\u2028\u202e“”'’ ,, .. () [] 1/2/2025 of of the and", "é\n\nI I I. You? “No!” he said, she said, they said.",
	} {
		for form := range 3 {
			f.Add([]byte(s), form)
		}
	}
	r, err := New(Options{})
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, body []byte, form int) {
		if len(body) > 1<<12 {
			return
		}
		got := r.Read(source.Item{Doc: schema.Document{ID: "doc/1", Name: "f", SHA256: "1"}, Body: body, Form: source.Form(uint(form) % 3)})
		var skipped *source.Skipped
		if got.Err != nil {
			if !errors.As(got.Err, &skipped) {
				t.Error(got.Err)
			}
			return
		}
		var lines, again bytes.Buffer
		if err := schema.WriteLines(&lines, got.Reading); err != nil {
			t.Fatal(err)
		}
		for back, err := range schema.ReadLines("f", bytes.NewReader(lines.Bytes())) {
			if err != nil {
				t.Fatal(err)
			}
			if err := schema.WriteLines(&again, back); err != nil {
				t.Fatal(err)
			}
		}
		if !bytes.Equal(lines.Bytes(), again.Bytes()) {
			t.Errorf("written\n%s\nread back\n%s", &lines, &again)
		}
	})
}
