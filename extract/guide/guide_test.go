package guide

import (
	"fmt"
	"strings"
	"testing"
)

// show writes corrections a line each, as the tables below have them.
func show(list []Correction) string {
	var lines []string
	for _, c := range list {
		s := fmt.Sprintf("%s %s", c.At, c.Do)
		for _, t := range c.Things {
			s += " " + t.String()
		}
		if c.Fact != nil {
			s += fmt.Sprintf(" %v/%s/%v %s %s", c.Fact.Subject, c.Fact.Relation, c.Fact.Object, c.Fact.Doc, c.Fact.Quote)
		}
		for _, t := range c.Off {
			s += " off " + t.String()
		}
		lines = append(lines, strings.Join(strings.Fields(s+" -> "+c.To+" | "+c.By()), " "))
	}
	return strings.Join(lines, "\n")
}

func TestCorrections(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"", ""},
		{"corrections:\n", ""},
		{"# nothing yet\n", ""},
		{"reviewer: Ana\ncorrections:\n  - merge: [A B, C]\n  - rename: A\n    to: B\n    note: >\n      as the\n      register has it\n    reviewer: Bo\n",
			"f:3 merge \"A B\" \"C\" -> | Ana\nf:4 rename \"A\" -> B | Bo: as the register has it"},
		{"corrections:\n- retype: 7 News\n  to: Organization\n- confirm: A\n- reject: {name: A, doc: a.txt, quote: the A, start: 3, end: 9}",
			"f:2 retype \"7 News\" -> Organization |\nf:4 confirm \"A\" -> |\nf:5 reject \"A\" in a.txt in the quote \"the A\" at 3-9 -> |"},
		{"corrections:\n- split: John Hart\n  off: [b.txt, {doc: c.txt, quote: Hart scored}]\n  to: John Hart (footballer)",
			`f:2 split "John Hart" off the thing in b.txt off the thing in c.txt in the quote "Hart scored" -> John Hart (footballer) |`},
		{"corrections:\n- reject: {subject: A, relation: owns, object: {name: B, type: Person}, doc: a.txt, quote: A owns}",
			`f:2 reject "A"/owns/"B" (Person) a.txt A owns -> |`},
	} {
		got, err := Corrections("f", []byte(tt.in))
		if err != nil || show(got) != tt.want {
			t.Errorf("%s\n got %s %v\nwant %s", tt.in, show(got), err, tt.want)
		}
	}
}

func TestMistakes(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"- merge: [A, B]", `c.yaml:1: "" is no mapping; begin with "corrections:"`},
		{"corrections: yes", `c.yaml:1: corrections is no list; write "- merge`},
		{"correction:\n- merge: [A, B]", `c.yaml:1: unknown key "correction"; a file of corrections has`},
		{"corrections:\n- merge: A", `c.yaml:2: merge needs a list of two things or more; write "merge: [A, B]"`},
		{"corrections:\n- merge: [A]", `c.yaml:2: merge needs a list`},
		{"corrections:\n- merge: [A, B]\n- rename: A", `c.yaml:3: rename without "to"; add "to: ..."`},
		{"corrections:\n- note: why", `c.yaml:2: an entry without an action; write`},
		{"corrections:\n- just words", `c.yaml:2: "just words" is no mapping; write`},
		{"corrections:\n- retype: A\n  to: Planet", `c.yaml:3: "Planet" is no type; one of Person, Organization`},
		{"corrections:\n- split: A", `c.yaml:2: split and "off" do not go together; add "off: [...]"`},
		{"corrections:\n- split: A\n  off: []", `c.yaml:3: off is empty; write`},
		{"corrections:\n- split: A\n  off: [{quote: x}]", `c.yaml:3: a quote or offsets without the document; add "doc: ..."`},
		{"corrections:\n- confirm: A\n  to: B", `c.yaml:3: confirm has no "to"; leave it out`},
		{"corrections:\n- confirm: {subject: A, relation: owns}", `c.yaml:2: a fact without object; write {subject`},
		{"corrections:\n- confirm:\n", `c.yaml:2: confirm of nothing; write a name`},
		{"corrections:\n- confirm: A\n  reject: B", `c.yaml:3: confirm and reject in one entry; make it an entry of its own`},
		{"corrections:\n- reject: {name: A, doc: a.txt, start: 9, end: 2}", `c.yaml:2: from 9 to 2 is nothing; end is`},
		{"corrections:\n- reject: {name: A, doc: a.txt, start: x}", `c.yaml:2: start: "x" is no offset; count`},
		{"corrections:\n- reject: {id: person/a}", `c.yaml:2: unknown key "id"; a thing has name`},
		{"corrections:\n- rename: A\n  to: [B", `c.yaml:3: `},
	} {
		_, err := Corrections("c.yaml", []byte(tt.in))
		if err == nil || !strings.HasPrefix(err.Error(), tt.want) {
			t.Errorf("%s\n got %v\nwant %s", tt.in, err, tt.want)
		}
	}
}

func TestEntities(t *testing.T) {
	const want = `[{%s Ana Ruiz [A. Ruiz the Falcon] Person P-17 Q42} {%s Corvane Steel [] Organization  }]`
	for _, tt := range []struct{ name, in, first, second string }{
		{"k.csv", "name,aliases,type,id,wikidata\nAna  Ruiz,A. Ruiz; the Falcon;,Person,P-17,Q42\n\"Corvane Steel\",,Organization", "k.csv:2", "k.csv:3"},
		{"k.csv", "\ufeffWikidata, Name, Type, ID, Aliases\nwd:Q42, Ana Ruiz, Person, P-17, \"A. Ruiz;\nthe Falcon\"\n\n, Corvane Steel, Organization", "k.csv:2", "k.csv:5"},
		{"k.yaml", "entities:\n- name: Ana Ruiz\n  aliases: [A. Ruiz, the Falcon]\n  type: Person\n  id: P-17\n  wikidata: Q42\n- {name: Corvane Steel, type: Organization}", "k.yaml:2", "k.yaml:7"},
	} {
		got, err := Entities(tt.name, []byte(tt.in))
		if want := fmt.Sprintf(want, tt.first, tt.second); err != nil || fmt.Sprint(got) != want {
			t.Errorf("%q\n got %v %v\nwant %s", tt.in, got, err, want)
		}
	}
	for _, tt := range []struct{ name, in, want string }{
		{"k.csv", "", "k.csv:1: an empty list; the heads are"},
		{"k.csv", "Ana Ruiz,Person\n", `k.csv:1: unknown column "ana ruiz"; the heads are`},
		{"k.csv", "id,type\n1,Person\n", `k.csv:1: no column "name"; the heads are`},
		{"k.csv", "name,type\nAna,Planet\n", `k.csv:2: "Planet" is no type; one of Person`},
		{"k.csv", "name,wikidata\nAna,42\n", `k.csv:2: "42" is no Wikidata id; write it as in "Q42"`},
		{"k.csv", "name,id\nAna,1\n\nBo,1\n", `k.csv:4: id "1" has stood at k.csv:2; put both`},
		{"k.csv", "name,type\n,Person\n", `k.csv:2: an entity without a name; write`},
		{"k.csv", "name,type\nRuiz, Ana,Person\n", `k.csv:2: 3 fields, but 2 columns; put names with a comma in "quotes"`},
		{"k.csv", "name\n\"Ana\n", `k.csv:`},
		{"k.yaml", "- name: Ana", `k.yaml:1: "" is no mapping; begin with "entities:"`},
		{"k.yaml", "entities:\n- nam: Ana", `k.yaml:2: unknown key "nam"; an entity has name`},
		{"k.yaml", "entities:\n- name: [Ana]", `k.yaml:2: name is a list; write one`},
		{"k.yaml", "entities:\n- name: Ana\n  wikidata: http://www.wikidata.org/wiki/Q1", `k.yaml:2: "http://www.wikidata.org/wiki/Q1" is no Wikidata id`},
	} {
		if _, err := Entities(tt.name, []byte(tt.in)); err == nil || !strings.HasPrefix(err.Error(), tt.want) {
			t.Errorf("%q\n got %v\nwant %s", tt.in, err, tt.want)
		}
	}
}

// Any bytes give entries or one line that says where and what to do.
func FuzzGuide(f *testing.F) {
	for _, s := range []string{"", "corrections:\n- merge: [A, {name: B, doc: c}]\n  note: x", "corrections:\n- split: A\n  off: [b]\n",
		"corrections:\n- reject: {subject: A, relation: b, object: C}", "entities:\n- name: A\n  aliases: [b]", "name,type\nA,Person\n", "a: &x [*x]", "? :", "- - -", "\x00", "corrections:\n- *a", "corrections: !!map {}"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		check := func(name string, n int, err error) {
			if err != nil && (n > 0 || !strings.HasPrefix(err.Error(), name+":")) {
				t.Errorf("%d entries, %v", n, err)
			}
		}
		list, err := Corrections("f", []byte(s))
		check("f", len(list), err)
		for _, c := range list {
			if _, ok := needs[c.Do]; !ok || len(c.Things) == 0 && c.Fact == nil || !strings.HasPrefix(c.At, "f:") {
				t.Errorf("%+v", c)
			}
		}
		for _, name := range []string{"f.csv", "f.yaml"} {
			known, err := Entities(name, []byte(s))
			check(name, len(known), err)
			for _, k := range known {
				if k.Name == "" || k.At == "" {
					t.Errorf("%+v", k)
				}
			}
		}
	})
}
