package eval

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"

	"newsgraph/schema"
)

// KG scores readings against the annotated articles in gold, by the scorer that
// lies there (kg_score.py, which needs python3). Values are percentages; noise
// leakage is a count of entities and facts, and smaller is better.
func KG(gold string, readings []schema.Reading) ([]Score, error) {
	dir, err := os.MkdirTemp("", "newsgraph-eval")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	lines, result := filepath.Join(dir, "out.jsonl"), filepath.Join(dir, "scores.json")
	if err := writeReadings(lines, readings); err != nil {
		return nil, err
	}
	cmd := exec.Command("python3", filepath.Join(gold, "kg_score.py"), "--facts", lines, "--entities", lines, "--gold", gold, "--json", result)
	if out, err := cmd.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("%v: %w\n%s", cmd.Args, err, out)
	}
	data, err := os.ReadFile(result)
	if err != nil {
		return nil, err
	}
	return kgScores(data)
}

func writeReadings(file string, readings []schema.Reading) error {
	var b bytes.Buffer
	for _, r := range readings {
		if err := schema.WriteLines(&b, r); err != nil {
			return err
		}
	}
	return os.WriteFile(file, b.Bytes(), 0o644)
}

func kgScores(data []byte) ([]Score, error) {
	type prf struct{ P, R, F1 float64 }
	var res struct {
		Total struct {
			Entities, B3 prf
			B3Names      prf `json:"b3_names"`
			Strict       prf `json:"facts_strict"`
			Relaxed      prf `json:"facts_relaxed"`
			Core         struct {
				Strict float64
			} `json:"core_recall"`
			Noise   struct{ Entities, Facts, Mentions float64 }
			Matched struct {
				NonAsserted float64 `json:"modality_non_asserted"`
				AttrR       float64 `json:"attribution_recall"`
				AttrP       float64 `json:"attribution_precision"`
			}
		}
	}
	if err := json.Unmarshal(data, &res); err != nil {
		return nil, err
	}
	t := res.Total
	return []Score{
		{Name: "articles entities F1", Value: 100 * t.Entities.F1},
		{Name: "articles B3 F1 names", Value: 100 * t.B3Names.F1},
		{Name: "articles B3 F1 all", Value: 100 * t.B3.F1},
		{Name: "articles facts strict F1", Value: 100 * t.Strict.F1},
		{Name: "articles facts relaxed F1", Value: 100 * t.Relaxed.F1},
		{Name: "articles core facts recall", Value: 100 * t.Core.Strict},
		{Name: "articles modality not asserted", Value: 100 * t.Matched.NonAsserted},
		{Name: "articles attribution P", Value: 100 * t.Matched.AttrP},
		{Name: "articles attribution R", Value: 100 * t.Matched.AttrR},
		{Name: "articles noise leakage", Value: 0 - t.Noise.Entities - t.Noise.Facts - t.Noise.Mentions}, // more is better: 0 is best
	}, nil
}
