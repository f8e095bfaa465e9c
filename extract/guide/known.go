package guide

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/goccy/go-yaml/ast"

	"newsgraph/internal/yamltext"
	"newsgraph/schema"
)

var columns = []string{"name", "aliases", "type", "id", "wikidata"}

const columnsCure = `the heads are name, aliases, type, id, wikidata; only name must be there`

// Entities reads a list of known entities: YAML when name ends in .yaml or
// .yml, else CSV.
func Entities(name string, data []byte) ([]Known, error) {
	f := &form{file: name}
	var list []Known
	switch strings.ToLower(filepath.Ext(name)) {
	case ".yaml", ".yml":
		list = f.knownYAML(data)
	default:
		list = f.knownCSV(data)
	}
	if f.err == nil {
		f.err = checkKnown(list)
	}
	if f.err != nil {
		return nil, f.err
	}
	return list, nil
}

func (f *form) knownCSV(data []byte) []Known {
	r := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff"))))
	r.TrimLeadingSpace = true
	r.FieldsPerRecord = -1
	heads, err := r.Read()
	if errors.Is(err, io.EOF) {
		f.err = fmt.Errorf("%s:1: an empty list; %s", f.file, columnsCure)
		return nil
	}
	if err != nil {
		f.csvError(err)
		return nil
	}
	for i := range heads {
		heads[i] = strings.ToLower(strings.TrimSpace(heads[i]))
		if !slices.Contains(columns, heads[i]) {
			f.err = fmt.Errorf("%s:1: unknown column %q; %s", f.file, brief(heads[i]), columnsCure)
			return nil
		}
	}
	if !slices.Contains(heads, "name") {
		f.err = fmt.Errorf("%s:1: no column \"name\"; %s", f.file, columnsCure)
		return nil
	}
	var out []Known
	for {
		row, err := r.Read()
		if errors.Is(err, io.EOF) {
			return out
		}
		if err != nil {
			f.csvError(err)
			return nil
		}
		line, _ := r.FieldPos(0)
		k := Known{At: fmt.Sprintf("%s:%d", f.file, line)}
		if len(row) > len(heads) {
			f.err = fmt.Errorf("%s: %d fields, but %d columns; put names with a comma in \"quotes\"", k.At, len(row), len(heads))
			return nil
		}
		for i, v := range row {
			k.set(heads[i], strings.TrimSpace(v))
		}
		out = append(out, k)
	}
}

func (f *form) csvError(err error) {
	var p *csv.ParseError
	if errors.As(err, &p) {
		f.err = fmt.Errorf("%s:%d: %v; write \" within quotes twice", f.file, p.Line, p.Err)
		return
	}
	f.err = fmt.Errorf("%s: %w", f.file, err)
}

func (k *Known) set(column, v string) {
	switch column {
	case "name":
		k.Name = v
	case "aliases":
		k.Aliases = nil
		for a := range strings.SplitSeq(v, ";") {
			k.alias(a)
		}
	case "type":
		k.Type = schema.EntityType(v)
	case "id":
		k.ID = v
	case "wikidata":
		k.Wikidata = strings.TrimPrefix(strings.TrimPrefix(v, "wd:"), "http://www.wikidata.org/entity/")
	}
}

func (k *Known) alias(a string) {
	if a = strings.Join(strings.Fields(a), " "); a != "" {
		k.Aliases = append(k.Aliases, a)
	}
}

func (f *form) knownYAML(data []byte) []Known {
	const cure = `begin with "entities:" and under it "- name: ..."`
	var out []Known
	for _, top := range f.documents(data, cure) {
		if top.key != "entities" {
			f.fail(top.at, cure, "unknown key %q", brief(top.key))
			continue
		}
		for _, n := range f.list(top, cure) {
			k := Known{At: f.at(n)}
			for _, fd := range f.fields(n, cure) {
				switch list, isList := fd.value.(*ast.SequenceNode); {
				case !slices.Contains(columns, fd.key):
					f.fail(fd.at, "an entity has name, aliases, type, id, wikidata", "unknown key %q", brief(fd.key))
				case isList && fd.key == "aliases":
					for _, a := range list.Values {
						k.alias(yamltext.Of(a))
					}
				case isList:
					f.fail(fd.at, "write one", "%s is a list", fd.key)
				default:
					k.set(fd.key, f.word(fd))
				}
			}
			out = append(out, k)
		}
	}
	return out
}

var wikidataID = regexp.MustCompile(`^Q[1-9]\d{0,11}$`)

// checkKnown finds the first entry that cannot be meant.
func checkKnown(list []Known) error {
	ids := map[string]string{}
	for i := range list {
		k := &list[i]
		k.Name = strings.Join(strings.Fields(k.Name), " ")
		switch {
		case k.Name == "":
			return fmt.Errorf("%s: an entity without a name; write its fullest name", k.At)
		case k.Type != "" && !slices.Contains(schema.EntityTypes, k.Type):
			return fmt.Errorf("%s: %q is no type; %s, or nothing", k.At, brief(string(k.Type)), typesCure())
		case k.Wikidata != "" && !wikidataID.MatchString(k.Wikidata):
			return fmt.Errorf("%s: %q is no Wikidata id; write it as in \"Q42\"", k.At, brief(k.Wikidata))
		}
		for _, id := range []string{k.ID, k.Wikidata} {
			if had := ids[id]; id != "" && had != "" && had != k.At {
				return fmt.Errorf("%s: id %q has stood at %s; put both names into one entry", k.At, brief(id), had)
			}
			ids[id] = k.At
		}
	}
	return nil
}
