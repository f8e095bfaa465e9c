package relate

import (
	"newsgraph/extract/text"
	"newsgraph/schema"
)

// readSpeech reads a verb with a content clause: who said, claimed, denied,
// offered, ordered or refused what.
func (g *reading) readSpeech(f frame) {
	if g.readSilence(f) {
		return
	}
	class := g.speechClass(f)
	if class == "" {
		return
	}
	if g.reportsRun(f.p) {
		return // readQuote reads what is in quotation marks
	}
	if g.asides[g.sent[f.p]] == f.p && words().speech[f.lemma] {
		first, end := g.asideContent(f.p)
		if top := g.top(first, end); top >= 0 && g.hasVerb(first, end) {
			c := context{schema.Asserted, -1}
			if s := g.speakerBeside(f.p); s >= 0 {
				f.subj = g.spread(s)
			}
			g.putSpeech(f, f.p, top, class, g.trim(first, end), &c)
		}
		return
	}
	k, ok := g.content(f)
	if !ok || class == "offer" && g.Tokens[f.p].UPOS != "VERB" && g.reported(f.p) {
		return
	}
	if class == "deny" && g.is(k, "parataxis") {
		class, f.lemma = "say", "say" // "disputed this: it was Renn who left" says who left
	}
	span := g.contentSpan(k)
	if g.aside(f.p) && k == g.head[f.p] {
		span = g.trim(g.lo[k], g.hi[k])
	}
	more := g.moreContent(k)
	for _, m := range more {
		span.End = min(span.End, max(span.Start+1, g.trim(g.lo[k], g.lo[m]).End))
	}
	g.putSpeech(f, f.p, k, class, span, nil)
	for _, m := range more {
		f2 := f
		f2.comp = m
		g.putSpeech(f2, f.p, m, class, g.thatSpan(m), nil)
	}
}

// readSilence reads "would not say when Tarn will pay": a refusal.
func (g *reading) readSilence(f frame) bool {
	if !words().has("silence", f.lemma) || f.passive || g.child(f.p, "advcl") >= 0 || g.quote[f.p] >= 0 || f.lemma == "comment" {
		return false
	}
	would, not := false, false
	for _, k := range g.kids(f.p) {
		would = would || g.is(k, "aux") && g.low(k) == "would"
		not = not || words().has("never", g.lemma(k)) && g.is(k, "advmod")
	}
	if !would || !not || f.comp < 0 && len(f.obj) == 0 {
		return false
	}
	for _, s := range f.subj {
		if subj := g.chain(s); subj >= 0 && actor(g.kind(subj)) {
			g.put(draft{subj: subj, relation: "refused", obj: -1, objText: g.trim(f.p, g.hi[f.p]), p: f.p, trigger: g.span1(f.p),
				phrase: "would not " + g.low(f.p), rule: "speech", score: 850, ctx: g.stated(f.p)})
		}
	}
	return true
}

// speechClass returns how verb f takes its clause: "say", "claim", "deny",
// "think", "offer", "order", "urge", "refuse"; "" for other verbs.
func (g *reading) speechClass(f frame) string {
	w := words()
	if g.readiness(f.p) {
		return "offer"
	}
	if g.Tokens[f.p].UPOS != "VERB" {
		return ""
	}
	inf := f.comp >= 0 && g.infinite(f.comp)
	for _, c := range []string{"deny", "claim", "offer", "refuse", "order", "urge", "say", "think"} {
		if !w.has(c, f.lemma) {
			continue
		}
		if c == "urge" && !inf && f.comp >= 0 && (f.lemma == "call" || g.inquires(f.comp)) {
			return "" // "asked how she felt" is a question, "called her a thief" a name
		}
		if inf && (c == "say" || c == "think") || !inf && (c == "refuse" || c == "order" && g.child(f.p, "obj") >= 0) {
			continue
		}
		if c == "refuse" && f.comp >= 0 && g.lemma(f.comp) == "comment" {
			return "" // "declined to comment" is no news
		}
		return c
	}
	if f.comp > f.p && g.is(f.comp, "ccomp") && !inf && g.states(f.lemma) {
		return "think" // "ruled that", "found that": what the vocabulary takes with a clause
	}
	return ""
}

// states tells whether the vocabulary has a verb for stating, finding or asking.
func (g *reading) states(lemma string) bool {
	info, ok := g.v.Verb(lemma, schema.Person, "")
	if !ok {
		info, ok = g.v.Verb(lemma, schema.Organization, "")
	}
	switch info.Name {
	case "said", "alleged", "ruled", "denied", "urged", "ordered", "criticized", "found":
		return ok
	}
	return false
}

// content returns the head of what f says: its clause, or the sentence that it is set into.
func (g *reading) content(f frame) (int32, bool) {
	if f.comp >= 0 {
		if (g.Tokens[f.comp].UPOS == "ADJ" || g.Tokens[f.comp].UPOS == "NOUN") && g.is(f.comp, "xcomp") && g.child(f.comp, "cop", "mark") < 0 {
			return -1, false // "declared the bridge safe"
		}
		return f.comp, true
	}
	if g.is(f.p, "parataxis") && g.aside(f.p) && g.head[f.p] >= 0 {
		return g.head[f.p], true
	}
	if k := g.child(f.p, "parataxis"); k >= 0 && g.predicate(k) && k > f.p && g.lo[k] > 0 && g.Word(g.lo[k]-1) == ":" {
		return k, true
	}
	return -1, false
}

// contentSpan returns the words of content clause k without its complementiser.
func (t *tree) contentSpan(k int32) text.Span {
	first, end := t.lo[k], t.hi[k]
	for first < k && (t.Tokens[first].UPOS == "PUNCT" || t.is(first, "mark") && (t.low(first) == "that" || t.low(first) == "to")) {
		first++
	}
	return t.trim(first, end)
}

// reportsRun tells whether verb p reports a quotation that holds all of its content.
func (t *tree) reportsRun(p int32) bool {
	for ri := range t.runs {
		if t.runs[ri].speaker == p && !t.runInClause(ri) {
			return true
		}
	}
	return false
}

// runInClause tells whether quotation ri is only part of the reporting verb's
// clause: he said the bank would “never” pay “a single crown”.
func (t *tree) runInClause(ri int) bool {
	r := t.runs[ri]
	if r.speaker < 0 || t.sent[r.speaker] != t.sent[r.first] {
		return false
	}
	k := t.comp(r.speaker)
	return k >= 0 && t.lo[k] < r.first-1 && r.first < t.hi[k]
}

// speechRelation is the relation of a class of speech verbs that the vocabulary lacks.
var speechRelation = map[string]string{
	"say": "said", "claim": "alleged", "deny": "denied", "offer": "offered", "order": "ordered",
	"urge": "urged", "refuse": "refused", "think": "said",
}

// putSpeech puts the claim that the subjects of f say clause k. At is the
// token whose sentence is the evidence.
func (g *reading) putSpeech(f frame, at, k int32, class string, span text.Span, ctx *context) {
	for _, s := range f.subj {
		subj := g.chain(s)
		if subj < 0 || g.kind(subj) == "Work" && class != "say" {
			continue
		}
		switch g.kind(subj) {
		case schema.Event, schema.Location, schema.Law:
			continue // festivals continue, they do not go on to say
		}
		rel := speechRelation[class]
		if info, ok := g.v.Verb(f.lemma, g.kind(subj), ""); ok && info.Text && class != "offer" {
			rel = info.Name
		}
		if rel == "ruled" && !g.court(subj) {
			rel = "said"
		}
		if rel == "found" && f.lemma == "find" && g.court(subj) {
			rel = "ruled"
		}
		if class == "think" && rel != "ruled" && !words().has("think", f.lemma) && !words().has("rule", f.lemma) {
			if info, ok := g.v.Verb(f.lemma, g.kind(subj), ""); !ok || !info.Text {
				continue
			}
		}
		if class == "say" && g.reportedReadiness(k) {
			rel, class = "offered", "offer"
		}
		if (class == "urge" || class == "order") && g.child(f.p, "obj", "iobj") >= 0 && !g.is(f.comp, "ccomp") {
			continue // the one urged is the object
		}
		obj := int32(-1)
		if class == "offer" || class == "refuse" || class == "deny" {
			obj = g.contentObject(k, class, subj)
		}
		trigger := g.span1(f.p)
		if g.sent[at] != g.sent[f.p] {
			trigger = g.span1(at)
		}
		if (class == "say" || class == "think") && g.localModality(f.p) == schema.Negated {
			continue // what someone did not say is no statement
		}
		c := g.context(f.p)
		if ctx != nil {
			c = *ctx
		}
		if class == "say" && c.mod == schema.Negated {
			continue // "declined to say whether"
		}
		g.put(draft{subj: subj, relation: rel, obj: obj, objText: span, p: at, trigger: trigger,
			phrase: g.phrase(f, link{}), rule: "speech", score: 900, ctx: &c})
	}
}

// readQuote puts one claim for each sentence of quotation ri.
func (g *reading) readQuote(ri int) {
	r := g.runs[ri]
	if r.speaker < 0 {
		return
	}
	f := g.frame(r.speaker)
	class := g.speechClass(f)
	if class != "claim" && class != "deny" {
		class = "say"
	}
	inClause := g.runInClause(ri)
	for si := g.sent[r.first]; si <= g.sent[r.end-1]; si++ {
		s := g.Sentences[si]
		if inClause && si == g.sent[r.speaker] {
			continue
		}
		first, end := max(r.first, s.First), min(r.end, s.End)
		top := g.top(first, end)
		if end-first < shortest || top < 0 || !g.hasVerb(first, end) || g.asked(top) {
			continue
		}
		if i := end - 1; g.Word(i) == "?" {
			continue
		}
		ctx := g.context(r.speaker)
		g.putSpeech(f, top, top, class, g.trim(first, end), &ctx)
	}
}

// top returns the token of [first, end) that all others there hang on: the
// first whose head is outside, predicates preferred.
func (t *tree) top(first, end int32) int32 {
	best := int32(-1)
	for i := first; i < end; i++ {
		if h := t.head[i]; h < first || h >= end {
			if t.predicate(i) {
				return i
			}
			if best < 0 {
				best = i
			}
		}
	}
	return best
}

func (t *tree) hasVerb(first, end int32) bool {
	for i := first; i < end; i++ {
		if u := t.Tokens[i].UPOS; u == "VERB" || u == "AUX" {
			return true
		}
	}
	return false
}
