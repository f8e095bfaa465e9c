package rows

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/cayleygraph/quad"
	"github.com/jedib0t/go-pretty/v6/text"

	"newsgraph/queries"
)

func sample() *queries.Result {
	return &queries.Result{
		Columns: []string{"id", "name", "n", "quote"},
		Rows: []queries.Row{
			{{Name: "id", Value: quad.IRI("person/ann-lee")}, {Name: "name", Value: quad.String("Ann \"Lee\"")}, {Name: "n", Value: quad.Int(12)}},
			{{Name: "id", Value: quad.IRI("person/sà")}, {Name: "name", Value: quad.String("萨, 尔")}, {Name: "n", Value: quad.Int(3)},
				{Name: "quote", Value: quad.String("One *line* | and\nanother\tone, with \\ in it.")}},
			{{Name: "id", Value: queries.JSON(`[1,{"b":2}]`)}, {Name: "n", Value: quad.Float(1.5)}},
		},
	}
}

func TestWrite(t *testing.T) {
	tests := []struct{ format, want string }{
		{"table", `
┌──────────────────┬───────────┬─────┬─────────────────────────────────────────────┐
│ id               │ name      │   n │ quote                                       │
├──────────────────┼───────────┼─────┼─────────────────────────────────────────────┤
│ <person/ann-lee> │ Ann "Lee" │  12 │                                             │
│ <person/sà>      │ 萨, 尔    │   3 │ One *line* | and another one, with \ in it. │
│ [1,{"b":2}]      │           │ 1.5 │                                             │
└──────────────────┴───────────┴─────┴─────────────────────────────────────────────┘
`},
		{"json", `
[
 {"id":"<person/ann-lee>","name":"Ann \"Lee\"","n":12},
 {"id":"<person/sà>","name":"萨, 尔","n":3,"quote":"One *line* | and\nanother\tone, with \\ in it."},
 {"id":[1,{"b":2}],"n":1.5}
]
`},
		{"jsonl", `
{"id":"<person/ann-lee>","name":"Ann \"Lee\"","n":12}
{"id":"<person/sà>","name":"萨, 尔","n":3,"quote":"One *line* | and\nanother\tone, with \\ in it."}
{"id":[1,{"b":2}],"n":1.5}
`},
		{"csv", `
id,name,n,quote
<person/ann-lee>,"Ann ""Lee""",12,
<person/sà>,"萨, 尔",3,"One *line* | and
another	one, with \ in it."
"[1,{""b"":2}]",,1.5,
`},
		{"tsv", "\nid\tname\tn\tquote\n<person/ann-lee>\tAnn \"Lee\"\t12\t\n<person/sà>\t萨, 尔\t3\tOne *line* | and\\nanother\\tone, with \\\\ in it.\n[1,{\"b\":2}]\t\t1.5\t\n"},
		{"md", `
| id | name | n | quote |
| --- | --- | --- | --- |
| \<person/ann-lee\> | Ann "Lee" | 12 |  |
| \<person/sà\> | 萨, 尔 | 3 | One \*line\* \| and<br>another	one, with \\ in it. |
| [1,{"b":2}] |  | 1.5 |  |
`},
	}
	for _, tt := range tests {
		var b bytes.Buffer
		if err := Write(&b, tt.format, sample(), 0); err != nil {
			t.Fatal(err)
		}
		if got := "\n" + b.String(); got != tt.want {
			t.Errorf("%s:\n got %s\nwant %s", tt.format, got, tt.want)
		}
	}
	if err := Write(&bytes.Buffer{}, "xml", sample(), 0); err == nil || !strings.Contains(err.Error(), "there are table, json") {
		t.Errorf("xml: %v", err)
	}
}

// No line of a table is wider than the terminal, if that has room for one column.
func TestTableFits(t *testing.T) {
	res := sample()
	res.Rows[1][3].Value = quad.String(strings.Repeat("A long sentence about 萨尔瓦多 goes on. ", 20))
	for width := 16; width < 140; width++ {
		var b bytes.Buffer
		if err := Write(&b, "table", res, width); err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(b.String()) {
			if strings.HasPrefix(line, "not shown") {
				continue
			}
			if n := text.StringWidthWithoutEscSequences(strings.TrimRight(line, "\n")); n > width {
				t.Fatalf("width %d: a line has %d cells:\n%s", width, n, b.String())
			}
		}
	}
	var b bytes.Buffer
	Write(&b, "table", res, 40)
	if !strings.Contains(b.String(), "not shown for want of room: quote") {
		t.Error(b.String())
	}
}

// With numbers and colours the table fits all the same, and says the same.
func TestStyled(t *testing.T) {
	for width := 20; width < 100; width += 7 {
		var plain, styled bytes.Buffer
		WriteStyled(&plain, "table", sample(), Style{Width: width, Number: true})
		WriteStyled(&styled, "table", sample(), Style{Width: width, Number: true, Color: true})
		if got := text.StripEscape(styled.String()); got != plain.String() {
			t.Errorf("width %d:\n%s\nwithout colours:\n%s", width, got, plain.String())
		}
		for line := range strings.Lines(plain.String()) {
			if n := text.StringWidthWithoutEscSequences(strings.TrimRight(line, "\n")); n > width && !strings.HasPrefix(line, "not shown") {
				t.Errorf("width %d: %d cells: %s", width, n, line)
			}
		}
	}
	var b bytes.Buffer
	WriteStyled(&b, "table", sample(), Style{Number: true, Color: true})
	for _, want := range []string{"│ 2 │", "\x1b[1mname\x1b[0m", "\x1b[36m<person/ann-lee>\x1b[0m"} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("no %q in\n%s", want, b.String())
		}
	}
}

func TestEmpty(t *testing.T) {
	for _, tt := range []struct{ format, want string }{{"table", ""}, {"json", "[]\n"}, {"jsonl", ""}, {"csv", "id\n"}, {"tsv", "id\n"}} {
		var b bytes.Buffer
		if err := Write(&b, tt.format, &queries.Result{Columns: []string{"id"}}, 80); err != nil || b.String() != tt.want {
			t.Errorf("%s: %q %v", tt.format, b.String(), err)
		}
	}
}

// Whatever is in a value, a terminal gets no control character of it.
func FuzzTable(f *testing.F) {
	f.Add("\x1b[31mred\x1b[0m", 20)
	f.Add("a\u202eb\x07", 30)
	f.Add("萨尔瓦多👩‍👩‍👧", 17)
	f.Fuzz(func(t *testing.T, s string, width int) {
		var b bytes.Buffer
		res := &queries.Result{Columns: []string{"a", "b"}, Rows: []queries.Row{{{Name: "a", Value: quad.String(s)}, {Name: "b", Value: quad.String(s)}}}}
		if err := Write(&b, "table", res, width%200); err != nil {
			t.Fatal(err)
		}
		if strings.ContainsAny(b.String(), "\x1b\x07\r\t") || !utf8.Valid(b.Bytes()) {
			t.Errorf("%q", b.String())
		}
	})
}
