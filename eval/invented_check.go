package eval

import (
	"slices"
	"strings"

	"newsgraph/schema"
)

// check tells what the parts of an article do not keep to: that every name is
// marked, that facts speak of what is marked, and rest on words that stand once.
func (a *Annotated) check(fault func(int, string, ...any)) {
	runes := []rune(a.Text)
	called := make([]map[string]bool, len(a.Entities)) // texts of the mentions, by form
	named := make([]bool, len(a.Entities))
	for i := range called {
		called[i] = map[string]bool{}
	}
	for _, m := range a.Mentions {
		words := string(runes[m.Start:m.End])
		if words == "" || words != strings.TrimSpace(words) {
			fault(m.line, "mark %s holds %q: it begins and ends with a word", a.Entities[m.Entity].ID, words)
		}
		called[m.Entity][string(m.Form)+words] = true
		named[m.Entity] = named[m.Entity] || m.Form == schema.Name
	}
	firsts := map[string]bool{}
	for i, e := range a.Entities {
		form := schema.Nominal
		if named[i] {
			form = schema.Name
		}
		for _, n := range e.Names {
			if !called[i][string(form)+n] {
				fault(e.Line, "%q is no %s mention of entity %s: mark it, or correct the line", n, form, e.ID)
			}
		}
		for words := range called[i] {
			if n, ok := strings.CutPrefix(words, string(schema.Name)); ok && !slices.Contains(e.Names, n) {
				fault(e.Line, "entity %s is marked as %q too: add it after \" | \"", e.ID, n)
			}
		}
		if firsts[e.Names[0]] {
			fault(e.Line, "two entities are called %q: choose another name for one", e.Names[0])
		}
		firsts[e.Names[0]] = true
	}
	a.checkFacts(called, fault)
}

func (a *Annotated) checkFacts(called []map[string]bool, fault func(int, string, ...any)) {
	vocab := schema.News()
	for _, f := range a.Facts {
		for _, r := range f.Relations {
			if _, ok := vocab.Relation(r); !ok {
				fault(f.Line, "no relation %q: \"newsgraph schema\" lists them", r)
			}
		}
		if n := strings.Count(a.Text, f.Evidence); n != 1 {
			fault(f.Line, "%q stands %d times in the article: choose words that stand once", f.Evidence, n)
			continue
		}
		for _, part := range slices.Concat(f.Subjects, f.Objects, f.Sources) {
			clause, isText := strings.CutPrefix(part, `"`)
			switch {
			case part == "--":
			case isText:
				if w := a.foreign(clause, f.Evidence); w != "" {
					fault(f.Line, "%q does not stand in the paragraph of the evidence: a clause has the article's own words", w)
				}
			case !slices.ContainsFunc(called, func(c map[string]bool) bool { return c["name"+part] || c["nominal"+part] }):
				fault(f.Line, "%q is no mention: mark it in the article, or put a clause in double quotes", part)
			}
		}
	}
}

// foreign returns a word of clause that is not in the paragraph that has the evidence.
func (a *Annotated) foreign(clause, evidence string) string {
	at := strings.Index(a.Text, evidence)
	start := strings.LastIndex(a.Text[:at], "\n") + 1
	end := at + strings.Index(a.Text[at:], "\n")
	own := map[string]bool{}
	for _, w := range wordRE.FindAllString(plain(a.Text[start:end]), -1) {
		own[w] = true
	}
	for _, w := range wordRE.FindAllString(plain(clause), -1) {
		if !own[w] {
			return w
		}
	}
	return ""
}
