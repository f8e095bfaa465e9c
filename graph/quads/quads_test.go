package quads

import (
	"cmp"
	"fmt"
	"iter"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/cayleygraph/quad"
	"github.com/cayleygraph/quad/nquads"
	gocmp "github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"newsgraph/schema"
)

// odd text: what breaks writers of quads.
var oddText = rapid.Custom(func(t *rapid.T) string {
	parts := rapid.SliceOfN(rapid.OneOf(
		rapid.SampledFrom([]string{`"`, `\`, "\n", "\r\n", "\t", "<", ">", "<x>", "%", "%41", ":", "/", "ng:Fact", "\u0000", "\u007f",
			"\u2028", "é", "e\u0301", "萨尔瓦多", "😀", "\ufeff", "\ufffd", " ", "^^", "@en", ".", "_:b", "{", "|"}),
		rapid.String(),
	), 0, 5).Draw(t, "parts")
	return strings.Join(parts, "")
})

func nonEmpty(t *rapid.T, prefix, label string) string { return prefix + oddText.Draw(t, label) }

func set(t *rapid.T, prefix, label string) []string {
	list := rapid.SliceOfN(rapid.Map(oddText, func(s string) string { return prefix + s }), 0, 3).Draw(t, label)
	return sortedSet(list)
}

// fullTexts are sorted and none is empty.
func fullTexts(t *rapid.T, label string) []string { return set(t, "x", label) }

func drawDocument(t *rapid.T, id string) schema.Document {
	return schema.Document{
		ID: schema.DocID(id), Name: oddText.Draw(t, "file"), Title: oddText.Draw(t, "title"), URL: oddText.Draw(t, "url"),
		Outlet: oddText.Draw(t, "outlet"), Authors: rapid.SliceOfN(oddText, 0, 3).Draw(t, "authors"),
		Published: oddText.Draw(t, "published"), PublishedFrom: "meta", Modified: oddText.Draw(t, "modified"), ModifiedFrom: "json-ld", Lang: "en", SHA256: oddText.Draw(t, "sha"), Reader: "r1",
	}
}

func drawEntity(t *rapid.T, id string) schema.Entity {
	e := schema.Entity{
		ID: schema.EntityID(id), Type: schema.EntityType(nonEmpty(t, "T", "type")), Name: oddText.Draw(t, "name"),
		Aliases: set(t, "", "aliases"), Mentions: rapid.IntRange(0, 99).Draw(t, "mentions"),
		NorpOf: schema.EntityID(oddText.Draw(t, "norp")), GovernmentOf: schema.EntityID(oddText.Draw(t, "gov")),
		Known: oddText.Draw(t, "known"), Wikidata: oddText.Draw(t, "wikidata"), Why: fullTexts(t, "why"), Corrected: fullTexts(t, "corrected"),
	}
	for _, d := range set(t, "doc/", "docs") {
		e.Docs = append(e.Docs, schema.DocID(d))
	}
	return e
}

func drawFact(t *rapid.T, id string) schema.Fact {
	f := schema.Fact{
		ID: schema.FactID(id), Subject: schema.EntityID(nonEmpty(t, "person/", "subject")), Relation: nonEmpty(t, "r", "relation"),
		Articles: rapid.IntRange(0, 9).Draw(t, "articles"), Origins: rapid.IntRange(0, 9).Draw(t, "origins"),
		Modality: rapid.SampledFrom(schema.Modalities).Draw(t, "modality"), When: oddText.Draw(t, "when"),
		Corrected: fullTexts(t, "corrected"),
	}
	if rapid.Bool().Draw(t, "isText") {
		f.Object.Text = oddText.Draw(t, "object")
	} else {
		f.Object.Entity = schema.EntityID(nonEmpty(t, "x/", "object"))
	}
	for i := range rapid.IntRange(1, 3).Draw(t, "evidence") {
		f.Evidence = append(f.Evidence, schema.Evidence{
			ID: schema.EvidenceID(fmt.Sprintf("ev/%s/%d", id, i)), Doc: schema.DocID(oddText.Draw(t, "doc")),
			Span:  schema.Span{Start: rapid.IntRange(0, 9).Draw(t, "start"), End: rapid.IntRange(-9, 9).Draw(t, "end")},
			Quote: oddText.Draw(t, "quote"), Phrase: oddText.Draw(t, "phrase"), ObjectText: oddText.Draw(t, "objectText"),
			Modality: rapid.SampledFrom(schema.Modalities).Draw(t, "modality"), Source: schema.EntityID(oddText.Draw(t, "source")),
			When: schema.Time{Text: oddText.Draw(t, "whenText"), ISO: oddText.Draw(t, "iso")}, Rule: oddText.Draw(t, "rule"), Score: i,
		})
	}
	slices.SortFunc(f.Evidence, func(a, b schema.Evidence) int {
		return cmp.Or(cmp.Compare(a.Doc, b.Doc), cmp.Compare(a.Start, b.Start), cmp.Compare(a.ID, b.ID))
	})
	return f
}

func drawGraph(t *rapid.T) schema.Graph {
	var g schema.Graph
	for _, id := range set(t, "doc/", "docIDs") {
		g.Documents = append(g.Documents, drawDocument(t, id))
	}
	for _, id := range set(t, "person/", "entityIDs") {
		g.Entities = append(g.Entities, drawEntity(t, id))
	}
	for _, id := range set(t, "fact/", "factIDs") {
		g.Facts = append(g.Facts, drawFact(t, id))
	}
	return g
}

func TestDecodeUndoesEncode(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := drawGraph(t)
		qs := slices.Collect(Encode(g))
		got, err := Decode(slices.Values(rapid.Permutation(qs).Draw(t, "order")))
		if err != nil {
			t.Fatal(err)
		}
		if diff := gocmp.Diff(g, got, cmpopts.EquateEmpty()); diff != "" {
			t.Fatalf("Decode(Encode(g)) differs (-want +got):\n%s", diff)
		}
	})
}

// TestLinesParse reads our N-Quads back with Cayley's reader.
func TestLinesParse(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		for q := range Encode(drawGraph(t)) {
			line := string(AppendLine(nil, q, ""))
			if !utf8.ValidString(line) || strings.ContainsAny(line, "\n\r") {
				t.Fatalf("not one line: %q", line)
			}
			got, err := nquads.Parse(line)
			if err != nil {
				t.Fatalf("%s: %v", line, err)
			}
			if got != q {
				t.Fatalf("%s\n got %#v\nwant %#v", line, got, q)
			}
		}
	})
}

func TestIRI(t *testing.T) {
	for _, tt := range []struct{ id, iri, relation string }{
		{"person/ann-lee", "person/ann-lee", "person%2Fann-lee"},
		{"responded_to", "responded_to", "responded_to"},
		{"gpe/são-paulo", "gpe/são-paulo", "gpe%2Fsão-paulo"},
		{"a<b> c", "a%3Cb%3E%20c", "a%3Cb%3E%20c"},
		{"ng:when", "ng%3Awhen", "ng%3Awhen"},
		{"work/a:b", "work/a:b", "work%2Fa%3Ab"},
		{"50%", "50%25", "50%25"},
		{"%41", "%2541", "%2541"},
		{"a\xffb\u0085", "a%FFb%C2%85", "a%FFb%C2%85"},
		{"\ufffd", "\ufffd", "\ufffd"},
	} {
		if got := IRI(tt.id); string(got) != tt.iri || ID(got) != tt.id {
			t.Errorf("IRI(%q) = %q, back %q; want %q", tt.id, got, ID(got), tt.iri)
		}
		if got := RelationIRI(tt.id); string(got) != tt.relation || ID(got) != tt.id {
			t.Errorf("RelationIRI(%q) = %q, back %q; want %q", tt.id, got, ID(got), tt.relation)
		}
	}
}

func FuzzIRI(f *testing.F) {
	f.Add("person/ann")
	f.Add("a b\xff%")
	f.Fuzz(func(t *testing.T, id string) {
		for _, iri := range []quad.IRI{IRI(id), RelationIRI(id)} {
			if ID(iri) != id || strings.ContainsAny(string(iri), "<>\" \n") || !utf8.ValidString(string(iri)) {
				t.Fatalf("%q became %q and %q", id, iri, ID(iri))
			}
		}
	})
}

func TestAppendLine(t *testing.T) {
	q := quad.Quad{Subject: quad.IRI("fact/1"), Predicate: Type, Object: quad.String("a\"b\\\n\u0001é"), Label: quad.IRI("doc/1")}
	for _, tt := range []struct {
		q          quad.Quad
		base, want string
	}{
		{q, "", `<fact/1> <rdf:type> "a\"b\\\n\u0001é" <doc/1> .`},
		{q, "urn:x:", `<urn:x:fact/1> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> "a\"b\\\n\u0001é" <urn:x:doc/1> .`},
		{quad.Quad{Subject: quad.IRI("ev/1"), Predicate: Score, Object: quad.Int(5)}, "", `<ev/1> <ng:score> "5"^^<xsd:integer> .`},
		{quad.Quad{Subject: quad.IRI("ev/1"), Predicate: Score, Object: quad.Int(5)}, "http://e.org/",
			`<http://e.org/ev/1> <http://e.org/ng/score> "5"^^<http://www.w3.org/2001/XMLSchema#integer> .`},
		{quad.Quad{Subject: quad.IRI("a b"), Predicate: quad.IRI("http://x.org/y"), Object: quad.BNode("n")}, "urn:", `<urn:a\u0020b> <http://x.org/y> _:n .`},
	} {
		if got := string(AppendLine(nil, tt.q, tt.base)); got != tt.want {
			t.Errorf("AppendLine(%v, %q)\n got %s\nwant %s", tt.q, tt.base, got, tt.want)
		}
	}
}

// TestPicture holds the picture in the package comment against the code.
func TestPicture(t *testing.T) {
	f := schema.Fact{
		ID: "fact/1", Subject: "person/ann-lee", Relation: "accused", Object: schema.Object{Entity: "person/bo-diaz"},
		Modality: schema.Asserted, When: "2025-12-23", Articles: 1, Origins: 1,
		Evidence: []schema.Evidence{{ID: "ev/1", Doc: "doc/1", Span: schema.Span{Start: 0, End: 22}, Quote: "Lee accused Diaz.", Modality: schema.Asserted}},
	}
	const plain = "<person/ann-lee> <accused> <person/bo-diaz> ."
	if got := lines(AppendFact(nil, &f)); got[0] != plain || !slices.Contains(got, "<fact/1> <ng:evidence> <ev/1> <doc/1> .") {
		t.Errorf("asserted fact: %s", strings.Join(got, "\n"))
	}
	for _, m := range schema.Modalities[1:] {
		f.Evidence[0].Modality = m
		if got := lines(AppendFact(nil, &f)); slices.Contains(got, plain) {
			t.Errorf("a fact that is only %s has a plain edge", m)
		}
	}
}

func TestDecodeErrors(t *testing.T) {
	for _, tt := range []struct {
		q    quad.Quad
		want string
	}{
		{quad.Quad{Subject: quad.IRI("fact/1"), Predicate: Articles, Object: quad.String("5")}, "want a whole number"},
		{quad.Quad{Subject: quad.IRI("fact/1"), Predicate: When, Object: quad.Int(5)}, "want text"},
		{quad.Quad{Subject: quad.IRI("fact/1"), Predicate: Subject, Object: quad.Int(5)}, "want a node"},
		{quad.Quad{Subject: quad.IRI("fact/1"), Predicate: HasEvidence, Object: quad.Int(5)}, "is no node"},
		{quad.Quad{Subject: quad.IRI("fact/1"), Predicate: HasEvidence, Object: quad.IRI("ev/1")}, "evidence is missing"},
	} {
		_, err := Decode(seq(quad.Quad{Subject: quad.IRI("fact/1"), Predicate: Type, Object: Fact}, tt.q))
		if err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("Decode(%v): %v, want %q", tt.q, err, tt.want)
		}
	}
}

func seq(qs ...quad.Quad) iter.Seq[quad.Quad] { return slices.Values(qs) }

func lines(qs []quad.Quad) []string {
	var list []string
	for _, q := range qs {
		list = append(list, string(AppendLine(nil, q, "")))
	}
	return list
}

// Any quads are a graph or an error.
func FuzzDecode(f *testing.F) {
	for seed := range 4 {
		var all []byte
		for q := range Encode(rapid.Custom(drawGraph).Example(seed)) {
			all = append(AppendLine(all, q, ""), '\n')
		}
		f.Add(string(all))
	}
	f.Add("<fact/1> <rdf:type> <ng:Fact> .\n<fact/1> <ng:evidence> <fact/1> .")
	f.Fuzz(func(t *testing.T, text string) {
		var qs []quad.Quad
		for line := range strings.Lines(text) {
			if q, err := nquads.Parse(line); err == nil && q.IsValid() {
				qs = append(qs, q)
			}
		}
		g, err := Decode(seq(qs...))
		if err == nil && !slices.IsSortedFunc(g.Facts, func(a, b schema.Fact) int { return cmp.Compare(a.ID, b.ID) }) {
			t.Errorf("facts out of order: %+v", g.Facts)
		}
	})
}
