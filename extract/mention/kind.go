package mention

import (
	"strings"

	"newsgraph/extract/lexicon"
	"newsgraph/schema"
)

// A sign looks at the name [first, end) of a sentence and says what it is, or "".
type sign struct {
	certainty int8
	tell      func(f *finder, first, end int32, s *sentence) schema.EntityType
}

// signs are asked in order; the first that knows decides.
var signs = []sign{
	{sure, (*finder).byList},
	{sure, (*finder).bySuffix},
	{sure, (*finder).byTitle},
	{likely, (*finder).byApposition},
	{likely, (*finder).asApposition},
	{likely, (*finder).byTrade},
	{likely, (*finder).byTeam},
	{likely, (*finder).byDateline},
	{likely, (*finder).byHead},
	{likely, (*finder).byBeside},
	{likely, (*finder).byNearCountry},
	{likely, (*finder).byParty},
	{likely, (*finder).byModel},
	{likely, (*finder).byFullName},
	{likely, (*finder).byAge},
	{hint, (*finder).byCapitals},
	{hint, (*finder).byFirstName},
	{hint, (*finder).byContext},
}

// typeOf returns what the name [first, end) is, and how sure that is.
func (f *finder) typeOf(first, end int32, s *sentence) (schema.EntityType, int8) {
	for _, sign := range signs {
		if kind := sign.tell(f, first, end, s); kind != "" {
			return kind, sign.certainty
		}
	}
	return schema.Product, guess
}

func (f *finder) byList(first, end int32, s *sentence) schema.EntityType {
	w := f.phrase(first, end)
	if lexicon.NORP(w) {
		return schema.NORP
	}
	if kind, ok := lexicon.Known(w); ok {
		return kind
	}
	if w == "X" {
		return schema.Product
	}
	if end-first > 1 && quarters[f.low(first)] && isPlace(f.phrase(first+1, end)) {
		return schema.Location // "Lower Manhattan"
	}
	if kind, ok := lexicon.Place(w); ok && !(lexicon.IsFirstName(w) && f.title[max(first-1, 0)]) && !f.afterHonorific(first, s) {
		return kind
	}
	return ""
}

func (f *finder) bySuffix(first, end int32, _ *sentence) schema.EntityType {
	if end-first > 1 && (lexicon.HeadSuffix(f.low(end-1)) || end-first < 4 && lexicon.HeadSuffix(f.low(first)) && f.word(first) == strings.ToUpper(f.word(first))) { // "N.V. Kordax"
		return schema.Organization
	}
	return ""
}

func (f *finder) byTitle(first, end int32, s *sentence) schema.EntityType {
	if first > s.First && f.title[first-1] || f.afterHonorific(first, s) {
		return schema.Person
	}
	return ""
}

func (f *finder) afterHonorific(first int32, s *sentence) bool {
	return first > s.First && f.low(first-1) != "st." && lexicon.IsHonorific(f.word(first-1)) && f.marks[first-1]
}

// byApposition reads the type from what follows a comma: "Kordax, a prison near Lagos".
func (f *finder) byApposition(first, end int32, s *sentence) schema.EntityType {
	if end+2 >= s.End || f.low(end) != "," || f.doc.Tokens[end+1].UPOS != "DET" {
		return ""
	}
	head := int32(-1)
	for i := end + 2; i < min(s.End, end+8); i++ {
		switch t := &f.doc.Tokens[i]; {
		case t.UPOS == "NOUN":
			head = i
		case head >= 0:
			i = s.End
		case t.UPOS == "ADJ", t.UPOS == "PROPN", t.UPOS == "NUM", t.XPOS == "VBN", t.XPOS == "HYPH", f.possessed(i):
		default:
			i = s.End
		}
	}
	if head < 0 || rivals[f.lemma(head)] {
		return ""
	}
	if f.isRole(head) {
		return schema.Person
	}
	kind, ok := lexicon.ThingNoun(f.lemma(head))
	if !ok || kind == schema.Group {
		return ""
	}
	return kind
}

// asApposition reads the type from the noun that the name explains: "A newspaper,
// Yeni Ufuk, claimed", "the oil company, Petróleos del Caribe, denied".
func (f *finder) asApposition(first, end int32, s *sentence) schema.EntityType {
	noun := first - 2
	if noun <= s.First || f.low(first-1) != "," || f.doc.Tokens[noun].UPOS != "NOUN" || f.marks[noun] || end < s.End && f.doc.Tokens[end].UPOS != "PUNCT" {
		return ""
	}
	if end < s.End && f.low(end) == "," && end+1 < s.End && f.low(end+1) == "and" {
		return "" // a list
	}
	k := noun - 1
	for k > s.First && f.doc.Tokens[k].UPOS != "DET" && f.doc.Tokens[k].XPOS != "PRP$" && !f.possessed(k) {
		switch f.doc.Tokens[k].UPOS {
		case "ADJ", "NOUN", "PROPN", "NUM":
		default:
			if f.doc.Tokens[k].XPOS != "HYPH" && f.low(k) != "-" {
				return ""
			}
		}
		k--
	}
	if k > s.First && f.doc.Tokens[k-1].UPOS == "ADP" || rivals[f.lemma(noun)] {
		return "" // "In the city, Obi, who"; "the head of the museum, Ann Obi,"
	}
	if f.isRole(noun) {
		return schema.Person
	}
	kind, ok := lexicon.ThingNoun(f.lemma(noun))
	if !ok || kind == schema.Group || f.doc.Tokens[noun].XPOS == "NNS" {
		return ""
	}
	return kind
}

// byHead reads the type from the noun in the name: "Nile Bridge", "Ministry of Health".
func (f *finder) byHead(first, end int32, _ *sentence) schema.EntityType {
	at := f.nameHead(first, end)
	if end-first < 2 {
		return ""
	}
	if lexicon.IsFirstName(f.word(first)) && surnames[f.low(at)] && at == end-1 && end-first <= 3 {
		return schema.Person
	}
	if at-first >= 1 {
		if kind, ok := lexicon.HeadType(f.phrase(at-1, at+1)); ok {
			return kind
		}
	}
	kind, ok := lexicon.HeadType(f.low(at))
	if !ok {
		kind, ok = lexicon.HeadType(f.lemma(at))
	}
	if kind := fronts[f.low(first)]; !ok && kind != "" {
		return kind
	}
	if !ok && foreignBodies[f.low(first)] {
		return schema.Organization
	}
	if kind := ends[f.low(at)]; !ok && kind != "" {
		return kind
	}
	if !ok || kind == schema.Group {
		return ""
	}
	return kind
}

// fronts are head nouns that stand first: "Lake Chad", "Hurricane Ida".
var fronts = map[string]schema.EntityType{
	"mount": schema.Location, "mt.": schema.Location, "lake": schema.Location, "cape": schema.Location,
	"hurricane": schema.Event, "cyclone": schema.Event, "typhoon": schema.Event, "storm": schema.Event, "operation": schema.Event,
	"teatro": schema.Facility, "estadio": schema.Facility, "stade": schema.Facility, "hotel": schema.Facility, "hôtel": schema.Facility, "palazzo": schema.Facility,
	"world": schema.Organization, // "World Rowing": what has no other head governs a sport
	"camp":  schema.Facility, "fort": schema.Facility, "uss": schema.Facility, "hms": schema.Facility,
}

// foreignBodies are head nouns of organizations in languages that put them first.
var foreignBodies = wordSet(`banca;banco;banque;caisse;partido;partito;parti;universidad;université;universidade;università;instituto;institut;istituto;
sociedad;société;società;fundación;fundação;fondation;fondazione;grupo;groupe;gruppo;movimiento;mouvement;movimento;frente;confederación;confédération;
sindicato;syndicat;asociación;associação;association;associazione;federación;fédération;compañía;companhia;compagnie;compagnia;empresa;petróleos;colegio;collège;ministerio;
ministère;ministério;consejo;conseil;consiglio;comité;comisión;commissione;chœur;coro;orquesta;orquestra;alianza;alliance;alianța;unión;união;acción;ação;azione;radio;tribuna;diario;jornal`)

// quarters are parts of places before their names.
var quarters = wordSet("lower;upper;northern;southern;eastern;western;central;downtown;inner;outer;greater;northeastern;northwestern;southeastern;southwestern;rural;mainland")

// ends are head nouns of names that describe nothing alone.
var ends = map[string]schema.EntityType{
	"parkway": schema.Location, "expressway": schema.Location, "turnpike": schema.Location, "thruway": schema.Location, "bayou": schema.Location,
	"aquarium": schema.Facility, "speedway": schema.Facility, "racetrack": schema.Facility, "arboretum": schema.Facility, "planetarium": schema.Facility,
}

// byBeside reads the type from a noun right before or after the name: "the
// lawyer Ann Obi", "the platform Threads", "the Los Lobos gang".
func (f *finder) byBeside(first, end int32, s *sentence) schema.EntityType {
	if end < s.End && f.nounLike(end, s) && !f.marks[end] {
		switch kind, ok := lexicon.ThingNoun(f.lemma(end)); {
		case !ok:
		case kind == schema.Organization && byNameGroups[f.lemma(end)]:
			return schema.Organization
		case kind == schema.Facility || kind == schema.Product || kind == schema.Location:
			if f.byModel(first, end, s) == "" {
				return kind
			}
		case kind == schema.Work && f.byModel(first, end, s) == "":
			return schema.Work
		}
	}
	if first > s.First && !f.marks[first-1] && f.doc.Tokens[first-1].UPOS == "NOUN" && !rivals[f.lemma(first-1)] {
		if f.isRole(first - 1) {
			return schema.Person
		}
		if kind, ok := lexicon.ThingNoun(f.lemma(first - 1)); ok && kind != schema.Group && kind != schema.Event && kind != schema.Law {
			return kind
		}
	}
	return ""
}

// byNameGroups are nouns that follow the name of what they describe.
var byNameGroups = wordSet("gang;cartel;militia;newspaper;party;network;magazine;company;group;agency;chain;airline;band;team;club;movement;syndicate;mafia;coalition;conglomerate;firm;startup;nonprofit;charity;foundation;broadcaster")

func (f *finder) isRole(i int32) bool {
	_, ok := lexicon.RoleNoun(f.lemma(i))
	return ok && f.doc.Tokens[i].XPOS != "NNS"
}

// byParty knows the town in "the Brillow Democrat", whose people elected one.
func (f *finder) byParty(first, end int32, s *sentence) schema.EntityType {
	if w := f.low(end); end-first < 3 && f.articled(first, s) && (w == "democrat" || w == "republican") && !lexicon.IsFirstName(f.word(first)) {
		return schema.GPE
	}
	return ""
}

// byModel takes the type of the model's span if that is the same or ends with the name.
func (f *finder) byModel(first, end int32, _ *sentence) schema.EntityType {
	for _, g := range f.guide {
		if g.kind == schema.GPE && g.first == first && g.end == end && f.personLike(first, end) {
			return schema.Person // "Orlando Vasco"
		}
		if g.first <= first && g.end >= end {
			return g.kind
		}
		if g.first < end && g.end > first && g.end-g.first > 1 {
			return g.kind
		}
	}
	return ""
}

// personLike reports whether a name of two or three words starts with a first
// name and ends with no noun.
func (f *finder) personLike(first, end int32) bool {
	n := end - first
	return (n == 2 || n == 3) && lexicon.IsFirstName(f.word(first)) && !f.headsThing(end-1) && !f.common(end-1) && !isPlace(f.phrase(first, end)) && !f.trade(first, end)
}

// byNearCountry knows a country with one letter wrong or missing.
func (f *finder) byNearCountry(first, end int32, _ *sentence) schema.EntityType {
	if w := f.phrase(first, end); len(w) >= 8 && lexicon.NearCountry(w) {
		return schema.GPE
	}
	return ""
}

func (f *finder) byFullName(first, end int32, _ *sentence) schema.EntityType {
	if n := end - first; n >= 2 && n <= 5 && lexicon.IsFirstName(f.word(first)) {
		return schema.Person
	}
	return ""
}

// byDateline knows the agency in "OSLO (Coastal Wire) -".
func (f *finder) byDateline(first, end int32, s *sentence) schema.EntityType {
	if first-1 > s.First && f.low(first-1) == "(" && end+1 < s.End && f.low(end) == ")" && first-s.First < 8 {
		switch f.low(end + 1) {
		case "-", "--", "—", "–":
			return schema.Organization
		}
	}
	return ""
}

// byAge knows the person in "Ann Obi, 34,".
func (f *finder) byAge(first, end int32, s *sentence) schema.EntityType {
	if end+2 < s.End && f.low(end) == "," && f.doc.Tokens[end+1].UPOS == "NUM" && f.low(end+2) == "," && len(f.word(end+1)) == 2 {
		return schema.Person
	}
	return ""
}

// byCapitals takes a few capital letters for an organization if they act or own.
func (f *finder) byCapitals(first, end int32, s *sentence) schema.EntityType {
	w := f.word(first)
	if end-first > 1 || len(w) < 2 || len(w) > 6 || strings.ToUpper(w) != w || !isLetter(w) {
		return ""
	}
	switch dep, _, _ := strings.Cut(f.doc.Tokens[first].Dep, ":"); dep {
	case "nsubj":
		return schema.Organization
	case "compound", "nmod":
		if end < s.End && (f.possessed(end) || f.isRole(end)) {
			return schema.Organization
		}
	}
	return ""
}

var saying = wordSet("say;tell;add;write;argue;claim;believe;think;insist;recall;explain;reply;respond;tweet;admit;deny;joke;vow;note;warn;testify;resign;die;marry")

// byContext reads the words around: who speaks is a person, what follows "in" a place.
func (f *finder) byContext(first, end int32, s *sentence) schema.EntityType {
	if end < s.End && saying[f.lemma(end)] || first > s.First && saying[f.lemma(first-1)] && f.doc.Tokens[first-1].UPOS == "VERB" {
		return schema.Person
	}
	if first == s.First {
		return ""
	}
	switch f.low(first - 1) {
	case "in", "near", "throughout", "across", "outside", "northern", "southern", "eastern", "western", "central", "downtown":
		return schema.GPE
	case "at":
		return schema.Organization
	}
	return ""
}

func (f *finder) byFirstName(first, end int32, _ *sentence) schema.EntityType {
	if lexicon.IsFirstName(f.word(first)) {
		return schema.Person
	}
	return ""
}

// articled reports whether "the" stands before the name: people have none.
func (f *finder) articled(first int32, s *sentence) bool {
	return first > s.First && f.low(first-1) == "the"
}
