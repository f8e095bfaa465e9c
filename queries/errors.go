package queries

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/dop251/goja"
	"github.com/dop251/goja/parser"
)

// ErrTimeout is wrapped by the error of a query that ran out of time.
var ErrTimeout = errors.New("queries: out of time")

// errStop is what interrupts a script from our side.
var errStop = errors.New("queries: stopped")

// An Error is a fault in the text of a query.
type Error struct {
	Line, Col int // from 1, in characters; 0 when the place is not known
	Msg       string
	Hint      string // what may have been meant, or ""
	Text      string // the query
	Err       error  // what a function of ours reported, as a *NameError, or nil
}

func (e *Error) Unwrap() error { return e.Err }

// Error returns "line:column: message; hint".
func (e *Error) Error() string {
	msg := e.Msg
	if e.Hint != "" {
		msg += "; " + e.Hint
	}
	if e.Line == 0 {
		return msg
	}
	return fmt.Sprintf("%d:%d: %s", e.Line, e.Col, msg)
}

// Show returns the line at fault with a mark below the place, or "".
func (e *Error) Show() string {
	lines := strings.Split(e.Text, "\n")
	if e.Line < 1 || e.Line > len(lines) {
		return ""
	}
	line := []rune(strings.TrimRight(lines[e.Line-1], "\r"))
	before := line[:min(max(e.Col-1, 0), len(line))]
	pad := strings.Map(func(r rune) rune {
		if r == '\t' {
			return r
		}
		return ' '
	}, string(before))
	return string(line) + "\n" + pad + "^"
}

// stopped is the error of a query whose context ended.
func stopped(ctx context.Context, limit time.Duration) error {
	if cause := context.Cause(ctx); errors.Is(cause, ErrTimeout) {
		return fmt.Errorf("%w: stopped after %v", ErrTimeout, limit)
	} else if errors.Is(cause, ErrMemory) {
		return cause
	}
	return fmt.Errorf("queries: stopped before the end: %w", context.Cause(ctx))
}

const source = "query" // the name under which goja knows the text

func compile(text string) (*goja.Program, error) {
	if len(text) > MaxText {
		return nil, &Error{Msg: fmt.Sprintf("the query has %d bytes; at most %d are read", len(text), MaxText)}
	}
	if look(text).depth > maxDepth {
		return nil, &Error{Msg: fmt.Sprintf("brackets nest deeper than %d", maxDepth)}
	}
	ast, err := parser.ParseFile(nil, source, text, 0, parser.WithDisableSourceMaps)
	if err == nil {
		var prog *goja.Program
		if prog, err = goja.CompileAST(ast, false); err == nil {
			return prog, nil
		}
	}
	e := &Error{Msg: err.Error(), Text: text}
	var list parser.ErrorList
	var syntax *goja.CompilerSyntaxError
	switch {
	case errors.As(err, &list) && len(list) > 0:
		pos := list[0].Position
		e.Line, e.Col, e.Msg = pos.Line, wordAt(text, pos.Line, pos.Column), list[0].Message
	case errors.As(err, &syntax) && syntax.File != nil:
		pos := syntax.File.Position(syntax.Offset)
		e.Line, e.Col, e.Msg = pos.Line, wordAt(text, pos.Line, pos.Column), syntax.Message
	}
	return nil, e
}

var (
	noMember  = regexp.MustCompile(`Object has no member '([^']+)'`)
	undefined = regexp.MustCompile(`^ReferenceError: (\S+) is not defined`)
)

// locate turns an error of goja into one that points at the text.
func (r *run) locate(err error) error {
	var ex *goja.Exception
	var stack *goja.StackOverflowError
	var cut *goja.InterruptedError
	switch {
	case err == nil || errors.As(err, &cut):
		return err
	case errors.As(err, &stack):
		e := r.at(stack.Stack())
		e.Msg = "functions call each other too deep"
		return e
	case errors.As(err, &ex):
	default:
		return err
	}
	e := r.at(ex.Stack())
	e.Err = ex.Unwrap()
	e.Msg, _, _ = strings.Cut(ex.Value().String(), " at "+source+":")
	e.Msg = strings.TrimPrefix(e.Msg, "GoError: ")
	if m := noMember.FindStringSubmatch(e.Msg); m != nil {
		e.Msg = fmt.Sprintf("no method %q", m[1])
		e.Hint = didYouMean(m[1], methodNames())
		if slices.Contains(methodNames(), m[1]) {
			e.Msg, e.Hint = m[1]+": it is a step of a path, and what stands before it is none", ""
		}
	} else if m := undefined.FindStringSubmatch(e.Msg); m != nil {
		e.Msg = fmt.Sprintf("%s is not defined", m[1])
		e.Hint = didYouMean(m[1], r.globals())
	}
	return e
}

// at returns an Error for the innermost call in the text of the query.
func (r *run) at(stack []goja.StackFrame) *Error {
	e := &Error{Text: r.text}
	for i := range stack {
		if stack[i].SrcName() != source {
			continue
		}
		pos := stack[i].Position()
		e.Line, e.Col = pos.Line, wordAt(r.text, pos.Line, pos.Column)
		break
	}
	return e
}

// wordAt turns a column of goja, in bytes, into one in characters. Where goja points
// behind the name of what is called, it moves to where the name begins.
func wordAt(text string, line, col int) int {
	lines := strings.Split(text, "\n")
	if line < 1 || line > len(lines) || col < 1 || col > len(lines[line-1])+1 {
		return col
	}
	s := lines[line-1]
	i := col - 1
	if i < len(s) && s[i] == '(' {
		for i > 0 && isName(s[i-1]) {
			i--
		}
	}
	return utf8.RuneCountInString(s[:i]) + 1
}

func isName(c byte) bool {
	return c == '_' || c == '$' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}

// Complete reports whether text is a whole query: right, or wrong in a way that more
// lines cannot mend.
func Complete(text string) bool {
	if strings.TrimSpace(text) == "" || len(text) > MaxText || look(text).depth > maxDepth {
		return true
	}
	_, err := parser.ParseFile(nil, source, text, 0, parser.WithDisableSourceMaps)
	var list parser.ErrorList
	if !errors.As(err, &list) || len(list) == 0 {
		return true
	}
	at := list[0]
	open := look(text).open
	return !strings.Contains(at.Message, "Unexpected end of input") && open != '`' && open != '*'
}
