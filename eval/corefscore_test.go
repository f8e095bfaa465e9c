package eval

import (
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"newsgraph/extract/text"
)

// clusters reads "ab cde": a cluster a word, a mention a letter.
func clusters(s string) []Cluster {
	var out []Cluster
	for _, w := range strings.Fields(s) {
		c := Cluster{}
		for _, r := range w {
			c[text.Span{Start: r, End: r + 1}] = true
		}
		out = append(out, c)
	}
	return out
}

// The cases are those of Pradhan et al. (2014), "Scoring coreference partitions
// of predicted mentions", figure 1, and borders.
func TestCorefMetrics(t *testing.T) {
	for _, tt := range []struct {
		key, response string
		muc, b3, ceaf float64
	}{
		{"abc defg", "ab cd fghi", 40, 2. / (1/0.5 + 1/0.4167) * 100, 2. / (1/0.4333 + 1/0.65) * 100},
		{"ab", "ab", 100, 100, 100},
		{"ab", "cd", 0, 0, 0},
		{"ab", "", 0, 0, 0},
		{"", "", 0, 0, 0},
	} {
		k, r := clusters(tt.key), clusters(tt.response)
		for _, m := range []struct {
			name      string
			got, want float64
		}{{"MUC", f1of(muc(k, r)), tt.muc}, {"B3", f1of(bCubed(k, r)), tt.b3}, {"CEAFe", f1of(ceafE(k, r)), tt.ceaf}} {
			if math.Abs(m.got-m.want) > 0.02 {
				t.Errorf("%s of %q against %q is %.2f, want %.2f", m.name, tt.response, tt.key, m.got, m.want)
			}
		}
	}
}

// TestCorefScorer holds our figures against the scorer that lies with the data.
func TestCorefScorer(t *testing.T) {
	scorer := filepath.Join("..", "..", "shared", "eval", "coref_score.py")
	bank, err := ReadTreebank(filepath.Join("..", "..", "shared", "data", "ud", "gum-dev.conllu.gz"))
	if _, missing := os.Stat(scorer); err != nil || missing != nil {
		t.Skip("no treebank or no scorer to compare with")
	}
	gold, system := filepath.Join(t.TempDir(), "gold.conllu"), filepath.Join(t.TempDir(), "system.jsonl")
	data, err := ReadFile(filepath.Join("..", "..", "shared", "data", "ud", "gum-dev.conllu.gz"))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(gold, data, 0o644); err != nil {
		t.Fatal(err)
	}
	f, err := os.Create(system)
	if err != nil {
		t.Fatal(err)
	}
	// The treebank's own heads do: what is compared is the scoring.
	heads := map[string]*text.Doc{}
	for _, doc := range bank.Docs {
		heads[doc.Name] = doc
	}
	read := func(doc *text.Doc) { doc.Tokens, doc.Filled = heads[doc.Name].Tokens, heads[doc.Name].Filled }
	if err := bank.Coref(f, gold, read); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("python3", scorer, "score", system, gold).CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	mean := regexp.MustCompile(`mean F1 +([0-9.]+)`).FindSubmatch(out)
	theirs, _ := strconv.ParseFloat(string(mean[1]), 64)
	ours := CorefMeasures("", bank.GoldClusters(), Read(bank.Docs, Bare, read))[0].Score()
	if math.Abs(ours.Value-theirs) > 0.06 || theirs < 40 {
		t.Errorf("ours %.2f, theirs %.1f", ours.Value, theirs)
	}
}
