package mention

import (
	"strings"

	"newsgraph/extract/lexicon"
	"newsgraph/schema"
)

// portfolios are what follows "Secretary of" and "Minister for" in a title.
var portfolios = wordSet(`state;defense;defence;the treasury;treasury;commerce;labor;labour;homeland security;agriculture;
energy;education;transportation;transport;the interior;interior;war;veterans affairs;health;justice;foreign affairs;finance;
health and human services;housing and urban development;culture;the environment;environment;information;tourism;trade;
public security;internal affairs;home affairs;economy;the economy;staff;public works;science;sport;sports;immigration`)

// vague are titles that are as often parts of names: they count only where a
// run of capitals starts.
var vague = wordSet(`dean;king;prince;princess;queen;bishop;baron;duke;judge;coach;star;forward;private;model;marshal;don;sultan;
major;justice;general;chief;champion;captain;manager;pilot;chef;host;chair;lord;lady;sir;father;mother;sister;brother;father;
driver;owner;nurse;principal;cardinal;commodore;emperor;leader;speaker;victim;resident;student;artist;agent;dancer;miss;gen;
pope;explorer;anchor;farmer;painter;author;marshal;secretary;minister;teacher;doctor;master;emir;shah;sheikh;premier;whip`)

// ranks stand before a title and belong to it.
var ranks = wordSet("senior;former;acting;assistant;associate;executive;deputy;interim;outgoing;regional;national;chief;late;managing;founding;vice;then;ex;lead;staff;special;honorary;retired")

func wordSet(s string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Split(s, ";") {
		m[strings.Join(strings.Fields(w), " ")] = true
	}
	return m
}

// mark finds titles before names, and peoples and countries that are no part
// of a longer name.
func (f *finder) mark(s *sentence) {
	for i := s.First; i < s.End; i++ {
		if end := f.titleAt(i, s); end > i {
			for ; i < end; i++ {
				f.title[i] = true
			}
			i--
		}
	}
	for i := s.First; i < s.End; i++ {
		if f.platformX(i) {
			f.add(i, i+1, schema.Product, sure)
		}
		if end, kind := f.peopleAt(i, s.End); end > i {
			if !f.startsName(i, end, kind, s) {
				f.add(i, end, kind, sure)
			}
			i = end - 1
		}
	}
}

// titleAt returns the end of the title that starts at i and stands before a
// name; i if there is none.
func (f *finder) titleAt(i int32, s *sentence) int32 {
	if !f.marks[i] || f.title[i] || f.touchesHyphen(i, s) && i > s.First && f.marks[i-1] || i-2 >= s.First && f.low(i-1) == "of" && f.marks[i-2] && f.headsThing(i-2) {
		return i // "Department of Justice Ann Obi"
	}
	if f.onVessel(i, s) {
		return i // "aboard the Lady Ann"
	}
	inner := i > s.First && f.marks[i-1] && f.proper(i-1) && !f.title[i-1]
	for n := min(5, s.End-i); n > 0; n-- {
		end := i + n
		form := f.low(i)
		if n > 1 {
			form = strings.ReplaceAll(lexicon.Fold(f.phrase(i, end)), " - ", "-")
		}
		if first, rest, ok := strings.Cut(form, " "); ok && ranks[first] && !lexicon.IsTitle(form) {
			form = rest // "Senior Vice President"
		}
		if office := inBrief(form); office != "" {
			form = office
		}
		if !lexicon.IsTitle(form) || form == "st." || form == "saint" || inner && vague[form] && !f.peopleBefore(i, s.First) {
			continue
		}
		if end < s.End && (f.low(end) == "of" || f.low(end) == "for") && f.marks[i] {
			end = f.portfolio(end+1, s.End, end)
		}
		// "Justice Department", "General Motors": no title, but part of a name.
		if run := f.runFrom(end, s); run == end || f.headsThing(run-1) && run-end <= 2 && !inner || f.marks[end] && f.low(end) == "of" {
			continue
		}
		return end
	}
	return i
}

// inBrief returns the title in a title with what it is for, "energy secretary",
// "" if the form is none.
func inBrief(form string) string {
	if at := strings.LastIndexByte(form, ' '); at > 0 && portfolios[form[:at]] && lexicon.IsTitle(form[at+1:]) && !lexicon.IsHonorific(form[at+1:]) {
		return form[at+1:]
	}
	return ""
}

// onVessel reports whether "aboard the" or a noun for a ship stands before i.
func (f *finder) onVessel(i int32, s *sentence) bool {
	before := i - 1
	if before > s.First && f.low(before) == "the" {
		before--
	}
	return before >= s.First && (vessels[f.low(before)] || f.low(before) == "aboard")
}

// vessels are nouns before the names of ships.
var vessels = wordSet("ferry;ship;boat;vessel;trawler;yacht;tanker;freighter;destroyer;frigate;submarine;schooner;tug;tugboat;steamer;liner;barge;sailboat")

// peopleBefore reports whether a people or country ends right before i.
func (f *finder) peopleBefore(i, first int32) bool {
	return lexicon.NORP(f.word(i-1)) || isCountry(f.word(i-1)) || i-2 >= first && lexicon.NORP(f.phrase(i-2, i))
}

func isPlace(s string) bool { _, ok := lexicon.Place(s); return ok }

func isCountry(s string) bool { _, ok := lexicon.Country(s); return ok }

// portfolio returns the end of the longest portfolio that starts at i, or none.
func (f *finder) portfolio(i, end, none int32) int32 {
	for n := min(5, end-i); n > 0; n-- {
		if portfolios[lexicon.Fold(f.phrase(i, i+n))] {
			return i + n
		}
	}
	return none
}

// headsThing reports whether token i ends the name of a thing: "Department", "Inc.".
func (f *finder) headsThing(i int32) bool {
	_, ok := lexicon.HeadType(f.low(i))
	if !ok {
		_, ok = lexicon.HeadType(f.lemma(i))
	}
	return ok && !surnames[f.low(i)]
}

// surnames are head nouns that are as common as family names.
var surnames = wordSet(`park;hill;hills;field;fields;lane;moon;house;church;street;post;march;wood;woods;forest;banks;ford;
case;stone;hall;bridge;temple;castle;camp;mount;bay;cliff;fair;rivers;brook;lake;marsh;bush;market;mill;may;best;price;short;
long;little;young;old;black;white;brown;green;gray;grey;cook;page;parish;wing;race;bill;front;guard;gore`)

// peopleAt returns the end of the people or country that starts at i, and
// whether it is a NORP or a GPE.
func (f *finder) peopleAt(i, end int32) (int32, schema.EntityType) {
	if !f.marks[i] || f.low(i) == "the" {
		return i, ""
	}
	for n := min(6, end-i); n > 0; n-- {
		w := f.phrase(i, i+n)
		if !f.marks[i+n-1] && n > 1 {
			continue
		}
		switch {
		case lexicon.NORP(w):
			if n == 1 && f.low(i) == "polish" && !f.proper(i) {
				return i, ""
			}
			return i + n, schema.NORP
		case n > 1 && isPlace(w):
			kind, _ := lexicon.Place(w)
			return i + n, kind
		case isCountry(w):
			if n == 1 && lexicon.IsFirstName(w) && i+1 < end && f.marks[i+1] && f.proper(i+1) && !f.title[i+1] {
				return i, "" // "Jordan Miller"
			}
			return i + n, schema.GPE
		}
	}
	return i, ""
}

// startsName reports whether the people or country [first, end) is part of a
// longer name: "American Airlines", "US Supreme Court", "Republic of Kenya".
func (f *finder) startsName(first, end int32, kind schema.EntityType, s *sentence) bool {
	if before := first - 1; before >= s.First && f.marks[before] && f.proper(before) && !f.title[before] && !lexicon.IsTitle(f.low(before)) && !f.headsThing(before) {
		if s.shouting {
			return false
		}
		if lexicon.NORP(f.word(before)) && f.free(before, first) && kind == schema.NORP {
			return true // "Kenyan Islamic Party"
		}
		if _, _, isMonth := f.calendar(before); !isMonth && !f.possessed(before) {
			return f.low(before) != "the" && kind != schema.NORP && f.free(before, first)
		}
	}
	of := first - 1
	if of > s.First && f.low(of) == "the" {
		of--
	}
	if of > s.First && f.low(of) == "of" && f.marks[of-1] && f.headsThing(of-1) && !s.shouting {
		return true
	}
	run := f.runFrom(end, s)
	if s.shouting || run == end {
		return false
	}
	last := f.nameHead(end, run)
	return f.headsThing(last) && !f.title[end]
}

// calendar reports whether token i is a weekday or month.
func (f *finder) calendar(i int32) (day, month, either bool) {
	_, day = lexicon.Weekday(f.word(i))
	_, month = lexicon.Month(f.word(i))
	return day, month, day || month
}

func (f *finder) possessed(i int32) bool { return f.doc.Tokens[i].XPOS == "POS" }
