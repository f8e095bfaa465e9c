package schema

import (
	"slices"
	"strings"

	"github.com/goccy/go-yaml/ast"

	"newsgraph/internal/yamltext"
)

// fieldNames is every field of a relation, for messages.
const fieldNames = "name, group, meaning, subject, object, inverse, symmetric, verbs, inverses, patients, nouns, roles, plover, cameo, wikidata, example"

// field reads one field of a relation into r.
func (l *loader) field(r *RelationInfo, p *ast.MappingValueNode) (err error) {
	switch key := yamltext.Of(p.Key); key {
	case "name":
	case "group":
		r.Group, err = l.words(p.Value)
	case "meaning":
		r.Meaning, err = l.words(p.Value)
	case "inverse":
		r.Inverse, err = l.words(p.Value)
	case "plover":
		r.PLOVER, err = l.words(p.Value)
	case "cameo":
		r.CAMEO, err = l.words(p.Value)
	case "wikidata":
		r.Wikidata, err = l.words(p.Value)
	case "symmetric":
		r.Symmetric, err = l.truth(p.Value)
	case "subject":
		var text bool
		if r.Subject, text, err = l.types(p.Value); err == nil && text {
			err = l.fail(p.Value, "give entity types only", "the subject of %q may not be text", r.Name)
		}
	case "object":
		r.Object, r.Text, err = l.types(p.Value)
	case "verbs":
		err = l.forms(p.Value, &r.Verbs)
	case "inverses":
		err = l.forms(p.Value, &r.Inverses)
	case "patients":
		err = l.forms(p.Value, &r.Patients)
	case "nouns":
		err = l.forms(p.Value, &r.Nouns)
	case "roles":
		err = l.forms(p.Value, &r.Roles)
	case "example":
		err = l.example(p.Value, r)
	default:
		err = l.fail(p.Key, "the fields are "+fieldNames, "unknown key %q in relation %q", key, r.Name)
	}
	return err
}

// words reads a scalar that may not be empty.
func (l *loader) words(n ast.Node) (string, error) {
	if s := strings.TrimSpace(yamltext.Of(n)); s != "" {
		return s, nil
	}
	return "", l.fail(n, "write a value or leave the line out", "empty value")
}

func (l *loader) truth(n ast.Node) (bool, error) {
	if b, ok := n.(*ast.BoolNode); ok {
		return b.Value, nil
	}
	return false, l.fail(n, "write true or false", "%q is neither true nor false", yamltext.Of(n))
}

// each calls do for each item of a list; one scalar is a list of one.
func (l *loader) each(n ast.Node, do func(item ast.Node, s string) error) error {
	items := []ast.Node{n}
	if seq, ok := n.(*ast.SequenceNode); ok {
		items = seq.Values
	}
	if len(items) == 0 {
		return l.fail(n, "fill it or leave the line out", "empty list")
	}
	for _, item := range items {
		s := strings.Join(strings.Fields(yamltext.Of(item)), " ")
		if s == "" {
			return l.fail(item, "fill it or leave it out", "empty item")
		}
		if err := do(item, s); err != nil {
			return err
		}
	}
	return nil
}

// types reads a list of entity types, sets of types and "text".
func (l *loader) types(n ast.Node) (types []EntityType, clause bool, err error) {
	err = l.each(n, func(item ast.Node, s string) error {
		set, ok := typeSets[s]
		switch {
		case s == "text":
			clause = true
		case ok:
			types = append(types, set...)
		case slices.Contains(EntityTypes, EntityType(s)):
			types = append(types, EntityType(s))
		default:
			return l.fail(item, "the types are "+typeNames(), "unknown type %q", s)
		}
		return nil
	})
	ordered := make([]EntityType, 0, len(types))
	for _, t := range EntityTypes {
		if slices.Contains(types, t) {
			ordered = append(ordered, t)
		}
	}
	return ordered, clause, err
}

func typeNames() string {
	names := make([]string, len(EntityTypes))
	for i, t := range EntityTypes {
		names[i] = string(t)
	}
	return strings.Join(names, ", ") + `; "actor", "any", and for objects "text"`
}

// forms adds a list of forms to list, without doubles.
func (l *loader) forms(n ast.Node, list *[]string) error {
	out := slices.Clone(*list) // may be that of the base vocabulary
	err := l.each(n, func(item ast.Node, s string) error {
		if s != strings.ToLower(s) {
			return l.fail(item, "write it in lower case", "form %q has capitals", s)
		}
		if strings.Contains(s, ",") || strings.HasPrefix(s, "_") {
			return l.fail(item, `write "lemma particle preposition", with "_" for an object in between`, "bad form %q", s)
		}
		if !slices.Contains(out, s) {
			out = append(out, s)
		}
		return nil
	})
	*list = out
	return err
}

// example reads "[Subject] does to [Object]."
func (l *loader) example(n ast.Node, r *RelationInfo) error {
	s, err := l.words(n)
	if err != nil {
		return err
	}
	before, rest, ok1 := strings.Cut(s, "[")
	subj, rest, ok2 := strings.Cut(rest, "]")
	middle, rest, ok3 := strings.Cut(rest, "[")
	obj, after, ok4 := strings.Cut(rest, "]")
	whole := before + subj + middle + obj + after
	if !ok1 || !ok2 || !ok3 || !ok4 || strings.ContainsAny(whole, "[]") {
		return l.fail(n, `put the subject, then the object, into brackets: "[Ana] responded to [Ben]."`, "example of %q without two brackets", r.Name)
	}
	r.Example, r.ExampleSubject, r.ExampleObject = whole, subj, obj
	return nil
}
