package web

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"time"

	"newsgraph/graph"
)

// A request is what an answer is made from.
type request struct {
	*params
	ctx context.Context
	srv *Server
	gen *generation
}

func (r *request) store() *graph.Store { return r.gen.store }

// answerTime is what an answer other than that of a query may take.
const answerTime = 30 * time.Second

// answering makes the handler of a route whose answer is JSON.
func (s *Server) answering(t route) http.Handler {
	known := strings.Fields(t.params)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		p, err := readParams(r.URL.RawQuery, known)
		if err != nil {
			refuse(w, r, err)
			return
		}
		s.send(w, r, func(ctx context.Context, g *generation) (*answer, error) {
			q := &request{p, ctx, s, g}
			v, err := t.answer(q)
			if p.err != nil { // what was asked wrongly comes before what came of it
				return nil, p.err
			}
			if err != nil {
				return nil, err
			}
			return asJSON(v)
		})
	})
}

func asJSON(v any) (*answer, error) {
	body, err := json.Marshal(v) // with <, > and & escaped
	if err != nil {
		return nil, err
	}
	return newAnswer("application/json", append(body, '\n')), nil
}

type finder func(context.Context, *generation) (*answer, error)

var (
	errMoved = errors.New("the store has changed in the middle")
	errHas   = errors.New("the client has it")
)

const tries = 3 // of an answer, while the store changes in the middle of it

// send answers with what find makes of the newest generation.
func (s *Server) send(w http.ResponseWriter, r *http.Request, find finder) {
	ctx, cancel := context.WithTimeout(r.Context(), answerTime)
	defer cancel()
	for range tries {
		a, tag, err := s.ask(ctx, r, find)
		switch {
		case err == errMoved:
			continue
		case err == errHas:
			w.Header().Set("ETag", tag)
			w.WriteHeader(http.StatusNotModified)
		case err != nil:
			refuse(w, r, err)
		default:
			w.Header().Set("ETag", tag)
			write(w, r, a)
		}
		return
	}
	refuse(w, r, busy("the store is being changed just now"))
}

// ask looks where the least is to be done: at the client, in the cache, in the store.
func (s *Server) ask(ctx context.Context, r *http.Request, find finder) (*answer, string, error) {
	g := s.store.get()
	defer s.store.put(g)
	tag := tagOf(g.id, r.URL.Path, r.URL.RawQuery)
	if hasIt(r, tag) {
		return nil, tag, errHas
	}
	if a := g.cache.get(tag); a != nil {
		return a, tag, nil
	}
	a, err := g.flights.do(ctx, tag, func() (*answer, error) { return s.find(ctx, g, tag, find) })
	return a, tag, err
}

// find makes an answer and keeps it.
func (s *Server) find(ctx context.Context, g *generation, tag string, find finder) (*answer, error) {
	if err := s.answers.enter(ctx); err != nil {
		return nil, err
	}
	defer s.answers.leave()
	a, err := safely(ctx, g, find)
	if !g.whole() {
		return nil, errMoved
	}
	if err == nil {
		g.cache.put(tag, a)
	}
	return a, err
}

// safely makes an error of a panic: one bad record must not end the server.
func safely(ctx context.Context, g *generation, find finder) (a *answer, err error) {
	defer func() {
		if x := recover(); x != nil {
			a, err = nil, fmt.Errorf("panic: %v\n%s", x, debug.Stack())
		}
	}()
	return find(ctx, g)
}

// tagOf names an answer: what it follows from. It is weak, as it is one for the plain
// and the packed body.
func tagOf(of ...string) string {
	sum := sha256.Sum256([]byte(strings.Join(append(of, version()), "\x00")))
	return `W/"` + hex.EncodeToString(sum[:12]) + `"`
}

// hasIt tells whether the client has what the tag names.
func hasIt(r *http.Request, tag string) bool {
	list := strings.ReplaceAll(r.Header.Get("If-None-Match"), " ", "")
	return list == "*" || slices.Contains(strings.Split(list, ","), tag)
}

// write sends a whole answer, packed for those who take it; to HEAD only its head.
func write(w http.ResponseWriter, r *http.Request, a *answer) {
	h := w.Header()
	h.Set("Content-Type", a.kind)
	if h.Get("Cache-Control") == "" {
		h.Set("Cache-Control", "private, no-cache") // keep it, but ask whether it still holds
	}
	h.Add("Vary", "Accept-Encoding")
	body := a.plain
	if a.packed != nil && acceptsGzip(r) {
		h.Set("Content-Encoding", "gzip")
		body = a.packed
	}
	h.Set("Content-Length", strconv.Itoa(len(body)))
	if r.Method != http.MethodHead {
		w.Write(body) // a client that went away needs no error
	}
}

func acceptsGzip(r *http.Request) bool {
	for part := range strings.SplitSeq(r.Header.Get("Accept-Encoding"), ",") {
		name, weight, _ := strings.Cut(strings.TrimSpace(part), ";")
		if name == "gzip" || name == "*" {
			q := strings.ReplaceAll(weight, " ", "")
			return !strings.HasPrefix(q, "q=0") || strings.Trim(q, "q=0.") != ""
		}
	}
	return false
}
