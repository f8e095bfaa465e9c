package lexicon

// A PronounKind tells what a pronoun does.
type PronounKind uint8

const (
	Personal PronounKind = iota + 1
	Possessive
	Reflexive
)

// A PronounInfo is what a pronoun tells of its referent.
type PronounInfo struct {
	Person int  // 1, 2, 3
	Plural bool // "you" is neither: Plural false
	Sex    Sex
	Kind   PronounKind
}

var pronouns = map[string]PronounInfo{
	"i": {1, false, Unknown, Personal}, "me": {1, false, Unknown, Personal},
	"my": {1, false, Unknown, Possessive}, "mine": {1, false, Unknown, Possessive}, "myself": {1, false, Unknown, Reflexive},
	"we": {1, true, Unknown, Personal}, "us": {1, true, Unknown, Personal},
	"our": {1, true, Unknown, Possessive}, "ours": {1, true, Unknown, Possessive}, "ourselves": {1, true, Unknown, Reflexive},
	"you": {2, false, Unknown, Personal}, "your": {2, false, Unknown, Possessive}, "yours": {2, false, Unknown, Possessive},
	"yourself": {2, false, Unknown, Reflexive}, "yourselves": {2, true, Unknown, Reflexive},
	"he": {3, false, Male, Personal}, "him": {3, false, Male, Personal},
	"his": {3, false, Male, Possessive}, "himself": {3, false, Male, Reflexive},
	"she": {3, false, Female, Personal}, "her": {3, false, Female, Personal},
	"hers": {3, false, Female, Possessive}, "herself": {3, false, Female, Reflexive},
	"it": {3, false, Neuter, Personal}, "its": {3, false, Neuter, Possessive}, "itself": {3, false, Neuter, Reflexive},
	"they": {3, true, Unknown, Personal}, "them": {3, true, Unknown, Personal}, "'em": {3, true, Unknown, Personal},
	"their": {3, true, Unknown, Possessive}, "theirs": {3, true, Unknown, Possessive},
	"themselves": {3, true, Unknown, Reflexive}, "themself": {3, false, Unknown, Reflexive},
}

// Pronoun returns what a personal, possessive or reflexive pronoun tells.
// "her" is given as Personal: whether it possesses, the tag tells (PRP$).
func Pronoun(word string) (PronounInfo, bool) {
	p, ok := pronouns[Fold(word)]
	return p, ok
}
