package queries

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/cayleygraph/quad"
)

// TestValues shows what the last expression of a query gives.
func TestValues(t *testing.T) {
	s := New(store(t, "harbour"), nil)
	tests := []struct{ text, want string }{
		{`1 + 1`, "value=2"},
		{`g.V("<person/ann-lee>").Out().Count()`, "value=10"},
		{`g.V("<person/ann-lee>").Out("<met_with>")`, "id=<person/bo-diaz>"},
		{`g.V().Has("<rdf:type>", "<Person>").CountDistinct()`, "value=4"},
		{`var a = 3`, ""},
		{`a`, "value=3"}, // variables live on
		{`const f = x => x * 2; f(a)`, "value=6"},
		{`f`, ""},
		{`null`, ""},
		{`[1, "x", null, {a: 1, b: [2]}]`, "value=1\nvalue=x\na=1 b=[2]"},
		{`g.Emit(1); 2`, "value=1"},
		{`g.V("<nobody>").All(); 2`, ""},
		{`iri("a")`, "value=<a>"},
		{`({b: 1, a: iri("x"), c: undefined})`, "b=1 a=<x>"},
		{`g.V([]).All()`, ""},
		{`g.V().Is([]).All()`, ""},
		{`g.V().Has("<rdfs:label>", []).All()`, ""},
		{`g.V("<person/ann-lee>").Out([]).All()`, ""},
		{`g.V(["<person/ann-lee>"]).Save("<rdfs:label>", "name").All()`, "id=<person/ann-lee> name=Ann Lee"},
		{`g.V(name("DIAZ")).All()`, "id=<person/bo-diaz>"},
		{`name("<person/ann-lee>")`, "value=<person/ann-lee>"},
		{`label("<responded_to>")`, "value=responded to"},
		{`label("a clause")`, "value=a clause"},
		{`[function() {}, function*() {}, async () => 1].map(f => typeof f.constructor("7"))`, "value=object\nvalue=object\nvalue=object"},
		{`new Date(0)`, "value=1970-01-01T00:00:00Z"},
		{"`${[1,2].map(x => x + 1)}`", "value=2,3"},
		{`g.V("<person/ann-lee>").ShortestPath("<gpe/norland>")`,
			"step=1 from=<person/ann-lee> relation=<met_with> to=<person/bo-diaz>\n" +
				"step=2 from=<person/bo-diaz> relation=<accused> to=<gpe/norland>"},
		{`g.V("<person/ann-lee>").ShortestPath("<gpe/norland>", 1).length`, "value=0"},
		{`g.V("<person/ann-lee>").ShortestPath("<person/ann-lee>").length`, "value=0"},
		{`g.V("<gpe/ostia>").ShortestPath("<person/mia-roe>").length`, "value=0"}, // only planned: no plain edge
		{`var p = g.V("<person/ann-lee>"); p.Limit(1); p.Skip(5); p.Tag("x"); p.Back(); p.All()`, "id=<person/ann-lee>"},
	}
	for _, tt := range tests {
		res, err := s.Run(context.Background(), tt.text)
		if got := strings.TrimSpace(lines(res)); err != nil || got != tt.want {
			t.Errorf("%s\n got %s %v\nwant %s", tt.text, got, err, tt.want)
		}
	}
}

// TestErrors wants line, column, what is wrong and what may have been meant.
func TestErrors(t *testing.T) {
	s := New(store(t, "harbour"), nil)
	tests := []struct{ text, want string }{
		{`g.V(`, `1:5: Unexpected end of input`},
		{"g.V()\n  .Outt('x')", `2:4: no method "Outt"; did you mean "Out"?`},
		{`g.V().folowR()`, `did you mean "FollowR"`},
		{`g.V().Zzzzzz()`, `1:7: no method "Zzzzzz"`},
		{`/* é萨 */ g.V().Outt()`, `1:16: no method`},
		{`claims().All()`, `1:10: All: it is a step of a path, and what stands before it is none`}, // it gives a list
		{`grap.V()`, `1:1: grap is not defined; did you mean "graph"?`},
		{`g.V(undefined).All()`, `1:3: V: a value is wanted, not undefined`},
		{`g.V({a: 1})`, `V: a value is wanted, as "<id>", "text" or 42, not an object`},
		{`g.V(g.V())`, `V: a value is wanted, not a path`},
		{`g.V().Out("<a>", 3)`, `Out: the name of a tag is wanted, as "who", not 3`},
		{`g.V().Limit("x")`, `Limit: a whole number from 0 is wanted, not "x"`},
		{`g.V().Limit(-1)`, `Limit: a whole number from 0`},
		{`g.V().Limit(1.5)`, `Limit: a whole number from 0`},
		{`g.V().Has()`, `Has: 0 arguments given; it is called as Has(predicate`},
		{`g.V().All(1)`, `All: 1 arguments given; it is called as All()`},
		{`g.V().And()`, `1:7: And: 0 arguments given; it is called as Intersect(path)`},
		{`g.V().Follow("<a>")`, `Follow: a path is wanted, as g.V(…) or g.M(), not "<a>"`},
		{`g.V().Filter("a")`, `Filter: a filter is wanted`},
		{`g.V().Filter(regex("("))`, `regex: missing closing )`},
		{`g.V().Tag("a").Back("b")`, `Back: there is no place named "b" to go back to; there is a`},
		{`g.V().Back("b")`, `Back: there is no place named "b": mark it first`},
		{`g.V().FollowRecursive(g.M().Both("<a>"))`, `Both cannot be followed again and again`},
		{`g.V("<person/ann-lee>").Labels().Back().All()`, `Back: it cannot be done`},
		{`g.V().ForEach(3)`, `ForEach: a function is wanted`},
		{`g.V().ForEach(d => d.x.y)`, `1:24: TypeError: Cannot read property`},
		{`throw new Error("mine")`, `1:7: Error: mine`},
		{`throw "mine"`, `mine`},
		{`function f() { f() }; f()`, `1:16: functions call each other too deep`},
		{`var p = g.V(); while (true) p = p.Out("<a>")`, `the path has more than 1000 steps`},
		{`var p = g.V(); for (;;) p = p.And(p)`, `the path has more than 1000 steps`},
		{`var a = []; a.push(a); g.Emit(a)`, `TypeError`},
		{`name("Ann Leee")`, `1:1: name: nothing is called "Ann Leee"; did you mean "Ann Lee"?`},
		{`name("Priso")`, `nothing is called "Priso"; did you mean "Sark Prison"?`},
		{`name("Water")`, `nothing is called "Water"; did you mean "Low Water"?`},
		{`name("Dias")`, `nothing is called "Dias"; did you mean "Diaz"?`},
		{`str(1)`, `str: a text is wanted, not 1`},
		{`lang("a")`, `lang: two texts are wanted`},
		{`g.V().Out.call(3)`, `Out: it is a method of paths`},
		{strings.Repeat("(", 600), `brackets nest deeper than 500`},
		{`JSON.parse("[".repeat(2e7))`, `longer than 1 MiB`},
		{`eval("1")`, `eval is not defined`},
		{strings.Repeat("a", MaxText+1), `at most 65536 are read`},
		{"a\nlet x = 1; let x = 2", `2:16: `},
		{`var \u0030`, `1:5: Unexpected token`},
		{"\x00", `1:1: `},
		{"\xff\xfe", ``},
	}
	for _, tt := range tests {
		_, err := s.Run(context.Background(), tt.text)
		if err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%.60s\n got %v\nwant %s", tt.text, err, tt.want)
		}
	}
}

// What ended the process, or hung, with Cayley's session is an error here, and the
// session lives on.
func TestNothingEndsTheProgram(t *testing.T) {
	defer func(d time.Duration) { grace = d }(grace)
	grace = 500 * time.Millisecond
	s := New(store(t, "harbour"), &Options{Timeout: 200 * time.Millisecond})
	for _, text := range []string{
		`str(1)`, `g.V("<person/ann-lee>").Out({a:1}).All()`, `g.V().Labels().order().all()`, `g.V().LabelContext({})`,
		`g.V().FollowRecursive({})`, `g.V().In(null,{}).All()`, `while (true) {}`, `try { while (true) {} } catch (e) { for (;;) {} }`,
		strings.Repeat("(", MaxText), strings.Repeat("[", MaxText), strings.Repeat("!", MaxText), strings.Repeat("if(1)", MaxText/5),
		`/(a+)+$/.test("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab")`,
		`Object.setPrototypeOf(g.V(), null).Out`, `g.V().__proto__.Out = 3; g.V().Out()`,
		`new Proxy({}, {get() { throw 1 }}).x`, `Symbol()`, `g.Emit(Symbol())`, `g.Emit(() => 1)`, `g.Emit(new Proxy({}, {}))`,
		`({toString() { for (;;) {} }}) + ""`, `throw {toString() { for (;;) {} }}`, `g.Emit({toJSON() { for (;;) {} }})`,
		`Array.prototype.map.call(g.V(), x => x)`, `JSON.stringify(g.V())`, `g.V().ForEach(() => g.V().ForEach(() => { throw 1 }))`,
		`Promise.resolve(1).then(() => { for (;;) {} })`, `(async () => { await 1; throw 2 })()`, `function* f() { yield g.V() }; [...f()]`,
		`var x = g; g = 3; name = 4`,
	} {
		done := make(chan error, 1)
		go func() {
			_, err := s.Run(context.Background(), text)
			done <- err
		}()
		select {
		case <-done:
		case <-time.After(time.Minute):
			t.Fatalf("%.60s: hangs", text)
		}
	}
	fresh := New(s.qs, nil)
	if got := lines(run1(t, fresh, `g.V("<person/ann-lee>").All()`)); got != "id=<person/ann-lee>\n" {
		t.Errorf("afterwards: %s", got)
	}
}

func TestStopped(t *testing.T) {
	qs := store(t, "harbour")
	s := New(qs, &Options{Timeout: 50 * time.Millisecond})
	for _, text := range []string{`while (true) {}`, `for (;;) g.V().Out().ToArray()`, `for (;;) { try { g.V().Count() } catch (e) {} }`} {
		res, err := s.Run(context.Background(), text)
		if !errors.Is(err, ErrTimeout) || !strings.Contains(err.Error(), "50ms") {
			t.Errorf("%s: %v, %v", text, res, err)
		}
	}
	run1(t, s, `1`)

	ctx, cancel := context.WithCancel(context.Background())
	time.AfterFunc(20*time.Millisecond, cancel)
	if _, err := New(qs, nil).Run(ctx, `for (;;) g.V().Count()`); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
	if _, err := New(qs, nil).Run(ctx, `1`); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled before: %v", err)
	}
	// A query that is stopped while it gives rows is an error, not a short result.
	ctx, cancel = context.WithCancel(context.Background())
	n := 0
	_, err := New(qs, nil).Each(ctx, `g.V().All()`, func(Row) error {
		if n++; n == 3 {
			cancel()
		}
		return nil
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled after %d rows: %v", n, err)
	}
	boom := errors.New("disk full")
	if _, err := New(qs, nil).Each(context.Background(), `g.V().All()`, func(Row) error { return boom }); !errors.Is(err, boom) {
		t.Errorf("an error of yield: %v", err)
	}
}

func TestLimit(t *testing.T) {
	s := New(store(t, "harbour"), &Options{Limit: 3})
	tests := []struct {
		text string
		rows int
		more bool
	}{
		{`g.V().All()`, 3, true},
		{`g.V().GetLimit(2)`, 2, false},
		{`g.V().GetLimit(3)`, 3, false},
		{`g.V().GetLimit(1000)`, 3, true},
		{`g.V().Limit(3).All()`, 3, false},
		{`g.V().Limit(2).All(); g.V().Limit(2).All()`, 3, true},
		{`for (let i = 0; i < 3; i++) g.Emit(i)`, 3, false},
		{`for (;;) { try { g.Emit(1) } finally { g.Emit(2) } }`, 3, true},
		{`[1,2,3]`, 3, false},
		{`[1,2,3,4]`, 3, true},
		{`g.V().ToArray().length > 3`, 1, false},
	}
	for _, tt := range tests {
		res, err := s.Run(context.Background(), tt.text)
		if err != nil || len(res.Rows) != tt.rows || res.More != tt.more {
			t.Errorf("%s: %d rows, more %v, %v; want %d, %v", tt.text, len(res.Rows), res.More, err, tt.rows, tt.more)
		}
	}
}

func TestColumnsAndNames(t *testing.T) {
	s := New(store(t, "harbour"), &Options{Names: true})
	tests := []struct{ text, cols, rows string }{
		{`g.V("<person/ann-lee>").Tag("z").Out("<met_with>", "a").SaveOpt("<nope>", "no").All()`, "id name z a",
			"id=<person/bo-diaz> name=Bo Diaz z=<person/ann-lee> a=<met_with>"},
		{`g.V("<person/ann-lee>").Save("<skos:altLabel>", "name").GetLimit(1)`, "id name", "id=<person/ann-lee> name=Lee"},
		{`g.V("<Person>").All()`, "id", "id=<Person>"},
		{`g.V("<nobody>").Tag("x").All()`, "id name x", ""},
		{`g.V("<person/ann-lee>").And(g.V().Tag("in")).Follow(g.M().Tag("m").Out("<met_with>")).All()`, "id name in m",
			"id=<person/bo-diaz> name=Bo Diaz in=<person/ann-lee> m=<person/ann-lee>"},
	}
	for _, tt := range tests {
		res := run1(t, s, tt.text)
		if cols, rows := strings.Join(res.Columns, " "), strings.TrimSpace(lines(res)); cols != tt.cols || rows != tt.rows {
			t.Errorf("%s\n got %s: %s\nwant %s: %s", tt.text, cols, rows, tt.cols, tt.rows)
		}
	}
}

// An id is not a string, and a number is not its digits.
func TestTyped(t *testing.T) {
	s := New(store(t, "harbour"), nil)
	row := run1(t, s, `g.V("<fact/01>").Save("<ng:articles>", "n").Save("<ng:when>", "when").Save("<ng:subject>", "who").All()`).Rows[0]
	want := "queries.Row{queries.Field{Name:\"id\", Value:quad.IRI(\"fact/01\")}, queries.Field{Name:\"n\", Value:2}, queries.Field{Name:\"when\", Value:quad.String(\"2031-02-05\")}, queries.Field{Name:\"who\", Value:quad.IRI(\"person/bo-diaz\")}}"
	if got := fmt.Sprintf("%#v", row); got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
	if _, ok := row.Get("n").(quad.Int); !ok {
		t.Errorf("n is %T", row.Get("n"))
	}
}

func TestManyAtOnce(t *testing.T) {
	s := New(store(t, "harbour"), nil)
	var wg sync.WaitGroup
	for i := range 8 {
		wg.Go(func() {
			for range 10 {
				if res, err := s.Run(context.Background(), fmt.Sprintf(`g.V("<person/ann-lee>").Out().Count() + %d`, i)); err != nil || lines(res) != fmt.Sprintf("value=%d\n", i+10) {
					t.Errorf("%v %v", lines(res), err)
				}
			}
		})
	}
	wg.Wait()
}

// Every example of the help runs, and the help knows every method there is.
func TestMethods(t *testing.T) {
	s := New(store(t, "harbour"), nil)
	documented := map[string]bool{}
	for _, m := range Methods {
		documented[m.Name] = true
		if _, err := s.Run(context.Background(), m.Example); err != nil {
			t.Errorf("%s: %s: %v", m.Name, m.Example, err)
		}
	}
	for name := range steps {
		if !documented[name] {
			t.Errorf("%s is not in Methods", name)
		}
	}
	for name := range finals {
		if !documented[name] {
			t.Errorf("%s is not in Methods", name)
		}
	}
	for name := range globalFuncs {
		if !documented[name] {
			t.Errorf("%s is not in Methods", name)
		}
	}
	for _, call := range []string{"Out", "out", "And", "and", "order", "getLimit"} {
		if _, ok := Lookup(call); !ok {
			t.Errorf("Lookup(%s) finds nothing", call)
		}
	}
}

// Any text is a result or an error.
func FuzzRun(f *testing.F) {
	for _, m := range Methods {
		f.Add(m.Example)
	}
	for text := range strings.SplitSeq(strings.TrimSpace(same), "\n") {
		f.Add(text)
	}
	s := New(store(f, "harbour"), &Options{Timeout: 200 * time.Millisecond, Limit: 50})
	f.Fuzz(func(t *testing.T, text string) {
		s.Run(context.Background(), text)
	})
}
