package cayley

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"slices"
	"strings"

	"newsgraph/queries"
)

// A Host lends sessions, each for one request. It answers with the JSON of what Query's do
// returns, or sends what Stream's do writes; an error it words as {"error": …}.
type Host struct {
	Query  func(w http.ResponseWriter, r *http.Request, limit int, do func(context.Context, *queries.Session) (any, error))
	Stream func(w http.ResponseWriter, r *http.Request, kind string, do func(context.Context, *queries.Session, io.Writer) error)
}

// resultsMost is how many results Cayley gives unless it is told otherwise; v1 can be told.
const resultsMost = 100

// Register adds the addresses to mux.
func Register(mux *http.ServeMux, h Host) {
	a := api{h}
	mux.HandleFunc("POST /api/v1/query/{lang}", a.queryV1)
	mux.HandleFunc("POST /api/v1/shape/{lang}", a.shape)
	mux.HandleFunc("POST /api/v2/query", a.queryV2)
	mux.HandleFunc("GET /api/v2/query", a.queryV2)
	mux.HandleFunc("POST /api/v2/read", a.read)
	mux.HandleFunc("GET /api/v2/read", a.read)
	mux.HandleFunc("GET /api/v2/formats", formats)
	for _, path := range Writing {
		mux.HandleFunc("POST "+path, readOnly)
	}
}

// Writing are the addresses that would change the store.
var Writing = []string{"/api/v1/write", "/api/v1/write/file/nquad", "/api/v1/delete", "/api/v2/write", "/api/v2/delete", "/api/v2/node/delete"}

func readOnly(w http.ResponseWriter, r *http.Request) {
	fail(w, http.StatusForbidden, "Database is read-only.")
}

type api struct{ Host }

func (a api) queryV1(w http.ResponseWriter, r *http.Request) {
	lang, ok := languageOf(w, r.PathValue("lang"))
	if !ok {
		return
	}
	body, ok := bodyOf(w, r)
	if ok {
		a.query(w, r, lang, body, limitOf(r))
	}
}

func (a api) queryV2(w http.ResponseWriter, r *http.Request) {
	q := r.URL.Query()
	if q.Get("lang") == "" {
		fail(w, http.StatusBadRequest, "query language not specified")
		return
	}
	lang, ok := languageOf(w, q.Get("lang"))
	if !ok {
		return
	}
	text := q.Get("qu")
	if r.Method == http.MethodPost {
		if text, ok = bodyOf(w, r); !ok {
			return
		}
	}
	if text == "" {
		fail(w, http.StatusBadRequest, "query is empty")
		return
	}
	a.query(w, r, lang, text, resultsMost)
}

func (a api) query(w http.ResponseWriter, r *http.Request, lang, text string, limit int) {
	a.Query(w, r, limit, func(ctx context.Context, s *queries.Session) (any, error) {
		results := []any{}
		size := 0
		_, err := s.EachNative(ctx, lang, text, func(x any) error {
			line, err := json.Marshal(x)
			if size += len(line); size > bytesMost {
				return errors.New("the result is too large")
			}
			results = append(results, json.RawMessage(line))
			return err
		})
		if lang == "graphql" {
			return graphQL(results, err), nil
		}
		if len(results) == 0 {
			results = nil // as Cayley has it
		}
		return map[string]any{"result": results}, err
	})
}

// bytesMost is how much of results is held.
const bytesMost = 16 << 20

// graphQL answers as that language asks for: errors are part of an answer that succeeds.
func graphQL(results []any, err error) any {
	if err != nil {
		return map[string]any{"data": nil, "errors": []any{map[string]any{"message": err.Error()}}}
	}
	return map[string]any{"data": results[0]}
}

func (a api) shape(w http.ResponseWriter, r *http.Request) {
	lang, ok := languageOf(w, r.PathValue("lang"))
	if !ok {
		return
	}
	body, ok := bodyOf(w, r)
	if !ok {
		return
	}
	a.Query(w, r, resultsMost, func(ctx context.Context, s *queries.Session) (any, error) { return s.Shape(ctx, lang, body) })
}

func languageOf(w http.ResponseWriter, name string) (string, bool) {
	if slices.Contains(queries.Languages, name) {
		return name, true
	}
	fail(w, http.StatusBadRequest, "Unknown query language.")
	return "", false
}

func bodyOf(w http.ResponseWriter, r *http.Request) (string, bool) {
	body, err := io.ReadAll(r.Body)
	var long *http.MaxBytesError
	switch {
	case errors.As(err, &long):
		fail(w, http.StatusRequestEntityTooLarge, "request is too large")
	case err != nil:
		fail(w, http.StatusBadRequest, "the body cannot be read")
	case strings.TrimSpace(string(body)) == "":
		fail(w, http.StatusBadRequest, "query is empty")
	default:
		return string(body), true
	}
	return "", false
}

func fail(w http.ResponseWriter, status int, what string) {
	reply(w, status, map[string]string{"error": what})
}

func reply(w http.ResponseWriter, status int, v any) {
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(v) // a client that went away needs no error
}
