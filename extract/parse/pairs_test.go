package parse

import (
	"fmt"
	"strings"
	"testing"

	"newsgraph/extract/text"
)

func TestPairs(t *testing.T) {
	for _, tt := range []struct{ words, heads, want string }{ // each word's head, from 1; 0 for the root
		{`The " red " door`, "5 3 5 5 0", "5 3 5 3 0"},
		{`He ( a vet ) left`, "6 6 4 1 1 0", "6 4 4 1 4 0"},
		{`“ I see , ” he said`, "3 3 7 3 7 7 0", "3 3 7 3 3 7 0"},
		{`“ I see , ” he said`, "3 3 7 7 7 7 0", "3 3 7 7 7 7 0"}, // an arc from the comma goes out
		{`a ( b [ c ] )`, "0 1 1 3 3 3 1", "0 3 1 5 3 5 3"},
		{`a ( b c ) d`, "0 1 1 1 1 1", "0 1 1 1 1 1"}, // two words hang on another
		{`a ( , ) d`, "0 1 1 1 1", "0 1 1 1 1"},
		{`he said " go`, "2 0 2 2", "2 0 2 2"},  // closed in another sentence
		{`" " he ran`, "3 4 4 0", "3 4 4 0"},    // nothing between them
		{`a ( b ) c`, "0 5 5 2 1", "0 5 5 2 1"}, // something hangs on a mark
		{`he ) left (`, "3 3 0 3", "3 3 0 3"},
		{`he ( left ] now )`, "3 5 0 3 3 3", "3 3 0 3 3 3"},
	} {
		s, doc := &state{}, &text.Doc{}
		words := strings.Fields(tt.words)
		s.reset(len(words))
		for i, w := range words {
			start := int32(len(doc.Text))
			doc.Text += w
			doc.Tokens = append(doc.Tokens, text.Token{Span: text.Span{Start: start, End: int32(len(doc.Text))}})
			s.words[i+1].punct = strings.Contains(`"()[]“”,`, w)
		}
		for i, h := range heads(t, tt.heads) {
			if h == 0 {
				h = s.root
			}
			s.links[i+1].head, s.links[h].left = h, int32(i+1)
		}
		s.pairs(doc, text.Sentence{End: int32(len(words))})
		for i, h := range heads(t, tt.want) {
			if h == 0 {
				h = s.root
			}
			if got := s.links[i+1].head; got != h {
				t.Errorf("%s: word %d hangs on %d, want %d", tt.words, i+1, got, h)
			}
		}
	}
}

func heads(t *testing.T, list string) (heads []int32) {
	for f := range strings.FieldsSeq(list) {
		var h int32
		if _, err := fmt.Sscan(f, &h); err != nil {
			t.Fatal(err)
		}
		heads = append(heads, h)
	}
	return heads
}
