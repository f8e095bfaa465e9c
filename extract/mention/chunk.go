package mention

import (
	"strings"

	"newsgraph/extract/learn"
	"newsgraph/extract/lexicon"
	"newsgraph/schema"
)

// chunks adds a name for every run of capitalised words that is still free.
func (f *finder) chunks(s *sentence) {
	for i := s.First; i < s.End; i++ {
		end := f.runFrom(i, s)
		if end == i {
			continue
		}
		f.parted(i, end, s)
		i = end - 1
	}
}

// parted adds the names in a run, cut where the model sees a person or place in
// it and the rest is a common word, "Good Morning Ann", or a company: "Ann Obi
// Kordax Inc.".
func (f *finder) parted(first, end int32, s *sentence) {
	for _, g := range f.guide {
		if g.first < first || g.end > end || g.end-g.first == end-first || g.kind == schema.Organization || f.articled(first, s) {
			continue
		}
		before, after := g.first-first, end-g.end
		if before > 1 || before == 1 && (!f.common(first) || quarters[f.low(first)]) {
			continue
		}
		if after > 0 && (!f.spaced(g.end) || !(after == 1 && f.common(g.end) && !f.headsThing(g.end)) && !lexicon.HeadSuffix(f.low(end-1))) {
			continue
		}
		f.chunk(g.first, g.end, s)
		if after > 1 {
			f.chunk(g.end, end, s)
		}
		return
	}
	f.chunk(first, end, s)
}

// spaced reports whether a space and no particle stands before token i of a run.
func (f *finder) spaced(i int32) bool {
	t := f.doc.Tokens
	return f.marks[i] && f.marks[i-1] && t[i-1].End < t[i].Start && !particles[f.low(i-1)]
}

// chunk adds the names in the run [first, end).
func (f *finder) chunk(first, end int32, s *sentence) {
	if w := f.low(first); (w == "the" || w == "a" || w == "an") && end-first > 1 {
		first++
	}
	if !f.nameLike(first, end, s) {
		return
	}
	if at := f.publisher(first, end); at > first {
		f.inner = append(f.inner, name{first, at, schema.Organization, sure})
		f.add(first, end, schema.Work, likely)
		return
	}
	for end-first > 1 && f.trailingRole(first, end) && !(end-first > 2 && f.articled(first, s)) {
		end--
	}
	kind, certainty := f.typeOf(first, end, s)
	f.add(first, end, kind, certainty)
}

// trailingRole reports whether the last word of a run is a role and no
// surname: "Houston Consultant".
func (f *finder) trailingRole(first, end int32) bool {
	last := f.low(end - 1)
	_, role := lexicon.RoleNoun(last)
	return role && !surnames[last] && !vague[last] && !lexicon.IsFirstName(f.word(first)) && !lexicon.IsFirstName(last) &&
		f.exactModel(first, end) == "" && !f.title[max(first-1, 0)]
}

// common reports whether a word is mostly written in lower case, by the count
// that the model has of its training text.
func (f *finder) common(i int32) bool {
	return f.model != nil && f.model.casing.Get(learn.Fold(f.word(i))) == mostlyLower
}

// nameLike reports whether a run is a name and not a word that only happens to
// have a capital.
func (f *finder) nameLike(first, end int32, s *sentence) bool {
	some := false
	for i := first; i < end; i++ {
		some = some || f.proper(i)
	}
	if f.loud(first, end, s) {
		return false
	}
	if end-first > 1 {
		if inBrief(lexicon.Fold(f.phrase(first, end))) != "" {
			return false // "the Defense Minister"
		}
		if f.low(first) == "covid" || noNames[f.low(end-1)] && end-first == 2 && noNames[f.low(first)] {
			return false
		}
		return some || first > s.First && f.headsThing(f.nameHead(first, end))
	}
	w := f.word(first)
	if noNames[f.low(first)] {
		return false
	}
	if !some {
		// A noun or adjective by its tag, but it has a capital inside of the sentence.
		return first > s.First && (known(w) || isAcronym(w) && f.doc.Tokens[first].XPOS != "NNS" || f.exactModel(first, end) != "")
	}
	if len(w) == 1 || f.common(first) && (strings.ToUpper(w) == w || f.exactModel(first, end) == "" && (first == s.First || f.afterQuote(first))) {
		return false
	}
	if lexicon.IsTitle(w) {
		return false // "the President" is a description
	}
	if _, ok := lexicon.RoleNoun(f.lemma(first)); ok && !lexicon.IsFirstName(w) {
		return false
	}
	if kind, ok := lexicon.HeadType(f.low(first)); ok && f.low(first) != "congress" && f.low(first) != "parliament" {
		_, isKnown := lexicon.Known(w)
		return isKnown || lexicon.IsFirstName(w) && f.exactModel(first, end) == schema.Person || kind == schema.Organization && strings.ToUpper(w) == w
	}
	return true
}

// loud reports whether a run is a heading in capitals before its text, "MEDICINE
// TRANSPLANT: Growth of": long words that neither a list nor the model know.
func (f *finder) loud(first, end int32, s *sentence) bool {
	long := false
	for i := first; i < end; i++ {
		w := f.word(i)
		if strings.ToUpper(w) != w || lexicon.IsFirstName(w) || lexicon.IsSurname(w) {
			return false
		}
		long = long || len(w) > 5
	}
	if end-first > 4 && long && !lexicon.HeadSuffix(f.low(end-1)) {
		return true
	}
	return long && f.byModel(first, end, s) == "" && !known(f.phrase(first, end)) && f.low(end) != ","
}

// noNames are abbreviations and exclamations that stand for no particular thing.
var noNames = wordSet(`mr;god;this;that;these;those;here;there;what;when;how;why;who;if;but;and;so;then;now;it;we;you;they;tv;covid;covid-19;dna;rna;gdp;ceo;cfo;hiv;aids;pdf;usb;cv;ai;it;pr;hr;vip;id;ufo;atm;gps;
suv;faq;diy;bbq;ok;okay;oh;ah;wow;hi;hello;hey;yes;no;yeah;thanks;please;sorry;damn;fuck;shit;hell;jesus;lol;omg;
applause;laughter;excerpt;welcome;santa;fri;sat;mon;tue;wed;thu;thur;asap;rfp;internet;web;qc;kc;mp;phd;md;jr.;sr.;esq.;sc;obe;mbe;cbe;m.d.;ph.d.;mba;m.b.a.;tab;tabs;figure;fig.;table;chapter;page;photo;image;video;am;pm;a.m.;p.m.;
et;al.;inc.;est;edt;pst;gmt;utc;usd;eur;ngo;ngos;lgbt;lgbtq;lgbtq+;pow;pows;sars;msg;vat;ipo;etf;pc;cd;dvd;url;www;
read;share;click;subscribe;advertisement;trending;related;more;source;sources;updated;published;getty;editor;note;copyright`)

// platformX reports whether token i is the platform X, and no letter.
func (f *finder) platformX(i int32) bool {
	if w := f.word(i); w != "X" && w != "X." {
		return false
	}
	switch f.low(i - 1) {
	case "on", "platform", "via", "site", "network", "to", "app", "an", "twitter":
		return true
	}
	switch f.low(i + 1) {
	case "post", "posts", "account", "user", "users", "owner":
		return true
	}
	return false
}

// publisher returns where the name of a broadcaster or studio ends that
// stands before the name of a work, as in "BBC Panorama documentary"; first if none does.
func (f *finder) publisher(first, end int32) int32 {
	if int(end) >= len(f.doc.Tokens) || end-first < 2 {
		return first
	}
	if kind, _ := lexicon.ThingNoun(f.low(end)); kind != schema.Work {
		return first
	}
	for at := end - 1; at > first; at-- {
		if kind, _ := lexicon.Known(f.phrase(first, at)); kind == schema.Organization {
			if !known(f.phrase(first, end)) {
				return at
			}
		}
	}
	return first
}
