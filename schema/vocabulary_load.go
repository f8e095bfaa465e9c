package schema

import (
	"fmt"
	"slices"
	"strings"

	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"

	"newsgraph/internal/yamltext"
)

// typeSets are names that stand for several entity types in a vocabulary file.
var typeSets = map[string][]EntityType{
	"actor": {Person, Organization, GPE, NORP, Group, Facility},
	"any":   EntityTypes[:len(EntityTypes)-1], // all but Date
}

// Load reads a vocabulary file; news.yaml tells its form.
//
// A relation that base lacks is added before those of base, so that its forms
// win. One that base has is changed: lists of forms grow, other fields are
// replaced. With "replace: true", or a nil base, the file stands alone.
// An error reads "file:line: what; cure".
func Load(name string, data []byte, base *Vocabulary) (*Vocabulary, error) {
	file, err := parser.ParseBytes(data, 0)
	if err != nil {
		return nil, yamltext.SyntaxError(name, err)
	}
	l := &loader{file: name, base: base}
	if err := l.top(file); err != nil {
		return nil, err
	}
	relations := l.relations
	if l.base != nil {
		for _, r := range l.base.relations {
			if i := slices.IndexFunc(l.changed, func(c RelationInfo) bool { return c.Name == r.Name }); i >= 0 {
				r = l.changed[i]
			}
			relations = append(relations, r)
		}
	}
	if len(relations) == 0 {
		return nil, fmt.Errorf("%s:1: no relations; write \"relations:\" and under it \"- name: ...\"", name)
	}
	return newVocabulary(relations), nil
}

// A loader reads one file.
type loader struct {
	file      string
	base      *Vocabulary
	relations []RelationInfo // new ones
	changed   []RelationInfo // those that base has
	lines     map[string]int // where each name was read
}

// fail returns the error at n; cure says what to write instead.
func (l *loader) fail(n ast.Node, cure, what string, args ...any) error {
	line := 1
	if n != nil && n.GetToken() != nil && n.GetToken().Position != nil {
		line = n.GetToken().Position.Line
	}
	return fmt.Errorf("%s:%d: %s; %s", l.file, line, fmt.Sprintf(what, args...), cure)
}

func (l *loader) top(file *ast.File) error {
	l.lines = map[string]int{}
	for _, doc := range file.Docs {
		if doc.Body == nil {
			continue
		}
		pairs, ok := yamltext.Pairs(doc.Body)
		if !ok {
			return l.fail(doc.Body, `begin with "relations:"`, "not a vocabulary")
		}
		if err := l.topKeys(pairs); err != nil {
			return err
		}
	}
	return nil
}

func (l *loader) topKeys(pairs []*ast.MappingValueNode) error {
	for _, p := range pairs { // first, since it decides what a relation may leave out
		if yamltext.Of(p.Key) == "replace" {
			replace, err := l.truth(p.Value)
			if err != nil {
				return err
			}
			if replace {
				l.base = nil
			}
		}
	}
	for _, p := range pairs {
		switch key := yamltext.Of(p.Key); key {
		case "replace":
		case "relations":
			if err := l.list(p.Value); err != nil {
				return err
			}
		default:
			return l.fail(p.Key, `a vocabulary has "relations" and "replace"`, "unknown key %q", key)
		}
	}
	return nil
}

func (l *loader) list(n ast.Node) error {
	seq, ok := n.(*ast.SequenceNode)
	if !ok {
		return l.fail(n, `write each as "- name: ..."`, "relations is not a list")
	}
	for _, item := range seq.Values {
		if err := l.relation(item); err != nil {
			return err
		}
	}
	return nil
}

func (l *loader) relation(n ast.Node) error {
	pairs, ok := yamltext.Pairs(n)
	if !ok {
		return l.fail(n, `write "- name: ..." and its fields under it`, "not a relation")
	}
	i := slices.IndexFunc(pairs, func(p *ast.MappingValueNode) bool { return yamltext.Of(p.Key) == "name" })
	if i < 0 {
		return l.fail(n, `add "name: ..."`, "a relation without a name")
	}
	name := yamltext.Of(pairs[i].Value)
	if !goodName(name) {
		return l.fail(pairs[i].Value, `use a to z, 0 to 9 and "_", beginning with a letter, as in "responded_to"`, "bad name %q", name)
	}
	if line, ok := l.lines[name]; ok {
		return l.fail(pairs[i].Value, "put both into one", "relation %q doubled, first in line %d", name, line)
	}
	l.lines[name] = pairs[i].Value.GetToken().Position.Line

	r, known := RelationInfo{Name: name, Group: name}, false
	if l.base != nil {
		if b, ok := l.base.Relation(name); ok {
			r, known = b, true
		}
	}
	for _, p := range pairs {
		if err := l.field(&r, p); err != nil {
			return err
		}
	}
	if known {
		l.changed = append(l.changed, r)
		return nil
	}
	l.relations = append(l.relations, r)
	return l.complete(n, &r)
}

// complete checks what a relation must have.
func (l *loader) complete(n ast.Node, r *RelationInfo) error {
	switch {
	case r.Meaning == "":
		return l.fail(n, `add "meaning: ..."`, "relation %q without a meaning", r.Name)
	case len(r.Subject) == 0:
		return l.fail(n, `add "subject: [Person, Organization]" or "subject: [any]"`, "relation %q without subject types", r.Name)
	case len(r.Object) == 0 && !r.Text:
		return l.fail(n, `add "object: [any, text]" or narrower`, "relation %q without object types", r.Name)
	}
	for k := range formKinds {
		if len(r.formsOf(k)) > 0 {
			return nil
		}
	}
	return l.fail(n, `add "verbs: [...]", "nouns: [...]" or "roles: [...]"`, "relation %q has no forms, nothing can be read as it", r.Name)
}

// goodName tells whether s can name a relation: "responded_to".
func goodName(s string) bool {
	for i, c := range s {
		letter := 'a' <= c && c <= 'z'
		if !letter && (i == 0 || c != '_' && (c < '0' || c > '9')) {
			return false
		}
	}
	return s != "" && !strings.HasSuffix(s, "_")
}
