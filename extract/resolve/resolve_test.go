package resolve

import (
	"slices"
	"strings"
	"testing"

	"newsgraph/schema"
)

func sortLines(lines []string) { slices.Sort(lines) }

// merging: articles above, entities below. An entity is its id, its aliases and its articles.
const merging = `
# a surname, and the whole name elsewhere
a: Person Ana Ruiz = Ruiz, she
b: Person Ruiz
--
person/ana-ruiz (Ruiz) a b

# a surname that two bear goes to neither
a: Person Ana Ruiz
b: Person Ben Ruiz
c: Person Ruiz
--
person/ana-ruiz a
person/ben-ruiz b
person/ruiz c

# but to the one whose company it keeps
a: Person Ana Ruiz; Organization Corvane Steel
b: Person Ben Ruiz; Organization Delmar Rail
c: Person Ruiz; Organization Delmar Rail
--
organization/corvane-steel a
organization/delmar-rail b c
person/ana-ruiz a
person/ben-ruiz (Ruiz) b c

# which all its articles tell, not the first alone
a: Person Ana Ruiz
b: Person Ana Ruiz; Organization Delmar Rail
c: Person Ben Ruiz
d: Person Ruiz; Organization Delmar Rail
--
organization/delmar-rail b d
person/ana-ruiz (Ruiz) a b d
person/ben-ruiz c

# or whose sex it has
a: Person Ana Ruiz = she
b: Person Ben Ruiz = he
c: Person Ruiz = she
--
person/ana-ruiz (Ruiz) a c
person/ben-ruiz b

# an article that speaks of both means two
a: Person Ana Ruiz; Person Ruiz
--
person/ana-ruiz a
person/ruiz a

# middle names, initials, accents, case, quotes
a: Person Juan Pablo Ruiz
b: Person Juan Ruiz
c: Person JUAN RUÍZ
d: Person J. Ruiz
e: Person Juan P. Ruiz
--
person/juan-pablo-ruiz (J. Ruiz, JUAN RUÍZ, Juan P. Ruiz, Juan Ruiz) a b c d e

# two surnames, and the first of them in known company
a: Person Ana Abreu Sousa; Facility Gray Point Prison
b: Person Abreu; Facility Gray Point Prison
c: Person Abreu; Facility Hall of Norn
--
facility/gray-point-prison a b
facility/hall-of-norn c
person/abreu c
person/ana-abreu-sousa (Abreu) a b

# a first name alone is not enough
a: Person Juan Ruiz
b: Person Juan
--
person/juan b
person/juan-ruiz a

# namesakes whose offices and company have nothing in common
a: Person John Hart; GPE Vesley | 1 official_of 2
b: Person John Hart; Organization Delmar Rovers | 1 member_of 2
c: Person John Hart; Organization Delmar Rovers
--
gpe/vesley a
organization/delmar-rovers b c
person/john-hart~ b c
person/john-hart~ a

# one who holds two offices
a: Person John Hart; GPE Vesley; Organization Delmar Rovers | 1 official_of 2
b: Person John Hart; Organization Delmar Rovers | 1 owns 2; 1 leader_of 2
--
gpe/vesley a
organization/delmar-rovers a b
person/john-hart a b

# he and she
a: Person Robin Hart = she
b: Person Robin Hart = he
c: Person Robin Hart
--
person/robin-hart~ a c
person/robin-hart~ b

# countries by any name; one misspelt
a: GPE United States = U.S.
b: GPE U.S.
c: GPE the United States of America
d: GPE Switzerlnd
e: GPE Switzerland
--
gpe/switzerland (Switzerlnd) d e
gpe/united-states (U.S., United States of America) a b c

# a country, its people, its government, its administration, its leader
a: GPE Peru; NORP Peruvian; NORP Peruvians; Organization Peruvian government; Organization Ruiz administration; Person Ana Ruiz | 6 president_of 1
b: Organization Government of Peru; Organization Peru's government; ?Group Peruvian authorities; Organization Ruiz’s government
c: Organization Ana Ruiz administration
--
gpe/peru a
norp/peruvian (Peruvians) a of gpe/peru
organization/government-of-peru (Peru's government, Peruvian authorities, Peruvian government, Ruiz’s government) a b of gpe/peru
organization/ruiz-administration (Ana Ruiz administration) a c of gpe/peru
person/ana-ruiz a

# an acronym that one article explains
a: Facility Central Confinement House = CCH
b: Facility CCH
c: Organization CCH
--
facility/central-confinement-house (CCH) a b c

# an acronym that two names have
a: Organization Centre for Crop Health = CCH
b: Organization Council of Charity Homes = CCH
c: Organization CCH
--
organization/cch c
organization/centre-for-crop-health (CCH) a
organization/council-of-charity-homes (CCH) b

# spelling, company forms, articles, kinds, quotes
a: Organization Corvane Steel Inc.; Organization The Harbour Council; Organization Red Hand gang; Work “Low Water”
b: Organization Corvane Steel; Organization Harbor Council; Organization Red Hand; Work Low Water
--
organization/corvane-steel-inc (Corvane Steel) a b
organization/harbour-council (Harbor Council) a b
organization/red-hand (Red Hand gang) a b
work/low-water a b

# a name that fits many
a: Organization High Court; GPE Peru
b: Organization High Court; NORP Peruvian
c: Organization High Court; GPE Chile
d: Organization the High Court
--
gpe/chile c
gpe/peru a
norp/peruvian b of gpe/peru
organization/high-court~ a b
organization/high-court~ c
organization/high-court~ d

# one word of a long name needs company
a: Organization Harbor Workers Union = Union; Person Ana Ruiz
b: Organization Union; Person Ana Ruiz
c: Organization Union
--
organization/harbor-workers-union (Union) a b
organization/union c
person/ana-ruiz a b

# what differs in type: a prison may be an organization, a person not
a: Facility Gray Point
b: Organization Gray Point
c: Person Gray Point = she; GPE Norn | 1 official_of 2
d: Person Gray Point
--
gpe/norn c
organization/gray-point a b d
person/gray-point c

# a name misread as a person, one as a company
a: Organization Corvane Steel; GPE Norn; GPE Peru; Person Ana Ruiz = she
b: Person Corvane Steel; Person Norn; Person Peru; Organization Ana Ruiz
c: Person Ana Ruiz = she
--
gpe/norn a b
gpe/peru a b
organization/corvane-steel a b
person/ana-ruiz a b c

# a place that is also a surname
a: GPE Norn; Person Ana Norn = she
b: Person Norn
--
gpe/norn a
person/ana-norn (Norn) a b

# capitals of datelines; a name with its country
a: GPE SAN MARCO; Facility Gray Tower; Person Ana Ruiz
b: GPE SAN MARCO; Facility Gray Tower of Peru; Person Ana Ruiz
--
facility/gray-tower (Gray Tower of Peru) a b
gpe/san-marco a b
person/ana-ruiz a b

# described things stay with their article, if a fact needs them
a: ?Group three men; Person Ana Ruiz; ?Group nobody | 2 criticized 1
b: ?Group three men; Person Ana Ruiz | 2 criticized 1
--
group/three-men~ a
group/three-men~ b
person/ana-ruiz a b

# a government by its leader's name, whom another article places
a: Person President Ana Ruiz = Ana Ruiz; GPE Peru | 1 president_of 2
b: ?Organization government of Ana Ruiz; Organization government of President Ana Ruiz; Person Ben Ode | 3 criticized 1
--
gpe/peru a
organization/government-of-peru (government of Ana Ruiz, government of President Ana Ruiz) b of gpe/peru
person/ana-ruiz (President Ana Ruiz) a
person/ben-ode b

# a described holder of an office is the one that bears it, where the article speaks of him
a: Person Ana Ruiz; GPE Peru | 1 president_of 2
b: Person Ana Ruiz; GPE Peru; ?Person president | 3 president_of 2; 3 criticized 1
c: Person Ruiz; GPE Peru; ?Person former president | 3 president_of 2
d: GPE Peru; ?Person president | 2 president_of 1
e: Person Ben Ode; GPE Chile | 1 president_of 2
f: Person Carl Ode; GPE Chile | 1 president_of 2
g: Person Ben Ode; GPE Chile; ?Person president | 3 president_of 2
h: Person Dov Hart = the former president of Norland; GPE Norland | 1 president_of 2
i: Person Dov Hart; GPE Norland; ?Person president | 3 president_of 2
--
gpe/chile e f g
gpe/norland h i
gpe/peru a b c d
person/ana-ruiz (Ruiz) a b c
person/ben-ode e g
person/carl-ode f
person/dov-hart (former president of Norland) h i
person/former-president~ c
person/president~ d
person/president~ g
person/president~ i

# a company without its trade
a: Organization Corvane Fisheries; Person Ana Ruiz
b: Organization Corvane; Person Ana Ruiz
c: Organization Corvane Fisheries; Organization Corvane
d: Organization Delmar Fisheries; Person Ben Ode
e: Organization Delmar Shipping; Person Carl Ode
f: Organization Delmar; Person Dina Ode
--
organization/corvane-fisheries (Corvane) a b c
organization/delmar f
organization/delmar-fisheries d
organization/delmar-shipping e
person/ana-ruiz a b
person/ben-ode d
person/carl-ode e
person/dina-ode f

# what readers know: states and bodies; a title is no name
a: GPE Calif.; Organization U.N.; Person Energy Secretary Ana Ruiz = Ana Ruiz; Person Crown Prince
b: GPE California; Organization United Nations; Person Ana Ruiz
c: Organization Union of Nurses = UN; Person Crown Prince
--
gpe/california (Calif.) a b
organization/united-nations (U.N.) a b
organization/union-of-nurses (UN) c
person/ana-ruiz (Energy Secretary Ana Ruiz) a b
person/crown-prince~ a
person/crown-prince~ c

# unless the description fits one thing only
a: ?Group a class of Peruvian miners flown to Norn; Person Ana Ruiz | 2 criticized 1
b: ?Group the class of Peruvian miners flown to Norn; Person Ana Ruiz | 2 criticized 1
--
group/class-of-peruvian-miners-flown-to-norn~ a b
person/ana-ruiz a b

# or two articles say the same of them
a: ?Group three men; Work Low Water; ?Person a judge; Organization Corvane Steel | 2 features 1; 3 ordered 4 @2031-03-05
b: ?Group three men; Work Low Water; ?Person A judge; Organization Corvane Steel; GPE Norn | 2 features 1; 3 ordered 4 @2031-03-05
c: ?Group three men; Work Low Water; ?Person a judge; Organization Corvane Steel; GPE Peru | 2 shared 1; 3 ordered 4 @2031-03-06
--
gpe/norn b
gpe/peru c
group/three-men~ a b
group/three-men~ c
organization/corvane-steel a b c
person/judge~ a b
person/judge~ c
work/low-water a b c

# the programme of a broadcaster
a: Work PCB Headland; Organization PCB; Facility Gray Point
b: Work Headland; Facility Gray Point
--
facility/gray-point a b
organization/pcb a
work/pcb-headland (Headland) a b
`

func TestMerging(t *testing.T) { testEntities(t, merging) }

// testEntities reads parts of a title, articles, "--" and the entities wanted.
func testEntities(t *testing.T, parts string) {
	for _, part := range strings.Split(strings.TrimSpace(parts), "\n\n") {
		title, rest, _ := strings.Cut(part, "\n")
		articles, want, _ := strings.Cut(rest, "--\n")
		g := Graph(parse(t, articles), nil)
		got, wanted := strings.Split(strings.TrimSpace(entityLines(g)), "\n"), strings.Split(strings.TrimSpace(want), "\n")
		slices.Sort(got)
		slices.Sort(wanted)
		if !slices.Equal(got, wanted) {
			t.Errorf("%s\n%s\n got\n\t%s\nwant\n\t%s", title, articles, strings.Join(got, "\n\t"), strings.Join(wanted, "\n\t"))
		}
	}
}

func TestFacts(t *testing.T) {
	g := Graph(parse(t, `
a: Person Ana Ruiz; Person Ben Ode; GPE U.S. | 1 criticized 2 @2031-05-02; 1 met_with 2; 1 said "It rains."; 1 from 3 !alleged by 2; 1 knows 1
b: Person Ruiz; Person Ode; GPE United States | 1 criticized 2 !denied by 2 @2031-05; 2 met_with 1; 1 said "it rains"; 1 from 3; 9 said 1; 1 said ""
`), nil)
	want := strings.TrimSpace(`
person/ana-ruiz criticized person/ben-ode asserted 2/2 2031-05
person/ana-ruiz from gpe/united-states asserted 2/2 
person/ana-ruiz met_with person/ben-ode asserted 2/2 
person/ana-ruiz said "It rains." asserted 2/2 `)
	if got := factLines(g); got != strings.TrimSpace(want)+" " {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	for _, f := range g.Facts {
		for _, ev := range f.Evidence {
			if ev.Quote == "" || ev.Phrase == "" {
				t.Errorf("%v", ev)
			}
		}
		if f.Relation == "met_with" && f.Evidence[1].ObjectText != "Ode" {
			t.Errorf("object words of the turned fact: %q", f.Evidence[1].ObjectText)
		}
		if f.Relation == "from" && f.Evidence[0].Source != "person/ben-ode" {
			t.Errorf("source %q", f.Evidence[0].Source)
		}
	}
	for _, d := range g.Documents {
		if d.Text != "" || d.Name == "" {
			t.Errorf("document %v", d)
		}
	}
}

func TestSameDocumentTwice(t *testing.T) {
	r := parse(t, "a: Person Ana Ruiz | 1 said \"no\"\na: Person Ana Ruiz | 1 said \"no\"")
	r[1].Doc.Name = "z.txt"
	g := Graph(r, nil)
	if len(g.Documents) != 1 || g.Documents[0].Name != "a.txt" || len(g.Facts) != 1 || len(g.Facts[0].Evidence) != 1 {
		t.Errorf("%+v", g)
	}
}

func TestGraphOfNothing(t *testing.T) {
	if g := Graph(nil, nil); len(g.Documents)+len(g.Entities)+len(g.Facts) != 0 {
		t.Errorf("%+v", g)
	}
	Graph([]schema.Reading{{}, {Entities: []schema.Referent{{}, {Type: "Person"}}, Claims: []schema.Claim{{Subject: 5}, {Relation: "x", Object: 1, Source: 7}}}}, nil)
}
