package eval

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"sync"

	"newsgraph/schema"
)

// A MadeCorpus makes articles of any number to measure speed with: sentences of
// news in random order, about people and firms of other names. They mean nothing, and are
// read as slowly as those they are made of. The same corpus has the same articles.
type MadeCorpus struct {
	Words  int // of an article, about
	Things int // how many people and how many firms there are; a few are in the news far more than most
}

// A madeLine is a sentence or two of an invented article, in parts: text and names by turns.
type madeLine struct {
	text  []string // one more than there are names
	names []madeName
	words int
}

// A madeName is the name of something that gets another one in each article.
type madeName struct {
	thing  int // in its own article
	firm   bool
	full   bool   // has all its parts
	ending string // of a firm: "Dragon" of "Golden Dragon"
}

var madeLines = sync.OnceValue(func() [][]madeLine {
	all, err := ReadInvented(inventedFiles, "invented")
	if err != nil {
		panic("eval: " + err.Error())
	}
	var out [][]madeLine
	for i := range all {
		out = append(out, linesOf(&all[i]))
	}
	return out
})

func linesOf(a *Annotated) (lines []madeLine) {
	runes := []rune(a.Text)
	marks := a.Mentions
	at := 0
	for _, par := range strings.SplitAfter(a.Text, "\n") {
		end := at + len([]rune(par))
		l := madeLine{words: len(strings.Fields(par))}
		for from := at; ; {
			for len(marks) > 0 && (marks[0].Start < from || !renamed(a, &marks[0])) {
				marks = marks[1:]
			}
			if len(marks) == 0 || marks[0].End > end {
				l.text = append(l.text, strings.TrimRight(string(runes[from:end]), "\n"))
				break
			}
			m := marks[0]
			name := string(runes[m.Start:m.End])
			l.text = append(l.text, string(runes[from:m.Start]))
			_, last, full := strings.Cut(name, " ")
			l.names = append(l.names, madeName{m.Entity, m.Type == schema.Organization, full, last})
			from = m.End
		}
		if at = end; l.words > 5 {
			lines = append(lines, l)
		}
	}
	return lines
}

func renamed(a *Annotated, m *Marked) bool {
	return m.Form == schema.Name && (m.Type == schema.Person || m.Type == schema.Organization)
}

// Article returns article i as a file of Markdown.
func (c MadeCorpus) Article(i int) string {
	r := rand.New(rand.NewPCG(uint64(i), 11))
	var b strings.Builder
	fmt.Fprintf(&b, "---\noutlet: Herald %d\npublished: 2025-%02d-%02d\nurl: https://news.example/%d\n---\n# ", i%97, 1+i/28%12, 1+i%28, i)
	all := madeLines()
	for words := 0; words < c.Words; {
		from := r.IntN(len(all))
		l := &all[from][r.IntN(len(all[from]))]
		c.write(&b, l, r, i*len(all)+from)
		b.WriteString("\n\n")
		words += l.words
	}
	return b.String()
}

// write writes a line with other names and numbers. Lines of one article from one place keep to their people.
func (c MadeCorpus) write(b *strings.Builder, l *madeLine, r *rand.Rand, place int) {
	for i, text := range l.text {
		for _, ch := range []byte(text) {
			if '1' <= ch && ch <= '9' {
				ch = byte('1' + r.IntN(9))
			}
			b.WriteByte(ch)
		}
		if i < len(l.names) {
			n := &l.names[i]
			b.WriteString(c.name(n, uint64(place)*64+uint64(n.thing)))
		}
	}
}

var (
	givenNames  = strings.Fields("Ada Bruno Clara Dario Edda Felix Greta Hugo Irene Jonas Karla Luis Marta Nils Olga Pavel Rosa Stefan Teresa Victor")
	familyStart = strings.Fields("Ar Ben Cor Dal Eber Fal Gri Hol Iba Jan Kel Lind Mor Nov Ort Pet Quin Ros San Tan Ung Var Weis Yor Zel")
	familyEnd   = strings.Fields("ado ak ald aud berg dahl dez eau ell en er ert eva feld gaard han iak ic ides ini ino mann ova rup sen son stein stra ten ulu vic wald witz yan zoli")
)

// name returns the name that what lies behind a number goes by.
func (c MadeCorpus) name(n *madeName, number uint64) string {
	r := rand.New(rand.NewPCG(number, 5))
	f := r.Float64()
	k := int(f * f * f * float64(c.Things))
	family := familyStart[k%len(familyStart)] + familyEnd[k/len(familyStart)%len(familyEnd)]
	k /= len(familyStart) * len(familyEnd)
	switch given := givenNames[k%len(givenNames)]; {
	case n.firm && n.full:
		return family + " " + n.ending
	case n.firm, !n.full:
		return family
	default:
		return given + " " + strings.Repeat(string(rune('A'+k/len(givenNames)%26))+". ", min(1, k/len(givenNames))) + family
	}
}
