package export

import (
	"context"
	"fmt"
	"io"
	"iter"
	"strings"

	"newsgraph/schema"
)

// A Source is a graph to read, each kind of record by ID. *graph.Store is one.
type Source interface {
	AllDocuments(context.Context) iter.Seq2[schema.Document, error]
	AllEntities(context.Context) iter.Seq2[schema.Entity, error]
	AllFacts(context.Context) iter.Seq2[schema.Fact, error]
}

// Options says what is written and how. The zero value writes everything.
type Options struct {
	Selection
	Base  string // what makes short IRIs absolute; "" means quads.DefaultBase
	Title string // of a picture; "" means none
	Texts bool   // pictures show statements whose object is text, too
}

// A Format writes a graph in one way.
type Format struct {
	Name    string
	Ext     string // of its files, without a dot
	Meaning string // one line for the user
	Write   func(io.Writer, schema.Graph, Options) error
}

// Formats is every format, in the order help shows them.
var Formats = []Format{
	{"dot", "dot", "Graphviz: lay it out with dot, neato or sfdp", writeDOT},
	{"svg", "svg", "a picture, laid out here, for browsers and print", writeSVG},
	{"nquads", "nq", "RDF 1.1 N-Quads, all of the graph", writeNQuads},
	{"json", "json", "one object: documents, entities, facts with their evidence", writeJSON},
}

// Lookup finds a format by name, or yields an error that names them all.
func Lookup(name string) (Format, error) {
	var names []string
	for _, f := range Formats {
		if f.Name == name {
			return f, nil
		}
		names = append(names, f.Name)
	}
	return Format{}, fmt.Errorf("unknown format %q; there are %s", name, strings.Join(names, ", "))
}

// Write selects from src and writes the selection to w in the given format.
func Write(ctx context.Context, w io.Writer, format string, src Source, o Options) error {
	f, err := Lookup(format)
	if err != nil {
		return err
	}
	g, err := Select(ctx, src, o.Selection)
	if err != nil {
		return err
	}
	return f.Write(w, g, o)
}
