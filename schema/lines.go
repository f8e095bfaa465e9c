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

// The line format: one JSON object a line. A document comes first, then its
// entities, then its facts; "doc" repeats the document's name for tools that
// split the file by kind.
type (
	documentLine struct {
		Kind          string   `json:"kind"` // "document"
		Doc           string   `json:"doc"`
		ID            DocID    `json:"id"`
		Title         string   `json:"title"`
		URL           string   `json:"url"`
		Outlet        string   `json:"outlet,omitempty"`
		Authors       []string `json:"authors,omitempty"`
		Lang          string   `json:"lang,omitempty"`
		Published     string   `json:"published"`
		PublishedFrom string   `json:"published_from"`
		Modified      string   `json:"modified,omitempty"`
		ModifiedFrom  string   `json:"modified_from,omitempty"`
		SHA256        string   `json:"sha256"`
		Reader        string   `json:"reader"`
		Text          string   `json:"text"`
		Noise         []Noise  `json:"noise"`
	}
	entityLine struct {
		Kind     string     `json:"kind"` // "entity"
		Doc      string     `json:"doc"`
		ID       string     `json:"id"` // "e" and the index in Reading.Entities
		Name     string     `json:"name"`
		Type     EntityType `json:"type"`
		Aliases  []string   `json:"aliases"`
		Mentions []Mention  `json:"mentions"`
	}
	factLine struct {
		Kind          string     `json:"kind"` // "fact"
		Doc           string     `json:"doc"`
		Subj          string     `json:"subj"`
		SubjID        string     `json:"subj_id"`
		SubjType      EntityType `json:"subj_type"`
		Pred          string     `json:"pred"`
		Phrase        string     `json:"phrase"`
		Obj           *string    `json:"obj"` // null when the object is text
		ObjID         *string    `json:"obj_id"`
		ObjType       EntityType `json:"obj_type,omitempty"`
		ObjText       string     `json:"obj_text"`
		Attribution   *string    `json:"attribution"`
		AttributionID *string    `json:"attribution_id"`
		Modality      Modality   `json:"modality"`
		Time          *Time      `json:"time"`
		Evidence      quoteJSON  `json:"evidence"`
		Trigger       Span       `json:"trigger"`
		Rule          string     `json:"rule"`
		Score         float64    `json:"score"` // 0 to 1, in steps of a permille
	}
	quoteJSON struct {
		Span
		Text string `json:"text"`
		File *Span  `json:"bytes,omitempty"` // in the article's file
	}
)

// WriteLines writes r in the line format.
func WriteLines(w io.Writer, r Reading) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	d := r.Doc
	lines := []any{documentLine{"document", d.Name, d.ID, d.Title, d.URL, d.Outlet, d.Authors, d.Lang,
		d.Published, d.PublishedFrom, d.Modified, d.ModifiedFrom, d.SHA256, d.Reader, d.Text, notNil(d.Noise)}}
	for i, e := range r.Entities {
		lines = append(lines, entityLine{"entity", d.Name, entityKey(i), e.Name, e.Type, notNil(e.Aliases), notNil(e.Mentions)})
	}
	index := NewIndex(d.Text)
	for _, c := range r.Claims {
		lines = append(lines, r.factLine(c, index))
	}
	for _, l := range lines {
		if err := enc.Encode(l); err != nil {
			return err
		}
	}
	return nil
}

func (r Reading) factLine(c Claim, index *Index) factLine {
	name := func(i int) (*string, *string) {
		if i == NoEntity {
			return nil, nil
		}
		key := entityKey(i)
		return &r.Entities[i].Name, &key
	}
	subj := r.Entities[c.Subject]
	f := factLine{
		Kind: "fact", Doc: r.Doc.Name,
		Subj: subj.Name, SubjID: entityKey(c.Subject), SubjType: subj.Type,
		Pred: c.Relation, Phrase: c.Phrase, ObjText: c.ObjectText, Modality: c.Modality,
		Evidence: quoteJSON{Span: c.Evidence, Text: index.Cut(c.Evidence)}, Trigger: c.Trigger,
		Rule: c.Rule, Score: float64(c.Score) / 1000,
	}
	f.Obj, f.ObjID = name(c.Object)
	if c.Object != NoEntity {
		f.ObjType = r.Entities[c.Object].Type
	}
	f.Attribution, f.AttributionID = name(c.Source)
	if c.InFile != (Span{}) {
		f.Evidence.File = &c.InFile
	}
	if c.When != (Time{}) {
		f.Time = &c.When
	}
	return f
}

func entityKey(i int) string { return "e" + strconv.Itoa(i) }

func notNil[T any](s []T) []T {
	if s == nil {
		return []T{}
	}
	return s
}

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
