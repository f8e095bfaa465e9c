package relate

import (
	"sort"

	"newsgraph/extract/text"
	"newsgraph/schema"
)

// A vocabulary answers what relation a verb, a noun or a role stands for
// between things of two types; *schema.Vocabulary does.
type vocabulary interface {
	Relation(name string) (schema.RelationInfo, bool)
	Verb(form string, subj, obj schema.EntityType) (schema.RelationInfo, bool)
	Inverse(form string, subj, obj schema.EntityType) (schema.RelationInfo, bool)
	Patient(form string, subj, obj schema.EntityType) (schema.RelationInfo, bool)
	Noun(form string, subj, obj schema.EntityType) (schema.RelationInfo, bool)
	Role(noun string, obj schema.EntityType) (schema.RelationInfo, bool)
	Knows(form string) bool
}

// A Reader reads claims with one vocabulary. It may be used by many goroutines.
type Reader struct{ v vocabulary }

// New returns a Reader for v; nil means the built-in vocabulary.
func New(v *schema.Vocabulary) *Reader {
	if v == nil {
		v = schema.News()
	}
	return &Reader{v}
}

// Read fills doc.Claims from the heads, mentions, chains and dates of doc.
//
// Claims are in text order of their triggers, then in the order of the rules
// that read them; none is there twice. A doc without heads has none.
func (r *Reader) Read(doc *text.Doc) {
	doc.Claims = nil
	if len(doc.Tokens) > 0 && len(doc.Chains) > 0 {
		isRole := func(s string) bool { _, ok := r.v.Role(s, ""); return ok }
		g := &reading{tree: plant(doc, isRole), v: r.v, seen: map[key]int{}}
		g.read()
		doc.Claims = g.claims
	}
	doc.Filled |= text.Claims
}

// A reading is one document while its claims are read.
type reading struct {
	*tree
	v      vocabulary
	claims []text.Claim
	seen   map[key]int
	may    [][]schema.EntityType // by chain: see mayBe
	later  []draft               // see putLater
}

// A key is what makes two claims one: who, what, whom, in which sentence.
type key struct {
	subj     int32
	relation string
	obj      int32
	at       int32 // start of an object that is text
	sentence int32
}

func (g *reading) read() {
	for i := range g.Tokens {
		p := int32(i)
		switch {
		case g.predicate(p):
			f := g.frame(p)
			if g.readPatterns(f) {
				continue
			}
			g.readSpeech(f)
			g.readClause(f)
			g.readCopula(f)
			g.readNaming(f)
			g.readVerdict(f)
			g.readOffice(f)
			g.readExit(f)
		case g.Tokens[i].UPOS == "NOUN", g.Tokens[i].UPOS == "PROPN":
			g.readNoun(p)
		}
	}
	for mi := range g.Mentions {
		g.readRoles(int32(mi))
		g.readModifiers(int32(mi))
	}
	for ri := range g.runs {
		g.readQuote(ri)
	}
	g.putLater()
	sort.SliceStable(g.claims, func(i, j int) bool { return g.claims[i].Trigger.Start < g.claims[j].Trigger.Start })
}

// A draft is a claim before its context is worked out.
type draft struct {
	subj     int32 // chain
	relation string
	obj      int32     // chain, -1 when the object is text
	objText  text.Span // the words of the object
	p        int32     // the token whose context holds
	trigger  text.Span
	phrase   string
	rule     string
	score    int
	ctx      *context // nil: that of p
}

// put adds a claim, unless its sentence has it already.
func (g *reading) put(d draft) {
	if d.subj < 0 || d.relation == "" || d.subj == d.obj || d.objText.End <= d.objText.Start {
		return
	}
	if g.Chains[d.subj].Type == schema.Date || d.obj >= 0 && g.Chains[d.obj].Type == schema.Date {
		return
	}
	if g.verbless(g.sent[d.p]) {
		return
	}
	c := g.context(d.p)
	if d.ctx != nil {
		c = *d.ctx
	}
	if acts[d.relation] && c.source == d.subj && c.mod == schema.Alleged {
		c = context{schema.Asserted, -1} // that Renn offered the ship stands not on Renn's word
	}
	if d.obj < 0 && g.overlaps(d) {
		return
	}
	d.score -= g.doubtful(d.relation, d.subj, d.obj)
	k := key{d.subj, d.relation, d.obj, 0, g.sent[d.p]}
	if d.obj < 0 {
		k.at = d.objText.Start
	}
	claim := text.Claim{
		Subject: d.subj, Relation: d.relation, Object: d.obj, ObjText: d.objText, Phrase: d.phrase,
		Source: c.source, Modality: c.mod, When: g.when(d.p), Sentence: g.sent[d.p],
		Trigger: d.trigger, Rule: d.rule, Score: d.score,
	}
	if old, ok := g.seen[k]; ok {
		if g.claims[old].Score < d.score {
			g.claims[old] = claim
		}
		return
	}
	g.seen[k] = len(g.claims)
	g.claims = append(g.claims, claim)
}

// verbless tells whether sentence si has no verb and is no heading: a caption, a
// list of names, "Mayor Ana Ruiz and Oskar Renn of Kestrel in Tarn. (Coast Wire)".
func (g *reading) verbless(si int32) bool {
	s := g.Sentences[si]
	if g.Blocks[s.Block].Role == text.Headline {
		if last := g.Word(s.End - 1); last != "." && last != ")" {
			return false
		}
	}
	return !g.hasVerb(s.First, s.End)
}

// acts are the relations that are done with words.
var acts = map[string]bool{
	"said": true, "alleged": true, "told": true, "urged": true, "responded_to": true, "criticized": true, "supported": true,
	"accused": true, "denied": true, "offered": true, "refused": true, "ordered": true, "ruled": true,
}

// overlaps tells whether the sentence has a claim of the same subject and
// relation whose words overlap those of d. The longer one stays.
func (g *reading) overlaps(d draft) bool {
	for i := len(g.claims) - 1; i >= 0 && g.claims[i].Sentence >= g.sent[d.p]-1; i-- {
		c := &g.claims[i]
		if c.Sentence != g.sent[d.p] || c.Subject != d.subj || c.Relation != d.relation || c.Object >= 0 {
			continue
		}
		if c.ObjText.Start < d.objText.End && d.objText.Start < c.ObjText.End {
			if d.objText.End-d.objText.Start > c.ObjText.End-c.ObjText.Start {
				c.ObjText = d.objText
			}
			return true
		}
	}
	return false
}

// span1 returns the span of token i.
func (t *tree) span1(i int32) text.Span { return t.Tokens[i].Span }
