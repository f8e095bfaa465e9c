package schema

import (
	"encoding/json"
	"io"
	"strconv"
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
