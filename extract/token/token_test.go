package token

import (
	"strings"
	"testing"

	"newsgraph/extract/text"
)

func split(s string) *text.Doc {
	doc := &text.Doc{}
	doc.Text = s
	Split(doc)
	return doc
}

// show prints tokens with | between them and sentences with a line each.
func show(doc *text.Doc) string {
	var lines []string
	for _, s := range doc.Sentences {
		var w []string
		for i := s.First; i < s.End; i++ {
			w = append(w, doc.Word(i))
		}
		lines = append(lines, strings.Join(w, "|"))
	}
	return strings.Join(lines, "\n")
}

func TestTokens(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{``, ``},
		{`The mayor left.`, `The|mayor|left|.`},
		{`a 12-minute film`, `a|12|-|minute|film`},
		{`He didn't, she can't, they won’t.`, `He|did|n't|,|she|ca|n't|,|they|wo|n’t|.`},
		{`he’d I've we'll it's they're I'm`, `he|’d|I|'ve|we|'ll|it|'s|they|'re|I|'m`},
		{`Varga’s plan, the Reyes' house`, `Varga|’s|plan|,|the|Reyes|'|house`},
		{`men—Jon, Piet—left`, `men|—|Jon|,|Piet|—|left`},
		{`1990–95 and 2-3 days`, `1990|–|95|and|2|-|3|days`},
		{`But… well... no`, `But|…|well|...|no`},
		{`Sen. Ana Brook (D-Ariz.) of the U.S. Senate`, `Sen.|Ana|Brook|(|D|-|Ariz.|)|of|the|U.S.|Senate`},
		{`on Dec. 23, 2025, at 5 p.m. Tuesday`, `on|Dec.|23|,|2025|,|at|5|p.m.|Tuesday`},
		{`Acme Inc. and J. K. Varga Jr. paid`, `Acme|Inc.|and|J.|K.|Varga|Jr.|paid`},
		{`He wrote it on X. Varga said no.`, "He|wrote|it|on|X|.\nVarga|said|no|."},
		{`There is no Plan B. Smith left.`, "There|is|no|Plan|B|.\nSmith|left|."},
		{`It has vitamin C. Doctors agree.`, "It|has|vitamin|C|.\nDoctors|agree|."},
		{`He met lawyer C. Smith and Malcolm X. Varga.`, `He|met|lawyer|C.|Smith|and|Malcolm|X.|Varga|.`},
		{`see https://example.com/a_(b)?c=d, or www.acme.org.`, `see|https://example.com/a_(b)?c=d|,|or|www.acme.org|.`},
		{`mail a.b@acme.co.uk or (acme.com)`, `mail|a.b@acme.co.uk|or|(|acme.com|)`},
		{`@ana_b and #votenow`, `@ana_b|and|#votenow`},
		{`“Leaving Orrin,” ‘grim’ "quoted"`, `“|Leaving|Orrin|,|”|‘|grim|’|"|quoted|"`},
		{`a non-profit re-elected anti-graft pro-EU ex-mayor`, `a|non-profit|re-elected|anti-graft|pro-EU|ex-mayor`},
		{`Editor-in-Chief`, `Editor|-|in|-|Chief`},
		{`$1.5bn, US$20, €5m, 50% and 35mm`, `$|1.5|bn|,|US$|20|,|€|5|m|,|50|%|and|35|mm`},
		{`10,000 people at 7:30pm`, `10,000|people|at|7:30|pm`},
		{`the 1990s, the '90s and the 20th century`, `the|1990s|,|the|'90s|and|the|20th|century`},
		{`and/or 9/11 on 12/24/2025`, `and|/|or|9/11|on|12/24/2025`},
		{`call 555-0100 on 2025-12-23`, `call|555-0100|on|2025-12-23`},
		{`They do n't -LRB- yet -RRB- say ` + "``no'' .", `They|do|n't|-LRB-|yet|-RRB-|say|` + "``|no|''|."},
		{`Smith 's plan`, `Smith|'s|plan`},
		{`AT&T, Q&A and R&D`, `AT&T|,|Q&A|and|R&D`},
		{`It cannot be; I'm gonna go`, `It|can|not|be|;|I|'m|gon|na|go`},
		{`O'Brien, D'Souza and the Ba'ath`, `O'Brien|,|D'Souza|and|the|Ba'ath`},
		{`What?! No!!!`, `What|?!` + "\n" + `No|!!!`},
		{"the mayor\uFFFDs and didn\uFFFDt", "the|mayor|\uFFFDs|and|did|n\uFFFDt"},
		{`the mayorâ€™s`, `the|mayor|â€™s`},
		{`the mayor&#8217;s A &amp; B`, `the|mayor|&#8217;s|A|&amp;|B`},
		{`José and Łódź`, `José|and|Łódź`},
		{"end\u200bless\ufeff x", "end|less|x"},
		{`a[1] {b}`, `a|[|1|]|{|b|}`},
		{`Nice :) ok ;-)`, `Nice|:)|ok|;-)`},
		{`👍🏽 yes 👨‍👩‍👧`, `👍🏽|yes|👨‍👩‍👧`},
		{`No. 5 said no.`, `No.|5|said|no|.`},
		{`a Ph.D. in law`, `a|Ph.D.|in|law`},
		{`(NYSE: ACM)`, `(|NYSE|:|ACM|)`},
		{`LONDON, March 3 (Acme News) — Ships sailed.`, `LONDON|,|March|3|(|Acme|News|)|—|Ships|sailed|.`},
		{`y'all ain't rock'n'roll`, `y'|all|ai|n't|rock'n'roll`},
		{`f**k and report.pdf`, `f**k|and|report.pdf`},
	} {
		if got := show(split(tt.in)); got != tt.want {
			t.Errorf("Split(%q)\n got %s\nwant %s", tt.in, got, tt.want)
		}
	}
}

// sentences prints the sentences of s with " ⏎ " between them.
func sentences(s string) string {
	doc := split(s)
	var out []string
	for _, sent := range doc.Sentences {
		out = append(out, doc.Words(sent.First, sent.End))
	}
	return strings.Join(out, " ⏎ ")
}

// In each line ⏎ stands for the end of a sentence, and a blank for it in the input.
func TestSentences(t *testing.T) {
	for _, want := range []string{
		`Mayor Ana Brook left. ⏎ She said no.`,
		`Sen. Ana Brook (D-Ariz.) spoke. ⏎ Gov. Lee did not.`,
		`He moved to the U.S. ⏎ The firm stayed.`,
		`He met U.S. Treasury officials at 5 p.m. Tuesday. ⏎ They left at 7 a.m. ⏎ Nobody came.`,
		`Acme Inc. ⏎ The firm grew.`,
		`Acme Inc. Chairman Piet Varga quit.`,
		`“Will it pass?” Brook wrote in her post. ⏎ “See Marta tell it.”`,
		`“Will it pass?” she asked. ⏎ “No!” ⏎ He left.`,
		`Brook wrote: “Will it pass? ⏎ See Marta tell it.” ⏎ Then she left.`,
		`“It must be all of us.” ⏎ “We agree,” he said.`,
		`"It must be all of us." ⏎ "We agree," he said.`,
		`He left (on Dec. 23). ⏎ She stayed. ⏎ (They slept.) ⏎ It rained.`,
		`It rose 3.5 percent. ⏎ 15 people left.`,
		`He said … nothing. ⏎ But… ⏎ Then he spoke.`,
		`J. K. Varga and Philip I. Stone met Dr. Lee. ⏎ No. 5 won.`,
		`He asked, “Why?” and left.`,
		`Yes! ⏎ No? ⏎ Maybe.`,
		`1. The first point.`,
		`It was plan B. ⏎ The mayor agreed.`,
		`They sold cars, ships, etc. ⏎ Then they stopped.`,
		`He lived in Mesa, Ariz., until Dec. 5. ⏎ She did not.`,
		`Brook Offers Ships To All`,
		`He ended.Then he left.`,
		"He said `` no . '' ⏎ She left .",
		`‘We won’t go.’ ⏎ He stayed.`,
	} {
		in := strings.ReplaceAll(want, " ⏎ ", " ")
		in = strings.ReplaceAll(in, "ended.Then", "ended.Then")
		got := sentences(in)
		if want == `He ended.Then he left.` {
			want = `He ended. ⏎ Then he left.`
		}
		if got != want {
			t.Errorf("sentences\n got %s\nwant %s", got, want)
		}
	}
}

func TestBlocks(t *testing.T) {
	doc := &text.Doc{Filled: text.Blocks}
	doc.Text = "No end here\nMore. Text\n\nlast"
	doc.Blocks = []text.Block{{Span: text.Span{Start: 0, End: 11}}, {Span: text.Span{Start: 12, End: 22}}}
	Split(doc)
	if got, want := show(doc), "No|end|here\nMore|.\nText"; got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
	if got := doc.Sentences[2].Block; got != 1 {
		t.Errorf("block %d, want 1", got)
	}
}

// check fails when the tokens of doc do not tile its text.
func check(t *testing.T, doc *text.Doc) {
	t.Helper()
	end := int32(0)
	for _, tok := range doc.Tokens {
		if tok.Start < end || tok.End <= tok.Start {
			t.Fatalf("token %v after offset %d in %q", tok.Span, end, doc.Text)
		}
		for _, r := range doc.Text[end:tok.Start] {
			if !blank(r) {
				t.Fatalf("lost %q before %v in %q", r, tok.Span, doc.Text)
			}
		}
		end = tok.End
	}
	for _, r := range doc.Text[end:] {
		if !blank(r) {
			t.Fatalf("lost %q at the end of %q", r, doc.Text)
		}
	}
	next := int32(0)
	for _, s := range doc.Sentences {
		if s.First != next || s.End <= s.First {
			t.Fatalf("sentence %v does not follow token %d in %q", s, next, doc.Text)
		}
		next = s.End
	}
	if int(next) != len(doc.Tokens) {
		t.Fatalf("%d tokens, sentences end at %d in %q", len(doc.Tokens), next, doc.Text)
	}
}

func FuzzSplit(f *testing.F) {
	for _, s := range []string{
		"The U.S. said “no”.", "don’t; can't: o'clock ''x'' ``y``", "a.b@c.d http://x.y/z(w) @h #t",
		"5p.m. 3.5.7 1,000,00 9/11 2025-12-23", "\xff\xfe \u200b\ufeff’s n't -LRB- &#8217; â€™", "…..?!—–--''' \"'",
		"U.S.. ... J. K. No. 5 etc.", "!00", "👍🏽\u200d\u200d x\u0301 \u0301",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) { check(t, split(s)) })
}
