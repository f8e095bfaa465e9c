package web

import (
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"newsgraph/graph/export"
)

// params are those of one request. A wrong one sets err, and what was read of it is
// the default, so that an answer need look once, at the end.
type params struct {
	v     url.Values
	known []string // by the route: others are a mistake of the program
	err   error
}

// Limits of what is read from an address.
const (
	maxParam  = 1000 // characters
	maxParams = 200  // values
)

func readParams(query string, known []string) (*params, error) {
	v, err := url.ParseQuery(query)
	if err != nil {
		return nil, badly("the address cannot be read: %v", err)
	}
	n := 0
	for name, values := range v {
		if !slices.Contains(known, name) {
			return nil, unknownParam(name, known)
		}
		for _, x := range values {
			if n++; n > maxParams {
				return nil, badly("more than %d parameters", maxParams)
			}
			if len(x) > maxParam*utf8.UTFMax || utf8.RuneCountInString(x) > maxParam {
				return nil, badly("%s is longer than %d characters", name, maxParam)
			}
			if !utf8.ValidString(x) || strings.ContainsRune(x, 0) {
				return nil, badly("%s is not UTF-8 text", name)
			}
		}
	}
	return &params{v: v, known: known}, nil
}

func unknownParam(name string, known []string) *problem {
	p := badly("no parameter %q here", name)
	if p.Hint = "there is none"; len(known) > 0 {
		p.Hint = "there are " + strings.Join(known, ", ")
	}
	return p
}

func (p *params) wrong(err error) {
	if p.err == nil {
		p.err = err
	}
}

// values are those of a parameter that may be given several times.
func (p *params) values(name string) []string {
	if !slices.Contains(p.known, name) {
		panic("web: the route does not name the parameter " + name)
	}
	return slices.DeleteFunc(slices.Clone(p.v[name]), func(s string) bool { return s == "" })
}

func (p *params) text(name string) string {
	list := p.values(name)
	if len(list) == 0 {
		return ""
	}
	if len(list) > 1 {
		p.wrong(badly("%s is given twice", name))
	}
	return list[0]
}

// needed is text that must be given.
func (p *params) needed(name string) string {
	s := p.text(name)
	if strings.TrimSpace(s) == "" {
		p.wrong(&problem{Status: http.StatusBadRequest, Message: name + " is missing", Hint: "as in ?" + name + "=…"})
	}
	return s
}

// num is a whole number from 0 to most.
func (p *params) num(name string, unless, most int) int {
	s := p.text(name)
	if s == "" {
		return unless
	}
	n, err := strconv.Atoi(s)
	if err != nil || n < 0 || n > most {
		p.wrong(badly("%s is a whole number from 0 to %d, not %q", name, most, s))
		return unless
	}
	return n
}

// date is an ISO date, possibly cut short.
func (p *params) date(name string) string {
	s := p.text(name)
	p.wrong(export.CheckDate(name, s))
	return s
}

// chosen are values that must be among those that there are.
func chosen[T ~string](p *params, name string, there []T) []T {
	var out []T
	for _, s := range p.values(name) {
		if !slices.Contains(there, T(s)) {
			p.wrong(badly("no %s %q; there are %s", name, s, joined(there)))
			continue
		}
		out = append(out, T(s))
	}
	return out
}

func joined[T ~string](list []T) string {
	var words []string
	for _, x := range list {
		words = append(words, string(x))
	}
	return strings.Join(words, ", ")
}
