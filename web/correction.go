package web

import (
	"context"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"

	"newsgraph/graph"
	"newsgraph/schema"
)

// kindsOfCorrection are what a file of corrections can say, and what is to be given for it.
var kindsOfCorrection = []struct{ kind, needs, help string }{
	{"merge", "thing with", "two names of one thing"},
	{"split", "thing doc to", "the one in this article is another"},
	{"rename", "thing to", "it is called otherwise"},
	{"retype", "thing to", "it is of another type"},
	{"reject", "thing|fact", "there is no such thing, or it is not said"},
	{"confirm", "thing|fact", "it is right as it is"},
}

// correction answers with the lines that correct something, to be put into a file for
// "newsgraph build --corrections". Nothing is changed here.
func correction(r *request) (any, error) {
	var kinds []string
	for _, k := range kindsOfCorrection {
		kinds = append(kinds, k.kind)
	}
	kind := chosen(r.params, "kind", kinds)
	if len(kind) != 1 {
		r.wrong(badly("kind is one of %s", strings.Join(kinds, ", ")))
		return nil, nil
	}
	k := kindsOfCorrection[slices.Index(kinds, kind[0])]
	entry, err := r.entry(k.kind, k.needs)
	if err != nil || r.err != nil {
		return nil, err
	}
	if note := r.text("note"); note != "" {
		entry = append(entry, yaml.MapItem{Key: "note", Value: note})
	}
	text, err := yaml.MarshalWithOptions([]yaml.MapSlice{entry}, yaml.Indent(2))
	if err != nil {
		return nil, err
	}
	return correctionText{string(text), k.help + `: put it under "corrections:" in a YAML file, and build the store with --corrections FILE`}, nil
}

// entry is the entry of a file of corrections.
func (r *request) entry(kind, needs string) (yaml.MapSlice, error) {
	about := r.text("thing")
	if strings.Contains(needs, "fact") && r.text("fact") != "" {
		f, err := r.factEntry()
		return yaml.MapSlice{{Key: kind, Value: f}}, err
	}
	if about == "" {
		r.wrong(badly("%s needs %s", kind, strings.NewReplacer("|", " or ", " ", ", ").Replace(needs)))
		return nil, nil
	}
	what, err := r.nameFor(schema.EntityID(about))
	if err != nil {
		return nil, err
	}
	entry := yaml.MapSlice{{Key: kind, Value: what}}
	switch kind {
	case "merge":
		other, err := r.nameFor(schema.EntityID(r.needed("with")))
		if err != nil {
			return nil, err
		}
		entry[0].Value = []any{what, other}
	case "split":
		d, err := r.store().Document(r.ctx, schema.DocID(r.needed("doc")))
		if err != nil {
			return nil, err
		}
		entry = append(entry, yaml.MapItem{Key: "off", Value: []string{d.Name}})
	case "retype":
		r.needed("to")
		chosen(r.params, "to", schema.EntityTypes)
	case "rename":
		r.needed("to")
	}
	if to := r.text("to"); to != "" && strings.Contains(needs, "to") {
		entry = append(entry, yaml.MapItem{Key: "to", Value: to})
	}
	return entry, nil
}

func (r *request) factEntry() (any, error) {
	f, err := r.store().Fact(r.ctx, schema.FactID(r.text("fact")))
	if err != nil {
		return nil, err
	}
	subject, err := r.nameFor(f.Subject)
	if err != nil {
		return nil, err
	}
	var object any = f.Object.Text
	if f.Object.Entity != "" {
		if object, err = r.nameFor(f.Object.Entity); err != nil {
			return nil, err
		}
	}
	out := yaml.MapSlice{{Key: "subject", Value: subject}, {Key: "relation", Value: f.Relation}, {Key: "object", Value: object}}
	if doc := schema.DocID(r.text("doc")); doc != "" {
		d, err := r.store().Document(r.ctx, doc)
		if err != nil {
			return nil, err
		}
		out = append(out, yaml.MapItem{Key: "doc", Value: d.Name})
	}
	return out, nil
}

// nameFor is how a file of corrections names a thing: by its name, or where that fits
// others too, with its type, or a mention of it. Ids change.
func (r *request) nameFor(id schema.EntityID) (any, error) {
	e, err := r.store().Entity(r.ctx, id)
	if err != nil {
		return nil, err
	}
	alike, err := r.store().Find(r.ctx, e.Name)
	if err != nil {
		return nil, err
	}
	if len(alike) < 2 {
		return e.Name, nil
	}
	name := yaml.MapSlice{{Key: "name", Value: e.Name}}
	alike = slices.DeleteFunc(alike, func(o schema.Entity) bool { return o.Type != e.Type })
	if len(alike) < 2 {
		return append(name, yaml.MapItem{Key: "type", Value: string(e.Type)}), nil
	}
	doc, err := ownArticle(r.ctx, r.store(), e, alike)
	if doc != "" {
		name = append(name, yaml.MapItem{Key: "doc", Value: doc})
	}
	return name, err
}

// ownArticle names an article that speaks of e and of none that is called alike; "" where
// there is none.
func ownArticle(ctx context.Context, s *graph.Store, e schema.Entity, alike []schema.Entity) (string, error) {
	for _, id := range e.Docs {
		shared := slices.ContainsFunc(alike, func(o schema.Entity) bool { return o.ID != e.ID && slices.Contains(o.Docs, id) })
		if !shared {
			d, err := s.Document(ctx, id)
			return d.Name, err
		}
	}
	return "", nil
}
