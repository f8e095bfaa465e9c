package web

import (
	"net/http"

	"newsgraph/web/cayley"
)

// A route answers one address. Its function gets only the parameters named here: others
// are refused. openapi.json follows from this table, and from the shapes of the answers.
type route struct {
	method, path string
	params       string
	answer       func(*request) (any, error)
	shape        any // of the answer
	doc          string
}

var routes = []route{
	{"GET", "/api/stats", "", stats, statistics{}, "What the store holds, over time, by outlet, relation, type and modality"},
	{"GET", "/api/vocabulary", "", vocabulary, language{}, "The words of facts, and how they are drawn"},
	{"GET", "/api/complete", "q limit", complete, completions{}, "Things by the beginning of a name, then by a part of it"},
	{"GET", "/api/search", "q limit", search, found{}, "Things by name, articles and sentences by their words"},
	{"GET", "/api/top", "type limit", top, things{}, "The things that most facts name"},
	{"GET", "/api/articles", "limit offset outlet since until", articles, articleList{}, "Articles, newest first"},
	{"GET", "/api/entity", "id", entity, card{}, "All about a thing"},
	{"GET", "/api/facts", "entity " + filters + " limit offset", facts, factList{}, "Facts about a thing or of the whole store, strongest first"},
	{"GET", "/api/timeline", "entity since until limit", timeline, happened{}, "Facts about a thing by date"},
	{"GET", "/api/fact", "id", fact, wholeFact{}, "A fact with every sentence behind it"},
	{"GET", "/api/article", "id", article, whole{}, "The text of an article, and what was read from it"},
	{"GET", "/api/graph", "around depth " + filters + " limit", neighbourhood, drawing{}, "What is around some things, and where each stands in a picture"},
	{"GET", "/api/path", "from to k hops", paths, pathList{}, "What lies between two things, along facts that some article asserts"},
	{"GET", "/api/conflicts", "kind limit offset", conflicts, conflictList{}, "Where articles or sources contradict each other"},
	{"GET", "/api/claims", "by about modality limit offset", claims, claimList{}, "What stands on whose word"},
	{"GET", "/api/queries", "", savedQueries, queryList{}, "The saved queries"},
	{"GET", "/api/correction", "kind thing with to fact doc note", correction, correctionText{}, "The lines that correct something, for a file of corrections"},
}

// pages are the addresses that index.html answers; its scripts do the rest.
var pages = []string{"/{$}", "/entity", "/article", "/fact", "/graph", "/path", "/conflicts", "/claims", "/stats", "/console"}

func (s *Server) mux() *http.ServeMux {
	mux := http.NewServeMux()
	for _, r := range routes {
		mux.Handle(r.method+" "+r.path, s.answering(r))
	}
	mux.HandleFunc("POST /api/query", s.query)
	mux.HandleFunc("GET /api/export", s.export)
	cayley.Register(mux, s.forCayley())
	s.assets(mux)
	mux.HandleFunc("GET /healthz", healthz)
	mux.HandleFunc("GET /api/openapi.json", func(w http.ResponseWriter, r *http.Request) { serveFile(w, r, specification()) })
	mux.Handle("GET /metrics", s.metrics)
	mux.HandleFunc("/api/", func(w http.ResponseWriter, r *http.Request) { refuse(w, r, unknown(mux, r)) })
	return mux
}

// unknown is for an address that no route has, or not for this method.
func unknown(mux *http.ServeMux, r *http.Request) *problem {
	for _, method := range []string{http.MethodGet, http.MethodPost} {
		ask := &http.Request{Method: method, URL: r.URL, Host: r.Host}
		if _, pattern := mux.Handler(ask); method != r.Method && pattern != "/api/" {
			return &problem{Status: http.StatusMethodNotAllowed, Message: clip(r.Method, 20) + " is not for " + r.URL.Path, Hint: "ask by " + method}
		}
	}
	return &problem{Status: http.StatusNotFound, Message: "no such address: " + clip(r.URL.Path, 200), Hint: "/api/openapi.json lists all"}
}

// healthz is for who must know that the server runs: it tells nothing else.
func healthz(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.Write([]byte("ok\n"))
}
