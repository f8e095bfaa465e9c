package eval

import (
	"strings"
	"testing"
)

// FuzzReaders gives every reader of labelled data any bytes: each returns what it holds or says what is wrong.
func FuzzReaders(f *testing.F) {
	for _, s := range []string{
		"# newdoc id = a\n# newpar\n1-2\tdel\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n1\tde\tde\tADP\tIN\t_\t2\tcase\t_\tEntity=(1-person(2-place\n2\tel\tel\tDET\tDT\t_\t0\troot\t_\tEntity=1)2)\n8.1\tx\t_\t_\t_\t_\t_\t_\t_\t_\n\n",
		"1\ta\t_\t_\t_\t_\t9\t_\t_\t_\n\n",
		"Ann\tB-PER\nLee\tI-PER\n\nsays\tO\nAcme\tI-ORG\n",
		carbGold, "a\tb\tC: x\n",
		"[1|Ann] met [2~a man [1|Ann] knew].\n\\[x\\]" + wantMark + "entity 1 Person Ann | Ann Lee\nentity 2 Person a man\nfact Ann ; met ; a man ; asserted ; - ; Ann met a man\n",
		"[1|Ann" + wantMark + "optional entity 1 Person,Group Ann\n",
		wantMark + "fact ; ; ; ; ;\n",
		`{"total": {"entities": {"f1": 1}}}`,
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if tree, err := ParseTreebank("f", []byte(s)); err == nil {
			for _, d := range tree.Docs {
				for _, sent := range d.Sentences {
					if sent.First >= sent.End || int(sent.End) > len(d.Tokens) {
						t.Errorf("sentence %+v of %d words", sent, len(d.Tokens))
					}
				}
			}
		}
		if docs, err := parseBIO("f", []byte(s)); err == nil {
			for _, d := range docs {
				for _, n := range d.Names {
					if n.First >= n.End || int(n.End) > len(d.Doc.Tokens) {
						t.Errorf("name %+v of %d words", n, len(d.Doc.Tokens))
					}
				}
			}
		}
		parseCaRB(strings.NewReader(s))
		parseStory("f", s)
		if a, err := parseAnnotated("f", s); err == nil {
			for _, m := range a.Mentions {
				a.Words(m)
			}
		}
		kgScores([]byte(s))
	})
}
