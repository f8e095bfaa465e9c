package schema

import (
	"strings"
	"testing"
)

const own = `relations:
  - name: sponsors
    meaning: Subject pays for the object.
    subject: [Organization]
    object: [actor, text]
    verbs: [sponsor]
    example: "[Corvane Steel] sponsors [the regatta]."
`

func TestLoadExtends(t *testing.T) {
	v, err := Load("own.yaml", []byte(own), News())
	if err != nil {
		t.Fatal(err)
	}
	if r, ok := v.Verb("sponsor", Organization, Person); !ok || r.Name != "sponsors" || r.Group != "sponsors" || r.ExampleObject != "the regatta" {
		t.Errorf("sponsor is read as %+v; the user's relation comes first", r)
	}
	if r, ok := v.Verb("sponsor", Person, Person); !ok || r.Name != "supported" {
		t.Errorf("where the user's types do not fit, the built-in one does: %+v", r)
	}
	if len(v.Relations()) != 59 || v.Version() == News().Version() || len(News().Relations()) != 58 {
		t.Errorf("%d relations, version %s", len(v.Relations()), v.Version())
	}
}

func TestLoadChanges(t *testing.T) {
	before := News().Version()
	v, err := Load("own.yaml", []byte("relations:\n- name: pulled\n  verbs: [yoink]\n  group: media\n"), News())
	if err != nil {
		t.Fatal(err)
	}
	r, ok := v.Verb("yoink", Person, Work)
	if !ok || r.Group != "media" || len(r.Verbs) < 10 {
		t.Errorf("pulled is %+v", r)
	}
	if _, ok := News().Verb("yoink", Person, Work); ok || News().Version() != before {
		t.Error("the built-in vocabulary has changed")
	}
}

func TestLoadReplaces(t *testing.T) {
	v, err := Load("own.yaml", []byte("replace: true\n"+own), News())
	if err != nil || len(v.Relations()) != 1 {
		t.Errorf("%d relations, %v", len(v.Relations()), err)
	}
}

func TestLoadErrors(t *testing.T) {
	// Each file is own with one line changed; the error must begin so and hold a cure after ";".
	for _, tt := range []struct{ old, new, want string }{
		{"subject:", "subjekt:", `own.yaml:4: unknown key "subjekt" in relation "sponsors"; the fields are`},
		{"relations:", "relation:", `own.yaml:1: unknown key "relation"; a vocabulary has`},
		{"[Organization]", "[Organisation]", `own.yaml:4: unknown type "Organisation"; the types are Person, Organization,`},
		{"[Organization]", "[text]", `own.yaml:4: the subject of "sponsors" may not be text; `},
		{"name: sponsors", "name: Sponsor-Of", `own.yaml:2: bad name "Sponsor-Of"; use a to z`},
		{"name: sponsors", "nom: sponsors", `own.yaml:2: a relation without a name; add "name: ..."`},
		{"[sponsor]", "[]", `own.yaml:6: empty list; `},
		{"[sponsor]", `[sponsor, ""]`, `own.yaml:6: empty item; `},
		{"    verbs: [sponsor]\n", "", `own.yaml:2: relation "sponsors" has no forms, nothing can be read as it; add "verbs: [...]"`},
		{"    meaning: Subject pays for the object.\n", "", `own.yaml:2: relation "sponsors" without a meaning; add`},
		{"[sponsor]", "[Sponsor]", `own.yaml:6: form "Sponsor" has capitals; write it in lower case`},
		{"[the regatta]", "the regatta", `own.yaml:7: example of "sponsors" without two brackets; put the subject`},
		{"verbs: [sponsor]", "symmetric: perhaps", `own.yaml:6: "perhaps" is neither true nor false; write true or false`},
		{"relations:", "replace: 3\nrelations:", `own.yaml:1: "3" is neither true nor false; `},
		{"[sponsor]", "[sponsor", `own.yaml:7: `}, // where the parser notices
		{own, own + strings.TrimPrefix(own, "relations:\n"), `own.yaml:8: relation "sponsors" doubled, first in line 2; put both into one`},
		{own, "", `own.yaml:1: no relations; write "relations:"`},
		{own, "just words", `own.yaml:1: not a vocabulary; begin with "relations:"`},
		{own, "relations: some", `own.yaml:1: relations is not a list; write each as`},
		{own, "relations: [a]", `own.yaml:1: not a relation; `},
	} {
		_, err := Load("own.yaml", []byte(strings.Replace(own, tt.old, tt.new, 1)), nil)
		if err == nil {
			t.Errorf("%q for %q: no error", tt.new, tt.old)
		} else if got := err.Error(); !strings.HasPrefix(got, tt.want) || !strings.Contains(got, "; ") || strings.Contains(got, "\n") {
			t.Errorf("%q for %q:\n got %s\nwant %s", tt.new, tt.old, got, tt.want)
		}
	}
}

func FuzzLoad(f *testing.F) {
	f.Add(own)
	f.Add("relations:\n- name: a\n  verbs: [b]\n- &x c\n- *x")
	f.Add("replace: true\n---\nrelations: {a: b}")
	f.Fuzz(func(t *testing.T, s string) {
		if v, err := Load("f.yaml", []byte(s), News()); err == nil && v.Version() == "" {
			t.Error("no version")
		}
	})
}
