package guide

import (
	"strings"

	"github.com/goccy/go-yaml/ast"

	"newsgraph/internal/yamltext"
)

const (
	topCure   = `begin with "corrections:" and under it "- merge: [A, B]"`
	entryCure = `write "- merge: [A, B]", "- split: A", "- rename: A", "- retype: A", "- confirm: A" or "- reject: A"`
	thingCure = `write a name, or {name: ..., doc: ..., quote: ...}`
	factCure  = `write {subject: ..., relation: ..., object: ...}`
)

// Corrections reads a file of corrections; name stands in its mistakes.
func Corrections(name string, data []byte) ([]Correction, error) {
	f := &form{file: name}
	reviewer := ""
	var entries []ast.Node
	for _, fd := range f.documents(data, topCure) {
		switch fd.key {
		case "reviewer":
			reviewer = f.word(fd)
		case "corrections":
			if yamltext.Of(fd.value) != "" || !isNull(fd.value) {
				entries = append(entries, f.list(fd, entryCure)...)
			}
		default:
			f.fail(fd.at, `a file of corrections has "reviewer" and "corrections"`, "unknown key %q", brief(fd.key))
		}
	}
	var out []Correction
	for _, n := range entries {
		c := f.entry(n)
		if c.Reviewer == "" {
			c.Reviewer = reviewer
		}
		out = append(out, c)
	}
	if f.err != nil {
		return nil, f.err
	}
	return out, nil
}

func isNull(n ast.Node) bool {
	_, null := n.(*ast.NullNode)
	return null || n == nil
}

// needs is whether an action must, may or may not have "to" and "off".
var needs = map[string]struct{ to, mayTo, off bool }{
	Merge: {mayTo: true}, Split: {mayTo: true, off: true}, Rename: {to: true}, Retype: {to: true}, Confirm: {}, Reject: {},
}

func (f *form) entry(n ast.Node) Correction {
	c := Correction{At: f.at(n)}
	var to, off *field
	for _, fd := range f.fields(n, entryCure) {
		_, action := needs[fd.key]
		switch {
		case action && c.Do != "":
			f.fail(fd.at, "make it an entry of its own", "%s and %s in one entry", c.Do, brief(fd.key))
		case action:
			c.Do = fd.key
			f.what(&c, fd)
		case fd.key == "to":
			to = &fd
			c.To = f.word(fd)
		case fd.key == "off":
			off = &fd
		case fd.key == "reviewer":
			c.Reviewer = f.word(fd)
		case fd.key == "note":
			c.Note = strings.Join(strings.Fields(f.word(fd)), " ")
		default:
			f.fail(fd.at, entryCure, "unknown key %q", brief(fd.key))
		}
	}
	need, known := needs[c.Do]
	switch {
	case !known:
		f.fail(n, entryCure, "an entry without an action")
	case need.to && to == nil:
		f.fail(n, `add "to: ..."`, "%s without \"to\"", c.Do)
	case to != nil && !need.to && !need.mayTo:
		f.fail(to.at, "leave it out", "%s has no \"to\"", c.Do)
	case need.off != (off != nil):
		f.fail(n, `add "off: [...]" to a split: the documents or mentions of the other one`, "%s and \"off\" do not go together", c.Do)
	}
	if c.Do == Retype && to != nil {
		f.entityType(to.at, c.To)
	}
	if off != nil {
		f.off(&c, *off)
	}
	return c
}

// what reads what an action is about.
func (f *form) what(c *Correction, fd field) {
	if seq, ok := fd.value.(*ast.SequenceNode); c.Do == Merge {
		if !ok || len(seq.Values) < 2 {
			f.fail(fd.at, "write \"merge: [A, B]\"", "merge needs a list of two things or more")
			return
		}
		for _, n := range seq.Values {
			c.Things = append(c.Things, f.thing(n))
		}
		return
	}
	if c.Do == Confirm || c.Do == Reject {
		if c.Fact = f.fact(fd.value); c.Fact != nil {
			return
		}
	}
	if isNull(fd.value) {
		f.fail(fd.at, thingCure, "%s of nothing", c.Do)
		return
	}
	c.Things = []Thing{f.thing(fd.value)}
}

// off reads the mentions that a split takes off: of the same name, unless they say otherwise.
func (f *form) off(c *Correction, fd field) {
	for _, n := range f.list(fd, `write "off: [b.txt]"`) {
		var t Thing
		if doc := strings.TrimSpace(yamltext.Of(n)); doc != "" {
			t.Doc = doc
		} else {
			t = f.thing(n)
		}
		if t.Doc == "" {
			f.fail(n, `write "off: [b.txt]" or "off: [{doc: b.txt, quote: ...}]"`, "what is taken off names no document")
		}
		c.Off = append(c.Off, t)
	}
	if len(c.Off) == 0 {
		f.fail(fd.at, `write "off: [b.txt]"`, "off is empty")
	}
}

func (f *form) thing(n ast.Node) Thing {
	if s := strings.TrimSpace(yamltext.Of(n)); s != "" {
		return Thing{Name: s}
	}
	var t Thing
	for _, fd := range f.fields(n, thingCure) {
		switch fd.key {
		case "name":
			t.Name = f.word(fd)
		case "type":
			t.Type = f.entityType(fd.value, f.word(fd))
		case "doc":
			t.Doc = f.word(fd)
		case "quote":
			t.Quote = f.word(fd)
		case "start":
			t.Start = f.number(fd)
		case "end":
			t.End = f.number(fd)
		default:
			f.fail(fd.at, "a thing has name, type, doc, quote, start, end", "unknown key %q", brief(fd.key))
		}
	}
	switch {
	case t.Doc == "" && (t.Quote != "" || t.End > 0 || t.Start > 0):
		f.fail(n, `add "doc: ..."`, "a quote or offsets without the document")
	case t.Start > 0 && t.End <= t.Start:
		f.fail(n, "end is one past the last", "from %d to %d is nothing", t.Start, t.End)
	case t.Name == "" && t.Doc == "":
		f.fail(n, thingCure, "a thing without a name")
	}
	return t
}

// fact reads a fact, nil when n is a thing.
func (f *form) fact(n ast.Node) *Fact {
	if yamltext.Of(n) != "" || isNull(n) {
		return nil
	}
	fields := f.fields(n, factCure)
	var fact Fact
	has := map[string]bool{}
	for _, fd := range fields {
		has[fd.key] = true
	}
	if !has["subject"] && !has["relation"] && !has["object"] {
		return nil
	}
	for _, fd := range fields {
		switch fd.key {
		case "subject":
			fact.Subject = f.thing(fd.value)
		case "object":
			fact.Object = f.thing(fd.value)
		case "relation":
			fact.Relation = f.word(fd)
		case "doc":
			fact.Doc = f.word(fd)
		case "quote":
			fact.Quote = f.word(fd)
		default:
			f.fail(fd.at, "a fact has subject, relation, object, doc, quote", "unknown key %q", brief(fd.key))
		}
	}
	for _, key := range []string{"subject", "relation", "object"} {
		if !has[key] {
			f.fail(n, factCure, "a fact without %s", key)
		}
	}
	return &fact
}
