package web

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/openapi3filter"
	"github.com/getkin/kin-openapi/routers"
	"github.com/getkin/kin-openapi/routers/gorillamux"

	"newsgraph/web/cayley"
)

var writing = cayley.Writing

// TestOpenAPI holds openapi.json against the routes and the shapes of their answers, and
// has a validator of OpenAPI 3.1 read it.
func TestOpenAPI(t *testing.T) {
	want := marshalled(t, describe(t))
	if os.Getenv("UPDATE_GOLDEN") != "" {
		if err := os.WriteFile("openapi.json", want, 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	if !bytes.Equal(openAPI, want) {
		t.Error("openapi.json is not what the handlers do; make golden writes it again")
	}
	specOf(t)
}

func specOf(t testing.TB) *openapi3.T {
	t.Helper()
	doc, err := openapi3.NewLoader().LoadFromData(openAPI)
	if err == nil {
		err = doc.Validate(context.Background())
	}
	if err != nil {
		t.Fatalf("openapi.json is not valid: %v", err)
	}
	return doc
}

// TestRegistered holds the document against the mux: each path of the one is answered by
// the other, and no other method of it is.
func TestRegistered(t *testing.T) {
	mux := (&Server{metrics: &metrics{Handler: http.NotFoundHandler()}}).mux()
	for path, item := range specOf(t).Paths.Map() {
		address := strings.ReplaceAll(path, "{lang}", "gizmo")
		for _, method := range []string{"GET", "POST", "PUT", "DELETE", "PATCH"} {
			_, pattern := mux.Handler(httptest.NewRequest(method, address, nil))
			if got, want := pattern == method+" "+path, item.GetOperation(method) != nil; got != want {
				t.Errorf("%s %s: answered: %v, documented: %v (by %q)", method, path, got, want, pattern)
			}
		}
	}
}

// A checker asks a server, and holds every answer against the document.
type checker struct {
	t      testing.TB
	h      http.Handler
	router routers.Router
}

func check(t testing.TB, h http.Handler) *checker {
	t.Helper()
	router, err := gorillamux.NewRouter(specOf(t))
	if err != nil {
		t.Fatal(err)
	}
	return &checker{t, h, router}
}

// get asks an address of this server and returns status and body.
func (c *checker) get(address string) (int, []byte) {
	c.t.Helper()
	return c.do(httptest.NewRequest("GET", "http://localhost"+address, nil))
}

func (c *checker) post(address, kind, body string) (int, []byte) {
	c.t.Helper()
	r := httptest.NewRequest("POST", "http://localhost"+address, strings.NewReader(body))
	r.Header.Set("Content-Type", kind)
	return c.do(r)
}

func (c *checker) do(r *http.Request) (int, []byte) {
	c.t.Helper()
	w := httptest.NewRecorder()
	c.h.ServeHTTP(w, r)
	res := w.Result()
	body, _ := io.ReadAll(res.Body)
	if route, vars, err := c.router.FindRoute(r); err == nil && res.Header.Get("Content-Encoding") == "" {
		in := &openapi3filter.RequestValidationInput{Request: r, PathParams: vars, Route: route}
		err := openapi3filter.ValidateResponse(context.Background(), &openapi3filter.ResponseValidationInput{
			RequestValidationInput: in, Status: res.StatusCode, Header: res.Header, Body: io.NopCloser(bytes.NewReader(body)),
			Options: &openapi3filter.Options{IncludeResponseStatus: true, AuthenticationFunc: openapi3filter.NoopAuthenticationFunc},
		})
		if err != nil {
			c.t.Errorf("%s %s: the answer is not as documented: %v", r.Method, r.URL, err)
		}
	}
	return res.StatusCode, body
}

// into asks an address and reads its answer.
func (c *checker) into(v any, address string) {
	c.t.Helper()
	status, body := c.get(address)
	if status != 200 {
		c.t.Fatalf("%s: %d %s", address, status, body)
	}
	if err := json.Unmarshal(body, v); err != nil {
		c.t.Fatalf("%s: %v", address, err)
	}
}
