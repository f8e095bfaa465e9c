package export

import "newsgraph/schema"

// ftmSchemata is the schema of a type of entity. FollowTheMoney has none for places:
// what can act, a country, is a PublicBody, what can be owned a RealEstate.
var ftmSchemata = map[schema.EntityType]string{
	schema.Person: "Person", schema.Organization: "Organization", schema.GPE: "PublicBody", schema.NORP: "LegalEntity", schema.Group: "LegalEntity",
	schema.Facility: "RealEstate", schema.Location: "Address", schema.Work: "Document", schema.Law: "Document", schema.Product: "Asset",
	schema.Event: "Event", schema.Date: "Event",
}

// An ftmLink is a schema for facts that are asserted and whose ends are of these schemata.
type ftmLink struct {
	schema, subject, object string   // subject and object: the properties
	from, to                []string // schemata of the ends
}

var (
	ftmPerson = []string{"Person"}
	ftmBodies = []string{"Organization", "PublicBody"}
	ftmActors = append([]string{"Person", "LegalEntity"}, ftmBodies...)

	ftmJob  = ftmLink{"Employment", "employee", "employer", ftmPerson, ftmBodies}
	ftmHead = ftmLink{"Directorship", "director", "organization", ftmActors, ftmBodies}
)

// ftmLinks is by relation of the built-in vocabulary.
var ftmLinks = map[string]ftmLink{
	"works_for":        ftmJob,
	"official_of":      ftmJob,
	"editor_of":        ftmJob,
	"correspondent_of": ftmJob,
	"spokesperson_of":  ftmJob,
	"president_of":     ftmHead,
	"leader_of":        ftmHead,
	"member_of":        {"Membership", "member", "organization", ftmActors, ftmBodies},
	"relative_of":      {"Family", "person", "relative", ftmPerson, ftmPerson},
	"ally_of":          {"Associate", "person", "associate", ftmPerson, ftmPerson},
	"owns":             {"Ownership", "owner", "asset", ftmActors, []string{"RealEstate", "Asset"}},
}
