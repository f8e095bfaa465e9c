package resolve

import "testing"

// retyping: names that articles type differently, in the form of merging.
const retyping = `
# an acronym, whatever its types, is what the article that explains it says
a: Facility Center of Rural Unity = CORU; Person Ana Ruiz
b: GPE CORU
c: Product CORU
d: Organization CORU
e: Person CORU
f: Facility CORU
--
facility/center-of-rural-unity (CORU) a b c d e f
person/ana-ruiz a

# a lone typing joins the many, a place or a person
a: Facility Orlo Deep
b: Facility Orlo Deep
c: Facility Orlo Deep
d: GPE Orlo Deep
e: Person Orlo Deep
--
facility/orlo-deep a b c d e

# a foreign name that is not a person's, for all its membership
a: Organization Corda de Varna
b: Organization Corda de Varna
c: Person Corda de Varna; Organization Delmar Rovers | 1 member_of 2
d: GPE Corda de Varna
--
organization/corda-de-varna a b c d
organization/delmar-rovers c

# a person with an office stays one, and so does one of a first name or whom all know
a: GPE Norn
b: GPE Norn
c: GPE Norn
d: Person Norn = he; GPE Vesley | 1 official_of 2
e: Person Ana Norn
f: Person Norn = he; GPE Vesley | 1 official_of 2
--
gpe/norn a b c
gpe/vesley d f
person/ana-norn (Norn) d e f

# one surname that a country has too
a: GPE Peru; Person Carl Peru = Peru
b: Person Peru
c: GPE Peru
--
gpe/peru a c
person/carl-peru (Peru) a b

# two companies with owners, named like a country
a: Organization Chile; Person Ana Ruiz | 2 works_for 1; 2 owns 1
b: Organization Chile; Person Ana Ruiz | 2 owns 1; 2 member_of 1
c: GPE Chile
d: GPE Chile
e: Organization Chile
f: Organization Peru; Person Ana Ruiz | 2 member_of 1
g: GPE Peru
h: GPE Peru
i: Organization Peru
--
gpe/chile c d
gpe/peru g h
organization/chile a b e
organization/peru f i
person/ana-ruiz~ a b
person/ana-ruiz~ f

# a place and a thing, both of several articles
a: GPE Vesley
b: GPE Vesley
c: Organization Vesley
d: Organization Vesley
--
gpe/vesley a b
organization/vesley c d

# a person read as a company or a town
a: Person Oren Castell = he
b: Person Oren Castell = Castell
c: Person Oren Castell = Castell; Facility Gray Point
d: Organization Oren Castell
e: GPE Oren Castell
f: Organization Castell; Facility Gray Point
--
facility/gray-point c f
person/oren-castell (Castell) a b c d e f

# an article that keeps a surname from its bearer, because it took one for a company, does not mean two
a: Person Oren Castell = Castell, he
b: Person Oren Castell
c: Organization Oren Castell; Person Castell
--
person/oren-castell (Castell) a b c

# but a company of that name stays one where its article has both, or owners
a: Person Oren Castell = Castell
b: Person Oren Castell = Castell
c: Person Oren Castell = Castell; Organization Castell
d: Organization Castell; Person Ana Ruiz | 2 member_of 1
--
organization/castell c d
person/ana-ruiz d
person/oren-castell (Castell) a b c

# a party's people; a people that is a company
a: NORP Reds
b: NORP Reds
c: Organization Reds
d: NORP Varda
e: Organization Varda
f: Organization Varda
--
norp/reds a b c
organization/varda d e f

# an acronym keeps its capitals, a dateline loses them where others have not
a: GPE OSTREL
b: GPE Ostrel; GPE BRUK
c: GPE GREAT MARSH
--
gpe/bruk b
gpe/great-marsh c
gpe/ostrel a b
`

func TestRetyping(t *testing.T) { testEntities(t, retyping) }

func TestShownCapitals(t *testing.T) {
	g := Graph(parse(t, `
a: GPE OSTREL; GPE CORU; Person JD ANA RUIZ; GPE OSLO
b: Organization University of Ostrel; GPE BRUK
c: Facility Center of Rural Unity = CORU, Coru
d: GPE GREAT MARSH
`), nil)
	got := map[string]bool{}
	for _, e := range g.Entities {
		got[e.Name] = true
	}
	for _, name := range []string{"Ostrel", "Center of Rural Unity", "JD Ana Ruiz", "BRUK", "Great Marsh", "Oslo"} {
		if !got[name] {
			t.Errorf("no %q in %v", name, got)
		}
	}
}
