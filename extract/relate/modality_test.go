package relate

import (
	"fmt"
	"strings"
	"testing"

	"newsgraph/extract/text/texttest"
	"newsgraph/schema"
)

// plain are clauses of "[Paul Ketter] VERB [Oskar Renn]": infinitive, past, participle.
var plain = []struct{ base, past, part, relation string }{
	{"criticize", "criticized=criticize/VBD", "criticized=criticize/VBN", "criticized"},
	{"arrest", "arrested=arrest/VBD", "arrested=arrest/VBN", "detained"},
	{"meet", "met=meet/VBD", "met=meet/VBN", "met_with"},
	{"rescue", "rescued=rescue/VBD", "rescued=rescue/VBN", "rescued"},
	{"invite", "invited=invite/VBD", "invited=invite/VBN", "invited"},
	{"outwit", "outwitted=outwit/VBD", "outwitted=outwit/VBN", "outwit"}, // not of the vocabulary
}

// changes are ways to put that clause forward, and what becomes of it. BASE,
// PAST and PART stand for the verb.
var changes = []struct{ in, mod, source string }{
	{`[Paul Ketter]Person#1 PAST/root [Oskar Renn]Person#2 .`, "asserted", ""},
	{`[Paul Ketter]Person#1 has/aux>4 PART/root [Oskar Renn]Person#2 .`, "asserted", ""},
	{`[Oskar Renn]Person#2 was/aux:pass>4 PART/root by [Paul Ketter]Person#1 .`, "asserted", ""},
	{`[Paul Ketter]Person#1 did/aux>5 not/advmod>5 BASE/VB/root [Oskar Renn]Person#2 .`, "negated", ""},
	{`[Paul Ketter]Person#1 never/RB/advmod>4 PAST/root [Oskar Renn]Person#2 .`, "negated", ""},
	{`[Paul Ketter]Person#1 allegedly/RB/advmod>4 PAST/root [Oskar Renn]Person#2 .`, "alleged", ""},
	{`[Paul Ketter]Person#1 reportedly/RB/advmod>4 PAST/root [Oskar Renn]Person#2 .`, "alleged", ""},
	{`[Paul Ketter]Person#1 will/aux>4 BASE/VB/root [Oskar Renn]Person#2 .`, "hypothetical", ""},
	{`[Paul Ketter]Person#1 may/MD/aux>4 BASE/VB/root [Oskar Renn]Person#2 .`, "hypothetical", ""},
	{`[Paul Ketter]Person#1 would/MD/aux>4 BASE/VB/root [Oskar Renn]Person#2 .`, "hypothetical", ""},
	{`Perhaps/RB/advmod>4 [Paul/nsubj>4 Ketter]Person#1 PAST/root [Oskar/obj>4 Renn]Person#2 .`, "hypothetical", ""},
	{`If/IN/mark>4 [Paul/nsubj>4 Ketter/flat>2]Person#1 PAST/advcl>10 [Oskar/obj>4 Renn/flat>5]Person#2 ,/punct>4 [Ana/nsubj>10 Ruiz/flat>8]Person#3 resigns=resign/VBZ/root ./punct>10`, "hypothetical", ""},
	{`[Paul Ketter]Person#1 PAST/root [Oskar Renn]Person#2 ?`, "hypothetical", ""},
	{`[Paul Ketter]Person#1 refused=refuse/VBD/root to/TO/mark>5 BASE/VB/xcomp>3 [Oskar/obj>5 Renn/flat>6]Person#2 .`, "negated", ""},
	{`[Paul Ketter]Person#1 failed=fail/VBD/root to/TO/mark>5 BASE/VB/xcomp>3 [Oskar/obj>5 Renn/flat>6]Person#2 .`, "negated", ""},
	{`[Paul Ketter]Person#1 planned=plan/VBD/root to/TO/mark>5 BASE/VB/xcomp>3 [Oskar/obj>5 Renn/flat>6]Person#2 .`, "hypothetical", ""},
	{`[Paul Ketter]Person#1 offered=offer/VBD/root to/TO/mark>5 BASE/VB/xcomp>3 [Oskar/obj>5 Renn/flat>6]Person#2 .`, "hypothetical", "Paul Ketter"},
	{`[Paul Ketter]Person#1 began=begin/VBD/root to/TO/mark>5 BASE/VB/xcomp>3 [Oskar/obj>5 Renn/flat>6]Person#2 .`, "asserted", ""},
	{`[Ana Ruiz]Person#3 said/root that/IN/mark>7 [Paul/nsubj>7 Ketter/flat>5]Person#1 PAST/ccomp>3 [Oskar/obj>7 Renn/flat>8]Person#2 .`, "alleged", "Ana Ruiz"},
	{`[Ana Ruiz]Person#3 denied=deny/VBD/root that/IN/mark>7 [Paul/nsubj>7 Ketter/flat>5]Person#1 PAST/ccomp>3 [Oskar/obj>7 Renn/flat>8]Person#2 .`, "denied", "Ana Ruiz"},
	{`[Ana Ruiz]Person#3 said/root that/IN/mark>9 [Paul/nsubj>9 Ketter/flat>5]Person#1 did/aux>9 not/RB/advmod>9 BASE/VB/ccomp>3 [Oskar/obj>9 Renn/flat>10]Person#2 .`, "negated", "Ana Ruiz"},
	{`[Ana Ruiz]Person#3 ordered=order/VBD/root [Paul/obj>3 Ketter/flat>4]Person#1 to/TO/mark>7 BASE/VB/xcomp>3 [Oskar/obj>7 Renn/flat>8]Person#2 .`, "hypothetical", "Ana Ruiz"},
	{`[Ana Ruiz]Person#3 accused=accuse/VBD/root [Paul/obj>3 Ketter/flat>4]Person#1 of/IN/mark>8 having=have/VBG/aux>8 PART/advcl>3 [Oskar/obj>8 Renn/flat>9]Person#2 .`, "alleged", "Ana Ruiz"},
	{`According/VBG/case>3 to/IN/fixed>1 [Ana/obl>7 Ruiz/flat>3]Person#3 [Paul/nsubj>7 Ketter/flat>5]Person#1 PAST/root [Oskar/obj>7 Renn/flat>8]Person#2 .`, "alleged", "Ana Ruiz"},
	{`“ [Paul/nsubj>4 Ketter/flat>2]Person#1 PAST/ccomp>11 [Oskar/obj>4 Renn/flat>5]Person#2 ,/punct>4 ” [Ana/nsubj>11 Ruiz/flat>9]Person#3 said/VBD/root .`, "alleged", "Ana Ruiz"},
	{`[Paul/nsubj>8 Ketter/flat>1]Person#1 ,/punct>8 [Ana/nsubj>6 Ruiz/flat>4]Person#3 said/VBD/parataxis>8 ,/punct>6 PAST/root [Oskar/obj>8 Renn/flat>9]Person#2 .`, "alleged", "Ana Ruiz"},
}

// TestModality changes a plain statement and asks what has become of it: only
// where nothing is changed may the article assert it.
func TestModality(t *testing.T) {
	r := New(nil)
	for _, verb := range plain {
		for _, c := range changes {
			in := strings.NewReplacer("BASE", verb.base, "PAST", verb.past, "PART", verb.part).Replace(c.in)
			doc := given(t, in)
			r.Read(doc)
			want := fmt.Sprintf("%s(Paul Ketter, Oskar Renn)", verb.relation)
			if c.mod != "asserted" {
				want += " " + c.mod
			}
			if c.source != "" {
				want += " by " + c.source
			}
			got := show(doc)
			if !strings.Contains("\n"+got+"\n", "\n"+want+"\n") {
				t.Errorf("%s\n got %s\nwant %s\n%s", in, got, want, texttest.Table(doc))
			}
			for _, claim := range doc.Claims {
				if claim.Relation == verb.relation && c.mod != "asserted" && claim.Modality == schema.Asserted {
					t.Errorf("%s\nis asserted: %s", in, got)
				}
			}
		}
	}
}
