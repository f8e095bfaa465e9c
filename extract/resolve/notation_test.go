package resolve

import (
	"fmt"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"newsgraph/schema"
)

// parse reads readings in a form a person can write, one article a line:
//
//	a: Person Ana Ruiz = Ruiz, she; GPE Norland; ?Group three men | 1 president_of 2; 1 said "it rains" !alleged by 3
//
// An entity is a type, a name and other mentions, of which pronouns and those
// with "?" are no names; "?" before the type is a described thing. A claim is
// subject, relation, object or words in quotes, modality and source, with
// numbers for entities.
func parse(t testing.TB, s string) []schema.Reading {
	t.Helper()
	var out []schema.Reading
	for line := range strings.Lines(s) {
		if line = strings.TrimSpace(line); line == "" {
			continue
		}
		name, rest, ok := strings.Cut(line, ":")
		if !ok {
			t.Fatalf("no article in %q", line)
		}
		entities, claims, _ := strings.Cut(rest, "|")
		r := schema.Reading{Doc: schema.Document{ID: schema.DocID("doc/" + name), Name: name + ".txt"}}
		for e := range strings.SplitSeq(entities, ";") {
			if e = strings.TrimSpace(e); e != "" {
				addReferent(&r, e)
			}
		}
		for c := range strings.SplitSeq(claims, ";") {
			if c = strings.TrimSpace(c); c != "" {
				addClaim(t, &r, c)
			}
		}
		for i := range r.Claims {
			r.Claims[i].Evidence.End = utf8.RuneCountInString(r.Doc.Text)
		}
		out = append(out, r)
	}
	return out
}

func addReferent(r *schema.Reading, s string) {
	names, others, _ := strings.Cut(s, "=")
	kind, name, _ := strings.Cut(strings.TrimSpace(names), " ")
	kind, described := strings.CutPrefix(kind, "?")
	e := schema.Referent{Type: schema.EntityType(kind), Name: name, Named: !described}
	form := schema.Name
	if described {
		form = schema.Nominal
	}
	add := func(text string, form schema.Form) {
		start := utf8.RuneCountInString(r.Doc.Text)
		r.Doc.Text += text + " "
		e.Mentions = append(e.Mentions, schema.Mention{Span: schema.Span{Start: start, End: start + utf8.RuneCountInString(text)}, Text: text, Form: form})
	}
	add(name, form)
	for o := range strings.SplitSeq(others, ",") {
		if o = strings.TrimSpace(o); o == "" {
			continue
		}
		switch o {
		case "he", "she":
			add(o, schema.Pronoun)
		default:
			add(o, schema.Name)
			e.Aliases = append(e.Aliases, o)
		}
	}
	r.Entities = append(r.Entities, e)
}

func addClaim(t testing.TB, r *schema.Reading, s string) {
	c := schema.Claim{Object: schema.NoEntity, Source: schema.NoEntity, Modality: schema.Asserted, Score: 900}
	if before, words, ok := strings.Cut(s, `"`); ok {
		words, after, _ := strings.Cut(words, `"`)
		c.ObjectText, s = words, before+after
	}
	fields := strings.Fields(s)
	c.Subject, c.Relation = number1(t, fields[0]), fields[1]
	c.Phrase = strings.ReplaceAll(c.Relation, "_", " ")
	for i, f := range fields[2:] {
		switch {
		case strings.HasPrefix(f, "!"):
			c.Modality = schema.Modality(f[1:])
		case f == "by":
			c.Source = number1(t, fields[2+i+1])
		case fields[1+i] == "by":
		case strings.HasPrefix(f, "@"):
			c.When = schema.Time{Text: f[1:], ISO: f[1:]}
		default:
			c.Object = number1(t, f)
			c.ObjectText = r.Entities[c.Object].Name
		}
	}
	r.Claims = append(r.Claims, c)
}

func number1(t testing.TB, s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		t.Fatalf("%q is no number of an entity", s)
	}
	return n - 1
}

// entityLines prints "id = name (aliases) docs" a line, with "*" for hex digits after "~".
func entityLines(g schema.Graph) string {
	var b strings.Builder
	for _, e := range g.Entities {
		fmt.Fprintf(&b, "%s", bare(string(e.ID)))
		if len(e.Aliases) > 0 {
			fmt.Fprintf(&b, " (%s)", strings.Join(e.Aliases, ", "))
		}
		for _, d := range e.Docs {
			fmt.Fprintf(&b, " %s", strings.TrimPrefix(string(d), "doc/"))
		}
		if of := e.NorpOf + e.GovernmentOf; of != "" {
			fmt.Fprintf(&b, " of %s", of)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func bare(id string) string {
	before, _, ok := strings.Cut(id, "~")
	if ok {
		return before + "~"
	}
	return before
}

func factLines(g schema.Graph) string {
	var lines []string
	for _, f := range g.Facts {
		obj := string(f.Object.Entity)
		if obj == "" {
			obj = strconv.Quote(f.Object.Text)
		}
		lines = append(lines, fmt.Sprintf("%s %s %s %s %d/%d %s", f.Subject, f.Relation, obj, f.Modality, f.Articles, f.Origins, f.When))
	}
	sortLines(lines)
	return strings.Join(lines, "\n")
}
