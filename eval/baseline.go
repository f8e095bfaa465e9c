package eval

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"math"
	"os"
	"slices"
)

// A Score is one figure; more is better.
type Score struct {
	Name  string
	Value float64
}

// A Table is the scores of one or more engines, a column each.
type Table struct {
	Engines []string
	names   []string // rows, in the order they came
	cells   map[string]map[string]float64
}

// Add puts the scores of one engine into t.
func (t *Table) Add(engine string, scores ...Score) {
	if t.cells == nil {
		t.cells = map[string]map[string]float64{}
	}
	if !slices.Contains(t.Engines, engine) {
		t.Engines = append(t.Engines, engine)
	}
	for _, s := range scores {
		if t.cells[s.Name] == nil {
			t.cells[s.Name] = map[string]float64{}
			t.names = append(t.names, s.Name)
		}
		t.cells[s.Name][engine] = math.Round(100*s.Value) / 100
	}
}

// Write prints t, a row a measure.
func (t *Table) Write(w io.Writer) {
	fmt.Fprintf(w, "%-34s", "")
	for _, e := range t.Engines {
		fmt.Fprintf(w, "%9s", e)
	}
	fmt.Fprintln(w)
	for _, name := range t.names {
		fmt.Fprintf(w, "%-34s", name)
		for _, e := range t.Engines {
			if v, ok := t.cells[name][e]; ok {
				fmt.Fprintf(w, "%9.2f", v)
			} else {
				fmt.Fprintf(w, "%9s", "-")
			}
		}
		fmt.Fprintln(w)
	}
}

// A Baseline is the scores that a change must not lower: measure, then engine.
type Baseline map[string]map[string]float64

// ReadBaseline reads a file that Save wrote; a missing file is an empty baseline.
func ReadBaseline(file string) (Baseline, error) {
	data, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		return Baseline{}, nil
	}
	if err != nil {
		return nil, err
	}
	b := Baseline{}
	if err := json.Unmarshal(data, &b); err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	return b, nil
}

// Save writes the scores of t over those of b, and keeps the rest.
func (b Baseline) Save(file string, t *Table) error {
	for name, row := range t.cells {
		if b[name] == nil {
			b[name] = map[string]float64{}
		}
		maps.Copy(b[name], row)
	}
	data, err := json.MarshalIndent(b, "", "  ")
	if err != nil {
		return err
	}
	return os.WriteFile(file, append(data, '\n'), 0o644)
}

// Lowered lists the scores of t that are below b, a line each.
func (b Baseline) Lowered(t *Table) []string {
	var lines []string
	for _, name := range t.names {
		for _, e := range t.Engines {
			was, had := b[name][e]
			is, has := t.cells[name][e]
			if had && has && is < was {
				lines = append(lines, fmt.Sprintf("%s (%s): %.2f, was %.2f", name, e, is, was))
			}
		}
	}
	return lines
}
