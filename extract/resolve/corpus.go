package resolve

import (
	"cmp"
	"slices"
	"strings"

	"newsgraph/extract/guide"
	"newsgraph/schema"
)

// A Corpus takes readings one after the other and keeps a summary of each.
type Corpus struct {
	vocab     *schema.Vocabulary
	guide     *guide.Guide
	summaries []Summary
	copies    Copies
	strings   pool
	named     map[string][]int // documents that the guide speaks of, by what it calls them
}

// NewCorpus makes one without readings. The vocabulary should be that which the readings are
// made with, nil is schema.News(). A nil guide is none. What is not held in memory lies in dir, "" being
// the system's folder for such files.
func NewCorpus(v *schema.Vocabulary, by *guide.Guide, dir string) *Corpus {
	if v == nil {
		v = schema.News()
	}
	if by == nil {
		by = &guide.Guide{}
	}
	c := &Corpus{vocab: v, guide: by, copies: Copies{Dir: dir}, strings: pool{}, named: map[string][]int{}}
	for i := range by.Corrections {
		for _, name := range documents(&by.Corrections[i]) {
			if name != "" {
				c.named[name] = nil
			}
		}
	}
	return c
}

// documents returns what a correction calls the documents that it speaks of.
func documents(e *guide.Correction) []string {
	var names []string
	for _, t := range append(slices.Clone(e.Things), e.Off...) {
		names = append(names, t.Doc)
	}
	if e.Fact != nil {
		names = append(names, e.Fact.Doc, e.Fact.Subject.Doc, e.Fact.Object.Doc)
	}
	return names
}

// Add takes the next reading. Readings come by document, one for each.
func (c *Corpus) Add(r *schema.Reading) {
	doc := &r.Doc
	c.copies.Add(doc)
	names := []string{doc.Name, doc.URL, string(doc.ID), doc.Name[strings.LastIndexByte(doc.Name, '/')+1:]}
	slices.Sort(names)
	for _, name := range slices.Compact(names) {
		if had, ok := c.named[name]; ok {
			c.named[name] = append(had, len(c.summaries))
		}
	}
	s := Summarize(r, c.vocab)
	c.strings.shared(&s)
	c.summaries = append(c.summaries, s)
}

// Close frees what is held on disk; Resolve does it, too.
func (c *Corpus) Close() error { return c.copies.Close() }

// Resolve finds who is who. A few readings it has to see again: read gives the one with that
// place in the order of Add. Take is given the entities, by id, one after the other; nil does without.
// The corpus is used up.
func (c *Corpus) Resolve(read func(d int) (*schema.Reading, error), take func(*schema.Entity) error) (*Resolved, error) {
	sets, err := c.copies.Sets()
	if err = cmp.Or(err, c.Close()); err != nil {
		return nil, err
	}
	origin := map[schema.DocID]schema.DocID{}
	for i, s := range sets {
		if int(s) != i {
			origin[c.summaries[i].Doc] = c.summaries[s].Doc
		}
	}
	c.copies = Copies{}
	w := newWorld(c.summaries, c.vocab, c.strings)
	c.strings = nil
	w.docs, w.read = c.named, read
	w.sieve(origin, c.guide)
	if w.err != nil {
		return nil, w.err
	}
	ids, of, err := w.things(take)
	if err != nil {
		return nil, err
	}
	return &Resolved{IDs: ids, Outcome: Outcome{w.listedSets(), w.missed},
		vocab: c.vocab, origin: origin, first: w.first, of: of, rejected: w.rejected, remarks: w.remarks}, nil
}

// An Outcome says what came of a guide.
type Outcome struct {
	Listed int // known entities that the readings speak of
	Missed []guide.Missed
}

// Resolved is who is who in a corpus.
type Resolved struct {
	IDs []schema.EntityID // of the entities, in order
	Outcome

	vocab    *schema.Vocabulary
	origin   map[schema.DocID]schema.DocID
	first    []int
	of       []int32 // of each node its entity, -1 for what is in no graph
	rejected map[claimAt]bool
	remarks  map[claimAt][]string
}

// Facts returns what the reading with that place in the order of Add says. What follows from
// the other articles is for Merge.
func (x *Resolved) Facts(d int, r *schema.Reading) []schema.Fact {
	return factsOf(r, x.own(d, len(r.Entities)), x.vocab, func(i int) (bool, []string) {
		at := claimAt{d, i}
		return x.rejected[at], x.remarks[at]
	})
}

// own returns the ids of the n things of a reading, "" for what is in no graph.
func (x *Resolved) own(d, n int) []schema.EntityID {
	ids := make([]schema.EntityID, n)
	for i := range ids {
		if e := x.of[x.first[d]+i]; e >= 0 {
			ids[i] = x.IDs[e]
		}
	}
	return ids
}

// Merge makes one fact of what several readings give of it, in any order.
func (x *Resolved) Merge(parts []schema.Fact) schema.Fact { return Merge(parts, x.origin) }
