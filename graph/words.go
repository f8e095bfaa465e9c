package graph

import (
	"bytes"
	"context"
	"encoding/hex"
	"hash/fnv"
	"maps"
	"slices"
	"strings"

	"newsgraph/internal/words"
	"newsgraph/schema"
)

// The words bucket says in which articles a word stands, in title or text. A key is
// the word, folded as package words does, 00, and a byte of the hash of the
// articles' ids, so that an article more changes a 256th of what a common word has.
// A value is the ids, ascending, each packed: 00 and eight bytes for "doc/" and
// sixteen hex digits, else its length (uvarint) and its bytes.
//
// Where a word stands is not kept: phrases and sentences are looked up in the texts
// of the articles that have all the words. So the index takes about 25 bytes for each
// different word of an article.
const maxWord = 64 // bytes of a word that count

func wordKey(word string, doc schema.DocID) string {
	h := fnv.New32a()
	h.Write([]byte(doc))
	return cutWord(word) + string([]byte{0, byte(h.Sum32())})
}

func cutWord(word string) string { return word[:min(len(word), maxWord)] }

// eachWord calls use once for every different word of the article.
func eachWord(d *schema.Document, use func(string)) {
	met := map[string]bool{}
	for _, text := range []string{d.Title, d.Text} {
		for w := range strings.FieldsSeq(words.Of(text)) {
			if w = cutWord(w); !met[w] {
				met[w] = true
				use(w)
			}
		}
	}
}

// Postings are articles that come under a key, and articles that go.
type postings struct{ add, del []schema.DocID }

// A wordEdit collects changes of the words bucket, by key.
type wordEdit struct {
	keys map[string]*postings
}

func (e *wordEdit) note(d *schema.Document, change func(*postings)) {
	if e.keys == nil {
		e.keys = map[string]*postings{}
	}
	eachWord(d, func(w string) {
		key := wordKey(w, d.ID)
		if e.keys[key] == nil {
			e.keys[key] = &postings{}
		}
		change(e.keys[key])
	})
}

func (e *wordEdit) add(d *schema.Document) {
	e.note(d, func(p *postings) { p.add = append(p.add, d.ID) })
}

func (e *wordEdit) remove(d *schema.Document) {
	e.note(d, func(p *postings) { p.del = append(p.del, d.ID) })
}

// entries is what the keys have then, in their order.
func (e *wordEdit) entries(s *Store) ([]entry, error) {
	var list []entry
	for _, key := range slices.Sorted(maps.Keys(e.keys)) {
		p := e.keys[key]
		var docs []schema.DocID
		var bad error
		if _, err := s.beside.get(wordBucket, []byte(key), func(v []byte) { docs, bad = readDocs(v) }); err != nil {
			return nil, err
		}
		if bad != nil {
			return nil, s.damaged("the word "+key, bad)
		}
		docs = slices.DeleteFunc(docs, func(d schema.DocID) bool { return slices.Contains(p.del, d) })
		docs = append(docs, p.add...)
		slices.Sort(docs)
		var value []byte // nil: none is left
		for _, d := range slices.Compact(docs) {
			value = appendDoc(value, d)
		}
		list = append(list, entry{wordBucket, pair{[]byte(key), value}})
	}
	return list, nil
}

// wordEntries is how the words bucket changes with readings that come and readings that go.
func (s *Store) wordEntries(ctx context.Context, put []schema.Reading, forget []schema.DocID) ([]entry, error) {
	var e wordEdit
	gone := slices.Clone(forget)
	for i := range put {
		gone = append(gone, put[i].Doc.ID)
	}
	for _, doc := range gone {
		var old schema.Reading
		var bad error
		found, err := s.beside.get(readingBucket, []byte(doc), func(v []byte) { old, bad = unpackReading(v) })
		if err == nil {
			err = ctx.Err()
		}
		if err != nil {
			return nil, err
		}
		if found && bad == nil {
			e.remove(&old.Doc)
		}
	}
	for i := range put {
		e.add(&put[i].Doc)
	}
	return e.entries(s)
}

func appendDoc(b []byte, doc schema.DocID) []byte {
	if digits, ok := strings.CutPrefix(string(doc), "doc/"); ok && len(digits) == 16 {
		if raw, err := hex.DecodeString(digits); err == nil && hex.EncodeToString(raw) == digits {
			return append(append(b, 0), raw...)
		}
	}
	w := recordWriter(b)
	w.text(string(doc))
	return w
}

func readDocs(b []byte) ([]schema.DocID, error) {
	r := recordReader{b: string(b)}
	var docs []schema.DocID
	for r.b != "" && !r.bad {
		if r.b[0] != 0 {
			doc := schema.DocID(r.text())
			if doc == "" {
				return nil, errRecord
			}
			docs = append(docs, doc)
			continue
		}
		if len(r.b) < 9 {
			return nil, errRecord
		}
		docs = append(docs, schema.DocID("doc/"+hex.EncodeToString([]byte(r.b[1:9]))))
		r.b = r.b[9:]
	}
	return docs, r.err()
}

// DocsWith is the articles, by id, in whose title or text all words of all terms
// stand. A term is words between single blanks with one before and one after, as
// package words writes them; without one after, its last word stands for all that begin
// so. Whether the words of a term stand together is for the caller to see.
// Indexed is false when the store keeps no index of words: then any article may have them.
func (s *Store) DocsWith(ctx context.Context, terms []string) (docs []schema.DocID, indexed bool, err error) {
	err = s.beside.scan(wordBucket, nil, func(_, _ []byte) bool {
		indexed = true
		return false
	})
	if err != nil || !indexed {
		return nil, false, err
	}
	var all map[schema.DocID]bool
	for _, t := range terms {
		list := strings.Fields(t)
		for i, w := range list {
			key := cutWord(w)
			if i < len(list)-1 || strings.HasSuffix(t, " ") {
				key += "\x00"
			}
			found, err := s.docsUnder(ctx, key, all)
			if err != nil {
				return nil, true, err
			}
			if all = found; len(all) == 0 {
				return nil, true, nil
			}
		}
	}
	return slices.Sorted(maps.Keys(all)), true, nil
}

// docsUnder is the articles under the keys that begin with key, of those in among (nil: all).
func (s *Store) docsUnder(ctx context.Context, key string, among map[schema.DocID]bool) (map[schema.DocID]bool, error) {
	found := map[schema.DocID]bool{}
	var bad error
	err := s.beside.scan(wordBucket, []byte(key), func(k, v []byte) bool {
		if !bytes.HasPrefix(k, []byte(key)) {
			return false
		}
		var docs []schema.DocID
		if docs, bad = readDocs(v); bad != nil {
			return false
		}
		for _, d := range docs {
			if among == nil || among[d] {
				found[d] = true
			}
		}
		return ctx.Err() == nil
	})
	if err == nil {
		err = ctx.Err()
	}
	if err == nil && bad != nil {
		err = s.damaged("the word "+key, bad)
	}
	return found, err
}
