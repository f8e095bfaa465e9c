package value

import (
	"fmt"
	"strings"
	"testing"

	"newsgraph/extract/lexicon"
	"newsgraph/extract/text"
)

// sentence makes a document of one sentence. Words are split at spaces, glued
// with "~" before a word; "word/TAG" gives its Penn tag.
func sentence(s string) *text.Doc {
	doc := &text.Doc{}
	for i, w := range strings.Fields(s) {
		w, tag, _ := strings.Cut(w, "|")
		w, glued := strings.CutPrefix(w, "~")
		if i > 0 && !glued {
			doc.Text += " "
		}
		start := int32(len(doc.Text))
		doc.Text += w
		doc.Tokens = append(doc.Tokens, text.Token{Span: text.Span{Start: start, End: int32(len(doc.Text))}, XPOS: tag, UPOS: lexicon.Universal(tag, w)})
	}
	doc.Sentences = []text.Sentence{{End: int32(len(doc.Tokens))}}
	doc.Published = "2024-05-15" // a Wednesday
	return doc
}

func describe(doc *text.Doc) string {
	var out []string
	for _, v := range doc.Values {
		kind := [...]string{"date", "money", "number", "percent", "age"}[v.Kind]
		norm := v.ISO
		if v.Kind != text.DateValue {
			norm = v.Text
		}
		out = append(out, fmt.Sprintf("%s[%s]=%s", kind, doc.Words(v.First, v.End), norm))
	}
	return strings.Join(out, " ")
}

func TestFind(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"It|PRP began|VBD on|IN 2024-03-01 .", "date[2024-03-01]=2024-03-01"},
		{"On 2024 ~- ~03 ~- ~01 it began|VBD", "date[2024-03-01]=2024-03-01"},
		{"due 12/24/2025", "date[12/24/2025]=2025-12-24"},
		{"due 24/12/2025", "date[24/12/2025]=2025-12-24"},
		{"on Dec. 23 , 2023 , he left|VBD", "date[Dec. 23 , 2023]=2023-12-23"},
		{"on 3 May 2024", "date[3 May 2024]=2024-05-03"},
		{"he left|VBD on June 3rd", "date[June 3rd]=2023-06-03"},
		{"he left|VBD on May 3", "date[May 3]=2024-05-03"},
		{"he left|VBD in|IN March", "date[March]=2024-03"},
		{"he left|VBD in|IN May", "date[May]=2024-05"},
		{"he left|VBD in|IN June", "date[June]=2023-06"},
		{"he will|MD leave|VB in|IN June", "date[June]=2024-06"},
		{"last June he left|VBD", "date[last June]=2023-06"},
		{"in|IN March 2021", "date[March 2021]=2021-03"},
		{"May|MD I go", ""},
		{"they March on", ""},
		{"he said|VBD Tuesday", "date[Tuesday]=2024-05-14"},
		{"he said|VBD on Wednesday", "date[Wednesday]=2024-05-15"},
		{"he said|VBD on Thursday morning", "date[Thursday morning]=2024-05-09"},
		{"he will|MD speak|VB on Thursday", "date[Thursday]=2024-05-16"},
		{"On Thursday he will|MD speak|VB", "date[Thursday]=2024-05-16"},
		{"he said|VBD on Friday that it will|MD rain|VB", "date[Friday]=2024-05-10"},
		{"next Wednesday", "date[next Wednesday]=2024-05-22"},
		{"last Wednesday", "date[last Wednesday]=2024-05-08"},
		{"Tuesday , Dec. 23 , 2025 , he", "date[Tuesday , Dec. 23 , 2025]=2025-12-23"},
		{"he left|VBD yesterday and returns tomorrow", "date[yesterday]=2024-05-14 date[tomorrow]=2024-05-16"},
		{"earlier this week", "date[earlier this week]=2024-W20"},
		{"last month and next year", "date[last month]=2024-04 date[next year]=2025"},
		{"earlier this year", "date[earlier this year]=2024"},
		{"last summer", "date[last summer]="},
		{"three days ago", "date[three days ago]=2024-05-12"},
		{"a year ago", "date[a year ago]=2023"},
		{"two weeks ago", "date[two weeks ago]=2024-W18"},
		{"in|IN 2021 he", "date[2021]=2021"},
		{"the 2020 election|NN", "date[2020]=2020"},
		{"the 1990s", "date[1990s]="},
		{"on Feb. 30", "date[Feb. 30]="},
		{"$|$ 12.5 million", "money[$ 12.5 million]=USD 12500000"},
		{"$ ~5", "money[$5]=USD 5"},
		{"€40m and £3bn", "money[€40m]=EUR 40000000 money[£3bn]=GBP 3000000000"},
		{"US$ ~3 ~bn", "money[US$3bn]=USD 3000000000"},
		{"two million euros", "money[two million euros]=EUR 2000000"},
		{"15 ~% or 15 percent or 2.5 per cent", "percent[15%]=15 percent[15 percent]=15 percent[2.5 per cent]=2.5"},
		{"a 34 ~- ~year ~- ~old man", "age[34-year-old]=34"},
		{"a 34-year-old man", "age[34-year-old]=34"},
		{"aged twelve", "age[aged twelve]=12"},
		{"Obi|NNP , 34 , left", "age[34]=34"},
		{"more than 1,200 people and twenty ~- ~one dogs", "number[1,200]=1200 number[twenty-one]=21"},
		{"1.2 million people", "number[1.2 million]=1200000"},
		{"millions of people on one day", ""},
		{"", ""},
	} {
		doc := sentence(tt.in)
		Find(doc)
		if got := describe(doc); got != tt.want {
			t.Errorf("Find(%q)\n got %s\nwant %s", tt.in, got, tt.want)
		}
	}
}

func TestNotPublished(t *testing.T) {
	for _, tt := range []struct{ published, in, want string }{
		{"", "he said|VBD Tuesday , in|IN March , last year", "date[Tuesday]= date[March]= date[last year]="},
		{"2024-05", "he said|VBD Tuesday , in|IN March", "date[Tuesday]= date[March]=2024-03"},
		{"2024", "in|IN March , last year", "date[March]= date[last year]=2023"},
		{"soon", "today", "date[today]="},
	} {
		doc := sentence(tt.in)
		doc.Published = tt.published
		Find(doc)
		if got := describe(doc); got != tt.want {
			t.Errorf("published %q: Find(%q)\n got %s\nwant %s", tt.published, tt.in, got, tt.want)
		}
	}
}

func FuzzFind(f *testing.F) {
	f.Add("$ ~12 million on Dec. 23rd , 2024-13-45 next May 99 years ago -- aged", "2024-05-15")
	f.Add("9999999999999999999999 percent", "x")
	f.Fuzz(func(t *testing.T, s, published string) {
		doc := sentence(s)
		doc.Published = published
		Find(doc)
		last := int32(0)
		for _, v := range doc.Values {
			if v.First < last || v.End <= v.First || int(v.End) > len(doc.Tokens) {
				t.Fatalf("value [%d, %d) after %d of %d tokens", v.First, v.End, last, len(doc.Tokens))
			}
			last = v.End
		}
	})
}
