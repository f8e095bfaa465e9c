package asking

import (
	"cmp"
	"context"
	"errors"
	"iter"
	"slices"
	"strings"

	"newsgraph/schema"
)

// A Splitter returns the sentences of a document's text, in order.
type Splitter func(schema.Document) []schema.Span

// A Hit is an article in which all words of a search stand.
type Hit struct {
	Doc       schema.Document // without text
	Class     int             // 0 all in the title, 1 in one sentence, 2 over the article, 3 only where the text is no article
	Passages  []Passage       // sentences with all words, else those with most; in text order, noise last
	Sentences int             // such sentences; Passages has at most maxPassages of them
}

// A Passage is a sentence with words that were looked for.
type Passage struct {
	schema.Span
	Text  string
	Noise string // kind of Noise it stands in; "" for the article itself
}

const maxPassages = 3

// ErrNoWords says that a search asks for nothing.
var ErrNoWords = errors.New("no words to search for")

// Search returns the articles that have all words, the best limit of them (0:
// all), and how many there are: those with all words in the title come first, then
// with all in one sentence, then elsewhere; then those with more such sentences; then the newest.
//
// Words are compared without case and accents. "two words" in quotes stand
// beside each other; word* begins with word. Where s has an Index, only the readings are
// read that have all words, else every one; what is kept is 100 bytes an article found.
func Search(ctx context.Context, s Readings, query string, limit int, split Splitter) ([]Hit, int, error) {
	terms := termsOf(query)
	if len(terms) == 0 {
		return nil, 0, ErrNoWords
	}
	candidates, err := candidates(ctx, s, terms)
	if err != nil {
		return nil, 0, err
	}
	var found []Hit
	for r, err := range candidates {
		if err != nil {
			return nil, 0, err
		}
		if h, ok := match(r.Doc, terms, split); ok {
			h.Passages, h.Doc = nil, schema.Document{ID: h.Doc.ID, Published: h.Doc.Published}
			found = append(found, h)
		}
	}
	slices.SortFunc(found, func(a, b Hit) int {
		return cmp.Or(cmp.Compare(a.Class, b.Class), cmp.Compare(b.Sentences, a.Sentences),
			cmp.Compare(b.Doc.Published, a.Doc.Published), cmp.Compare(a.Doc.ID, b.Doc.ID))
	})
	best := found
	if limit > 0 {
		best = found[:min(limit, len(found))]
	}
	for i := range best {
		r, err := s.Reading(ctx, best[i].Doc.ID)
		if err != nil {
			return nil, 0, err
		}
		best[i], _ = match(r.Doc, terms, split)
		best[i].Doc.Text, best[i].Doc.Noise = "", nil
	}
	return best, len(found), nil
}

// An Index says which articles have all words of all terms, as termsOf writes
// them; indexed is false when it cannot say.
type Index interface {
	DocsWith(ctx context.Context, terms []string) (docs []schema.DocID, indexed bool, err error)
}

// candidates returns the readings that may match.
func candidates(ctx context.Context, s Readings, terms []string) (iter.Seq2[schema.Reading, error], error) {
	index, ok := s.(Index)
	if !ok {
		return s.Readings(ctx), nil
	}
	docs, indexed, err := index.DocsWith(ctx, terms)
	if err != nil {
		return nil, err
	}
	if !indexed {
		return s.Readings(ctx), nil
	}
	return func(yield func(schema.Reading, error) bool) {
		for _, doc := range docs {
			r, err := s.Reading(ctx, doc)
			if !yield(r, err) || err != nil {
				return
			}
		}
	}, nil
}

// termsOf cuts a query into words and quoted phrases, as wordsOf writes them;
// one that stands for all that begins so has no blank at its end.
func termsOf(query string) []string {
	var terms []string
	query = strings.NewReplacer("“", `"`, "”", `"`, "„", `"`).Replace(query)
	for i, part := range strings.Split(query, `"`) {
		if i%2 == 1 {
			terms = append(terms, wordsOf(part))
			continue
		}
		for w := range strings.FieldsSeq(part) {
			stem, begins := strings.CutSuffix(w, "*")
			t := wordsOf(stem)
			if begins {
				t = strings.TrimRight(t, " ")
			}
			terms = append(terms, t)
		}
	}
	terms = slices.DeleteFunc(terms, func(t string) bool { return strings.TrimSpace(t) == "" })
	slices.Sort(terms)
	return slices.Compact(terms)
}

// countTerms returns how many of terms stand in words.
func countTerms(words string, terms []string) int {
	n := 0
	for _, t := range terms {
		if strings.Contains(words, t) {
			n++
		}
	}
	return n
}

func match(doc schema.Document, terms []string, split Splitter) (Hit, bool) {
	title := wordsOf(doc.Title)
	if countTerms(title+wordsOf(doc.Text), terms) < len(terms) {
		return Hit{}, false
	}
	h := Hit{Doc: doc, Class: 3}
	index := schema.NewIndex(doc.Text)
	body, noise := passages{most: 1}, passages{most: 1}
	met := map[string]bool{} // terms in the article itself
	for _, span := range split(doc) {
		p := Passage{Span: span, Text: index.Cut(span), Noise: noiseAt(doc, span)}
		words := wordsOf(p.Text)
		n := countTerms(words, terms)
		if p.Noise != "" {
			noise.add(p, n)
			continue
		}
		body.add(p, n)
		for _, t := range terms {
			if strings.Contains(words, t) {
				met[t] = true
			}
		}
	}
	switch {
	case countTerms(title, terms) == len(terms):
		h.Class = 0
	case body.count > 0 && body.most == len(terms):
		h.Class = 1
	case len(met) == len(terms):
		h.Class = 2
	}
	h.Passages, h.Sentences = body.list, body.count
	if noise.count > 0 && (body.count == 0 || noise.most == len(terms)) {
		h.Passages = append(h.Passages, noise.list...)
		h.Sentences += noise.count
	}
	h.Passages = h.Passages[:min(len(h.Passages), maxPassages)]
	return h, true
}

// passages keeps the sentences that have most terms, and counts them.
type passages struct {
	list        []Passage
	count, most int
}

// add keeps a sentence that has n terms when none before it had more.
func (ps *passages) add(p Passage, n int) {
	if n < ps.most {
		return
	}
	if n > ps.most {
		ps.most, ps.count, ps.list = n, 0, nil
	}
	ps.count++
	if len(ps.list) < maxPassages {
		ps.list = append(ps.list, p)
	}
}

// noiseAt returns the kind of noise that span begins in, "" for the article.
func noiseAt(doc schema.Document, span schema.Span) string {
	for _, n := range doc.Noise {
		if n.Start <= span.Start && span.Start < n.End {
			return n.Kind
		}
	}
	return ""
}
