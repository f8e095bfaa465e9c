package eval

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"

	"newsgraph/schema"
)

// The rules of agreement are those by which the articles are scored too: names
// agree without case, determiner and title; clauses by the words they share.

var (
	signs    = strings.NewReplacer("’", "'", "‘", "'", "`", "'", "“", `"`, "”", `"`, "–", "-", "—", "-", "‑", "-")
	wordRE   = regexp.MustCompile(`[\pL\pN]+(?:'[\pL\pN]+)?`)
	stopList = wordSet(`a an the and or of to in on at by for from with as is are was were be been being has have had do
		does did it its this that these those he she they him his her them their who whom which what whose we our us you your
		i my me not would will could should may might can must shall than then so such any all more most very also into over
		under about after before between during there here when where how if but because said says say just only own same some other`)
	detList   = wordSet("the a an this that these those his her their its our your my")
	titleList = wordSet(`former president mr mr. mrs mrs. ms ms. dr dr. rev. sen. senator secretary minister prime mayor judge
		professor general major correspondent gov. governor colonel`)
)

func wordSet(s string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(s) {
		set[w] = true
	}
	return set
}

func plain(s string) string {
	s = signs.Replace(cases.Fold().String(norm.NFKC.String(s)))
	return strings.Trim(strings.Join(strings.Fields(s), " "), " \t\"'.,;:!?()[]")
}

// bare is plain without possessive, leading determiners and titles.
func bare(s string) string {
	s = strings.TrimSuffix(plain(s), "'s")
	w := strings.Fields(strings.ReplaceAll(s, `"`, ""))
	for _, list := range []map[string]bool{detList, titleList} {
		for len(w) > 1 && list[w[0]] {
			w = w[1:]
		}
	}
	return strings.ReplaceAll(strings.Join(w, " "), ".", "")
}

func content(s string) map[string]bool {
	set := map[string]bool{}
	for _, w := range wordRE.FindAllString(plain(s), -1) {
		w = strings.TrimSuffix(w, "'s")
		if stopList[w] {
			continue
		}
		if len(w) > 3 && strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") {
			w = w[:len(w)-1]
		}
		set[w] = true
	}
	return set
}

// sameWords tells whether two texts share enough content words: F1 of at least
// least, or three quarters of the shorter and three words.
func sameWords(a, b string, least float64) bool {
	if a == "" || b == "" {
		return false
	}
	if plain(a) == plain(b) {
		return true
	}
	x, y := content(a), content(b)
	both := 0
	for w := range x {
		if y[w] {
			both++
		}
	}
	if both == 0 {
		return false
	}
	f := 2 * float64(both) / float64(len(x)+len(y))
	return f >= least || (both >= 3 && float64(both) >= 0.75*float64(min(len(x), len(y))))
}

// A storyRead is a story beside its reading.
type storyRead struct {
	*Story
	got   schema.Reading
	names map[string]int // bare name to index of Story.Names
	is    []int          // referent to index of Story.Names, or -1
	at    [][2]int       // fact to its evidence, in code points of the reading's text
	vocab *schema.Vocabulary
}

func newStoryRead(s *Story, got schema.Reading, v *schema.Vocabulary) *storyRead {
	r := &storyRead{Story: s, got: got, names: map[string]int{}, vocab: v}
	for i, w := range s.Names {
		for _, n := range w.Names {
			r.names[bare(n)] = i
		}
	}
	for _, e := range got.Entities {
		r.is = append(r.is, r.named(e))
	}
	for _, f := range s.Facts {
		i := strings.Index(got.Doc.Text, f.Evidence)
		if i < 0 {
			r.at = append(r.at, [2]int{-1, -1})
			continue
		}
		start := utf8.RuneCountInString(got.Doc.Text[:i])
		r.at = append(r.at, [2]int{start, start + utf8.RuneCountInString(f.Evidence)})
	}
	return r
}

// named finds the wanted name that a referent goes by, or -1.
func (r *storyRead) named(e schema.Referent) int {
	for _, n := range append([]string{e.Name}, e.Aliases...) {
		if i, ok := r.names[bare(n)]; ok {
			return i
		}
	}
	return -1
}

// refers tells whether referent i is what want names or describes.
func (r *storyRead) refers(i int, want string) bool {
	if i < 0 || i >= len(r.got.Entities) {
		return false
	}
	if w, ok := r.names[bare(want)]; ok {
		return r.is[i] == w
	}
	e := r.got.Entities[i]
	if r.is[i] >= 0 {
		return false
	}
	if sameWords(e.Name, want, 0.6) || bare(e.Name) == bare(want) {
		return true
	}
	return !e.Named && slices.ContainsFunc(e.Mentions, func(m schema.Mention) bool {
		return m.Form != schema.Pronoun && (sameWords(m.Text, want, 0.6) || bare(m.Text) == bare(want))
	})
}

func (r *storyRead) anyRefers(i int, wants []string) bool {
	return slices.ContainsFunc(wants, func(w string) bool { return r.refers(i, w) })
}

// same tells whether a claim rests on the sentence of fact k.
func (r *storyRead) same(c schema.Claim, k int) bool {
	return c.Evidence.Start <= r.at[k][0] && r.at[k][1] <= c.Evidence.End
}

// object tells whether the object of c is that of fact k; words must come from the same sentence.
func (r *storyRead) object(c schema.Claim, k int) bool {
	for _, want := range r.Facts[k].Objects {
		clause, isText := strings.CutPrefix(want, `"`)
		if !isText && r.refers(c.Object, want) {
			return true
		}
		if !r.same(c, k) {
			continue
		}
		if isText && sameWords(c.ObjectText, strings.TrimSuffix(clause, `"`), 0.5) {
			return true
		}
		if !isText && c.Object < 0 && sameWords(c.ObjectText, want, 0.6) {
			return true
		}
	}
	return false
}

// reversed tells whether c holds fact k with subject and object in each other's place.
func (r *storyRead) reversed(c schema.Claim, k int) bool {
	return r.anyRefers(c.Object, r.Facts[k].Subjects) && r.anyRefers(c.Subject, r.Facts[k].Objects)
}

func (r *storyRead) forward(c schema.Claim, k int) bool {
	return r.anyRefers(c.Subject, r.Facts[k].Subjects) && r.object(c, k)
}

// strict tells whether c says what fact k says.
func (r *storyRead) strict(c schema.Claim, k int) bool {
	got, ok := r.vocab.Relation(c.Relation)
	if !ok {
		return false
	}
	for _, name := range r.Facts[k].Relations {
		if want, ok := r.vocab.Relation(name); !ok || want.Group != got.Group {
			continue
		}
		if r.forward(c, k) || got.Symmetric && r.reversed(c, k) {
			return true
		}
	}
	return false
}
