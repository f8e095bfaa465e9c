package web

import (
	"strings"
	"testing"

	"newsgraph/asking"
	"newsgraph/graph/export"
	"newsgraph/schema"
)

type param struct {
	what string
	kind any
	many bool
	must bool
}

var text = object{"type": "string", "maxLength": maxParam}

func upTo(most int) object  { return object{"type": "integer", "minimum": 0, "maximum": most} }
func oneOf(list any) object { return object{"type": "string", "enum": list} }

var date = object{"type": "string", "pattern": export.DateForm}

// paramDocs says what each parameter is; "path name" where it differs from others of its name.
var paramDocs = map[string]param{
	"q":           {"what someone types: words, \"phrases\", beginnings*", text, false, false},
	"limit":       {"at most so many", upTo(5000), false, false},
	"offset":      {"without the first so many", upTo(1<<31 - 1), false, false},
	"id":          {"an id, as other answers give it", text, false, true},
	"entity":      {"the id of a thing; all without it", text, false, false},
	"around":      {"ids of things", text, true, false},
	"depth":       {"how many facts away", upTo(depthMost), false, false},
	"type":        {"only things of these types", oneOf(schema.EntityTypes), true, false},
	"relation":    {"only these relations", text, true, false},
	"modality":    {"only what is put forward so, at the strongest", oneOf(schema.Modalities), true, false},
	"outlet":      {"only these outlets", text, true, false},
	"min_support": {"of so many articles or more", object{"type": "integer", "minimum": 1}, false, false},
	"min_score":   {"with a reading as sure as this", object{"type": "number", "minimum": 0, "maximum": 1}, false, false},
	"since":       {"from this day, month or year on", date, false, false},
	"until":       {"up to and with this day, month or year", date, false, false},
	"from":        {"the id of a thing", text, false, true},
	"to":          {"the id of a thing; of a correction the new name or type", text, false, false},
	"k":           {"at most so many ways", upTo(waysMost), false, false},
	"hops":        {"at most so many steps", upTo(hopsMost), false, false},
	"kind":        {"only conflicts of these kinds", oneOf(asking.Kinds), true, false},
	"by":          {"the id of the thing on whose word", text, false, false},
	"about":       {"the id of the thing spoken of", text, false, false},
	"thing":       {"the id of the thing that is wrong", text, false, false},
	"with":        {"the id of the other thing of a merge", text, false, false},
	"fact":        {"the id of the fact that is wrong or right", text, false, false},
	"doc":         {"the id of an article: only in it", text, false, false},
	"note":        {"why", text, false, false},
	"format":      {"one of the formats of /api/vocabulary", text, false, true},
	"top":         {"only so many facts, the best supported", object{"type": "integer", "minimum": 1}, false, false},
	"texts":       {"pictures also show facts whose object is text", text, false, false},
	"title":       {"of a picture", text, false, false},
	"base":        {"makes ids absolute in RDF", text, false, false},

	"/api/timeline entity": {"the id of a thing", text, false, true},
	"/api/graph around":    {"ids of the things in the middle", text, true, true},
	"/api/search q":        {"words; \"two words\" side by side; begin*", text, false, true},
	"/api/path to":         {"the id of a thing", text, false, true},
	"/api/correction kind": {"what is to be done", oneOf([]string{"merge", "split", "rename", "retype", "reject", "confirm"}), false, true},
}

func parameters(t *testing.T, path, names string) []any {
	var list []any
	for _, name := range strings.Fields(names) {
		p, ok := paramDocs[path+" "+name]
		if !ok {
			p, ok = paramDocs[name]
		}
		if !ok {
			t.Fatalf("%s: nothing is said of the parameter %s", path, name)
		}
		kind := p.kind
		if p.many {
			kind = object{"type": "array", "items": p.kind}
		}
		list = append(list, object{"name": name, "in": "query", "description": p.what, "required": p.must, "schema": kind})
	}
	return list
}
