package export

import (
	"cmp"
	"fmt"
	"math/bits"
	"slices"
	"strings"

	"newsgraph/schema"
)

// A kind is a group of entity types that look alike in a picture. The colours
// are those of Okabe and Ito (2008), which colour-blind people can tell apart;
// shapes say the same once more.
type kind struct {
	name   string // in the legend
	types  []schema.EntityType
	shape  string // of Graphviz; svg.go draws the same ones
	colour string // of the border
	fill   string // the colour, thinned with white so that black text is readable on it
}

var kinds = []kind{
	{"person", []schema.EntityType{schema.Person}, "ellipse", "#0072B2", "#D6EAF8"},
	{"organization", []schema.EntityType{schema.Organization}, "box", "#E69F00", "#FCEFD2"},
	{"place", []schema.EntityType{schema.GPE, schema.Location, schema.Facility}, "hexagon", "#009E73", "#D3F0E6"},
	{"work, product, law", []schema.EntityType{schema.Work, schema.Product, schema.Law}, "note", "#CC79A7", "#F7E4EE"},
	{"group of people", []schema.EntityType{schema.Group, schema.NORP}, "octagon", "#56B4E9", "#E6F4FC"},
	{"event, date", []schema.EntityType{schema.Event, schema.Date}, "parallelogram", "#B8A700", "#FBF7CF"}, // their yellow, darkened: no border is seen in F0E442
}

// other is what no kind claims, and textKind a statement's object that is no thing.
var (
	other    = kind{"other", nil, "box", "#666666", "#EEEEEE"}
	textKind = kind{"words", nil, "plaintext", "#FFFFFF", "#FFFFFF"}
)

func kindOf(t schema.EntityType) kind {
	for _, k := range kinds {
		if slices.Contains(k.types, t) {
			return k
		}
	}
	return other
}

// A stroke is how the line of a statement looks.
type stroke struct {
	modality schema.Modality
	name     string // in the legend
	prefix   string // of the line's label
	dot      string // Graphviz's style
	dash     string // SVG's stroke-dasharray, times the width
	arrow    string // Graphviz's head: what is not so ends in a bar
	sign     string // the line in letters, for Graphviz's legend
	colour   string
}

// strokes is by modality, strongest first. What is denied or negated is marked
// thrice (word, colour, head), since it is the opposite of the others.
var strokes = []stroke{
	{schema.Asserted, "asserted", "", "solid", "", "normal", "———▶", "#444444"},
	{schema.Alleged, "alleged by someone", "", "dashed", "5 3", "normal", "– – –▶", "#444444"},
	{schema.Hypothetical, "planned, possible", "", "dotted", "1.2 2.4", "normal", "· · · ·▶", "#444444"},
	{schema.Denied, "denied", "denied: ", "dashed", "5 3", "tee", "– – –┤", "#D55E00"},
	{schema.Negated, "said not to be so", "not: ", "solid", "", "tee", "———┤", "#D55E00"},
}

func strokeOf(m schema.Modality) stroke {
	for _, s := range strokes {
		if s.modality == m {
			return s
		}
	}
	return strokes[0]
}

// A picture is a graph as it is to be drawn.
type picture struct {
	nodes  []node  // entities by ID, then words
	edges  []edge  // by fact
	groups [][]int // the nodes of each community that is shown as one
}

type node struct {
	id, label string
	kind      kind
	tip       string
	centre    bool // one that the selection is around
}

type edge struct {
	from, to int // in nodes
	label    string
	stroke   stroke
	width    float64 // 1 to 4: grows with the logarithm of independent origins
	tip      string  // label, sentence, and where it stands
	href     string  // of the article; "" when it has no http address
	faint    bool    // one of very many
}

// draw makes the picture of g: every fact a line, every entity with a line a
// node, and those the selection is around.
func draw(g schema.Graph, o Options) picture {
	var p picture
	docs := map[schema.DocID]*schema.Document{}
	for i := range g.Documents {
		docs[g.Documents[i].ID] = &g.Documents[i]
	}
	entities := map[schema.EntityID]*schema.Entity{}
	for i := range g.Entities {
		entities[g.Entities[i].ID] = &g.Entities[i]
	}
	index := map[schema.EntityID]int{}
	for _, id := range endsOf(g, o) {
		index[id] = len(p.nodes)
		p.nodes = append(p.nodes, entityNode(id, entities[id], slices.Contains(o.Around, id)))
	}
	for i := range g.Facts {
		f := &g.Facts[i]
		to, ok := index[f.Object.Entity]
		if !ok {
			to = len(p.nodes)
			p.nodes = append(p.nodes, node{id: string(f.ID), label: shorten(f.Object.Text, 60), kind: textKind, tip: f.Object.Text})
		}
		p.edges = append(p.edges, factEdge(f, index[f.Subject], to, docs, entities))
	}
	p.group()
	return p
}

// endsOf is the entities that are drawn, by ID.
func endsOf(g schema.Graph, o Options) []schema.EntityID {
	ids := slices.Clone(o.Around)
	for i := range g.Facts {
		ids = append(ids, g.Facts[i].Subject, g.Facts[i].Object.Entity)
	}
	slices.Sort(ids)
	return slices.DeleteFunc(slices.Compact(ids), func(id schema.EntityID) bool { return id == "" })
}

func entityNode(id schema.EntityID, e *schema.Entity, centre bool) node {
	if e == nil { // a fact names what the graph does not describe
		return node{id: string(id), label: string(id), kind: other, tip: string(id), centre: centre}
	}
	tip := string(e.Type)
	if len(e.Aliases) > 0 {
		tip += ", also " + strings.Join(e.Aliases, ", ")
	}
	return node{id: string(id), label: shorten(cmp.Or(e.Name, string(id)), 80), kind: kindOf(e.Type), tip: tip, centre: centre}
}

func factEdge(f *schema.Fact, from, to int, docs map[schema.DocID]*schema.Document, entities map[schema.EntityID]*schema.Entity) edge {
	s := strokeOf(f.Modality)
	e := edge{from: from, to: to, stroke: s, label: s.prefix + strings.ReplaceAll(f.Relation, "_", " ")}
	e.width = min(4, 1+0.75*float64(bits.Len(uint(max(1, f.Origins)))-1))
	if f.Disputed() {
		e.label += " (disputed)"
	}
	if len(f.Evidence) == 0 {
		return e
	}
	best := surest(f)
	e.tip = e.label + ": “" + best.Quote + "”"
	if src := entities[best.Source]; src != nil {
		e.tip += " (on the word of " + src.Name + ")"
	}
	if d := docs[best.Doc]; d != nil {
		e.tip += " — " + strings.Join(slices.DeleteFunc([]string{cmp.Or(d.Outlet, d.Name), d.Published}, func(s string) bool { return s == "" }), ", ")
		if strings.HasPrefix(d.URL, "https://") || strings.HasPrefix(d.URL, "http://") {
			e.href = escapeURL(d.URL)
		}
	}
	if f.Articles > 1 {
		e.tip += fmt.Sprintf(" (%d articles)", f.Articles)
	}
	return e
}
