package export

import (
	"bufio"
	"cmp"
	"context"
	"encoding/json"
	"io"
	"slices"
	"strings"

	"newsgraph/schema"
)

// writeFTM writes entities of FollowTheMoney 3, a JSON object a line: articles, things
// with the articles that speak of them as proof, and facts: between two things as a link
// of ftmLinks or else UnknownLink, with text as object as an Event.
//
// FollowTheMoney has no modality. What nobody asserts is an UnknownLink, never an Ownership;
// its role says "denied: owns" and its status "denied".
func writeFTM(ctx context.Context, w io.Writer, src Source, _ Options) error {
	b := bufio.NewWriter(w)
	enc := json.NewEncoder(b)
	enc.SetEscapeHTML(false)
	err := each(src.AllDocuments(ctx), func(d *schema.Document) error { return enc.Encode(ftmArticle(d)) })
	if err == nil {
		err = each(src.AllEntities(ctx), func(e *schema.Entity) error { return enc.Encode(ftmThing(e)) })
	}
	if err == nil {
		err = eachArc(ctx, src, func(a *arc) error { return enc.Encode(ftmFact(a)) })
	}
	return cmp.Or(err, b.Flush())
}

type ftmEntity struct {
	ID         string              `json:"id"`
	Schema     string              `json:"schema"`
	Properties map[string][]string `json:"properties"`
}

func ftmOf[T ~string](id T, schema string) ftmEntity {
	return ftmEntity{ftmID(id), schema, map[string][]string{}}
}

func (e *ftmEntity) add(property string, values ...string) {
	for _, v := range values {
		if v = plain(v); v != "" && !slices.Contains(e.Properties[property], v) {
			e.Properties[property] = append(e.Properties[property], v)
		}
	}
}

func ftmThing(e *schema.Entity) ftmEntity {
	t := ftmOf(e.ID, cmp.Or(ftmSchemata[e.Type], "LegalEntity"))
	t.add("name", cmp.Or(plain(e.Name), string(e.ID)))
	t.add("alias", e.Aliases...)
	t.add("wikidataId", e.Wikidata)
	t.add("keywords", string(e.Type))
	t.add("notes", e.Corrected...)
	if t.Schema == "Document" {
		t.add("fileName", cmp.Or(plain(e.Name), string(e.ID)))
	}
	for _, d := range e.Docs {
		t.add("proof", ftmID(d))
	}
	return t
}

func ftmArticle(d *schema.Document) ftmEntity {
	a := ftmOf(d.ID, "Article")
	a.add("fileName", cmp.Or(plain(d.Name), string(d.ID)))
	a.add("title", d.Title)
	a.add("name", cmp.Or(d.Title, d.Name))
	a.add("author", d.Authors...)
	a.add("publisher", d.Outlet)
	a.add("sourceUrl", httpURL(d.URL))
	a.add("language", d.Lang)
	if first, last, ok := schema.Days(d.Published); ok && first == last {
		a.add("publishedAt", first)
	}
	return a
}

func ftmFact(a *arc) ftmEntity {
	role := strokeOf(a.Modality).prefix + spaced(a.Relation)
	var e ftmEntity
	if a.Object.Entity == "" {
		e = ftmOf(a.ID, "Event")
		e.add("name", a.names[0]+" "+role+": "+shorten(a.Object.Text, 200))
	} else {
		e = ftmEdge(a, role)
	}
	e.add("recordId", string(a.ID))
	for i := range a.Evidence {
		e.add("summary", a.Evidence[i].Quote)
	}
	e.add("sourceUrl", httpURL(a.doc.URL))
	e.add("publisher", a.doc.Outlet)
	if a.word != "" {
		e.add("description", string(a.Modality)+", on the word of "+a.word)
	} else {
		e.add("description", string(a.Modality))
	}
	if first, last, ok := schema.Days(a.When); ok {
		e.add("startDate", first)
		e.add("endDate", last)
	}
	return e
}

// ftmEdge is a link between the ends of a fact.
func ftmEdge(a *arc, role string) ftmEntity {
	link := ftmLink{"UnknownLink", "subject", "object", nil, nil}
	ends := [2]string{ftmSchemata[a.types[0]], ftmSchemata[a.types[1]]}
	if l, ok := ftmLinks[a.Relation]; ok && a.Modality == schema.Asserted && slices.Contains(l.from, ends[0]) && slices.Contains(l.to, ends[1]) {
		link = l
	}
	e := ftmOf(a.ID, link.schema)
	e.add(link.subject, ftmID(a.Subject))
	e.add(link.object, ftmID(a.Object.Entity))
	switch link.schema {
	case "Family", "Associate":
		e.add("relationship", role)
	default:
		e.add("role", role)
		e.add("status", string(a.Modality))
	}
	return e
}

// httpURL is url when it leads to the web, as no file: or javascript: does.
func httpURL(url string) string {
	if strings.HasPrefix(url, "https://") || strings.HasPrefix(url, "http://") {
		return escapeURL(url)
	}
	return ""
}
