package lexicon

import (
	"strings"
	"sync"

	"newsgraph/schema"
)

type place struct {
	kind   schema.EntityType
	within string
}

type gazetteer struct {
	countries map[string]string // name or alias to canonical name
	demonyms  map[string]string // to canonical name
	places    map[string]place
	norps     map[string]bool // that are no demonyms
}

var world = sync.OnceValue(func() gazetteer {
	g := gazetteer{map[string]string{}, map[string]string{}, map[string]place{}, map[string]bool{}}
	for _, row := range rows("countries.txt") {
		name := row[0]
		g.countries[noThe(Fold(name))] = name
		for _, alias := range words(row[1]) {
			g.countries[noThe(Fold(alias))] = name
		}
		for _, d := range words(row[2]) {
			key := Fold(d)
			g.demonyms[key] = name
			if _, taken := g.demonyms[key+"s"]; !taken && !strings.HasSuffix(key, "s") {
				g.demonyms[key+"s"] = name
			}
		}
	}
	for key := range g.countries {
		delete(g.demonyms, key) // "Philippines" is no plural of "Philippine"
	}
	for _, row := range rows("places.txt") {
		for _, w := range words(row[2]) {
			key := noThe(Fold(w))
			if row[0] == string(schema.NORP) {
				g.norps[key] = true
			} else if _, taken := g.places[key]; !taken {
				g.places[key] = place{schema.EntityType(row[0]), row[1]}
			}
		}
	}
	return g
})

// Country returns the canonical name of a country or territory known by name or alias.
// The bare forms "US" and "us" differ: "us" and "it" are pronouns, never countries.
func Country(s string) (name string, ok bool) {
	key := noThe(Fold(s))
	if len(key) <= 3 && key != "" && s[len(s)-1] == key[len(key)-1] && key[len(key)-1] != '.' {
		return "", false // "us", "car": only in capitals
	}
	name, ok = world().countries[key]
	return name, ok
}

// Demonym returns the country of an adjective or noun for its people:
// "Salvadoran", "Danes". The case does not matter.
func Demonym(s string) (country string, ok bool) {
	country, ok = world().demonyms[Fold(s)]
	return country, ok
}

// NORP reports whether s names a people, religion, party or nationality.
func NORP(s string) bool {
	key := Fold(s)
	w := world()
	_, ok := w.demonyms[key]
	return ok || w.norps[key]
}

// Place returns the type, schema.GPE or schema.Location, of a known place.
func Place(s string) (schema.EntityType, bool) {
	if _, ok := Country(s); ok {
		return schema.GPE, true
	}
	p, ok := world().places[noThe(Fold(s))]
	return p.kind, ok
}

// Within returns the country of a place below countries, "" when it is not known.
func Within(s string) string { return world().places[noThe(Fold(s))].within }

// Aliases calls yield with every name and alias of every country, folded, and
// the canonical name, in no order.
func Aliases(yield func(alias, country string) bool) {
	for a, c := range world().countries {
		if !yield(a, c) {
			return
		}
	}
}

// NearCountry reports whether s, of eight letters or more, is a country's name
// with one letter wrong, missing, doubled or swapped with the next.
func NearCountry(s string) bool {
	key := noThe(Fold(s))
	if len(key) < 8 {
		return false
	}
	near := false
	for alias := range world().countries { // any hit is enough: order does not matter
		if d := len(alias) - len(key); d >= -1 && d <= 1 && alias[0] == key[0] && alias != key && oneOff(alias, key) {
			near = true
		}
	}
	return near
}

// oneOff reports whether a and b differ by one edit.
func oneOff(a, b string) bool {
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	return len(a) <= 1 && len(b) <= 1 || len(a) == 2 && len(b) == 2 && a[0] == b[1] && a[1] == b[0]
}
