package relate

import (
	"slices"
	"strings"

	"newsgraph/extract/text"
	"newsgraph/schema"
)

// readClause reads the relations of a verb, or of an adjective after a copula,
// to its objects.
func (g *reading) readClause(f frame) {
	switch {
	case g.Tokens[f.p].UPOS == "VERB":
	case g.child(f.p, "cop") >= 0:
		f.lemma = "be " + f.lemma
		if pr := g.prep(f.p); pr != "" {
			f.lemma = "be " + pr + " " + g.lemma(f.p)
		}
	default:
		return
	}
	for _, s := range f.subj[:len(f.subj):len(f.subj)] {
		f.subj = append(f.subj, g.listed(s)...) // "two chemists, Renn and Lindt": each of them did it
	}
	took := map[int32]bool{} // nouns of light verbs: no objects of their own
	for _, l := range g.links(f) {
		if l.rule == "verb" && l.obj >= 0 && took[l.obj] || l.rule == "light-verb" && l.obj < 0 && took[l.via[0]] || g.emptyName(f, l) || g.offerNoun(f, l) {
			continue
		}
		known := g.byAgent(f, l)
		known = g.byPatient(f, l) || known
		if known && strings.Contains(l.form, " _ ") {
			took[l.obj] = true
		}
		if known && l.rule == "light-verb" {
			took[l.via[0]] = true
			if l.obj >= 0 {
				took[l.obj] = true
			}
		}
		if !known && l.rule == "verb" {
			g.readOwnVerb(f, l)
		}
	}
	g.readPostVerb(f)
	g.readTogether(f)
}

// readTogether reads "Ruiz and Renn met" and "Tarn and Ruhl clashed": a
// relation that holds both ways between the two who do it.
func (g *reading) readTogether(f frame) {
	if len(f.obj) > 0 || len(f.subj) != 2 || f.passive {
		return
	}
	a, b := g.chain(f.subj[0]), g.chain(f.subj[1])
	if a < 0 || b < 0 {
		return
	}
	for _, form := range []string{f.lemma + " with", f.lemma} {
		if info, ok := g.v.Verb(form, g.kind(a), g.kind(b)); ok && info.Symmetric && g.suits(info, a, b) {
			g.put(draft{subj: a, relation: info.Name, obj: b, objText: g.phraseSpan(f.subj[1]), p: f.p,
				trigger: g.span1(f.p), phrase: g.phrase(f, link{}), rule: "together", score: 850})
			return
		}
	}
}

// offerNoun tells whether l is a noun that readOffer reads, or a readiness
// that readSpeech does.
func (g *reading) offerNoun(f frame, l link) bool {
	if l.rule == "light-verb" && l.obj < 0 && words().has("noffer", g.lemma(l.via[0])) {
		return true
	}
	return words().has("ready", strings.TrimPrefix(f.lemma, "be ")) && strings.HasPrefix(f.lemma, "be ")
}

// received tells whether those a country receives were deported: others may
// have come to it of their own will.
func (g *reading) received(info schema.RelationInfo, o int32) bool {
	if info.Name != "deported_to" {
		return true
	}
	for i := g.lo[o]; i < g.hi[o]; i++ {
		if l := g.lemma(i); strings.HasPrefix(l, "deport") || l == "expel" || l == "expelled" {
			return true
		}
	}
	return false
}

// emptyName tells whether l is a verb of naming without the name: "called the
// police", "identified the body".
func (g *reading) emptyName(f frame, l link) bool {
	if !words().has("name", f.lemma) || l.form != f.lemma || f.comp >= 0 {
		return words().has("name", f.lemma) && g.low(l.obj) == "it" // "calling it a waste" accuses nobody
	}
	for _, a := range f.obl {
		if a.prep == "as" {
			return false
		}
	}
	return len(f.obj) < 2
}

// byAgent puts the claims of l for every agent of f, and reports whether the
// vocabulary has l for one of them.
func (g *reading) byAgent(f frame, l link) bool {
	known := false
	for _, s := range f.subj {
		subj := g.chain(s)
		if subj < 0 {
			known = g.drawn(f, l, s) || known
			continue
		}
		if info, obj, ok := g.lookup(l, subj); ok {
			known = true
			if g.bare(f, l, obj) || info.Name == "suffered" && g.mayFill(placeKinds, obj) && obj >= 0 {
				continue
			}
			if info.Name == "gave" && len(f.obj) > 0 && (g.value[f.obj[0]] >= 0 || words().has("term", g.lemma(f.obj[0]))) {
				continue // "gave the bank two weeks to pay"
			}
			g.putLink(f, l, info, subj, obj)
			continue
		}
		if obj := g.chain(l.obj); obj >= 0 {
			if info, ok := g.find(g.v.Inverse, l.form, obj, subj); ok && g.suits(info, obj, subj) && g.received(info, l.obj) {
				known = true
				g.putInverse(f, l, info, subj, obj, s)
			}
		}
	}
	for _, s := range f.matrix { // "Renn attacked the bank, prompting a response from it"
		subj, obj := g.chain(s), g.chain(l.obj)
		if info, ok := g.find(g.v.Inverse, l.form, obj, subj); ok && subj >= 0 && obj >= 0 && g.suits(info, obj, subj) {
			known = true
			g.putInverse(f, l, info, subj, obj, s)
		}
	}
	return known
}

// drawn reads "the decision drew criticism from unions": what words s say, which
// are no thing, is the object.
func (g *reading) drawn(f frame, l link, s int32) bool {
	o := g.chain(l.obj)
	if o < 0 || l.rule != "light-verb" || g.Tokens[s].UPOS != "NOUN" {
		return false
	}
	info, ok := g.v.Inverse(l.form, g.kind(o), "")
	if !ok || !info.Text || !g.suits(info, o, -1) {
		return false
	}
	g.put(draft{subj: o, relation: info.Name, obj: -1, objText: g.listSpan(s), p: f.p, trigger: g.triggerOf(f, l),
		phrase: g.phrase(f, l), rule: "inverse", score: l.base - 30})
	return true
}

func (g *reading) putLink(f frame, l link, info schema.RelationInfo, subj, obj int32) {
	span := g.span1(f.p)
	switch {
	case l.obj >= 0:
		span = g.phraseSpan(l.obj)
		if obj < 0 {
			span = g.listSpan(l.obj)
		}
		if k := g.relativeAbove(f.p); k >= 0 && g.head[k] == l.obj && k > l.obj {
			span.End = max(span.Start+1, min(span.End, g.trim(l.obj, g.lo[k]).End)) // "a charge that Tarn denied" is a charge
		}
	case l.rule == "clause":
		if k := g.head[l.via[0]]; k >= 0 {
			span = g.contentSpan(k)
			if span.Start <= g.Tokens[l.via[0]].Start {
				span.Start = g.Tokens[l.via[0]+1].Start
			}
		}
	case info.Name == "suffered" && l.rule == "patient": // "shot dead": the harm is the verb
	case f.comp >= 0 && len(l.via) > 0 && f.comp > l.via[0]:
		span = g.trim(g.lo[l.via[0]], g.hi[f.comp])
	case f.comp >= 0:
		span = g.contentSpan(f.comp)
	case len(l.via) > 0:
		span = g.phraseSpan(l.via[0])
	}
	if info.Name == "denied" && obj < 0 {
		if ch, s, ok := g.deniedClaim(l, subj); ok {
			obj, span = ch, s
		}
	}
	d := draft{subj: subj, relation: info.Name, obj: obj, objText: span, p: f.p,
		trigger: g.triggerOf(f, l), phrase: g.phrase(f, l), rule: l.rule, score: l.base}
	g.put(d)
	if l.obj >= 0 && g.under(l.obj, f.p) && (l.rule == "verb" || l.rule == "light-verb") {
		for _, m := range g.listed(l.obj) { // "arrested three men: Renn, Ruiz and Lindt"
			d.obj, d.objText = g.chain(m), g.phraseSpan(m)
			if g.suits(info, subj, d.obj) {
				g.put(d)
			}
		}
	}
}

// relativeAbove returns the relative clause that verb p heads or stands in, or -1.
func (t *tree) relativeAbove(p int32) int32 {
	for i := p; i >= 0; i = t.head[i] {
		if t.is(i, "acl:relcl") {
			return i
		}
		if !t.is(i, "conj", "xcomp", "ccomp") {
			break
		}
	}
	return -1
}

// listed returns the names of people set beside group i or the noun it hangs under.
func (g *reading) listed(i int32) []int32 {
	var out []int32
	for _, n := range []int32{i, g.child(i, "nmod")} {
		if n < 0 || g.kind(g.chain(n)) != schema.Group {
			continue
		}
		for _, k := range g.kids(n) {
			if !g.is(k, "appos") || !g.setOff(k) {
				continue
			}
			for _, x := range g.withConj(k) {
				if ch := g.chain(x); ch >= 0 && g.Chains[ch].Named && g.kind(ch) == schema.Person {
					out = append(out, x)
				}
			}
		}
	}
	return out
}

// putInverse puts a claim that the verb words from the object's side: "the
// station aired the film" is the film's being on the station.
func (g *reading) putInverse(f frame, l link, info schema.RelationInfo, subj, obj, s int32) {
	g.put(draft{subj: obj, relation: info.Name, obj: subj, objText: g.phraseSpan(s), p: f.p,
		trigger: g.triggerOf(f, l), phrase: g.phrase(f, l), rule: "inverse", score: l.base - 30})
}

// bare tells whether l is a light verb with a noun that has nothing to say
// for itself: "raised alarm", "gave a speech", "issued a statement".
func (g *reading) bare(f frame, l link, obj int32) bool {
	return l.rule == "light-verb" && obj < 0 && l.obj < 0 && len(l.via) > 0 && len(f.iobj) == 0 &&
		(f.comp < 0 || f.comp < l.via[0]) && g.hi[l.via[0]] == l.via[0]+1
}

// triggerOf returns the verb and the noun it governs, when they stand close.
func (g *reading) triggerOf(f frame, l link) text.Span {
	s := g.span1(f.p)
	if len(l.via) > 0 && l.rule == "light-verb" && l.via[0] > f.p {
		s.End = g.Tokens[l.via[0]].End
	}
	return s
}

// byPatient puts the claims of l that hold of the one acted on: "deported the
// men to Tarn" puts the men in Tarn, "the men were deported to Tarn" too.
func (g *reading) byPatient(f frame, l link) bool {
	known := false
	for _, o := range f.obj {
		subj := g.chain(o)
		if subj < 0 || l.rule != "verb" && l.rule != "clause" {
			continue
		}
		x := l.obj
		if slices.Contains(f.obj, x) {
			x = -1 // "tortured the men": the harm has no object
		}
		obj := g.chain(x)
		if obj < 0 && x >= 0 && words().has("prison", g.lemma(x)) {
			if g.sentToPrison(f, l, subj, x) {
				known = true
				continue
			}
		}
		info, ok := g.find(g.v.Patient, l.form, subj, obj)
		if !ok && obj >= 0 {
			if i2, ok2 := g.v.Patient(l.form, g.kind(subj), ""); ok2 && textual[i2.Name] {
				info, ok, obj = i2, true, -1 // "charged with smuggling arms"
			}
		}
		if !ok && strings.HasSuffix(l.form, " under") && g.kind(obj) == schema.Law {
			info, ok = g.v.Relation("under_law")
		}
		if !ok || !g.suits(info, subj, obj) || obj < 0 && !(info.Text && (l.rule == "clause" || info.Name == "suffered" || l.obj >= 0 && x >= 0)) {
			continue
		}
		if k := g.kind(subj); info.Name == "suffered" && x < 0 && k != schema.Person && k != schema.Group && k != schema.NORP {
			continue // "Tarn was hit by a storm" and "Chelsea beat Arsenal" hurt no one
		}
		if info.Name == "suffered" && obj >= 0 && g.kind(obj) != schema.Event {
			continue // "killed in Tarn" is where, not what
		}
		if obj >= 0 && info.Name != "imprisoned_in" && g.prison(obj) || obj >= 0 && info.Name == "imprisoned_in" && !g.prison(obj) {
			info = g.custody(info, l.form, subj, obj)
		}
		known = true
		l2 := l
		l2.obj = x
		if l.rule == "verb" {
			l2.rule = "patient"
		}
		g.putLink(f, l2, info, subj, obj)
	}
	return known
}

// sentToPrison reads "Renn was sent to prison in Tarn": of a prison without a
// name the place says where.
func (g *reading) sentToPrison(f frame, l link, subj, prison int32) bool {
	info, ok := g.v.Relation("imprisoned_in")
	if _, moves := g.v.Patient(l.form, schema.Person, schema.GPE); !ok || !moves {
		return false
	}
	for _, a := range g.complements(prison, f) {
		if at := g.chain(a.tok); (a.prep == "in" || a.prep == "at") && at >= 0 && g.suits(info, subj, at) {
			l.obj, l.rule, l.via = a.tok, "patient", nil
			g.putLink(f, l, info, subj, at)
			return true
		}
	}
	return false
}

// physical are verbs that criticize who can answer, and do other harm to what cannot.
var physical = map[string]bool{"attack": true, "hit": true, "blast": true, "rip": true, "rap": true, "bash": true, "pan": true}

func speaker(k schema.EntityType) bool {
	return k == schema.Person || k == schema.Organization || k == schema.Work
}

// textual are the relations whose object may be a plain noun phrase that is no
// thing of the graph: "criticized the conditions".
var textual = map[string]bool{
	"criticized": true, "denied": true, "investigated": true, "suffered": true, "charged_with": true,
	"alleged": true, "offered": true, "refused": true, "caused": true,
	"ordered": true, "supported": true, "responded_to": true, "took": true, "left": true,
}

// plainly are verbs of other relations of which the same holds.
var plainly = map[string]bool{
	"demand": true, "announce": true, "declare": true, "promise": true, "predict": true, "confirm": true, "admit": true,
	"speak of": true, "warn of": true, "warn about": true, "warn against": true, "hint at": true, "call for": true,
}

// vague are verbs of these relations that mean something else with a plain
// noun: "maintained a majority", "lost the match", "asked a question".
var vague = map[string]bool{
	"claim": true, "maintain": true, "assert": true, "contend": true, "lose": true, "experience": true, "undergo": true, "study": true,
	"review": true, "examine": true, "search": true, "offer": true, "question": true, "challenge": true, "resist": true,
	"inspect": true, "monitor": true, "analyze": true, "analyse": true, "fight": true, "contest": true, "sustain": true,
	"take": true, "bring": true, "collect": true, "capture": true, "grab": true, "occupy": true, "lend": true,
}

// through are the relations that reach who owns, undergoes or says what their
// object names: "criticized conditions at the prison" criticizes the prison.
var through = map[string]bool{
	"criticized": true, "supported": true, "responded_to": true, "features": true, "denied": true,
	"investigated": true, "conflict_with": true, "ally_of": true,
}
