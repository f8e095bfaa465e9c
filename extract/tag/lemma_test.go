package tag

import "testing"

func TestLemma(t *testing.T) {
	l := &English().lemmas
	for _, tt := range []struct{ word, xpos, upos, want string }{
		{"cities", "NNS", "NOUN", "city"},
		{"movies", "NNS", "NOUN", "movie"},
		{"churches", "NNS", "NOUN", "church"},
		{"houses", "NNS", "NOUN", "house"},
		{"women", "NNS", "NOUN", "woman"},
		{"crises", "NNS", "NOUN", "crisis"},
		{"deportees", "NNS", "NOUN", "deportee"},
		{"Kovars", "NNPS", "PROPN", "Kovar"},
		{"Larsen", "NNP", "PROPN", "Larsen"},
		{"denied", "VBD", "VERB", "deny"},
		{"deporting", "VBG", "VERB", "deport"},
		{"accused", "VBN", "VERB", "accuse"},
		{"planned", "VBD", "VERB", "plan"},
		{"hoping", "VBG", "VERB", "hope"},
		{"hopping", "VBG", "VERB", "hop"},
		{"called", "VBD", "VERB", "call"},
		{"freed", "VBD", "VERB", "free"},
		{"lying", "VBG", "VERB", "lie"},
		{"struck", "VBD", "VERB", "strike"},
		{"pushes", "VBZ", "VERB", "push"},
		{"goes", "VBZ", "VERB", "go"},
		{"was", "VBD", "AUX", "be"},
		{"ca", "MD", "AUX", "can"},
		{"n’t", "RB", "PART", "not"},
		{"larger", "JJR", "ADJ", "large"},
		{"biggest", "JJS", "ADJ", "big"},
		{"easier", "JJR", "ADJ", "easy"},
		{"them", "PRP", "PRON", "they"},
		{"I", "PRP", "PRON", "I"},
		{"12,500", "CD", "NUM", "12500"},
		{"", "NN", "NOUN", ""},
		{"s", "NNS", "NOUN", "s"},
		{"ed", "VBD", "VERB", "ed"},
	} {
		if got := l.of(tt.word, tt.xpos, tt.upos); got != tt.want {
			t.Errorf("lemma of %s/%s is %q, want %q", tt.word, tt.xpos, got, tt.want)
		}
	}
}
