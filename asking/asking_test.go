package asking

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"newsgraph/schema"
)

var ctx = context.Background()

func TestCard(t *testing.T) {
	s := made(t, `
		d1 Ann Lee | president_of | Norland
		d3 Ann Lee | president_of | Norland
		d2 Ann Lee | works_for | Fox Inc | alleged | by Cy Fox
		d1 Bo Diaz | criticized | Ann Lee
		d2 Bo Diaz | criticized | Ann Lee
		d1 Ann Lee | met_with | Bo Diaz
		d1 Bo Diaz | met_with | Cy Fox`)
	c, err := CardOf(ctx, s, *s.things["person/ann-lee"])
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, r := range c.Roles {
		got = append(got, fmt.Sprintf("%s %s %s..%s %s", r.Relation, r.Of.Name, r.From, r.To, r.Modality))
	}
	for _, p := range c.Partners {
		got = append(got, fmt.Sprintf("beside %s %d %d %s", p.Thing.Name, p.Facts, p.Articles, p.Relation))
	}
	for _, p := range c.Speakers {
		got = append(got, fmt.Sprintf("by %s %d", p.Thing.Name, p.Facts))
	}
	for _, d := range c.Articles {
		got = append(got, d.Name)
	}
	check(t, "card of Ann Lee", got, `
		president_of Norland 2025-01-01..2025-01-03 asserted
		works_for Fox Inc 2025-01-02..2025-01-02 alleged
		beside Bo Diaz 2 2 criticized
		beside Norland 1 2 president_of
		beside Fox Inc 1 1 works_for
		by Bo Diaz 1
		by Cy Fox 1
		d1.txt
		d2.txt
		d3.txt`)
	d, err := CardOf(ctx, s, *s.things["person/cy-fox"])
	if err != nil {
		t.Fatal(err)
	}
	if both := Shared(c, d); len(both) != 1 || both[0].Thing.Name != "Bo Diaz" || both[0].Facts != 3 {
		t.Errorf("shared by Lee and Fox: %v", both)
	}
	if what, err := Describe(ctx, s, c.Thing); what != "president of Norland" || err != nil {
		t.Errorf("Describe = %q, %v", what, err)
	}
}

func TestStrongerAndBestFirst(t *testing.T) {
	s := made(t, `
		d1 Ann Lee | met_with | Bo Diaz | hypothetical
		d2 Ann Lee | met_with | Bo Diaz
		d1 Ann Lee | said | "hello"
		d1 Ann Lee | accused | Bo Diaz | alleged
		d1 Ann Lee | sued | Bo Diaz | negated`)
	facts, err := Between(ctx, s, "person/ann-lee", "")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range facts {
		got = append(got, s.short(f))
	}
	check(t, "facts", got, `
		Ann Lee met_with Bo Diaz
		Ann Lee said “hello”
		Ann Lee accused Bo Diaz
		Ann Lee sued Bo Diaz`)
	if ev := BestFirst(facts[0]); ev[0].Modality != schema.Asserted || facts[0].Evidence[0].Modality != schema.Hypothetical {
		t.Errorf("BestFirst = %v of %v", ev, facts[0].Evidence)
	}
}

func TestDates(t *testing.T) {
	for in, want := range map[string]string{
		"2025-12-23 2025-12 2025":        "2025-12-23",
		"2025-12-23 2025-W52":            "2025-12-23",
		"2025-12-23 2025-W51 2025-11-02": "2025-11-02 2025-W51 2025-12-23",
		"":                               "",
	} {
		if got := strings.Join(precise(strings.Fields(in)), " "); got != want {
			t.Errorf("precise(%s) = %s, want %s", in, got, want)
		}
	}
	if got := DateWords("2025-W52"); got != "2025-W52 (2025-12-22 to 2025-12-28)" {
		t.Error(got)
	}
}

func TestTimeline(t *testing.T) {
	s := made(t, `
		d1 Ann Lee | met_with | Bo Diaz | on 2025-03-02
		d2 Ann Lee | met_with | Bo Diaz | on 2025-03
		d2 Ann Lee | met_with | Bo Diaz | on 2025-04-01
		d3 Ann Lee | sued | Cy Fox
		d2 Ann Lee | sued | Cy Fox
		d1 Bo Diaz | praised | Cy Fox | on 2024`)
	for _, tt := range []struct {
		o    When
		want string
	}{
		{When{}, `
			2024 Bo Diaz praised Cy Fox 1
			2025-03-02 Ann Lee met_with Bo Diaz 1
			2025-04-01 Ann Lee met_with Bo Diaz 1
			undated 1`},
		{When{Published: true, Until: "2025-03"}, `
			2024 Bo Diaz praised Cy Fox 1
			2025-01-02 Ann Lee sued Cy Fox 1 reported
			2025-03-02 Ann Lee met_with Bo Diaz 1
			undated 0`},
		{When{Since: "2025-03-03"}, `
			2025-04-01 Ann Lee met_with Bo Diaz 1
			undated 1`},
	} {
		moments, undated, err := Timeline(ctx, s, s.AllFacts(ctx), tt.o)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, m := range moments {
			line := fmt.Sprintf("%s %s %d", m.When, s.short(m.Fact), len(m.Evidence))
			if m.Reported {
				line += " reported"
			}
			got = append(got, line)
		}
		check(t, fmt.Sprintf("timeline %+v", tt.o), append(got, fmt.Sprintf("undated %d", undated)), tt.want)
	}
}

func TestClaims(t *testing.T) {
	s := made(t, `
		d1 Bo Diaz | sued | Cy Fox | alleged | by Ann Lee
		d2 Bo Diaz | sued | Cy Fox | denied | by Bo Diaz
		d3 Bo Diaz | sued | Cy Fox
		d1 Ann Lee | said | "it rained"
		d1 Ann Lee | met_with | Cy Fox`)
	for _, tt := range []struct {
		o    Whose
		want string
	}{
		{Whose{}, `
			person/ann-lee: Bo Diaz sued Cy Fox 1
			person/bo-diaz: Bo Diaz sued Cy Fox 1
			person/ann-lee: Ann Lee said “it rained” 1`},
		{Whose{By: "person/ann-lee"}, `
			person/ann-lee: Bo Diaz sued Cy Fox 1
			person/ann-lee: Ann Lee said “it rained” 1`},
		{Whose{Modality: schema.Denied}, `person/bo-diaz: Bo Diaz sued Cy Fox 1`},
		{Whose{Modality: schema.Asserted, By: "person/bo-diaz"}, ``},
	} {
		claims, err := Claims(ctx, s, tt.o)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, c := range claims {
			got = append(got, fmt.Sprintf("%s: %s %d", c.By, s.short(c.Fact), len(c.Evidence)))
		}
		check(t, fmt.Sprintf("claims %+v", tt.o), got, tt.want)
	}
}

func TestCancelled(t *testing.T) {
	s := made(t, `d1 Ann Lee | met_with | Bo Diaz`)
	s.readings["doc/d1"] = schema.Reading{}
	ctx, cancel := context.WithCancel(ctx)
	cancel()
	split := func(schema.Document) []schema.Span { return nil }
	_, _, errTimeline := Timeline(ctx, s, s.AllFacts(ctx), When{})
	_, errClaims := Claims(ctx, s, Whose{})
	_, errConflicts := Conflicts(ctx, s)
	_, errNetwork := ReadNetwork(ctx, s)
	_, _, errSearch := Search(ctx, s, "lee", 0, split)
	_, errDiff := Diff(ctx, s, s, func(Change) error { return nil })
	for i, err := range []error{errTimeline, errClaims, errConflicts, errNetwork, errSearch, errDiff} {
		if err != context.Canceled {
			t.Errorf("question %d: %v", i, err)
		}
	}
}
