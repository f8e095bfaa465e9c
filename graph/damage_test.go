package graph_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"newsgraph/graph"
	"newsgraph/graph/graphtest"
	"newsgraph/schema"
)

// withReadings builds a finished store with n readings and returns its bytes and them.
func withReadings(t testing.TB, n int) ([]byte, []schema.Reading) {
	t.Helper()
	name := filepath.Join(t.TempDir(), "whole.db")
	s, err := graph.Replace(name)
	if err != nil {
		t.Fatal(err)
	}
	var readings []schema.Reading
	for i := range n {
		readings = append(readings, schema.Reading{Doc: schema.Document{ID: schema.DocID(fmt.Sprintf("doc/%016x", i)), Reader: "r",
			Text: strings.Repeat(fmt.Sprint("text ", i, " "), i%2000)}})
	}
	if err := s.PutReadings(context.Background(), readings); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Load(context.Background(), graphtest.Made(100)); err != nil {
		t.Fatal(err)
	}
	if err := s.Commit(); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return data, readings
}

// Whatever byte of a file is wrong, nothing panics: it is opened and read, or refused
// with a cure. A damaged page is found, and every reading outside of it is saved.
func TestDamage(t *testing.T) {
	whole, readings := withReadings(t, 300)
	rnd := rand.New(rand.NewPCG(3, 3))
	found := 0
	const rounds = 40
	for i := range rounds {
		data := append([]byte{}, whole...)
		page := 4096 * rnd.IntN(len(data)/4096)
		what := "noise"
		switch i % 4 {
		case 0:
			for k := range 4096 {
				data[page+k] = byte(rnd.Uint32())
			}
		case 1:
			what = "zeroes"
			clear(data[page : page+4096])
		case 2: // of the header, or of the first elements
			what = "a flipped bit"
			data[page+rnd.IntN(64)] ^= 1 << rnd.IntN(8)
		case 3:
			what = "another page"
			other := 4096 * rnd.IntN(len(data)/4096)
			copy(data[page:page+4096], whole[other:other+4096])
		}
		name := write(t, "d.db", data)
		for _, o := range []*graph.Options{nil, {Write: true}} {
			if err := readAll(t, name, o); err != nil {
				var told *graph.Error
				if !errors.As(err, &told) || told.Hint() == "" {
					t.Errorf("page %d, %s: %v has no cure", page/4096, what, err)
				}
			}
		}
		if damage, err := graph.PageDamage(t.Context(), name, 0); err != nil || len(damage) > 0 {
			found++
		}
		saved, err := graph.Salvage(t.Context(), name)
		if err != nil {
			if !errors.Is(err, graph.ErrNotStore) {
				t.Errorf("page %d, %s: salvage: %v", page/4096, what, err)
			}
			continue
		}
		if len(saved.Readings) < len(readings)-100 { // short ones share a page
			t.Errorf("page %d, %s: %d of %d readings were saved; damage %v", page/4096, what, len(saved.Readings), len(readings), saved.Damage)
		}
		for _, r := range saved.Readings {
			var n int
			_, _ = fmt.Sscanf(string(r.Doc.ID), "doc/%x", &n)
			if !reflect.DeepEqual(r, readings[n]) {
				t.Errorf("page %d, %s: %s is not as it was", page/4096, what, r.Doc.ID)
			}
		}
	}
	if found < rounds/3 {
		t.Errorf("damage was found in %d of %d files only", found, rounds)
	}
}

// readAll reads the store in every way.
func readAll(t *testing.T, name string, o *graph.Options) error {
	s, err := graph.Open(name, o)
	if err != nil {
		return err
	}
	defer s.Close()
	ctx := t.Context()
	var errs []error
	for f, err := range s.AllFacts(ctx) {
		if err == nil {
			_, err = s.Entity(ctx, f.Subject)
		}
		if err != nil && !errors.Is(err, graph.ErrNotFound) {
			errs = append(errs, err)
		}
	}
	for _, err := range s.Readings(ctx) {
		if err != nil {
			errs = append(errs, err)
		}
	}
	for _, err := range s.Quads(ctx) {
		if err != nil {
			errs = append(errs, err)
		}
	}
	if _, err := s.Check(ctx); err != nil {
		errs = append(errs, err)
	}
	return errors.Join(errs...)
}

func FuzzPages(f *testing.F) {
	f.Add([]byte("no store"))
	f.Add(make([]byte, 1<<14))
	whole, _ := withReadings(f, 3)
	f.Add(whole)
	dir := f.TempDir()
	f.Fuzz(func(t *testing.T, data []byte) {
		name := filepath.Join(dir, "f.db")
		if err := os.WriteFile(name, data, 0o600); err != nil {
			t.Fatal(err)
		}
		_, _ = graph.PageDamage(t.Context(), name, 0)
		_, _ = graph.Salvage(t.Context(), name)
	})
}
