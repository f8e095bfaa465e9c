package web

import (
	"encoding/json"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"
)

// TestCayleyClient has a client of Cayley from npm, node-cayley, ask a server: what it
// makes of the answers, printed by ask.js.
func TestCayleyClient(t *testing.T) {
	const dir = "cayley/testdata/client"
	need := func(ok bool, what string) {
		switch {
		case ok:
		case os.Getenv("CI") != "":
			t.Fatal(what)
		default:
			t.Skip(what)
		}
	}
	_, err := exec.LookPath("node")
	need(err == nil, "no node: install nodejs and npm")
	_, err = os.Stat(dir + "/node_modules")
	need(err == nil, `no client of Cayley: run "npm ci" in web/`+dir)

	address, _ := listen(t, serveExamples(t, Options{}))
	cmd := exec.Command("node", "--no-warnings", "ask.js", "http://"+address)
	cmd.Dir, cmd.Stderr = dir, os.Stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("ask.js: %v", err)
	}
	var got map[string]json.RawMessage
	if err := json.Unmarshal(out, &got); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	for name, want := range map[string]string{
		"all":     `{"result":[{"id":"<person/hillary-clinton>"}]}`,
		"tags":    `{"result":[{"id":"<person/hillary-clinton>","who":"<person/nayib-bukele>"}]}`,
		"nothing": `{"result":null}`,
		"limit":   `{"result":[{"id":"<`,
		"shape":   `{"links":[{"source":`,
		"read":    `{"quads":`,
		"write":   `{"error":"Database is read-only."}`,
		"delete":  `{"error":"Database is read-only."}`,
	} {
		if !strings.HasPrefix(string(got[name]), want) {
			t.Errorf("%s\n got %s\nwant %s", name, got[name], want)
		}
	}
}

// TestCayley asks Cayley's addresses as its documentation does.
func TestCayley(t *testing.T) {
	c := check(t, serveExamples(t, Options{QueryRows: 50}))
	const all = `g.V("<person/nayib-bukele>").Out("<responded_to>").All()`
	for _, tt := range []struct {
		request, body string
		status        int
		want          string
	}{
		{"POST localhost /api/v1/query/gizmo", all, 200, `{"result":[{"id":"\u003cperson/hillary-clinton\u003e"}]}`},
		{"POST localhost /api/v1/query/gizmo?limit=2", `g.V().All()`, 200, `{"result":[{"id":`},
		{"POST localhost /api/v1/query/gizmo", `g.Emit(1); g.Emit("a")`, 200, `{"result":[1,"a"]}`},
		{"POST localhost /api/v1/query/gizmo", `g.V(`, 400, `{"error":`},
		{"POST localhost /api/v1/query/gizmo", ` `, 400, `{"error":"query is empty"}`},
		{"POST localhost /api/v1/query/graphql", `{nodes(id: <person/nayib-bukele>){id, responded_to{id}}}`, 200, `{"data":{"nodes":`},
		{"POST localhost /api/v1/query/graphql", `{`, 200, `{"data":null,"errors":[{"message":`},
		{"POST localhost /api/v1/query/mql", `[{"id":"<person/nayib-bukele>","<responded_to>":null}]`, 200, `{"result":[{"\u003cresponded_to\u003e":"\u003cperson/hillary-clinton\u003e"`},
		{"POST localhost /api/v1/query/sexp", `($a (:rdfs:label "Nayib Bukele"))`, 200, `{"result":`},
		{"POST localhost /api/v1/query/klingon", all, 400, `{"error":"Unknown query language."}`},
		{"POST localhost /api/v1/shape/gizmo", all, 200, `{"links":[{"source":`},
		{"POST localhost /api/v1/shape/mql", `[{"id":"<person/nayib-bukele>","<responded_to>":null}]`, 200, `{"links":[{"source":`},
		{"POST localhost /api/v1/shape/graphql", `{}`, 400, `{"error":`},
		{"POST localhost /api/v2/query?lang=gizmo", all, 200, `{"result":[{"id":"\u003cperson/hillary-clinton\u003e"}]}`},
		{"GET localhost /api/v2/query?lang=gizmo&qu=g.V().Count()", ``, 200, `{"result":[`},
		{"GET localhost /api/v2/query?qu=g.V().Count()", ``, 400, `{"error":"query language not specified"}`},
		{"GET localhost /api/v2/query?lang=gizmo", ``, 400, `{"error":"query is empty"}`},
		{"GET localhost /api/v2/formats", ``, 200, `[{"id":"`},
		{"GET localhost /api/v2/read?sub=<person/nayib-bukele>&pred=<responded_to>", ``, 200, "<person/nayib-bukele> <responded_to> <person/hillary-clinton> .\n"},
		{"POST localhost /api/v2/read?sub=<person/nayib-bukele>&pred=<responded_to>&format=json", ``, 200, `[`},
		{"GET localhost /api/v2/read?obj=<person/nobody>", ``, 200, ``},
		{"GET localhost /api/v2/read?format=klingon", ``, 400, `{"error":"format is not supported`},
	} {
		r := requestOf(tt.request, tt.body)
		status, body := c.do(r)
		if status != tt.status || !strings.HasPrefix(string(body), tt.want) {
			t.Errorf("%s %s\n got %d %.300s\nwant %d %s", tt.request, tt.body, status, body, tt.status, tt.want)
		}
	}
	_, body := c.do(requestOf("POST localhost /api/v1/query/gizmo", `g.V().All()`))
	var list struct{ Result []any }
	if err := json.Unmarshal(body, &list); err != nil || len(list.Result) != 50 {
		t.Errorf("%d results were given of a server that gives 50 (%v)", len(list.Result), err)
	}
}

// TestCayleyLimits runs at Cayley's addresses what would run, grow or answer without end.
func TestCayleyLimits(t *testing.T) {
	t.Parallel()
	c := check(t, serveExamples(t, Options{QueryTime: time.Second, QueryMemory: 64 << 20, QueryRows: 50}))
	const paths = `g.V().Out().In().Out().In().Out().In().Out().In().Count()`
	for _, tt := range []struct {
		request, body string
		status        int
		want          string
	}{
		{"POST localhost /api/v1/query/gizmo", `while (true);`, 422, `out of `},
		{"GET localhost /api/v2/query?lang=gizmo&qu=while(true)%3B", ``, 422, `out of `},
		{"POST localhost /api/v1/shape/gizmo", `while (true);`, 422, `out of `},
		{"POST localhost /api/v1/query/gizmo", paths, 422, `out of `},
		{"POST localhost /api/v1/query/gizmo", `var l = []; while (true) l.push([l.length]);`, 422, `out of `},
		{"POST localhost /api/v1/shape/gizmo", `var s = "x"; while (true) s += s;`, 422, `out of `},
		{"POST localhost /api/v1/query/gizmo?limit=100000", `for (var i = 0; i < 1e9; i++) g.Emit(i)`, 200, `,48,49]`},
		{"POST localhost /api/v1/query/gizmo", strings.Repeat("x", maxBody+1), 413, `too large`},
	} {
		status, body := c.do(requestOf(tt.request, tt.body))
		if status != tt.status || !strings.Contains(string(body), tt.want) {
			t.Errorf("%s %.60s\n got %d %.300s\nwant %d %s", tt.request, tt.body, status, body, tt.status, tt.want)
		}
	}
}
