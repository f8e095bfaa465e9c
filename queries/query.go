package queries

import (
	"context"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"sync"
)

//go:embed *.js
var files embed.FS

// A Query is a saved question: a file whose first line is the question in English,
// whose next lines are its parameters, and whose rest is Gizmo:
//
//	// Who met whom?
//	// param who name: one of them
//	// param from date = 2000: earliest date
//
// that is NAME, TYPE (one of ParamTypes; text unless given), "= DEFAULT" where it may be
// left out, and what it is. In the text, parameters are variables that hold strings, bound
// by the session and never pasted into the text.
type Query struct {
	Name   string // file name without ".js"
	Title  string
	Params []Param
	Text   string
}

// A Param is a parameter of a Query.
type Param struct {
	Name     string
	Type     string // one of ParamTypes
	Doc      string
	Optional bool
	Default  string // when Optional
}

// ParamTypes says what a parameter may hold. The value is a string in any case; one that
// does not fit its type is refused before the query runs.
var ParamTypes = []string{"text", "name", "date", "number", "type", "relation", "modality"}

var (
	dateForm  = regexp.MustCompile(`^\d{4}(-\d\d(-\d\d)?)?$`)
	modality  = strings.Fields("asserted alleged denied hypothetical negated")
	wholeForm = regexp.MustCompile(`^\d{1,9}$`)
)

// check says how a value does not fit the parameter, or "".
func (p Param) check(v string) string {
	switch {
	case v == "":
	case p.Type == "date" && !dateForm.MatchString(v):
		return fmt.Sprintf("%q is no date: write 2031, 2031-02 or 2031-02-05", v)
	case p.Type == "number" && !wholeForm.MatchString(v):
		return fmt.Sprintf("%s must be a whole number, not %q", p.Name, v)
	case p.Type == "modality" && !slices.Contains(modality, v):
		return fmt.Sprintf("%q is no modality; there are %s", v, strings.Join(modality, ", "))
	}
	return ""
}

var all = sync.OnceValues(func() ([]Query, error) {
	return Load(files)
})

// All returns the saved queries that come with the program, by name.
func All() ([]Query, error) {
	qs, err := all()
	return slices.Clone(qs), err
}

// Load reads the queries of a folder: its files *.js, by name.
func Load(folder fs.FS) ([]Query, error) {
	names, err := fs.Glob(folder, "*.js")
	if err != nil {
		return nil, err
	}
	var qs []Query
	for _, n := range names {
		text, err := fs.ReadFile(folder, n)
		if err != nil {
			return nil, err
		}
		q, err := Parse(strings.TrimSuffix(n, ".js"), string(text))
		if err != nil {
			return nil, err
		}
		qs = append(qs, q)
	}
	return qs, nil
}

var (
	paramLine = regexp.MustCompile(`^param\s+([A-Za-z_][A-Za-z0-9_]*)(?:\s+([a-z]+))?\s*(?:=\s*([^:]*?)\s*)?:\s*(\S.*)$`)
	keywords  = strings.Fields(`break case catch class const continue debugger default delete do else enum export
		extends false finally for function if import in instanceof let new null return super switch this throw true
		try typeof var void while with yield await async static undefined NaN Infinity globalThis graph g`)
)

// Parse reads one saved query.
func Parse(name, text string) (Query, error) {
	q := Query{Name: name, Text: text}
	n := 0
	for line := range strings.Lines(text) {
		n++
		c, ok := strings.CutPrefix(strings.TrimSpace(line), "//")
		if !ok {
			break
		}
		c = strings.TrimSpace(c)
		switch {
		case q.Title == "":
			q.Title = c
		case strings.HasPrefix(c, "param "):
			m := paramLine.FindStringSubmatch(c)
			if m == nil {
				return q, fmt.Errorf("%s.js:%d: a parameter is written // param who name: what it is", name, n)
			}
			p := Param{Name: m[1], Type: m[2], Default: m[3], Doc: m[4]}
			if p.Type == "" {
				p.Type = "text"
			}
			if !slices.Contains(ParamTypes, p.Type) {
				return q, fmt.Errorf("%s.js:%d: no type %q of parameters; there are %s", name, n, p.Type, strings.Join(ParamTypes, ", "))
			}
			if msg := p.check(p.Default); msg != "" {
				return q, fmt.Errorf("%s.js:%d: the default: %s", name, n, msg)
			}
			p.Optional = strings.Contains(strings.SplitN(c, ":", 2)[0], "=")
			if taken(p.Name) || slices.ContainsFunc(q.Params, func(o Param) bool { return o.Name == p.Name }) {
				return q, fmt.Errorf("%s.js:%d: the name %q is taken", name, n, p.Name)
			}
			q.Params = append(q.Params, p)
		}
	}
	if q.Title == "" {
		return q, fmt.Errorf("%s.js:1: the first line must be a comment that says what is asked", name)
	}
	return q, nil
}

// taken reports whether a parameter may not have this name, since it means something
// in a query already.
func taken(name string) bool {
	if slices.Contains(keywords, name) {
		return true
	}
	m, ok := Lookup(name)
	return ok && (m.Kind == "global" || m.Kind == "helper")
}

// With returns list and the queries of more, by name; of two with one name that of more.
func With(list, more []Query) []Query {
	byName := map[string]Query{}
	for _, q := range slices.Concat(list, more) {
		byName[q.Name] = q
	}
	var out []Query
	for _, n := range slices.Sorted(maps.Keys(byName)) {
		out = append(out, byName[n])
	}
	return out
}

// LoadFolder returns the saved queries that come with the program and those of a user's
// folder, which hide ours of the same name. With "", ours alone.
func LoadFolder(dir string) ([]Query, error) {
	ours, err := All()
	if err != nil || dir == "" {
		return ours, err
	}
	if _, err := os.ReadDir(dir); err != nil {
		return nil, fmt.Errorf("saved queries: %w", err)
	}
	theirs, err := Load(os.DirFS(dir))
	if err != nil {
		return nil, fmt.Errorf("saved queries of %s: %w", dir, err)
	}
	return With(ours, theirs), nil
}

// Find returns the query named name. The error names those spelt alike.
func Find(list []Query, name string) (Query, error) {
	var names []string
	for _, q := range list {
		if q.Name == name {
			return q, nil
		}
		names = append(names, q.Name)
	}
	hint := didYouMean(name, names)
	if hint == "" {
		hint = "there are " + strings.Join(names, ", ")
	}
	return Query{}, fmt.Errorf("no saved query %q; %s", name, hint)
}

// Usage returns how the query is called, as "path a=… b=… [depth=4]".
func (q Query) Usage() string {
	var b strings.Builder
	b.WriteString(q.Name)
	for _, p := range q.Params {
		if p.Optional {
			fmt.Fprintf(&b, " [%s=%s]", p.Name, p.Default)
		} else {
			fmt.Fprintf(&b, " %s=…", p.Name)
		}
	}
	return b.String()
}

// A ParamError says that a query was called with wrong parameters. Its text lists the
// right ones.
type ParamError struct {
	Query Query
	Msg   string
}

func (e *ParamError) Error() string {
	var b strings.Builder
	fmt.Fprintf(&b, "query %s: %s", e.Query.Name, e.Msg)
	if len(e.Query.Params) == 0 {
		return b.String() + "; it takes none"
	}
	fmt.Fprintf(&b, "; called as: %s", e.Query.Usage())
	for _, p := range e.Query.Params {
		fmt.Fprintf(&b, "\n  %s: %s, %s", p.Name, p.Type, p.Doc)
		if p.Optional && p.Default != "" {
			fmt.Fprintf(&b, " (%s unless given)", p.Default)
		}
	}
	return b.String()
}

// Bind returns the value of every parameter, or a *ParamError.
func (q Query) Bind(args map[string]string) (map[string]string, error) {
	vars := map[string]string{}
	var names []string
	for _, p := range q.Params {
		names = append(names, p.Name)
		v, given := args[p.Name]
		switch {
		case given && (p.Optional || strings.TrimSpace(v) != ""):
			vars[p.Name] = v
		case p.Optional:
			vars[p.Name] = p.Default
		default:
			return nil, &ParamError{q, fmt.Sprintf("the parameter %q is missing", p.Name)}
		}
		if msg := p.check(vars[p.Name]); msg != "" {
			return nil, &ParamError{q, msg}
		}
	}
	var unknown []string
	for a := range args {
		if !slices.Contains(names, a) {
			unknown = append(unknown, a)
		}
	}
	if len(unknown) > 0 {
		slices.Sort(unknown)
		return nil, &ParamError{q, fmt.Sprintf("there is no parameter %q", unknown[0])}
	}
	return vars, nil
}

// Run runs the query on s with its parameters, which are checked: the error is a
// *ParamError, or a *NameError where a name is not in the store.
func (q Query) Run(ctx context.Context, s *Session, args map[string]string) (*Result, error) {
	vars, err := q.Bind(args)
	if err != nil {
		return nil, err
	}
	res, err := s.collect(ctx, q.Text, vars)
	return res, q.fault(err)
}

// Each is Run, and calls yield with each row as it is found.
func (q Query) Each(ctx context.Context, s *Session, args map[string]string, yield func(Row) error) (Info, error) {
	vars, err := q.Bind(args)
	if err != nil {
		return Info{}, err
	}
	info, err := s.each(ctx, q.Text, vars, yield)
	return info, q.fault(err)
}

// fault words an error for one who did not write the query.
func (q Query) fault(err error) error {
	if err == nil {
		return nil
	}
	var name *NameError
	var thrown *Error
	switch { // the place in the text of a saved query helps nobody
	case errors.As(err, &name):
		return name
	case errors.As(err, &thrown) && strings.HasPrefix(thrown.Msg, "Error: "):
		return fmt.Errorf("query %s: %s", q.Name, strings.TrimPrefix(thrown.Msg, "Error: "))
	}
	return fmt.Errorf("query %s: %w", q.Name, err)
}
