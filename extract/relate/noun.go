package relate

import (
	"strings"

	"newsgraph/schema"
)

// readNoun reads nouns that name what someone does: "Okoye's criticism of
// the bank", "the deportation of sailors to Tarn", "an offer to sell the mill".
func (g *reading) readNoun(n int32) {
	g.readEvent(n)
	g.readBetween(n)
	g.readOffer(n)
	g.readPost(n)
	g.readAccording(n)
}

// readEvent reads a noun of the vocabulary with its agent and complement.
func (g *reading) readEvent(n int32) {
	var agents []int32
	if g.child(n, "nmod:poss") >= 0 || g.hasBy(n) {
		agents = g.nounAgent(n)
	}
	for _, a := range agents {
		subj := g.chain(a)
		if subj < 0 {
			continue
		}
		for _, k := range g.kids(n) {
			pr := g.prep(k)
			if !g.is(k, "nmod") || pr == "" || pr == "by" || g.is(k, "nmod:poss") {
				continue
			}
			for _, x := range g.spread(k) {
				g.eventClaim(n, subj, x, pr)
			}
		}
	}
}

// readBetween reads "a clash between Tarn and Ruhl".
func (g *reading) readBetween(n int32) {
	for _, k := range g.kids(n) {
		if !g.is(k, "nmod") || g.prep(k) != "between" {
			continue
		}
		both := g.spread(k)
		if len(both) != 2 {
			continue
		}
		a, b := g.chain(both[0]), g.chain(both[1])
		if info, ok := g.find(g.v.Noun, g.lemma(n)+" with", a, b); ok && a >= 0 && b >= 0 && g.suits(info, a, b) {
			c := g.eventContext(n)
			g.put(draft{subj: a, relation: info.Name, obj: b, objText: g.phraseSpan(both[1]), p: n, trigger: g.span1(n),
				phrase: g.lemma(n) + " between", rule: "noun", score: 800, ctx: &c})
		}
	}
}

func (g *reading) hasBy(n int32) bool {
	for _, k := range g.kids(n) {
		if g.is(k, "nmod") && g.prep(k) == "by" {
			return true
		}
	}
	return false
}

func (g *reading) eventClaim(n, subj, x int32, prep string) {
	form, obj := g.lemma(n)+" "+prep, g.chain(x)
	info, ok := g.find(g.v.Noun, form, subj, obj)
	if obj < 0 || !ok {
		if o := g.owner(x, 0); o >= 0 && o != subj {
			if i2, ok2 := g.find(g.v.Noun, form, subj, o); ok2 && through[i2.Name] {
				info, ok, obj = i2, true, o
			}
		}
	}
	if !ok || !g.suits(info, subj, obj) || obj < 0 && !(info.Text && textual[info.Name]) {
		return
	}
	c := g.eventContext(n)
	g.put(draft{subj: subj, relation: info.Name, obj: obj, objText: g.phraseSpan(x), p: n, trigger: g.span1(n),
		phrase: form, rule: "noun", score: 820, ctx: &c})
}

// eventContext is the context of noun n, with what its own modifiers say:
// "the alleged theft", "no response".
func (g *reading) eventContext(n int32) context {
	c := g.context(n)
	if g.absent(n) {
		c.weaken(schema.Negated)
	}
	h := g.head[n]
	if h < 0 || !g.is(n, "obj", "nsubj") {
		return c
	}
	if m := g.localModality(h); m == schema.Negated || m == schema.Hypothetical {
		c.weaken(m)
	}
	return c
}

// readOffer reads an offer or refusal that is a noun: "responded with an offer
// to release the men".
func (g *reading) readOffer(n int32) {
	w, l := words(), g.lemma(n)
	rel, class := "", ""
	switch {
	case w.has("noffer", l):
		rel, class = "offered", "offer"
	case l == "refusal":
		rel, class = "refused", "refuse"
	default:
		return
	}
	for _, k := range g.kids(n) {
		if !g.is(k, "acl", "xcomp", "advcl") || !g.hasTo(k) {
			continue
		}
		for _, a := range g.nounAgent(n) {
			subj := g.chain(a)
			g.put(draft{subj: subj, relation: rel, obj: g.contentObject(k, class, subj), objText: g.contentSpan(k), p: n,
				trigger: g.span1(n), phrase: l + " to", rule: "noun", score: 850})
		}
	}
}

// readPost reads who publishes on a platform: "in a post on Chirp", "her Chirp post".
func (g *reading) readPost(n int32) {
	if !words().has("post", g.lemma(n)) {
		return
	}
	for _, k := range g.kids(n) {
		if g.is(k, "nmod:poss") || !g.is(k, "nmod", "compound") || g.kind(g.chain(k)) != schema.Product && !g.platform(k) {
			continue
		}
		if pr := g.prep(k); g.is(k, "nmod") && pr != "on" && pr != "to" && pr != "" {
			continue
		}
		who := g.nounAgent(n)
		if len(who) == 0 {
			who = g.subjectsAbove(n) // "Ruiz's remarks came in the form of a post on Chirp"
		}
		g.posted(who, n, k)
	}
}

// platform tells whether noun phrase k is named as a place to publish: "the social media platform Chirp".
func (g *reading) platform(k int32) bool {
	s := strings.ToLower(g.Words(g.lo[k], g.hi[k]))
	return g.chain(k) >= 0 && (strings.Contains(s, "social media") || strings.Contains(s, "platform") || strings.Contains(s, "social network"))
}

func (g *reading) posted(who []int32, p, k int32) {
	for _, a := range who {
		subj := g.chain(a)
		if subj < 0 {
			subj = g.owner(a, 0)
		}
		if subj >= 0 && !actor(g.kind(subj)) {
			continue
		}
		g.put(draft{subj: subj, relation: "posted_on", obj: g.chain(k), objText: g.phraseSpan(k), p: p,
			trigger: g.span1(p), phrase: g.low(p) + " on", rule: "post", score: 850})
	}
}

// readPostVerb reads "wrote on Chirp", "a post she shared on Chirp".
func (g *reading) readPostVerb(f frame) {
	w := words()
	for _, a := range f.obl {
		if a.prep != "on" && a.prep != "to" || g.kind(g.chain(a.tok)) != schema.Product && !g.platform(a.tok) {
			continue
		}
		if w.has("postv", f.lemma) || w.has("light", f.lemma) {
			g.posted(f.subj, f.p, a.tok)
		}
	}
}
