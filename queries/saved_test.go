package queries

import (
	"context"
	"errors"
	"os"
	"strings"
	"testing"
	"testing/fstest"
)

// TestSaved runs the calls in testdata/saved.txt, "> NAME key=value; key=value | columns",
// on the affair of the harbour and wants the rows below each.
func TestSaved(t *testing.T) {
	file, err := os.ReadFile("testdata/saved.txt")
	if err != nil {
		t.Fatal(err)
	}
	list, err := All()
	if err != nil {
		t.Fatal(err)
	}
	s := New(store(t, "harbour", "town"), nil)
	tested := map[string]bool{}
	var got strings.Builder
	for block := range strings.SplitSeq(string(file), "> ") {
		head, _, ok := strings.Cut(block, "\n")
		if !ok {
			continue
		}
		call, cols, _ := strings.Cut(head, "|")
		name, rest, _ := strings.Cut(strings.TrimSpace(call), " ")
		q, err := Find(list, name)
		if err != nil {
			t.Fatal(err)
		}
		tested[name] = true
		args := map[string]string{}
		for a := range strings.SplitSeq(rest, ";") {
			if k, v, ok := strings.Cut(strings.TrimSpace(a), "="); ok {
				args[k] = v
			}
		}
		got.WriteString("> " + head + "\n")
		res, err := q.Run(context.Background(), s, args)
		if err != nil {
			got.WriteString("error: " + err.Error() + "\n")
		} else {
			got.WriteString(lines(res, strings.Fields(cols)...))
		}
		got.WriteString("\n")
	}
	for _, q := range list {
		if !tested[q.Name] {
			t.Errorf("%s.js has no call in testdata/saved.txt", q.Name)
		}
	}
	if os.Getenv("UPDATE_GOLDEN") != "" {
		if err := os.WriteFile("testdata/saved.txt", []byte(got.String()), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if got.String() != string(file) {
		t.Errorf("testdata/saved.txt says otherwise; run make golden and read the difference. Got:\n%s", got.String())
	}
}

func TestBind(t *testing.T) {
	q, err := Parse("x", "// Who met whom?\n// param who: name of one\n// param from = 2000: earliest date\n\nwho")
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct{ args, want string }{
		{"who=Ann", "who=Ann from=2000"},
		{"who=Ann;from=", "who=Ann from="},
		{"", `query x: the parameter "who" is missing; called as: x who=… [from=2000]` + "\n  who: text, name of one\n  from: text, earliest date (2000 unless given)"},
		{"who= ", `the parameter "who" is missing`},
		{"who=a;whom=b", `there is no parameter "whom"`},
	}
	for _, tt := range tests {
		args := map[string]string{}
		for a := range strings.SplitSeq(tt.args, ";") {
			if k, v, ok := strings.Cut(a, "="); ok {
				args[k] = v
			}
		}
		vars, err := q.Bind(args)
		got := ""
		if err != nil {
			var pe *ParamError
			if !errors.As(err, &pe) {
				t.Errorf("%s: %T", tt.args, err)
			}
			got = err.Error()
		} else {
			got = "who=" + vars["who"] + " from=" + vars["from"]
		}
		if !strings.Contains(got, tt.want) {
			t.Errorf("Bind(%s)\n got %s\nwant %s", tt.args, got, tt.want)
		}
	}
}

func TestParse(t *testing.T) {
	tests := []struct{ text, err string }{
		{"// Who?\ng.V()", ""},
		{"g.V()", "x.js:1: the first line must be a comment"},
		{"// Who?\n// param a 1: c\n", "x.js:2: a parameter is written"},
		{"// Who?\n// param a nmae: c\n", "x.js:2: no type \"nmae\" of parameters"},
		{"// Who?\n// param a date = noon: c\n", "x.js:2: the default: \"noon\" is no date"},
		{"// Who?\n// param a number = 6: c\n", ""},
		{"// Who?\n// param g: c\n", `x.js:2: the name "g" is taken`},
		{"// Who?\n// param with: c\n", `x.js:2: the name "with" is taken`},
		{"// Who?\n// param a: c\n// param a: d\n", `x.js:3: the name "a" is taken`},
	}
	for _, tt := range tests {
		_, err := Load(fstest.MapFS{"x.js": {Data: []byte(tt.text)}})
		if tt.err == "" && err != nil || tt.err != "" && (err == nil || !strings.Contains(err.Error(), tt.err)) {
			t.Errorf("Load(%q): %v, want %q", tt.text, err, tt.err)
		}
	}
}

// A value is data, whatever is in it.
func FuzzParam(f *testing.F) {
	for _, v := range []string{"Ann Lee", `"; throw 1; "`, "${1}", "`", "<person/ann-lee>", "\x00", "\u2028", "é萨", "</script>", `\`, "__proto__"} {
		f.Add(v)
	}
	s := New(store(f, "harbour"), nil)
	q, err := Parse("x", "// ?\n// param v: any\ng.Emit(str(v))")
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, v string) {
		if strings.TrimSpace(v) == "" {
			return
		}
		res, err := q.Run(context.Background(), s, map[string]string{"v": v})
		if err != nil || len(res.Rows) != 1 || Text(res.Rows[0].Get("value")) != strings.ToValidUTF8(v, "\ufffd") && Text(res.Rows[0].Get("value")) != v {
			t.Errorf("%q: %v, %v", v, res.Rows, err)
		}
	})
}

// Any text of a file is a query that can be listed and called, or an error with its place.
func FuzzParse(f *testing.F) {
	all, err := All()
	if err != nil {
		f.Fatal(err)
	}
	for _, q := range all {
		f.Add(q.Text)
	}
	f.Add("// ?\n// param a number = 7: b\n//param: x\n")
	f.Fuzz(func(t *testing.T, text string) {
		q, err := Parse("x", text)
		if err != nil {
			if !strings.HasPrefix(err.Error(), "x.js:") {
				t.Errorf("%v names no place", err)
			}
			return
		}
		values := map[string]string{}
		for _, p := range q.Params {
			if p.Optional && p.check(p.Default) != "" {
				t.Errorf("the default of %+v is refused", p)
			}
			values[p.Name] = "1"
		}
		q.Usage()
		q.Bind(values)
	})
}
