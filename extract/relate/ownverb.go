package relate

import "strings"

// readOwnVerb makes a relation of a verb that the vocabulary lacks: "co-hosted
// the gala with" is co-host_with. It asks for two names, since between
// described things such verbs are mostly chance.
func (g *reading) readOwnVerb(f frame, l link) {
	if g.Tokens[f.p].UPOS != "VERB" || words().has("empty", g.lemma(f.p)) || words().speech[g.lemma(f.p)] || strings.Contains(l.form, "_") {
		return
	}
	obj := g.chain(l.obj)
	if obj < 0 || !g.Chains[obj].Named || !isWord(l.form) || placed[prepOf(l.form)] || (g.v.Knows(l.form) || g.v.Knows(f.lemma)) && !physical[l.form] && l.form != "win" {
		return // a film that wins a prize takes nothing
	}
	for _, s := range f.subj {
		subj := g.chain(s)
		if subj < 0 || !g.Chains[subj].Named {
			continue
		}
		g.put(draft{subj: subj, relation: strings.ReplaceAll(l.form, " ", "_"), obj: obj, objText: g.phraseSpan(l.obj), p: f.p,
			trigger: g.span1(f.p), phrase: g.phrase(f, l), rule: "own-verb", score: 600})
	}
}

// placed are prepositions of time, place and manner: what follows them is
// seldom a party to the verb.
var placed = map[string]bool{
	"in": true, "at": true, "on": true, "during": true, "after": true, "before": true, "since": true, "until": true,
	"despite": true, "like": true, "as": true, "by": true, "within": true, "near": true, "outside": true, "inside": true,
	"than": true, "amid": true, "because": true, "through": true, "including": true, "across": true, "throughout": true,
	"around": true, "of": true, "ahead": true, "ahead of": true, "between": true, "among": true, "according to": true, "along": true, "behind": true, "under": true,
}

// prepOf returns what follows the first word of a form.
func prepOf(form string) string {
	_, rest, _ := strings.Cut(form, " ")
	return rest
}

// isWord tells whether s is letters, spaces and hyphens, as a relation's name must be.
func isWord(s string) bool {
	for _, c := range s {
		if (c < 'a' || c > 'z') && c != ' ' && c != '-' {
			return false
		}
	}
	return s != ""
}
