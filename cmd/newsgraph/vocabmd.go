package main

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"strings"

	"newsgraph/schema"
)

const aboutVocabulary = `# The vocabulary

The relations that have a meaning here: what each means, who may stand on each side of it, the words that are read
as it, and a sentence that a test reads as it. ` + "`newsgraph schema --md`" + ` prints this page; ` + "`build --schema mine.yaml`" + ` adds relations of your
own, in the form of ` + "`newsgraph schema --yaml`" + `.

Words are lemmas in the active voice: "be told by" is found under "tell". "_" stands for the direct object in front of
another complement ("brand _ as"). Where two relations share words, the types on both sides decide; where both fit, the
relation that comes first. PLOVER and CAMEO are codes for events that political science uses; Wikidata's properties
are given where one means the same, with "^" where it runs the other way.

A verb between two names that is not listed becomes a relation of that name ("co-host_with"), with the rule "own-verb" and
a low score. A fact whose object is no thing, but a clause, an amount or plain words, has text in its place.
`

// writeVocabulary prints relations as a page for people.
func writeVocabulary(w io.Writer, relations []schema.RelationInfo) error {
	b := bufio.NewWriter(w)
	fmt.Fprintf(b, "%s\n## Types\n\n%s.\n\n## Relations\n", aboutVocabulary, joined(schema.EntityTypes))
	for i := range relations {
		r := &relations[i]
		fmt.Fprintf(b, "\n### %s\n\n%s\n\n", r.Name, r.Meaning)
		object := joined(r.Object)
		if r.Text {
			object = strings.TrimPrefix(object+", text", ", ")
		}
		fmt.Fprintf(b, "- who: %s\n- to whom or what: %s\n", joined(r.Subject), object)
		item := func(what, text string) {
			if text != "" {
				fmt.Fprintf(b, "- %s: %s\n", what, text)
			}
		}
		item("from the other side", r.Inverse)
		if r.Symmetric {
			item("symmetric", "who and whom may change places")
		}
		item("verbs", strings.Join(r.Verbs, ", "))
		item("verbs whose subject is the object", strings.Join(r.Inverses, ", "))
		item("verbs that are done to the subject", strings.Join(r.Patients, ", "))
		item("nouns", strings.Join(r.Nouns, ", "))
		item("roles", strings.Join(r.Roles, ", "))
		item("codes", strings.Join(codes(r), " · "))
		fmt.Fprintf(b, "- example: %s\n", cmp.Or(r.Example, "none"))
	}
	return b.Flush()
}

func codes(r *schema.RelationInfo) []string {
	var out []string
	for _, c := range [][2]string{{"PLOVER", r.PLOVER}, {"CAMEO", r.CAMEO}, {"Wikidata", r.Wikidata}} {
		if c[1] != "" {
			out = append(out, c[0]+" "+c[1])
		}
	}
	return out
}
