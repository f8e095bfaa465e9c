package export

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"testing"

	"newsgraph/schema"
)

func TestParseSelection(t *testing.T) {
	g := sample(affair + "\nPerson Edda Holm | hand_over_keys_to | Person Dario Falk | asserted")
	for _, tt := range []struct{ query, want string }{
		{"", "{[] 0 [] [] [] []   0 0 0}"},
		{"around=Edda Holm&around=Acme, Inc.&depth=2", "{[id/Acme, Inc. id/Edda Holm] 2 [] [] [] []   0 0 0}"},
		{"relation=owns&relation=hand over keys to&relation=<sued>", "{[] 0 [owns hand_over_keys_to sued] [] [] []   0 0 0}"},
		{"type=Person&type=gpe&modality=Denied", "{[] 0 [] [Person GPE] [denied] []   0 0 0}"},
		{"outlet=umbra wire", "{[] 0 [] [] [] [Umbra Wire]   0 0 0}"},
		{"since=2025-12&until= 2025-W52 ", "{[] 0 [] [] [] [] 2025-12 2025-W52 0 0 0}"},
		{"min-support=2&min-score=0.93&top=40", "{[] 0 [] [] [] []   2 930 40}"},

		{"around=nobody", "who is nobody"},
		{"relation=critisized", `no relation "critisized"; did you mean "criticized"?`},
		{"relation=hand_over_key_to", `no relation "hand_over_key_to"; did you mean "hand_over_keys_to"?`},
		{"relation=xyz", `no relation "xyz"; "newsgraph schema" lists those it reads in news`},
		{"type=Persom", `no type "Persom"; did you mean "Person"?`},
		{"modality=certain", `no modality "certain"; there are asserted, alleged, denied, hypothetical, negated`},
		{"outlet=Umbra Wires", `no article of an outlet "Umbra Wires"; did you mean "Umbra Wire"?`},
		{"outlet=Reuters", `no article of an outlet "Reuters"; there are The Northby Courier, Umbra Wire`},
		{"since=yesterday", `since: "yesterday" is no date; write it as 2025-12-23, 2025-12, 2025-W52 or 2025`},
		{"until=2025-02-30", `until: "2025-02-30" is no date; write it as 2025-12-23, 2025-12, 2025-W52 or 2025`},
		{"since=2025-12&until=2025-11-30", `no day is since 2025-12 and until 2025-11-30; give the earlier date to since`},
		{"top=-1", `top: "-1" is no whole number above 0; leave it out for no limit`},
		{"top=1e3", `top: "1e3" is no whole number above 0; leave it out for no limit`},
		{"top=1&top=2", `top is given 2 times; give it once`},
		{"depth=2", `depth is how far from a thing, and around names none; give around, too`},
		{"min-score=93", `min score: "93" is no score from 0 to 1; did you mean 0.93?`},
		{"min-score=930", `min score: "930" is no score from 0 to 1; did you mean 0.93?`},
		{"min-score=NaN", `min score: "NaN" is no score from 0 to 1; 0.9 leaves what is quite sure, 0.5 most`},
	} {
		values, err := url.ParseQuery(tt.query)
		if err != nil {
			t.Fatal(err)
		}
		sel, err := ParseSelection(t.Context(), source{g}, func(p string) []string { return values[p] }, func(name string) (schema.EntityID, error) {
			if name == "nobody" {
				return "", errors.New("who is nobody")
			}
			return schema.EntityID("id/" + name), nil
		})
		got := fmt.Sprint(sel)
		if err != nil {
			got = err.Error()
			var w *WrongError
			if errors.As(err, &w) {
				got += "; " + w.Hint()
			}
		}
		if got != tt.want {
			t.Errorf("%s\n got %s\nwant %s", tt.query, got, tt.want)
		}
	}
}

// Every field of a Selection is reached by a Param, and every Param does something.
func TestParams(t *testing.T) {
	value := map[string]string{"around": "x", "depth": "2", "relation": "owns", "type": "Person", "modality": "denied", "outlet": "Umbra Wire", "since": "2025", "until": "2025"}
	for _, p := range Params {
		sel, err := ParseSelection(context.Background(), source{sample(affair)}, func(name string) []string {
			switch v := value[name]; {
			case name != p.Name && !(p.Name == "depth" && name == "around"):
				return nil
			case v != "":
				return []string{v}
			}
			return []string{"1"}
		}, func(string) (schema.EntityID, error) { return "person/x", nil })
		if err != nil || sel.all() {
			t.Errorf("%s: %+v, %v", p.Name, sel, err)
		}
	}
}
