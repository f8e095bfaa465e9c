package schema

// An EntityID names one thing over the whole corpus: type and slug of its
// canonical name, as in "person/nayib-bukele". Homonyms all carry "~" and four
// hex digits of their smallest mention.
type EntityID string

// A FactID is "fact/" and 16 hex digits of the SHA-256 of subject, relation and object.
type FactID string

// An EvidenceID is "ev/" and 16 hex digits of the SHA-256 of fact, document,
// span, source and modality.
type EvidenceID string

// An Entity is one thing over the whole corpus.
type Entity struct {
	ID       EntityID
	Type     EntityType
	Name     string
	Aliases  []string // sorted, without Name
	Docs     []DocID  // sorted: the articles that speak of it
	Mentions int      // over all articles

	// NorpOf is the country of a demonym, GovernmentOf the country of a government: "" for others.
	NorpOf, GovernmentOf EntityID

	Known     string   // its id in the researcher's own list
	Wikidata  string   // "Q42"
	Why       []string // sorted: why its names are thought to be those of one thing
	Corrected []string // sorted: what a person has corrected about it, who and why
}

// A Fact is a statement over entities with every sentence that speaks for or against it.
type Fact struct {
	ID       FactID
	Subject  EntityID
	Relation string
	Object   Object
	Evidence []Evidence // at least one; by document, then offset, then ID

	// Derived from Evidence by Derive.
	Modality Modality // the strongest
	When     string   // the earliest ISO date, "" when none is known
	Articles int
	Origins  int // articles, copies of one text counted once

	Corrected []string // sorted: what a person has confirmed or rejected about it, who and why
}

// An Object is an entity, or text when Entity is "".
type Object struct {
	Entity EntityID
	Text   string
}

// An Evidence is one sentence of one article that speaks for or against a fact.
type Evidence struct {
	ID         EvidenceID
	Doc        DocID
	Span       // of the sentence, in the text of Doc
	Quote      string
	Phrase     string
	ObjectText string // the object's words in the quote
	Modality   Modality
	Source     EntityID // on whose word; "" when the article vouches for it
	When       Time
	Rule       string
	Score      int // permille
}

// A Graph is what a set of readings says together: all that is in a store
// but the readings themselves.
type Graph struct {
	Documents []Document // by ID; without Text and Noise
	Entities  []Entity   // by ID
	Facts     []Fact     // by ID
}

// BestScore is the permille of the evidence that the reader was surest of.
func (f *Fact) BestScore() int {
	best := 0
	for i := range f.Evidence {
		best = max(best, f.Evidence[i].Score)
	}
	return best
}

// Disputed reports whether some evidence says so and other evidence that it is not so.
func (f *Fact) Disputed() bool {
	yes, no := false, false
	for i := range f.Evidence {
		switch f.Evidence[i].Modality {
		case Asserted, Alleged:
			yes = true
		case Denied, Negated:
			no = true
		}
	}
	return yes && no
}

// Derive sets the fields that follow from f.Evidence. Origin maps a document
// to the one that stands for all its copies; nil means that each is its own.
func (f *Fact) Derive(origin map[DocID]DocID) {
	rank := func(m Modality) int {
		for i, x := range Modalities {
			if x == m {
				return i
			}
		}
		return len(Modalities)
	}
	docs, origins := map[DocID]bool{}, map[DocID]bool{}
	f.Modality, f.When = f.Evidence[0].Modality, ""
	for _, ev := range f.Evidence {
		if rank(ev.Modality) < rank(f.Modality) {
			f.Modality = ev.Modality
		}
		if d := ev.When.ISO; d != "" && (f.When == "" || d < f.When) {
			f.When = d
		}
		docs[ev.Doc] = true
		o, ok := origin[ev.Doc]
		if !ok {
			o = ev.Doc
		}
		origins[o] = true
	}
	f.Articles, f.Origins = len(docs), len(origins)
}
