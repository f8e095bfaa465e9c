package open_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"newsgraph/extract/open"
	"newsgraph/extract/parse"
	"newsgraph/extract/tag"
	"newsgraph/extract/text"
	"newsgraph/extract/token"
	"newsgraph/internal/golden"
)

func analyse(line string) (*open.Line, *text.Doc) {
	l, doc := open.NewLine(line)
	token.Split(doc)
	open.OneSentence(doc)
	tag.Tag(doc)
	parse.Parse(doc)
	return l, doc
}

// read returns the tuples of line as text: "(subject; relation; object; object)".
func read(line string) []string {
	l, doc := analyse(line)
	var all []string
	for _, t := range open.Read(doc) {
		parts := []string{l.Say(doc, t.Subject), l.Say(doc, t.Relation)}
		for _, o := range t.Objects {
			parts = append(parts, l.Say(doc, o))
		}
		all = append(all, "("+strings.Join(parts, "; ")+")")
	}
	return all
}

// sentences, each with tuples that must be read from it.
const sentences = `
The harbour board fined two shipping firms last week.
	(The harbour board; fined; two shipping firms; last week)
The old bridge was repaired by the navy in May.
	(The old bridge; was repaired by; the navy; in May)
The bridge, which was built in 1932, will be repaired next spring.
	(The bridge; was built in; 1932)
	(The bridge; will be repaired; next spring)
The film that Okafor directed was praised by critics.
	(Okafor; directed; The film)
	(The film; was praised by; critics)
She did not sign the letter.
	(She; did not sign; the letter)
Rossi and Lang signed the treaty.
	(Rossi and Lang; signed; the treaty)
	(Rossi; signed; the treaty)
	(Lang; signed; the treaty)
The firm bought the mill and sold the land.
	(The firm; bought; the mill)
	(The firm; sold; the land)
The doors were painted and fixed by students.
	(The doors; were fixed by; students)
The committee wants to close the old airport.
	(The committee; wants to close; the old airport)
The club is able to pay its debts.
	(The club; is able to pay; its debts)
The committee won the right to build a library.
	(The committee; won; the right to build a library)
	(The committee; won the right to build; a library)
The mayor travelled to Rome to sign the pact.
	(The mayor; travelled to sign; the pact; to Rome)
The judge asked the witness to leave the room.
	(the witness; to leave; the room)
A statue made by local children stands near the gate.
	(A statue; is made by; local children)
The river is a source of drinking water for the town.
	(The river; is; a source of drinking water for the town)
The office is in Oslo.
	(The office; is in; Oslo)
There is a leak in the roof.
	(There; is; a leak in the roof)
He hopes that the union will accept the offer.
	(He; hopes; the union will accept the offer)
	(the union; will accept; the offer)
The roof leaks, the tenants say.
	(the tenants; say; The roof leaks)
"We lost the game because of the rain," said the coach.
	(the coach; said; "We lost the game because of the rain,")
The plan is risky, according to the engineers.
	(The plan is risky; according to; the engineers)
Ruth Adeyemi, a judge from Lagos, wrote the report.
	(Ruth Adeyemi; is; a judge from Lagos)
	(Ruth Adeyemi; wrote; the report)
Energy Minister Ole Berg opened the dam.
	(Ole Berg; is; Energy Minister)
The company's new chief executive resigned from the board.
	(The company; has; new chief executive)
The village lies near Springfield, Ohio.
	(Springfield; is in; Ohio)
She did n't tell the board -LRB- or the press -RRB- about the ` + "`` gift ''" + ` .
	(She; did n't tell; the board -LRB- or the press -RRB- about the ` + "`` gift ''" + `)
`

func TestTuples(t *testing.T) {
	var got []string
	line := ""
	for s := range strings.Lines(strings.TrimSpace(sentences)) {
		s = strings.TrimRight(s, "\n")
		want, isTuple := strings.CutPrefix(s, "\t")
		if !isTuple {
			line, got = s, read(s)
		} else if !slices.Contains(got, want) {
			t.Errorf("%s\nhas no %s\nbut\n\t%s", line, want, strings.Join(got, "\n\t"))
		}
	}
}

// TestGolden shows all that is read from sentences of each construction, with its rule and confidence.
func TestGolden(t *testing.T) {
	golden.Run(t, func(t *testing.T, in string) string {
		var b strings.Builder
		for line := range strings.Lines(in) {
			line = strings.TrimSpace(line)
			l, doc := analyse(line)
			fmt.Fprintf(&b, "# %s\n", line)
			for _, t := range open.Read(doc) {
				fmt.Fprintf(&b, "%3d %-12s %s | %s", t.Confidence/10, t.Rule, l.Say(doc, t.Subject), l.Say(doc, t.Relation))
				for _, o := range t.Objects {
					fmt.Fprintf(&b, " | %s", l.Say(doc, o))
				}
				b.WriteByte('\n')
			}
		}
		return b.String()
	})
}

// TestNothing holds lines that state nothing.
func TestNothing(t *testing.T) {
	for _, line := range []string{"", " ", "\t", ".", "The dog barked.", "Rain.", "🦊🦊🦊", "\xff\xfe", "''", "-LRB-", strings.Repeat("\u200b", 50)} {
		if got := read(line); len(got) > 0 {
			t.Errorf("%q: %q", line, got)
		}
	}
}

// TestLong holds that what is read of a line does not grow with its square, and takes one of 100,000 characters.
func TestLong(t *testing.T) {
	for _, unit := range []string{"he said ", "\"(", "very ", "to want ", "the man who knew ", "and ran and ate it "} {
		line := strings.Repeat(unit, 15_000/len(unit))
		l, doc := analyse(line)
		total := 0
		for _, tu := range open.Read(doc) {
			total += len(l.Say(doc, tu.Subject)) + len(l.Say(doc, tu.Relation))
			for _, o := range tu.Objects {
				total += len(l.Say(doc, o))
			}
		}
		if total > 1_000_000 {
			t.Errorf("%q…: %d bytes", unit, total)
		}
	}
}

func TestLongest(t *testing.T) {
	if got := read(strings.Repeat("Ida said that ", 7_000) + "Ole sold the mill."); !slices.Contains(got, "(Ole; sold; the mill)") {
		t.Errorf("%d tuples, the last %q", len(got), got[max(0, len(got)-1):])
	}
}

// sound reports what may hold of no tuples, whatever the line.
func sound(t *testing.T, line string) {
	l, doc := analyse(line)
	if len(doc.Sentences) > 1 {
		t.Fatalf("%d sentences in a line", len(doc.Sentences))
	}
	words := map[string]bool{"is": true, "are": true, "has": true, "in": true}
	for _, w := range strings.Fields(line) {
		words[w] = true
	}
	penn := slices.Contains(strings.Fields(line), ".")
	for _, tu := range open.Read(doc) {
		if tu.Confidence <= 0 || tu.Confidence > 1000 || tu.Rule == "" {
			t.Fatalf("%q: %+v", line, tu)
		}
		for _, p := range append([]open.Part{tu.Subject, tu.Relation}, tu.Objects...) {
			said := l.Say(doc, p)
			if said == "" || strings.ContainsAny(said, "\t\n\r") {
				t.Fatalf("%q: part %q of %+v", line, said, tu)
			}
			for _, w := range strings.Fields(said) {
				if penn && !words[w] {
					t.Fatalf("%q: %q is no word of it", line, w)
				}
			}
		}
	}
}

func FuzzLine(f *testing.F) {
	for line := range strings.Lines(sentences) {
		f.Add(strings.TrimSpace(line))
	}
	f.Add("a\tb said \xf0\x9f it 's . c -LRB- x y -RRB- \u200b do n't \\/ z")
	f.Fuzz(sound)
}

// FuzzHeads gives the rules trees that no parser makes.
func FuzzHeads(f *testing.F) {
	f.Add("She told the board that he left .", []byte{2, 0, 9, 7, 1, 1, 250})
	deps := []string{"nsubj", "obj", "xcomp", "ccomp", "conj", "advcl", "acl", "acl:relcl", "appos", "case", "cop", "nmod:poss", "parataxis", "aux:pass", "mark", "expl", "obl", "list"}
	f.Fuzz(func(t *testing.T, line string, heads []byte) {
		l, doc := analyse(line)
		for i := range doc.Tokens {
			if len(heads) == 0 {
				break
			}
			b := heads[i%len(heads)]
			doc.Tokens[i].Head = int32(b)%int32(len(doc.Tokens)+2) - 1
			doc.Tokens[i].Dep = deps[(int(b)+i)%len(deps)]
		}
		for _, tu := range open.Read(doc) {
			if l.Say(doc, tu.Subject) == "" || l.Say(doc, tu.Relation) == "" || len(tu.Objects) == 0 {
				t.Fatalf("%q %v: %+v", line, heads, tu)
			}
		}
	})
}

func BenchmarkRead(b *testing.B) {
	var docs []*text.Doc
	words := 0
	for line := range strings.Lines(sentences) {
		_, doc := analyse(strings.TrimSpace(line))
		docs, words = append(docs, doc), words+len(doc.Tokens)
	}
	b.ReportAllocs()
	for b.Loop() {
		for _, doc := range docs {
			open.Read(doc)
		}
	}
	b.ReportMetric(float64(words)*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}
