package eval_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"newsgraph/eval"
	"newsgraph/extract"
	"newsgraph/extract/source"
	"newsgraph/schema"
)

// asAnnotated reads an invented article as its annotation has it, after change.
func asAnnotated(t *testing.T, change func(*schema.Reading)) func(string) (schema.Reading, error) {
	all, err := eval.Invented("dev")
	if err != nil {
		t.Fatal(err)
	}
	return func(text string) (schema.Reading, error) {
		a := all[slices.IndexFunc(all, func(a eval.Annotated) bool { return a.Text == text })]
		r := schema.Reading{Doc: schema.Document{Text: text}}
		called := map[string]int{}
		for i, chain := range a.Chains() {
			e := schema.Referent{Type: a.Entities[i].Types[0], Name: a.Entities[i].Names[0], Aliases: a.Entities[i].Names[1:]}
			for _, m := range chain {
				e.Mentions = append(e.Mentions, schema.Mention{Span: m.Span, Text: a.Words(m), Form: m.Form})
				e.Named = e.Named || m.Form == schema.Name
			}
			called[e.Name] = i
			r.Entities = append(r.Entities, e)
		}
		for _, f := range a.Facts {
			at := len([]rune(text[:strings.Index(text, f.Evidence)]))
			c := schema.Claim{Subject: called[f.Subjects[0]], Relation: f.Relations[0], Object: schema.NoEntity, Source: schema.NoEntity,
				Modality: f.Modalities[0], Evidence: schema.Span{Start: at, End: at + len([]rune(f.Evidence))}}
			if words, ok := strings.CutPrefix(f.Objects[0], `"`); ok {
				c.ObjectText = strings.TrimSuffix(words, `"`)
			} else {
				c.Object, c.ObjectText = called[f.Objects[0]], f.Objects[0]
			}
			if f.Sources[0] != "--" {
				c.Source = called[f.Sources[0]]
			}
			r.Claims = append(r.Claims, c)
		}
		if change != nil {
			change(&r)
		}
		return r, nil
	}
}

func TestInventedScoresOfTheAnnotationItself(t *testing.T) {
	scores, err := eval.InventedScores(schema.News(), asAnnotated(t, nil))
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range scores {
		if s.Value < 99 {
			t.Errorf("%v", s)
		}
	}
}

func TestInventedScoresOfSpoiltReadings(t *testing.T) {
	for _, c := range []struct {
		name, low string
		most      float64
		change    func(*schema.Reading)
	}{
		{"chains", "coref CoNLL F1", 1, func(r *schema.Reading) {
			for i := range r.Entities {
				r.Entities[i].Mentions = r.Entities[i].Mentions[:1]
			}
		}},
		{"types", "names F1", 40, func(r *schema.Reading) {
			for i := range r.Entities {
				r.Entities[i].Type = schema.GPE
			}
		}},
		{"names", "names of all types F1", 1, func(r *schema.Reading) {
			for i := range r.Entities {
				for k := range r.Entities[i].Mentions {
					r.Entities[i].Mentions[k].End++
				}
			}
		}},
		{"relations", "facts strict F1", 10, func(r *schema.Reading) {
			for i := range r.Claims {
				r.Claims[i].Relation = "rescued"
			}
		}},
	} {
		scores, err := eval.InventedScores(schema.News(), asAnnotated(t, c.change))
		if err != nil {
			t.Fatal(err)
		}
		i := slices.IndexFunc(scores, func(s eval.Score) bool { return s.Name == "invented dev "+c.low })
		if s := scores[i]; s.Value > c.most {
			t.Errorf("without the right %s, %v", c.name, s)
		}
	}
}

// The scores that every "make test" holds: no data outside of the repository is needed for them.
func TestInventedHoldsTheBaseline(t *testing.T) {
	reader, err := extract.New(extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	read := func(article string) (schema.Reading, error) {
		ctx := context.Background()
		stdin := &source.Options{Stdin: strings.NewReader(article)}
		for res := range reader.ReadAll(ctx, source.Items(ctx, []string{"-"}, stdin)) {
			return res.Reading, res.Err
		}
		return schema.Reading{}, fmt.Errorf("no reading")
	}
	scores, err := eval.InventedScores(schema.News(), read)
	if err != nil {
		t.Fatal(err)
	}
	base, err := eval.ReadBaseline("baseline.json")
	if err != nil {
		t.Fatal(err)
	}
	table := &eval.Table{}
	table.Add("own", scores...)
	for _, l := range base.Lowered(table) {
		t.Errorf("%s; a change that lowers a score needs a reason and \"go run ./cmd/ngeval -update\"", l)
	}
	for _, s := range scores {
		if _, ok := base[s.Name]; !ok {
			t.Errorf("no baseline for %q: run \"go run ./cmd/ngeval -update\"", s.Name)
		}
	}
}
