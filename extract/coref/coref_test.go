package coref

import (
	"reflect"
	"testing"

	"newsgraph/extract/text"
	"newsgraph/extract/text/texttest"
)

// Each text marks its referents with numbers: the mentions with one number
// must be one chain, those without must be alone (a pronoun: without a chain).
var texts = []struct{ name, in string }{
	{"surname", `[Ana Sousa]Person#1 met [Rui Lima]Person#2 . [Sousa]Person#1 thanked/VBD [Lima]Person#2 .`},
	{"headline first", `
		# headline
		[Sousa]Person#1 resigns/VBZ
		#
		Mayor [Ana Sousa]Person#1 resigned .`},
	{"first name", `[Ana Sousa]Person#1 met [Rui Lima]Person . [Ana]Person#1 smiled .`},
	{"same surname", `[Ana Sousa]Person#1 met [Rui Sousa]Person#2 . Ms. [Sousa]Person#1 smiled .`},
	{"middle names", `[George W. Hale]Person#1 spoke/VBD . [George Hale]Person#1 left . [Maria Luz Ortega Vidal]Person#2 came . [Maria Luz Ortega]Person#2 left .`},
	{"accents and points", `[José Núñez]Person#1 met [Jose Nunez]Person#1 in the [U.S.]GPE#2 and the [US]GPE#2 .`},
	{"a person is no administration", `The [[Sousa]Person#1 administration]Organization#2 sued [Ana Sousa]Person#1 . [The administration]Organization#2 lost .`},
	{"country, people, president", `[Peruvian]NORP#1 President [Ana Sousa]Person#2 left [Peru]GPE#3 . The [Peruvian]NORP#1 police came .`},
	{"the country of a demonym", `[Peruvian]NORP President [Ana Sousa]Person visited a prison in [[the country]GPE#1 's north]Location . [Peru]GPE#1 is big .`},
	{"governments", `[Peru]GPE#1 's President , [Ana Sousa]Person#2 , spoke/VBD . [[Her]Person#2 government]Organization#3 agreed . [The [Peruvian]NORP government]Organization#3 paid .`},
	{"acronym", `The [Brill Harbour Authority]Organization#1 ( [BHA]Organization#1 ) paid [Lima]Person . [BHA]Organization#1 lost .`},
	{"acronym and its name, whatever their types", `They held/VBD [Lima]Person in [CORU]GPE#1 , the [Center of Rural Unity of Norland/appos>CORU]Facility#1 . [CORU]GPE#1 burned .`},
	{"acronym and its name of a place", `[CORU]Product#1 , or the [Center of Rural Unity in Norland]Facility#1 , burned . [CORU]Product#1 closed .`},
	{"name and its acronym", `The [Center of Rural Unity of Norland]Facility#1 , [CORU/appos>Center]GPE#1 , burned . [CORU]Person#1 closed .`},
	{"name and its acronym in brackets", `The [Center of Rural Unity of Norland]Facility#1 ( [CORU]GPE#1 ) burned . [CORU]Product#1 closed .`},
	{"acronym and its name in brackets", `The [CORU]GPE#1 ( [Center of Rural Unity]Facility#1 ) burned . [CORU]Organization#1 closed .`},
	{"acronym of another language", `They held/VBD [Lima]Person in [CORUL]GPE#1 , the [Rural Unity Center of Norland]Facility#1 . [CORUL]GPE#1 burned .`},
	{"a list is no explanation", `They left [CORUL]GPE , the [Rural Unity Center]Facility and [Acme]Organization .`},
	{"an acronym beside a town", `[Lima]Person left [CORU]Facility , [Cold Oak Rudd]GPE , in March .`},
	{"apposition parsed as a verb's fellow", `Troops sent/VBD/root [Lima]Person to [the Brill Center]Facility#1 , [a prison/conj>sent]Facility#1 in [Peru/nmod>prison]GPE . [The prison]Facility#1 burned .`},
	{"known as", `The [Brill Detention Center]Facility#1 , known as [CEDEB]Facility#1 , opened . [CEDEB]Facility#1 burned .`},
	{"a speaker is not in the quotation", `[Rui Lima]Person#1 smiled/VBD . “ I bought/VBD a car from [a nephew]Person#2 , ” [he]#1 told/VBD reporters .`},
	{"trade between relation and name", `[Ana Sousa]Person#1 smiled/VBD . [[Her]#1 husband]Person#2 , the agronomist/appos>husband [Rui/appos>agronomist Lima]Person#2 , laughed/VBD .`},
	{"no company is a university", `[Norvik Oil]Organization#1 paid/VBD [Rui Lima]Person . [The University of Brill]Organization asked/VBD why . [The company]Organization#1 refused/VBD .`},
	{"the airline", `[Brill Airways]Organization#1 turned/VBD back . [Norvik Oil]Organization paid/VBD . [The airline]Organization#1 apologized/VBD .`},
	{"apposition", `[The country 's largest prison]Facility#1 , the [Brill Detention Center/appos>prison]Facility#1 , opened .`},
	{"only one of its kind", `[The country 's largest airport]Facility#1 burned . [Lima]Person slept . [The Kelm Airport]Facility#1 closed .`},
	{"head", `[The Brill Detention Center]Facility#1 opened . [The center]Facility#1 burned .`},
	{"another", `[A prison]Facility#1 opened . [Another prison]Facility burned . [The first prison]Facility closed .`},
	{"counts", `[Three young men]Group#1 met [two women]Group . [The men]Group#1 left . [The three men]Group#1 sang/VBD .`},
	{"film", `[Lima]Person made [a documentary]Work#1 , titled “ [Dark Harbour]Work#1 , ” in March . [The film]Work#1 won .`},
	{"president", `[Kenyan]NORP President [Ana Sousa]Person#1 met [Rui Lima]Person . [The president]Person#1 smiled . [The Kenyan president]Person#1 left .`},
	{"she and he", `[Ana Sousa]Person#1 met [John Lima]Person#2 . [She]Person#1 thanked/VBD [him]Person#2 .`},
	{"she is not John", `[John Lima]Person spoke/VBD . [She]Person left .`},
	{"before its name", `In [[her/PRP$]Person#1 speech/NN/obl>thanked]- , [Ana Sousa/nsubj>thanked]Person#1 thanked/VBD/root [Lima]Person .`},
	{"matrix subject", `The [Brill Harbour Authority]Organization#1 announced that [it]Organization#1 was working/ccomp>announced with [Acme]Organization .`},
	{"weather", `The [Brill Harbour Authority]Organization was closed . [It/nsubj>rained]Organization rained/root .`},
	{"easy", `[Acme]Organization grew/VBD . [It/nsubj>hard]Organization is/cop>hard hard/JJ/root to leave/VB/csubj>hard .`},
	{"speaker", `“ [I]Person#1 have won the whole city , ” [Ana Sousa]Person#1 told [John Lima]Person .`},
	{"which of three", `[Vexa/dep]Product , [Bolo/dep]Product , [Tiru/dep]Product . [The app]Product failed .`},
	{"himself", `[John Lima]Person#1 told [Rui Gomes]Person that [he]Person#1 had hurt/VBN [himself/obj>hurt]Person#1 .`},
	{"him is another", `[John Lima]Person#1 hurt/VBD/root [him/obj>hurt]Person .`},
	{"his wife", `[John Lima]Person#1 met [[his]Person#1 wife]Person#2 . [[His]Person#1 wife]Person#2 smiled .`},
	{"they", `[Three young men]Group#1 left in March . [They]Group#1 deny/VBP the charge .`},
	{"no antecedent", `[They]Group left .`},
	{"mr and mrs", `[Lars Holm]Person#1 left . Mrs. [Holm]Person#2 stayed . [Holm]Person#1 came back/RB .`},
	{"title in the name", `[Health Minister Anna Berg]Person#1 spoke . [The minister]Person#1 left .`},
	{"brother of the mayor", `Police arrested [James Otieno]Person#1 , [the brother]Person#1 of Mayor [Grace Otieno/nmod>brother]Person#2 . [Otieno]Person#1 left .`},
	{"two letters", `The [European Union]Organization#1 met the [Unity Party]Organization#2 . The [EU]Organization#1 agreed .`},
	{"not two prisons", `The [Brill Prison]Facility#1 closed . [The old prison]Facility#1 burned . The [Dunmore Prison]Facility#2 opened .`},
	{"hall and station", `The [Memorial Hall]Facility#1 closed . The [Memorial Hall Station]Facility#2 opened .`},
	{"first word of a company", `[Norvik Water Corp.]Organization#1 paid . [Norvik]Organization#1 grew/VBD .`},
	{"trade left out", `[Norvik Ferries]Organization#1 paid . [Norvik]Organization#1 grew/VBD .`},
	{"after initials", `[A.B. Drexler Corp.]Organization#1 paid . [Drexler]Organization#1 grew/VBD .`},
	{"foreign head", `[Institut Kelou]Organization#1 paid . [Kelou]Organization#1 grew/VBD .`},
	{"university of its own", `[Valmont]Organization#1 paid . [Valmont University]Organization#2 grew/VBD .`},
	{"the trade of the name", `[Oshkan Truck Corp.]Organization#1 paid . [The truck maker]Organization#1 grew/VBD .`},
	{"company", `[Valmont SA]Organization#1 sued a rival . [The company]Organization#1 won .`},
	{"companies are not the company", `[The companies]Organization#1 agreed . [The company]Organization won .`},
	{"group named", `[Lima]Person joined the group [Nordfront]Organization#1 . [The group]Organization#1 left .`},
	{"network and party", `The [Brill Labour Party]Organization#1 met [Channel Nine News]Organization#2 . [The network]Organization#2 left . [The party]Organization#1 won .`},
	{"wife of the husband", `[Ana Sousa]Person#1 left with [[her]Person#1 husband]Person#2 , [Rui Lima]Person#2 . [Lima]Person#2 thanked [[his]Person#2 wife]Person#1 .`},
	{"year-old", `[Ana Sousa]Person#1 left . [The 42-year-old/JJ singer]Person#1 smiled .`},
	{"men by role", `[Two Kenyan sailors]Group#1 left . [The men]Group#1 deny/VBP it .`},
	{"they brand others", `[Three men]Group#1 left . [The city police]Organization branded and beat/VBD/conj>branded [them/obj>beat]#1 .`},
	{"reported as", `Police described/VBD [two men]Group#1 as/case>members [members/NNS/obl>described]Group#2 of a gang . [They]#1 left .`},
	{"we of a president", `[Peru]GPE#1 's President , [Ana Sousa]Person#2 , spoke . “ [We]#3 will never leave the city , ” [she]Person#2 said . [[Her]Person#2 government]Organization#3 agreed .`},
	{"we of a lawyer", `“ [We]#1 will never leave the city , ” [Rui Lima]Person#1 said .`},
	{"quotation in a quotation", `“ [We]#1 say “ no ” to [them]Group , all of the day , ” [Rui Lima]Person#1 said .`},
	{"known sex goes first", `[Nuru Adeyo]Person thanked/VBD/root the lawyer [Maria Lima]Person#1 after/mark>criticized [she]Person#1 criticized/VBD/advcl>thanked the prison .`},
	{"spaces in brackets", `[Norcoin]Product#1 ( TICKER : [NCN]Product#1 ) fell/VBD .`},
	{"misspelt", `[Argentina]GPE#1 won . [Argentinia]GPE#1 lost .`},
	{"whose administration", `[The [Hale]Person#3 administration]Organization#1 met [the [Doyle]Person administration]Organization#2 . [Hale]Person#3 left .`},
	{"their home country", `[Kenyan teachers]Group#1 left after [[their]#1 home country]GPE#2 refused . [Kenya]GPE#2 paid .`},
	{"era", `[Soviet]NORP - era soldiers met/VBD [Ana Sousa]Person in [the country]GPE .`},
	{"rank", `Sen. [Maria Vega]Person#1 left . [The senator]Person#1 smiled .`},
	{"rival of any kind", `[Acme Motors]Organization#1 won . [[Its]#1 rival]Person#2 , [Zenith Corp.]Organization#2 , lost .`},
	{"town of", `Rebels left [the town]GPE#1 of [Keru]GPE#1 . [The town]GPE#1 burned .`},
	{"carmaker", `[Carmaker Acme Motors]Organization#1 lost . [Acme]Person#1 sued . [The company]Organization#1 won .`},
	{"his country by its minister", `[Libya]GPE#1 won . [[Its]#1 minister]Person#2 , [Salem Haddad]Person#2 , left [[his]Person#2 country]GPE#1 .`},
	{"three of them", `[Five sailors]Group#1 left . [The police]Organization#2 arrested three/CD/obj>arrested of [them/nmod>three]#1 .`},
	{"actor", `[[Ana Sousa]Person#1 's husband]Person#2 , actor [Ben Cole]Person#2 , left . [Cole]Person#2 sang .`},
	{"her album", `[Ana Sousa]Person#1 sold/VBD [[her]Person#1 album]Work#2 “ [Night Rain]Work#2 . ” [The album]Work#2 won .`},
	{"they are not we", `“ [We]#1 will free all [the prisoners]Group#2 and feed/VB/conj>free [them/obj>feed]#2 , ” said [the government]Organization#1 .`},
	{"not the paper", `[The segment]Work#1 was removed , while [Acme News]Organization editor - in - chief [Bari Lima/nsubj>said]Person said/VBD/advcl>removed [it/nsubj>old]#1 was/cop>old old/JJ/ccomp>said .`},
	{"not the place", `[George Washington]Person spoke/VBD in [Washington]GPE .`},
}

// partition numbers the groups of values in the order of first use.
func partition(groups []int32) []int {
	seen := map[int32]int{}
	out := make([]int, len(groups))
	for i, g := range groups {
		if g < 0 {
			out[i] = -1
			continue
		}
		if _, ok := seen[g]; !ok {
			seen[g] = len(seen)
		}
		out[i] = seen[g]
	}
	return out
}

func TestLink(t *testing.T) {
	for _, tt := range texts {
		doc := texttest.Doc(t, tt.in)
		want := make([]int32, len(doc.Mentions))
		for i, m := range doc.Mentions {
			want[i] = m.Chain
			if m.Chain < 0 && m.Form != "pronoun" {
				want[i] = 1000 + int32(i)
			}
		}
		Link(doc)
		got := make([]int32, len(doc.Mentions))
		for i, m := range doc.Mentions {
			got[i] = m.Chain
		}
		if !reflect.DeepEqual(partition(got), partition(want)) {
			t.Errorf("%s: got\n%s", tt.name, texttest.Groups(doc))
		}
		check(t, doc)
	}
}

// check is what holds for every document.
func check(t *testing.T, doc *text.Doc) {
	t.Helper()
	in := make([]int32, len(doc.Mentions))
	for i := range in {
		in[i] = -1
	}
	last := int32(-1)
	for n, c := range doc.Chains {
		if len(c.Mentions) == 0 || c.Mentions[0] <= last || c.Name == "" {
			t.Fatalf("chain %d: %+v", n, c)
		}
		last = c.Mentions[0]
		before := int32(-1)
		for _, k := range c.Mentions {
			if k <= before || in[k] >= 0 {
				t.Fatalf("chain %d: mentions %v", n, c.Mentions)
			}
			before, in[k] = k, int32(n)
		}
	}
	for i, m := range doc.Mentions {
		if m.Chain != in[i] || m.Chain < 0 && m.Form != "pronoun" {
			t.Fatalf("mention %d is in chain %d, not %d", i, m.Chain, in[i])
		}
	}
}
