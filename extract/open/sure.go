package open

import "slices"

// rules is how often a tuple of each rule is right, in permille, in the main clause of a short sentence.
var rules = map[string]int{
	"verb": 800, "said": 750, "joined": 700, "copula": 680, "advcl": 550, "participle": 550, "place": 500, "xcomp": 500,
	"apposition": 450, "infinitive": 430, "there": 350, "title": 450, "purpose": 500, "guess": 600, "according to": 300, "possessive": 150,
}

// sure returns the confidence in the tuple of cl.
func (r *reader) sure(cl *clause, subject Part, args []arg) int {
	rule, v := cl.rule, cl.verb
	c := rules[rule]
	doubt := func(permille int, in bool) {
		if in {
			c = c * permille / 1000
		}
	}
	for h := v; h >= 0 && c > 0; h = r.head[h] {
		doubt(850, r.is(h, "ccomp", "csubj") || r.is(h, "advcl", "acl") && h != v)
	}
	doubt(850, r.is(v, "acl", "advcl") && rule == "verb")
	words := 0
	for _, a := range args {
		words += len(a.part)
	}
	s := subject[len(subject)-1]
	doubt(850, words > 20)
	doubt(900, words < 2)
	doubt(700, rule == "copula" && r.upos(s, "PRON"))
	doubt(750, v-s > 14)
	doubt(850, cl.rel[0] >= 0 && slices.Contains([]string{"VB", "VBP", "VBG"}, r.Tokens[cl.rel[0]].XPOS))
	return c
}
