package relate

// readVerdict reads what someone calls a thing or a deed: "called the offer an
// insult" censures it, "called the vote fair" backs it, "dismissed the report as
// nonsense" denies it. Of people and bodies, readClause reads an accusation.
func (g *reading) readVerdict(f frame) {
	if !words().has("verdict", f.lemma) || f.passive || g.Tokens[f.p].UPOS != "VERB" {
		return
	}
	verdict := g.verdictOf(f)
	if verdict < 0 {
		return
	}
	rel := g.polarity(verdict, f.lemma)
	for _, s := range f.subj {
		subj := g.chain(s)
		for _, o := range f.obj {
			if o == verdict || rel == "" || subj < 0 || !actor(g.kind(subj)) || g.Tokens[o].UPOS == "PRON" && g.chain(o) < 0 && g.low(o) != "that" && g.low(o) != "this" {
				continue
			}
			obj := g.chain(o)
			if actor(g.kind(obj)) {
				continue
			}
			if rel == "said" || obj >= 0 && !g.Chains[obj].Named {
				obj = -1
			}
			span := g.phraseSpan(o)
			if rel == "said" {
				span.End = max(span.End, g.phraseSpan(verdict).End)
			}
			g.put(draft{subj: subj, relation: rel, obj: obj, objText: span, p: f.p, trigger: g.span1(f.p),
				phrase: g.phrase(f, link{}), rule: "verdict", score: 820})
		}
	}
}

// verdictOf returns the adjective or noun that clause f calls its object, or -1.
func (g *reading) verdictOf(f frame) int32 {
	for _, a := range f.obl {
		if a.prep == "as" {
			return a.tok
		}
	}
	for _, k := range g.kids(f.p) {
		if k <= f.p || g.child(k, "mark") >= 0 && g.prep(k) != "as" {
			continue
		}
		if g.is(k, "xcomp") && g.Tokens[k].UPOS != "VERB" || g.is(k, "advcl", "xcomp") && g.prep(k) == "as" {
			return k
		}
	}
	if len(f.obj) == 2 {
		return f.obj[1] // "called that nonsense"
	}
	return -1
}

// polarity returns the relation of a verdict; what only describes is a statement.
func (g *reading) polarity(verdict int32, lemma string) string {
	w := words()
	for _, k := range append([]int32{verdict}, g.kids(verdict)...) {
		if k != verdict && !g.is(k, "amod", "conj", "compound", "nmod") {
			continue
		}
		for _, v := range verdicts {
			if w.has(v.class, g.lemma(k)) || w.has(v.class, g.low(k)) {
				return v.relation
			}
		}
	}
	switch lemma {
	case "hail":
		return "supported"
	case "dismiss", "reject":
		return "denied"
	case "condemn", "denounce", "decry", "brand":
		return "criticized"
	case "call", "describe", "pronounce":
		return "said"
	}
	return ""
}

// verdicts are the relations that words of a class stand for.
var verdicts = []struct{ class, relation string }{{"lie", "denied"}, {"bad", "criticized"}, {"good", "supported"}}
