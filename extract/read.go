package extract

import (
	"context"
	"fmt"
	"iter"
	"runtime"

	"newsgraph/extract/article"
	"newsgraph/extract/source"
	"newsgraph/extract/text"
	"newsgraph/schema"
)

// Options changes how articles are read; the zero value is the default.
type Options struct {
	Engine     Engine
	Vocabulary *schema.Vocabulary // nil: schema.News()
	Jobs       int                // articles read at once; 0: one a processor
	MaxText    int                // bytes of text above which an article is left out; 0: DefaultMaxText
}

// DefaultMaxText is a text of some 700,000 words: a book, not an article.
const DefaultMaxText = 4 << 20

// A Reader reads articles with one pipeline. Many goroutines may share it.
type Reader struct {
	stages  []Stage
	vocab   *schema.Vocabulary
	version string
	jobs    int
	maxText int
}

// New returns a Reader, or an error that names the unknown engine.
func New(o Options) (*Reader, error) {
	if o.Vocabulary == nil {
		o.Vocabulary = schema.News()
	}
	stages, err := Pipeline(o.Engine, o.Vocabulary)
	if err != nil {
		return nil, err
	}
	if o.Jobs <= 0 {
		o.Jobs = runtime.GOMAXPROCS(0)
	}
	if o.MaxText <= 0 {
		o.MaxText = DefaultMaxText
	}
	return &Reader{stages, o.Vocabulary, version(o), o.Jobs, o.MaxText}, nil
}

// Version names the models, rules, vocabulary and engine: two readers of one
// version read the same from the same bytes.
func (r *Reader) Version() string { return r.version }

// Vocabulary is what its relations come from.
func (r *Reader) Vocabulary() *schema.Vocabulary { return r.vocab }

// Read returns what one article says; of one that is too long, or not in English, Err says why
// it is left out.
func (r *Reader) Read(it source.Item) Result {
	doc := article.Clean(it)
	if why := r.leaveOut(doc); why != nil {
		why.Path = it.Doc.Name
		return Result{Item: it, Err: why}
	}
	r.Analyse(doc)
	doc.Reader = r.version
	return Result{Item: it, Reading: reading(it, doc), Sentences: len(doc.Sentences), Words: len(doc.Tokens)}
}

func (r *Reader) leaveOut(doc *text.Doc) *source.Skipped {
	if len(doc.Text) > r.maxText {
		return &source.Skipped{Reason: fmt.Sprintf("its text has more than %d MiB", r.maxText>>20), Hint: "split it, or allow more with --max-text"}
	}
	if lang := article.Foreign(doc); lang != "" {
		return &source.Skipped{Reason: "it is in " + lang + "; only English is read"}
	}
	return nil
}

// Analyse runs every stage on doc, whose layer text.Blocks is filled, and returns it.
func (r *Reader) Analyse(doc *text.Doc) *text.Doc {
	for _, s := range r.stages {
		s.Apply(doc)
		doc.Filled |= s.Fills
	}
	return doc
}

// A Result is one item, and what it says or why it was left out.
type Result struct {
	Item             source.Item
	Reading          schema.Reading
	Sentences, Words int
	Err              error // *source.Skipped, or the end
}

// ReadAll reads many articles at once and yields the results in the order of items.
// It ends early, with the context's error, when ctx is cancelled.
func (r *Reader) ReadAll(ctx context.Context, items iter.Seq2[source.Item, error]) iter.Seq[Result] {
	return inOrder(ctx, r.jobs, items, func(it source.Item, err error) Result {
		if err != nil {
			return Result{Item: it, Err: err}
		}
		return r.Read(it)
	})
}
