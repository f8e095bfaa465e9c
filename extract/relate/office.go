package relate

import (
	"slices"

	"newsgraph/extract/text"
	"newsgraph/schema"
)

// readOffice reads the posts that verbs give and take: "Kestrel named Ana Ruiz
// president of its board", "Ruiz was elected as mayor of Tarn", "Ruiz joined
// Kestrel as chief executive", "Renn resigned as governor of Tarn".
func (g *reading) readOffice(f frame) {
	w := words()
	given, taken := w.has("given", f.lemma), w.has("postas", f.lemma)
	if !given && !taken {
		return
	}
	for _, n := range g.posts(f, given) {
		if given {
			g.office(f, n, f.obj, f.subj)
		}
		if taken && g.prep(n) == "as" {
			g.office(f, n, f.subj, append(append([]int32(nil), f.obj...), g.employers(f)...))
		}
	}
}

// posts returns the nouns of clause f that name a post: complements where a verb
// gives it, and what follows "as".
func (g *reading) posts(f frame, given bool) []int32 {
	var out []int32
	for _, k := range g.kids(f.p) {
		as := g.is(k, "obl", "advcl") && g.prep(k) == "as"
		if k > f.p && g.isRole(k) && (as || given && g.is(k, "xcomp", "obj", "dep")) {
			out = append(out, g.withConj(k)...)
		}
	}
	return out
}

// employers returns what follows "of", "at" and "for" of verb f.
func (g *reading) employers(f frame) []int32 {
	var out []int32
	for _, a := range f.obl {
		if a.prep == "of" || a.prep == "at" || a.prep == "for" {
			out = append(out, a.tok)
		}
	}
	return out
}

// office puts that each of holders has post n: of what its own complement names,
// else of where it is.
func (g *reading) office(f frame, n int32, holders, where []int32) {
	ctx := g.context(f.p)
	for _, h := range holders {
		subj := g.chain(h)
		if subj < 0 || h == n {
			continue
		}
		before := len(g.claims)
		g.roleIn(subj, n, f.p, "office", 880, &ctx)
		for _, c := range where {
			if len(g.claims) > before {
				break
			}
			g.officeAt(f, n, subj, c, &ctx)
		}
		if len(g.claims) > before && resigning[g.lemma(f.p)] {
			c := g.claims[len(g.claims)-1]
			g.put(draft{subj: subj, relation: "left", obj: c.Object, objText: c.ObjText, p: f.p,
				trigger: g.span1(f.p), phrase: g.low(f.p) + " as", rule: "office", score: 860})
		}
	}
}

var resigning = map[string]bool{"resign": true, "retire": true, "step": true, "stand": true, "quit": true}

func (g *reading) officeAt(f frame, n, subj, c int32, ctx *context) {
	name, _ := g.roleName(n)
	obj := g.chain(c)
	if name == "" || obj < 0 || obj == subj || g.kind(obj) == schema.Person {
		return
	}
	if info, ok := g.role(name, n, obj); ok && belongs[info.Name] && g.suits(info, subj, obj) {
		g.put(draft{subj: subj, relation: info.Name, obj: obj, objText: g.phraseSpan(c), p: f.p, trigger: g.span1(n),
			phrase: name, rule: "office", score: 850, ctx: ctx})
	}
}

// readExit reads "the mayor resigned over the mill": that someone gave up a post which
// the clause does not name.
func (g *reading) readExit(f frame) {
	lemma := f.lemma
	if p := g.particle(f.p); p != "" && lemma == g.lemma(f.p) {
		lemma += " " + p
	}
	info, ok := g.v.Relation("left")
	if !ok || !words().has("exit", lemma) || f.passive || len(f.obj) > 0 || g.infinite(f.p) || g.localModality(f.p) != schema.Asserted {
		return
	}
	end := f.p + 1
	if k := f.p + 1; int(k) < len(g.head) && g.head[k] == f.p && g.is(k, "compound:prt", "advmod") {
		end++ // "stepped down"
	}
	for _, a := range f.obl {
		if g.value[a.tok] < 0 && a.tok > f.p {
			end = max(end, g.hi[a.tok])
		}
	}
	for _, s := range f.subj {
		subj := g.chain(s)
		if subj < 0 || !g.suits(info, subj, -1) || g.leaves(subj, g.sent[f.p]) {
			continue
		}
		g.put(draft{subj: subj, relation: info.Name, obj: -1, objText: g.trim(f.p, end), p: f.p, trigger: g.span1(f.p),
			phrase: g.phrase(f, link{}), rule: "exit", score: 780})
	}
}

// leaves tells whether sentence si says already what subj leaves.
func (g *reading) leaves(subj, si int32) bool {
	return slices.ContainsFunc(g.claims, func(c text.Claim) bool { return c.Subject == subj && c.Sentence == si && c.Relation == "left" })
}
