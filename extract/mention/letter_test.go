package mention

import (
	"testing"

	"newsgraph/schema"
)

// Names as letters, reviews and forums write them.
func TestLetters(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"They/PRP moved/VBD to/IN Dayton/NNP ,/, OH/NNP 45402/CD ./.", "GPE[Dayton] GPE[OH]"},
		{"The/DT shop/NN in/IN Dayton/NNP Oh/NNP closed/VBD ./.", "GPE[Dayton] GPE[Oh]"},
		{"Lena/NNP Brandt/NNP ,/, MD/NNP ,/, wrote/VBD it/PRP ./.", "Person[Lena Brandt]"},
		{"We/PRP ate/VBD at/IN Okoro/NNP ~'s/POS on/IN Friday/NNP ./.", "Facility[Okoro's]"},
		{"We/PRP went/VBD to/IN Okoro/NNP ~'s/POS ./.", "Person[Okoro]"},
		{"We/PRP go/VBP to/IN Okoro/NNP ~'s/POS ./.", "Facility[Okoro's]"},
		{"We/PRP ate/VBD at/IN Okoro/NNP ~'s/POS house/NN ./.", "Person[Okoro]"},
		{"“/`` Brandt/NNP ,/, Lena/NNP T./NNP ~”/'' wrote/VBD", "Person[Brandt , Lena T.]"},
		{"“/`` Ghana/NNP ,/, Togo/NNP ~”/'' it/PRP read/VBD", "GPE[Ghana] GPE[Togo]"},
		{"the/DT ferry/NN from/IN mombasa/NNP left/VBD without/IN Ann/NNP ./.", "GPE[mombasa] Person[Ann]"},
		{"many/JJ thanks/NNS from/IN Bill/NNP ./.", "Person[Bill]"},
		{"Al/NNP ~-/HYPH ~Qaeda/NNP struck/VBD ./.", "Organization[Al-Qaeda]"},
		{"The/DT Kenyan/JJ Islamic/JJ Party/NNP won/VBD ./.", "Organization[Kenyan Islamic Party]"},
		{"Ann/NNP Smith/NNP Kordax/NNP Energy/NNP Inc./NNP signed/VBD ./.", "Person[Ann Smith] Organization[Kordax Energy Inc.]"},
		{"World/NNP Rowing/NNP and/CC the/DT Alberta/NNP Coffee/NNP Regulator/NNP met/VBD ./.", "Organization[World Rowing] Organization[Alberta Coffee Regulator]"},
		{"Good/JJ Morning/NNP Debra/NNP ,/,", "Person[Debra]"},
		{"they/PRP left/VBD Lower/NNP Manhattan/NNP", "Location[Lower Manhattan]"},
		{"In/IN Reading/NNP it/PRP rained/VBD ./.\nYou/PRP say/VBP Reading/NNP ./.\nReading/NNP announced/VBD it/PRP ./.", "GPE[Reading] GPE[Reading] GPE[Reading]"},
	} {
		doc := document(tt.in)
		Find(doc)
		if got := forms(doc, schema.Name); got != tt.want {
			t.Errorf("names of %q\n got %s\nwant %s", tt.in, got, tt.want)
		}
	}
}
