package mention

import (
	"testing"

	"newsgraph/schema"
)

// A name that its own words do not tell gets its type from its uses; one line
// a sign.
func TestUses(t *testing.T) {
	for _, tt := range []struct{ sign, in, want string }{
		{"who hires", "Kordax/NNP/nsubj>hire hire/VBD/root> two/CD lawyers/NNS/obj>hire", "Organization[Kordax]"},
		{"who only firms are", "Kordax/NNP/nsubj>acquire acquire/VBD the/DT brand/NN", "Organization[Kordax]"},
		{"who dies", "Brandel/NNP/nsubj>die die/VBD .\nBrandel/NNP ,/, 71/CD ,/, was/VBD ill/JJ", "Person[Brandel] Person[Brandel]"},
		{"who is arrested", "police/NNS arrest/VBD Kelmar/NNP/obj>arrest", "Person[Kelmar]"},
		{"what is joined", "Obi/NNP join/VBD Velmora/NNP/obj>join", "Person[Obi] Organization[Velmora]"},
		{"shares", "Tolvex/NNP shares/NNS fell/VBD", "Organization[Tolvex]"},
		{"shares of", "shares/NNS of/IN Tolvex/NNP fell/VBD", "Organization[Tolvex]"},
		{"chief executive", "Tolvex/NNP ~'s/POS chief/JJ executive/NN quit/VBD", "Organization[Tolvex]"},
		{"work for", "she/PRP work/VBD for/IN Tolvex/NNP", "Organization[Tolvex]"},
		{"residents", "Quorin/NNP residents/NNS fled/VBD", "GPE[Quorin]"},
		{"capital", "Quorin/NNP ~'s/POS capital/NN fell/VBD", "GPE[Quorin]"},
		{"mayor of", "the/DT mayor/NN of/IN Quorin/NNP fled/VBD", "GPE[Quorin]"},
		{"in the city of", "in/IN the/DT city/NN of/IN Quorin/NNP", "GPE[Quorin]"},
		{"fly to", "she/PRP fly/VBD to/IN Quorin/NNP", "GPE[Quorin]"},
		{"before a country", "Belmara/NNP ,/, Kenya/NNP ,/, is/VBZ calm/JJ", "GPE[Belmara] GPE[Kenya]"},
		{"after a firm, before a state", "Tots/NNP Inc./NNP ,/, Brillow/NNP ,/, Ohio/NNP ,/, paid/VBD", "Organization[Tots Inc.] GPE[Brillow] GPE[Ohio]"},
		{"wife", "Marvik/NNP ~'s/POS wife/NN left/VBD", "Person[Marvik]"},
		{"who", "Hadrin/NNP ,/, who/WP left/VBD", "Person[Hadrin]"},
		{"based in", "Zanthe/NNP ,/, based/VBN in/IN Lagos/NNP", "Organization[Zanthe] GPE[Lagos]"},
		{"a rival", "Solan/NNP Grid/NNP ,/, a/DT rival/NN ,/, paid/VBD", "Organization[Solan Grid]"},
		{"a rival with a first name", "Ann/NNP Grid/NNP ,/, a/DT rival/NN ,/, paid/VBD", "Person[Ann Grid]"},
		{"a drug", "Tolvex/NNP/nsubj>drug is/VBZ/cop>drug a/DT drug/NN", "Product[Tolvex]"},
		{"a village", "Tolvex/NNP ,/, a/DT village/NN ,/, burned/VBD", "GPE[Tolvex]"},
		{"a novelist", "Tolvex/NNP ,/, a/DT novelist/NN ,/, smiled/VBD", "Person[Tolvex]"},
		{"the car ferry", "the/DT car/NN ferry/NN Elsane/NNP sank/VBD", "Facility[Elsane]"},
		{"the novel", "the/DT novel/NN Duskfall/NNP sold/VBD", "Work[Duskfall]"},
		{"aboard", "they/PRP slept/VBD aboard/IN the/DT Melusine/NNP", "Facility[Melusine]"},
		{"known as", "the/DT vaccine/NN ,/, known/VBN as/IN Tolvex/NNP ,/, failed/VBD", "Product[Tolvex]"},
		{"publish", "reports/NNS publish/VBN by/IN Onverra/NNP", "Organization[Onverra]"},
		{"in a journal", "a/DT study/NN publish/VBN in/IN The/DT Trocar/NNP", "Work[Trocar]"},
		{"a party's town", "the/DT Brillow/NNP Democrat/NNP left/VBD", "GPE[Brillow] NORP[Democrat]"},
		{"its editor", "Onverra/NNP ~'s/POS editor/NN quit/VBD", "Organization[Onverra]"},
		{"a common word that opens a sentence", "Cocoa/NNP exporters/NNS left/VBD .\nthe/DT cocoa/NN rots/VBZ", ""},
		{"all uses count", "Zanthe/NNP left/VBD .\nZanthe/NNP shares/NNS fell/VBD .", "Organization[Zanthe] Organization[Zanthe]"},
		{"a title is surer", "President/NNP Kordax/NNP spoke/VBD .\nKordax/NNP shares/NNS fell/VBD", "Person[Kordax] Person[Kordax]"},
	} {
		doc := document(tt.in)
		Find(doc)
		if got := forms(doc, schema.Name); got != tt.want {
			t.Errorf("%s: names of %q\n got %s\nwant %s", tt.sign, tt.in, got, tt.want)
		}
	}
}

func TestTrades(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"Norvik/NNP Ferries/NNPS paid/VBD", "Organization[Norvik Ferries]"},
		{"Corvane/NNP Steel/NNP paid/VBD", "Organization[Corvane Steel]"},
		{"Solan/NNP Grid/NNP paid/VBD", "Organization[Solan Grid]"},
		{"Brinmore/NNP Towers/NNPS burned/VBD", "Facility[Brinmore Towers]"},
		{"the/DT Lagos/NNP Tigers/NNPS won/VBD", "Organization[Lagos Tigers]"},
		{"Orlando/NNP Vascone/NNP left/VBD", "Person[Orlando Vascone]"},
		{"Heritage/NN Media/NNP Corp./NNP paid/VBD .\nHeritage/NN owns/VBZ it/PRP", "Organization[Heritage Media Corp.] Organization[Heritage]"},
		{"Dowell/NNP Jansson/NNP &/CC Co./NNP paid/VBD .\nDowell/NNP Jansson/NNP fell/VBD", "Organization[Dowell Jansson & Co.] Organization[Dowell Jansson]"},
		{"Brillow/NNP Truck/NNP Corp./NNP ,/, Brillow/NNP ,/, Ohio/NNP ,/, paid/VBD", "Organization[Brillow Truck Corp.] GPE[Brillow] GPE[Ohio]"},
		{"N.V./NNP Kordax/NNP paid/VBD", "Organization[N.V. Kordax]"},
		{"Vale/NNP Savings/NNP and/CC Loan/NNP Association/NNP paid/VBD", "Organization[Vale Savings and Loan Association]"},
		{"the/DT Weavers/NNPS ~'/POS League/NNP met/VBD", "Organization[Weavers' League]"},
		{"the/DT Porters/NNPS ~'/POS Forum/NNP met/VBD", "Organization[Porters' Forum]"},
		{"Nurses/NNS Without/IN Borders/NNP left/VBD", "Organization[Nurses Without Borders]"},
		{"Ahn/NNP Eun/NNP ~-/HYPH ~ji/NN left/VBD", "Person[Ahn Eun-ji]"},
		{"they/PRP slept/VBD aboard/IN the/DT Lady/NNP Ann/NNP", "Facility[Lady Ann]"},
		{"OSLO/NNP (/-LRB- ~Coastal/NNP Wire/NNP ~)/-RRB- -/: Rain/NN fell/VBD", "GPE[OSLO] Organization[Coastal Wire]"},
		{"they/PRP left/VBD Lower/NNP Manhattan/NNP", "Location[Lower Manhattan]"},
		{"the/DT Philippines/NNPS won/VBD", "GPE[Philippines]"},
		{"Energy/NNP Secretary/NNP Ann/NNP Obi/NNP left/VBD", "Person[Ann Obi]"},
		{"the/DT Defense/NNP Minister/NNP left/VBD", ""},
		{"MEDICINE/NNP TRANSPLANT/NNP :/: Herbs/NNS grow/VBP", ""},
		{"Ms./NNP West/NNP smiled/VBD", "Person[West]"},
	} {
		doc := document(tt.in)
		Find(doc)
		if got := forms(doc, schema.Name); got != tt.want {
			t.Errorf("names of %q\n got %s\nwant %s", tt.in, got, tt.want)
		}
	}
}
