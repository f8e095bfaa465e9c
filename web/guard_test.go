package web

import (
	"bytes"
	"compress/gzip"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

func TestGuard(t *testing.T) {
	const token = "a-token-of-thirty-two-characters"
	open, closed := serveExamples(t, Options{}), serveExamples(t, Options{Token: token, Hosts: []string{"news.example"}, CORS: []string{"https://friend.example"}})
	cookie := "newsgraph=" + cookieOf(token)
	for _, tt := range []struct {
		server  *Server
		request string // method, host, path, headers with "; " between
		status  int
		header  string // that the answer must have, or "!Name" that it must not
	}{
		{open, "GET localhost /api/stats", 200, "X-Content-Type-Options: nosniff"},
		{open, "GET localhost /", 200, "Content-Security-Policy: default-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"},
		{open, "GET localhost /", 200, "Content-Type: text/html; charset=utf-8"},
		{open, "GET localhost /api/stats", 200, "!Access-Control-Allow-Origin"},
		{open, "GET localhost /api/stats", 200, "Cross-Origin-Resource-Policy: same-origin"},
		{open, "GET 127.0.0.1:8425 /api/stats", 200, ""},
		{open, "GET [::1]:8425 /api/stats", 200, ""},
		{open, "GET LOCALHOST.:8425 /api/stats", 200, ""},
		{open, "GET news.localhost:8425 /api/stats", 200, ""},
		{open, "GET evil.example:8425 /api/stats", 403, ""},
		{open, "GET localhost.evil.example /api/stats", 403, ""},
		{open, "GET 127.0.0.1.evil.example /", 403, ""},
		{open, "GET evil.example /healthz", 403, ""},
		{open, "GET localhost /api/stats Origin: https://evil.example", 200, "!Access-Control-Allow-Origin"},
		{open, "OPTIONS localhost /api/query Origin: https://evil.example; Access-Control-Request-Method: POST", 204, "!Access-Control-Allow-Origin"},
		{open, "POST localhost /api/query Origin: https://evil.example; Content-Type: application/json", 403, ""},
		{open, "POST localhost /api/query Sec-Fetch-Site: cross-site; Content-Type: application/json", 403, ""},
		{open, "POST localhost /api/query Sec-Fetch-Site: same-site; Content-Type: application/json", 403, ""},
		{open, "POST localhost /api/v1/query/gizmo Origin: https://evil.example", 403, ""},
		{open, "POST localhost /api/query Origin: http://localhost; Content-Type: text/plain", 415, ""},
		{open, "POST localhost /api/query Origin: http://localhost; Content-Type: application/json", 200, ""},
		{open, "POST localhost /api/query Sec-Fetch-Site: same-origin; Content-Type: application/json", 200, ""},
		{open, "PUT localhost /api/query Content-Type: application/json", 405, ""},
		{open, "DELETE localhost /api/stats", 405, ""},
		{open, "TRACE localhost /api/stats", 405, ""},
		{open, "POST localhost /api/v1/write", 403, ""},
		{open, "POST localhost /api/v1/delete", 403, ""},
		{open, "POST localhost /api/v1/write/file/nquad", 403, ""},
		{open, "POST localhost /api/v2/write", 403, ""},
		{open, "POST localhost /api/v2/delete", 403, ""},
		{open, "POST localhost /api/v2/node/delete", 403, ""},

		{closed, "GET 10.0.0.1 /api/stats", 401, "WWW-Authenticate: Bearer realm=\"newsgraph\""},
		{closed, "GET 10.0.0.1 /", 401, ""},
		{closed, "GET 10.0.0.1 /vendor/graph.js", 401, ""},
		{closed, "GET 10.0.0.1 /metrics", 401, ""},
		{closed, "POST 10.0.0.1 /api/query Content-Type: application/json", 401, ""},
		{closed, "GET 10.0.0.1 /healthz", 200, ""},
		{closed, "GET 10.0.0.1 /api/stats Authorization: Bearer " + token, 200, ""},
		{closed, "GET 10.0.0.1 /metrics Authorization: Bearer " + token, 200, ""},
		{closed, "GET 10.0.0.1 /api/stats Authorization: Bearer " + token + "x", 401, ""},
		{closed, "GET 10.0.0.1 /api/stats Authorization: Basic " + token, 401, ""},
		{closed, "GET 10.0.0.1 /api/stats Cookie: " + cookie, 200, ""},
		{closed, "GET 10.0.0.1 /api/stats Cookie: newsgraph=" + token, 401, ""},
		{closed, "GET 10.0.0.1 /?token=" + token, 303, "Set-Cookie: " + cookie + "; Path=/; HttpOnly; SameSite=Strict"},
		{closed, "GET 10.0.0.1 /entity?id=person/x&token=" + token, 303, "Location: /entity?id=person%2Fx"},
		{closed, "GET 10.0.0.1 //evil.example/?token=" + token, 303, "Location: /evil.example/"},
		{closed, "GET 10.0.0.1 /?token=wrong", 401, "!Set-Cookie"},
		{closed, "POST 10.0.0.1 /api/query?token=" + token + " Content-Type: application/json", 401, ""},
		{closed, "GET news.example /healthz", 200, ""},
		{closed, "GET other.example /healthz", 403, ""},
		{closed, "OPTIONS 10.0.0.1 /api/query Origin: https://friend.example", 204, "Access-Control-Allow-Origin: https://friend.example"},
		{closed, "OPTIONS 10.0.0.1 /api/query Origin: https://evil.example", 204, "!Access-Control-Allow-Origin"},
		{closed, "POST 10.0.0.1 /api/query Origin: https://friend.example; Content-Type: application/json; Authorization: Bearer " + token, 200, "Access-Control-Allow-Origin: https://friend.example"},
	} {
		w := httptest.NewRecorder()
		tt.server.ServeHTTP(w, requestOf(tt.request, `{"query":"g.V().GetLimit(1)"}`))
		name, value, _ := strings.Cut(tt.header, ": ")
		absent, isAbsent := strings.CutPrefix(name, "!")
		switch {
		case w.Code != tt.status:
			t.Errorf("%s\n got %d %s\nwant %d", tt.request, w.Code, w.Body, tt.status)
		case isAbsent && w.Header().Get(absent) != "":
			t.Errorf("%s: it has %s: %s", tt.request, absent, w.Header().Get(absent))
		case !isAbsent && w.Header().Get(name) != value:
			t.Errorf("%s\n got %s: %s\nwant %s", tt.request, name, w.Header().Get(name), tt.header)
		}
		if w.Header().Get("X-Content-Type-Options") != "nosniff" || w.Header().Get("Content-Security-Policy") == "" {
			t.Errorf("%s: the answer lacks the headers that make it safe", tt.request)
		}
	}
}

// requestOf reads "POST host /path Name: value; Name: value".
func requestOf(line, body string) *http.Request {
	parts := strings.SplitN(line, " ", 4)
	r := httptest.NewRequest(parts[0], "http://localhost/", nil)
	path, query, _ := strings.Cut(parts[2], "?")
	r.Host, r.URL.Path, r.URL.RawQuery = parts[1], path, query
	if parts[0] == "POST" {
		r.Body = io.NopCloser(strings.NewReader(body))
	}
	if len(parts) > 3 {
		for kv := range strings.SplitSeq(parts[3], "; ") {
			name, value, _ := strings.Cut(kv, ": ")
			r.Header.Set(name, value)
		}
	}
	return r
}

func TestOptions(t *testing.T) {
	for _, origin := range []string{"*", "friend.example", "https://friend.example/path", "null"} {
		if s, err := New(exampleStore(t), Options{CORS: []string{origin}}); err == nil {
			s.Close()
			t.Errorf("the origin %q was taken", origin)
		}
	}
	if _, err := New("no-such.db", Options{}); err == nil || !strings.Contains(err.Error(), "no such store") {
		t.Errorf("a store that is not there: %v", err)
	}
}

// TestCached asks again with what the first answer said.
func TestCached(t *testing.T) {
	s := serveExamples(t, Options{})
	for _, address := range []string{"/api/stats", "/api/graph?around=person/nayib-bukele", "/", "/assets/icon.svg", "/api/openapi.json"} {
		ask := func(method string, headers ...string) *httptest.ResponseRecorder {
			r := httptest.NewRequest(method, "http://localhost"+address, nil)
			for i := 0; i < len(headers); i += 2 {
				r.Header.Set(headers[i], headers[i+1])
			}
			w := httptest.NewRecorder()
			s.ServeHTTP(w, r)
			return w
		}
		plain, packed, head := ask("GET"), ask("GET", "Accept-Encoding", "br, gzip;q=0.5"), ask("HEAD")
		tag := plain.Header().Get("ETag")
		if tag == "" || packed.Header().Get("ETag") != tag || !strings.Contains(strings.Join(packed.Header().Values("Vary"), ","), "Accept-Encoding") {
			t.Errorf("%s: tags %q and %q", address, tag, packed.Header().Get("ETag"))
		}
		body := packed.Body.Bytes()
		if packed.Header().Get("Content-Encoding") == "gzip" {
			z, err := gzip.NewReader(packed.Body)
			if err != nil {
				t.Fatal(err)
			}
			body, _ = io.ReadAll(z)
		} else if plain.Body.Len() >= worthPacking {
			t.Errorf("%s: %d bytes were not packed", address, plain.Body.Len())
		}
		if !bytes.Equal(body, plain.Body.Bytes()) {
			t.Errorf("%s: the packed answer is another", address)
		}
		if head.Body.Len() > 0 || head.Code != 200 || head.Header().Get("Content-Length") != plain.Header().Get("Content-Length") {
			t.Errorf("%s: HEAD gives %d, %d bytes, length %s", address, head.Code, head.Body.Len(), head.Header().Get("Content-Length"))
		}
		if w := ask("GET", "If-None-Match", `"other", `+tag); w.Code != http.StatusNotModified || w.Body.Len() > 0 {
			t.Errorf("%s: asked again: %d", address, w.Code)
		}
		if w := ask("GET", "If-None-Match", `W/"other"`); w.Code != 200 {
			t.Errorf("%s: asked with another tag: %d", address, w.Code)
		}
		if w := ask("GET", "Accept-Encoding", "gzip;q=0"); w.Header().Get("Content-Encoding") != "" {
			t.Errorf("%s: packed for one who does not want it", address)
		}
	}
}

// TestHostile looks for what an article could make of an answer.
func TestHostile(t *testing.T) {
	c := check(t, serveExamples(t, Options{}))
	var list articleList
	c.into(&list, "/api/articles?since=2031")
	if len(list.Articles) != 1 || list.Articles[0].URL != "" || !strings.Contains(list.Articles[0].Title, "<script>") {
		t.Fatalf("the hostile article: %+v", list.Articles)
	}
	id := string(list.Articles[0].ID)
	var a whole
	c.into(&a, "/api/article?id="+id)
	if !strings.Contains(a.Text, `<script>alert("title")</script>`) {
		t.Errorf("the text was changed: %s", a.Text)
	}
	for _, address := range []string{
		"/api/article?id=" + id, "/api/articles", "/api/search?q=alert", "/api/stats", "/api/facts?since=2031", "/api/facts?since=2031&limit=9",
		"/api/complete?q=%3Cscript%3E", "/api/entity?id=%3Cscript%3Ealert(1)%3C/script%3E", "/api/%3Cscript%3E", "/api/stats?%3Cscript%3E=1",
		"/api/correction?kind=rename&thing=person/nayib-bukele&to=%3Cscript%3E", "/api/export?format=%3Cscript%3E",
	} {
		w := httptest.NewRecorder()
		c.h.ServeHTTP(w, httptest.NewRequest("GET", "http://localhost"+address, nil))
		if kind := w.Header().Get("Content-Type"); kind != "application/json" {
			t.Errorf("%s is sent as %s", address, kind)
		}
		if strings.Contains(w.Body.String(), "<script") || strings.Contains(w.Body.String(), "<img") || strings.Contains(w.Body.String(), "javascript:") {
			t.Errorf("%s: markup in the answer: %s", address, w.Body)
		}
	}
	for _, format := range []string{"svg", "dot"} {
		w := httptest.NewRecorder()
		c.h.ServeHTTP(w, httptest.NewRequest("GET", "http://localhost/api/export?texts=1&since=2031&format="+format, nil))
		if strings.Contains(w.Body.String(), "<script") || !strings.HasPrefix(w.Header().Get("Content-Disposition"), "attachment") || !strings.Contains(w.Header().Get("Content-Security-Policy"), "sandbox") {
			t.Errorf("%s: %d %v %.500s", format, w.Code, w.Header(), w.Body)
		}
	}
}
