package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const questionsRight = 24 // of thirty, at least

// TestQuestions asks the questions of the gold set as testdata/questions.txt has them, of a
// store built from its articles. A question counts as right when every expected answer is in
// one row and the rows are not too many.
func TestQuestions(t *testing.T) {
	const shared = "../../../shared"
	gold, err := os.ReadFile(shared + "/gold/questions.json")
	if err != nil {
		t.Skip("no questions here: ", err)
	}
	var set struct {
		Questions []struct{ ID, Question string }
	}
	if err := json.Unmarshal(gold, &set); err != nil {
		t.Fatal(err)
	}
	db := filepath.Join(t.TempDir(), "q.db")
	if code := run([]string{"newsgraph", "build", "-o", db, shared + "/articles"}, strings.NewReader(""), &bytes.Buffer{}, &bytes.Buffer{}); code != 0 {
		t.Fatalf("build: exit %d", code)
	}
	files := articleNumbers(t, db)
	wordings := readQuestions(t)
	right := 0
	for _, q := range set.Questions {
		x, ok := wordings[q.ID]
		if !ok {
			t.Errorf("%s is not asked", q.ID)
			continue
		}
		wrong := x.ask(t, db, files)
		if len(wrong) == 0 {
			right++
			t.Logf("%s right   %s", q.ID, q.Question)
			continue
		}
		t.Logf("%s WRONG   %s\n    lacks %s\n    %s", q.ID, q.Question, x.lacks, strings.Join(wrong, "\n    "))
	}
	t.Logf("%d of %d right", right, len(set.Questions))
	if right < questionsRight {
		t.Errorf("%d of %d questions are answered right, want %d; go test -run TestQuestions -v ./cmd/newsgraph tells which are not", right, len(set.Questions), questionsRight)
	}
}

// A question is one block of testdata/questions.txt.
type question struct {
	id, query, lacks string
	want             [][]string
	rows             int
}

func readQuestions(t *testing.T) map[string]question {
	data, err := os.ReadFile("testdata/questions.txt")
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]question{}
	for i, block := range strings.Split("\n"+string(data), "\n# ") {
		if i == 0 {
			continue // what the file says of itself
		}
		id, text, _ := strings.Cut(block, "\n")
		q := question{id: strings.TrimSpace(id), rows: -1}
		var query []string
		for line := range strings.SplitSeq(strings.TrimSpace(text), "\n") {
			switch {
			case strings.HasPrefix(line, "= "):
				q.want = append(q.want, strings.Split(line[2:], " | "))
			case strings.HasPrefix(line, "rows "):
				fmt.Sscanf(line, "rows %d", &q.rows)
			case strings.HasPrefix(line, "lacks "):
				q.lacks = line[len("lacks "):]
			default:
				query = append(query, line)
			}
		}
		q.query = strings.Join(query, "\n")
		if len(query) == 0 || len(query) > 5 || q.rows < 0 || len(q.want) == 0 && q.rows > 0 {
			t.Errorf("%s: %d lines of query, %d answers, at most %d rows", q.id, len(query), len(q.want), q.rows)
		}
		out[q.id] = q
	}
	return out
}

// ask returns what is wrong with the answer.
func (q *question) ask(t *testing.T, db string, files map[string]string) []string {
	var out, talk bytes.Buffer
	code := run([]string{"newsgraph", "repl", "--format", "jsonl", "--limit", "50", db}, strings.NewReader(q.query+"\n"), &out, &talk)
	if code != 0 {
		if !strings.Contains(talk.String(), "nothing is called") { // the reading lacks a name: no fault of the words
			t.Errorf("%s: %s", q.id, talk.String())
		}
		return []string{strings.TrimSpace(talk.String())}
	}
	var rows []string
	for line := range strings.Lines(out.String()) {
		rows = append(rows, rowWords(line, files))
	}
	var wrong []string
	if len(rows) > q.rows {
		wrong = append(wrong, fmt.Sprintf("%d rows, want %d at most", len(rows), q.rows))
	}
	for _, parts := range q.want {
		if !slices.ContainsFunc(rows, func(row string) bool { return hasAll(row, parts) }) {
			wrong = append(wrong, "no row has "+strings.Join(parts, " | "))
		}
	}
	return wrong
}

// rowWords writes a row as "key: value" lines, with the number of its article. What is
// printed for people counts as one row.
func rowWords(line string, files map[string]string) string {
	var row map[string]any
	if json.Unmarshal([]byte(line), &row) != nil {
		return line
	}
	var b strings.Builder
	for key, v := range row {
		fmt.Fprintf(&b, "%s: %v\n", key, v)
	}
	if id, ok := row["doc"].(string); ok {
		fmt.Fprintf(&b, "doc %s\n", files[id])
	}
	return b.String()
}

func hasAll(row string, parts []string) bool {
	for _, p := range parts {
		if !strings.Contains(strings.ToLower(row), strings.ToLower(p)) {
			return false
		}
	}
	return true
}

// articleNumbers maps the ids of articles to the number that their file name begins with.
func articleNumbers(t *testing.T, db string) map[string]string {
	var out bytes.Buffer
	run([]string{"newsgraph", "query", "--format", "tsv", db, `g.V("<Article>").In("<rdf:type>").Save("<ng:file>", "file").ForEach(d => g.Emit({id: d.id, file: d.file}))`},
		strings.NewReader(""), &out, &out)
	files := map[string]string{}
	for line := range strings.Lines(out.String()) {
		id, file, _ := strings.Cut(strings.TrimSpace(line), "\t")
		files[id], _, _ = strings.Cut(file, "_")
	}
	if len(files) < 2 {
		t.Fatal(out.String())
	}
	return files
}
