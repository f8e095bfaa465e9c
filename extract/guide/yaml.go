package guide

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"

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
		f.err = syntaxError(f.file, err)
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
	var pairs []*ast.MappingValueNode
	switch n := n.(type) {
	case *ast.MappingNode:
		pairs = n.Values
	case *ast.MappingValueNode:
		pairs = []*ast.MappingValueNode{n}
	default:
		f.fail(n, cure, "%q is no mapping", brief(text(n)))
		return nil
	}
	var out []field
	for _, p := range pairs {
		out = append(out, field{text(p.Key), p.Key, p.Value})
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
	s := strings.TrimSpace(text(fd.value))
	if s == "" {
		f.fail(fd.at, fmt.Sprintf("write \"%s: ...\"", fd.key), "%s has no text", fd.key)
	}
	return s
}

func (f *form) number(fd field) int {
	n, err := strconv.Atoi(f.word(fd))
	if f.err == nil && (err != nil || n < 0) {
		f.fail(fd.at, "count code points from 0, as in #char=12,20", "%s: %q is no offset", fd.key, text(fd.value))
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

// text returns the words of a scalar as written, "" for anything else.
func text(n ast.Node) string {
	switch n := n.(type) {
	case *ast.StringNode:
		return n.Value
	case *ast.LiteralNode:
		return strings.TrimSpace(n.Value.Value)
	case *ast.NullNode, *ast.MappingNode, *ast.MappingValueNode, *ast.SequenceNode, nil:
		return ""
	}
	if t := n.GetToken(); t != nil {
		return t.Value
	}
	return ""
}

func brief(s string) string {
	if r := []rune(s); len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return s
}

// syntaxError brings what the YAML parser says into our form. Its first line
// reads "[3:5] what".
func syntaxError(name string, err error) error {
	first, _, _ := strings.Cut(err.Error(), "\n")
	line, col := 1, 1
	if n, _ := fmt.Sscanf(first, "[%d:%d]", &line, &col); n == 2 {
		_, first, _ = strings.Cut(first, "] ")
	}
	return fmt.Errorf("%s:%d: %s; mend the YAML near column %d", name, line, first, col)
}
