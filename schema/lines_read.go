package schema

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"strconv"
	"strings"
)

// ReadLines yields the readings of a file in the line format. Name is for
// errors, which say the line. After an error nothing more comes.
func ReadLines(name string, r io.Reader) iter.Seq2[Reading, error] {
	return func(yield func(Reading, error) bool) {
		in := bufio.NewReaderSize(r, 1<<16)
		var cur *Reading
		for n := 1; ; n++ {
			line, err := in.ReadBytes('\n')
			if len(bytes.TrimSpace(line)) > 0 {
				done, bad := addLine(&cur, line)
				if bad != nil {
					yield(Reading{}, fmt.Errorf("%s:%d: %w", name, n, bad))
					return
				}
				if done != nil && !yield(*done, nil) {
					return
				}
			}
			if err == io.EOF {
				break
			}
			if err != nil {
				yield(Reading{}, fmt.Errorf("%s:%d: %w", name, n, err))
				return
			}
		}
		if cur != nil {
			yield(*cur, nil)
		}
	}
}

// addLine adds one line to *cur; a document line starts a new reading and
// returns the one before it.
func addLine(cur **Reading, line []byte) (done *Reading, err error) {
	kind, err := kindOf(line)
	if err != nil {
		return nil, fmt.Errorf("not a line of JSON: %v; expected the output of \"newsgraph extract\"", err)
	}
	if kind == "document" {
		var l documentLine
		if err := json.Unmarshal(line, &l); err != nil {
			return nil, fmt.Errorf("document: %v", err)
		}
		if l.ID == "" || l.SHA256 == "" {
			return nil, fmt.Errorf("document %q has no id or sha256; was the file written by \"newsgraph extract\"?", l.Doc)
		}
		done, *cur = *cur, &Reading{Doc: l.document()}
		return done, nil
	}
	if *cur == nil {
		return nil, fmt.Errorf("%q comes before any document; was the head of the file cut off?", kind)
	}
	switch kind {
	case "entity":
		return nil, (*cur).addEntity(line)
	case "fact":
		return nil, (*cur).addFact(line)
	}
	return nil, fmt.Errorf("unknown kind %q; known are document, entity and fact", kind)
}

// kindOf is what a line is. Ours say it first; those of others are read whole for it.
func kindOf(line []byte) (string, error) {
	for _, kind := range []string{"fact", "entity", "document"} {
		if bytes.HasPrefix(line, []byte(`{"kind":"`+kind+`",`)) {
			return kind, nil
		}
	}
	var l struct{ Kind string }
	err := json.Unmarshal(line, &l)
	return l.Kind, err
}

func (l documentLine) document() Document {
	d := Document{ID: l.ID, Name: l.Doc, Title: l.Title, URL: l.URL, Outlet: l.Outlet, Authors: l.Authors,
		Lang: l.Lang, Published: l.Published, PublishedFrom: l.PublishedFrom, Modified: l.Modified, ModifiedFrom: l.ModifiedFrom, SHA256: l.SHA256, Reader: l.Reader, Text: l.Text}
	if len(l.Noise) > 0 {
		d.Noise = l.Noise
	}
	return d
}

func (r *Reading) addEntity(line []byte) error {
	var l entityLine
	if err := json.Unmarshal(line, &l); err != nil {
		return fmt.Errorf("entity: %v", err)
	}
	if want := entityKey(len(r.Entities)); l.ID != want {
		return fmt.Errorf("entity %q: expected %q; entities are numbered in order", l.ID, want)
	}
	e := Referent{Type: l.Type, Name: l.Name, Mentions: l.Mentions}
	if len(l.Aliases) > 0 {
		e.Aliases = l.Aliases
	}
	for _, m := range l.Mentions {
		e.Named = e.Named || m.Form == Name
	}
	size := len(r.Doc.Text) // code points are at most as many
	for _, m := range l.Mentions {
		if m.Start < 0 || m.End < m.Start || m.End > size {
			return fmt.Errorf("entity %q: mention %d to %d lies outside the text", l.ID, m.Start, m.End)
		}
	}
	r.Entities = append(r.Entities, e)
	return nil
}

func (r *Reading) addFact(line []byte) error {
	var l factLine
	if err := json.Unmarshal(line, &l); err != nil {
		return fmt.Errorf("fact: %v", err)
	}
	c := Claim{Relation: l.Pred, ObjectText: l.ObjText, Phrase: l.Phrase, Modality: l.Modality,
		Evidence: l.Evidence.Span, Trigger: l.Trigger, Rule: l.Rule, Score: int(l.Score*1000 + 0.5)}
	if l.Time != nil {
		c.When = *l.Time
	}
	if l.Evidence.File != nil {
		c.InFile = *l.Evidence.File
	}
	var err error
	if c.Subject, err = r.entity(&l.SubjID); err != nil {
		return err
	}
	if c.Object, err = r.entity(l.ObjID); err != nil {
		return err
	}
	if c.Source, err = r.entity(l.AttributionID); err != nil {
		return err
	}
	if c.Evidence.Start < 0 || c.Evidence.End < c.Evidence.Start || c.Evidence.End > len(r.Doc.Text) {
		return fmt.Errorf("fact: evidence %d to %d lies outside the text", c.Evidence.Start, c.Evidence.End)
	}
	r.Claims = append(r.Claims, c)
	return nil
}

func (r *Reading) entity(key *string) (int, error) {
	if key == nil {
		return NoEntity, nil
	}
	i, err := strconv.Atoi(strings.TrimPrefix(*key, "e"))
	if err != nil || i < 0 || i >= len(r.Entities) {
		return 0, fmt.Errorf("fact: no entity %q in this document", *key)
	}
	return i, nil
}
