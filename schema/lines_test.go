package schema

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

var sample = Reading{
	Doc: Document{ID: "doc/00", Name: "a.txt", Published: "2025-12-23", PublishedFrom: "meta", Modified: "2025-12-24", ModifiedFrom: "json-ld",
		SHA256: "00", Text: "Ann Bó met Li. He smiled.", Noise: []Noise{{Span{15, 25}, "caption"}}},
	Entities: []Referent{
		{Type: Person, Name: "Ann Bó", Named: true, Mentions: []Mention{{Span{0, 6}, "Ann Bó", Name}}},
		{Type: Person, Name: "Li", Named: true, Aliases: []string{"Lee"}, Mentions: []Mention{{Span{11, 13}, "Li", Name}}},
	},
	Claims: []Claim{
		{Subject: 0, Relation: "met_with", Object: 1, ObjectText: "Li", Phrase: "met", Source: NoEntity,
			Modality: Asserted, When: Time{"Tuesday", "2025-12-23"}, Evidence: Span{0, 14}, Trigger: Span{7, 10}, Rule: "verb", Score: 910},
		{Subject: 1, Relation: "said", Object: NoEntity, ObjectText: "no", Source: 0, Modality: Alleged, Evidence: Span{15, 25}, InFile: Span{80, 96}, Score: 1},
	},
}

func TestLinesRoundTrip(t *testing.T) {
	var b bytes.Buffer
	for range 2 {
		if err := WriteLines(&b, sample); err != nil {
			t.Fatal(err)
		}
	}
	n := 0
	for got, err := range ReadLines("out.jsonl", &b) {
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(sample, got); d != "" {
			t.Error(d)
		}
		n++
	}
	if n != 2 {
		t.Errorf("%d readings, want 2", n)
	}
}

// One line of a fact, letter by letter: others parse it.
func TestFactLine(t *testing.T) {
	var b bytes.Buffer
	if err := WriteLines(&b, sample); err != nil {
		t.Fatal(err)
	}
	want := `{"kind":"fact","doc":"a.txt","subj":"Ann Bó","subj_id":"e0","subj_type":"Person","pred":"met_with","phrase":"met",` +
		`"obj":"Li","obj_id":"e1","obj_type":"Person","obj_text":"Li","attribution":null,"attribution_id":null,"modality":"asserted",` +
		`"time":{"text":"Tuesday","iso":"2025-12-23"},"evidence":{"start":0,"end":14,"text":"Ann Bó met Li."},"trigger":{"start":7,"end":10},"rule":"verb","score":0.91}`
	if got := strings.Split(b.String(), "\n")[3]; got != want {
		t.Errorf("\n got %s\nwant %s", got, want)
	}
}

func TestLinesErrors(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{`{"kind":"fact"}`, `x:1: "fact" comes before any document; was the head of the file cut off?`},
		{"\n{", `x:2: not a line of JSON: unexpected end of JSON input; expected the output of "newsgraph extract"`},
		{`{"kind":"document","doc":"a"}`, `x:1: document "a" has no id or sha256; was the file written by "newsgraph extract"?`},
		{doc + `{"kind":"fact","subj_id":"e9"}`, `x:2: fact: no entity "e9" in this document`},
		{doc + `{"kind":"entity","id":"e1"}`, `x:2: entity "e1": expected "e0"; entities are numbered in order`},
		{doc + `{"kind":"entity","id":"e0","mentions":[{"start":0,"end":99}]}`, `x:2: entity "e0": mention 0 to 99 lies outside the text`},
		{doc + `{"kind":"poem"}`, `x:2: unknown kind "poem"; known are document, entity and fact`},
	} {
		var got string
		for _, err := range ReadLines("x", strings.NewReader(tt.in)) {
			if err != nil {
				got = err.Error()
			}
		}
		if got != tt.want {
			t.Errorf("%s\n got %s\nwant %s", tt.in, got, tt.want)
		}
	}
}

const doc = `{"kind":"document","doc":"a","id":"doc/1","sha256":"1"}` + "\n"

func FuzzReadLines(f *testing.F) {
	var b bytes.Buffer
	WriteLines(&b, sample)
	f.Add(b.String())
	f.Add(doc + `{"kind":"fact","subj_id":"e-1"}`)
	f.Fuzz(func(t *testing.T, in string) {
		for r, err := range ReadLines("x", strings.NewReader(in)) {
			if err != nil {
				return
			}
			var out bytes.Buffer
			if err := WriteLines(&out, r); err != nil {
				t.Fatal(err)
			}
		}
	})
}

func TestIndex(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.String().Draw(t, "text")
		x := NewIndex(text)
		n := 0
		for b := range text {
			if x.Rune(b) != n || x.Byte(n) != b {
				t.Fatalf("%q: code point %d at byte %d: got %d at %d", text, n, b, x.Rune(b), x.Byte(n))
			}
			n++
		}
		if n != x.Len() || n != utf8.RuneCountInString(text) || x.Byte(n) != len(text) || x.Rune(len(text)) != n {
			t.Fatalf("%q: end is %d at %d, want %d at %d", text, x.Rune(len(text)), x.Byte(n), n, len(text))
		}
	})
}
