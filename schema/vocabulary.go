package schema

import (
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"encoding/json"
	"slices"
	"sync"
)

// A RelationInfo is one relation of a vocabulary: what it means, between what
// it may stand, and the forms in which English says it.
//
// Forms are lemmas in lower case, of the active voice: "respond to", "issue
// response to" (a light verb), "be critical of" (an adjective), "brand _ as"
// ("_" is the direct object, which is then the relation's object). Without
// "_" the object is that of the last preposition, else the direct object or
// the clause.
type RelationInfo struct {
	Name, Group, Meaning string
	Subject, Object      []EntityType
	Text                 bool   // the object may be a clause, an amount or plain words
	Inverse              string // wording from the object's side: "was answered by"
	Symmetric            bool

	Verbs    []string // the verb's subject is the relation's subject
	Inverses []string // the verb's subject is the relation's object: "air" for aired_on
	Patients []string // the relation's subject is what the verb is done to: "hold in" for imprisoned_in
	Nouns    []string // "response to": agent is the possessive or follows "by"
	Roles    []string // "president": of its holder

	PLOVER, CAMEO, Wikidata string // "" where none fits; "^P35" runs from object to subject

	// Example must be read as this relation, between the two strings below.
	Example, ExampleSubject, ExampleObject string
}

// Fits tells whether the relation may stand between things of these types.
// A subj of "" is any thing; an obj of "" is a clause or plain words.
func (r *RelationInfo) Fits(subj, obj EntityType) bool {
	if subj != "" && !slices.Contains(r.Subject, subj) {
		return false
	}
	if obj == "" {
		return r.Text
	}
	return slices.Contains(r.Object, obj)
}

// A Vocabulary is a set of relations, in order: of two that share a form and
// fit the same types, the first is meant. It never changes once it is made.
type Vocabulary struct {
	relations []RelationInfo
	byName    map[string]int
	forms     [formKinds]map[string][]int // indexes in relations, ascending
	version   string
}

// A formKind is a list of forms of a RelationInfo.
type formKind int

const (
	verbForm formKind = iota
	inverseForm
	patientForm
	nounForm
	roleForm
	formKinds
)

// formsOf returns the list of kind k.
func (r *RelationInfo) formsOf(k formKind) []string {
	return [formKinds][]string{r.Verbs, r.Inverses, r.Patients, r.Nouns, r.Roles}[k]
}

//go:embed news.yaml
var newsYAML []byte

// News returns the built-in vocabulary. It is made on first use.
var News = sync.OnceValue(func() *Vocabulary {
	v, err := Load("news.yaml", newsYAML, nil)
	if err != nil {
		panic("schema: " + err.Error())
	}
	return v
})

// NewsYAML returns the file that News is made from.
func NewsYAML() []byte { return slices.Clone(newsYAML) }

// newVocabulary indexes relations, whose names must differ.
func newVocabulary(relations []RelationInfo) *Vocabulary {
	v := &Vocabulary{relations: relations, byName: map[string]int{}}
	for k := range v.forms {
		v.forms[k] = map[string][]int{}
	}
	for i := range relations {
		v.byName[relations[i].Name] = i
		for k := range formKinds {
			for _, form := range relations[i].formsOf(k) {
				v.forms[k][form] = append(v.forms[k][form], i)
			}
		}
	}
	data, err := json.Marshal(relations)
	if err != nil {
		panic("schema: a relation that JSON cannot hold: " + err.Error())
	}
	sum := sha256.Sum256(data)
	v.version = hex.EncodeToString(sum[:6])
	return v
}

// Version is 12 hex digits that change when any relation does.
func (v *Vocabulary) Version() string { return v.version }

// Relations returns every relation in order. The caller must not change them.
func (v *Vocabulary) Relations() []RelationInfo { return v.relations }

// Relation returns the relation of that name.
func (v *Vocabulary) Relation(name string) (RelationInfo, bool) {
	i, ok := v.byName[name]
	if !ok {
		return RelationInfo{}, false
	}
	return v.relations[i], true
}

// Symmetric tells whether subject and object of the relation may change places.
func (v *Vocabulary) Symmetric(name string) bool {
	i, ok := v.byName[name]
	return ok && v.relations[i].Symmetric
}

// Verb returns the first relation that has the verb form and fits the types.
// An obj of "" is a clause or plain words: ask with it too when the object's
// own type gave nothing, as the words of the object may still fit ("announce").
func (v *Vocabulary) Verb(form string, subj, obj EntityType) (RelationInfo, bool) {
	return v.find(verbForm, form, subj, obj)
}

// Inverse is Verb for forms whose grammatical subject is the relation's
// object. It takes the types of the relation: subj for its subject.
func (v *Vocabulary) Inverse(form string, subj, obj EntityType) (RelationInfo, bool) {
	return v.find(inverseForm, form, subj, obj)
}

// Patient is Verb for forms whose direct object, or passive subject, is the
// relation's subject: "hold in" in "they held him in X" and "he was held in X".
func (v *Vocabulary) Patient(form string, subj, obj EntityType) (RelationInfo, bool) {
	return v.find(patientForm, form, subj, obj)
}

// Noun returns the first relation that has the nominalisation ("response to") and fits the types.
func (v *Vocabulary) Noun(form string, subj, obj EntityType) (RelationInfo, bool) {
	return v.find(nounForm, form, subj, obj)
}

// Role returns the first relation that has the role noun ("prime minister")
// and takes obj; with an obj of "", the first that has it.
func (v *Vocabulary) Role(noun string, obj EntityType) (RelationInfo, bool) {
	for _, i := range v.forms[roleForm][noun] {
		if r := &v.relations[i]; obj == "" || slices.Contains(r.Object, obj) {
			return *r, true
		}
	}
	return RelationInfo{}, false
}

// Knows tells whether any relation has the form, as a verb, inverse, patient, noun or role.
func (v *Vocabulary) Knows(form string) bool {
	return slices.ContainsFunc(v.forms[:], func(m map[string][]int) bool { return m[form] != nil })
}

func (v *Vocabulary) find(k formKind, form string, subj, obj EntityType) (RelationInfo, bool) {
	for _, i := range v.forms[k][form] {
		if r := &v.relations[i]; r.Fits(subj, obj) {
			return *r, true
		}
	}
	return RelationInfo{}, false
}
