package eval

import (
	"fmt"
	"slices"

	"newsgraph/extract/text"
	"newsgraph/schema"
)

// InventedScores lets read read the half "dev" of the invented articles. The figures are those of
// News, and besides: names with the same span and type, and chains as CoNLL 2012 scores them.
func InventedScores(v *schema.Vocabulary, read func(text string) (schema.Reading, error)) ([]Score, error) {
	const prefix = "invented dev "
	articles, err := Invented("dev")
	if err != nil {
		return nil, err
	}
	names := make([]Measure, 0, len(nameGroups)+1)
	for _, g := range nameGroups {
		names = append(names, Measure{Name: prefix + g.name, Of: f1Sums})
	}
	names = append(names, Measure{Name: prefix + "names of all types F1", Of: f1Sums})
	var clusters [][2][]Cluster
	var stories []Story
	readings := map[string]schema.Reading{}
	for i := range articles {
		a := &articles[i]
		got, err := read(a.Text)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", a.Name, err)
		}
		if got.Doc.Text != a.Text {
			return nil, fmt.Errorf("%s: the reader changed the text, so spans cannot be compared", a.Name)
		}
		readings[a.Text] = got
		stories = append(stories, a.Story())
		for g := range names {
			names[g].Units = append(names[g].Units, a.countNames(got, g))
		}
		clusters = append(clusters, [2][]Cluster{a.clusters(), clustersRead(got)})
	}
	var all []Score
	for _, m := range append(names, chainMeasures(prefix, clusters)...) {
		all = append(all, m.Score())
	}
	t, err := tallyStories(stories, v, func(text string) (schema.Reading, error) { return readings[text], nil }, nil)
	return append(all, t.scores("invented dev")...), err
}

// InventedErrors returns a line for each fact of a half that read misses or misreads.
func InventedErrors(half string, v *schema.Vocabulary, read func(text string) (schema.Reading, error)) ([]string, error) {
	articles, err := Invented(half)
	if err != nil {
		return nil, err
	}
	var stories []Story
	for i := range articles {
		stories = append(stories, articles[i].Story())
	}
	var lines []string
	_, err = tallyStories(stories, v, read, func(s string) { lines = append(lines, s) })
	return lines, err
}

// Story returns the article as the held-out news is scored: a thing without a
// name goes by any of its descriptions.
func (a *Annotated) Story() Story {
	s := Story{Name: a.Name, Text: a.Text}
	called := map[string][]string{}
	for i, chain := range a.Chains() {
		e := a.Entities[i]
		if slices.ContainsFunc(chain, func(m Marked) bool { return m.Form == schema.Name }) {
			s.Names = append(s.Names, WantName{Optional: e.Optional, Types: e.Types, Names: e.Names})
			continue
		}
		for _, m := range chain {
			if w := a.Words(m); m.Form == schema.Nominal && !slices.Contains(called[e.Names[0]], w) {
				called[e.Names[0]] = append(called[e.Names[0]], w)
			}
		}
	}
	all := func(parts []string) []string {
		var out []string
		for _, p := range parts {
			out = append(out, p)
			for _, w := range called[p] {
				if w != p {
					out = append(out, w)
				}
			}
		}
		return out
	}
	for _, f := range a.Facts {
		f.Subjects, f.Objects, f.Sources = all(f.Subjects), all(f.Objects), all(f.Sources)
		s.Facts = append(s.Facts, f)
	}
	return s
}

// countNames returns for one of nameGroups, or for all types when g is past
// them: what agrees, what there is, what was found.
func (a *Annotated) countNames(got schema.Reading, g int) []float64 {
	in := func(t schema.EntityType) schema.EntityType {
		if g == len(nameGroups) {
			return t
		}
		if t = group(t); nameGroups[g].kind != "" && t != nameGroups[g].kind {
			return ""
		}
		return t
	}
	sums := make([]float64, 3)
	want := map[schema.Span]Thing{}
	for _, m := range a.Mentions {
		if e := a.Entities[m.Entity]; m.Form == schema.Name {
			want[m.Span] = e
			if !e.Optional && in(m.Type) != "" {
				sums[1]++
			}
		}
	}
	for _, e := range got.Entities {
		for _, m := range e.Mentions {
			w, ok := want[m.Span]
			if m.Form != schema.Name || in(e.Type) == "" || e.Type == schema.Date || ok && w.Optional {
				continue
			}
			sums[2]++
			if ok && slices.ContainsFunc(w.Types, func(t schema.EntityType) bool { return in(t) == in(e.Type) }) {
				sums[0]++
			}
		}
	}
	return sums
}

// clusters returns the chains of two mentions at least; their spans are of code points.
func (a *Annotated) clusters() []Cluster {
	var out []Cluster
	for _, chain := range a.Chains() {
		c := Cluster{}
		for _, m := range chain {
			c[text.Span{Start: int32(m.Start), End: int32(m.End)}] = true
		}
		out = append(out, c)
	}
	return slices.DeleteFunc(out, func(c Cluster) bool { return len(c) < 2 })
}

func clustersRead(got schema.Reading) []Cluster {
	var out []Cluster
	for _, e := range got.Entities {
		c := Cluster{}
		for _, m := range e.Mentions {
			c[text.Span{Start: int32(m.Start), End: int32(m.End)}] = true
		}
		out = append(out, c)
	}
	return slices.DeleteFunc(out, func(c Cluster) bool { return len(c) < 2 })
}
