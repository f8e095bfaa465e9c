package lexicon

// MisspeltCountry returns the country that s, of eight letters or more, misspells
// by one letter (see NearCountry): the first in the alphabet if there are several.
func MisspeltCountry(s string) (name string, ok bool) {
	if !NearCountry(s) {
		return "", false
	}
	key := noThe(Fold(s))
	for alias, country := range world().countries {
		if d := len(alias) - len(key); d >= -1 && d <= 1 && alias[0] == key[0] && oneOff(alias, key) && (!ok || country < name) {
			name, ok = country, true
		}
	}
	return name, ok
}
