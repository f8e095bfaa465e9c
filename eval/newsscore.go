package eval

import (
	"fmt"
	"slices"
	"strings"

	"newsgraph/schema"
)

// speech is the groups whose subject is the speaker: naming it as source too adds nothing.
var speech = wordSet("statement address request response criticism support accusation denial offer refusal order")

// News reads the stories of both halves with read and scores what it found, in percent.
// The figures are: entities F1 and types; facts strict F1 (subject, group of the relation,
// object or shared words), relaxed F1 (subject and object of one sentence, any relation);
// modality of found facts that are not asserted; precision and recall of attribution.
func News(v *schema.Vocabulary, read func(text string) (schema.Reading, error)) ([]Score, error) {
	var all []Score
	for _, half := range NewsHalves {
		t, err := newsHalf(half, v, read, nil)
		if err != nil {
			return nil, err
		}
		all = append(all, t.scores("news "+half)...)
	}
	return all, nil
}

// NewsErrors reads the half "dev" and returns a line for each fact that was
// missed or read wrongly. There is none for "test": its errors are not for looking at.
func NewsErrors(v *schema.Vocabulary, read func(text string) (schema.Reading, error)) ([]string, error) {
	var lines []string
	_, err := newsHalf("dev", v, read, func(s string) { lines = append(lines, s) })
	return lines, err
}

func newsHalf(half string, v *schema.Vocabulary, read func(string) (schema.Reading, error), report func(string)) (newsTally, error) {
	stories, err := Stories(half)
	if err != nil {
		return newsTally{}, err
	}
	return tallyStories(stories, v, read, report)
}

func tallyStories(stories []Story, v *schema.Vocabulary, read func(string) (schema.Reading, error), report func(string)) (newsTally, error) {
	var t newsTally
	for i := range stories {
		got, err := read(stories[i].Text)
		if err != nil {
			return t, fmt.Errorf("%s: %w", stories[i].Name, err)
		}
		r := newStoryRead(&stories[i], got, v)
		t.entities(r, report)
		t.facts(r, report)
	}
	return t, nil
}

// A count is one precision and recall.
type count struct{ right, got, hit, want int }

func (c count) p() float64  { return percent(c.right, c.got) }
func (c count) r() float64  { return percent(c.hit, c.want) }
func (c count) f1() float64 { return f1(c.p(), c.r()) }

func percent(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return 100 * float64(a) / float64(b)
}

func f1(p, r float64) float64 {
	if p+r == 0 {
		return 0
	}
	return 2 * p * r / (p + r)
}

type newsTally struct {
	names, types, strict, relaxed, source, modality count
}

func (t *newsTally) scores(prefix string) []Score {
	return []Score{
		{Name: prefix + " entities F1", Value: t.names.f1()},
		{Name: prefix + " entity types", Value: t.types.p()},
		{Name: prefix + " facts strict P", Value: t.strict.p()},
		{Name: prefix + " facts strict R", Value: t.strict.r()},
		{Name: prefix + " facts strict F1", Value: t.strict.f1()},
		{Name: prefix + " facts relaxed F1", Value: t.relaxed.f1()},
		{Name: prefix + " modality not asserted", Value: t.modality.p()},
		{Name: prefix + " attribution P", Value: t.source.p()},
		{Name: prefix + " attribution R", Value: t.source.r()},
	}
}

// entities counts the named referents. The second of one name is wrong; dates
// and optional names count neither way.
func (t *newsTally) entities(r *storyRead, report func(string)) {
	found := make([]bool, len(r.Names))
	for i, e := range r.got.Entities {
		k := r.is[i]
		if !e.Named || e.Type == schema.Date || k >= 0 && r.Names[k].Optional {
			continue
		}
		t.names.got++
		if k < 0 || found[k] {
			note(report, "%s: name not wanted: %s %s", r.Name, e.Type, e.Name)
			continue
		}
		found[k] = true
		t.names.right++
		t.types.got++
		if typeFits(e.Type, r.Names[k].Types) {
			t.types.right++
		} else {
			note(report, "%s: type of %s: %s", r.Name, e.Name, e.Type)
		}
	}
	for k, w := range r.Names {
		if w.Optional {
			continue
		}
		t.names.want++
		if found[k] {
			t.names.hit++
		} else {
			note(report, "%s: name missed: %s", r.Name, w.Names[0])
		}
	}
}

func typeFits(got schema.EntityType, want []schema.EntityType) bool {
	place := func(t schema.EntityType) bool { return t == schema.GPE || t == schema.Location }
	return slices.Contains(want, got) || place(got) && slices.ContainsFunc(want, place)
}

// facts matches claims and wanted facts, one to one: those of the fact's own
// sentence first, then required ones, then the order of the text.
func (t *newsTally) facts(r *storyRead, report func(string)) {
	claims := distinct(r.got.Claims, r)
	takes := make([]int, len(r.Facts)) // claim that holds the fact, or -1
	loose := make([]bool, len(r.Facts))
	right, near := make([]bool, len(claims)), make([]bool, len(claims))
	for k := range takes {
		takes[k] = -1
	}
	for round := range 4 { // bit 0: another sentence, bit 1: optional
		for k, f := range r.Facts {
			if f.Optional != (round&2 != 0) {
				continue
			}
			for i, c := range claims {
				same := r.same(c, k)
				if same && (r.forward(c, k) || r.reversed(c, k)) {
					near[i], loose[k] = true, true
				}
				if takes[k] < 0 && !right[i] && same == (round&1 == 0) && r.strict(c, k) {
					takes[k], right[i] = i, true
				}
			}
		}
	}
	for i, c := range claims {
		t.strict.got++
		t.relaxed.got++
		// The same statement of one sentence in other words is right too.
		ok := right[i] || slices.ContainsFunc(indices(r.Facts), func(k int) bool { return r.strict(c, k) })
		if ok {
			t.strict.right++
		} else {
			note(report, "%s: wrong: %s", r.Name, r.show(c))
		}
		if ok || near[i] {
			t.relaxed.right++
		}
	}
	for k, f := range r.Facts {
		if takes[k] >= 0 {
			t.pair(r, claims[takes[k]], f, report)
		}
		if f.Optional {
			continue
		}
		t.strict.want++
		t.relaxed.want++
		if takes[k] >= 0 {
			t.strict.hit++
		} else {
			note(report, "%s:%d: missed: %s; %s; %s", r.Name, f.Line, f.Subjects[0], f.Relations[0], f.Objects[0])
		}
		if takes[k] >= 0 || loose[k] {
			t.relaxed.hit++
		}
	}
}

func indices[T any](s []T) []int {
	all := make([]int, len(s))
	for i := range all {
		all[i] = i
	}
	return all
}

// distinct leaves out claims that say again what another says: same subject, group, object and
// modality. What one alleges and another denies is said twice.
func distinct(claims []schema.Claim, r *storyRead) []schema.Claim {
	seen := map[string]bool{}
	var kept []schema.Claim
	for _, c := range claims {
		group := c.Relation
		if info, ok := r.vocab.Relation(c.Relation); ok {
			group = info.Group
		}
		object := fmt.Sprint(c.Object)
		if c.Object < 0 {
			object = plain(c.ObjectText)
		}
		key := fmt.Sprint(c.Subject, "\x00", group, "\x00", object, "\x00", c.Modality)
		if !seen[key] {
			seen[key] = true
			kept = append(kept, c)
		}
	}
	return kept
}

// pair judges modality and source of a claim that says what f says.
func (t *newsTally) pair(r *storyRead, c schema.Claim, f WantFact, report func(string)) {
	if !slices.Contains(f.Modalities, schema.Asserted) {
		t.modality.got++
		if slices.Contains(f.Modalities, c.Modality) {
			t.modality.right++
		} else {
			note(report, "%s:%d: modality: %s", r.Name, f.Line, r.show(c))
		}
	}
	source := c.Source
	if info, ok := r.vocab.Relation(c.Relation); ok && speech[info.Group] && source == c.Subject && c.Modality == schema.Asserted {
		source = schema.NoEntity
	}
	right := source >= 0 && r.anyRefers(source, f.Sources)
	if !slices.Contains(f.Sources, "--") {
		t.source.want++
		if right {
			t.source.hit++
		}
	}
	if source >= 0 {
		t.source.got++
		if right {
			t.source.right++
		}
	}
	if source >= 0 != right || source < 0 && !slices.Contains(f.Sources, "--") {
		note(report, "%s:%d: source: %s", r.Name, f.Line, r.show(c))
	}
}

func (r *storyRead) show(c schema.Claim) string {
	name := func(i int) string {
		if i < 0 || i >= len(r.got.Entities) {
			return "--"
		}
		return r.got.Entities[i].Name
	}
	object := name(c.Object)
	if c.Object < 0 {
		object = `"` + c.ObjectText + `"`
	}
	runes := []rune(r.got.Doc.Text)
	quote := strings.Join(strings.Fields(string(runes[c.Evidence.Start:c.Evidence.End])), " ")
	return fmt.Sprintf("%s; %s; %s; %s; %s [%s] %s", name(c.Subject), c.Relation, object, c.Modality, name(c.Source), c.Rule, quote)
}

func note(report func(string), format string, args ...any) {
	if report != nil {
		report(fmt.Sprintf(format, args...))
	}
}
