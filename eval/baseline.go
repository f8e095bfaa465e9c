package eval

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math"
	"os"
	"slices"
	"strings"
)

// A Score is one figure; more is better. Low and High are the bounds of its 95 %
// interval, both 0 where none is taken.
type Score struct {
	Name  string  `json:"-"`
	Value float64 `json:"value"`
	Low   float64 `json:"low,omitzero"`
	High  float64 `json:"high,omitzero"`
}

func (s Score) String() string {
	if s.Low == s.High {
		return fmt.Sprintf("%s %.2f", s.Name, s.Value)
	}
	return fmt.Sprintf("%s %.2f (%.1f to %.1f)", s.Name, s.Value, s.Low, s.High)
}

// A Table is the scores of one or more engines, a column each.
type Table struct {
	Engines []string
	names   []string // rows, in the order they came
	cells   map[string]map[string]Score
}

// Add puts the scores of one engine into t.
func (t *Table) Add(engine string, scores ...Score) {
	if t.cells == nil {
		t.cells = map[string]map[string]Score{}
	}
	if !slices.Contains(t.Engines, engine) {
		t.Engines = append(t.Engines, engine)
	}
	for _, s := range scores {
		if t.cells[s.Name] == nil {
			t.cells[s.Name] = map[string]Score{}
			t.names = append(t.names, s.Name)
		}
		s.Value, s.Low, s.High = round(s.Value), round(s.Low), round(s.High)
		t.cells[s.Name][engine] = s
	}
}

func round(v float64) float64 { return math.Round(100*v) / 100 }

// Write prints t, a row a measure, an interval beside each figure that has one.
func (t *Table) Write(w io.Writer) {
	fmt.Fprintf(w, "%-38s", "")
	for _, e := range t.Engines {
		fmt.Fprintf(w, "%9s%14s", e, "")
	}
	fmt.Fprintln(w)
	for _, name := range t.names {
		line := fmt.Sprintf("%-38s", name)
		for _, e := range t.Engines {
			switch s, ok := t.cells[name][e]; {
			case !ok:
				line += fmt.Sprintf("%9s%14s", "-", "")
			case s.Low == s.High:
				line += fmt.Sprintf("%9.2f%14s", s.Value, "")
			default:
				line += fmt.Sprintf("%9.2f  %5.1f–%-5.1f", s.Value, s.Low, s.High)
			}
		}
		fmt.Fprintln(w, strings.TrimRight(line, " "))
	}
}

// WriteJSON prints t as an object: measure, then engine, then value and bounds.
func (t *Table) WriteJSON(w io.Writer) error {
	enc := json.NewEncoder(w)
	enc.SetIndent("", "  ")
	return enc.Encode(t.cells)
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
		for engine, s := range row {
			b[name][engine] = s.Value
		}
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
			if had && has && is.Value < was {
				lines = append(lines, fmt.Sprintf("%s (%s): %.2f, was %.2f", name, e, is.Value, was))
			}
		}
	}
	return lines
}
