package export

import (
	"bufio"
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"iter"

	"newsgraph/schema"
)

// The JSON format is one object with three lists, documents, entities and facts,
// each by id. Offsets are half-open, in Unicode code points of the article's text;
// scores are permille.

type jsonDocument struct {
	ID            schema.DocID `json:"id"`
	File          string       `json:"file,omitempty"`
	Title         string       `json:"title,omitempty"`
	URL           string       `json:"url,omitempty"`
	Outlet        string       `json:"outlet,omitempty"`
	Authors       []string     `json:"authors,omitempty"`
	Published     string       `json:"published,omitempty"`
	PublishedFrom string       `json:"published_from,omitempty"`
	Modified      string       `json:"modified,omitempty"`
	ModifiedFrom  string       `json:"modified_from,omitempty"`
	Lang          string       `json:"lang,omitempty"`
	SHA256        string       `json:"sha256,omitempty"`
	Reader        string       `json:"reader,omitempty"`
}

type jsonEntity struct {
	ID           schema.EntityID   `json:"id"`
	Type         schema.EntityType `json:"type"`
	Name         string            `json:"name"`
	Aliases      []string          `json:"aliases,omitempty"`
	Mentions     int               `json:"mentions"`
	Docs         []schema.DocID    `json:"docs,omitempty"`
	NorpOf       schema.EntityID   `json:"norp_of,omitempty"`
	GovernmentOf schema.EntityID   `json:"government_of,omitempty"`
	Known        string            `json:"known,omitempty"` // its id in the researcher's own list
	Wikidata     string            `json:"wikidata,omitempty"`
	Why          []string          `json:"why,omitempty"` // its names are thought to be those of one thing
	Corrected    []string          `json:"corrected,omitempty"`
}

type jsonFact struct {
	ID         schema.FactID   `json:"id"`
	Subject    schema.EntityID `json:"subject"`
	Relation   string          `json:"relation"`
	Object     schema.EntityID `json:"object,omitempty"`
	ObjectText string          `json:"object_text,omitempty"` // when the object is no thing
	Modality   schema.Modality `json:"modality"`
	When       string          `json:"when,omitempty"`
	Articles   int             `json:"articles"`
	Origins    int             `json:"origins"`
	Corrected  []string        `json:"corrected,omitempty"`
	Evidence   []jsonEvidence  `json:"evidence"`
}

type jsonEvidence struct {
	ID         schema.EvidenceID `json:"id"`
	Doc        schema.DocID      `json:"doc"`
	Start      int               `json:"start"`
	End        int               `json:"end"`
	Quote      string            `json:"quote"`
	Phrase     string            `json:"phrase,omitempty"`
	ObjectText string            `json:"object_text,omitempty"`
	Modality   schema.Modality   `json:"modality"`
	Source     schema.EntityID   `json:"source,omitempty"`
	When       string            `json:"when,omitempty"`
	WhenText   string            `json:"when_text,omitempty"`
	Rule       string            `json:"rule,omitempty"`
	Score      int               `json:"score"`
}

func writeJSON(ctx context.Context, w io.Writer, src Source, _ Options) error {
	b := bufio.NewWriter(w)
	b.WriteString("{")
	err := cmp.Or(
		jsonList(b, "documents", src.AllDocuments(ctx), func(d *schema.Document) any {
			return jsonDocument{d.ID, d.Name, d.Title, d.URL, d.Outlet, d.Authors, d.Published, d.PublishedFrom, d.Modified, d.ModifiedFrom, d.Lang, d.SHA256, d.Reader}
		}),
		jsonList(b, "entities", src.AllEntities(ctx), func(e *schema.Entity) any {
			return jsonEntity{e.ID, e.Type, e.Name, e.Aliases, e.Mentions, e.Docs, e.NorpOf, e.GovernmentOf, e.Known, e.Wikidata, e.Why, e.Corrected}
		}),
		jsonList(b, "facts", src.AllFacts(ctx), func(f *schema.Fact) any { return factJSON(f) }),
	)
	b.WriteString("\n}\n")
	return cmp.Or(err, b.Flush())
}

func factJSON(f *schema.Fact) jsonFact {
	evidence := []jsonEvidence{}
	for _, ev := range f.Evidence {
		evidence = append(evidence, jsonEvidence{ev.ID, ev.Doc, ev.Start, ev.End, ev.Quote, ev.Phrase, ev.ObjectText, ev.Modality,
			ev.Source, ev.When.ISO, ev.When.Text, ev.Rule, ev.Score})
	}
	return jsonFact{f.ID, f.Subject, f.Relation, f.Object.Entity, f.Object.Text, f.Modality, f.When, f.Articles, f.Origins, f.Corrected, evidence}
}

// jsonList writes a member that is a list, after a comma if it is not the first.
func jsonList[T any](w *bufio.Writer, name string, seq iter.Seq2[T, error], record func(*T) any) error {
	if name != "documents" {
		w.WriteString(",")
	}
	fmt.Fprintf(w, "\n  %q: [", name)
	sep, end := "", ""
	var text bytes.Buffer
	enc := json.NewEncoder(&text)
	enc.SetEscapeHTML(false)
	enc.SetIndent("    ", "  ")
	err := each(seq, func(v *T) error {
		text.Reset()
		if err := enc.Encode(record(v)); err != nil {
			return err
		}
		_, err := fmt.Fprintf(w, "%s\n    %s", sep, bytes.TrimSpace(text.Bytes()))
		sep, end = ",", "\n  "
		return err
	})
	w.WriteString(end + "]")
	return err
}
