package asking

import (
	"fmt"
	"testing"
)

func TestConflicts(t *testing.T) {
	for name, tt := range map[string]struct{ lines, want string }{
		"said and denied": {`
			d1 Ann Lee | met_with | Bo Diaz
			d2 Ann Lee | met_with | Bo Diaz | denied | by Ann Lee
			d2 Ann Lee | sued | Bo Diaz | hypothetical`, `
			disputed: Ann Lee met_with Bo Diaz 1 / Ann Lee met_with Bo Diaz 1`},
		"accused and denied": {`
			d1 Ann Lee | accused | Bo Diaz
			d1 Bo Diaz | denied | "the accusation"
			d2 Bo Diaz | denied | "the accusation"`, `
			answered: Ann Lee accused Bo Diaz 1 / Bo Diaz denied “the accusation” 1`},
		"alleged and denied with a word of it": {`
			d1 Fox Inc | sold | "rotten fish" | alleged | by Ann Lee | said Fox sold rotten fish, Lee said.
			d1 Fox Inc | denied | "selling fish"`, `
			answered: Fox Inc sold “rotten fish” 1 / Fox Inc denied “selling fish” 1`},
		"a denial of something else in one sentence": {`
			d1 Ann Lee | deported | Bo Diaz | alleged | by Cy Fox | said Lee deported Diaz, who denies being in the gang.
			d1 Bo Diaz | denied | "being in the gang" | said Lee deported Diaz, who denies being in the gang.`, ``},
		"a denial before the accusation, or of something else": {`
			d1 Bo Diaz | denied | "the accusation"
			d1 Ann Lee | accused | Bo Diaz
			d1 Bo Diaz | denied | "a visa"`, ``},
		"another number": {`
			d1 Ann Lee | hired | "12 nurses"
			d2 Ann Lee | hired | "the fifteen nurses"
			d3 Ann Lee | hired | "12 nurses of Weir"
			d3 Ann Lee | hired | "about 20 nurses"`, `
			numbers: Ann Lee hired “12 nurses” 1 / Ann Lee hired “the fifteen nurses” 1`},
		"another number, but of one article or another day": {`
			d1 Ann Lee | hired | "12 nurses"
			d1 Ann Lee | hired | "15 nurses"
			d1 Bo Diaz | hired | "12 cooks" | on 2025-01-01
			d2 Bo Diaz | hired | "15 cooks" | on 2025-02-01
			d1 Cy Fox | hired | "twelve cooks"
			d2 Cy Fox | hired | "12 cooks"`, ``},
		"another day": {`
			d1 Ann Lee | left | Fox Inc | on 2025-03-01
			d2 Ann Lee | left | Fox Inc | on 2025-03
			d3 Ann Lee | left | Fox Inc | on 2025-04-02
			d1 Ann Lee | met_with | Fox Inc | on 2025-03-01
			d3 Ann Lee | met_with | Fox Inc | on 2025-04-02`, `
			dates: Ann Lee left Fox Inc 1 / Ann Lee left Fox Inc 1`},
		"another agent": {`
			d1 Ann Lee | deported | Cy Fox
			d2 Bo Diaz | deported | Cy Fox
			d2 officials | deported | Cy Fox
			d3 Ann Lee | deported | Cy Fox`, `
			agents: Ann Lee deported Cy Fox 2 / Bo Diaz deported Cy Fox 1`},
		"two agents in one article": {`
			d1 Ann Lee | deported | Cy Fox
			d1 Bo Diaz | deported | Cy Fox`, ``},
	} {
		t.Run(name, func(t *testing.T) {
			s := made(t, tt.lines)
			found, err := Conflicts(ctx, s)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, c := range found {
				line := c.Kind + ":"
				for i, side := range c.Sides {
					if i > 0 {
						line += " /"
					}
					line += fmt.Sprintf(" %s %d", s.short(side.Fact), len(side.Evidence))
				}
				got = append(got, line)
			}
			check(t, "conflicts", got, tt.want)
		})
	}
}

func TestCounted(t *testing.T) {
	for in, want := range map[string]string{
		"the 12 men":           "12 # men true",
		"three Venezuelan men": "3 # venezuelan men true",
		"1,200 tons of ice":    "1200 # tons ice true",
		"more than 100 men":    "  false",
		"men":                  "  false",
		"12":                   "  false",
		"":                     "  false",
	} {
		n, rest, ok := counted(in)
		if got := fmt.Sprintf("%s %s %v", n, rest, ok); got != want {
			t.Errorf("counted(%q) = %s, want %s", in, got, want)
		}
	}
}
