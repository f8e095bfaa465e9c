package eval

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"newsgraph/extract/mention"
	"newsgraph/extract/text"
	"newsgraph/schema"
)

// gumKinds are GUM's types of what is named.
var gumKinds = map[string]schema.EntityType{
	"person": schema.Person, "place": schema.GPE, "organization": schema.Organization,
}

// GUMNames returns the names of people, places and organizations of each
// document. GUM marks every mention, named or not, as in "Entity=(3-person-new-…"
// at its first word and "Entity=3)" at its last. Names are derived from those:
//
//   - the head of the mention, the word that hangs on one outside of it, must be a PROPN;
//   - a person's name is the head and the flat and compound words that touch it;
//   - that of a place or organization is the mention without its article, if
//     all its words but small ones have a capital, else head and compounds;
//   - of two that overlap, the longer one is kept.
func (t *Treebank) GUMNames() [][]mention.Name {
	out := make([][]mention.Name, len(t.Docs))
	for _, s := range t.Sentences {
		out[s.Doc] = append(out[s.Doc], gumNames(t.Docs[s.Doc], &s)...)
	}
	return out
}

func gumNames(doc *text.Doc, s *Rows) []mention.Name {
	type opened struct {
		bracket
		first int32
	}
	var open []opened
	var names []mention.Name
	for i, f := range s.Words() {
		tok := s.First + int32(i)
		for _, b := range brackets(f[colMisc]) {
			if b.opens {
				open = append(open, opened{b, tok})
			}
			if !b.closes {
				continue
			}
			for k := len(open) - 1; k >= 0; k-- {
				if o := open[k]; o.group == b.group {
					open = slices.Delete(open, k, k+1)
					n := gumName(doc, mention.Name{First: o.first, End: tok + 1, Kind: gumKinds[o.kind]})
					if n.Kind != "" && n.First < n.End {
						names = append(names, n)
					}
					break
				}
			}
		}
	}
	slices.SortStableFunc(names, func(x, y mention.Name) int {
		if x.First != y.First {
			return int(x.First - y.First)
		}
		return int(y.End - x.End)
	})
	last := int32(-1)
	return slices.DeleteFunc(names, func(n mention.Name) bool {
		if n.First < last {
			return true
		}
		last = n.End
		return false
	})
}

// gumName returns the name in a mention, of no kind if it has none.
func gumName(doc *text.Doc, n mention.Name) mention.Name {
	head := int32(-1)
	for i := n.First; i < n.End; i++ {
		if h := doc.Tokens[i].Head; h < n.First || h >= n.End {
			head = i
			break
		}
	}
	if head < 0 || doc.Tokens[head].UPOS != "PROPN" {
		return mention.Name{}
	}
	if n.Kind != schema.Person {
		if w := strings.ToLower(doc.Word(n.First)); w == "the" || w == "a" || w == "an" {
			n.First++
		}
		if allCapitals(doc, n) {
			return n
		}
	}
	first, end := head, head+1
	joins := func(i int32) bool {
		dep := plainDep(doc.Tokens[i].Dep)
		return (dep == "flat" || dep == "compound" || dep == "nummod") && doc.Tokens[i].Head == head
	}
	for first > n.First && joins(first-1) {
		first--
	}
	for end < n.End && joins(end) {
		end++
	}
	return mention.Name{First: first, End: end, Kind: n.Kind}
}

func allCapitals(doc *text.Doc, n mention.Name) bool {
	for i := n.First; i < n.End; i++ {
		r, _ := utf8.DecodeRuneInString(doc.Word(i))
		if unicode.IsLower(r) && len(doc.Word(i)) > 3 || r == ',' || r == '(' {
			return false
		}
	}
	return true
}
