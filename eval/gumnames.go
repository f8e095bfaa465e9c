package main

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"newsgraph/extract/mention"
	"newsgraph/schema"
)

// GUM marks every mention, named or not, as in "Entity=(3-person-new-…" at its
// first word and "Entity=3)" at its last. Names are derived from those of
// people, places and organizations:
//
//   - the head of the mention, the word that hangs on one outside of it, must be a PROPN;
//   - a person's name is the head and the flat and compound words that touch it;
//   - that of a place or organization is the mention without its article, if
//     all its words but small ones have a capital, else head and compounds;
//   - of two that overlap, the longer one is kept.
type gumWord struct {
	upos, dep string
	head      int // index in the sentence, -1 for the root
}

type gumName struct {
	id    string
	kind  schema.EntityType
	first int
}

var gumKinds = map[string]schema.EntityType{
	"person": schema.Person, "place": schema.GPE, "organization": schema.Organization,
}

var gumBracket = regexp.MustCompile(`\(([^()]+)\)?|([^()]+)\)`)

// gum reads a line of CoNLL-U.
func (b *nameBuilder) gum(line string) {
	if line == "" {
		b.sentence()
		return
	}
	f := strings.Split(line, "\t")
	if len(f) != 10 || strings.ContainsAny(f[0], "-.") {
		return
	}
	i := len(b.words)
	b.words = append(b.words, f[1])
	head, _ := strconv.Atoi(f[6])
	dep, _, _ := strings.Cut(f[7], ":")
	b.heads = append(b.heads, gumWord{f[3], dep, head - 1})
	for _, field := range strings.Split(f[9], "|") {
		value, ok := strings.CutPrefix(field, "Entity=")
		if !ok {
			continue
		}
		for _, m := range gumBracket.FindAllStringSubmatch(value, -1) {
			if m[1] != "" {
				parts := strings.Split(m[1], "-")
				kind := schema.EntityType("")
				if len(parts) > 1 {
					kind = gumKinds[parts[1]]
				}
				b.open = append(b.open, gumName{parts[0], kind, i})
			}
			if strings.HasSuffix(m[0], ")") {
				b.closeMention(strings.SplitN(m[1]+m[2], "-", 2)[0], i)
			}
		}
	}
}

// closeMention ends the latest open mention of id at word last.
func (b *nameBuilder) closeMention(id string, last int) {
	for k := len(b.open) - 1; k >= 0; k-- {
		if o := b.open[k]; o.id == id {
			b.open = slices.Delete(b.open, k, k+1)
			if o.kind != "" {
				b.names = append(b.names, mention.Name{First: int32(o.first), End: int32(last + 1), Kind: o.kind})
			}
			return
		}
	}
}

// closeGUM turns the mentions of the sentence, whose heads are all known now, into names.
func (b *nameBuilder) closeGUM() {
	if b.heads == nil {
		return
	}
	var names []mention.Name
	for _, n := range b.names {
		if n = b.gumName(n); n.First < n.End {
			names = append(names, n)
		}
	}
	slices.SortStableFunc(names, func(x, y mention.Name) int {
		if x.First != y.First {
			return int(x.First - y.First)
		}
		return int(y.End - x.End)
	})
	b.names = b.names[:0]
	for _, n := range names {
		if last := len(b.names) - 1; last < 0 || b.names[last].End <= n.First {
			b.names = append(b.names, n)
		}
	}
}

// gumName returns the name in a mention, empty if it has none.
func (b *nameBuilder) gumName(n mention.Name) mention.Name {
	head := -1
	for i := n.First; i < n.End; i++ {
		if h := b.heads[i].head; h < int(n.First) || h >= int(n.End) {
			head = int(i)
			break
		}
	}
	none := mention.Name{}
	if head < 0 || b.heads[head].upos != "PROPN" {
		return none
	}
	if n.Kind != schema.Person {
		if w := strings.ToLower(b.words[n.First]); w == "the" || w == "a" || w == "an" {
			n.First++
		}
		if b.allCapitals(n) {
			return n
		}
	}
	first, end := head, head+1
	joins := func(i int) bool {
		w := b.heads[i]
		return (w.dep == "flat" || w.dep == "compound" || w.dep == "nummod") && w.head == head
	}
	for first > int(n.First) && joins(first-1) {
		first--
	}
	for end < int(n.End) && joins(end) {
		end++
	}
	return mention.Name{First: int32(first), End: int32(end), Kind: n.Kind}
}

func (b *nameBuilder) allCapitals(n mention.Name) bool {
	for i := n.First; i < n.End; i++ {
		r, _ := utf8.DecodeRuneInString(b.words[i])
		if unicode.IsLower(r) && len(b.words[i]) > 3 || r == ',' || r == '(' {
			return false
		}
	}
	return true
}
