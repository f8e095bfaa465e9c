package article

import "strings"

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// phrases is set for a list with a line or a comma between its members.
func phrases(list string) map[string]bool {
	m := map[string]bool{}
	for _, p := range strings.FieldsFunc(list, func(r rune) bool { return r == ',' || r == '\n' }) {
		if p = strings.TrimSpace(p); p != "" {
			m[p] = true
		}
	}
	return m
}

// functionWords hold running text together; titles have few of them in lower case.
var functionWords = set(`the a an of to in and that for on with is was are were be been has have had he she it
	they his her its their this these those at by from as but or not who which when while after before would
	will could can said about into over more than also there been if because since during between against`)

// finite are the verbs that a sentence is most often built on.
var finite = set(`is are was were am has have had do does did will would can could should may might must
	isn't aren't wasn't weren't hasn't haven't hadn't doesn't didn't won't can't couldn't wouldn't
	says said say tells told asks asked wrote writes calls called claims claimed warns warned
	takes took gives gave gets got goes went makes made comes came becomes became shows showed
	wants wanted needs needed finds found faces faced wins won loses lost leaves left keeps kept
	stands stood holds held sits sat runs ran speaks spoke walks walked looks looked waits waited
	begins began rises rose falls fell remains remained plans planned seeks sought offers offered
	criticized criticised responded announced rejected accused denied approved ordered agreed voted arrested killed`)

// ordinary are capitalised words that tell nothing about the subject of a text.
var ordinary = set(`The This That These Those When While After Before With From Into They Their There Then
	And But For Its His Her Our Your You What Who How Why Where Which All Some Many Most More New Also Not
	Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April June July August
	September October November December According However Meanwhile President Minister`)
