package lexicon

import (
	"sync"

	"newsgraph/schema"
)

type head struct {
	kind     schema.EntityType
	strength string // "name", "proper" or "suffix": see heads.txt
}

var heads = sync.OnceValue(func() map[string]head {
	m := map[string]head{}
	for _, row := range rows("heads.txt") {
		for _, w := range words(row[2]) {
			if _, taken := m[Fold(w)]; !taken {
				m[Fold(w)] = head{schema.EntityType(row[0]), row[1]}
			}
		}
	}
	return m
})

// HeadType returns the type of name that a noun (lemma, or two words: "power
// plant") ends or heads. People are not among them: ask RoleNoun and GroupNoun.
func HeadType(lemma string) (schema.EntityType, bool) {
	h, ok := heads()[Fold(lemma)]
	return h.kind, ok
}

// ThingNoun returns the type of thing that a noun describes in lower case:
// "the prison", but not "the post" or "the act".
func ThingNoun(lemma string) (schema.EntityType, bool) {
	h, ok := heads()[Fold(lemma)]
	if !ok || h.strength != "name" {
		return "", false
	}
	return h.kind, true
}

// HeadSuffix reports whether a word ends names of companies and nothing else: "Inc.".
func HeadSuffix(word string) bool { return heads()[Fold(word)].strength == "suffix" }

var trades = readSet("trades.txt")

// IsTrade reports whether a word says what a company does or sells when it
// ends a name, and is no head noun: "Grid", "Ferries".
func IsTrade(word string) bool { return trades()[Fold(word)] }
