package web

import "newsgraph/schema"

// The shapes of answers, in the order of the routes. Lists are never null. openapi.json
// describes them, and a test holds every answer against it.
type (
	thing struct {
		ID   schema.EntityID   `json:"id"` // "" for an object that is words
		Name string            `json:"name"`
		Type schema.EntityType `json:"type"`
	}
	ranked struct {
		thing
		Articles int    `json:"articles"`
		Degree   int    `json:"degree"` // facts that name it
		Alias    string `json:"alias,omitempty"`
	}
	count struct {
		Name  string `json:"name"`
		Count int    `json:"count"`
	}

	paper struct {
		ID        schema.DocID `json:"id"`
		Title     string       `json:"title"` // the file where it has none
		Outlet    string       `json:"outlet"`
		Authors   []string     `json:"authors"`
		Published string       `json:"published"`
		URL       string       `json:"url"` // http or https, or ""
		File      string       `json:"file"`
	}
	listedPaper struct {
		paper
		Facts int `json:"facts"`
	}
	passage struct {
		Article   schema.DocID `json:"article"`
		Title     string       `json:"title"`
		Outlet    string       `json:"outlet"`
		Published string       `json:"published"`
		Start     int          `json:"start"`
		End       int          `json:"end"`
	}
	quote struct {
		passage
		Quote string `json:"quote"`
	}
	hit struct {
		passage
		Text  string   `json:"text"`
		Marks [][2]int `json:"marks"` // in code points of text
	}

	statement struct {
		ID        schema.FactID   `json:"id"`
		Subject   thing           `json:"subject"`
		Relation  string          `json:"relation"`
		Inverse   string          `json:"inverse"` // wording from the object's side, or ""
		Object    thing           `json:"object"`
		Modality  schema.Modality `json:"modality"`
		Disputed  bool            `json:"disputed"` // some say so, others that it is not so
		When      string          `json:"when"`
		Articles  int             `json:"articles"`
		Origins   int             `json:"origins"`
		Score     float64         `json:"score"` // of the surest reading
		Sentence  quote           `json:"sentence"`
		Corrected []string        `json:"corrected"`
	}
	evidence struct {
		ID schema.EvidenceID `json:"id"`
		quote
		URL      string          `json:"url"`
		Phrase   string          `json:"phrase"`
		Modality schema.Modality `json:"modality"`
		Source   *thing          `json:"source"` // null: the article vouches for it
		When     string          `json:"when"`
		WhenText string          `json:"when_text"`
		Rule     string          `json:"rule"`
		Score    float64         `json:"score"`
	}
	completions struct {
		Names []ranked `json:"names"`
	}
	found struct {
		Entities  []ranked `json:"entities"`
		Sentences []hit    `json:"sentences"`
		Articles  []paper  `json:"articles"`
		Total     int      `json:"total"` // articles that have all words
	}
	things struct {
		Things []ranked `json:"things"`
	}
	articleList struct {
		Total    int           `json:"total"`
		Articles []listedPaper `json:"articles"`
	}
	factList struct {
		Total int         `json:"total"`
		Facts []statement `json:"facts"`
	}
	happened struct {
		Total   int      `json:"total"`
		Undated int      `json:"undated"` // facts for which not even the date of an article is known
		Events  []moment `json:"events"`
	}
	pathList struct {
		Paths []way `json:"paths"`
	}
	conflictList struct {
		Total     int        `json:"total"`
		Conflicts []conflict `json:"conflicts"`
	}
	claimList struct {
		Total  int     `json:"total"`
		Claims []claim `json:"claims"`
	}
	queryList struct {
		Queries []savedQuery `json:"queries"`
	}
	correctionText struct {
		Text string `json:"text"` // lines of YAML
		Help string `json:"help"` // where they go
	}
	wholeFact struct {
		statement
		Evidence []evidence `json:"evidence"`
	}
)
