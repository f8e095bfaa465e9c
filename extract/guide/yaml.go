package guide

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"

	"newsgraph/internal/yamltext"
	"newsgraph/schema"
)

// A form reads one YAML file, and keeps the first mistake.
type form struct {
	file string
	err  error
}

// fail notes a mistake at n; cure says what to write instead.
func (f *form) fail(n ast.Node, cure, what string, args ...any) {
	if f.err == nil {
		f.err = fmt.Errorf("%s: %s; %s", f.at(n), fmt.Sprintf(what, args...), cure)
	}
}

func (f *form) at(n ast.Node) string {
	line := 1
	if n != nil && n.GetToken() != nil && n.GetToken().Position != nil {
		line = n.GetToken().Position.Line
	}
	return fmt.Sprintf("%s:%d", f.file, line)
}

// A field is one key of a mapping.
type field struct {
	key   string
	at    ast.Node
	value ast.Node
}

// documents returns the fields of all documents of the file together.
func (f *form) documents(data []byte, cure string) []field {
	file, err := parser.ParseBytes(data, 0)
	if err != nil {
		f.err = yamltext.SyntaxError(f.file, err)
		return nil
	}
	var all []field
	for _, doc := range file.Docs {
		if doc.Body == nil {
			continue
		}
		if _, comment := doc.Body.(*ast.CommentGroupNode); comment {
			continue
		}
		all = append(all, f.fields(doc.Body, cure)...)
	}
	return all
}

// fields returns the fields of a mapping, in order.
func (f *form) fields(n ast.Node, cure string) []field {
	pairs, ok := yamltext.Pairs(n)
	if !ok {
		f.fail(n, cure, "%q is no mapping", brief(yamltext.Of(n)))
		return nil
	}
	var out []field
	for _, p := range pairs {
		out = append(out, field{yamltext.Of(p.Key), p.Key, p.Value})
	}
	return out
}

func (f *form) list(fd field, cure string) []ast.Node {
	seq, ok := fd.value.(*ast.SequenceNode)
	if !ok {
		f.fail(fd.at, cure, "%s is no list", fd.key)
		return nil
	}
	return seq.Values
}

// word returns a scalar that is not empty.
func (f *form) word(fd field) string {
	s := strings.TrimSpace(yamltext.Of(fd.value))
	if s == "" {
		f.fail(fd.at, fmt.Sprintf("write \"%s: ...\"", fd.key), "%s has no text", fd.key)
	}
	return s
}

func (f *form) number(fd field) int {
	n, err := strconv.Atoi(f.word(fd))
	if f.err == nil && (err != nil || n < 0) {
		f.fail(fd.at, "count code points from 0, as in #char=12,20", "%s: %q is no offset", fd.key, yamltext.Of(fd.value))
	}
	return n
}

func (f *form) entityType(n ast.Node, s string) schema.EntityType {
	if !slices.Contains(schema.EntityTypes, schema.EntityType(s)) {
		f.fail(n, typesCure(), "%q is no type", brief(s))
	}
	return schema.EntityType(s)
}

func typesCure() string {
	var names []string
	for _, t := range schema.EntityTypes {
		names = append(names, string(t))
	}
	return "one of " + strings.Join(names, ", ")
}

func brief(s string) string {
	if r := []rune(s); len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return s
}
