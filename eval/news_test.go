package eval_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"newsgraph/eval"
	"newsgraph/schema"
)

func TestStoriesAreWellFormed(t *testing.T) {
	v := schema.News()
	for _, half := range eval.NewsHalves {
		stories, err := eval.Stories(half)
		if err != nil {
			t.Fatal(err)
		}
		if len(stories) < 8 {
			t.Errorf("%s: %d stories", half, len(stories))
		}
		for _, s := range stories {
			for _, w := range s.Names {
				if !strings.Contains(strings.ToLower(s.Text), strings.ToLower(w.Names[0])) { // datelines are in capitals
					t.Errorf("%s: the article does not name %q", s.Name, w.Names[0])
				}
			}
			for _, f := range s.Facts {
				if n := strings.Count(s.Text, f.Evidence); n != 1 {
					t.Errorf("%s:%d: %q stands %d times in the article", s.Name, f.Line, f.Evidence, n)
				}
				for _, name := range f.Relations {
					if _, ok := v.Relation(name); !ok {
						t.Errorf("%s:%d: no relation %q", s.Name, f.Line, name)
					}
				}
			}
		}
	}
}

func TestReadStoriesNamesTheFault(t *testing.T) {
	for _, c := range []struct{ want, fault string }{
		{"entity Animal Rex", `a.txt:4: "Animal" is no entity type`},
		{"fact Ann ; said", "a.txt:4: a fact has 6 parts, not 2"},
		{"fact Ann ; said ; \"x\" ; sure ; -- ; x", `a.txt:4: "sure" is no modality`},
		{"claim", `a.txt:4: "claim" is neither entity nor fact`},
	} {
		files := fstest.MapFS{"d/a.txt": {Data: []byte("Ann said x.\n\n-- want --\n" + c.want + "\n")}}
		if _, err := eval.ReadStories(files, "d"); err == nil || err.Error() != c.fault {
			t.Errorf("%q gives %v, want %s", c.want, err, c.fault)
		}
	}
	files := fstest.MapFS{"a.txt": {Data: []byte("Ann said x.\n")}}
	if _, err := eval.ReadStories(files, "."); err == nil {
		t.Error("a story that wants nothing is read")
	}
}

// oracle reads every story as it is annotated: the scores of that are 100.
func oracle(t *testing.T, change func(*schema.Claim)) func(string) (schema.Reading, error) {
	stories := map[string]eval.Story{}
	for _, half := range eval.NewsHalves {
		all, err := eval.Stories(half)
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range all {
			stories[s.Text] = s
		}
	}
	return func(text string) (schema.Reading, error) {
		s, ok := stories[text]
		if !ok {
			return schema.Reading{}, fmt.Errorf("no story")
		}
		r := schema.Reading{Doc: schema.Document{Text: text}}
		index := map[string]int{}
		for _, w := range s.Names {
			for _, n := range w.Names {
				index[n] = len(r.Entities)
			}
			r.Entities = append(r.Entities, schema.Referent{Type: w.Types[0], Name: w.Names[0], Aliases: w.Names[1:], Named: true})
		}
		of := func(name string) int {
			if _, ok := index[name]; !ok {
				index[name] = len(r.Entities)
				r.Entities = append(r.Entities, schema.Referent{Type: schema.Group, Name: name})
			}
			return index[name]
		}
		for _, f := range s.Facts {
			at := len([]rune(text[:strings.Index(text, f.Evidence)]))
			c := schema.Claim{Subject: of(f.Subjects[0]), Relation: f.Relations[0], Object: schema.NoEntity, Source: schema.NoEntity,
				Modality: f.Modalities[0], Evidence: schema.Span{Start: at, End: at + len([]rune(f.Evidence))}}
			if words, ok := strings.CutPrefix(f.Objects[0], `"`); ok {
				c.ObjectText = strings.TrimSuffix(words, `"`)
			} else {
				c.Object, c.ObjectText = of(f.Objects[0]), f.Objects[0]
			}
			if f.Sources[0] != "--" {
				c.Source = of(f.Sources[0])
			}
			if change != nil {
				change(&c)
			}
			r.Claims = append(r.Claims, c)
		}
		return r, nil
	}
}

func TestNewsOfTheAnnotationItself(t *testing.T) {
	scores, err := eval.News(schema.News(), oracle(t, nil))
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range scores {
		if s.Value < 99.9 {
			t.Errorf("%s is %.2f", s.Name, s.Value)
		}
	}
}

func TestNewsOfSpoiltReadings(t *testing.T) {
	for _, c := range []struct {
		name, low string
		change    func(*schema.Claim)
	}{
		{"relation", "facts strict F1", func(c *schema.Claim) { c.Relation = "rescued" }},
		{"subject", "facts relaxed F1", func(c *schema.Claim) { c.Subject = schema.NoEntity }},
		{"modality", "modality not asserted", func(c *schema.Claim) { c.Modality = schema.Asserted }},
		{"source", "attribution R", func(c *schema.Claim) { c.Source = schema.NoEntity }},
	} {
		scores, err := eval.News(schema.News(), oracle(t, c.change))
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range scores {
			if strings.HasSuffix(s.Name, c.low) && s.Value > 10 {
				t.Errorf("without the right %s, %s is %.2f", c.name, s.Name, s.Value)
			}
		}
	}
}
