package lexicon

import "strings"

var irregular = map[string]string{
	"men": "man", "women": "woman", "children": "child", "people": "person", "wives": "wife", "lives": "life",
	"knives": "knife", "thieves": "thief", "leaves": "leaf", "halves": "half", "feet": "foot", "teeth": "tooth",
	"mice": "mouse", "geese": "goose", "media": "medium", "criteria": "criterion", "data": "datum", "crises": "crisis",
	"analyses": "analysis", "theses": "thesis", "series": "series", "species": "species", "news": "news",
	"headquarters": "headquarters", "politics": "politics", "movies": "movie", "cookies": "cookie", "alumni": "alumnus",
	"barracks": "barracks", "buses": "bus", "gases": "gas", "heroes": "hero", "cops": "cop", "police": "police",
}

// Singular returns the singular of a plural noun in lower case, by rule; a
// word that is none comes back as it is. It serves text without lemmas.
func Singular(s string) string {
	key := Fold(s)
	if one, ok := irregular[key]; ok {
		return one
	}
	stem, last := "", key
	if i := strings.LastIndexAny(key, " -"); i >= 0 {
		stem, last = key[:i+1], key[i+1:]
		if one, ok := irregular[last]; ok {
			return stem + one
		}
	}
	for _, end := range [...]string{"men"} {
		if strings.HasSuffix(last, end) && len(last) > 4 && last != "specimen" && last != "regimen" && last != "women" {
			return stem + last[:len(last)-2] + "an"
		}
	}
	switch {
	case len(last) < 4 || !strings.HasSuffix(last, "s") || strings.HasSuffix(last, "ss") || strings.HasSuffix(last, "us") || strings.HasSuffix(last, "is"):
		return key
	case strings.HasSuffix(last, "ies") && len(last) > 4:
		return key[:len(key)-3] + "y"
	case strings.HasSuffix(last, "ches"), strings.HasSuffix(last, "shes"), strings.HasSuffix(last, "sses"), strings.HasSuffix(last, "xes"), strings.HasSuffix(last, "zzes"):
		return key[:len(key)-2]
	}
	return key[:len(key)-1]
}
