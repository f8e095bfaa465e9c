package quads

import "github.com/cayleygraph/quad"

// The predicates and classes of the model. They are stored in this short form, always.
const (
	Type     quad.IRI = "rdf:type"
	Label    quad.IRI = "rdfs:label"
	AltLabel quad.IRI = "skos:altLabel"

	// Classes of what is no entity; an entity's class is its type, as in <Person>.
	Article  quad.IRI = "Article"
	Fact     quad.IRI = "ng:Fact"
	Evidence quad.IRI = "ng:Evidence"

	// Of an entity.
	Mentions     quad.IRI = "ng:mentions"
	MentionedIn  quad.IRI = "ng:mentioned_in"
	NorpOf       quad.IRI = "ng:norp_of"
	GovernmentOf quad.IRI = "ng:government_of"
	Known        quad.IRI = "ng:known"
	ExactMatch   quad.IRI = "skos:exactMatch" // an item of Wikidata
	Why          quad.IRI = "ng:why"
	Corrected    quad.IRI = "ng:corrected" // also of a fact

	// Of a fact; Modality and When also of evidence.
	Subject     quad.IRI = "ng:subject"
	Relation    quad.IRI = "ng:relation"
	Object      quad.IRI = "ng:object"
	Modality    quad.IRI = "ng:modality"
	When        quad.IRI = "ng:when"
	Articles    quad.IRI = "ng:articles"
	Origins     quad.IRI = "ng:origins"
	HasEvidence quad.IRI = "ng:evidence"

	// Of evidence.
	Doc        quad.IRI = "ng:doc"
	Start      quad.IRI = "ng:start"
	End        quad.IRI = "ng:end"
	Quote      quad.IRI = "ng:quote"
	Phrase     quad.IRI = "ng:phrase"
	ObjectText quad.IRI = "ng:object_text"
	Source     quad.IRI = "ng:source"
	WhenText   quad.IRI = "ng:when_text"
	Rule       quad.IRI = "ng:rule"
	Score      quad.IRI = "ng:score"

	// Of an article.
	File          quad.IRI = "ng:file"
	Title         quad.IRI = "ng:title"
	URL           quad.IRI = "ng:url"
	Outlet        quad.IRI = "ng:outlet"
	Author        quad.IRI = "ng:author"
	Byline        quad.IRI = "ng:byline"
	Published     quad.IRI = "ng:published"
	PublishedFrom quad.IRI = "ng:published_from"
	Modified      quad.IRI = "ng:modified"
	ModifiedFrom  quad.IRI = "ng:modified_from"
	Lang          quad.IRI = "ng:lang"
	SHA256        quad.IRI = "ng:sha256"
	Reader        quad.IRI = "ng:reader"
)

// wikidata begins the nodes of things that are described there.
const wikidata = "wd:"

// Prefixes are the name spaces that the short forms stand for; "ng" is the
// model's own and lies under the base of an export.
var Prefixes = []struct{ Short, Full string }{
	{"rdf:", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"},
	{"rdfs:", "http://www.w3.org/2000/01/rdf-schema#"},
	{"skos:", "http://www.w3.org/2004/02/skos/core#"},
	{wikidata, "http://www.wikidata.org/entity/"},
	{"xsd:", "http://www.w3.org/2001/XMLSchema#"},
}
