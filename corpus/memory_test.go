package corpus

import (
	"fmt"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"unsafe"
	"weak"

	"newsgraph/schema"
)

// counted is a journal that counts how many texts of the readings it gave are in memory.
type counted struct {
	keeper
	mu    sync.Mutex
	texts []weak.Pointer[byte]
	given int
	most  int
}

func (c *counted) get(doc schema.DocID) (schema.Reading, error) {
	r, err := c.keeper.get(doc)
	c.mu.Lock()
	defer c.mu.Unlock()
	c.texts = append(c.texts, weak.Make(unsafe.StringData(r.Doc.Text)))
	if c.given++; c.given%20 == 0 {
		c.count()
	}
	return r, err
}

func (c *counted) count() {
	runtime.GC()
	left := c.texts[:0]
	for _, p := range c.texts {
		if p.Value() != nil {
			left = append(left, p)
		}
	}
	c.texts = left
	c.most = max(c.most, len(left))
}

// However many articles there are, a few of them are in memory: neither who is who nor a fact
// holds the text that it was read in.
func TestFewTexts(t *testing.T) {
	const articles = 500
	u, err := begin(t.Context(), filepath.Join(t.TempDir(), "t.db"), &Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer u.end()
	c := &counted{keeper: u.journal}
	u.journal = c
	for i := range articles {
		r := remark(i)
		must2(t, u.keep(r))
		u.seen.add(r.Doc.ID, r.Doc.Reader, place{Name: r.Doc.Name})
	}
	rep, err := u.commit(t.Context(), func() error { u.merge(); return nil })
	if err != nil {
		t.Fatal(err)
	}
	c.count()
	t.Logf("%d texts of %d at most, %d afterwards; %+v", c.most, articles, len(c.texts), rep)
	if rep.Articles != articles || rep.Facts != articles/2 {
		t.Errorf("%d articles, %d facts", rep.Articles, rep.Facts)
	}
	if c.given != 2*articles {
		t.Errorf("%d readings were unpacked, not each of %d twice", c.given, articles)
	}
	if few := batch + (ahead+1)*runtime.GOMAXPROCS(0) + 4; c.most > few {
		t.Errorf("%d texts are in memory together, more than %d", c.most, few)
	}
	if len(c.texts) > 1 { // the last may be in a register
		t.Errorf("%d texts are in memory when all is done", len(c.texts))
	}
}

// remark is the reading of an article in which one of many people remarks on another; two
// articles say so of each pair.
func remark(i int) schema.Reading {
	a, b := fmt.Sprintf("Ann Lee%s", strings.Repeat("a", i/2+1)), "Bob Stone"
	text := a + " met " + b + fmt.Sprintf(" for the %dth time that year.", i)
	return schema.Reading{
		Doc: schema.Document{ID: schema.DocID(fmt.Sprintf("doc/%016x", i*7919)), Name: fmt.Sprintf("%d.txt", i), SHA256: strings.Repeat("0", 64), Reader: "none", Text: text},
		Entities: []schema.Referent{
			{Type: schema.Person, Name: a, Named: true, Mentions: []schema.Mention{{Span: schema.Span{End: len(a)}, Text: a, Form: schema.Name}}},
			{Type: schema.Person, Name: b, Named: true, Mentions: []schema.Mention{{Span: schema.Span{Start: len(a) + 5, End: len(a) + 5 + len(b)}, Text: b, Form: schema.Name}}},
		},
		Claims: []schema.Claim{{Subject: 0, Object: 1, Source: -1, Relation: "met_with", Phrase: "met", Modality: schema.Asserted, Evidence: schema.Span{End: len(text)}, Score: 900}},
	}
}
