package article

import (
	"encoding/json"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"

	"newsgraph/extract/source"
	"newsgraph/extract/text"
	"newsgraph/extract/token"
)

// goldFolder holds articles with their zones marked by hand; the test that
// needs them skips where they are not.
var goldFolder = func() string {
	if dir := os.Getenv("NEWSGRAPH_SHARED"); dir != "" {
		return dir
	}
	return filepath.Join("..", "..", "..", "shared")
}()

type zone struct {
	Start int `json:"byte_start"`
	End   int `json:"byte_end"`
}

type goldDoc struct {
	File      string `json:"file"`
	Noise     []zone `json:"noise"`
	Optional  []zone `json:"optional"`
	Sentences []zone `json:"sentences"`
}

// TestGold measures on articles that were marked by hand: how much of the
// noise is outside the blocks and how much of the body inside.
func TestGold(t *testing.T) {
	files, _ := filepath.Glob(filepath.Join(goldFolder, "gold", "00*.gold.json"))
	if len(files) == 0 {
		t.Skip("no articles with marked zones to measure with")
	}
	sort.Strings(files)
	var noise, noiseFound, body, bodyKept int
	var sentRight, sentFound, sentWant int
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var g goldDoc
		if err := json.Unmarshal(data, &g); err != nil {
			t.Fatal(err)
		}
		raw, err := os.ReadFile(filepath.Join(goldFolder, "articles", g.File))
		if err != nil {
			t.Fatal(err)
		}
		doc := Clean(source.Item{Body: raw})
		in := make([]bool, len(doc.Text))
		for _, b := range doc.Blocks {
			for i := b.Start; i < b.End; i++ {
				in[i] = true
			}
		}
		token.Split(doc)
		found := map[zone]bool{}
		for _, s := range doc.Sentences {
			span := doc.SpanOf(s.First, s.End)
			found[zone{int(span.Start), int(span.End)}] = true
		}
		sentFound += len(doc.Sentences)
		sentWant += len(g.Sentences)
		for _, z := range g.Sentences {
			if found[z] {
				sentRight++
			} else {
				t.Logf("%s: no sentence %q", g.File, doc.Text[z.Start:z.End])
			}
		}
		count := func(zones []zone, want bool) (all, right int) {
			for _, z := range zones {
				missed := false
				for i := z.Start; i < z.End; i++ {
					if doc.Text[i] > ' ' {
						all++
						if in[i] == want {
							right++
						} else {
							missed = true
						}
					}
				}
				if missed {
					t.Logf("%s: want body %v: %.90q", g.File, want, doc.Text[z.Start:z.End])
				}
			}
			return all, right
		}
		a, r := count(g.Noise, false)
		noise, noiseFound = noise+a, noiseFound+r
		a, r = count(g.Sentences, true)
		body, bodyKept = body+a, bodyKept+r
	}
	t.Logf("sentences: %d right of %d found, %d wanted", sentRight, sentFound, sentWant)
	t.Logf("noise found %.2f %% of %d bytes, body kept %.2f %% of %d bytes", 100*float64(noiseFound)/float64(noise), noise, 100*float64(bodyKept)/float64(body), body)
	if noiseFound*100 < noise*98 || bodyKept*100 < body*99 {
		t.Error("want 98 % of the noise found and 99 % of the body kept")
	}
}

// dump prints the blocks and the noise of doc in text order.
func dump(doc *text.Doc) string {
	type part struct {
		start int
		s     string
	}
	var parts []part
	for _, b := range doc.Blocks {
		parts = append(parts, part{int(b.Start), roleNames[b.Role] + " " + doc.Of(b.Span)})
	}
	runes := []rune(doc.Text)
	for _, n := range doc.Noise {
		start := len(string(runes[:n.Start]))
		for i, l := range strings.Split(string(runes[n.Start:n.End]), "\n") {
			if l = strings.TrimSpace(l); l != "" {
				parts = append(parts, part{start, "- " + n.Kind + " " + l})
			}
			start += i
		}
	}
	sort.SliceStable(parts, func(i, j int) bool { return parts[i].start < parts[j].start })
	var out []string
	for _, p := range parts {
		out = append(out, p.s)
	}
	return strings.Join(out, "\n")
}

var roleNames = map[text.Role]string{text.Paragraph: "p", text.Headline: "h", text.Dateline: "d", text.Caption: "c", text.ListItem: "li"}
