package web

import (
	"net/http"

	"newsgraph/web/cayley"
)

// A route answers one address. Its function gets only the parameters named here:
// others are refused, and openapi.json is held against this table.
type route struct {
	method, path string
	params       string
	answer       func(*request) (any, error)
}

var routes = []route{
	{"GET", "/api/stats", "", stats},
	{"GET", "/api/vocabulary", "", vocabulary},
	{"GET", "/api/complete", "q limit", complete},
	{"GET", "/api/search", "q limit", search},
	{"GET", "/api/top", "type limit", top},
	{"GET", "/api/articles", "limit offset outlet since until", articles},
	{"GET", "/api/entity", "id", entity},
	{"GET", "/api/facts", "entity " + filters + " limit offset", facts},
	{"GET", "/api/timeline", "entity since until limit", timeline},
	{"GET", "/api/fact", "id", fact},
	{"GET", "/api/article", "id", article},
	{"GET", "/api/graph", "around depth " + filters + " limit", neighbourhood},
	{"GET", "/api/path", "from to k hops", paths},
	{"GET", "/api/conflicts", "kind limit offset", conflicts},
	{"GET", "/api/claims", "by about modality limit offset", claims},
	{"GET", "/api/queries", "", savedQueries},
	{"GET", "/api/correction", "kind thing with to fact doc note", correction},
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
	mux.Handle("GET /metrics", s.metrics)
	mux.HandleFunc("/api/", func(w http.ResponseWriter, r *http.Request) {
		refuse(w, r, s.unknown(r))
	})
	return mux
}

// unknown is for an address that no route has, or not for this method.
func (s *Server) unknown(r *http.Request) *problem {
	for _, t := range routes {
		if t.path == r.URL.Path {
			return &problem{Status: http.StatusMethodNotAllowed, Message: r.Method + " is not for " + t.path, Hint: "ask by " + t.method}
		}
	}
	return &problem{Status: http.StatusNotFound, Message: "no such address: " + r.URL.Path, Hint: "/api/openapi.json lists all"}
}

// healthz is for who must know that the server runs: it tells nothing else.
func healthz(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.Write([]byte("ok\n"))
}
