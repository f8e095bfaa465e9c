package web

import (
	"bufio"
	"encoding/json"
	"fmt"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/prometheus/common/expfmt"
	"github.com/prometheus/common/model"
)

// TestQueries runs queries, right ones and wrong ones.
func TestQueries(t *testing.T) {
	testQueries(t, Options{QueryRows: 50}, []queryTest{
		{`{"query":"g.V(name(\"Bukele\")).Out(\"<responded_to>\").All()"}`, 200, `"rows":[[{"id":"person/hillary-clinton","name":"Hillary Clinton"}]],"total":1,"cut":false`},
		{`{"query":"g.V(name(\"Bukele\")).Out(\"<responded_to>\").All()"}`, 200, `"graph":{"nodes":[{"id":"person/hillary-clinton"`},
		{`{"name":"responded","params":{"who":"Bukele"}}`, 200, `"name":"Hillary Clinton"`},
		{`{"name":"responded","params":{"whom":"Bukele"}}`, 400, `there is no parameter`},
		{`{"name":"nothing"}`, 400, `no saved query`},
		{`{"query":"g.V().All()","limit":3}`, 200, `"total":3,"cut":true`},
		{`{"query":"g.V().All()"}`, 200, `"total":50,"cut":true`},
		{`{"query":"g.V().All()","limit":51}`, 400, `limit is from 1 to 50`},
		{`{"query":"g.V().Count()"}`, 200, `"columns":["value"]`},
		{`{"query":"g.Emit({a:[1,2],b:null,c:true,d:1.5})"}`, 200, `"rows":[[[1,2],null,true,1.5]]`},
		{`{"query":"{nodes(first: 2){id}}","lang":"graphql"}`, 200, `"total":2`},
		{`{"query":"[{\"id\":\"<person/nayib-bukele>\",\"<responded_to>\":null}]","lang":"mql"}`, 200, `Hillary Clinton`},
		{`{"query":"g.V(","lang":"klingon"}`, 400, `no language`},
		{`{"query":"g.V().Owt()"}`, 400, `"line":1,"column":`},
		{`{"query":"g.V("}`, 400, `"line":1`},
		{`{"query":""}`, 400, `query is missing`},
		{`{"query":"g.V()","name":"responded"}`, 400, `both`},
		{`{"quarry":"g.V()"}`, 400, `quarry`},
		{`{"query":1}`, 400, `cannot be read`},
		{`{"query":"g.V()"} {}`, 400, `goes on`},
		{`{"query":"` + strings.Repeat("x", maxBody) + `"}`, 413, `too long`},
		{`{"query":"(function f() { f(); })()"}`, 400, ``},
		{`{"query":"for (var i = 0; i < 1e9; i++) g.Emit(i)"}`, 200, `"cut":true`},
	})
}

// TestEndlessQueries runs what would run or grow for ever.
func TestEndlessQueries(t *testing.T) {
	t.Parallel()
	testQueries(t, Options{QueryTime: 2 * time.Second, QueryMemory: 64 << 20}, []queryTest{
		{`{"query":"while(true);"}`, 422, `out of `},
		{`{"query":"/(?=a)(a+)+$/.test(\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!\")"}`, 422, `out of `},
		{`{"query":"var s = \"x\"; while (true) s += s;"}`, 422, `out of `},
		{`{"query":"var l = []; while (true) l.push([l.length]);"}`, 422, `out of `},
		{`{"query":"g.V().Out().In().Out().In().Out().In().Out().In().Count()"}`, 422, `out of `}, // what other tests take at the same time counts, too
	})
}

type queryTest struct {
	body   string
	status int
	want   string
}

func testQueries(t *testing.T, o Options, tests []queryTest) {
	c := check(t, serveExamples(t, o))
	for _, tt := range tests {
		status, body := c.post("/api/query", "application/json", tt.body)
		if status != tt.status || !strings.Contains(string(body), tt.want) {
			t.Errorf("%.200s\n got %d %.400s\nwant %d %s", tt.body, status, body, tt.status, tt.want)
		}
	}
}

// TestStop stops a server while a query runs and a client waits.
func TestStop(t *testing.T) {
	t.Parallel()
	address, stop := listen(t, serveExamples(t, Options{}))
	asked := make(chan error, 1)
	c, err := net.Dial("tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	const body = `{"query":"while(true);"}`
	fmt.Fprintf(c, "POST /api/query HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s", len(body), body)
	go func() {
		_, err := http.ReadResponse(bufio.NewReader(c), nil)
		asked <- err
	}()
	waitFor(t, "the query runs", func() bool { return gauge(t, address, "newsgraph_queries_working") == 1 })
	stop()
	<-asked // answered or hung up on, but not left waiting
	if _, err := http.Get("http://" + address + "/healthz"); err == nil {
		t.Error("it still answers")
	}
}

func gauge(t *testing.T, address, name string) float64 {
	t.Helper()
	res, err := http.Get("http://" + address + "/metrics")
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	p := expfmt.NewTextParser(model.UTF8Validation)
	families, err := p.TextToMetricFamilies(res.Body)
	if err != nil {
		t.Fatalf("/metrics cannot be read: %v", err)
	}
	if families[name] == nil {
		t.Fatalf("/metrics has no %s", name)
	}
	return families[name].GetMetric()[0].GetGauge().GetValue()
}

// TestMetrics reads /metrics as a Prometheus server does.
func TestMetrics(t *testing.T) {
	address, _ := listen(t, serveExamples(t, Options{}))
	for _, path := range []string{"/api/stats", "/api/stats", "/api/nothing/at/all", "/no/such/page"} {
		res, err := http.Get("http://" + address + path)
		if err != nil {
			t.Fatal(err)
		}
		res.Body.Close()
	}
	res, err := http.Get("http://" + address + "/metrics")
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	p := expfmt.NewTextParser(model.UTF8Validation)
	families, err := p.TextToMetricFamilies(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	counts := map[string]uint64{}
	for _, m := range families["newsgraph_request_seconds"].GetMetric() {
		labels := map[string]string{}
		for _, l := range m.GetLabel() {
			labels[l.GetName()] = l.GetValue()
		}
		counts[labels["route"]+" "+labels["status"]] = m.GetHistogram().GetSampleCount()
	}
	for route, want := range map[string]uint64{"GET /api/stats 200": 2, "/api/ 404": 1, "none 404": 1} {
		if counts[route] != want {
			t.Errorf("%s was counted %d times, not %d: %v", route, counts[route], want, counts)
		}
	}
	if gauge(t, address, "newsgraph_generations_open") != 1 || gauge(t, address, "newsgraph_requests_working") != 1 {
		t.Error("generations or requests are miscounted")
	}
}

// FuzzAddress asks anything: whatever comes, the server answers, with JSON and no fault of
// its own.
func FuzzAddress(f *testing.F) {
	s := serveExamples(f, Options{})
	for _, r := range routes {
		for _, query := range []string{"", "q=a", "id=person/nayib-bukele", "around=person/nayib-bukele&depth=2&limit=3", "from=person/elon-musk&to=person/hillary-clinton&k=10",
			"since=2025-13&until=9999-99-99", "min_score=NaN", "limit=-1", "limit=0", "offset=99999999999999999999", "type=Person&type=GPE&modality=denied", "kind=split&thing=person/elon-musk&doc=doc/02ddb0be83a43c81",
			"q=%22", "q=*&limit=1", "q=%F0%9F%92%A9", "by=person/hillary-clinton", "about=gpe/el-salvador", "a;b", "=", "&&", "q=a%ff"} {
			f.Add(r.path, query)
		}
	}
	c := check(f, s)
	paths := map[string]bool{}
	for _, r := range routes {
		paths[r.path] = true
	}
	f.Fuzz(func(t *testing.T, path, query string) {
		if !paths[path] {
			t.Skip()
		}
		status, body := (&checker{t, s, c.router}).do(requestOf("GET localhost "+path+"?"+query, ""))
		if status >= 500 {
			t.Errorf("%s?%s: %d %s", path, query, status, body)
		}
		if status != 304 && !json.Valid(body) {
			t.Errorf("%s?%s: no JSON: %s", path, query, body)
		}
	})
}
