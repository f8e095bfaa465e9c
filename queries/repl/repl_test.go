package repl

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/reeflective/readline"

	"newsgraph/graph"
	"newsgraph/queries"
	"newsgraph/schema"
)

// session returns one on a small graph of invented people.
func session(t testing.TB) *queries.Session {
	t.Helper()
	s, err := graph.Open("memory:", nil)
	if err != nil {
		t.Fatal(err)
	}
	ev := func(id string, m schema.Modality, quote string) []schema.Evidence {
		return []schema.Evidence{{ID: schema.EvidenceID("ev/" + id), Doc: "doc/a1", Quote: quote, Modality: m, Score: 900}}
	}
	g := schema.Graph{
		Documents: []schema.Document{{ID: "doc/a1", Name: "a.txt", Title: "Two meet", Outlet: "Harbour Times", Published: "2031-02-06"}},
		Entities: []schema.Entity{
			{ID: "person/ann-lee", Type: schema.Person, Name: "Ann Lee", Aliases: []string{"Lee"}, Docs: []schema.DocID{"doc/a1"}, Mentions: 2},
			{ID: "person/bo-diaz", Type: schema.Person, Name: "Bo Díaz", Docs: []schema.DocID{"doc/a1"}, Mentions: 1},
			{ID: "work/low-water", Type: schema.Work, Name: `The "Low" Water`, Docs: []schema.DocID{"doc/a1"}, Mentions: 1},
		},
		Facts: []schema.Fact{
			{ID: "fact/01", Subject: "person/ann-lee", Relation: "met_with", Object: schema.Object{Entity: "person/bo-diaz"}, Evidence: ev("01", schema.Asserted, "Lee met Díaz.")},
			{ID: "fact/02", Subject: "person/bo-diaz", Relation: "responded_to", Object: schema.Object{Entity: "person/ann-lee"}, Evidence: ev("02", schema.Alleged, "Díaz is said to have answered.")},
			{ID: "fact/03", Subject: "person/ann-lee", Relation: "pulled", Object: schema.Object{Entity: "work/low-water"}, Evidence: ev("03", schema.Asserted, "Lee pulled it.")},
		},
	}
	for i := range g.Facts {
		g.Facts[i].Derive(nil)
	}
	if _, err := s.Load(context.Background(), g); err != nil {
		t.Fatal(err)
	}
	return queries.New(s.QuadStore(), &queries.Options{Limit: 100, Timeout: time.Minute, Memory: 64 << 20, Names: true})
}

// TestScript types the input, and wants what comes out; lines that begin with "! " are
// of the talk, on the other channel.
func TestScript(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "q.js")
	os.WriteFile(file, []byte(":format csv\ng.V(name(\"lee\"))\n  .Out(\"<met_with>\")\n  .All()\n"), 0o600)
	loop := filepath.Join(dir, "loop.js")
	os.WriteFile(loop, []byte(":source "+loop), 0o600)
	tests := []struct{ in, out string }{
		{"1 + 1", `{"value":2}`},
		{"g.V(\n  name('LEE')\n).Out('<met_with>')\n .All()", `{"id":"<person/bo-diaz>","name":"Bo Díaz"}`},
		{"var a = 1\na + 1\n\n\na", `{"value":2}` + "\n" + `{"value":1}`},
		{"g.V().Outt()\n2", `! error: 1:7: no method "Outt"; did you mean "Out"?
!   g.V().Outt()
!         ^
{"value":2}`},
		{"g.V(\n\n3", "! error: 1:5: Unexpected end of input\n!   g.V(\n!       ^\n{\"value\":3}"},
		{"g.V(", "! error: 1:5: Unexpected end of input\n!   g.V(\n!       ^"},
		{`g.V(name("lee")).Out("<met_wiht>").All()`, "! note: <met_wiht> is not in this store; did you mean <met_with>?"},
		{"help", "! error: commands begin with a colon: :help"},
		{":hlep", "! error: no command :hlep; did you mean :help?"},
		{":limit 1\n[1,2]\n:limit", "{\"value\":1}\n! first 1 row, there are more; :limit 0 gives all\n1"},
		{":limit x", `! error: a whole number of rows is wanted, 0 for all, not "x"`},
		{":timeout 50ms\nwhile (true) {}\n:timeout", "! error: queries: out of time: stopped after 50ms\n50ms"},
		{":format md\n[1]", "| value |\n| --- |\n| 1 |"},
		{":format xml", `! error: no format "xml"; there are table, json, jsonl, csv, tsv, md`},
		{":run responded", `{"who":"Bo Díaz","relation":"responded to","whom":"Ann Lee","modality":"alleged","articles":1,"quote":"Díaz is said to have answered.","article":"Two meet","outlet":"Harbour Times","published":"2031-02-06","fact":"<fact/02>","who_id":"<person/bo-diaz>","whom_id":"<person/ann-lee>","doc":"<doc/a1>"}`},
		{":format csv\n:run articles Ann Lee", "published,outlet,title,file,doc\n2031-02-06,Harbour Times,Two meet,a.txt,<doc/a1>"},
		{":format csv\n:run path a=\"Bo Díaz\" b=the \"low\" water depth=2", "! error: nothing is called \"the low water\"; did you mean"},
		{":format csv\n:run path a=Bo Díaz b='The \"Low\" Water' depth=1", ""},
		{":run path a=Ann", "! error: query path: the parameter \"b\" is missing; called as: path a=… b=… [depth=6]"},
		{":run responed", `! error: no saved query "responed"; did you mean "responded"?`},
		{":find low", `The "Low" Water  <work/low-water>`},
		{":find zzz", `! error: no name contains "zzz"`},
		{":ask Bo Díaz", `ASK Bo Díaz`},
		{":why Ann Lee, 'Bo Díaz'", `WHY Ann Lee|Bo Díaz`},
		{":why \"Ann Lee\" Bo", `WHY Ann Lee|Bo`},
		{":why Ann", `! error: two names are wanted: :why Ann Lee, Bo Diaz`},
		{":why 1", `! error: the last result has no row 1`},
		{":format csv\n:run pulled\n:why 1", "\nquote,modality,article,outlet,published,score,evidence,doc\nLee pulled it.,asserted,Two meet,Harbour Times,2031-02-06,900,<ev/03>,<doc/a1>"},
		{":schema", `{"relation":"met with","facts":1,"id":"<met_with>"}`},
		{":help Out", "Out([predicate], [tag…])  goes along edges"},
		{":help g.V", "g.V([id…])  starts a path"},
		{":help Outt", `! error: no method "Outt"; did you mean Out`},
		{":help", "  walk: Out In Both"},
		{":queries", "path         How are two names connected?"},
		{":source " + file, "id,name\n<person/bo-diaz>,Bo Díaz"},
		{":source " + loop, "files run each other too deep"},
		{":source /nowhere", "! error: open /nowhere: no such file"},
		{":timing on\n1", `{"value":1}` + "\n! 1 row, "},
		{":path Ann Lee, Bo Díaz", `{"step":1,"who":"Ann Lee","relation":"met with","whom":"Bo Díaz"`},
		{":path Bo Díaz -> 'The \"Low\" Water'", `{"step":2,"who":"Ann Lee","relation":"pulled"`},
		{":path Ann", "! error: two names are wanted: :path Ann Lee, Bo Diaz"},
		{":explain entity('Lee').Out('<met_with>').All()", "g.V([\"<person/ann-lee>\"]).Out(\"<met_with>\")\n    found 1\n    "},
		{":explain responded", "g.V([\"<responded_to>\"]).In(\"<ng:relation>\")"},
		{":explain path a=Lee", "! error: query path: the parameter \"b\" is missing"},
		{":explain g.Vv()", "! error: 1:3: no method \"Vv\""},
		{":explain", "! error: which query?"},
		{":export x.csv", "! error: there is no result yet"},
		{"[1,2]\n:export " + dir + "/x.csv", "! wrote 2 rows into " + dir + "/x.csv as csv"},
		{":limit 1\n[1,2]\n:export " + dir + "/x.md", "! note: the limit cut the result"},
		{":out " + dir + "/o.txt\n7\n:out\n8", "brings them back"},
		{":out " + dir + "/o.txt\n:out\n8", "! results go to the screen\n{\"value\":8}"},
		{":save a", "! error: there is no query to save yet"},
		{"41 + 1\n:save answer What is the answer?\n:run answer", "{\"value\":42}\n! saved as " + dir + "/mine/answer.js; :run answer asks it\n{\"value\":42}"},
		{"1\n:save answer", "answer.js is there already"},
		{"1\n:save ../x", "! error: a name is wanted"},
		{":minscore 0.95\nfacts()\n:minscore\n:minscore 2", "0.95\n! error: a score from 0 to 1 is wanted, not \"2\""},
		{":minscore 0.95\nbyRelation('<met_with>').All()", "! note: 1 rows left out that are less sure than 0.95"},
		{"var a = []; for (;;) a.push('x'.repeat(1 << 16) + a.length)", "! error: queries: out of memory: stopped after taking more than 64 MiB"},
		{"1\n:limit 7\n:history", "1\n:limit 7\n"},
		{"1\n2\n:history 1", "{\"value\":2}\n2\n"},
		{":history x", "! error: \"x\" is no number of lines"},
		{":show Ann Lee", "ASK Ann Lee"},
		{":edit", "! error: :edit needs a terminal"},
		{":quit\n1", ""},
		{":q\n1", `! error: no command :q; did you mean`},
		{"\xff\xfe", "! error: "},
		{strings.Repeat("(", 70000), "! error: "},
	}
	for _, tt := range tests {
		var both both
		o := &Options{
			Session: session(t), Folder: filepath.Join(dir, "mine"), In: strings.NewReader(tt.in), Out: both.to(""), Err: both.to("! "),
			Ask: func(_ context.Context, w io.Writer, name string) error { fmt.Fprintln(w, "ASK", name); return nil },
			Why: func(_ context.Context, w io.Writer, a, b string) error {
				fmt.Fprintf(w, "WHY %s|%s\n", a, b)
				return nil
			},
		}
		err := Run(context.Background(), o)
		if failed := strings.Contains(both.String(), "! error"); failed != errors.Is(err, ErrFailed) || !failed && err != nil {
			t.Errorf("%q: %v", tt.in, err)
		}
		if got := both.String(); !strings.Contains("\n"+got, tt.out) || tt.out == "" && got != "" {
			t.Errorf("%.200q\n got %s\nwant %s", tt.in, got, tt.out)
		}
	}
}

// both joins two channels, each line with the mark of its own.
type both struct{ bytes.Buffer }

type marked struct {
	b    *both
	mark string
}

func (b *both) to(mark string) io.Writer { return marked{b, mark} }

func (m marked) Write(p []byte) (int, error) {
	for line := range strings.Lines(string(p)) {
		if b := m.b.Bytes(); len(b) == 0 || b[len(b)-1] == '\n' {
			m.b.WriteString(m.mark)
		}
		m.b.WriteString(line)
	}
	return len(p), nil
}

func TestTab(t *testing.T) {
	r := &repl{Options: Options{Session: session(t), In: strings.NewReader(""), Out: io.Discard, Err: io.Discard}}
	if err := r.defaults(); err != nil {
		t.Fatal(err)
	}
	tests := []struct{ before, want string }{
		{`g.V().Ou`, `6 Out( OutPredicates(`},
		{`g.V().ou`, `6 Out( OutPredicates(`},
		{`g.`, `2 V( Vertex( M( Morphism( Emit( IRI( Uri( AddNamespace( AddDefaultNamespaces( LoadNamespaces(`},
		{`x.y.GetL`, `4 GetLimit(`},
		{`g.V(na`, `4 name(`},
		{`g.V(name("a`, `10 Ann Lee"`},
		{`g.V(name("ANN LE`, `10 Ann Lee"`},
		{`g.V(name("the `, `10 The \"Low\" Water"`},
		{`g.V(name('the `, `10 The "Low" Water'`},
		{`g.V(name("zz`, `10`},
		{`g.V(name("`, `10`},
		{`g.V().Out("<resp`, `11 <responded_to>"`},
		{`g.V().Out("<ng:su`, `11 <ng:subject>"`},
		{`g.V().Out("<ng:subject>")`, `25 g. iri( bnode( str( raw( lang( typed( lt( lte( gt( gte( regex( like( name( label( node( leastScore( entity( fact( facts( claims( evidence( between( timeline( since( until( during( minScore( about( byRelation( sorted( show( chosen( thingsOf( permille( wanted( many(`},
		{`:he`, `0 :help `},
		{`:run resp`, `5 responded `},
		{`:run path a`, `10 a=`},
		{`:run path a=bo`, `12 Bo Díaz`},
		{`:run path a="ann l`, `13 Ann Lee`},
		{`:ask ann `, `5 Ann Lee`},
		{`:why Ann Lee, B`, `14 Bo Díaz`},
		{`:format j`, `8 json jsonl`},
		{`:help out`, `6 Out OutPredicates`},
		{`:source testda`, `8`}, {`:export repl_t`, `8 repl_test.go`},
		{`g.V("<Per`, `5 <Person>"`}, {`:path ann`, `6 Ann Lee`}, {`:path Ann Lee, b`, `15 Bo Díaz`}, {`:run mentions type=per`, `19 Person`},
		{`:run outlets relation=me`, `22 met_with`}, {`:explain resp`, `9 responded `}, {`:explain nam`, `9 name(`}, {`:expl`, `0 :explain `}, {`:ask LE`, `5 Lee`},
		{``, `0 g. iri( bnode( str( raw( lang( typed( lt( lte( gt( gte( regex( like( name( label( node( leastScore( entity( fact( facts( claims( evidence( between( timeline( since( until( during( minScore( about( byRelation( sorted( show( chosen( thingsOf( permille( wanted( many(`},
	}
	for _, tt := range tests {
		from, list := r.complete(context.Background(), tt.before)
		got := fmt.Sprint(from)
		for _, c := range list {
			got += " " + c.text
		}
		if got != tt.want {
			t.Errorf("Tab after %q\n got %s\nwant %s", tt.before, got, tt.want)
		}
		r.offer(context.Background(), tt.before)
	}
}

func FuzzTab(f *testing.F) {
	r := &repl{Options: Options{Session: session(f), In: strings.NewReader(""), Out: io.Discard, Err: io.Discard}}
	if err := r.defaults(); err != nil {
		f.Fatal(err)
	}
	for _, s := range []string{`g.V(name("é`, `:run path a="`, `:why a,`, "`${", `"\`, `:run `, `:run x y=`, "\xff\"<"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, before string) { r.offer(context.Background(), before) })
}

// Colours add escapes and nothing else; without them there are none.
func FuzzHighlight(f *testing.F) {
	for _, s := range []string{`g.V(name("é")).Out('x\'y') // c`, ":why a, b", "`a ${1}", "/* x", `"\`, "1.5e3 萨"} {
		f.Add(s)
	}
	on, off := &repl{Options: Options{Color: true}}, &repl{}
	f.Fuzz(func(t *testing.T, s string) {
		if off.highlight(s) != s {
			t.Errorf("%q without colours: %q", s, off.highlight(s))
		}
		if strings.Contains(s, "\x1b") {
			return
		}
		if got := regexp.MustCompile("\x1b\\[[0-9]*m").ReplaceAllString(on.highlight(s), ""); got != s {
			t.Errorf("%q: %q", s, got)
		}
	})
}

func TestHistoryFile(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("XDG_STATE_HOME", dir)
	file := HistoryFile()
	if want := filepath.Join(dir, "newsgraph", "history"); file != want {
		t.Fatalf("got %s, want %s", file, want)
	}
	if err := private(file); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(file); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("%v %v", info.Mode(), err)
	}
}

// A damaged file of past lines is no fault: what is whole in it is remembered.
func FuzzHistory(f *testing.F) {
	f.Add([]byte(`{"datetime":"2026-01-02T03:04:05Z","block":"g.V().All()"}` + "\n"))
	f.Add([]byte("{\"block\":\"a\\nb\"}\n\x00{\n[]\n\"\n{\"block\":1}"))
	name := filepath.Join(f.TempDir(), "history")
	f.Fuzz(func(t *testing.T, data []byte) {
		if err := os.WriteFile(name, data, 0o600); err != nil {
			t.Fatal(err)
		}
		sh := readline.NewShell()
		sh.History.AddFromFile("history", name)
		lines := sh.History.Current()
		for i := range lines.Len() {
			if line, err := lines.GetLine(i); err != nil || line == "" {
				t.Errorf("line %d: %q, %v", i, line, err)
			}
		}
	})
}
