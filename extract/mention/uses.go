package mention

import (
	"strings"

	"newsgraph/extract/lexicon"
	"newsgraph/schema"
)

// uses look at one occurrence of a name and vote. A vote of 3 nearly decides,
// of 2 suffices where nothing else speaks, of 1 only joins others.
var uses = []func(f *finder, n name, t *tally){
	(*finder).asSubject, (*finder).asObject, (*finder).afterPreposition, (*finder).asOwner,
	(*finder).asWhatItIs, (*finder).asCalled, (*finder).inRelation, (*finder).besidePlace, (*finder).heAndShe,
}

var (
	// Who speaks and decides.
	agentive = wordSet(`say;tell;deny;announce;accuse;sue;plan;agree;refuse;decide;hope;ask;urge;criticize;criticise;reject;claim;argue;
warn;confirm;insist;promise;pledge;offer;want;demand;allege;complain;apologize;apologise;intend;propose;vow;declare;admit;defend;condemn;
dismiss;welcome;blame;threaten;seek;oppose;negotiate;respond;reply;declined;decline;try;fail;expect;believe;consider;sign;approve`)
	// What people do alone or together, but surnames seldom without a word of introduction.
	corporate = wordSet(`announce;sue;plan;agree;hire;launch;buy;sell;offer;deny;confirm;raise;cut;close;open;report;own;expect;publish;
release;pay;invest;unveil;recall;settle;appeal;withdraw;approve;award;delay;cancel;provide;build;develop;produce;make`)
	// What only an organization does.
	orgVerbs = wordSet(`acquire;employ;manufacture;merge;operate;export;import;recruit;relocate;outsource;sponsor;supply;subcontract;
nationalize;downsize;restructure`)
	personVerbs = wordSet(`die;marry;graduate;resign;retire;smile;laugh;cry;testify;recall;sing;study;walk;sleep;smoke;wear;shrug;nod;
joke;sigh;weep;quip;tweet;whisper;think;remember`)
	// What is done to people, and to organizations.
	toPeople = wordSet("arrest;kill;elect;appoint;marry;interview;convict;jail;imprison;extradite;assassinate;bury;wound;sentence;indict;handcuff;behead;nominate")
	toOrgs   = wordSet("join;acquire;buy;found;co-found;own;merge;regulate;nationalize;privatize;liquidate;dissolve;rename;restructure;disband;fund;operate;chair;manage;run")
	motion   = wordSet("go;travel;fly;return;move;drive;flee;head;deport;send;come;sail;walk;relocate;emigrate;bring;take;transfer;trip;flight;visit;visitor;journey;road;ambassador;envoy;retreat;migrate")
)

// verbOf returns the verb whose dependent of the kind dep the name is, its head
// or the first of a coordination; -1 if it is none.
func (f *finder) verbOf(n name, dep string) int32 {
	at := f.headOf(n.first, n.end)
	t := &f.doc.Tokens[at]
	for range 3 {
		if got, _, _ := strings.Cut(t.Dep, ":"); got != "conj" || t.Head < 0 {
			break
		}
		t = &f.doc.Tokens[t.Head]
	}
	if got, _, _ := strings.Cut(t.Dep, ":"); got != dep || t.Head < 0 {
		return -1
	}
	return t.Head
}

func (f *finder) passive(verb int32) bool {
	for k, n := f.kids[verb], 0; k >= 0 && n < maxReach; k, n = f.next[k], n+1 {
		if d := f.doc.Tokens[k].Dep; d == "nsubj:pass" || d == "aux:pass" {
			return true
		}
	}
	return false
}

// asSubject votes by the verb that the name is the subject of, or that stands
// right after it when the parse says nothing.
func (f *finder) asSubject(n name, t *tally) {
	verb := f.verbOf(n, "nsubj")
	if verb < 0 {
		if int(n.end) >= len(f.doc.Tokens) || f.doc.Tokens[n.end].XPOS != "VBD" {
			return
		}
		verb = n.end
	}
	lemma := f.lemma(verb)
	if f.doc.Tokens[verb].UPOS == "NOUN" && f.doc.Tokens[verb].XPOS == "NNS" && lemma == "plan" {
		t.add(schema.Organization, 1)
	}
	if f.passive(verb) {
		switch {
		case toPeople[lemma], lemma == "bear" || lemma == "born":
			t.add(schema.Person, 2)
		case toOrgs[lemma]:
			t.add(schema.Organization, 1)
		}
		return
	}
	switch {
	case orgVerbs[lemma] && f.looks(n) != schema.Person:
		t.add(schema.Organization, 2)
	case personVerbs[lemma] && f.looks(n) != schema.Organization:
		t.add(schema.Person, 1)
	case corporate[lemma] && n.end-n.first == 1 && f.looks(n) == "":
		t.add(schema.Organization, 2)
	case agentive[lemma] || corporate[lemma]:
		f.agent(n, t, 2)
	}
}

func (f *finder) asObject(n name, t *tally) {
	verb := f.verbOf(n, "obj")
	if verb < 0 {
		return
	}
	switch lemma := f.lemma(verb); {
	case toPeople[lemma]:
		t.add(schema.Person, 2)
	case toOrgs[lemma]:
		t.add(schema.Organization, 2)
	case lemma == "accuse" || lemma == "sue" || lemma == "fine":
		f.agent(n, t, 2)
	case lemma == "visit" || lemma == "invade":
		t.add(schema.GPE, 1)
	}
}

// afterPreposition votes by the preposition before the name and what it hangs on.
func (f *finder) afterPreposition(n name, t *tally) {
	at := n.first - 1
	if at > 0 && f.low(at) == "the" {
		at--
	}
	if at < 1 || int(n.end) < len(f.doc.Tokens) && (f.possessed(n.end) || f.doc.Tokens[n.end].UPOS == "NOUN" && !f.hangsElsewhere(n.end-1, n.end)) {
		return
	}
	governor := f.lemma(at - 1)
	if h := f.headOf(n.first, n.end); f.doc.Tokens[h].Head >= 0 && f.doc.Tokens[h].Head < at {
		governor = f.lemma(f.doc.Tokens[h].Head)
	}
	bare := at == n.first-1
	switch f.low(at) {
	case "in":
		switch {
		case governor == "stake" || governor == "share" || governor == "shareholder" || governor == "investor":
			t.add(schema.Organization, 3)
		case governor == "publish" || governor == "print":
			t.add(schema.Work, 3)
		case governor == "star" || governor == "appear" || governor == "act":
			t.add(schema.Work, 1)
		case governor == "base" || governor == "headquarter" || governor == "locate" || governor == "bear" || governor == "live" || governor == "arrive":
			t.add(schema.GPE, 3)
		case bare && !invested[governor]:
			t.add(schema.GPE, 2)
		}
	case "near", "outside":
		t.add(schema.GPE, 1)
	case "aboard":
		t.add(schema.Facility, 5-3*btoi2(bare))
	case "from":
		if bare {
			t.add(schema.GPE, 1)
		}
	case "to":
		if motion[governor] {
			t.add(schema.GPE, 2)
		}
	case "for", "at", "with", "by", "of":
		f.ofWhom(f.low(at), governor, at, n, t)
	}
}

var (
	posts     = wordSet("executive;ceo;founder;co-founder;chairman;chairwoman;employee;subsidiary;shareholder;director;treasurer;cfo;share;stock;unit;division;headquarters;owner;editor;member;takeover;acquisition;parent;creditor;customer;branch;merger;engineer;analyst;economist;manager;spokesman;spokeswoman;spokesperson;consultant;job;contract;deal")
	peoplesOf = wordSet("mayor;governor;resident;people;capital;outskirts;street;south;north;east;west;city;town;village;port;province;region;island;district;suburb;population;invasion;border;northern;coast;area;inhabitant;occupation")
)

// ofWhom votes by nouns and verbs with "of", "for", "at", "with" and "by".
func (f *finder) ofWhom(prep, governor string, at int32, n name, t *tally) {
	switch {
	case peoplesOf[governor] && prep == "of":
		t.add(schema.GPE, 2)
	case posts[governor] && prep != "by":
		if f.looks(n) == schema.Person && prep != "at" {
			return // "a spokesman for Ann Obi"
		}
		t.add(schema.Organization, 2)
	case governor == "work" && (prep == "for" || prep == "at"), governor == "merge" || governor == "compete":
		if prep != "by" && f.looks(n) != schema.Person {
			t.add(schema.Organization, 2)
		}
	case prep == "by" && (governor == "employ" || governor == "acquire" || governor == "own" || governor == "hire" || governor == "manufacture" || governor == "operate"):
		f.agent(n, t, 2)
		if f.looks(n) == "" {
			t.add(schema.Organization, 2)
		}
	case prep == "by" && (governor == "publish" || governor == "broadcast" || governor == "release") && f.looks(n) != schema.Person:
		t.add(schema.Organization, 2)
	case prep == "by" && (governor == "write" || governor == "direct"):
		t.add(schema.Person, 1)
	}
}

var (
	ofOrgs   = wordSet("executive;shares;share;employees;shareholders;headquarters;profit;profits;revenue;revenues;customers;workforce;subsidiary;chairman;chairwoman;board;ceo;cfo;stock;management;workers;earnings;investors;creditors;stockholders;products;sales;factory;factories;plant;plants;executives;brand;unit;division;founder;co-founder;operations;website;bankruptcy;fleet;trucks;planes;flights;stores;debt;bid;takeover;contract;staff;newsroom;editors")
	ofStaff  = wordSet("president;director;manager;engineer;analyst;economist;lobbyist;scientist;employee;worker;pilot;consultant;reporter;correspondent;editor")
	ofAgents = wordSet("spokesman;spokeswoman;spokesperson;officials;official;representative;representatives;lawyers")
	ofPlaces = wordSet("capital;coast;government;river;border;borders;economy;population;army;parliament;mayor;streets;residents;airport;suburbs;outskirts;southern;northern;eastern;western;citizens;independence;governor;navy;mountains;harbor;harbour;downtown;slums;police;constitution;currency;inhabitants;constitution;minister;ambassador")
	ofPeople = wordSet("wife;husband;mother;father;son;daughter;brother;sister;lawyer;attorney;family;death;birthday;widow;body;girlfriend;boyfriend;house;home;parents;children;friends;uncle;aunt;cousin;hair;career;childhood;friend;face;hand;hands;eyes;voice;mind;resignation;arrest;murder;lips")
)

// asOwner votes by what has the name before it: "Kordax's shares", "Kordax shares".
func (f *finder) asOwner(n name, t *tally) {
	end := n.end
	if int(end) >= len(f.doc.Tokens) {
		return
	}
	owns := f.possessed(end)
	if owns {
		end++
	}
	if !owns && (f.low(end) == "democrat" || f.low(end) == "republican") && n.end-n.first < 3 {
		t.add(schema.GPE, 2)
		return
	}
	at := f.nounAfter(end)
	if at < 0 || !owns && f.hangsElsewhere(n.end-1, at) && f.doc.Tokens[n.end-1].Dep != "compound" {
		return
	}
	switch w := f.low(at); {
	case ofOrgs[w]:
		t.add(schema.Organization, 3-btoi2(owns && (w == "staff" || w == "board" || w == "website" || w == "bid" || w == "fleet" || w == "founder")))
	case ofAgents[w]:
		if !owns || f.looks(n) == schema.Organization {
			t.add(schema.Organization, 1)
		}
	case ofStaff[w] && !owns && !f.marks[at] && f.looks(n) != schema.Person:
		t.add(schema.Organization, 2)
	case ofPlaces[w], w == "native" && !owns:
		t.add(schema.GPE, 2)
	case (w == "editor" || w == "publisher" || w == "newsroom") && owns:
		t.add(schema.Organization, 3)
	case !owns && (w == "reactor" || w == "airport" || w == "prison" || w == "jail" || w == "hospital" || w == "airfield"):
		t.add(schema.Facility, 2)
	case ofPeople[w] && owns:
		t.add(schema.Person, 2)
	}
}

func btoi2(b bool) int { return int(btoi(b)) }

// nounAfter returns the noun that heads the bare phrase at i, -1 if none does
// within four words.
func (f *finder) nounAfter(i int32) int32 {
	last := int32(-1)
	for k := i; k < i+4 && int(k) < len(f.doc.Tokens); k++ {
		switch t := &f.doc.Tokens[k]; {
		case f.owner[k] != 0:
			return last
		case t.UPOS == "NOUN", f.title[k], f.marks[k] && lexicon.IsTitle(f.word(k)), f.low(k) == "ceo":
			last = k
		case last < 0 && (t.UPOS == "ADJ" || t.UPOS == "NUM" || t.XPOS == "HYPH"):
		default:
			return last
		}
	}
	return last
}
