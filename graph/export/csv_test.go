package export

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// Python reads the files strictly; every cell is the text again, but for a "'" before formulas.
func TestCSV(t *testing.T) {
	for i, g := range cases() {
		files := unzipped(t, "csv", g, Options{})
		dir := t.TempDir()
		for name, text := range files {
			if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
				t.Fatal(err)
			}
		}
		rows := read[[][]string](t, "sheet.py", filepath.Join(dir, "nodes.csv"), filepath.Join(dir, "edges.csv"))
		want := tableOf(t, g, false, inJSON)
		edges := tableOf(t, g, true, inJSON).Edges
		if len(rows[0])-1 != len(want.Nodes) || len(rows[1])-1 != edges {
			t.Errorf("%s: %d nodes, %d edges, want %d, %d", caseNames[i], len(rows[0])-1, len(rows[1])-1, len(want.Nodes), edges)
		}
		for _, row := range rows[0][1:] {
			if name, ok := want.Nodes[row[0]]; ok && row[1] != name && row[1] != csvCell(name) {
				t.Errorf("%q is named %q, not %q", row[0], row[1], name)
			}
		}
		for _, row := range slices.Concat(rows...) {
			for _, cell := range row {
				if strings.ContainsAny(strings.TrimLeft(cell, " \t\r\n")+" ", "=+-@＝") && strings.IndexAny(strings.TrimLeft(cell, " \t\r\n"), "=+-@＝") == 0 {
					t.Errorf("a spreadsheet runs %q", cell)
				}
			}
		}
	}
}

func TestCSVCell(t *testing.T) {
	for _, tt := range []struct {
		value any
		want  string
	}{
		{"Ann Lee", "Ann Lee"},
		{"=1+1", "'=1+1"},
		{"  -2", "  '-2"},
		{"+1 555", "'+1 555"},
		{"@home", "'@home"},
		{"\t=x", "\t'=x"},
		{"a;=1", "a;'=1"},
		{"\"=1\"", "\"'=1\""},
		{"＝1", "'＝1"},
		{"x = 1 - 2", "x = 1 - 2"},
		{"person/zo%C3%A9-lee", "person/zo%C3%A9-lee"},
		{-3, "-3"},
		{0.93, "0.93"},
		{false, "false"},
		{"a\x00b\xff", "a\ufffdb\ufffd"},
	} {
		if got := csvCell(tt.value); got != tt.want {
			t.Errorf("%q: %q, want %q", tt.value, got, tt.want)
		}
	}
}

// The header is that of Neo4j's import; each record is a line, and its ends are there.
func TestNeo4j(t *testing.T) {
	for i, g := range cases() {
		files := unzipped(t, "neo4j", g, Options{})
		dir := t.TempDir()
		for name, text := range files {
			if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
				t.Fatal(err)
			}
		}
		rows := read[[][]string](t, "sheet.py", filepath.Join(dir, "nodes.csv"), filepath.Join(dir, "relationships.csv"))
		want := tableOf(t, g, true, plain)
		if len(rows[0])-1 != len(want.Nodes) || len(rows[1])-1 != want.Edges || strings.Count(files["nodes.csv"], "\n") != len(rows[0]) {
			t.Errorf("%s: %d nodes, %d edges, want %d, %d", caseNames[i], len(rows[0])-1, len(rows[1])-1, len(want.Nodes), want.Edges)
		}
		ids := map[string]bool{}
		for _, row := range rows[0][1:] {
			ids[row[0]] = true
			if row[1] != want.Nodes[row[0]] || row[2] == "" {
				t.Errorf("%q", row)
			}
		}
		for _, row := range rows[1][1:] {
			if !ids[row[0]] || !ids[row[1]] {
				t.Errorf("an end of %q is not there", row)
			}
		}
		for _, header := range []string{"id:ID,name,:LABEL,aliases:string[],mentions:int,", ":START_ID,:END_ID,:TYPE,id,"} {
			if !strings.HasPrefix(files["nodes.csv"], header) && !strings.HasPrefix(files["relationships.csv"], header) {
				t.Errorf("no header %s", header)
			}
		}
	}
}

func FuzzCypherText(f *testing.F) {
	for _, s := range hostile {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := cypherText(s)
		if strings.Contains(strings.ReplaceAll(got, `\\`, `\\ `), `\\u`) {
			t.Fatalf("%q: an escape of its own in %s", s, got)
		}
		for inside, i := false, 0; i < len(got); i++ {
			switch {
			case got[i] == '\'':
				inside = !inside
			case inside && got[i] == '\\':
				i++
			case !inside && !strings.ContainsRune(" +", rune(got[i])) || got[i] < ' ':
				t.Fatalf("%q: %s", s, got)
			}
		}
		if strings.ContainsAny(strings.Trim(cypherName(s), "`"), "`\\ \n") {
			t.Fatalf("%q: %s", s, cypherName(s))
		}
	})
}
