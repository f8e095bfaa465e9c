package corpus

import (
	"context"
	"fmt"
	"os"
	"slices"

	"newsgraph/extract"
	"newsgraph/extract/article"
	"newsgraph/extract/source"
	"newsgraph/graph"
	"newsgraph/schema"
)

// A VerifyReport says what Verify found.
type VerifyReport struct {
	Documents, Facts, Quotes int // looked at
	AtSource                 int // documents whose file was there to compare with
	Reread                   int // documents read again
	Damaged                  int // problems of the store itself, which "repair" cures
	Problems                 []Problem
}

// A Problem is one thing that is not as the store says.
type Problem struct {
	Doc  schema.DocID
	Name string        // of the document
	Fact schema.FactID // "" when no fact is touched
	What string
}

// Verify looks for damage in the file, for ids that lead nowhere, for readings
// and articles that do not belong together, and proves every quote of the store: against the file it was read from
// where that is still there, and against the stored text. With reread it also
// reads each file again and wants the same statements; reader may be nil without it.
func Verify(ctx context.Context, s *graph.Store, reader *extract.Reader) (VerifyReport, error) {
	var rep VerifyReport
	cat, err := readCatalog(s)
	if err != nil {
		return rep, err
	}
	damage, err := s.Check(ctx)
	if err != nil {
		return rep, err
	}
	for _, what := range damage {
		rep.Damaged++
		rep.problem(schema.Document{Name: s.Path()}, "", "%s", what)
	}
	if rep.Damaged > 0 {
		return rep, nil // the rest would be told of again and again
	}
	if err := checkRecords(ctx, s, cat, &rep); err != nil {
		return rep, err
	}
	quotes, err := quotesOf(ctx, s, &rep)
	if err != nil {
		return rep, err
	}
	for doc, err := range s.AllDocuments(ctx) {
		if err != nil {
			return rep, err
		}
		rep.Documents++
		r, err := s.Reading(ctx, doc.ID)
		if err != nil {
			rep.problem(doc, "", "has no stored reading: %v", err)
			continue
		}
		v := verifier{rep: &rep, doc: doc, reading: r, quotes: quotes[doc.ID]}
		v.stored()
		if e := cat[doc.ID]; e != nil {
			v.source(e.Places, reader)
		}
		delete(quotes, doc.ID)
	}
	for r, err := range s.Readings(ctx) {
		if err != nil {
			return rep, err
		}
		if cat[r.Doc.ID] == nil {
			rep.problem(r.Doc, "", "has a reading, but is not in the graph")
		}
	}
	return rep, nil
}

// A quote is one evidence and the fact it belongs to.
type quote struct {
	fact schema.FactID
	ev   schema.Evidence
}

func quotesOf(ctx context.Context, s *graph.Store, rep *VerifyReport) (map[schema.DocID][]quote, error) {
	quotes := map[schema.DocID][]quote{}
	for f, err := range s.AllFacts(ctx) {
		if err != nil {
			return nil, err
		}
		rep.Facts++
		for _, ev := range f.Evidence {
			rep.Quotes++
			quotes[ev.Doc] = append(quotes[ev.Doc], quote{f.ID, ev})
		}
	}
	return quotes, nil
}

func (rep *VerifyReport) problem(doc schema.Document, fact schema.FactID, format string, args ...any) {
	rep.Problems = append(rep.Problems, Problem{doc.ID, doc.Name, fact, fmt.Sprintf(format, args...)})
}

// A verifier checks one document.
type verifier struct {
	rep     *VerifyReport
	doc     schema.Document
	reading schema.Reading
	quotes  []quote
}

// stored compares the quotes with the stored text.
func (v *verifier) stored() {
	index := schema.NewIndex(v.reading.Doc.Text)
	for _, q := range v.quotes {
		if got := index.Cut(q.ev.Span); got != q.ev.Quote {
			v.rep.problem(v.doc, q.fact, "quote %q is not what the stored text has at #char=%d,%d: %q", q.ev.Quote, q.ev.Start, q.ev.End, got)
		}
	}
}

// source compares the file, if one of places still is there, with the stored text.
func (v *verifier) source(places []place, reader *extract.Reader) {
	for _, p := range places {
		if p.Path == "" {
			continue
		}
		if _, err := os.Stat(p.Path); err != nil {
			continue
		}
		v.rep.AtSource++
		items := itemsOf(p.Path)
		i := slices.IndexFunc(items, func(it source.Item) bool { return it.Doc.ID == v.doc.ID })
		switch {
		case i >= 0 && reader != nil:
			v.reread(reader.Read(items[i]).Reading)
		case i >= 0:
		case len(items) == 1:
			v.changed(p.Path, article.Clean(items[0]).Text)
		default:
			v.rep.problem(v.doc, "", "is no longer in %s", p.Path)
		}
		return
	}
}

func itemsOf(path string) []source.Item {
	var items []source.Item
	for it, err := range source.Items(context.Background(), []string{path}, nil) {
		if err == nil {
			items = append(items, it)
		}
	}
	return items
}

// changed names the facts on the stretch in which now differs from the stored
// text, or the document when the change touches none.
func (v *verifier) changed(path, now string) {
	was := []rune(v.reading.Doc.Text)
	is := []rune(now)
	head := 0
	for head < min(len(was), len(is)) && was[head] == is[head] {
		head++
	}
	tail := 0
	for tail < min(len(was), len(is))-head && was[len(was)-1-tail] == is[len(is)-1-tail] {
		tail++
	}
	end := max(len(was)-tail, head+1) // an insertion touches what it stands in
	found := false
	for _, q := range v.quotes {
		if q.ev.Start < end && head < q.ev.End {
			v.rep.problem(v.doc, q.fact, "%s has changed at #char=%d,%d, inside the quote %q", path, head, end, q.ev.Quote)
			found = true
		}
	}
	if !found {
		v.rep.problem(v.doc, "", "%s has changed at #char=%d,%d; no quote is touched", path, head, end)
	}
}

// reread wants every stored claim in what the file says now.
func (v *verifier) reread(now schema.Reading) {
	v.rep.Reread++
	has := map[string]bool{}
	for _, c := range now.Claims {
		has[claimKey(now, c)] = true
	}
	for _, c := range v.reading.Claims {
		if !has[claimKey(v.reading, c)] {
			v.rep.problem(v.doc, "", "reading #char=%d,%d again does not give %q", c.Evidence.Start, c.Evidence.End, claimKey(v.reading, c))
		}
	}
}

func claimKey(r schema.Reading, c schema.Claim) string {
	object := c.ObjectText
	if c.Object != schema.NoEntity {
		object = r.Entities[c.Object].Name
	}
	return fmt.Sprintf("%s %s %s (%s)", r.Entities[c.Subject].Name, c.Relation, object, c.Modality)
}

func sortedKeys[V any](m map[schema.DocID]V) []schema.DocID {
	var keys []schema.DocID
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
