package mention

import (
	"newsgraph/extract/lexicon"
	"newsgraph/schema"
)

// asWhatItIs votes by an apposition or predicate: "Kordax, a rival", "Elsa is a ferry".
func (f *finder) asWhatItIs(n name, t *tally) {
	head := f.headOf(n.first, n.end)
	if k := f.kid(head, "appos"); k >= n.end && f.doc.Tokens[k].UPOS == "NOUN" {
		f.voteNoun(n, k, 3, t)
	} else if int(n.end)+1 < len(f.doc.Tokens) && f.low(n.end) == "," && f.doc.Tokens[n.end+1].UPOS == "DET" {
		if k := f.nounAfter(n.end + 2); k >= 0 {
			f.voteNoun(n, k, 3, t)
		}
	}
	if p := f.verbOf(n, "nsubj"); p >= n.end && f.doc.Tokens[p].UPOS == "NOUN" && f.kid(p, "cop") >= 0 {
		f.voteNoun(n, p, 3, t)
	}
	if d := f.doc.Tokens[head]; d.Dep == "appos" && d.Head >= 0 && d.Head < n.first && f.doc.Tokens[d.Head].UPOS == "NOUN" {
		f.voteNoun(n, d.Head, 2, t)
	}
}

// asCalled votes by the noun that something so called is: "the vaccine, known as Tolvex".
func (f *finder) asCalled(n name, t *tally) {
	at := n.first - 1
	switch {
	case at > 1 && f.low(at) == "as" && f.low(at-1) == "known":
		at -= 2
	case at > 0 && naming[f.low(at)]:
		at--
	default:
		return
	}
	for at > 0 && (f.low(at) == "," || f.low(at) == "also" || f.low(at) == "is" || f.low(at) == "which" || f.low(at) == "better") {
		at--
	}
	if f.doc.Tokens[max(at, 0)].UPOS == "NOUN" {
		f.voteNoun(n, at, 4, t)
	}
}

// rivals are nouns that people and organizations share.
var rivals = wordSet("rival;owner;competitor;partner;supplier;sponsor;neighbor;neighbour;ally;opponent;creditor;backer;buyer;seller;maker;distributor;provider;publisher;producer;developer;operator;lender;investor;donor;contributor;giant;leader;employer;client;customer;advertiser;landlord;builder;contractor;exporter;importer;winner;favorite;parent;manufacturer;carrier;broadcaster")

// voteNoun votes for what the noun at i describes.
func (f *finder) voteNoun(n name, i int32, weight int, t *tally) {
	lemma := f.lemma(i)
	if x := f.doc.Tokens[i].XPOS; x == "NNS" || x == "NNPS" {
		return
	}
	if rivals[lemma] {
		if f.looks(n) == "" {
			t.add(schema.Organization, 2)
		}
		f.agent(n, t, 2)
		return
	}
	if f.isRole(i) {
		t.add(schema.Person, weight)
		return
	}
	if kind, ok := lexicon.ThingNoun(lemma); ok {
		t.add(kind, weight)
	}
}

// inRelation votes by a clause on the name: "Kordax, based in Lagos", "Obi, who", "Kordax, which".
func (f *finder) inRelation(n name, t *tally) {
	at := n.end
	if f.low(at) == "," {
		at++
	}
	switch w := f.low(at); {
	case w == "who":
		t.add(schema.Person, 2)
	case w == "which" && at > n.end:
		t.add(schema.Person, -2)
	case w == "based" && at > n.end || w == "headquartered":
		t.add(schema.Organization, 2)
	case w == "-" && f.low(at+1) == "based":
		t.add(schema.GPE, 3)
	}
	if k := f.kid(f.kid(f.headOf(n.first, n.end), "appos"), "acl"); k >= 0 && f.lemma(k) == "base" {
		t.add(schema.Organization, 2)
	}
}

// besidePlace votes for a place that a larger one follows: "Brill, Kenya,".
func (f *finder) besidePlace(n name, t *tally) {
	if f.addressed(n) {
		t.add(schema.GPE, 3)
	}
}

// addressed reports whether a comma and a known country or state follow the
// name, then a mark, and it is no list: "Brill, Kenya,", "Brill, Ohio-based".
func (f *finder) addressed(n name) bool {
	at := n.end + 1
	if int(at) >= len(f.doc.Tokens) || f.low(n.end) != "," || f.owner[at] == 0 {
		return false
	}
	if n.first > 1 && f.low(n.first-1) == "," && f.owner[n.first-2] != 0 && isPlace(f.word(n.first-2)) {
		return false // "Lagos, Brill, Kenya"
	}
	m := f.names[f.owner[at]-1]
	if m.kind != schema.GPE || m.sure != sure || m.first != at || !isPlace(f.phrase(m.first, m.end)) || n.end-n.first > 3 || lexicon.HeadSuffix(f.low(n.end-1)) {
		return false
	}
	switch f.low(m.end) {
	case ",", ".", ")", "", "-", "(", ";":
		return f.low(m.end+1) != "and"
	}
	return false
}

const maxReach = 60 // tokens

// heAndShe votes for a person where "he" or "she" follows the subject of the
// sentence and no other name can be meant.
func (f *finder) heAndShe(n name, t *tally) {
	v := f.verbOf(n, "nsubj")
	if v < 0 || f.doc.Tokens[v].Head >= 0 {
		return
	}
	k := f.doc.SentenceOf(n.first)
	if int(k)+1 < len(f.sents) {
		if w := f.low(f.sents[k+1].First); (w == "he" || w == "she") && f.onlyName(n, &f.sents[k]) {
			t.add(schema.Person, 1)
		}
	}
	for i := n.end; i < min(n.end+maxReach, f.sents[k].End); i++ {
		switch f.low(i) {
		case "he", "she", "his", "her", "himself", "herself":
			if f.onlyName(n, &f.sents[k]) {
				t.add(schema.Person, 1)
			}
			return
		}
	}
}

// onlyName reports whether no other name of the sentence may be a person's.
func (f *finder) onlyName(n name, s *sentence) bool {
	for i := max(s.First, n.first-maxReach); i < min(s.End, n.end+maxReach); i++ {
		if o := f.owner[i]; o != 0 && (i < n.first || i >= n.end) {
			if k := f.names[o-1].kind; k == schema.Person || k == schema.Product {
				return false
			}
		} else if f.doc.Tokens[i].UPOS == "NOUN" && f.isRole(i) {
			return false
		}
	}
	return true
}
