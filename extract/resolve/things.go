package resolve

import (
	"slices"
	"strings"

	"newsgraph/extract/lexicon"
	"newsgraph/schema"
)

// joinThings joins names of no person by what articles call them otherwise.
func (w *world) joinThings() {
	byKey, aliases, letters := map[string][]int{}, map[string][]int{}, map[string][]int{}
	sure := map[string]bool{} // aliases that are acronyms or of several words
	for i := range w.nodes {
		n := &w.nodes[i]
		if !n.named || family(n.kind) != "thing" && family(n.kind) != "place" {
			continue
		}
		byKey[n.key] = append(byKey[n.key], i)
		for _, a := range n.aliases() {
			if key := thingKey(a); key != n.key && key != "" && !w.means(a, n.kind) {
				aliases[key] = append(aliases[key], i)
				sure[key] = sure[key] || acronym(a) || strings.Contains(key, " ")
			}
		}
		if in := initials(n.Name); len([]rune(in)) >= 3 && !n.special {
			letters[in] = append(letters[in], i)
		}
		for _, rest := range []string{w.withoutOwner(n), withoutPlace(n), withoutTrade(n)} {
			if rest != "" {
				aliases[rest] = append(aliases[rest], i)
			}
		}
	}
	for _, key := range inOrder(aliases) {
		w.joinAlias(byKey[key], aliases[key], sure[key])
	}
	for _, key := range inOrder(letters) {
		short := slices.DeleteFunc(slices.Clone(byKey[key]), func(i int) bool { return !acronym(w.nodes[i].Name) })
		w.joinAlias(short, letters[key], false)
	}
}

// means tells whether an alias names something of its own: a country or a government.
func (w *world) means(alias string, t schema.EntityType) bool {
	return w.specialKey(alias, t) != ""
}

// withoutOwner returns "frontline" for "PBS Frontline" where the article also
// speaks of PBS, and "" where the rest is no name: "CBS News".
func (w *world) withoutOwner(n *node) string {
	first, rest, ok := strings.Cut(n.key, " ")
	last := rest[strings.LastIndexByte(rest, ' ')+1:]
	if _, generic := lexicon.HeadType(last); !ok || generic || n.special || family(n.kind) != "thing" {
		return ""
	}
	for i := w.first[n.doc]; i < len(w.nodes) && w.nodes[i].doc == n.doc; i++ {
		if o := &w.nodes[i]; o.named && o.key == first && o.kind == schema.Organization {
			return rest
		}
	}
	return ""
}

// withoutPlace returns "gray point prison" for "Gray Point Prison of Norland", and
// "" where the rest fits many: "High Court of Norland".
func withoutPlace(n *node) string {
	i := strings.LastIndex(n.key, " of ")
	if i < 0 || n.special || family(n.kind) != "thing" {
		return ""
	}
	_, place := lexicon.Place(n.key[i+len(" of "):])
	if rest := n.key[:i]; place && strings.Contains(rest, " ") && !generic("", rest) {
		return rest
	}
	return ""
}

// trades end the name of a company that is called without them: "Corvane Fisheries".
var trades = wordSet(`airlines airways breweries brewery capital chemicals electronics energy entertainment fisheries foods holdings industries
	logistics mining motors oil partners pharmaceuticals pharma petroleum rail railways records semiconductors shipping shipyards software steel
	stores systems technologies telecom textiles`)

func wordSet(words string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		m[w] = true
	}
	return m
}

// withoutTrade returns "corvane" for "Corvane Fisheries".
func withoutTrade(n *node) string {
	i := strings.LastIndexByte(n.key, ' ')
	if i < 0 || n.kind != schema.Organization || !trades[n.key[i+1:]] {
		return ""
	}
	rest := n.key[:i]
	_, place := lexicon.Place(rest)
	_, head := lexicon.HeadType(rest)
	if place || head || common[rest] || lexicon.NORP(rest) {
		return ""
	}
	return rest
}

// joinAlias joins nodes that are called by a short name with those that have
// it as an alias. An alias that is not sure needs known company.
func (w *world) joinAlias(short, long []int, sure bool) {
	long = w.roots(long)
	for i, a := range long { // "Gray Point Prison" and "the Prison of Gray Point", both "GPP"
		for _, b := range long[i+1:] {
			if sure && w.compatible(a, b) && alike(w.nodes[a].key, w.nodes[b].key) {
				w.join(a, b, sameAlias)
			}
		}
	}
	long = w.roots(long)
	for _, s := range w.roots(short) {
		why := onlyAlias
		fit := slices.DeleteFunc(slices.Clone(long), func(l int) bool { return w.find(l) == w.find(s) || !w.compatible(s, l) })
		if len(fit) > 1 || !sure {
			fit = slices.DeleteFunc(fit, func(l int) bool { return !known(w.profile(s), w.profile(l)) })
			why = companyAlias
		}
		if len(fit) == 1 {
			w.join(s, fit[0], why)
		}
	}
}

// compatible tells whether two sets may be one thing by their types.
func (w *world) compatible(a, b int) bool {
	a, b = w.find(a), w.find(b)
	ma, mb := w.marks[a], w.marks[b]
	ta, tb := w.nodes[a].kind, w.nodes[b].kind
	if ma != "" && mb != "" && ma != mb {
		return false
	}
	if country := strings.HasPrefix(ma+mb, "country:"); country && (ta != schema.GPE || tb != schema.GPE) {
		return false
	}
	fa, fb := family(ta), family(tb)
	return fa == fb || ta == schema.Location && fb == "thing" || tb == schema.Location && fa == "thing"
}
