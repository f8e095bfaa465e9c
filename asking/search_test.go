package asking

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"newsgraph/schema"
)

// atStops splits texts at "." for tests.
func atStops(d schema.Document) []schema.Span {
	var spans []schema.Span
	start, i := 0, 0
	for _, r := range d.Text {
		i++
		if r == '.' {
			spans = append(spans, schema.Span{Start: start, End: i})
			start = i
		}
	}
	return spans
}

func withTexts(t *testing.T, texts ...string) *fake {
	s := made(t, "")
	for i, text := range texts {
		title, body, _ := strings.Cut(text, ": ")
		d := schema.Document{ID: schema.DocID(fmt.Sprintf("doc/%d", i+1)), Title: title, Text: body, Published: fmt.Sprintf("2025-01-0%d", i+1)}
		if before, _, ok := strings.Cut(body, "~"); ok {
			d.Noise = []schema.Noise{{Span: schema.Span{Start: utf8.RuneCountInString(before), End: 1000}, Kind: "comments"}}
		}
		s.readings[d.ID] = schema.Reading{Doc: d}
	}
	return s
}

func TestSearch(t *testing.T) {
	s := withTexts(t,
		"Harbor: Ann Lee spoke of ice. Zoë met Lée. The end.",
		"Lee and ice: Nothing. Ice fell.",
		"Weather: Lee left. There was ice. Lee came. Lee ran. Lee sat.",
		"Sport: A game.~Lee likes ice.")
	for _, tt := range []struct {
		query string
		limit int
		want  string
	}{
		{"LEE ice", 0, `
			4 found
			1 class 0: Ice fell.
			0 class 1: Ann Lee spoke of ice.
			2 class 2: Lee left. There was ice. Lee came. +2
			3 class 3: ~Lee likes ice. [comments]`},
		{"lee ice", 1, `
			4 found
			1 class 0: Ice fell.`},
		{`"met lee"`, 0, `
			1 found
			0 class 1: Zoë met Lée.`},
		{`zoe`, 0, `
			1 found
			0 class 1: Zoë met Lée.`},
		{`“lee met”`, 0, `0 found`},
		{`wea*`, 0, `
			1 found
			2 class 0:`},
		{`wea`, 0, `0 found`},
	} {
		hits, all, err := Search(ctx, s, tt.query, tt.limit, atStops)
		if err != nil {
			t.Fatal(err)
		}
		got := []string{fmt.Sprintf("%d found", all)}
		for _, h := range hits {
			line := fmt.Sprintf("%d class %d:", h.Doc.ID[4]-'1', h.Class)
			for _, p := range h.Passages {
				line += " " + strings.TrimSpace(p.Text)
				if p.Noise != "" {
					line += " [" + p.Noise + "]"
				}
			}
			if n := h.Sentences - len(h.Passages); n > 0 {
				line += fmt.Sprintf(" +%d", n)
			}
			got = append(got, line)
		}
		check(t, "search "+tt.query, got, tt.want)
	}
	for _, q := range []string{"", " ", `""`, "* . !"} {
		if _, _, err := Search(ctx, s, q, 0, atStops); !errors.Is(err, ErrNoWords) {
			t.Errorf("Search(%q): %v", q, err)
		}
	}
}

func FuzzWordsOf(f *testing.F) {
	f.Add("Zoë's Café – “No. 5”", "café")
	f.Fuzz(func(t *testing.T, s, q string) {
		w := wordsOf(s)
		if wordsOf(w) != w {
			t.Errorf("wordsOf(%q) = %q, whose words are %q", s, w, wordsOf(w))
		}
		for _, term := range termsOf(q) {
			if strings.TrimSpace(term) == "" {
				t.Errorf("termsOf(%q) has an empty term", q)
			}
		}
		counted(s)
	})
}

func TestWhyNot(t *testing.T) {
	s := made(t, `
		d1 Ann Lee | met_with | Cy Fox
		d1 Bo Diaz | met_with | Cy Fox
		d1 Ann Lee | accused | Bo Diaz | alleged | by Cy Fox
		d2 Ann Lee | met_with | Cy Fox`)
	s.things["person/ann-lee"].Aliases = []string{"Lee"}
	text := "Lee saw Diaz. Lee accused Diaz. Lee met Diaz. Lee met Fox.~Lee loves Bo Diaz. Fox left."
	at := func(words string, from int) schema.Span {
		i := from + strings.Index(text[from:], words)
		return schema.Span{Start: i, End: i + len(words)}
	}
	mentions := func(word string) (out []schema.Mention) {
		for from := 0; from < strings.Index(text, "~"); {
			span := at(word, from)
			out = append(out, schema.Mention{Span: span, Text: word})
			if from = span.End; !strings.Contains(text[from:strings.Index(text, "~")], word) {
				break
			}
		}
		return out
	}
	s.readings["doc/d1"] = schema.Reading{
		Doc: schema.Document{ID: "doc/d1", Text: text, Noise: []schema.Noise{{Span: schema.Span{Start: strings.Index(text, "~"), End: len(text)}, Kind: "comments"}}},
		Entities: []schema.Referent{
			{Name: "Ann Lee", Aliases: []string{"Lee"}, Mentions: mentions("Lee")},
			{Name: "Bo Diaz", Mentions: mentions("Diaz")},
			{Name: "Cy Fox", Mentions: mentions("Fox")},
		},
		Claims: []schema.Claim{
			{Subject: 0, Relation: "accused", Object: 1, Modality: schema.Alleged, Source: 2, Evidence: at("Lee accused Diaz.", 0)},
			{Subject: 0, Relation: "met_with", Object: 1, Modality: schema.Asserted, Source: -1, Evidence: at("Lee met Diaz.", 0)},
			{Subject: 0, Relation: "said", Object: -1, ObjectText: "hi", Modality: schema.Asserted, Source: -1, Evidence: at("Lee met Diaz.", 0)},
			{Subject: 0, Relation: "met_with", Object: 2, Modality: schema.Asserted, Source: -1, Evidence: at("Lee met Fox.", 0)},
		},
	}
	why, err := WhyNot(ctx, s, *s.things["person/ann-lee"], *s.things["person/bo-diaz"], atStops)
	if err != nil {
		t.Fatal(err)
	}
	got := []string{fmt.Sprintf("%d articles, %d facts", why.Docs, len(why.Facts))}
	for _, x := range why.Sentences {
		got = append(got, fmt.Sprintf("%s [%s/%s] %s", strings.TrimSpace(x.Text), x.A[0], x.B[0], x.Reason))
		for _, g := range x.Given {
			got = append(got, "> "+g)
		}
	}
	check(t, "why not Lee and Diaz", got, `
		1 articles, 1 facts
		Lee saw Diaz. [Lee/Diaz] no relation was read from it
		Lee accused Diaz. [Lee/Diaz] it gave a fact between them that is only alleged: it has no plain edge
		> Ann Lee —accused→ Bo Diaz (alleged by Cy Fox)
		Lee met Diaz. [Lee/Diaz] it gave a fact between them
		> Ann Lee —met with→ Bo Diaz (asserted)
		> Ann Lee —said→ “hi” (asserted)
		~Lee loves Bo Diaz. [Lee/Bo Diaz] it is not part of the article (comments): nothing is read from it`)
}

func TestDiff(t *testing.T) {
	a := made(t, `
		d1 Ann Lee | met_with | Bo Diaz
		d1 Ann Lee | sued | Cy Fox
		d1 Ann Lee | praised | Bo Diaz | denied`)
	b := made(t, `
		d1 Ann Lee | met_with | Bo Diaz
		d2 Ann Lee | praised | Bo Diaz
		d2 Ann Lee | met_with | Bo Diaz
		d2 Dee Orr | met_with | Bo Diaz`)
	b.things["person/ann-lee"].Aliases = []string{"Lee"}
	got := []string{}
	sum, err := Diff(ctx, a, b, func(c Change) error {
		line := string(c.Sign)
		switch {
		case c.Doc != nil:
			line += " " + c.Doc.Name
		case c.Thing != nil:
			line += " " + c.Thing.Name
		case c.Reads != nil:
			line += " evidence in " + string(c.Reads.Doc)
		case c.Sign == '-':
			line += " " + a.short(*c.Fact)
		default:
			line += " " + b.short(*c.Fact)
		}
		got = append(got, line)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"+ d2.txt", "~ Ann Lee", "- Cy Fox", "+ Dee Orr", "- Ann Lee sued Cy Fox", "+ Dee Orr met_with Bo Diaz", "~ Ann Lee praised Bo Diaz", "+ evidence in doc/d2"} {
		if !strings.Contains("\n"+strings.Join(got, "\n")+"\n", "\n"+want+"\n") {
			t.Errorf("no change %q in\n%s", want, strings.Join(got, "\n"))
		}
	}
	if sum.Facts != (Tally{Only: [2]int{1, 1}, Differ: 1, Same: 1}) || sum.Articles != (Tally{Only: [2]int{0, 1}, Same: 1}) || sum.Same() {
		t.Errorf("%+v", sum)
	}
	if sum, err = Diff(ctx, a, a, func(c Change) error { return fmt.Errorf("change %v", c) }); err != nil || !sum.Same() {
		t.Errorf("a store differs from itself: %+v, %v", sum, err)
	}
}
