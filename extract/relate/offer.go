package relate

import (
	"strings"

	"newsgraph/schema"
)

// court tells whether chain ch is one who can rule: a court, a judge, a jury,
// by its name, another mention or the title before it.
func (g *reading) court(ch int32) bool {
	if judging(g.Chains[ch].Name) {
		return true
	}
	for _, mi := range g.Chains[ch].Mentions {
		m := g.Mentions[mi]
		if m.Form != schema.Pronoun && judging(g.Words(m.First, m.End)) || m.First > 0 && m.Form == schema.Name && judging(g.Word(m.First-1)) {
			return true
		}
	}
	return false
}

func judging(name string) bool {
	name = strings.ToLower(name)
	for _, w := range []string{"court", "judge", "tribunal", "jury", "justice", "magistrate", "arbitrator", "commission", "panel"} {
		if strings.Contains(name, w) {
			return true
		}
	}
	return false
}

// readiness tells whether clause k is an offer: "we are willing to sell".
// Things are not willing, and who is not ready offers nothing.
func (t *tree) readiness(k int32) bool {
	if k < 0 || t.child(k, "xcomp", "advcl", "ccomp") < 0 || t.child(k, "cop", "aux:pass") < 0 {
		return false
	}
	if w := words(); !w.has("ready", t.lemma(k)) && !w.has("ready", t.low(k)) || t.localModality(k) == schema.Negated {
		return false
	}
	who := t.subjects(k)
	if len(who) == 0 {
		return false
	}
	ch := t.chain(who[0])
	return ch >= 0 && actor(t.kind(ch)) || ch < 0 && t.low(who[0]) != "it"
}

// reportedReadiness looks for an offer in clause k, also where the parser has
// hung it under the condition before it: "that if …, Tarn was ready to pay".
func (t *tree) reportedReadiness(k int32) bool {
	if t.readiness(k) {
		return true
	}
	x := t.child(k, "ccomp", "conj")
	return x >= 0 && t.child(k, "advcl") >= 0 && t.readiness(x)
}

// reported tells whether clause p is what someone said.
func (t *tree) reported(p int32) bool {
	h := t.head[p]
	if q := t.quote[p]; q >= 0 && t.runs[q].speaker >= 0 {
		return true
	}
	return h >= 0 && t.is(p, "ccomp", "parataxis") && words().speech[t.lemma(h)]
}

// contentObject returns the thing that an offer, a refusal or a denial is
// about: what the content clause does something to.
func (g *reading) contentObject(k int32, class string, subj int32) int32 {
	if g.readiness(k) {
		if x := g.child(k, "xcomp", "advcl", "ccomp"); x >= 0 {
			k = x
		}
	}
	if class == "deny" && len(g.ownSubjects(k)) > 0 {
		for _, s := range g.ownSubjects(k) {
			if g.chain(s) != subj {
				return -1 // "denied that Renn sold the ship": it is the clause that is denied
			}
		}
	}
	if class == "deny" {
		if ch := g.owner(k, 0); g.nominal(k) && ch != subj && ch >= 0 {
			return ch
		}
	}
	f := g.frame(k)
	if !f.passive {
		for _, o := range f.obj {
			if ch := g.chain(o); ch >= 0 && ch != subj {
				return ch
			}
		}
	}
	if class != "deny" {
		return -1
	}
	for _, a := range f.obl {
		if g.isRole(a.tok) {
			if ch := g.owner(a.tok, 0); ch >= 0 && ch != subj {
				return ch // "denied that they were named as members of the gang"
			}
		}
		if ch := g.chain(a.tok); ch >= 0 && ch != subj && g.value[a.tok] < 0 {
			return ch
		}
	}
	return -1
}
