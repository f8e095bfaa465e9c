package eval

import (
	"math"
	"os"
	"path/filepath"
	"testing"
)

// carbGold is in CaRB's form: sentence, relation, subject, objects.
const carbGold = "Ida sold the mill to Ole .\tsold\tIda\tthe mill\tto Ole\n" +
	"Ida sold the mill to Ole .\tC: x\n" +
	"The mill , Ole said , is old .\tis\tThe mill\told\tC: Ole said\n" +
	"The mill , Ole said , is old .\tsaid\tThe mill is old\tOle\n"

// TestScoreOpenIE has figures worked out by hand, and agreed with by the published scorer's rules.
func TestScoreOpenIE(t *testing.T) {
	file := filepath.Join(t.TempDir(), "gold.tsv")
	if err := os.WriteFile(file, []byte(carbGold), 0o666); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name string
		read map[string][]Tuple
		want OpenIE
	}{
		{"nothing", nil, OpenIE{}},
		{"exact, speech turned round", map[string][]Tuple{
			"Ida sold the mill to Ole .":     {{1, []string{"Ida", "sold", "the mill to Ole"}}},
			"The mill , Ole said , is old .": {{1, []string{"The mill", "is", "old"}}, {1, []string{"Ole", "said", "The mill is old"}}},
		}, OpenIE{100, 100, 100, 100}},
		{"a relation without a shared word", map[string][]Tuple{
			"Ida sold the mill to Ole .": {{1, []string{"Ida", "bought", "the mill to Ole"}}},
		}, OpenIE{}},
		// Both tuples fit the gold, which pays precision for one: 1 of 2. The longer has all 6 words.
		{"said twice", map[string][]Tuple{
			"Ida sold the mill to Ole .": {{1, []string{"Ida", "sold", "the mill"}}, {1, []string{"Ida", "sold", "the mill", "to Ole"}}},
		}, OpenIE{50, 100. / 3, 40, 100 * (1. / 3) * 1.5 / 2}},
		// The doubtful wrong one is cut off at the best point.
		{"doubt", map[string][]Tuple{
			"Ida sold the mill to Ole .": {{0.2, []string{"Ole", "sold", "Ida"}}, {0.9, []string{"Ida", "sold", "the mill to Ole"}}},
		}, OpenIE{100, 100. / 3, 50, 100. / 3}},
	} {
		got, err := ScoreOpenIE(file, func(s string) []Tuple { return c.read[s] })
		if err != nil {
			t.Fatal(err)
		}
		for i, d := range []float64{got.Precision - c.want.Precision, got.Recall - c.want.Recall, got.F1 - c.want.F1, got.AUC - c.want.AUC} {
			if math.Abs(d) > 1e-9 {
				t.Errorf("%s: got %+v, want %+v (figure %d)", c.name, got, c.want, i)
				break
			}
		}
	}
}
