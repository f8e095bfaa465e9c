package eval_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"newsgraph/eval"
)

func TestInventedIsWellFormed(t *testing.T) {
	for _, half := range []string{"train", "dev"} {
		all, err := eval.Invented(half)
		if err != nil {
			t.Fatal(err)
		}
		if len(all) == 0 {
			t.Errorf("%s: no articles", half)
		}
	}
}

func TestReadInventedReadsMarks(t *testing.T) {
	const file = `ÅBO | [2~[1|Aho]'s aunt] wept \[sic\]; [1~he] did not.

-- want --
entity 1 Person Aho
optional entity 2 Person Aho's aunt
fact Aho ; relative_of ; Aho's aunt ; asserted ; -- ; wept
`
	all, err := eval.ReadInvented(fstest.MapFS{"a.txt": {Data: []byte(file)}}, ".")
	if err != nil {
		t.Fatal(err)
	}
	a := all[0]
	if want := "ÅBO | Aho's aunt wept [sic]; he did not.\n"; a.Text != want {
		t.Errorf("text %q, want %q", a.Text, want)
	}
	var got []string
	for _, m := range a.Mentions {
		got = append(got, a.Entities[m.Entity].ID+" "+string(m.Form)+" "+a.Words(m))
	}
	if want := "2 nominal Aho's aunt, 1 name Aho, 1 pronoun he"; strings.Join(got, ", ") != want {
		t.Errorf("mentions %q, want %q", got, want)
	}
	if !a.Entities[1].Optional || a.Half != eval.HalfOf("a.txt") || len(a.Chains()[0]) != 2 {
		t.Errorf("%+v", a)
	}
}

func TestReadInventedNamesTheFault(t *testing.T) {
	const lines = "entity 1 Person Ann\nfact Ann ; said ; \"it rains\" ; asserted ; -- ; rains\n"
	for _, c := range []struct{ body, want, fault string }{
		{"[1|Ann said it rains.", lines, `a.txt:1: a mark is not closed in its paragraph`},
		{"[1|Ann]] said it rains.", lines, `a.txt:1: "]" closes nothing`},
		{"[1|Ann] [said] it rains.", lines, `a.txt:1: "[" opens no mark`},
		{"[1|Ann] said\n\n[2|Bob] it rains.", lines, `a.txt:3: no entity 2: add the line "entity 2 TYPE NAME"`},
		{"[1| Ann] said it rains.", lines, `a.txt:1: mark 1 holds " Ann"`},
		{"[1|Ann] [1|Lee] said it rains.", lines, `a.txt:4: entity 1 is marked as "Lee" too`},
		{"Ann said it rains.", lines, `a.txt:4: "Ann" is no nominal mention of entity 1`},
		{"[1|Ann] said it rains and rains.", lines, `a.txt:5: "rains" stands 2 times in the article`},
		{"[1|Ann] said so of rains.", lines, `a.txt:5: "it" does not stand in the paragraph of the evidence`},
		{"[1|Ann] said it rains.", strings.Replace(lines, "said", "knew", 1), `a.txt:5: no relation "knew"`},
		{"[1|Ann] said it rains.", strings.Replace(lines, "fact Ann", "fact Bob", 1), `a.txt:5: "Bob" is no mention`},
		{"[1|Ann] said it rains.", lines + "entity 1 Person Ann\n", `a.txt:6: entity 1 stands twice`},
		{"[1|Ann] [2|Ann] said it rains.", lines + "entity 2 Person Ann\n", `a.txt:6: two entities are called "Ann"`},
		{"[1|Ann] said it rains.", lines + "entity 2 Dog Rex\n", `a.txt:6: "Dog" is no entity type: take one of`},
		{"[1|Ann] said it rains.", lines + "entity 2\n", `a.txt:6: write: entity NUMBER TYPE NAME`},
		{"[1|Ann] said it rains.", strings.Replace(lines, "asserted", "sure", 1), `a.txt:5: "sure" is no modality`},
	} {
		data := c.body + "\n\n-- want --\n" + c.want
		_, err := eval.ReadInvented(fstest.MapFS{"a.txt": {Data: []byte(data)}}, ".")
		if err == nil || !strings.Contains(err.Error(), c.fault) {
			t.Errorf("%q\n got %v\nwant %s", c.body, err, c.fault)
		}
	}
	if _, err := eval.ReadInvented(fstest.MapFS{"a.txt": {Data: []byte("Ann.\n")}}, "."); err == nil {
		t.Error("an article without facts is read")
	}
}
