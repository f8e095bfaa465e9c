package export

import (
	"os"
	"strings"
	"testing"
)

func TestCypher(t *testing.T) {
	list := files(t, "cypher", Options{})
	type found struct {
		graphRead
		Statements int
	}
	for i, got := range read[found](t, "cypher.cjs", list...) {
		noNUL := func(s string) string { return strings.ReplaceAll(inJSON(s), "\x00", "\ufffd") }
		compareTables(t, caseNames[i], got.graphRead, tableOf(t, cases()[i], true, noNUL))
		text, err := os.ReadFile(list[i])
		if err != nil {
			t.Fatal(err)
		}
		if n := 1 + strings.Count(string(text), "\nUNWIND ["); got.Statements != n {
			t.Errorf("%s: %d statements, not %d", caseNames[i], got.Statements, n)
		}
	}
	one := sample("Person Edda Holm | accused | Person Dario Falk | asserted")
	if got := read[[]string](t, "cypher.cjs", "--lint", written(t, "cypher", one, Options{}))[0]; len(got) > 0 {
		t.Errorf("%q", got)
	}
}

func TestFollowTheMoney(t *testing.T) {
	type found struct {
		Entities, IDs int
		Schemata      map[string]int
	}
	for i, got := range read[found](t, "ftm.cjs", files(t, "ftm", Options{})...) {
		g := cases()[i]
		want := len(g.Documents) + len(g.Entities) + tableOf(t, g, true, strings.Clone).Edges
		if got.Entities != want || got.IDs != want {
			t.Errorf("%s: %+v, want %d entities", caseNames[i], got, want)
		}
		if i == 0 && (got.Schemata["Article"] != len(g.Documents) || got.Schemata["UnknownLink"] == 0 || got.Schemata["Employment"] == 0 || got.Schemata["Event"] != 12) {
			t.Errorf("%v", got.Schemata)
		}
	}
}

// What no one asserts is no Ownership.
func TestFollowTheMoneyModality(t *testing.T) {
	out := render(t, "ftm", sample(`
Person Edda Holm | owns | Facility Vesterhavn Dock | asserted
Person Dario Falk | owns | Facility Vesterhavn Dock | denied
Person Dario Falk | owns | GPE Northby | asserted`), Options{})
	for want, n := range map[string]int{`"schema":"Ownership"`: 1, `"schema":"UnknownLink"`: 2, `"role":["denied: owns"]`: 1, `"status":["denied"]`: 1} {
		if strings.Count(out, want) != n {
			t.Errorf("%s is not there %d times:\n%s", want, n, out)
		}
	}
}
