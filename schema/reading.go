package schema

// A DocID is "doc/" and the first 16 hex digits of the SHA-256 of the
// article's bytes: the same bytes under two names are one document.
type DocID string

// A Document is one article and what is known of where it came from.
type Document struct {
	ID            DocID
	Name          string // relative to the folder it was read from, as in "march.jsonl#12"
	Title         string
	URL           string // "" when the article does not say
	Outlet        string
	Authors       []string
	Published     string // ISO 8601 date, possibly cut short: "2025-12"; "" when the article does not say
	PublishedFrom string // what said so: "json-ld", "meta", "time", "dateline", "url", "feed", "mail", "warc"; "" with no date
	Modified      string // ISO 8601 date of the last change, possibly cut short; "" when the article tells of none
	ModifiedFrom  string // what said so, as PublishedFrom
	Lang          string // BCP 47
	SHA256        string // of the article's bytes, 64 hex digits
	Reader        string // version of the models, rules and vocabulary that read it
	Text          string // UTF-8; every Span indexes its code points
	Noise         []Noise
}

// A Noise is a stretch of the text that is not the article: nothing is read from it.
type Noise struct {
	Span
	Kind string `json:"kind"` // "trending", "teaser", "share", "comments", "caption", "newsletter", "credit"
}

// A Reading is what one document says, before its names are matched with
// those of other documents.
type Reading struct {
	Doc      Document
	Entities []Referent
	Claims   []Claim
}

// A Referent is one thing that a document speaks of, with all its mentions.
type Referent struct {
	Type     EntityType
	Name     string    // the fullest name the document uses, else its best description
	Aliases  []string  // other names used (no titles, no descriptions), in order of first use
	Named    bool      // false for described things: "three Venezuelan men"
	Mentions []Mention // in text order; at least one
}

// A Mention is one place where a document speaks of a referent.
type Mention struct {
	Span
	Text string `json:"text"`
	Form Form   `json:"form"`
}

// A Claim is one statement as one document makes it.
type Claim struct {
	Subject    int    // index in Reading.Entities
	Relation   string // of the vocabulary, or lemma and preposition of the text's own verb
	Object     int    // index in Reading.Entities; -1 when the object is text
	ObjectText string // the object's words in the evidence: a clause, an amount, or the mention itself
	Phrase     string // the text's own words for the relation: "issued a pointed response to"
	Source     int    // on whose word it stands; index in Reading.Entities, -1 when the article vouches for it
	Modality   Modality
	When       Time
	Evidence   Span // the sentence
	InFile     Span `json:",omitzero"` // the sentence in bytes of the article's file; zero when it cannot be told
	Trigger    Span // the words that carry the relation
	Rule       string
	Score      int // permille: how sure the reader is
}

// A Time is when something happened, as the text says it and as a date.
type Time struct {
	Text string `json:"text"` // "Tuesday"
	ISO  string `json:"iso"`  // "2025-12-23", "2025-W52", "2025-03", "2025"; "" when the article alone does not tell
}

// NoEntity marks a Claim without an entity as object or source.
const NoEntity = -1
