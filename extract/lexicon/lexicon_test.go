package lexicon

import (
	"testing"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"newsgraph/schema"
)

func TestWorld(t *testing.T) {
	for _, tt := range []struct{ in, country, demonym string }{
		{"U.S.", "United States", ""}, {"the U.S.", "United States", ""}, {"US", "United States", ""}, {"us", "", ""},
		{"UK", "United Kingdom", ""}, {"Holland", "Netherlands", ""}, {"the Netherlands", "Netherlands", ""},
		{"car", "", ""}, {"United States", "United States", ""}, {"it", "", ""}, {"", "", ""},
		{"American", "", "United States"}, {"Salvadorans", "", "El Salvador"}, {"El Salvadoran", "", "El Salvador"},
		{"Danes", "", "Denmark"}, {"Swiss", "", "Switzerland"}, {"Nigerien", "", "Niger"}, {"banana", "", ""},
	} {
		if got, _ := Country(tt.in); got != tt.country {
			t.Errorf("Country(%q) = %q, want %q", tt.in, got, tt.country)
		}
		if got, _ := Demonym(tt.in); got != tt.demonym {
			t.Errorf("Demonym(%q) = %q, want %q", tt.in, got, tt.demonym)
		}
	}
}

// TestCLDR holds our countries against Unicode's list: none may be missing.
func TestCLDR(t *testing.T) {
	except := map[string]string{ // CLDR's spelling, or no place that news speaks of
		"Myanmar (Burma)": "Myanmar", "Macedonia": "North Macedonia", "Hong Kong SAR China": "Hong Kong", "Macau SAR China": "Macau",
	}
	missing := 0
	for a := 'A'; a <= 'Z'; a++ {
		for b := 'A'; b <= 'Z'; b++ {
			r, err := language.ParseRegion(string(a) + string(b))
			if err != nil || !r.IsCountry() {
				continue
			}
			name := display.English.Regions().Name(r)
			if e, ok := except[name]; ok {
				name = e
			}
			if _, ok := Country(name); !ok && name != "" {
				missing++
				t.Logf("no country %q", name)
			}
		}
	}
	if missing > 45 { // dependencies with few or no inhabitants
		t.Errorf("%d regions of CLDR are missing", missing)
	}
}

func TestPeople(t *testing.T) {
	for _, tt := range []struct {
		word             string
		title, honorific bool
		role             bool
		first            Sex
	}{
		{"Mr.", true, true, false, Unknown}, {"prime minister", true, false, true, Unknown}, {"Sen.", true, false, true, Unknown},
		{"migrant", false, false, true, Unknown}, {"Maria", false, false, false, Female}, {"George", false, false, false, Male},
		{"Andrea", false, false, false, Unknown}, {"table", false, false, false, Unknown},
	} {
		_, role := RoleNoun(tt.word)
		if IsTitle(tt.word) != tt.title || IsHonorific(tt.word) != tt.honorific || role != tt.role || Gender(tt.word) != tt.first {
			t.Errorf("%q: title %v honorific %v role %v gender %v", tt.word, IsTitle(tt.word), IsHonorific(tt.word), role, Gender(tt.word))
		}
	}
	if sex, _ := RoleNoun("widow"); sex != Unknown && sex != Female {
		t.Errorf("widow is %v", sex)
	}
	if !GroupNoun("authorities") || GroupNoun("stone") {
		t.Error("group nouns")
	}
}

func TestHeads(t *testing.T) {
	for word, want := range map[string]schema.EntityType{
		"prison": schema.Facility, "Ministry": schema.Organization, "documentary": schema.Work, "treaty": schema.Law,
		"river": schema.Location, "country": schema.GPE, "earthquake": schema.Event, "app": schema.Product, "Corp.": schema.Organization,
		"banana": "",
	} {
		if got, _ := HeadType(word); got != want {
			t.Errorf("HeadType(%q) = %q, want %q", word, got, want)
		}
	}
	if !HeadSuffix("Inc.") || HeadSuffix("ministry") {
		t.Error("suffixes")
	}
}

func TestCalendar(t *testing.T) {
	for _, tt := range []struct {
		in         string
		month, day int
	}{
		{"Dec.", 12, -1}, {"March", 3, -1}, {"march", -1, -1}, {"May", 5, -1}, {"may", -1, -1},
		{"Tuesday", -1, 2}, {"Sun", -1, -1}, {"Sun.", -1, 0}, {"Mondays", -1, 1}, {"", -1, -1},
	} {
		m, mok := Month(tt.in)
		d, dok := Weekday(tt.in)
		if mok != (tt.month > 0) || mok && int(m) != tt.month || dok != (tt.day >= 0) || dok && int(d) != tt.day {
			t.Errorf("%q: month %v %v, day %v %v", tt.in, m, mok, d, dok)
		}
	}
	for in, want := range map[string]float64{"twelve": 12, "1,200": 1200, "3.5": 3.5, "twenty-one": 21, "x": -1, "": -1, "k": -1, "1a": -1} {
		got, ok := Number(in)
		if !ok {
			got = -1
		}
		if got != want {
			t.Errorf("Number(%q) = %v, want %v", in, got, want)
		}
	}
}

func TestSingular(t *testing.T) {
	for in, want := range map[string]string{
		"countries": "country", "men": "man", "policemen": "policeman", "women": "woman", "gang members": "gang member",
		"judges": "judge", "boss": "boss", "churches": "church", "crisis": "crisis", "Prisons": "prison", "s": "s", "": "",
	} {
		if got := Singular(in); got != want {
			t.Errorf("Singular(%q) = %q, want %q", in, got, want)
		}
	}
}

func FuzzFold(f *testing.F) {
	f.Add("The U.S.’s")
	f.Add("  a\t")
	f.Fuzz(func(t *testing.T, s string) {
		if once := Fold(s); Fold(once) != once && len(once) == len(Fold(once)) {
			t.Errorf("Fold(%q) is not stable: %q, %q", s, once, Fold(once))
		}
		Country(s)
		Place(s)
		Number(s)
		Singular(s)
		Weekday(s)
	})
}
