package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// TestQuestions asks the questions of the gold set at the prompt, as testdata/questions.txt
// words them, of a store built from the articles: each in at most five lines, none with an
// error. How many are answered depends on the reading, and is logged, not wanted: -v shows it.
//
// An answer counts as given when one row has two thirds of its words (of four letters and
// more) and, for a question of articles, when the rows name the article.
func TestQuestions(t *testing.T) {
	const shared = "../../../shared"
	gold, err := os.ReadFile(shared + "/gold/questions.json")
	if err != nil {
		t.Skip("no questions here: ", err)
	}
	var set struct {
		Questions []struct {
			ID       string `json:"id"`
			Question string `json:"question"`
			Answers  []any  `json:"answers"`
		} `json:"questions"`
	}
	if err := json.Unmarshal(gold, &set); err != nil {
		t.Fatal(err)
	}
	db := filepath.Join(t.TempDir(), "q.db")
	if code := run([]string{"newsgraph", "build", "-o", db, shared + "/articles"}, strings.NewReader(""), &bytes.Buffer{}, &bytes.Buffer{}); code != 0 {
		t.Fatalf("build: exit %d", code)
	}
	files := articleNumbers(t, db)
	asked, err := os.ReadFile("testdata/questions.txt")
	if err != nil {
		t.Fatal(err)
	}
	wordings := map[string]string{}
	for block := range strings.SplitSeq("\n"+string(asked), "\n# ") {
		id, text, _ := strings.Cut(block, "\n")
		wordings[strings.TrimSpace(id)] = strings.TrimSpace(text)
	}
	right, partly := 0, 0
	for _, q := range set.Questions {
		text := wordings[q.ID]
		if text == "" || strings.Count(text, "\n") >= 5 {
			t.Errorf("%s: %d lines", q.ID, strings.Count(text, "\n")+1)
			continue
		}
		for i, name := range slices.Backward(namesIn(q.Question)) {
			text = strings.ReplaceAll(text, "$"+string(rune('1'+i)), name)
		}
		var out, talk bytes.Buffer
		code := run([]string{"newsgraph", "repl", "--format", "jsonl", "--limit", "25", db}, strings.NewReader(text+"\n"), &out, &talk)
		rows := strings.Split(strings.TrimSpace(out.String()), "\n")
		given := 0
		for _, a := range q.Answers {
			if answered(a, rows, files) {
				given++
			}
		}
		verdict := "wrong"
		switch {
		case code != 0:
			verdict = "an error: " + strings.TrimSpace(talk.String())
			if !strings.Contains(talk.String(), "nothing is called") { // the reading lacks a name: no fault of the words
				t.Errorf("%s: %s", q.ID, verdict)
			}
		case len(q.Answers) == 0 && out.Len() == 0, len(q.Answers) > 0 && given == len(q.Answers):
			verdict = "right"
			right++
		case given > 0:
			verdict = "partly"
			partly++
		}
		t.Logf("%s %d of %d answers, %d rows: %s", q.ID, given, len(q.Answers), len(rows), verdict)
	}
	t.Logf("%d of %d right, %d partly", right, len(set.Questions), partly)
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

var (
	nameForm = regexp.MustCompile(`“[^”]+”|"[^"]+"|\b\d*\s?[A-Z][\w]*(?: [A-Z][\w]*)*`)
	askWord  = regexp.MustCompile(`^(Who|Whom|What|Which|In|On|Does|Under|Why|A|Is|Are|How|When|Where)\b`)
	longWord = regexp.MustCompile(`[\p{L}\d]+`)
)

// namesIn returns the names in a question, $1 the first: runs of words with a capital, and
// what stands in quotes.
func namesIn(question string) []string {
	var out []string
	for _, n := range nameForm.FindAllString(question, -1) {
		n = strings.TrimSpace(askWord.ReplaceAllString(n, ""))
		if n = strings.Trim(n, `"“” `); n != "" && !slices.Contains(out, n) {
			out = append(out, n)
		}
	}
	return out
}

func answered(answer any, rows []string, files map[string]string) bool {
	if a, ok := answer.(map[string]any); ok {
		if doc, ok := a["doc"].(string); ok {
			return slices.ContainsFunc(rows, func(r string) bool {
				var row map[string]any
				json.Unmarshal([]byte(r), &row)
				id, _ := row["doc"].(string)
				return files[id] == doc
			})
		}
	}
	want := map[string]bool{}
	leaves(answer, func(s string) {
		for _, w := range longWord.FindAllString(strings.ToLower(s), -1) {
			if utf8.RuneCountInString(w) > 3 {
				want[w] = true
			}
		}
	})
	return slices.ContainsFunc(rows, func(r string) bool {
		n := 0
		for w := range want {
			if strings.Contains(strings.ToLower(r), w) {
				n++
			}
		}
		return len(want) > 0 && 3*n >= 2*len(want)
	})
}

// leaves yields the words of an answer, without its ids and notes.
func leaves(v any, yield func(string)) {
	switch v := v.(type) {
	case string:
		yield(v)
	case []any:
		for _, x := range v {
			leaves(x, yield)
		}
	case map[string]any:
		for k, x := range v {
			if k != "id" && k != "entity" && k != "note" && k != "when" && k != "date" {
				leaves(x, yield)
			}
		}
	}
}
