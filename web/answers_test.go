package web

import (
	"regexp"
	"strings"
	"testing"
)

// TestAnswers asks addresses: the status, and what must stand in the answer, which is
// held against openapi.json besides.
func TestAnswers(t *testing.T) {
	c := check(t, serveExamples(t, Options{}))
	for _, tt := range []struct {
		address string
		status  int
		want    string
	}{
		{"/api/stats", 200, `"articles":16,.*"first":"2025-12-23","last":"2031-03-04"`},
		{"/api/vocabulary", 200, `"name":"responded_to".*"name":"svg".*"colour":"#0072B2"`},
		{"/api/complete?q=buk", 200, `"id":"person/nayib-bukele","name":"Nayib Bukele"`},
		{"/api/complete?q=", 200, `"names":\[\]`},
		{"/api/complete", 200, `"names":\[\]`},
		{"/api/complete?q=buk&limit=x", 400, `limit is a whole number from 0 to 100, not .*x`},
		{"/api/search?q=%22ice+plant%22", 200, `"text":"[^"]*ice plant[^"]*","marks":\[\[\d+,\d+\]\]`},
		{"/api/search?q=bukele", 200, `"entities":\[{"id":"person/nayib-bukele"`},
		{"/api/search?q=zzzz", 200, `"entities":\[\],"sentences":\[\],"articles":\[\],"total":0`},
		{"/api/search?q=%2A", 200, `"total":0`},
		{"/api/search", 400, `q is missing`},
		{"/api/top?type=Person&limit=2", 200, `"things":\[{"id":"person/[^]]*"id":"person/[^]]*\]}`},
		{"/api/top?type=Dragon", 400, `no type .*Dragon.*there are Person`},
		{"/api/articles?limit=1", 200, `"total":16,"articles":\[{"id":"doc/[0-9a-f]{16}"`},
		{"/api/articles?since=2025&until=2025", 200, `"total":10`},
		{"/api/articles?outlet=The+Vesley+Courier", 200, `"outlet":"The Vesley Courier"`},
		{"/api/articles?since=now", 400, `is no date.*write it as 2025-12-23`},
		{"/api/entity?id=person/nayib-bukele", 200, `"aliases":\[.*"why":\[.*"neighbours":\[{"id":"person/hillary-clinton"`},
		{"/api/entity?id=person/nobody", 404, `not found.*/api/search`},
		{"/api/entity", 400, `id is missing`},
		{"/api/entity?id=a&id=b", 400, `id is given twice`},
		{"/api/facts?entity=person/nayib-bukele&relation=responded_to", 200, `"total":1,.*"sentence":{"article":"doc/`},
		{"/api/facts?modality=denied&limit=1", 200, `"modality":"denied"`},
		{"/api/facts?min_support=7&limit=1", 200, `"total":1,`},
		{"/api/facts?type=Person&limit=1000", 200, `"type":"Person"`},
		{"/api/facts?min_score=2", 400, `min score: .*is no score from 0 to 1`},
		{"/api/facts?relation=responed_to", 400, `no relation .*did you mean .*responded_to`},
		{"/api/facts?outlet=The+Vesley+Currier", 400, `did you mean .*The Vesley Courier`},
		{"/api/facts?since=2026&until=2025", 400, `no day is since 2026 and until 2025`},
		{"/api/facts?offset=100000&limit=5", 400, `offset is a whole number`},
		{"/api/facts?offset=20000&limit=5", 200, `"facts":\[\]`},
		{"/api/timeline?entity=person/nayib-bukele", 200, `"events":\[{"when":"`},
		{"/api/timeline?since=2031", 400, `entity is missing`},
		{"/api/fact?id=fact/0ef16eebd0bb32a8", 200, `"relation":"responded_to".*"evidence":\[{"id":"ev/`},
		{"/api/fact?id=fact/0", 404, `not found`},
		{"/api/article?id=doc/0", 404, `not found`},
		{"/api/graph?around=person/nayib-bukele", 200, `"centre":true.*"edges":\[{"id":"fact/.*"facets":{"type":\[`},
		{"/api/graph?around=person/nayib-bukele&limit=3", 200, `"cut":true`},
		{"/api/graph?around=person/nayib-bukele&depth=0", 200, `"nodes":\[{[^}]*}\],"edges":\[\]`},
		{"/api/graph?around=person/nayib-bukele&relation=responded_to", 200, `"edges":\[{[^}]*}\]`},
		{"/api/graph?around=person/nobody", 404, `not found`},
		{"/api/graph", 400, `around is missing`},
		{"/api/graph?around=person/nayib-bukele&depth=9", 400, `depth is a whole number from 0 to 3`},
		{"/api/path?from=person/elon-musk&to=person/hillary-clinton", 200, `"paths":\[{"hubs":\[\],"steps":\[{"from":{"id":"person/elon-musk"`},
		{"/api/path?from=person/elon-musk&to=person/elon-musk", 400, `both person/elon-musk`},
		{"/api/path?from=person/elon-musk&to=person/nobody", 404, `not found`},
		{"/api/conflicts", 200, `"kind":"answered","about":".*"sides":\[{"fact":{`},
		{"/api/conflicts?kind=dates&limit=1", 200, `"total":\d`},
		{"/api/conflicts?kind=wars", 400, `no kind .*wars`},
		{"/api/claims?limit=1", 200, `"claims":\[{"source":{"id":`},
		{"/api/claims?by=person/hillary-clinton", 200, `"source":{"id":"person/hillary-clinton"`},
		{"/api/claims?about=person/hillary-clinton", 200, `"total":\d`},
		{"/api/claims?modality=denied", 200, `"modality":"denied"`},
		{"/api/queries", 200, `"name":"responded","title":"Who responded to whom\?"`},
		{"/api/correction?kind=merge&thing=person/elon-musk&with=person/hillary-clinton", 200, `- merge:\\n  - Elon Musk\\n  - Hillary Clinton\\n`},
		{"/api/correction?kind=retype&thing=person/elon-musk&to=Dragon", 400, `no to .*Dragon`},
		{"/api/correction?kind=explode", 400, `no kind`},
		{"/api/correction?kind=rename&thing=person/elon-musk", 400, `to is missing`},
		{"/api/openapi.json", 200, `"openapi": "3.1.0"`},
		{"/api/nothing", 404, `no such address`},
		{"/api/stats?x=1", 400, `no parameter .*x.*there is none`},
		{"/api/stats?%zz", 400, `cannot be read`},
		{"/api/entity?id=" + strings.Repeat("x", 1001), 400, `longer than 1000`},
		{"/api/entity?id=%ff", 400, `not UTF-8`},
		{"/api/entity?id=a%00", 400, `not UTF-8 text`},
		{"/api/graph?" + strings.Repeat("around=a&", 201), 400, `more than 200 parameters`},
		{"/healthz", 200, `^ok\n$`},
		{"/", 200, `<!doctype html>`},
		{"/graph?around=person/x", 200, `<!doctype html>`},
		{"/assets/icon.svg", 200, `^<svg`},
		{"/vendor/graph.js", 200, `function`},
		{"/assets/../server.go", 307, ``},
		{"/assets/server.go", 404, `no such file`},
		{"/api/export?format=dot&around=person/elon-musk", 200, `^digraph|^graph|^strict`},
		{"/api/export?format=nquads&since=2031", 200, `Northby|Sosa`},
		{"/api/export?format=json&around=person/nayib-bukele&limit=2", 200, `"facts"`},
		{"/api/export?format=json&limit=2", 400, `limit is for what is around`},
		{"/api/export?format=pdf-of-dreams", 400, `no format`},
		{"/api/export?format=svg&around=person/nobody", 404, `not found`},
		{"/api/export?format=json&around=person/nayib-bukele&depth=4", 400, `depth is a whole number from 0 to 3`},
		{"/api/export?format=json&top=none", 400, `top: .*none.* is no whole number above 0`},
		{"/api/export", 400, `format is missing`},
	} {
		status, body := c.get(tt.address)
		if status != tt.status || !regexp.MustCompile(`(?s)`+tt.want).Match(body) {
			t.Errorf("GET %.200s\n got %d %.600s\nwant %d %s", tt.address, status, body, tt.status, tt.want)
		}
	}
}

// TestFactsOfAll wants of the order that is known the same as of a walk, which a filter that all facts pass asks for.
func TestFactsOfAll(t *testing.T) {
	c := check(t, serveExamples(t, Options{}))
	for _, page := range []string{"limit=1000", "limit=7", "limit=20&offset=13", "limit=5&offset=20000", "limit=0"} {
		_, known := c.get("/api/facts?" + page)
		_, walked := c.get("/api/facts?min_support=1&" + page)
		if string(known) != string(walked) || !strings.Contains(string(known), `"total":1`) {
			t.Errorf("%s:\n%.300s\nby a walk:\n%.300s", page, known, walked)
		}
	}
}

// TestArticle looks at an article: spans say what stands in the text.
func TestArticle(t *testing.T) {
	c := check(t, serveExamples(t, Options{}))
	var list articleList
	c.into(&list, "/api/articles?limit=100")
	things, told := 0, 0
	for _, p := range list.Articles {
		var a whole
		c.into(&a, "/api/article?id="+string(p.ID))
		text := []rune(a.Text)
		for _, m := range a.Entities {
			if m.Start < 0 || m.End > len(text) || m.Start >= m.End || a.Names[m.ID].Name == "" {
				t.Errorf("%s: mention %+v", p.ID, m)
			}
			things++
		}
		for _, f := range a.Facts {
			var whole wholeFact
			c.into(&whole, "/api/fact?id="+string(f.ID))
			found := false
			for _, ev := range whole.Evidence {
				found = found || ev.Article == p.ID && ev.Start == f.Start && ev.End == f.End && ev.Quote == string(text[f.Start:f.End]) &&
					(f.Phrase == nil || string(text[f.Phrase.Start:f.Phrase.End]) == ev.Phrase)
			}
			if !found {
				t.Errorf("%s: %+v is no evidence of the fact", p.ID, f)
			}
			told++
		}
	}
	var st statistics
	c.into(&st, "/api/stats")
	if told != st.Evidence {
		t.Errorf("the articles tell %d times of facts, which have %d pieces of evidence", told, st.Evidence)
	}
	if things < 300 {
		t.Errorf("only %d mentions were found in %d articles", things, len(list.Articles))
	}
}
