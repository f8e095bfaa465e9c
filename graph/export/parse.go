package export

import (
	"context"
	"fmt"
	"maps"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"newsgraph/schema"
)

// A Param is one word of the user about what to select: a flag of the command line,
// a parameter of a URL.
type Param struct {
	Name, Value string // Value is what help calls its value
	Many        bool   // it may be given again
	Meaning     string
}

// Params is every Param of a Selection, in the order help shows them.
var Params = []Param{
	{"around", "NAME", true, "only what is near `NAME` (again for more)"},
	{"depth", "N", false, "how many facts away is near: `N`, 1 if not given"},
	{"relation", "R", true, "only facts of relation `R` (again for more)"},
	{"type", "T", true, "only facts about things of type `T` (again for more)"},
	{"modality", "M", true, "only facts that are `M`: asserted, alleged, denied, hypothetical, negated"},
	{"outlet", "NAME", true, "only facts that an article of outlet `NAME` tells (again for more)"},
	{"since", "DATE", false, "only facts from `DATE` on: when it happened or, when no article tells, when they came out"},
	{"until", "DATE", false, "only facts up to `DATE`, a day, 2025-12 or 2025"},
	{"min-support", "N", false, "only facts of at least `N` articles"},
	{"min-score", "S", false, "only facts read with at least score `S`, 0 to 1"},
	{"top", "N", false, "only the `N` best supported of these facts"},
}

// ParseSelection makes a Selection of words: values gives those of a Param, in the order
// given (url.Values does), named the one thing that a name means. What means nothing is
// a WrongError.
func ParseSelection(ctx context.Context, src Source, values func(param string) []string, named func(string) (schema.EntityID, error)) (Selection, error) {
	p := parser{ctx: ctx, src: src, values: values}
	s := Selection{
		Depth: p.whole("depth"), MinSupport: p.whole("min-support"), Top: p.whole("top"), MinScore: p.score("min-score"),
		Types: oneOf(&p, "type", schema.EntityTypes), Modality: oneOf(&p, "modality", schema.Modalities),
		Since: p.date("since"), Until: p.date("until"), Relations: p.relations(), Outlets: p.outlets(),
	}
	if s.Since != "" && s.Until != "" && !schema.Covers(s.Since, "", s.Until) {
		p.fail(&WrongError{fmt.Sprintf("no day is since %s and until %s", s.Since, s.Until), "give the earlier date to since"})
	}
	for _, name := range values("around") {
		id, err := named(name)
		p.fail(err)
		s.Around = append(s.Around, id)
	}
	slices.Sort(s.Around)
	s.Around = slices.Compact(s.Around)
	if s.Depth > 0 && len(s.Around) == 0 {
		p.fail(&WrongError{"depth is how far from a thing, and around names none", "give around, too"})
	}
	return s, p.err
}

// A parser keeps its first error.
type parser struct {
	ctx    context.Context
	src    Source
	values func(string) []string
	err    error
}

func (p *parser) fail(err error) {
	if p.err == nil {
		p.err = err
	}
}

// said is a parameter in a message, which is "--min-score" on one side and "?min_score=" on the other.
func said(name string) string { return strings.ReplaceAll(name, "-", " ") }

func (p *parser) one(name string) string {
	all := p.values(name)
	if len(all) > 1 {
		p.fail(&WrongError{fmt.Sprintf("%s is given %d times", said(name), len(all)), "give it once"})
	}
	if len(all) == 0 {
		return ""
	}
	return strings.TrimSpace(all[0])
}

func (p *parser) whole(name string) int {
	word := p.one(name)
	if word == "" {
		return 0
	}
	n, err := strconv.Atoi(word)
	if err != nil || n < 1 || n > math.MaxInt32 {
		p.fail(&WrongError{fmt.Sprintf("%s: %q is no whole number above 0", said(name), word), "leave it out for no limit"})
	}
	return n
}

func (p *parser) score(name string) int {
	word := p.one(name)
	if word == "" {
		return 0
	}
	v, err := strconv.ParseFloat(word, 64)
	if err == nil && v >= 0 && v <= 1 {
		return int(math.Round(v * 1000))
	}
	hint := "0.9 leaves what is quite sure, 0.5 most"
	if err == nil && v >= 10 && v <= 1000 {
		hint = fmt.Sprintf("did you mean %.4g?", v/map[bool]float64{true: 100, false: 1000}[v <= 100])
	}
	p.fail(&WrongError{fmt.Sprintf("%s: %q is no score from 0 to 1", said(name), word), hint})
	return 0
}

// DateForm is how a date is written: 2025-12-23, 2025-12, 2025-W52 or 2025.
const DateForm = `^\d{4}(-\d\d(-\d\d)?|-W\d\d)?$`

var isDate = regexp.MustCompile(DateForm)

// CheckDate yields a WrongError when word is given and no date.
func CheckDate(name, word string) error {
	if _, _, ok := schema.Days(word); word == "" || ok && isDate.MatchString(word) {
		return nil
	}
	return &WrongError{fmt.Sprintf("%s: %q is no date", name, word), "write it as 2025-12-23, 2025-12, 2025-W52 or 2025"}
}

func (p *parser) date(name string) string {
	word := p.one(name)
	p.fail(CheckDate(name, word))
	return word
}

// oneOf reads words of a fixed set; upper and lower case are the same.
func oneOf[T ~string](p *parser, name string, known []T) []T {
	var out []T
	for _, word := range p.values(name) {
		i := slices.IndexFunc(known, func(k T) bool { return strings.EqualFold(string(k), word) })
		if i < 0 {
			p.fail(wrong("no "+name, word, texts(known), "there are "+strings.Join(texts(known), ", ")))
			continue
		}
		out = append(out, known[i])
	}
	return out
}

// relations reads names of relations: those of the vocabulary, or of some fact.
func (p *parser) relations() []string {
	var out, strange []string
	for _, word := range p.values("relation") {
		name := strings.ReplaceAll(strings.Trim(word, "<>"), " ", "_")
		if _, ok := schema.News().Relation(name); !ok {
			strange = append(strange, name)
		}
		out = append(out, name)
	}
	if len(strange) == 0 || p.err != nil {
		return out
	}
	known := map[string]bool{}
	p.fail(each(p.src.AllFacts(p.ctx), func(f *schema.Fact) error { addID(known, f.Relation); return nil }))
	for _, name := range strange {
		if !known[name] {
			for _, r := range schema.News().Relations() {
				known[r.Name] = true
			}
			p.fail(wrong("no relation", name, slices.Sorted(maps.Keys(known)), `"newsgraph schema" lists those it reads in news`))
		}
	}
	return out
}

// outlets reads names of outlets that some article has; upper and lower case are the same.
func (p *parser) outlets() []string {
	given := p.values("outlet")
	if len(given) == 0 || p.err != nil {
		return nil
	}
	known := map[string]bool{}
	p.fail(each(p.src.AllDocuments(p.ctx), func(d *schema.Document) error { addID(known, d.Outlet); return nil }))
	var out []string
	for _, word := range given {
		n := len(out)
		for name := range known {
			if strings.EqualFold(name, word) {
				out = append(out, name)
			}
		}
		if len(out) == n {
			p.fail(wrong("no article of an outlet", word, slices.Sorted(maps.Keys(known)), "there are "+some(slices.Sorted(maps.Keys(known)))))
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}
