package resolve

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"newsgraph/schema"
)

// A reason is why two nodes were joined.
type reason uint8

const (
	sameName reason = iota // needs no words
	sameCompany
	unopposed
	onlyShort
	companyShort
	onlyAlias
	companyAlias
	sameAlias
	byOffice
	byCopy
	byDeed
	byHand
	inArticle
)

// reasons says why “a”, the one name, is taken for the other, in that order.
var reasons = [...]string{
	sameCompany:  "the same name, and an office or names of the article in common",
	unopposed:    "the same name, and nothing that keeps them apart",
	onlyShort:    "short for “%s”, the only one in the corpus whom it fits",
	companyShort: "short for “%s”, by an office or names of the article in common",
	onlyAlias:    "what articles call “%s”, and nothing else",
	companyAlias: "short for “%s”, by names of the article in common",
	sameAlias:    "like “%s”, and called the same for short",
	byOffice:     "whoever holds the office: of “%s” alone it is said",
	byCopy:       "so described in a copy of the article, or in words that fit one thing",
	byDeed:       "so described, and the same is said of it",
	byHand:       "in the list of known entities as “%s”",
	inArticle:    "so called beside “%s” in the same article",
}

// A link is two nodes that were joined, the first for the sake of its name.
type link struct {
	a, b int
	why  reason
}

// A because is why a name is taken for another.
type because struct {
	name, other string
	why         reason
}

const mostReasons = 12 // of one entity: that of each other name, those of most articles first

// linksOfSets returns the links of each set, by its root.
func (w *world) linksOfSets() map[int][]link {
	of := map[int][]link{}
	for _, l := range w.links {
		if r := w.find(l.a); r == w.find(l.b) { // no correction has parted them
			of[r] = append(of[r], l)
		}
	}
	return of
}

// why says why the names of a thing, whose links are given, are those of one.
func (w *world) why(t *thing, links []link) []string {
	found := map[because][]int32{} // readings
	for _, k := range t.nodes {
		w.explainAliases(k, found)
	}
	for _, l := range links {
		w.explainLink(l, t.Name, found)
	}
	return w.sentences(found)
}

// explainAliases notes other names that one article itself uses.
func (w *world) explainAliases(k int, found map[because][]int32) {
	n := &w.nodes[k]
	if !n.named || len(n.aliases()) == 0 {
		return
	}
	full := clean(n.Name)
	for _, a := range n.aliases() {
		if a = clean(a); a != "" && !strings.EqualFold(a, full) {
			b := because{a, full, inArticle}
			found[b] = append(found[b], n.doc)
		}
	}
}

// explainLink notes why the names of two articles are one.
func (w *world) explainLink(l link, name string, found map[because][]int32) {
	a, b := &w.nodes[l.a], &w.nodes[l.b]
	is := because{clean(a.Name), clean(b.Name), l.why}
	switch l.why {
	case sameCompany, unopposed, byCopy, byDeed:
		is.other = ""
	case byHand:
		is.other = w.known[w.listed[w.find(l.a)]].Name
	default:
		if fold(is.other) == fold(is.name) {
			is.other = name
		}
	}
	if is.name != is.other && fold(is.name) != fold(is.other) {
		found[is] = append(found[is], a.doc)
	}
}

// sentences writes the reasons of most articles, sorted: `“Ruiz” in b.txt and 2 more: short for …`.
func (w *world) sentences(found map[because][]int32) []string {
	all := make([]because, 0, len(found))
	for b, docs := range found {
		slices.Sort(docs)
		found[b] = slices.Compact(docs)
		all = append(all, b)
	}
	slices.SortFunc(all, func(a, b because) int {
		return cmp.Or(len(found[b])-len(found[a]), cmp.Compare(a.name, b.name), int(a.why)-int(b.why), cmp.Compare(a.other, b.other))
	})
	var out []string
	for _, b := range all[:min(len(all), mostReasons)] {
		docs := found[b]
		where := w.readings[docs[0]].Name
		for _, d := range docs[1:] {
			where = min(where, w.readings[d].Name)
		}
		if len(docs) > 1 {
			where += fmt.Sprintf(" and %d more", len(docs)-1)
		}
		why := reasons[b.why]
		if b.other != "" {
			why = fmt.Sprintf(why, b.other)
		}
		out = append(out, fmt.Sprintf("“%s” in %s: %s", b.name, where, why))
	}
	slices.Sort(out)
	return out
}

// gone tells whether node i is of a thing that a correction rejects.
func (w *world) gone(i int) bool {
	if i < 0 || len(w.pins) == 0 {
		return false
	}
	p := w.pins[w.find(i)]
	return p != nil && p.gone
}

// A pin is what a guide says of one thing.
type pin struct {
	name      string
	kind      schema.EntityType
	corrected []string
	gone      bool
}

// pin makes the thing with root r what the guide says of it.
func (w *world) pin(t *thing, r int) {
	if k, ok := w.listed[r]; ok {
		k := &w.known[k]
		t.rename(k.Name)
		if k.Type != "" {
			t.Type = k.Type
		}
		t.Known, t.Wikidata = k.ID, k.Wikidata
		for _, a := range k.Aliases {
			t.Aliases = append(t.Aliases, clean(a))
		}
	}
	if p := w.pins[r]; p != nil {
		if p.kind != "" {
			t.Type = p.kind
		}
		if p.name != "" {
			t.rename(p.name)
		}
		t.Corrected = slices.Clone(p.corrected)
		slices.Sort(t.Corrected)
		t.Corrected = slices.Compact(t.Corrected)
		t.named = t.named || p.name != ""
	}
	slices.Sort(t.Aliases)
	t.Aliases = slices.Compact(slices.DeleteFunc(t.Aliases, func(a string) bool { return strings.EqualFold(a, t.Name) }))
}

func (t *thing) rename(name string) {
	if t.named && name != t.Name {
		t.Aliases = append(t.Aliases, t.Name)
	}
	t.Name = name
}
