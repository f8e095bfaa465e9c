package web

import (
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"newsgraph/queries"
	"newsgraph/schema"
)

// describe makes the OpenAPI document of the routes, the shapes of their answers, and
// the comments beside the fields of these.

type object = map[string]any

type describer struct {
	schemas object
	notes   map[string]string // comments, by type and field
}

func describe(t *testing.T) object {
	d := &describer{object{}, fieldComments(t)}
	d.schemas["problem"] = d.fields(reflect.TypeFor[problem]())
	paths := object{}
	for _, r := range routes {
		op := object{"summary": r.doc, "operationId": strings.ReplaceAll(strings.TrimPrefix(r.path, "/api/"), "/", "_"), "responses": d.responses(d.schema(reflect.TypeOf(r.shape)))}
		if p := parameters(t, r.path, r.params); len(p) > 0 {
			op["parameters"] = p
		}
		paths[r.path] = object{strings.ToLower(r.method): op}
	}
	for _, x := range d.others(t) {
		if paths[x.path] == nil {
			paths[x.path] = object{}
		}
		paths[x.path].(object)[strings.ToLower(x.method)] = x.operation
	}
	return object{
		"openapi": "3.1.0",
		"info": object{"title": "newsgraph", "version": "1", "license": object{"name": "Apache-2.0", "identifier": "Apache-2.0"},
			"description": "What a newsgraph store says. Read-only. Answers have an ETag and change only when the store does; parameters that a path does not name are refused. Places in texts are half-open and count Unicode code points."},
		"paths": paths,
		"components": object{"schemas": d.schemas, "securitySchemes": object{
			"token": object{"type": "http", "scheme": "bearer"}, "cookie": object{"type": "apiKey", "in": "cookie", "name": cookieName}}},
		"security": []any{object{}, object{"token": []any{}}, object{"cookie": []any{}}},
	}
}

func (d *describer) responses(ok any) object {
	bad := object{"description": "what is wrong, and what to do about it", "content": object{"application/json": object{"schema": ref("problem")}}}
	return object{"200": object{"description": "the answer", "content": object{"application/json": object{"schema": ok}}},
		"304": object{"description": "the client has it"}, "default": bad}
}

func ref(name string) object { return object{"$ref": "#/components/schemas/" + name} }

func (d *describer) schema(t reflect.Type) any {
	switch t {
	case reflect.TypeFor[schema.Modality]():
		return object{"type": "string", "enum": schema.Modalities}
	case reflect.TypeFor[schema.EntityType]():
		return object{"type": "string", "enum": append(append([]schema.EntityType{}, schema.EntityTypes...), "")}
	}
	switch t.Kind() {
	case reflect.String:
		return object{"type": "string"}
	case reflect.Bool:
		return object{"type": "boolean"}
	case reflect.Int, reflect.Int64:
		return object{"type": "integer"}
	case reflect.Float64:
		return object{"type": "number"}
	case reflect.Slice:
		return object{"type": "array", "items": d.schema(t.Elem())}
	case reflect.Array:
		return object{"type": "array", "items": d.schema(t.Elem()), "minItems": t.Len(), "maxItems": t.Len()}
	case reflect.Map:
		return object{"type": "object", "additionalProperties": d.schema(t.Elem())}
	case reflect.Pointer:
		return object{"anyOf": []any{d.schema(t.Elem()), object{"type": "null"}}}
	case reflect.Struct:
		if _, ok := d.schemas[t.Name()]; !ok {
			d.schemas[t.Name()] = nil // it may hold itself
			d.schemas[t.Name()] = d.fields(t)
		}
		return ref(t.Name())
	}
	return object{"type": []string{"string", "number", "boolean", "array", "object", "null"}} // anything
}

// fields describes a struct: all that it must and may have, and nothing else.
func (d *describer) fields(t reflect.Type) object {
	props, required := object{}, []string{}
	for _, f := range reflect.VisibleFields(t) {
		name, rest, _ := strings.Cut(f.Tag.Get("json"), ",")
		if f.Anonymous || name == "-" {
			continue
		}
		if name == "" {
			name = f.Name
		}
		ft := f.Type
		optional := strings.Contains(rest, "omitempty")
		if optional && ft.Kind() == reflect.Pointer {
			ft = ft.Elem()
		}
		s := d.schema(ft)
		if note := d.notes[ownerOf(t, f)+"."+f.Name]; note != "" {
			if o := s.(object); o["$ref"] == nil {
				o["description"] = note
			} else {
				s = object{"allOf": []any{o}, "description": note}
			}
		}
		if !optional {
			required = append(required, name)
		}
		props[name] = s
	}
	return object{"type": "object", "properties": props, "required": required, "additionalProperties": false}
}

// ownerOf is the struct that declares a field, which may be embedded.
func ownerOf(t reflect.Type, f reflect.StructField) string {
	for _, i := range f.Index[:len(f.Index)-1] {
		t = t.Field(i).Type
	}
	return t.Name()
}

func fieldComments(t *testing.T) map[string]string {
	notes := map[string]string{}
	names, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(f, func(n ast.Node) bool {
			spec, ok := n.(*ast.TypeSpec)
			if !ok {
				return true
			}
			if s, ok := spec.Type.(*ast.StructType); ok {
				for _, field := range s.Fields.List {
					for _, id := range field.Names {
						notes[spec.Name.Name+"."+id.Name] = strings.TrimSpace(field.Comment.Text())
					}
				}
			}
			return true
		})
	}
	return notes
}

type other struct {
	method, path string
	operation    object
}

// others are the paths that no route of the table answers.
func (d *describer) others(t *testing.T) []other {
	problem := d.responses(nil)["default"]
	file := func(kinds ...string) object {
		content := object{}
		for _, k := range kinds {
			content[k] = object{}
		}
		return object{"200": object{"description": "the answer", "content": content}, "default": problem}
	}
	inText := object{"required": true, "content": object{"text/plain": object{"schema": object{"type": "string"}}}}
	lang := object{"name": "lang", "in": "path", "required": true, "description": "the language of the query", "schema": oneOf(queries.Languages)}
	inQuery := object{"name": "lang", "in": "query", "required": true, "description": "the language of the query", "schema": lang["schema"]}
	limit := object{"name": "limit", "in": "query", "required": false, "description": "at most so many results", "schema": object{"type": "integer"}}
	qu := object{"name": "qu", "in": "query", "required": true, "description": "the query", "schema": object{"type": "string"}}
	var quads []any
	for _, name := range []string{"format", "iri", "sub", "pred", "obj", "label"} {
		quads = append(quads, object{"name": name, "in": "query", "required": false, "description": "as Cayley's documentation says", "schema": object{"type": "string"}})
	}
	list := []other{
		{"POST", "/api/query", object{"operationId": "query", "summary": "Runs a query or a saved query, within limits of time, rows and memory",
			"requestBody": object{"required": true, "content": object{"application/json": object{"schema": d.body(reflect.TypeFor[asked]())}}},
			"responses":   d.responses(d.schema(reflect.TypeFor[result]()))}},
		{"GET", "/api/export", object{"operationId": "export", "summary": "The graph, or a part of it, as a file for other tools",
			"parameters": parameters(t, "/api/export", exportParams), "responses": file("*/*")}},
		{"GET", "/api/openapi.json", object{"operationId": "openapi", "summary": "This document", "responses": file("application/json")}},
		{"GET", "/healthz", object{"operationId": "healthz", "summary": "ok while the server runs; needs no token", "security": []any{object{}}, "responses": file("text/plain")}},
		{"GET", "/metrics", object{"operationId": "metrics", "summary": "Figures of the server, for Prometheus", "responses": file("text/plain")}},
		{"POST", "/api/v1/query/{lang}", object{"operationId": "cayley_query_v1", "summary": "Cayley: a query", "parameters": []any{lang, limit}, "requestBody": inText, "responses": file("application/json")}},
		{"POST", "/api/v1/shape/{lang}", object{"operationId": "cayley_shape_v1", "summary": "Cayley: the iterators of a query", "parameters": []any{lang}, "requestBody": inText, "responses": file("application/json")}},
		{"GET", "/api/v2/query", object{"operationId": "cayley_query_get", "summary": "Cayley: a query", "parameters": []any{inQuery, qu}, "responses": file("application/json")}},
		{"POST", "/api/v2/query", object{"operationId": "cayley_query_post", "summary": "Cayley: a query", "parameters": []any{inQuery}, "requestBody": inText, "responses": file("application/json")}},
		{"GET", "/api/v2/read", object{"operationId": "cayley_read_get", "summary": "Cayley: quads", "parameters": quads, "responses": file("*/*")}},
		{"POST", "/api/v2/read", object{"operationId": "cayley_read_post", "summary": "Cayley: quads", "parameters": quads, "responses": file("*/*")}},
		{"GET", "/api/v2/formats", object{"operationId": "cayley_formats", "summary": "Cayley: formats of quads", "responses": file("application/json")}},
	}
	for i, path := range writing {
		list = append(list, other{"POST", path, object{"operationId": "cayley_write_" + string(rune('a'+i)), "summary": "Cayley: refused, as the server is read-only",
			"responses": object{"403": object{"description": "the server is read-only", "content": object{"application/json": object{}}}}}})
	}
	return list
}

// body describes what a client sends: every field may be left out.
func (d *describer) body(t reflect.Type) object {
	o := d.fields(t)
	delete(o, "required")
	return o
}

func marshalled(t *testing.T, v any) []byte {
	t.Helper()
	b, err := json.MarshalIndent(v, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return append(b, '\n')
}
