package queries

import (
	"context"
	"strings"
	"testing"
)

// TestHelpers shows what each helper of the prelude gives.
func TestHelpers(t *testing.T) {
	s := New(store(t, "harbour", "town"), nil)
	tests := []struct{ text, want string }{
		{`entity("MINISTER LEE").Out("<met_with>").All()`, "id=<person/bo-diaz>"},
		{`entity("Leee")`, `error: 1:1: name: nothing is called "Leee"; did you mean "Lee"?`},
		{`facts("Ann Lee").map(f => f.relation).join()`, "value=responded to,supported,denied,said,met with,appointed"},
		{`facts(entity("Ann Lee")).length`, "value=6"},
		{`facts(["Ann Lee", "Cy Roe"]).length`, "value=8"},
		{`facts(byRelation("<met_with>")).map(f => f.who + "|" + f.whom)`, "value=Ann Lee|Bo Diaz"},
		{`facts().length`, "value=24"},
		{`facts("Ann Lee", since("2031-02-07")).map(f => f.relation).join()`, "value=supported,denied,said"},
		{`facts("Ann Lee", until("2031-02-01")).map(f => f.when).join()`, "value=2031-02-01,2029"},
		{`facts("Ann Lee", since("2031-02"), until("2031-02-05")).length`, "value=2"},
		{`facts("Ann Lee", during("2029", "2029")).length`, "value=1"},
		{`facts("Ann Lee", since("soon"))`, `error: Error: "soon" is no date: write 2031, 2031-02 or 2031-02-05`},
		{`facts("Ann Lee", "soon")`, `error: Error: a test is wanted, as since("2031-02") or f => …, not "soon"`},
		{`facts("Ann Lee", f => f["ng:articles"] > 1).length`, "value=1"},
		{`facts("Ann Lee", minScore(0.9)).length + "," + facts("Ann Lee", minScore(901)).length`, "value=6,0"},
		{`minScore("x")`, `error: Error: "x" is no score`},
		{`between("Ann Lee", "diaz").map(f => f.relation).join()`, "value=responded to,met with"},
		{`between("Ann Lee", "diaz", until("2031-02-01")).length`, "value=1"},
		{`timeline("Ann Lee").map(f => f.when).join()`, "value=2029,2031-02-01,2031-02-05,2031-02-07,2031-02-08,2031-02-09"},
		{`timeline("", until("2030")).map(f => f.when).join()`, "value=2029,2030"},
		{`claims({by: "Cy Roe"}).map(c => c.who + "|" + c.relation + "|" + c.whom)`, "value=Channel Nine|pulled|Low Water"},
		{`claims({modality: "denied"}).map(c => c.source)`, "value=Ann Lee"},
		{`claims({by: "Ann Lee", modality: "alleged"}).length`, "value=0"},
		{`claims({about: "Sark"}).map(c => c.modality).join()`, "value=alleged,denied"},
		{`claims({relation: "pulled"}).length + claims({relation: "<beat>"}).length`, "value=3"},
		{`claims({modality: "hypothetical", since: "2031-03"}).map(c => c.whom)`, "value=Mia Roe"},
		{`claims({minScore: 0.95}).length`, "value=0"},
		{`claims().length`, "value=3"},
		{`claims({who: "Ann Lee"})`, `error: Error: claims has no part "who"; it has by, about,`},
		{`claims({modality: "sure"})`, `error: Error: "sure" is no modality`},
		{`evidence("<fact/06>").map(e => e.modality).join()`, "value=alleged,denied"},
		{`evidence(byRelation("<beat>", "<pulled>")).length`, "value=4"},
		{`evidence(facts("Low Water")).length`, "value=4"},
		{`g.V("<ng:Fact>").In("<rdf:type>").Save("<ng:articles>", "n").OrderBy("n", "desc")`, "id=<fact/01> n=2"},
		{`g.V("<person/ann-lee>").Save("<rdfs:label>", "n").OrderBy("m")`, `OrderBy: there is no tag "m" to sort by; there is id, n`},
		{`g.V("<Person>").In("<rdf:type>").Save("<rdfs:label>", "n").OrderBy("n")`, "id=<person/ann-lee> n=Ann Lee\nid=<person/bo-diaz> n=Bo Diaz\nid=<person/cy-roe> n=Cy Roe\nid=<person/mia-roe> n=Mia Roe"},
		{`g.V("10", "9", "b", "A", 10, 9, 9.5).OrderBy()`, ""},
		{`g.V("<ng:Evidence>").In("<rdf:type>").Out("<ng:modality>").GroupCount()`, "id=asserted count=24\nid=alleged count=2\nid=hypothetical count=2\nid=denied count=1"},
		{`g.V("<ng:Evidence>").In("<rdf:type>").Save("<ng:modality>", "m").GroupCount("m").map(r => r.m).join()`, "value=asserted,alleged,hypothetical,denied"},
		{`g.V("<person/ann-lee>").GroupCount("x")`, `GroupCount: there is no tag "x" to count by`},
		{`g.V("<ng:Fact>").In("<rdf:type>").Out("<ng:subject>").GroupCount()[0]`, "id=<person/bo-diaz> name=Bo Diaz count=5"},
		{`g.V().Out("<rdf:type>").CountDistinct()`, "value=11"},
	}
	for _, tt := range tests {
		res, err := s.Run(context.Background(), tt.text)
		got := strings.TrimSpace(lines(res))
		if err != nil {
			got = "error: " + err.Error()
		}
		if got != tt.want && !strings.HasPrefix(got, tt.want+"\n") && !(err != nil && strings.Contains(got, strings.TrimPrefix(tt.want, "error: "))) {
			t.Errorf("%s\n got %s\nwant %s", tt.text, got, tt.want)
		}
	}
}

// MinScore drops facts and readings that are less sure, and says so.
func TestMinScore(t *testing.T) {
	s := New(store(t, "harbour"), &Options{MinScore: 901})
	for _, text := range []string{`facts()`, `g.V("<ng:Fact>").In("<rdf:type>").All()`, `g.V("<ng:Evidence>").In("<rdf:type>").All()`, `claims()`, `evidence("<fact/01>")`} {
		if res := run1(t, s, text); len(res.Rows) != 0 {
			t.Errorf("%s gives %d rows", text, len(res.Rows))
		}
	}
	res := run1(t, s, `g.V("<ng:Fact>").In("<rdf:type>").All()`)
	if got := strings.Join(res.Notes, ""); got != "13 rows left out that are less sure than 0.90" {
		t.Error(got)
	}
	s.SetMinScore(900)
	if res := run1(t, s, `facts()`); len(res.Rows) != 13 {
		t.Errorf("%d facts at 900", len(res.Rows))
	}
}
