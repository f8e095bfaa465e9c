package coref

import (
	"slices"
	"strings"

	"newsgraph/extract/lexicon"
	"newsgraph/schema"
)

// A kinship is what descriptions of one kind can take up.
type kinship struct {
	kind  schema.EntityType
	heads map[string]bool // of the description
	also  map[string]bool // heads of what it takes up; nil for any of the kind
	reach int32           // sentences
	not   map[string]bool // heads of what it never takes up
}

// bodies are organizations that are no companies.
var bodies = set("government court party police ministry commission agency university army parliament department authority council committee union senate congress house office administration bureau court tribunal force gang team board college institute school hospital clinic museum church mosque federation association league society club front movement alliance syndicate nations brigade embassy radio daily times herald gazette")

var kinships = []kinship{
	{schema.Facility, set("facility building complex site compound"), nil, 3, nil},
	{schema.Facility, set("prison jail penitentiary center centre camp"), set("prison jail penitentiary center centre camp facility"), 6, nil},
	{schema.Facility, set("hospital clinic"), set("hospital clinic"), 6, nil},
	{schema.Facility, set("airport airfield"), set("airport airfield"), 6, nil},
	{schema.Facility, set("plant factory mill refinery"), set("plant factory mill refinery"), 6, nil},
	{schema.Facility, set("port harbor harbour terminal"), set("port harbor harbour terminal"), 6, nil},
	{schema.Facility, set("stadium arena"), set("stadium arena"), 6, nil},
	{schema.Facility, set("ship vessel ferry boat tanker"), set("ship vessel ferry boat tanker"), 6, nil},
	{schema.Work, set("film documentary movie video program programme feature picture"), set("film documentary movie video program programme feature picture"), 12, nil},
	{schema.Work, set("report segment story piece episode broadcast show article"), set("report segment story piece episode broadcast show article investigation"), 12, nil},
	{schema.Work, set("book novel memoir work"), set("book novel memoir work"), 12, nil},
	{schema.Law, set("law act legislation bill measure statute"), set("law act legislation bill measure statute"), 6, nil},
	{schema.Organization, set("company firm corporation business manufacturer carmaker chain giant startup maker exporter operator developer retailer lender"), nil, 8, bodies},
	{schema.Organization, set("airline carrier"), set("airline airlines airways air aviation carrier"), 12, nil},
	{schema.Organization, set("bank lender"), set("bank bancorp banking"), 12, nil},
	{schema.Organization, set("union syndicate"), set("union syndicate guild workers brotherhood"), 12, nil},
	{schema.Organization, set("association federation society"), set("association asociación federation society"), 12, nil},
	{schema.Organization, set("university college school institute"), set("university college school institute academy"), 8, nil},
	{schema.Organization, set("store shop bookstore bookshop supermarket"), set("store stores shop books market markets"), 8, nil},
	{schema.Organization, set("network broadcaster channel"), set("network broadcaster channel news television tv radio"), 6, nil},
	{schema.Organization, set("group organization organisation charity nonprofit"), nil, 3, bodies},
	{schema.Organization, set("station"), set("station radio television tv"), 6, nil},
	{schema.Organization, set("agency bureau"), set("agency bureau service administration department authority office commission organization organisation programme program"), 8, nil},
	{schema.Organization, set("gang cartel"), set("gang cartel mafia"), 12, nil},
	{schema.Organization, set("paper newspaper outlet"), set("paper newspaper outlet times post news journal herald tribune"), 6, nil},
	{schema.Product, set("platform app website site service network"), nil, 3, nil},
	{schema.Product, set("asset currency cryptocurrency coin token"), nil, 3, nil},
	{schema.GPE, set("city town village capital municipality"), nil, 8, nil},
	{schema.Group, set("man"), nil, 2, set("woman girl mother wife sister daughter nun")},
	{schema.Group, set("woman"), nil, 2, set("man boy father husband brother son priest")},
	{schema.Person, set("journalist reporter correspondent"), set("journalist reporter correspondent"), 12, nil},
	{schema.Person, set("lawyer attorney"), set("lawyer attorney"), 12, nil},
	{schema.Person, set("suspect gunman attacker assailant"), set("suspect gunman attacker assailant man"), 6, nil},
	{schema.Group, set("prisoner inmate detainee"), set("prisoner inmate detainee"), 4, nil},
}

// kindred returns the mention before i that description i takes up by another
// word of its kind, "the film" for a documentary, or -1: the most likely by place.
func (l *linker) kindred(i int32) int32 {
	r := &l.refs[i]
	for k := l.Mentions[i].First; k < l.Mentions[i].Head; k++ {
		if u := l.Tokens[k].UPOS; (u == "PROPN" || u == "NOUN") && !l.seat(k) {
			return -1 // "the Brill film" and "the aid programme" say which
		}
	}
	if r.after || r.num == plural && l.Mentions[i].Type != schema.Group || r.owner >= 0 {
		return -1
	}
	for k := range kinships {
		kin := &kinships[k]
		if !kin.heads[r.head] || !compatible(kin.kind, l.Mentions[i].Type) {
			continue
		}
		if j := l.nearestOf(i, kin); j >= 0 {
			return j
		}
	}
	return -1
}

func (l *linker) nearestOf(i int32, kin *kinship) int32 {
	r := &l.refs[i]
	best, bestScore := int32(-1), -1<<30
	for j := i - 1; j >= 0 && l.refs[j].sent >= r.sent-kin.reach && j > i-200; j-- {
		if !l.kinOf(j, kin) || !l.fits(i, j) {
			continue
		}
		score := l.score(i, j)
		if score == bestScore && best >= 0 && l.root(best) != l.root(j) && kin.also == nil {
			best = -1 // which of two?
		}
		if score > bestScore {
			best, bestScore = j, score
		}
	}
	return best
}

// byTrade returns the nearest organization before i whose name has the noun
// that says what description i does, or -1: "the truck maker" for Oshkan Truck
// Corp., "the ferry operator" for Norvik Ferries.
func (l *linker) byTrade(i int32) int32 {
	r := &l.refs[i]
	if l.Mentions[i].Type != schema.Organization || r.det != definite || r.num == plural || r.after || len(r.mods) != 1 || bodies[r.head] {
		return -1
	}
	trade := lexicon.Singular(r.mods[0])
	for j := i - 1; j >= 0 && j > i-200; j-- {
		if l.Mentions[j].Form != schema.Name || l.Mentions[j].Type != schema.Organization || !l.fits(i, j) {
			continue
		}
		if w := l.refs[j].words; len(w) > 1 && slices.ContainsFunc(w[1:], func(s string) bool { return lexicon.Singular(s) == trade }) {
			return j
		}
	}
	return -1
}

// seat tells whether token k is in a compound like "Brill-based".
func (l *linker) seat(k int32) bool {
	for n := k; n < k+4 && int(n) < len(l.Tokens); n++ {
		if w := plain(l.Word(n)); strings.HasSuffix(w, "based") || strings.HasSuffix(w, "headquartered") {
			return true
		}
	}
	return false
}

// kinOf tells whether the cluster of j is of the kind that kin takes up.
func (l *linker) kinOf(j int32, kin *kinship) bool {
	c := l.of(j)
	if c.kind != kin.kind {
		return false
	}
	if kin.kind == schema.GPE {
		return c.country == "" && len(c.names) > 0
	}
	if kin.also == nil && kin.not == nil {
		return true
	}
	for _, k := range some(c.members) {
		if kin.not[l.refs[k].head] || hasAny(l.refs[k].words, kin.not) {
			return false
		}
		if kin.also[l.refs[k].head] || len(l.refs[k].words) > 1 && hasAny(l.refs[k].words, kin.also) {
			return true
		}
	}
	return kin.also == nil
}
