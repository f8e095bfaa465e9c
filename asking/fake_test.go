package asking

import (
	"context"
	"crypto/sha256"
	"fmt"
	"iter"
	"maps"
	"slices"
	"strings"
	"testing"

	"newsgraph/schema"
)

// A fake is a store made of lines.
type fake struct {
	docs     map[schema.DocID]*schema.Document
	things   map[schema.EntityID]*schema.Entity
	facts    map[schema.FactID]*schema.Fact
	readings map[schema.DocID]schema.Reading
}

// made returns the store of lines like
//
//	d1 Ann Lee | met_with | Bo Diaz | alleged | by Cy Fox | on 2025-12-23 | said Lee met Diaz.
//
// of which all after the object may be left out. An object in quotes is text.
// Things are Persons unless their name ends in " Inc" or begins with a small letter.
// The document's number is its day: d1 came out on 2025-01-01.
func made(t *testing.T, lines string) *fake {
	t.Helper()
	s := &fake{map[schema.DocID]*schema.Document{}, map[schema.EntityID]*schema.Entity{}, map[schema.FactID]*schema.Fact{}, map[schema.DocID]schema.Reading{}}
	place := 0
	for line := range strings.Lines(lines) {
		if line = strings.TrimSpace(line); line != "" {
			place += 100
			s.line(t, line, place)
		}
	}
	for _, f := range s.facts {
		slices.SortFunc(f.Evidence, func(a, b schema.Evidence) int { return strings.Compare(string(a.Doc), string(b.Doc)) })
		f.Derive(nil)
	}
	return s
}

func (s *fake) line(t *testing.T, line string, place int) {
	doc, rest, ok := strings.Cut(line, " ")
	parts := strings.Split(rest, " | ")
	if !ok || len(parts) < 3 {
		t.Fatalf("not a line: %q", line)
	}
	ev := schema.Evidence{Doc: schema.DocID("doc/" + doc), Span: schema.Span{Start: place, End: place + 50}, Quote: strings.Join(parts[:3], " "),
		Phrase: parts[1], ObjectText: strings.Trim(parts[2], `"`), Modality: schema.Asserted, Score: 900, ID: schema.EvidenceID(fmt.Sprintf("ev/%04d", place))}
	f := schema.Fact{Relation: parts[1], Subject: s.thing(parts[0], ev.Doc)}
	if text, isText := strings.CutPrefix(parts[2], `"`); isText {
		f.Object.Text = strings.TrimSuffix(text, `"`)
	} else {
		f.Object.Entity = s.thing(parts[2], ev.Doc)
	}
	for _, p := range parts[3:] {
		word, more, _ := strings.Cut(p, " ")
		switch word {
		case "by":
			ev.Source = s.thing(more, ev.Doc)
		case "on":
			ev.When = schema.Time{Text: more, ISO: more}
		case "said":
			ev.Quote = more
		default:
			ev.Modality = schema.Modality(word)
		}
	}
	if s.docs[ev.Doc] == nil {
		s.docs[ev.Doc] = &schema.Document{ID: ev.Doc, Name: doc + ".txt", Published: "2025-01-0" + doc[1:]}
	}
	f.ID = schema.FactID(fmt.Sprintf("fact/%x", sha256.Sum256([]byte(parts[0]+parts[1]+parts[2])))[:13])
	if s.facts[f.ID] == nil {
		s.facts[f.ID] = &f
	}
	s.facts[f.ID].Evidence = append(s.facts[f.ID].Evidence, ev)
}

func (s *fake) thing(name string, doc schema.DocID) schema.EntityID {
	id := schema.EntityID("person/" + strings.ReplaceAll(strings.ToLower(name), " ", "-"))
	if s.things[id] == nil {
		s.things[id] = &schema.Entity{ID: id, Type: schema.Person, Name: name}
		if strings.HasSuffix(name, " Inc") {
			s.things[id].Type = schema.Organization
		}
	}
	e := s.things[id]
	if !slices.Contains(e.Docs, doc) {
		e.Docs = append(e.Docs, doc)
		slices.Sort(e.Docs)
	}
	e.Mentions++
	return id
}

func (s *fake) Entity(_ context.Context, id schema.EntityID) (schema.Entity, error) {
	if e := s.things[id]; e != nil {
		return *e, nil
	}
	return schema.Entity{}, fmt.Errorf("no %s", id)
}

func (s *fake) Document(_ context.Context, id schema.DocID) (schema.Document, error) {
	if d := s.docs[id]; d != nil {
		return *d, nil
	}
	return schema.Document{}, fmt.Errorf("no %s", id)
}

func (s *fake) Fact(_ context.Context, id schema.FactID) (schema.Fact, error) {
	if f := s.facts[id]; f != nil {
		return *f, nil
	}
	return schema.Fact{}, fmt.Errorf("no %s", id)
}

func (s *fake) AllFacts(ctx context.Context) iter.Seq2[schema.Fact, error] {
	return s.factsThat(ctx, func(*schema.Fact) bool { return true })
}

func (s *fake) FactsOf(ctx context.Context, id schema.EntityID) iter.Seq2[schema.Fact, error] {
	return s.factsThat(ctx, func(f *schema.Fact) bool { return f.Subject == id || f.Object.Entity == id })
}

func (s *fake) FactsBy(ctx context.Context, id schema.EntityID) iter.Seq2[schema.Fact, error] {
	return s.factsThat(ctx, func(f *schema.Fact) bool {
		return slices.ContainsFunc(f.Evidence, func(ev schema.Evidence) bool { return ev.Source == id })
	})
}

func (s *fake) factsThat(ctx context.Context, is func(*schema.Fact) bool) iter.Seq2[schema.Fact, error] {
	return sorted(ctx, s.facts, is)
}

func (s *fake) AllEntities(ctx context.Context) iter.Seq2[schema.Entity, error] {
	return sorted(ctx, s.things, func(*schema.Entity) bool { return true })
}

func (s *fake) AllDocuments(ctx context.Context) iter.Seq2[schema.Document, error] {
	return sorted(ctx, s.docs, func(*schema.Document) bool { return true })
}

func (s *fake) Reading(_ context.Context, id schema.DocID) (schema.Reading, error) {
	return s.readings[id], nil
}

func (s *fake) Readings(ctx context.Context) iter.Seq2[schema.Reading, error] {
	all := map[schema.DocID]*schema.Reading{}
	for id, r := range s.readings {
		all[id] = &r
	}
	return sorted(ctx, all, func(*schema.Reading) bool { return true })
}

func sorted[K ~string, V any](ctx context.Context, m map[K]*V, is func(*V) bool) iter.Seq2[V, error] {
	return func(yield func(V, error) bool) {
		for _, k := range slices.Sorted(maps.Keys(m)) {
			if err := ctx.Err(); err != nil {
				var none V
				yield(none, err)
				return
			}
			if is(m[k]) && !yield(*m[k], nil) {
				return
			}
		}
	}
}

// short writes a fact as "Ann Lee met_with Bo Diaz".
func (s *fake) short(f schema.Fact) string {
	object := "“" + f.Object.Text + "”"
	if f.Object.Entity != "" {
		object = s.things[f.Object.Entity].Name
	}
	return s.things[f.Subject].Name + " " + f.Relation + " " + object
}

func check(t *testing.T, what string, got []string, want string) {
	t.Helper()
	if strings.Join(got, "\n") != strings.Join(fieldsOfLines(want), "\n") {
		t.Errorf("%s\ngot:\n%s\nwant:\n%s", what, strings.Join(got, "\n"), strings.Join(fieldsOfLines(want), "\n"))
	}
}

func fieldsOfLines(s string) []string {
	var out []string
	for line := range strings.Lines(s) {
		if line = strings.TrimSpace(line); line != "" {
			out = append(out, line)
		}
	}
	return out
}
