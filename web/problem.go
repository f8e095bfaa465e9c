package web

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strings"

	"newsgraph/graph"
	"newsgraph/graph/export"
	"newsgraph/queries"
)

// A problem is an answer that is none: what was wrong, and what to do about it.
type problem struct {
	Status  int    `json:"-"`
	Message string `json:"error"`
	Hint    string `json:"hint,omitempty"`
	Line    int    `json:"line,omitempty"` // in the text of a query, from 1
	Column  int    `json:"column,omitempty"`
}

func (p *problem) Error() string { return p.Message }

func badly(format string, args ...any) *problem {
	return &problem{Status: http.StatusBadRequest, Message: fmt.Sprintf(format, args...)}
}

// refuse sends a problem.
func refuse(w http.ResponseWriter, r *http.Request, err error) {
	p := problemOf(err)
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-store")
	if p.Status == http.StatusServiceUnavailable {
		w.Header().Set("Retry-After", "1")
	}
	w.WriteHeader(p.Status)
	if r.Method != http.MethodHead {
		json.NewEncoder(w).Encode(p)
	}
}

func busy(what string) *problem {
	return &problem{Status: http.StatusServiceUnavailable, Message: what, Hint: "ask again in a moment"}
}

// problemOf words an error for a client. What it cannot mend is told in general only.
func problemOf(err error) *problem {
	var p *problem
	var word *export.WrongError
	var drawing *export.GraphvizError
	switch {
	case errors.As(err, &p):
		return p
	case errors.As(err, &word):
		return &problem{Status: http.StatusBadRequest, Message: word.Error(), Hint: word.Hint()}
	case errors.As(err, &drawing):
		return &problem{Status: http.StatusUnprocessableEntity, Message: drawing.Error(), Hint: drawing.Hint()}
	case errors.Is(err, graph.ErrNotFound):
		return &problem{Status: http.StatusNotFound, Message: strings.TrimPrefix(err.Error(), "graph: "), Hint: "/api/search?q=… finds ids by names"}
	case errors.Is(err, context.DeadlineExceeded):
		return &problem{Status: http.StatusServiceUnavailable, Message: "it took too long", Hint: "ask for less: a smaller limit or depth"}
	case errors.Is(err, context.Canceled):
		return busy("the server stops")
	}
	return &problem{Status: http.StatusInternalServerError, Message: "the store could not be read", Hint: `"newsgraph verify STORE" looks for damage`}
}

// queryProblem words what is wrong with a query for who wrote it.
func queryProblem(err error) error {
	var fault *queries.Error
	var param *queries.ParamError
	var name *queries.NameError
	var told *problem
	switch {
	case errors.As(err, &told):
		return told
	case errors.Is(err, queries.ErrTimeout), errors.Is(err, queries.ErrMemory), errors.Is(err, context.DeadlineExceeded):
		return &problem{Status: http.StatusUnprocessableEntity, Message: strings.TrimPrefix(err.Error(), "queries: "), Hint: "ask for less: .Limit(100), or a start that fewer ways lead from"}
	case errors.As(err, &fault):
		return &problem{Status: http.StatusBadRequest, Message: fault.Msg, Hint: fault.Hint, Line: fault.Line, Column: fault.Col}
	case errors.As(err, &name), errors.As(err, &param), errors.Is(err, context.Canceled):
	}
	return badly("%v", err)
}
