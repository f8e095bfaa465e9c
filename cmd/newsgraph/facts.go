package main

import (
	"fmt"
	"strings"

	"newsgraph/asking"
	"newsgraph/schema"
)

func factID(arg string) schema.FactID {
	id := strings.Trim(arg, "<>")
	if !strings.HasPrefix(id, "fact/") {
		id = "fact/" + id
	}
	return schema.FactID(id)
}

func (p *factPrinter) print(facts []schema.Fact) error {
	if p.json {
		return p.printJSON(facts)
	}
	for i, f := range facts {
		if i > 0 {
			fmt.Fprintln(p.w)
		}
		if err := p.printFact(f); err != nil {
			return err
		}
	}
	return nil
}

// printFact writes a line for the fact and two for each piece of evidence.
func (p *factPrinter) printFact(f schema.Fact) error {
	line, err := p.statement(f)
	if err != nil {
		return err
	}
	fmt.Fprintf(p.w, "%s\n  %s\n", line, standing(f))
	return p.printSentences(f, "    ")
}

// statement writes "Ann Lee —met with→ Bo Diaz".
func (p *factPrinter) statement(f schema.Fact) (string, error) {
	subject, err := p.name(f.Subject)
	if err != nil {
		return "", err
	}
	object, err := p.object(f)
	return fmt.Sprintf("%s —%s→ %s", subject, spaced(f.Relation), object), err
}

func spaced(relation string) string { return strings.ReplaceAll(relation, "_", " ") }

// standing writes how a fact is put forward, when, by how many, and its id.
func standing(f schema.Fact) string {
	about := []string{string(f.Modality)}
	if f.When != "" {
		about = append(about, f.When)
	}
	about = append(about, support(f), permille(f.BestScore()), string(f.ID))
	about = append(about, f.Corrected...)
	return strings.Join(about, " · ")
}

// printSentences writes the first piece of evidence, or with all every one.
func (p *factPrinter) printSentences(f schema.Fact, indent string) error {
	for i, ev := range asking.BestFirst(f) {
		if i > 0 && !p.all {
			fmt.Fprintf(p.w, "%sand %s; newsgraph explain %s %s\n", indent, count(len(f.Evidence)-i, "more sentence"), p.s.Path(), f.ID)
			break
		}
		if err := p.printEvidence(f, ev, indent); err != nil {
			return err
		}
	}
	return nil
}

func support(f schema.Fact) string {
	s := count(f.Articles, "article")
	if f.Origins < f.Articles {
		s += " of " + count(f.Origins, "origin")
	}
	return s
}

func (p *factPrinter) object(f schema.Fact) (string, error) {
	if f.Object.Entity == "" {
		return fmt.Sprintf("“%s”", oneLine(f.Object.Text)), nil
	}
	return p.name(f.Object.Entity)
}

func (p *factPrinter) printEvidence(f schema.Fact, ev schema.Evidence, indent string) error {
	doc, err := p.doc(ev.Doc)
	if err != nil {
		return err
	}
	line := placeOf(doc, ev.Span)
	if ev.Source != "" {
		source, err := p.name(ev.Source)
		if err != nil {
			return err
		}
		line += " · on the word of " + source
	}
	if ev.Modality != f.Modality {
		line += " · " + string(ev.Modality)
	}
	if ev.When.Text != "" {
		line += fmt.Sprintf(" · when: %s", ev.When.Text)
	}
	if p.rules {
		line += fmt.Sprintf(" · “%s” by rule %s, %s", ev.Phrase, ev.Rule, permille(ev.Score))
		bytes, err := p.inFile(ev)
		if err != nil {
			return err
		}
		if bytes != nil {
			line += fmt.Sprintf(" · bytes %d to %d of the file", bytes.Start, bytes.End)
		}
	}
	_, err = fmt.Fprintf(p.w, "%s“%s”\n%s%s\n", indent, oneLine(ev.Quote), indent, line)
	return err
}

func (p *factPrinter) name(id schema.EntityID) (string, error) {
	e, err := p.entity(id)
	return e.Name, err
}

func (p *factPrinter) entity(id schema.EntityID) (schema.Entity, error) {
	if p.things == nil {
		p.things = map[schema.EntityID]schema.Entity{}
	}
	return remember(p.things, id, func() (schema.Entity, error) { return p.s.Entity(p.ctx, id) })
}

func (p *factPrinter) doc(id schema.DocID) (schema.Document, error) {
	if p.docs == nil {
		p.docs = map[schema.DocID]schema.Document{}
	}
	return remember(p.docs, id, func() (schema.Document, error) { return p.s.Document(p.ctx, id) })
}

const remembered = 10_000 // records that a printer keeps of each kind

func remember[K comparable, V any](known map[K]V, key K, get func() (V, error)) (V, error) {
	if v, ok := known[key]; ok {
		return v, nil
	}
	v, err := get()
	if err == nil && len(known) < remembered {
		known[key] = v
	}
	return v, err
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// The JSON of a fact, in all commands that print facts.
type (
	factJSON struct {
		ID        schema.FactID   `json:"id"`
		Subject   thingJSON       `json:"subject"`
		Relation  string          `json:"relation"`
		Object    thingJSON       `json:"object"`
		Modality  schema.Modality `json:"modality"`
		When      string          `json:"when,omitempty"`
		Articles  int             `json:"articles"`
		Origins   int             `json:"origins"`
		Corrected []string        `json:"corrected,omitempty"`
		Evidences []evidenceJSON  `json:"evidence"`
	}
	thingJSON struct {
		ID   schema.EntityID `json:"id,omitempty"` // "" when the object is text
		Name string          `json:"name,omitempty"`
		Text string          `json:"text,omitempty"`
	}
	evidenceJSON struct {
		Doc      schema.DocID    `json:"doc"`
		Name     string          `json:"name"`
		Start    int             `json:"start"`
		End      int             `json:"end"`
		Bytes    *schema.Span    `json:"bytes,omitempty"` // in the article's file; by explain
		Quote    string          `json:"quote"`
		Phrase   string          `json:"phrase"`
		Modality schema.Modality `json:"modality"`
		Source   *thingJSON      `json:"source"`
		When     *schema.Time    `json:"when"`
		Rule     string          `json:"rule"`
		Score    float64         `json:"score"`
	}
)

func (p *factPrinter) printJSON(facts []schema.Fact) error {
	out, err := p.factsJSON(facts)
	if err != nil {
		return err
	}
	return printJSON(p.w, out)
}

func (p *factPrinter) factsJSON(facts []schema.Fact) ([]factJSON, error) {
	out := []factJSON{}
	for _, f := range facts {
		j, err := p.factJSON(f)
		if err != nil {
			return nil, err
		}
		out = append(out, j)
	}
	return out, nil
}

func (p *factPrinter) factJSON(f schema.Fact) (factJSON, error) {
	j := factJSON{ID: f.ID, Relation: f.Relation, Modality: f.Modality, When: f.When, Articles: f.Articles, Origins: f.Origins, Corrected: f.Corrected}
	var err error
	if j.Subject, err = p.thing(f.Subject); err != nil {
		return j, err
	}
	j.Object = thingJSON{Text: f.Object.Text}
	if f.Object.Entity != "" {
		if j.Object, err = p.thing(f.Object.Entity); err != nil {
			return j, err
		}
	}
	for _, ev := range f.Evidence {
		doc, err := p.doc(ev.Doc)
		if err != nil {
			return j, err
		}
		e := evidenceJSON{Doc: ev.Doc, Name: doc.Name, Start: ev.Start, End: ev.End, Quote: ev.Quote, Phrase: ev.Phrase,
			Modality: ev.Modality, Rule: ev.Rule, Score: float64(ev.Score) / 1000}
		if ev.Source != "" {
			source, err := p.thing(ev.Source)
			if err != nil {
				return j, err
			}
			e.Source = &source
		}
		if ev.When != (schema.Time{}) {
			e.When = &ev.When
		}
		if p.rules {
			if e.Bytes, err = p.inFile(ev); err != nil {
				return j, err
			}
		}
		j.Evidences = append(j.Evidences, e)
	}
	return j, nil
}

func (p *factPrinter) thing(id schema.EntityID) (thingJSON, error) {
	name, err := p.name(id)
	return thingJSON{ID: id, Name: name}, err
}
