package corpus

import (
	"cmp"
	"context"
	"slices"

	"newsgraph/extract/resolve"
	"newsgraph/graph"
	"newsgraph/schema"
)

// A Duplicate is a group of articles that count as one origin, or one article
// that lies in several places.
type Duplicate struct {
	Docs   []schema.Document // without text; by date, then name
	Same   []int             // permille of its runs of four words that each has in common with the first, of both together
	Later  []bool            // each is a changed version of one before it: of the same address, or of outlet and title
	Places []string          // names of the places of the first one, when the same bytes lie in several
}

// Duplicates returns the groups of copies in a store, the largest first, then by
// their first document. It holds all texts at once.
func Duplicates(ctx context.Context, s *graph.Store) ([]Duplicate, error) {
	cat, err := readCatalog(s)
	if err != nil {
		return nil, err
	}
	var readings []schema.Reading
	for r, err := range s.Readings(ctx) {
		if err != nil {
			return nil, err
		}
		readings = append(readings, schema.Reading{Doc: r.Doc})
	}
	groups, texts := map[schema.DocID]*Duplicate{}, map[schema.DocID]*schema.Document{}
	origin := resolve.Origins(readings)
	for _, r := range readings {
		d, o := r.Doc, origin[r.Doc.ID]
		texts[d.ID] = &r.Doc
		d.Text, d.Noise = "", nil
		if groups[o] == nil {
			groups[o] = &Duplicate{}
		}
		groups[o].Docs = append(groups[o].Docs, d)
	}
	var out []Duplicate
	for _, g := range groups {
		slices.SortFunc(g.Docs, func(a, b schema.Document) int {
			return cmp.Or(cmp.Compare(a.Published, b.Published), cmp.Compare(a.Name, b.Name), cmp.Compare(a.ID, b.ID))
		})
		if len(g.Docs) > 1 {
			g.compare(texts)
			out = append(out, *g)
		}
	}
	for _, r := range readings {
		e := cat[r.Doc.ID]
		if e == nil || len(e.Places) < 2 {
			continue
		}
		d := Duplicate{Docs: []schema.Document{r.Doc}}
		d.Docs[0].Text, d.Docs[0].Noise = "", nil
		for _, p := range e.Places {
			d.Places = append(d.Places, p.Name)
		}
		out = append(out, d)
	}
	slices.SortFunc(out, func(a, b Duplicate) int {
		return cmp.Or(cmp.Compare(len(b.Docs)+len(b.Places), len(a.Docs)+len(a.Places)), cmp.Compare(a.Docs[0].Name, b.Docs[0].Name), cmp.Compare(a.Docs[0].ID, b.Docs[0].ID))
	})
	return out, nil
}

// compare tells how much of each is as in the first, and what is a later version.
func (g *Duplicate) compare(texts map[schema.DocID]*schema.Document) {
	urls, titles := map[string]bool{}, map[string]bool{}
	for _, d := range g.Docs {
		title := ""
		if d.Outlet != "" && d.Title != "" {
			title = d.Outlet + "\x00" + d.Title
		}
		g.Same = append(g.Same, resolve.Same(texts[g.Docs[0].ID], texts[d.ID]))
		g.Later = append(g.Later, urls[d.URL] || titles[title])
		urls[d.URL], titles[title] = d.URL != "", title != ""
	}
}
