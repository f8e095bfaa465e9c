package extract

import (
	"fmt"
	"strings"
	"testing"

	"newsgraph/schema"
)

// bases are plain statements: who, past tense, bare form, the rest, and the
// relation that they must be read as.
var bases = []struct{ who, past, base, rest, relation string }{
	{"Oskar Renn", "criticized", "criticize", "the Harbor Council", "criticized"},
	{"Oskar Renn", "met", "meet", "Ana Ruiz in Oslo", "met_with"},
	{"Oskar Renn", "married", "marry", "Ana Ruiz", "relative_of"},
	{"Oskar Renn", "left", "leave", "the Civic Party", "left"},
	{"Oskar Renn", "joined", "join", "the Civic Party", "member_of"},
	{"Oskar Renn", "traveled", "travel", "to Norway on Friday", "moved_to"},
	{"Oskar Renn", "threatened", "threaten", "the mayor", "conflict_with"},
	{"Oskar Renn", "invited", "invite", "Ana Ruiz to Oslo", "invited"},
	{"Oskar Renn", "defended", "defend", "Ana Ruiz", "supported"},
	{"Oskar Renn", "attacked", "attack", "the Harbor Council", "criticized"},
	{"Kenya", "deported", "deport", "the sailors to Norway", "deported"},
	{"Kenya", "invaded", "invade", "Uganda in 2011", "conflict_with"},
	{"Kenya", "released", "release", "three prisoners", "released"},
	{"Kenya", "struck", "strike", "a deal with Uganda", "agreed_with"},
	{"Kenya", "adopted", "adopt", "the Harbor Safety Act", "adopted"},
	{"The police", "arrested", "arrest", "Paul Ketter on Tuesday", "detained"},
	{"The police", "interrogated", "interrogate", "Paul Ketter", "questioned"},
	{"The police", "killed", "kill", "Paul Ketter", "suffered"},
	{"Corvane Steel", "bought", "buy", "Delmar Rail for $3 million", "owns"},
	{"Corvane Steel", "accused", "accuse", "the Harbor Council of fraud", "accused"},
	{"Corvane Steel", "built", "build", "Delmar Prison", "created"},
	{"Corvane Steel", "sold", "sell", "Delmar Rail to Kestrel Foods", "gave"},
	{"Corvane Steel", "paid", "pay", "the mayor", "gave"},
	{"Channel Nine", "pulled", "pull", "the film “Low Water”", "pulled"},
	{"Channel Nine", "aired", "air", "the film “Low Water”", "aired_on"},
	{"The union", "backed", "back", "the mayor", "supported"},
	{"The union", "raised", "raise", "concerns about the mill", "criticized"},
	{"The union", "clashed", "clash", "with the police", "conflict_with"},
	{"The senator", "endorsed", "endorse", "Ana Ruiz", "supported"},
	{"The senator", "resigned", "resign", "from the Civic Party", "left"},
	{"The court", "banned", "ban", "Corvane Steel from trading", "ordered"},
	{"The ministry", "opened", "open", "an inquiry into Corvane Steel", "investigated"},
	{"The ministry", "banned", "ban", "the film “Low Water”", "pulled"},
	{"The hackers", "seized", "seize", "the Ardel Diamond", "took"},
}

// twists change a plain statement; what is left of it has another modality, and a source or none.
var twists = []struct {
	form   string // W who, P past, B bare, R rest
	mod    schema.Modality
	source string
}{
	{"W P R.", schema.Asserted, ""},
	{"W did not B R.", schema.Negated, ""},
	{"W never P R.", schema.Negated, ""},
	{"W allegedly P R.", schema.Alleged, ""},
	{"W reportedly P R.", schema.Alleged, ""},
	{"W will B R.", schema.Hypothetical, ""},
	{"W may B R.", schema.Hypothetical, ""},
	{"If W P R, Paula Munk will resign.", schema.Hypothetical, ""},
	{"W refused to B R.", schema.Negated, ""},
	{"W failed to B R.", schema.Negated, ""},
	{"W planned to B R.", schema.Hypothetical, ""},
	{"W offered to B R.", schema.Hypothetical, ""},
	{"Paula Munk said that W P R.", schema.Alleged, "Paula Munk"},
	{"Paula Munk denied that W P R.", schema.Denied, "Paula Munk"},
	{"Paula Munk said W did not B R.", schema.Negated, "Paula Munk"},
	{"According to Paula Munk, W P R.", schema.Alleged, "Paula Munk"},
	{"W P R, according to Paula Munk.", schema.Alleged, "Paula Munk"},
	{"W P R, Paula Munk said.", schema.Alleged, "Paula Munk"},
	{"“W P R,” Paula Munk said.", schema.Alleged, "Paula Munk"},
	{"It is not clear whether W P R.", schema.Hypothetical, ""},
}

// TestTwists changes plain statements in ways that take their edge away: only
// unchanged may the article assert one.
func TestTwists(t *testing.T) {
	r, err := New(Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range bases {
		for _, tw := range twists {
			who := b.who
			if !strings.HasPrefix(tw.form, "W") && !strings.HasPrefix(tw.form, "“W") && strings.HasPrefix(who, "The ") {
				who = "the" + who[3:]
			}
			s := strings.NewReplacer("W", who, "P ", b.past+" ", "B ", b.base+" ", "R", b.rest).Replace(tw.form)
			if fault := twisted(readSentence(r, s), b.relation, tw.mod, tw.source); fault != "" {
				t.Errorf("%s\n  %s", s, fault)
			}
		}
	}
}

// twisted tells what is wrong with the claims of that relation, "" for nothing.
func twisted(read schema.Reading, relation string, mod schema.Modality, source string) string {
	found := false
	var got []string
	for _, c := range read.Claims {
		if c.Relation != relation {
			continue
		}
		by := ""
		if c.Source != schema.NoEntity {
			by = read.Entities[c.Source].Name
		}
		got = append(got, fmt.Sprintf("%s by %q", c.Modality, by))
		if mod != schema.Asserted && c.Modality == schema.Asserted {
			return "the article asserts it"
		}
		found = found || c.Modality == mod && (by == source || source == "")
	}
	if !found {
		return fmt.Sprintf("want %s by %q, got %s", mod, source, strings.Join(got, ", "))
	}
	return ""
}
