package eval

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"newsgraph/internal/golden"
)

// aims are the figures that were set as goals before the work began.
var aims = []struct {
	measure string
	aim     float64
}{
	{"news test facts strict F1", 75}, {"news test facts relaxed F1", 82},
	{"ewt-dev XPOS", 96}, {"gum-dev XPOS", 97}, {"ewt-dev LAS", 86}, {"ewt-dev names F1", 78},
	{"gum-dev coref CoNLL F1", 50}, {"carb-dev open F1", 55},
}

// heldOver is what each set of measures was taken on, by the words that their names begin with.
var heldOver = []struct{ prefix, about string }{
	{"news test", "Invented articles in [eval/news](../eval/news), annotated before the program had read them and never looked at while rules were written."},
	{"news dev", "The other eighteen articles of eval/news, whose misses were looked at: what a figure becomes then."},
	{"invented dev", "Half of the invented articles in [eval/invented](../eval/invented), some with 25 facts; the other half was learnt from."},
	{"articles", "Five real articles that the rules were written on. Read these figures as the best that can happen, not as what will. Of noise, less is better."},
	{"ewt-dev raw", "The same from raw text: sentences and words are found too."},
	{"ewt-dev", "Universal Dependencies English EWT, development part: weblogs, mail, reviews. Words given, tags our own. Names: Universal NER, by a model that has not seen them."},
	{"gum-dev news raw", "The same from raw text."},
	{"gum-dev news", "The two news articles of GUM: too few to compare small differences."},
	{"gum-dev raw", "The same from raw text."},
	{"gum-dev", "Universal Dependencies English GUM, development part. Names are derived from its entities, with much noise."},
	{"carb-dev", "Open tuples (`extract --open`) as CaRB scores them, development part."},
}

// docs/accuracy.md has every figure of the baseline, the aims beside what is reached, and no other figure.
func TestAccuracyPage(t *testing.T) {
	const file = "../docs/accuracy.md"
	base, err := ReadBaseline("baseline.json")
	if err != nil {
		t.Fatal(err)
	}
	golden.Section(t, file, "in short", inShort(base))
	golden.Section(t, file, "aims", aimTable(t, base))
	golden.Section(t, file, "all figures", allFigures(t, base))
}

func inShort(b Baseline) string {
	of := func(name string) float64 { return b["news test facts strict "+name]["own"] }
	return fmt.Sprintf("Of 100 facts that an annotator finds in an article that the program has not seen, it finds %.0f.\n"+
		"Of 100 that it gives, %.0f are right in who did what to whom.", of("R"), of("P"))
}

func aimTable(t *testing.T, b Baseline) string {
	s := "| measure | aim | reached | |\n|---|---|---|---|\n"
	for _, a := range aims {
		is, ok := b[a.measure]["own"]
		if !ok {
			t.Fatalf("the baseline has no %q", a.measure)
		}
		verdict := "reached"
		if is < a.aim {
			verdict = fmt.Sprintf("**missed by %.1f**", a.aim-is)
		}
		s += fmt.Sprintf("| %s | %.0f | %.1f | %s |\n", a.measure, a.aim, is, verdict)
	}
	return s
}

func allFigures(t *testing.T, b Baseline) string {
	left := slices.Sorted(maps.Keys(b))
	byPrefix := map[string][]string{}
	longest := slices.Clone(heldOver)
	slices.SortFunc(longest, func(a, b struct{ prefix, about string }) int { return len(b.prefix) - len(a.prefix) })
	for _, name := range left {
		i := slices.IndexFunc(longest, func(h struct{ prefix, about string }) bool { return strings.HasPrefix(name, h.prefix+" ") })
		if i < 0 {
			t.Fatalf("nothing says what %q was taken on", name)
		}
		byPrefix[longest[i].prefix] = append(byPrefix[longest[i].prefix], name)
	}
	var s strings.Builder
	for _, h := range heldOver {
		fmt.Fprintf(&s, "### %s\n\n%s\n\n| measure | newsgraph | `--engine prose` |\n|---|---|---|\n", h.prefix, h.about)
		for _, name := range byPrefix[h.prefix] {
			fmt.Fprintf(&s, "| %s | %.1f | %.1f |\n", strings.TrimPrefix(name, h.prefix+" "), b[name]["own"], b[name]["prose"])
		}
		s.WriteString("\n")
	}
	return s.String()
}
