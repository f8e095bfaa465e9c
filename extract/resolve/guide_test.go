package resolve

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"newsgraph/extract/guide"
	"newsgraph/schema"
)

// guided: articles, a guide, and the graph with what was missed. The guide is a file of
// corrections, or the lines of a CSV list after "name,".
const guided = `
# two names for one
a: Organization Norland Star | 1 criticized 1
b: Organization Evening Star
==
corrections:
- merge: [Norland Star, Evening Star]
  reviewer: Ana
  note: one paper
--
organization/evening-star (Norland Star) a b ! merged “Norland Star” and “Evening Star” by Ana: one paper

# which are one already
a: Person Ana Ruiz
b: Person Ruiz
==
corrections:
- merge: [Ana Ruiz, Ruiz]
--
person/ana-ruiz (Ruiz) a b
f:2: merge: “Ana Ruiz” and “Ana Ruiz” are one without it

# one name for two
a: Person John Hart; Organization Delmar Rail
b: Person John Hart; Organization Delmar Rovers
c: Person John Hart; Organization Delmar Rail
==
reviewer: Ana
corrections:
- split: John Hart
  off: [b.txt]
  to: John Hart (footballer)
- retype: Delmar Rovers
  to: Event
--
event/delmar-rovers b ! a Event, not a Organization by Ana
organization/delmar-rail a c
person/john-hart a c ! told apart from a namesake by Ana
person/john-hart-footballer (John Hart) b ! told apart from a namesake by Ana

# what is taken off must be there, and leave something
a: Person John Hart
b: Person Ben Ode
==
corrections:
- split: John Hart
  off: [b.txt]
- split: John Hart
  off: [a.txt]
- split: John Hart
  off: [c.txt]
--
person/ben-ode b
person/john-hart a
f:2: split: the thing in b.txt speaks of no "John Hart"
f:4: split: nothing is left of "John Hart"; name only what is another
f:6: split: there is no document "c.txt"

# by name: the new one holds from there on
a: Person Ruiz
==
corrections:
- rename: Ruiz
  to: Ana Ruiz
- confirm: Ana Ruiz
  reviewer: Bo
- rename: Ben
  to: Bo
--
person/ana-ruiz (Ruiz) a ! confirmed by Bo; renamed from “Ruiz”
f:6: rename: nothing is called "Ben"

# by mention, where a name fits two
a: Person John Hart; GPE Vesley | 1 official_of 2
b: Person John Hart; Organization Delmar Rovers | 1 member_of 2
==
corrections:
- confirm: John Hart
- confirm: {name: John Hart, doc: b.txt}
- reject: {doc: a.txt, quote: Vesley}
--
organization/delmar-rovers b
person/john-hart~ b ! confirmed
person/john-hart~ a
f:2: confirm: "John Hart" fits 2 things: "John Hart" (Person, in a.txt), "John Hart" (Person, in b.txt); add "doc:" and "quote:" of a mention
- person/john-hart~ member_of organization/delmar-rovers asserted 1/1

# of an article's own two, the one at the offsets
a: Person Ann Lee; Person Lee
==
corrections:
- rename: {doc: a.txt, start: 8, end: 11}
  to: Bo Lee
--
person/ann-lee a
person/bo-lee (Lee) a ! renamed from “Lee”

# what is no thing takes its facts along
a: Person Read More; Person Ana Ruiz; Person Ben Ode | 1 criticized 2; 2 criticized 3; 2 said "it rains" !alleged by 1
==
corrections:
- reject: Read More
--
person/ana-ruiz a
person/ben-ode a
- person/ana-ruiz criticized person/ben-ode asserted 1/1
- person/ana-ruiz said "it rains" alleged 1/1

# facts
a: Person Ana Ruiz; Person Ben Ode | 1 criticized 2; 1 met_with 2; 1 said "it rains hard"
b: Person Ana Ruiz; Person Ben Ode | 1 criticized 2
==
corrections:
- reject: {subject: Ruiz, relation: criticized, object: Ben Ode}
- reject: {subject: Ana Ruiz, relation: criticized, object: Ben Ode, doc: b.txt}
  reviewer: Bo
- confirm: {subject: Ben Ode, relation: met with, object: Ana Ruiz}
- confirm: {subject: Ana Ruiz, relation: said, object: it rains}
- reject: {subject: Ben Ode, relation: criticized, object: Ana Ruiz}
- reject: {subject: Ana Ruiz, relation: said, object: it snows}
--
person/ana-ruiz a b
person/ben-ode a b
f:2: reject: nothing is called "Ruiz"
f:7: reject: no article says that "Ben Ode" criticized "Ana Ruiz"
f:8: reject: no article says that "Ana Ruiz" said "it snows"
- person/ana-ruiz criticized person/ben-ode asserted 1/1 ! other sentences rejected by Bo
- person/ana-ruiz met_with person/ben-ode asserted 1/1 ! confirmed
- person/ana-ruiz said "it rains hard" asserted 1/1 ! confirmed

# a known person by other names; none is matched with another entry's
a: Person Ana Ruiz
b: Person The Falcon
c: Person Ben Ruiz
==
name,aliases,type,id,wikidata
Ana Maria Ruiz,Ana Ruiz; the Falcon,Person,P-17,Q42
Ben Ruiz,,Person,P-18,
--
person/ana-maria-ruiz (Ana Ruiz, Falcon) a b P-17 Q42
person/ben-ruiz c P-18

# two that the sieves would join stay two
a: Person Juan Pablo Ruiz
b: Person Juan Ruiz
==
name,id
Juan Pablo Ruiz,1
Juan Ruiz,2
--
person/juan-pablo-ruiz a 1
person/juan-ruiz b 2

# a name of two entries is matched with neither
a: Person Ana Ruiz
==
name,id
Ana Ruiz,1
ANA RUIZ,2
--
person/ana-ruiz a
f.csv:2: "Ana Ruiz" stands at f.csv:3 too, so it is matched with neither; take it out of one

# a country by any name; its government is not it; a wrong type gives way, but not of one word
a: GPE U.S.; Organization U.S. government; Person Corvane Steel; Person Ruiz
==
name,type,wikidata
United States,GPE,Q30
Corvane Steel,Organization,Q1
Ruiz,Facility,Q2
--
gpe/united-states (U.S.) a Q30
organization/corvane-steel a Q1
organization/government-of-the-united-states (U.S. government) a of gpe/united-states
person/ruiz a
`

func readGuide(t testing.TB, s string) *guide.Guide {
	t.Helper()
	g := &guide.Guide{}
	var err error
	if strings.HasPrefix(s, "name,") {
		g.Known, err = guide.Entities("f.csv", []byte(s))
	} else {
		g.Corrections, err = guide.Corrections("f", []byte(s))
	}
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// guidedLines prints entities with what the guide made of them, what was missed, and facts after "- ".
func guidedLines(g schema.Graph, o Outcome, facts bool) string {
	var lines []string
	for i, line := range strings.Split(strings.TrimSpace(entityLines(g)), "\n") {
		e := g.Entities[i]
		for _, s := range []string{e.Known, e.Wikidata} {
			if s != "" {
				line += " " + s
			}
		}
		lines = append(lines, line+mark(e.Corrected))
	}
	for _, m := range o.Missed {
		lines = append(lines, m.String())
	}
	if facts {
		all := strings.Split(factLines(g), "\n")
		for _, f := range g.Facts {
			i := slices.IndexFunc(all, func(l string) bool {
				return strings.HasPrefix(l, fmt.Sprintf("%s %s %s", f.Subject, f.Relation, f.Object.Entity)) || f.Object.Text != "" && strings.Contains(l, f.Object.Text)
			})
			all[i] = strings.TrimSpace(all[i]) + mark(f.Corrected)
		}
		for _, l := range all {
			lines = append(lines, "- "+l)
		}
	}
	return strings.Join(lines, "\n")
}

var digitsOfID = regexp.MustCompile(`~[0-9a-f]{4,}`)

func mark(corrected []string) string {
	if len(corrected) == 0 {
		return ""
	}
	return " ! " + strings.Join(corrected, "; ")
}

func TestGuided(t *testing.T) {
	for block := range strings.SplitSeq(strings.TrimSpace(guided), "\n\n") {
		title, rest, _ := strings.Cut(block, "\n")
		articles, rest, _ := strings.Cut(rest, "==\n")
		file, want, ok := strings.Cut(rest, "--\n")
		if !ok {
			t.Fatalf("%s: no ==, --", title)
		}
		g, o := Guided(parse(t, articles), nil, readGuide(t, file))
		got := guidedLines(g, o, strings.Contains(want, "\n- "))
		want = strings.TrimSpace(want)
		got = digitsOfID.ReplaceAllString(got, "~")
		if got != want {
			t.Errorf("%s\n got\n%s\nwant\n%s", title, got, want)
		}
	}
}

// made guides correct and know what made readings speak of.
func madeGuide(n int, seed uint64) *guide.Guide {
	rnd := rand.New(rand.NewPCG(seed, 3))
	pick := func(list []string) string { return list[rnd.IntN(len(list))] }
	name := func() guide.Thing {
		t := guide.Thing{Name: pick([]string{pick(firstNames) + " " + pick(lastNames), pick(orgs), pick(places)})}
		if rnd.IntN(3) == 0 {
			t.Doc = fmt.Sprintf("%d.txt", rnd.IntN(n))
		}
		return t
	}
	g := &guide.Guide{}
	for i := range 40 {
		c := guide.Correction{At: fmt.Sprintf("f:%d", i), Reviewer: "Ana", Things: []guide.Thing{name()}}
		switch c.Do = pick([]string{guide.Merge, guide.Split, guide.Rename, guide.Retype, guide.Confirm, guide.Reject}); c.Do {
		case guide.Merge:
			c.Things = append(c.Things, name())
		case guide.Split:
			c.Off = []guide.Thing{{Doc: fmt.Sprintf("%d.txt", rnd.IntN(n))}}
		case guide.Rename:
			c.To = pick(firstNames) + " " + pick(lastNames)
		case guide.Retype:
			c.To = string(schema.EntityTypes[rnd.IntN(len(schema.EntityTypes)-1)])
		default:
			if rnd.IntN(2) == 0 {
				c.Things, c.Fact = nil, &guide.Fact{Subject: name(), Relation: pick(relations), Object: name()}
			}
		}
		g.Corrections = append(g.Corrections, c)
	}
	for i := range 12 {
		g.Known = append(g.Known, guide.Known{At: fmt.Sprintf("k:%d", i), Name: pick(firstNames) + " " + pick(lastNames), Aliases: []string{pick(orgs)},
			Type: schema.EntityTypes[rnd.IntN(3)], ID: fmt.Sprint(i)})
	}
	return g
}

// Guided, too, does not hang on the order of readings, and what it gives is whole.
func TestAnyOrderOneGuidedGraph(t *testing.T) {
	applied := 0
	for seed := range uint64(12) {
		r, by := made(40, 10, seed), madeGuide(40, seed)
		want, wantOutcome := Guided(slices.Clone(r), nil, by)
		checkWhole(t, want)
		applied += len(by.Corrections) - len(wantOutcome.Missed)
		rnd := rand.New(rand.NewPCG(seed, 2))
		for range 3 {
			rnd.Shuffle(len(r), func(i, j int) { r[i], r[j] = r[j], r[i] })
			if got, o := Guided(r, nil, by); !reflect.DeepEqual(got, want) || !reflect.DeepEqual(o, wantOutcome) {
				t.Fatalf("seed %d: another order, another graph", seed)
			}
		}
	}
	if applied < 100 {
		t.Errorf("only %d of %d corrections applied: too few to show anything", applied, 12*40)
	}
}

// whys: articles, and why the names of one thing are thought to be.
const whys = `
a: Person Ana Ruiz = Ruiz, she
b: Person Ruiz
c: Person Ruiz
--
“Ruiz” in a.txt: so called beside “Ana Ruiz” in the same article
“Ruiz” in b.txt and 1 more: short for “Ana Ruiz”, the only one in the corpus whom it fits

a: Person Ana Ruiz
b: Person Ben Ruiz; Organization Delmar Rail
c: Person Ruiz; Organization Delmar Rail
--
“Ruiz” in c.txt: short for “Ben Ruiz”, by an office or names of the article in common

a: Facility Central Confinement House = CCH
b: Facility CCH
--
“CCH” in a.txt: so called beside “Central Confinement House” in the same article
“CCH” in b.txt: what articles call “Central Confinement House”, and nothing else

a: Person Ana Ruiz
b: Person ANA RUIZ
--
`

func TestWhy(t *testing.T) {
	for block := range strings.SplitSeq(strings.TrimSpace(whys), "\n\n") {
		articles, want, _ := strings.Cut(block, "--")
		var got []string
		for _, e := range Graph(parse(t, articles), nil).Entities {
			got = append(got, e.Why...)
		}
		if strings.Join(got, "\n") != strings.TrimSpace(want) {
			t.Errorf("%s\n got\n%s\nwant%s", articles, strings.Join(got, "\n"), want)
		}
	}
}
