package parse

import "newsgraph/extract/text"

// closers are the marks that close what the other opens.
var closers = map[string]string{"(": ")", "[": "]", "{": "}", "“": "”", "«": "»"}

// pairs attaches the two marks around a quotation or between brackets to the head of what
// they enclose, as the treebanks do. The transitions choose a place for each mark alone,
// for the first one before they have seen what it opens.
func (s *state) pairs(doc *text.Doc, sent text.Sentence) {
	s.open, s.quotes = s.open[:0], s.quotes[:0]
	word := func(i int32) string { return doc.Word(sent.First + i - 1) }
	for i := int32(1); i < s.root; i++ {
		if !s.words[i].punct {
			continue
		}
		mark, last := word(i), len(s.open)-1
		switch {
		case mark == `"`:
			s.quotes = append(s.quotes, i)
		case closers[mark] != "":
			s.open = append(s.open, i)
		case last >= 0 && closers[word(s.open[last])] == mark:
			s.enclose(s.open[last], i)
			s.open = s.open[:last]
		}
	}
	if len(s.quotes)%2 == 0 { // else one belongs to a quotation over several sentences
		for i := 0; i < len(s.quotes); i += 2 {
			s.enclose(s.quotes[i], s.quotes[i+1])
		}
	}
}

// enclose attaches two marks to the one word between them whose head is not, if there is one
// and nothing hangs on the marks.
func (s *state) enclose(a, b int32) {
	if s.parent(a) || s.parent(b) {
		return
	}
	top := int32(none)
	for i := a + 1; i < b; i++ {
		if h := s.links[i].head; h < a || h > b {
			if top != none {
				return
			}
			top = i
		}
	}
	if top != none && !s.words[top].punct {
		s.links[a].head, s.links[b].head = top, top
	}
}

// parent reports whether a word has children.
func (s *state) parent(i int32) bool { return s.links[i].left != none || s.links[i].right != none }
