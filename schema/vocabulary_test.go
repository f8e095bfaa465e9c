package schema

import (
	"strings"
	"testing"
)

// groups is every relation of the built-in vocabulary by group.
const groups = `
statement: alleged said
address: told
denial: denied
response: responded_to
request: urged
interrogation: questioned
criticism: criticized
accusation: accused
support: supported
offer: offered
refusal: refused
deal: agreed_with
conflict: conflict_with
meeting: met_with
invitation: invited
share: shared
post: posted_on
content: features about
publication: aired_on
removal: pulled
creation: created
charge: charged_with
deportation: deported_to deported
order: ordered
legal_basis: under_law
ruling: ruled
holding: imprisoned_in
custody: detained
release: released
investigation: investigated
harm: suffered
rescue: rescued
office: president_of official_of leader_of
affiliation: editor_of correspondent_of spokesperson_of works_for member_of
family: relative_of
alliance: ally_of
part: part_of
ownership: owns
origin: from
exit: left dismissed
movement: moved_to
location: located_in
adoption: adopted
discovery: found
taking: took
transfer: gave
use: used
cause: caused
`

func TestNewsGroups(t *testing.T) {
	n := 0
	for line := range strings.Lines(groups) {
		group, names, _ := strings.Cut(strings.TrimSpace(line), ":")
		for _, name := range strings.Fields(names) {
			n++
			if r, ok := News().Relation(name); !ok || r.Group != group {
				t.Errorf("%s: group %q, want %q", name, r.Group, group)
			}
		}
	}
	if n != 58 || len(News().Relations()) != n {
		t.Errorf("%d relations in the table, %d in the file, want 58", n, len(News().Relations()))
	}
}

func TestNewsRelations(t *testing.T) {
	for _, r := range News().Relations() {
		if r.Example == "" || r.Inverse == "" || r.Meaning == "" || !strings.HasSuffix(r.Meaning, ".") {
			t.Errorf("%s: a field is missing", r.Name)
		}
		if strings.Count(r.Example, r.ExampleSubject) != 1 || len(strings.Fields(r.Example)) > 14 {
			t.Errorf("%s: example %q", r.Name, r.Example)
		}
		if r.Symmetric && (len(r.Subject) != len(r.Object) || r.Text) {
			t.Errorf("%s: symmetric, but subject and object differ", r.Name)
		}
	}
}

// Every form can be read as its relation for some types: none is wholly
// shadowed by a relation that stands before it.
func TestNewsNoDeadForms(t *testing.T) {
	v := News()
	for _, r := range v.Relations() {
		for k := range formKinds {
			for _, form := range r.formsOf(k) {
				if !reachable(v, &r, k, form) {
					t.Errorf("%s: %q is always read as %s", r.Name, form, v.relations[v.forms[k][form][0]].Name)
				}
			}
		}
	}
}

func reachable(v *Vocabulary, r *RelationInfo, k formKind, form string) bool {
	for _, obj := range append([]EntityType{""}, r.Object...) {
		if k == roleForm {
			if got, ok := v.Role(form, obj); ok && obj != "" && got.Name == r.Name {
				return true
			}
			continue
		}
		for _, subj := range r.Subject {
			if got, ok := v.find(k, form, subj, obj); ok && got.Name == r.Name {
				return true
			}
		}
	}
	return false
}

// Forms are lemmas: no word ends like an inflected verb, but for these.
func TestNewsLemmas(t *testing.T) {
	const allowed = " feed bleed need proceed exceed speed shed wed bring sing fling wring stress suppress encompass press " +
		"address dismiss discuss express harass bypass pass possess witness focus bus toss cross confess "
	for _, r := range News().Relations() {
		for _, form := range append(append([]string{}, r.Verbs...), append(r.Inverses, r.Patients...)...) {
			first, _, _ := strings.Cut(form, " ")
			inflected := strings.HasSuffix(first, "ed") || strings.HasSuffix(first, "ing") || strings.HasSuffix(first, "s")
			if inflected && !strings.Contains(allowed, " "+first+" ") {
				t.Errorf("%s: %q does not look like a lemma", r.Name, form)
			}
		}
	}
}

// lookups: form, subject and object type ("-" is a clause), relation ("-" is none).
const lookups = `
verb respond to        | Person Person          | responded_to
verb issue response to | Person Person          | responded_to
verb say               | Person -               | said
verb pull              | Organization Work      | pulled
verb deport            | Organization Group     | deported
verb publish           | Organization Work      | created
verb leave             | Person Organization    | left
verb question          | Person Person          | questioned
verb question          | Person Law             | criticized
verb release           | Organization Person    | released
verb release           | Organization Work      | created
verb investigate       | Work Person            | about
verb investigate       | Organization Person    | investigated
verb find              | Organization -         | found
verb find              | Person Product         | found
verb strike deal with  | Organization GPE       | agreed_with
verb brand _ as        | Organization Group     | accused
verb respond to        | Date Person            | -
verb frobnicate        | Person Person          | -
inverse air            | Work Organization      | aired_on
inverse house          | Group Facility         | imprisoned_in
inverse house          | Organization Facility  | located_in
inverse employ         | Person Organization    | works_for
patient hold in        | Person Facility        | imprisoned_in
patient hold in        | Event GPE              | located_in
patient deport to      | Group GPE              | deported_to
patient charge with    | Person -               | charged_with
patient send to        | Person GPE             | moved_to
noun response to       | Person Person          | responded_to
noun deportation of    | Organization Person    | deported
noun documentary about | Work Facility          | about
`

func TestLookups(t *testing.T) {
	v := News()
	kinds := map[string]func(string, EntityType, EntityType) (RelationInfo, bool){
		"verb": v.Verb, "inverse": v.Inverse, "patient": v.Patient, "noun": v.Noun}
	dash := func(s string) EntityType { return EntityType(strings.Trim(s, "-")) }
	for line := range strings.Lines(strings.TrimSpace(lookups)) {
		cols := strings.Split(line, "|")
		kind, form, _ := strings.Cut(strings.TrimSpace(cols[0]), " ")
		types, want := strings.Fields(cols[1]), strings.TrimSpace(cols[2])
		got, _ := kinds[kind](form, dash(types[0]), dash(types[1]))
		if got.Name != strings.Trim(want, "-") {
			t.Errorf("%s %q %v = %q, want %q", kind, form, types, got.Name, want)
		}
	}
}

func TestRole(t *testing.T) {
	for _, tt := range []struct{ noun, obj, want string }{
		{"president", "GPE", "president_of"}, {"prime minister", "GPE", "official_of"}, {"director", "Organization", "leader_of"},
		{"father", "Person", "relative_of"}, {"founder", "Organization", "created"}, {"resident", "GPE", "from"},
		{"spokeswoman", "Organization", "spokesperson_of"}, {"lawyer", "Person", "works_for"}, {"mayor", "", "official_of"},
		{"president", "Date", ""}, {"walrus", "", ""},
	} {
		if got, _ := News().Role(tt.noun, EntityType(tt.obj)); got.Name != tt.want {
			t.Errorf("Role(%q, %q) = %q, want %q", tt.noun, tt.obj, got.Name, tt.want)
		}
	}
}
