package export

import (
	"archive/zip"
	"context"
	"fmt"
	"io"
	"iter"
	"strings"
	"time"

	"newsgraph/schema"
)

// A Source is a graph to read, as often as one asks: all records of a kind by ID, the
// facts of a thing by ID, and single records, or an error wrapping graph.ErrNotFound.
// *graph.Store is one.
type Source interface {
	AllDocuments(context.Context) iter.Seq2[schema.Document, error]
	AllEntities(context.Context) iter.Seq2[schema.Entity, error]
	AllFacts(context.Context) iter.Seq2[schema.Fact, error]
	FactsOf(context.Context, schema.EntityID) iter.Seq2[schema.Fact, error]
	Document(context.Context, schema.DocID) (schema.Document, error)
	Entity(context.Context, schema.EntityID) (schema.Entity, error)
	Fact(context.Context, schema.FactID) (schema.Fact, error)
}

// Options says what is written and how. The zero value writes everything.
type Options struct {
	Selection
	Base  string // what makes short IRIs absolute; "" means quads.DefaultBase
	Title string // of a picture or a page; "" means none
	Texts bool   // pictures and formats of nodes and edges show facts whose object is text, too: as a node of its own

	Engine string        // who lays a picture out: one of Engines; "" means the first
	Limit  time.Duration // of Graphviz; 0 means a minute
	Say    func(string)  // is told what the user should know of what was written; nil is nobody
}

// A Format writes a graph in one way: into one file, or into several in a folder.
// It reads the source record by record, more than once if it must.
type Format struct {
	Name    string
	Ext     string // of its file, without a dot; "zip" for several
	Meaning string // one line for the user: what it is, and what opens it

	things bool // it shows what lies between things, and texts when asked to
	write  func(context.Context, io.Writer, Source, Options) error
	files  func(context.Context, Folder, Source, Options) error // in place of write
}

// Several tells whether it is several files.
func (f *Format) Several() bool { return f.files != nil }

// A Folder takes the files of a format one after the other: a writer is good until
// the next Create. Names are slash-separated. *zip.Writer is one.
type Folder interface {
	Create(name string) (io.Writer, error)
}

// Formats is every format, in the order help shows them.
var Formats = []Format{
	{Name: "dot", Ext: "dot", Meaning: "Graphviz: lay it out with dot, neato or sfdp", things: true, write: drawn(writeDOT)},
	{Name: "svg", Ext: "svg", Meaning: "a picture for browsers and print, by Graphviz or, without it, by ourselves", things: true, write: drawn(writeSVG)},
	{Name: "png", Ext: "png", Meaning: "the same in pixels, by Graphviz", things: true, write: drawn(graphvizTo("png"))},
	{Name: "pdf", Ext: "pdf", Meaning: "the same on a page, by Graphviz", things: true, write: drawn(graphvizTo("pdf"))},
	{Name: "nquads", Ext: "nq", Meaning: "RDF 1.1 N-Quads, all of the graph: Cayley, Jena, RDF4J, rdflib", write: writeNQuads},
	{Name: "graphml", Ext: "graphml", Meaning: "GraphML: Gephi, yEd, Cytoscape, networkx, igraph", things: true, write: writeGraphML},
	{Name: "gexf", Ext: "gexf", Meaning: "GEXF 1.3 with dates for the timeline: Gephi, Gephi Lite", things: true, write: writeGEXF},
	{Name: "cyjs", Ext: "cyjs", Meaning: "Cytoscape JSON: Cytoscape, Cytoscape.js", things: true, write: writeCytoscape},
	{Name: "csv", Ext: "zip", Meaning: "nodes.csv and edges.csv: spreadsheets (what they would run gets a ' before it), R, pandas, Gephi", files: writeCSV},
	{Name: "neo4j", Ext: "zip", Meaning: "nodes.csv and relationships.csv for neo4j-admin's import", files: writeNeo4j},
	{Name: "cypher", Ext: "cypher", Meaning: "Cypher statements that merge: cypher-shell, Neo4j, Memgraph", write: writeCypher},
	{Name: "jsonld", Ext: "jsonld", Meaning: "JSON-LD, the same quads as nquads: rdflib, Jena, JavaScript", write: writeJSONLD},
	{Name: "ftm", Ext: "ftm", Meaning: "FollowTheMoney entities as JSON lines: Aleph, OpenAleph, ftm", write: writeFTM},
	{Name: "html", Ext: "html", Meaning: "one page to search and read in a browser, without a network, up to some 100,000 facts", write: writeHTML},
	{Name: "md", Ext: "zip", Meaning: "a dossier in Markdown, a page for each thing: Obsidian, any editor", files: writeMarkdown},
	{Name: "json", Ext: "json", Meaning: "one object: documents, entities, facts with their evidence", write: writeJSON},
}

// Lookup finds a format by name, or yields a WrongError that names the nearest.
func Lookup(name string) (Format, error) {
	var names []string
	for _, f := range Formats {
		if f.Name == name {
			return f, nil
		}
		names = append(names, f.Name)
	}
	return Format{}, wrong("no format", name, names, "there are "+strings.Join(names, ", "))
}

// Write selects from src and writes the selection to w. A format of several files
// becomes a zip of them, without times: the same graph gives the same bytes.
func Write(ctx context.Context, w io.Writer, format string, src Source, o Options) error {
	f, part, err := picked(ctx, format, src, o)
	if err != nil {
		return err
	}
	if f.write == nil {
		z := zip.NewWriter(w)
		if err := f.files(ctx, z, part, o); err != nil {
			return err
		}
		return z.Close()
	}
	if !f.things || o.Texts {
		return f.write(ctx, w, part, o)
	}
	shown := &things{Source: part}
	err = f.write(ctx, w, shown, o)
	if err == nil && shown.left > 0 && o.Say != nil {
		o.Say(fmt.Sprintf("left out: %d of %d facts, whose object is text; --texts shows them", shown.left, shown.all))
	}
	return err
}

// WriteFiles is Write for a format of several files into a folder.
func WriteFiles(ctx context.Context, folder Folder, format string, src Source, o Options) error {
	f, part, err := picked(ctx, format, src, o)
	if err != nil {
		return err
	}
	return f.files(ctx, folder, part, o)
}

func picked(ctx context.Context, format string, src Source, o Options) (Format, Source, error) {
	f, err := Lookup(format)
	if err != nil {
		return f, nil, err
	}
	part, err := Pick(ctx, src, o.Selection)
	return f, part, err
}

// drawn makes a format of a writer that needs the whole selection: a picture.
func drawn(write func(context.Context, io.Writer, schema.Graph, Options) error) func(context.Context, io.Writer, Source, Options) error {
	return func(ctx context.Context, w io.Writer, src Source, o Options) error {
		g, err := collected(ctx, src)
		if err != nil {
			return err
		}
		return write(ctx, w, g, o)
	}
}

// each calls use for every record, until the first error.
func each[T any](seq iter.Seq2[T, error], use func(*T) error) error {
	for v, err := range seq {
		if err == nil {
			err = use(&v)
		}
		if err != nil {
			return err
		}
	}
	return nil
}
