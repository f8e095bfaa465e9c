package resolve

import "strings"

// states are the abbreviations of U.S. states in news, after the AP stylebook,
// folded.
var states = table(`ala alabama, ariz arizona, ark arkansas, calif california, colo colorado, conn connecticut, del delaware, fla florida,
	ga georgia, ill illinois, ind indiana, kan kansas, ky kentucky, la louisiana, mass massachusetts, md maryland, mich michigan, minn minnesota,
	miss mississippi, mo missouri, mont montana, neb nebraska, nev nevada, nh new hampshire, nj new jersey, nm new mexico, ny new york,
	nc north carolina, nd north dakota, okla oklahoma, ore oregon, pa pennsylvania, ri rhode island, sc south carolina, sd south dakota,
	tenn tennessee, va virginia, vt vermont, wash washington state, wva west virginia, wis wisconsin, wyo wyoming`)

// bodies are organizations that articles need not explain.
var bodies = table(`un united nations, eu european union, nato north atlantic treaty organization, imf international monetary fund,
	who world health organization, wto world trade organization, icc international criminal court, iaea international atomic energy agency,
	opec organization of the petroleum exporting countries, oecd organization for economic cooperation and development,
	fbi federal bureau of investigation, cia central intelligence agency, nsa national security agency, irs internal revenue service,
	epa environmental protection agency, fda food and drug administration, cdc centers for disease control and prevention,
	nasa national aeronautics and space administration, dhs department of homeland security, doj department of justice,
	ice immigration and customs enforcement, nyse new york stock exchange, sec securities and exchange commission,
	ap associated press, afp agence france presse, nhs national health service, ecb european central bank`)

func table(rows string) map[string]string {
	m := map[string]string{}
	for row := range strings.SplitSeq(rows, ",") {
		short, long, _ := strings.Cut(strings.TrimSpace(row), " ")
		m[short] = long
	}
	return m
}

// unabbreviated returns the key of what is written short: "Calif.", where the
// point tells it from a word, and "U.N.". The table says what readers know; an
// article that explains an acronym otherwise has the last word.
func unabbreviated(name, key, family string) string {
	if long, ok := states[key]; ok && family == "place" && strings.HasSuffix(strings.TrimSpace(name), ".") {
		return long
	}
	if long, ok := bodies[key]; ok && family == "thing" && acronym(name) {
		return long
	}
	return key
}
