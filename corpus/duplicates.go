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
	Kinds  []Kind            // what each is of those before it
	Places []string          // names of the places of the first one, when the same bytes lie in several
}

// A Kind says what an article is of those before it in its group.
type Kind string

const (
	First   Kind = ""
	Exact   Kind = "the same words"
	Wire    Kind = "wire copy"       // another outlet's, or one of which nothing is known
	Updated Kind = "updated version" // of the same article: by its address, or by outlet and title; of a later day
	Version Kind = "another version" // the same, but which is the later nobody says
)

// Duplicates returns the groups of copies in a store, the largest first, then by
// their first document. It holds some 300 bytes of each article, and the texts of two.
func Duplicates(ctx context.Context, s *graph.Store) ([]Duplicate, error) {
	groups, err := copies(ctx, s)
	if err != nil {
		return nil, err
	}
	var out []Duplicate
	for _, ids := range groups {
		g, err := group(ctx, s, ids)
		if err != nil {
			return nil, err
		}
		out = append(out, *g)
	}
	several, err := inSeveralPlaces(ctx, s)
	if err != nil {
		return nil, err
	}
	out = append(out, several...)
	slices.SortFunc(out, func(a, b Duplicate) int {
		return cmp.Or(cmp.Compare(len(b.Docs)+len(b.Places), len(a.Docs)+len(a.Places)), cmp.Compare(a.Docs[0].Name, b.Docs[0].Name), cmp.Compare(a.Docs[0].ID, b.Docs[0].ID))
	})
	return out, nil
}

// copies returns the sets of articles that are one origin, of two and more.
func copies(ctx context.Context, s *graph.Store) (map[schema.DocID][]schema.DocID, error) {
	var ids []schema.DocID
	var c resolve.Copies
	defer c.Close()
	for r, err := range s.Readings(ctx) {
		if err != nil {
			return nil, err
		}
		ids = append(ids, r.Doc.ID)
		c.Add(&r.Doc)
	}
	sets, err := c.Sets()
	if err != nil {
		return nil, err
	}
	groups := map[schema.DocID][]schema.DocID{}
	for i, first := range sets {
		if int(first) == i {
			continue
		}
		id := ids[first]
		if groups[id] == nil {
			groups[id] = []schema.DocID{id}
		}
		groups[id] = append(groups[id], ids[i])
	}
	return groups, nil
}

// group puts articles that are one origin in order, and says what each is.
func group(ctx context.Context, s *graph.Store, ids []schema.DocID) (*Duplicate, error) {
	g := &Duplicate{}
	for _, id := range ids {
		d, err := s.Document(ctx, id)
		if err != nil {
			return nil, err
		}
		g.Docs = append(g.Docs, d)
	}
	slices.SortFunc(g.Docs, func(a, b schema.Document) int {
		return cmp.Or(cmp.Compare(a.Published, b.Published), cmp.Compare(a.Modified, b.Modified), cmp.Compare(a.Name, b.Name), cmp.Compare(a.ID, b.ID))
	})
	first, err := s.Reading(ctx, g.Docs[0].ID)
	if err != nil {
		return nil, err
	}
	g.Same, g.Kinds = []int{1000}, []Kind{First}
	for i := range g.Docs[1:] {
		r, err := s.Reading(ctx, g.Docs[i+1].ID)
		if err != nil {
			return nil, err
		}
		kind := asTo(&g.Docs[i+1], g.Docs[:i+1])
		if resolve.SameText(&first.Doc, &r.Doc) {
			kind = Exact
		}
		g.Same, g.Kinds = append(g.Same, resolve.Same(&first.Doc, &r.Doc)), append(g.Kinds, kind)
	}
	return g, nil
}

// asTo says what d is of those before it, which are in order of their dates.
func asTo(d *schema.Document, before []schema.Document) Kind {
	for i := range slices.Backward(before) {
		b := &before[i]
		switch {
		case !resolve.SameArticle(b, d):
		case later(b.Published, d.Published) || later(cmp.Or(b.Modified, b.Published), cmp.Or(d.Modified, d.Published)):
			return Updated
		default:
			return Version
		}
	}
	return Wire
}

// later tells whether b is a later day than a. A date cut short is of no day.
func later(a, b string) bool { return len(a) == len(b) && a < b }

// inSeveralPlaces returns the articles whose very bytes lie in several places.
func inSeveralPlaces(ctx context.Context, s *graph.Store) ([]Duplicate, error) {
	cat, err := readCatalog(s)
	if err != nil {
		return nil, err
	}
	var out []Duplicate
	for _, id := range cat.docs() {
		if len(cat[id].Places) < 2 {
			continue
		}
		d, err := s.Document(ctx, id)
		if err != nil {
			return nil, err
		}
		dup := Duplicate{Docs: []schema.Document{d}}
		for _, p := range cat[id].Places {
			dup.Places = append(dup.Places, p.Name)
		}
		out = append(out, dup)
	}
	return out, nil
}
