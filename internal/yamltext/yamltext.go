// Package yamltext is what all our YAML files are read with: the words of a node, the pairs
// of a mapping, and the parser's complaint with file and line.
package yamltext

import (
	"fmt"
	"strings"

	"github.com/goccy/go-yaml/ast"
)

// Of returns the words of a scalar as written, "" for anything else.
func Of(n ast.Node) string {
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

// Pairs returns the entries of a mapping, and whether n is one.
func Pairs(n ast.Node) ([]*ast.MappingValueNode, bool) {
	switch n := n.(type) {
	case *ast.MappingNode:
		return n.Values, true
	case *ast.MappingValueNode:
		return []*ast.MappingValueNode{n}, true
	}
	return nil, false
}

// SyntaxError brings what the YAML parser says, "[3:5] what" in its first line, into our form.
func SyntaxError(name string, err error) error {
	first, _, _ := strings.Cut(err.Error(), "\n")
	line, col := 1, 1
	if n, _ := fmt.Sscanf(first, "[%d:%d]", &line, &col); n == 2 {
		_, first, _ = strings.Cut(first, "] ")
	}
	return fmt.Errorf("%s:%d: %s; mend the YAML near column %d", name, line, first, col)
}
