package queries

import "slices"

// A Method is one word of the query language, as the help shows it.
type Method struct {
	Kind    string   // "graph": of g; "path": makes a longer path; "final": ends one; "global"; "helper"
	Name    string   // as documented; methods may also begin with a small letter: Out, out
	Aliases []string // other names of the same
	Usage   string
	Doc     string
	Example string // runs on any store in the shape of graph/quads
}

// Methods is the whole language, in the order of the help.
//
// Beyond Cayley's Gizmo are: lists of ids wherever one id can stand; lists and paths of
// predicates in Has and Save; Order with a capital; CountDistinct, OrderBy, GroupCount,
// ShortestPath, and the helpers.
var Methods = []Method{
	{"graph", "V", []string{"Vertex"}, "g.V([id…])", "starts a path at these nodes, or at all", `g.V("<person/ann-lee>").All()`},
	{"graph", "M", []string{"Morphism"}, "g.M()", "starts a path that is followed later, by Follow and its kind", `g.V(name("Ann Lee")).Follow(g.M().Out("<met_with>")).All()`},
	{"graph", "Emit", nil, "g.Emit(value)", "adds a value to the result: an object is a row", `g.Emit({answer: 42})`},
	{"graph", "IRI", []string{"Uri"}, "g.IRI(text)", "makes an id of a text, as iri()", `g.V(g.IRI("person/ann-lee")).All()`},
	{"graph", "AddNamespace", nil, "g.AddNamespace(prefix, full)", "lets ids be written with a prefix", `g.AddNamespace("ex", "http://example.org/"); g.V("<ex:a>").All()`},
	{"graph", "AddDefaultNamespaces", nil, "g.AddDefaultNamespaces()", "adds the prefixes that every store knows", `g.AddDefaultNamespaces()`},
	{"graph", "LoadNamespaces", nil, "g.LoadNamespaces()", "adds the prefixes that are saved in the store", `g.LoadNamespaces()`},

	{"path", "Out", nil, "Out([predicate], [tag…])", "goes along edges; the predicate may be an id, a list, a path, or null for all; tags save the predicate", `g.V(name("Ann Lee")).Out("<met_with>").All()`},
	{"path", "In", nil, "In([predicate], [tag…])", "goes against edges", `g.V(name("Bo Diaz")).In("<met_with>").All()`},
	{"path", "Both", nil, "Both([predicate], [tag…])", "goes along and against edges", `g.V(name("Ann Lee")).Both("<met_with>", "relation").All()`},
	{"path", "Is", nil, "Is(id…)", "keeps only these nodes", `g.V().Is("<person/ann-lee>").All()`},
	{"path", "Has", nil, "Has(predicate, [value… | filter…])", "keeps nodes that have such an edge", `g.V().Has("<rdfs:label>", "Ann Lee").All()`},
	{"path", "HasR", nil, "HasR(predicate, [value… | filter…])", "keeps nodes that have such an edge pointing at them", `g.V().HasR("<met_with>").Unique().All()`},
	{"path", "Tag", []string{"As"}, "Tag(name…)", "saves the node under a name, to be shown or gone back to", `g.V(name("Ann Lee")).Tag("who").Out("<met_with>").All()`},
	{"path", "Back", nil, "Back([name])", "goes back to where Tag(name) was, keeping all conditions; without a name to the start", `g.V().Tag("a").Out("<met_with>").Is("<person/bo-diaz>").Back("a").All()`},
	{"path", "Save", nil, "Save(predicate, [name])", "saves the other end of an edge without going there; drops nodes without one", `g.V(name("Ann Lee")).Save("<rdfs:label>", "label").All()`},
	{"path", "SaveR", nil, "SaveR(predicate, [name])", "is Save against the edge", `g.V(name("Bo Diaz")).SaveR("<met_with>", "by").All()`},
	{"path", "SaveOpt", nil, "SaveOpt(predicate, [name])", "is Save, and keeps nodes without such an edge", `g.V(name("Ann Lee")).SaveOpt("<ng:norp_of>", "country").All()`},
	{"path", "SaveOptR", nil, "SaveOptR(predicate, [name])", "is SaveR, and keeps nodes without such an edge", `g.V(name("Ann Lee")).SaveOptR("<met_with>", "by").All()`},
	{"path", "Follow", nil, "Follow(path)", "goes the way of another path", `g.V(name("Ann Lee")).Follow(g.M().Out("<met_with>").Out("<accused>")).All()`},
	{"path", "FollowR", nil, "FollowR(path)", "goes the way of another path backwards", `g.V(name("Bo Diaz")).FollowR(g.M().Out("<met_with>")).All()`},
	{"path", "FollowRecursive", nil, "FollowRecursive(predicate or path, [depth], [tag…])", "goes that way again and again, each node once; tags save how often", `g.V(name("Ann Lee")).FollowRecursive("<met_with>", 3, "steps").All()`},
	{"path", "Intersect", []string{"And"}, "Intersect(path)", "keeps nodes that the other path reaches too", `g.V(name("Ann Lee")).Out("<met_with>").And(g.V(name("Cy Roe")).Out("<met_with>")).All()`},
	{"path", "Union", []string{"Or"}, "Union(path)", "adds what the other path reaches", `g.V(name("Ann Lee")).Out("<met_with>").Or(g.V(name("Ann Lee")).In("<met_with>")).All()`},
	{"path", "Except", []string{"Difference"}, "Except(path)", "drops nodes that the other path reaches", `g.V(name("Ann Lee")).Out().Except(g.V("<person/bo-diaz>")).All()`},
	{"path", "Unique", nil, "Unique()", "keeps each node once", `g.V(name("Ann Lee")).Out().Unique().All()`},
	{"path", "Labels", nil, "Labels()", "goes to the labels of the edges at a node: the articles they come from", `g.V("<ng:Evidence>").Labels().Unique().All()`},
	{"path", "InPredicates", nil, "InPredicates()", "goes to the predicates that point at a node", `g.V(name("Ann Lee")).InPredicates().All()`},
	{"path", "OutPredicates", nil, "OutPredicates()", "goes to the predicates that point from a node", `g.V(name("Ann Lee")).OutPredicates().All()`},
	{"path", "SaveInPredicates", nil, "SaveInPredicates(name)", "saves the predicates that point at a node", `g.V(name("Ann Lee")).SaveInPredicates("p").All()`},
	{"path", "SaveOutPredicates", nil, "SaveOutPredicates(name)", "saves the predicates that point from a node", `g.V(name("Ann Lee")).SaveOutPredicates("p").All()`},
	{"path", "LabelContext", nil, "LabelContext([label], [tag…])", "takes only edges with these labels from here on; null for all again", `g.V().LabelContext("<doc/a1>").In("<ng:doc>").Save("<ng:quote>", "quote").All()`},
	{"path", "Filter", nil, "Filter(filter…)", "keeps nodes that pass: see lt, gt, regex, like", `g.V().Filter(regex("^Ann")).All()`},
	{"path", "Order", nil, "Order()", "sorts nodes by their text", `g.V("<Person>").In("<rdf:type>").Order().All()`},
	{"path", "Limit", nil, "Limit(n)", "keeps the first n nodes", `g.V("<Person>").In("<rdf:type>").Limit(2).All()`},
	{"path", "Skip", nil, "Skip(n)", "drops the first n nodes", `g.V("<Person>").In("<rdf:type>").Order().Skip(1).All()`},

	{"final", "All", nil, "All()", "gives a row for each way through the path", `g.V("<Person>").In("<rdf:type>").All()`},
	{"final", "GetLimit", nil, "GetLimit(n)", "gives the first n rows", `g.V("<Person>").In("<rdf:type>").GetLimit(1)`},
	{"final", "ToArray", nil, "ToArray([n])", "returns the nodes as a list", `g.V("<Person>").In("<rdf:type>").ToArray()`},
	{"final", "TagArray", nil, "TagArray([n])", "returns the rows as a list of objects", `g.V("<Person>").In("<rdf:type>").Save("<rdfs:label>", "label").TagArray()`},
	{"final", "ToValue", nil, "ToValue()", "returns the first node, or null", `g.V(name("Ann Lee")).Out("<rdfs:label>").ToValue()`},
	{"final", "TagValue", nil, "TagValue()", "returns the first row as an object, or null", `g.V(name("Ann Lee")).Save("<rdfs:label>", "label").TagValue()`},
	{"final", "ForEach", []string{"Map"}, "ForEach([n], function)", "calls the function with each row as an object", `g.V("<Person>").In("<rdf:type>").ForEach(d => g.Emit(d.id))`},
	{"final", "Count", nil, "Count()", "returns the number of rows", `g.V("<Person>").In("<rdf:type>").Count()`},
	{"final", "CountDistinct", nil, "CountDistinct()", "returns the number of different nodes", `g.V().Out("<rdf:type>").CountDistinct()`},
	{"final", "OrderBy", nil, "OrderBy([tag], [\"desc\"])", "gives the rows sorted by a saved value, or by the node: numbers by size, dates by time, text by letters", `g.V("<ng:Fact>").In("<rdf:type>").Save("<ng:articles>", "n").OrderBy("n", "desc")`},
	{"final", "GroupCount", nil, "GroupCount([tag])", "returns how many rows each node, or each saved value, has, the most first", `g.V("<ng:Fact>").In("<rdf:type>").Out("<ng:relation>").GroupCount()`},
	{"final", "ShortestPath", nil, "ShortestPath(to, [depth])", "returns a shortest way along plain edges, in either direction, as {step, from, relation, to}; at most 6 edges unless told", `g.V(name("Ann Lee")).ShortestPath(name("Cy Roe"))`},

	{"global", "iri", nil, "iri(text)", "makes an id: iri(\"a\") is \"<a>\"", `g.V(iri("person/ann-lee")).All()`},
	{"global", "bnode", nil, "bnode(text)", "makes a blank node", `g.V(bnode("x")).All()`},
	{"global", "str", nil, "str(text)", "makes a string, even of what looks like an id", `g.V(str("Ann Lee")).In("<rdfs:label>").All()`},
	{"global", "raw", nil, "raw(text)", "reads a value as N-Quads writes it", `g.V(raw("<person/ann-lee>")).All()`},
	{"global", "lang", nil, "lang(text, language)", "makes a string in a language", `g.V(lang("Ann", "en")).All()`},
	{"global", "typed", nil, "typed(text, type)", "makes a string of a type", `g.V(typed("1", "xsd:integer")).All()`},
	{"global", "lt", nil, "lt(value)", "is a filter: less than. Numbers compare with numbers, text with text, ids with ids", `g.V().Has("<ng:score>", lt(900)).All()`},
	{"global", "lte", nil, "lte(value)", "is a filter: at most", `g.V().Has("<ng:when>", lte("2031-02-01")).All()`},
	{"global", "gt", nil, "gt(value)", "is a filter: more than", `g.V().Has("<ng:articles>", gt(1)).All()`},
	{"global", "gte", nil, "gte(value)", "is a filter: at least", `g.V().Has("<ng:when>", gte("2031-02-01")).All()`},
	{"global", "regex", nil, "regex(pattern, [ids too])", "is a filter: text that the regular expression (RE2) finds", `g.V().Has("<rdfs:label>", regex("^Ann")).All()`},
	{"global", "like", nil, "like(pattern)", "is a filter: text as in the pattern, % for any letters, ? for one", `g.V().Has("<rdfs:label>", like("Ann%")).All()`},

	{"helper", "name", nil, "name(text)", "returns the ids of what is called so, by name or alias; case does not count", `g.V(name("ann lee")).All()`},
	{"helper", "label", nil, "label(id)", "returns the name of a thing", `label("<person/ann-lee>")`},
	{"helper", "node", nil, "node(id, [predicates])", "returns what is said of a node, as an object", `node("<person/ann-lee>")`},
	{"helper", "leastScore", nil, "leastScore()", "returns how sure a reading must be to count, in permille, as --min-score or :minscore says", `leastScore()`},
	{"helper", "entity", nil, "entity(text)", "starts a path at what is called so, by name or alias: g.V(name(text))", `entity("Ann Lee").Out("<met_with>").All()`},
	{"helper", "fact", nil, "fact(id)", "returns a fact as a readable row", `byRelation("<met_with>").ToArray().map(id => fact(id))`},
	{"helper", "facts", nil, "facts([about], [test…])", "returns facts as readable rows, those in most articles first; about is a name, a list of ids, a path to facts or to things, or nothing for all", `facts("Ann Lee", since("2031-02"))`},
	{"helper", "claims", nil, "claims({by, about, relation, modality, since, until, minScore})", "returns what rests on someone's word, or has a modality, a row a reading", `claims({by: "Cy Roe", modality: "alleged"})`},
	{"helper", "evidence", nil, "evidence(facts)", "returns the readings behind a fact, a list of them, or the facts that a path ends at", `evidence(byRelation("<met_with>"))`},
	{"helper", "between", nil, "between(a, b, [test…])", "returns the facts that join two things, as readable rows", `between("Ann Lee", "Bo Diaz")`},
	{"helper", "timeline", nil, "timeline([about], [test…])", "returns the facts that have a date, earliest first", `timeline("Ann Lee")`},
	{"helper", "since", nil, "since(date)", "returns a test of facts: on that day, month or year, or after", `facts("Ann Lee", since("2031-02-05"))`},
	{"helper", "until", nil, "until(date)", "returns a test of facts: on that day, month or year, or before", `timeline("", until("2031-01"))`},
	{"helper", "during", nil, "during(from, to)", "returns a test of facts: from one date to another; \"\" leaves an end open", `timeline("", during("2031-02", "2031-02-05"))`},
	{"helper", "minScore", nil, "minScore(score)", "returns a test of facts: a reading is at least as sure as this, 0.7 or 700", `facts("Ann Lee", minScore(0.7))`},
	{"helper", "about", nil, "about(things)", "returns the path to the facts in which things take part", `about("Ann Lee").Count()`},
	{"helper", "byRelation", nil, "byRelation(id…)", "returns the path to the facts with these relations", `byRelation("<met_with>", "<accused>").Count()`},
	{"helper", "sorted", nil, "sorted([about], [test…])", "is facts(), and returns ids", `sorted("Ann Lee")`},
	{"helper", "show", nil, "show([about], [test…])", "is facts(), and gives the rows one by one, so that a limit saves the work", `show("Ann Lee", f => f["ng:articles"] > 1)`},
	{"helper", "chosen", nil, "chosen(about, tests)", "returns facts as nodes, unsorted, that pass a list of tests", `chosen("Ann Lee", []).length`},
	{"helper", "thingsOf", nil, "thingsOf(things)", "returns the ids of a name, of a list of names, or of a path", `thingsOf(["Ann Lee", "Bo Diaz"])`},
	{"helper", "permille", nil, "permille(score)", "returns a score as the graph has it: 700 for 0.7", `permille(0.7)`},
	{"helper", "wanted", nil, "wanted(name)", "returns a test of ids: those of what is called so", `sorted().map(node).filter(f => wanted("Ann Lee")(f["ng:subject"])).length`},
	{"helper", "many", nil, "many(value)", "returns a list: of one, where the value is no list", `many(node("<person/ann-lee>")["skos:altLabel"])`},
}

// Lookup returns the method called name in any spelling.
func Lookup(name string) (Method, bool) {
	for _, m := range Methods {
		if slices.Contains(spellings(m.Name), name) || m.Name == name {
			return m, true
		}
	}
	return Method{}, false
}

func usage(name string) string {
	m, _ := Lookup(name)
	return m.Usage
}

// methodNames is every name of a method of g or of paths.
func methodNames() []string {
	var out []string
	for _, m := range Methods {
		if m.Kind == "graph" || m.Kind == "path" || m.Kind == "final" {
			out = append(append(out, m.Name), m.Aliases...)
		}
	}
	return out
}
