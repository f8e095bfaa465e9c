// Package schema is the words of newsgraph: the entity types, modalities and
// relations it knows, and the records that carry a statement from an article
// to the graph. Every other package imports it; it imports none of them.
//
// Two records are cuts in the way of the data. A Reading is what one article
// says, before its names are matched with other articles. A Fact is what the
// corpus says, with all its evidence.
package schema

// An EntityType is a kind of thing, as in Person.
type EntityType string

const (
	Person       EntityType = "Person"
	Organization EntityType = "Organization" // companies, governments, administrations, courts, gangs
	GPE          EntityType = "GPE"          // countries, states, cities
	Location     EntityType = "Location"     // rivers, regions, continents
	Facility     EntityType = "Facility"     // prisons, stations, headquarters, ships
	Work         EntityType = "Work"         // documentaries, programmes, papers
	Event        EntityType = "Event"
	Law          EntityType = "Law"     // acts, rulings
	NORP         EntityType = "NORP"    // demonyms, religious and party adjectives
	Product      EntityType = "Product" // platforms, software, currencies, objects
	Group        EntityType = "Group"   // people described by a role: "three Venezuelan men"
	Date         EntityType = "Date"
)

// EntityTypes is every entity type, in the order tables print them.
var EntityTypes = []EntityType{
	Person, Organization, GPE, Location, Facility, Work, Event, Law, NORP, Product, Group, Date,
}

// A Modality tells how a statement is put forward.
type Modality string

const (
	Asserted     Modality = "asserted"     // in the article's own voice
	Alleged      Modality = "alleged"      // on a source's word, or "allegedly"
	Denied       Modality = "denied"       // only present as the thing a source denies
	Hypothetical Modality = "hypothetical" // offered, ordered, planned, conditional, expected
	Negated      Modality = "negated"      // the article says it is not so
)

// Modalities is every modality, strongest first: a fact takes the first that
// any of its evidence has.
var Modalities = []Modality{Asserted, Alleged, Denied, Hypothetical, Negated}

// A Form tells how a mention refers.
type Form string

const (
	Name    Form = "name"    // "Maria Silva", "the ECB"
	Nominal Form = "nominal" // "the company's finance chief"
	Pronoun Form = "pronoun" // "she"
)

// A Span is the half-open range [Start, End) of Unicode code points in
// Document.Text: what RFC 5147 cites as #char=Start,End.
type Span struct {
	Start int `json:"start"`
	End   int `json:"end"`
}
